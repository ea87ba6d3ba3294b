import Testing

@testable import ClinicalText

@Suite struct QueryConceptsTests {
    private let concepts = QueryConcepts.builtIn
    private let table = ConceptTable.builtIn

    private func found(_ query: String, modality: String? = nil) -> [QueryConcept] {
        concepts.found(in: IndexWords.of(query), modality: modality)
    }

    private func ids(_ query: String, modality: String? = nil) -> [String] {
        found(query, modality: modality).map(\.id).sorted()
    }

    // MARK: The same as the whole table

    /// What a reading of the whole table says of some words: everything it names from their beginning to their end.
    private struct Meanings {
        var concepts: [[String]: [(number: Int, modalities: Set<String>)]] = [:]

        init(_ table: ConceptTable) {
            for (number, concept) in table.concepts.enumerated() {
                for phrase in concept.phrases {
                    let words = IndexWords.of(phrase.text)
                    concepts[words, default: []].append((number, phrase.modalities))
                }
            }
        }

        func numbers(_ words: [String], modality: String?) -> Set<Int> {
            let all = (concepts[words] ?? []).filter {
                $0.modalities.isEmpty || modality.map($0.modalities.contains) ?? true
            }
            let plain = all.filter(\.modalities.isEmpty)
            return Set((modality == nil && !plain.isEmpty ? plain : all).map(\.number))
        }
    }

    @Test func everyNameIsFoundAsInTheWholeTable() {
        let meanings = Meanings(table)
        var wrong: [String] = []
        for phrase in table.concepts.flatMap(\.phrases) {
            let words = IndexWords.of(phrase.text)
            // Without a modality, and with one if the name needs it.
            for modality in phrase.modalities.isEmpty ? [nil] : [nil, phrase.modalities.first] {
                let found = Set(concepts.lines(named: words, modality: modality))
                if found != meanings.numbers(words, modality: modality) { wrong.append(phrase.text) }
            }
        }
        #expect(wrong == [])
    }

    @Test func everyLineIsTheConceptOfTheWholeTable() {
        let index = ConceptLineIndex.builtIn
        #expect(index.lineCount == table.concepts.count)
        #expect(table.concepts.indices.filter { index.concept($0) != table.concepts[$0] } == [])
        #expect(table.concepts.indices.filter { index.line(id: table.concepts[$0].id) != $0 } == [])
        let positions = Dictionary(uniqueKeysWithValues: table.concepts.enumerated().map { ($1.id, $0) })
        var narrower: [Int: [Int]] = [:]
        for (position, concept) in table.concepts.enumerated() {
            #expect(index.broader(than: position) == concept.broader.map { positions[$0] })
            for id in concept.broader { narrower[positions[id] ?? -1, default: []].append(position) }
        }
        for position in table.concepts.indices.filter({ $0.isMultiple(of: 20) || (narrower[$0] ?? []).count > 2 }) {
            #expect(index.narrower(than: position) == narrower[position] ?? [])
        }
    }

