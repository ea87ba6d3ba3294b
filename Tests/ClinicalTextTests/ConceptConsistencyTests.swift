import ClinicalText
import Testing

/// What must hold for every line of the built-in tables.
@Suite struct ConceptConsistencyTests {
    private let table = ConceptTable.builtIn

    private func normal(_ phrase: ConceptPhrase) -> [String] { phrase.words.map(WordForms.normal) }

    @Test func thereAreManyConceptsOfEveryKind() {
        #expect(table.concepts.count >= 600)
        #expect(table.concepts.map(\.phrases.count).reduce(0, +) >= 3_000)
        for kind in ConceptKind.allCases where kind != .other {
            #expect(table.concepts.count { $0.kind == kind } >= 40, "\(kind)")
        }
    }

    @Test func identifiersAreUniqueAndReadable() {
        #expect(Set(table.concepts.map(\.id)).count == table.concepts.count)
        let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
        for concept in table.concepts {
            #expect(Set(concept.id).isSubset(of: letters) && !concept.id.isEmpty, "\(concept)")
        }
    }

    @Test func everyBroaderConceptExists() {
        #expect(table.unknownBroader == [])
    }

    @Test func noConceptIsBroaderThanItself() {
        for concept in table.concepts {
            let above = table.broader(than: concept)
            #expect(!above.contains { $0.broader.contains(concept.id) }, "\(concept.id)")
            #expect(!concept.broader.contains(concept.id), "\(concept.id)")
        }
    }

    @Test func broaderConceptsAreOfTheSameSort() {
        let acquisition: Set<ConceptKind> = [.modality, .technique]
        for concept in table.concepts {
            for other in table.broader(than: concept) {
                #expect(
                    other.kind == concept.kind || acquisition.isSuperset(of: [other.kind, concept.kind]),
                    "\(concept.id) < \(other.id)")
            }
        }
    }

    @Test func noPhraseStandsTwiceInAConcept() {
        for concept in table.concepts {
            let phrases = concept.phrases.map(normal)
            #expect(Set(phrases).count == phrases.count, "\(concept.id)")
        }
    }

    @Test func everyPhraseIsFoldedAsTextsAre() {
        let wrong = table.concepts.flatMap(\.phrases).filter { phrase in
            phrase.words != SearchWords.split(FoldedText.fold(phrase.text))
                || phrase.words.isEmpty || phrase.words.count > 8
                || phrase.text.contains { "|;<>[]!".contains($0) }
        }
        #expect(wrong.map(\.text) == [])
    }

    @Test func everyPhraseFindsItsConcept() {
        var lost: [String] = []
        for concept in table.concepts {
            for phrase in concept.phrases {
                let matches = table.matches(in: phrase.words, modality: phrase.modalities.first)
                let isFound = matches.count == 1 && matches[0].concepts.contains { $0.id == concept.id }
                if !isFound { lost.append("\(concept.id): \(phrase.text)") }
            }
        }
        #expect(lost == [])
    }

    @Test func theNormalFormOfEveryWordIsItsOwn() {
        let forms = Set(table.concepts.flatMap(\.phrases).flatMap(\.words).map(WordForms.normal))
        #expect(forms.count > 5_000)
        #expect(forms.filter { WordForms.normal($0) != $0 } == [])
    }

    @Test func languagesAndModalitiesAreKnown() {
        let languages: Set<String> = ["de", "fr", "es", "it", "pt", "nl"]
        let modalities: Set<String> = [
            "CT", "MR", "CR", "DX", "DR", "RG", "US", "NM", "PT", "XA", "RF", "MG", "PX", "IO", "OP", "OPT", "XC",
            "DMS",
            "SM", "GM", "ES", "IVUS", "PA", "PR", "LS", "OT",
        ]
        let phrases = table.concepts.flatMap(\.phrases)
        #expect(phrases.filter { $0.language.map { !languages.contains($0) } ?? false }.map(\.text) == [])
        #expect(phrases.filter { !$0.modalities.isSubset(of: modalities) }.map(\.text) == [])
    }

    @Test func mostPartsOfTheBodyHaveNamesInOtherLanguages() {
        let parts = table.concepts.filter { $0.kind == .bodyPart }
        let named = parts.filter { Set($0.phrases.compactMap(\.language)).count >= 4 }
        #expect(named.count >= 220)
        for id in ["head", "chest", "abdomen", "spine", "hand", "knee", "foot", "heart", "lung", "liver", "brain"] {
            #expect(named.contains { $0.id == id }, "\(id)")
        }
    }

    @Test func ambiguousPhrasesAreKnown() {
        var concepts: [String: Set<String>] = [:]
        for concept in table.concepts {
            for phrase in concept.phrases {
                concepts[normal(phrase).joined(separator: " "), default: []].insert(concept.id)
            }
        }
        let found = Set(concepts.filter { $0.value.count > 1 }.keys)
        #expect(found.subtracting(ambiguous) == [])
        #expect(ambiguous.subtracting(found) == [])
    }

    /// Phrases of several concepts, in their normal form.
    private let ambiguous: Set<String> = [
        "aml", "angiogram", "angiography", "ap", "ar", "asd", "borst", "bpd", "brust", "cdh", "ce", "clip", "dai",
        "dp", "dr", "dvt", "effusion", "endoprothese", "ep", "erguss", "es", "ett", "eventration", "ganglion",
        "hbp", "iam", "iup", "lcc", "le", "ls", "mm", "mr", "ms", "opt", "pa", "pca", "pid", "pns", "pr",
        "pta", "ptc", "ra", "rcc", "rf", "rug", "sm", "spn", "tep", "toe", "tof", "us", "usg", "ventricle",
    ]

    /// Context groups 4, 4009, 4030 and 4031 of PS3.16, as far as they name a part and not a way to it.
    @Test(arguments: ContextGroupMeanings.parts)
    func meaningsOfContextGroupsAreUnderstood(meaning: String) {
        let words = SearchWords.split(meaning)
        let matched = table.matches(in: words).map(\.range.count).reduce(0, +)
        #expect(matched > 0, "\(meaning)")
    }
}