    @Test func latinLettersAreFoldedAsTexts() {
        for value in 0xC0...0x17F as ClosedRange<UInt32> {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(scalar).utf8)
            let folded = Array(FoldedText.fold(String(scalar)).utf8)
            let isPlain = folded.allSatisfy { (0x61...0x7A).contains($0) }
            #expect(LatinLetters.folded(bytes[0], bytes[1]) == (isPlain ? folded : nil), "\(scalar)")
        }
    }

    @Test(arguments: [
        "abdominal ct", "ct abdomen with contrast", "CXR pneumothorax", "cerebral haemorrhage", "lumbar vertebrae",
        "renal cysts", "brain MRI without contrast", "fetal ultrasound", "hip replacement", "NG tube",
        "Crohn's disease",
        "right pulmonary artery filling defect, mitral valve prolapse", "sagittal T2 lumbar spine", "toe", "MS",
        "panoramic x-ray wisdom tooth", "Schädel", "échographie du foie", "fundus photograph diabetic retinopathy",
    ])
    func aQueryNamesWhatTheWholeTableSays(query: String) {
        for modality in [nil, "US", "MR"] {
            let expected = table.matches(in: SearchWords.split(query), modality: modality).flatMap(\.concepts).map(\.id)
            #expect(ids(query, modality: modality) == expected.sorted())
        }
    }

    // MARK: What a search asks for

    @Test(arguments: [
        ("Thx", "chest"), ("Abd", "abdomen"), ("WS", "spine"), ("HWS", "cervical-spine"), ("BWS", "thoracic-spine"),
        ("LWS", "lumbar-spine"), ("KST", "magnetic-resonance-imaging"), ("cardiac", "heart"), ("HEART", "heart"),
        ("Herz", "heart"), ("CARDIO", "heart"), ("ABDOMEN", "abdomen"), ("HEAD", "head"), ("HAND", "hand"),
        ("CT", "computed-tomography"), ("mri", "magnetic-resonance-imaging"), ("MR", "magnetic-resonance-imaging"),
        ("x-ray", "radiography"), ("xrays", "radiography"), ("ultrasound", "ultrasound"), ("US", "ultrasound"),
        ("mammogram", "mammography"), ("MG", "mammography"), ("PET", "positron-emission-tomography"),
        ("PT", "positron-emission-tomography"), ("CR", "computed-radiography"), ("DX", "digital-radiography"),
    ])
    func wordsOfHeadersAreUnderstood(text: String, id: String) {
        #expect(ids(text) == [id])
    }

    @Test(arguments: [
        ("abdominal ct", "abdomen", ["abdomen", "abd", "bauch"]),
        ("cardiac", "heart", ["heart", "herz", "cardio", "card"]),
        ("MR head", "head", ["kopf", "tete"]), ("chest", "chest", ["thorax", "thx"]),
        ("Wirbelsäule", "spine", ["ws", "spine"]),
        ("cervical spine", "cervical-spine", ["hws"]), ("thoracic spine", "thoracic-spine", ["bws"]),
        ("lumbar spine", "lumbar-spine", ["lws"]), ("MRI", "magnetic-resonance-imaging", ["mr", "kst", "irm"]),
        ("kidney", "kidney", ["renal", "niere", "nier"]),
    ])
    func aSearchTriesWhatHeadersWrite(query: String, id: String, names: [String]) throws {
        let concept = try #require(found(query).first { $0.id == id })
        for name in names { #expect(concept.alternatives.contains([name]), "\(name): \(concept.alternatives)") }
        #expect(!concept.alternatives.contains(Array(IndexWords.of(query)[concept.words])))
    }

    @Test(arguments: [
        ("ct", "CT"), ("mri", "MR"), ("x-ray of a hand", "CR"), ("x-ray of a hand", "DX"), ("ultrasound", "US"),
        ("mammogram", "MG"), ("PET", "PT"), ("chest x-ray", "DX"), ("echocardiogram", "US"), ("bone scan", "NM"),
        ("KST", "MR"), ("Röntgen", "CR"), ("fluoroscopy", "RF"), ("dsa", "XA"),
    ])
    func aModalityHasTheCodesOfHeaders(query: String, code: String) {
        #expect(found(query).contains { $0.modalities.contains(code) })
    }

    @Test func everyModalityButFewHasACode() {
        let names = table.concepts.filter { $0.kind == .modality }.map(\.name)
        let without = names.filter { name in !found(name).contains { $0.kind == .modality && !$0.modalities.isEmpty } }
        #expect(without.count <= 6, "\(without)")
    }

    @Test func theLongestNameComesFirstAndNothingOverlaps() {
        let query = found("x-ray of a hand, right pulmonary artery")
        #expect(query.map(\.id) == ["right-pulmonary-artery", "radiography", "hand"])
        #expect(query.map(\.words) == [4..<7, 0..<1, 3..<4])
    }

    @Test func aModalityDecidesWhatAnAbbreviationMeans() {
        #expect(ids("MS", modality: "MR") == ["multiple-sclerosis"])
        #expect(ids("MS", modality: "CT") == [])
        #expect(ids("MS") == ["mitral-stenosis", "multiple-sclerosis"])
        #expect(ids("toe") == ["toe"])
    }

    @Test func broaderConceptsAndNarrowerOnesHaveNames() throws {
        let brain = try #require(found("brain").first)
        #expect(brain.broader.map(\.name) == ["head", "whole body"])
        #expect(brain.broader[0].names.contains(["kopf"]))
        let abdomen = try #require(found("abdomen").first)
        let narrower = concepts.narrower(than: abdomen)
        #expect(narrower.count == 24)
        #expect(narrower.contains { $0.id == "liver" && $0.names.contains(["hepatic"]) })
        #expect(concepts.narrower(than: abdomen, limit: 500).contains { $0.id == "kidney" })
    }

    @Test func alternativesAreFewAndEachFindsMore() {
        for (number, concept) in table.concepts.enumerated() where number.isMultiple(of: 7) {
            for named in found(concept.name) {
                #expect(named.alternatives.count <= 24)
                #expect(named.alternatives.count == named.shown.count)
                #expect(Set(named.alternatives).count == named.alternatives.count)
                #expect(zip(named.alternatives, named.shown).allSatisfy { $0 == IndexWords.of($1) })
            }
        }
        #expect(!found("thorax").flatMap(\.alternatives).contains(["thoracic"]))
    }

    @Test func aSitesTableIsAdded() throws {
        let site = try ConceptTable(
            csv: """
                id,name,synonyms,broader,modality,kind
                lung,Lung,pulmo dexter|Lunge,,,
                ward,Ward 7,station 7,chest,,other
                bay,Bay,,ward,CT,bodyPart
                head-cold,Ward,,ward,,
                """)
        let added = QueryConcepts(adding: site)
        let lung = try #require(added.found(in: ["pulmo", "dexter"]).first)
        #expect(lung.id == "lung" && lung.name == "lung" && lung.words == 0..<2)
        #expect(lung.alternatives.contains(["lung"]) && lung.broader.map(\.id) == ["chest", "whole-body"])
        #expect(added.found(in: ["lung"]).count == 1)
        #expect(added.found(in: ["lung"])[0].alternatives.contains(["pulmo", "dexter"]) == false)
        let ward = try #require(added.found(in: ["station", "7"]).first)
        #expect(ward.id == "ward" && ward.broader.map(\.id) == ["chest", "whole-body"])
        #expect(added.narrower(than: ward).map(\.id) == ["bay", "head-cold"])
        #expect(added.found(in: ["bay"], modality: "MR").isEmpty)
        let chest = try #require(added.found(in: ["chest"]).first)
        #expect(added.narrower(than: chest, limit: 1_000).contains { $0.id == "ward" })
        #expect(QueryConcepts.builtIn.found(in: ["station", "7"]).isEmpty)
    }

    @Test func aCircleInASitesTableEnds() throws {
        let site = ConceptTable(concepts: [
            Concept(id: "a", name: "aab", kind: .other, phrases: [ConceptPhrase("aab")], broader: ["b"]),
            Concept(id: "b", name: "bba", kind: .other, phrases: [ConceptPhrase("bba")], broader: ["a"]),
        ])
        #expect(QueryConcepts(adding: site).found(in: ["aab"]).first?.broader.map(\.id) == ["b"])
    }

    @Test(arguments: ["", " ", "\0", "👩‍⚕️", "胸部CT", "ß", "\" OR *", "é", "x", "-"])
    func oddQueriesDoNotTrap(query: String) {
        #expect(found(query).count <= 2)
        #expect(concepts.found(in: [query, "", query], modality: query).count <= 2)
    }

    @Test func aLongQueryIsReadUpToALimit() {
        #expect(concepts.found(in: [String](repeating: "ventricular", count: 90_000)).count <= 64)
    }

    // MARK: Stop words

    @Test(arguments: [
        "of", "the", "with", "in", "and", "und", "mit", "avec", "dans", "della", "van", "het", "para", "da",
    ])
    func wordsThatDecideNothing(word: String) {
        #expect(IndexWords.of(word).allSatisfy(IndexWords.isStopWord))
    }

    @Test(arguments: [
        "a", "os", "no", "not", "without", "ohne", "sans", "sin", "die", "am", "met", "mets", "la", "le", "im", "us",
        "it", "as", "na", "em", "op", "l", "r", "y", "d",
    ])
    func wordsThatMayDecide(word: String) {
        #expect(!IndexWords.of(word).contains(where: IndexWords.isStopWord))
    }

    @Test func noStopWordIsTheNameOfAConcept() {
        let names = table.concepts.flatMap(\.phrases).map { IndexWords.of($0.text) }.filter { $0.count == 1 }
        #expect(names.flatMap(\.self).filter(IndexWords.isStopWord) == [])
    }

    @Test(arguments: [
        ("x-ray of a hand", [false, true, true, false]), ("hepatitis a", [false, false]),
        ("type a dissection", [false, false, false]), ("a mass in the lung", [true, false, true, true, false]),
        ("vitamin a", [false, false]),
    ])
    func theLetterAIsAnArticleOnlyBeforeAWord(query: String, isStopped: [Bool]) {
        let words = IndexWords.of(query)
        #expect(words.indices.map { IndexWords.isStopWord(at: $0, in: words) } == isStopped)
    }
}
