extension ConceptTable {
    /// The concepts that the program knows by itself. Read once, when first used; `QueryConcepts` need not wait for it.
    ///
    /// A line of a table is one concept: its preferred name, then its other names, separated by semicolons.
    ///
    ///     multiple sclerosis; MS [MR]; disseminated sclerosis | de Multiple Sklerose | fr sclérose en plaques < demyelination
    ///
    /// * In brackets: the modalities with which a name has this meaning.
    /// * After `|`: a language (ISO 639-1) and the names in it that English does not have.
    /// * With `!` at the end: understood in a query and not searched for; see `ConceptPhrase.isSearched`.
    /// * After `<`: the preferred names of broader concepts.
    ///
    /// The identifier is the preferred name, folded, with hyphens. Plurals, British spelling and the adjectives that
    /// `WordForms` knows are not listed.
    public static let builtIn = ConceptTable(
        concepts: builtInLines.flatMap { kind, lines in ConceptLines.concepts(in: lines, kind: kind) })

    static let builtInLines: [(kind: ConceptKind, lines: String)] = [
        (.bodyPart, headParts), (.bodyPart, trunkParts), (.bodyPart, pelvicParts), (.bodyPart, limbParts),
        (.bodyPart, vessels),
        (.modality, modalities), (.technique, techniques), (.technique, sequences), (.view, views),
        (.finding, chestFindings), (.finding, heartFindings), (.finding, abdominalFindings),
        (.finding, urogenitalFindings), (.finding, neurologicalFindings), (.finding, skeletalFindings),
        (.finding, breastFindings), (.finding, faceFindings), (.finding, skinFindings), (.finding, generalFindings),
        (.device, devices), (.procedure, procedures), (.agent, agents), (.tissue, tissues),
    ]
}

/// Reads the lines of a built-in table; `ConceptTable.builtIn` says what they look like.
///
/// It works on bytes, because the tables have more than 20,000 names and are read when a search starts.
enum ConceptLines {
    static func concepts(in lines: String, kind: ConceptKind) -> [Concept] {
        Array(lines.utf8).split(separator: UInt8(ascii: "\n")).map { concept(in: $0, kind: kind) }
    }

    static func concept(in line: ArraySlice<UInt8>, kind: ConceptKind) -> Concept {
        let halves = parts(of: line, separatedBy: UInt8(ascii: "<"))
        let broader = halves.dropFirst().flatMap { parts(of: $0, separatedBy: UInt8(ascii: ";")) }.map(identifier)
        var phrases: [ConceptPhrase] = []
        for (index, names) in parts(of: halves.first ?? [], separatedBy: UInt8(ascii: "|")).enumerated() {
            // Every part but the first begins with a language of two letters.
            let language = index == 0 ? nil : String(decoding: names.prefix(2), as: UTF8.self)
            for name in parts(of: index == 0 ? names : names.dropFirst(2), separatedBy: UInt8(ascii: ";")) {
                phrases.append(phrase(name, language: language))
            }
        }
        let name = phrases.first
        return Concept(
            id: name?.words.joined(separator: "-") ?? "", name: name?.text ?? "", kind: kind, phrases: phrases,
            broader: broader)
    }

    private static func phrase(_ name: ArraySlice<UInt8>, language: String?) -> ConceptPhrase {
        let isSearched = name.last != UInt8(ascii: "!")
        let name = isSearched ? name : name.dropLast()
        let bracket = name.firstIndex(of: UInt8(ascii: "["))
        return ConceptPhrase(
            String(decoding: trimmed(name[..<(bracket ?? name.endIndex)]), as: UTF8.self), language: language,
            modalities: bracket.map { modalities(name[$0...].dropFirst().dropLast()) } ?? [], isSearched: isSearched)
    }

    /// What stands in brackets.
    static func modalities(_ text: ArraySlice<UInt8>) -> Set<String> {
        Set(parts(of: text, separatedBy: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) })
    }

    /// `Multiple sclerosis` is `multiple-sclerosis`.
    static func identifier(_ name: ArraySlice<UInt8>) -> String {
        FoldedWords.words(in: name).joined(separator: "-")
    }

    /// The parts between separators, without spaces at their ends.
    private static func parts(of text: ArraySlice<UInt8>, separatedBy separator: UInt8) -> [ArraySlice<UInt8>] {
        text.split(separator: separator).map(trimmed).filter { !$0.isEmpty }
    }

    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let space = UInt8(ascii: " ")
        let start = text.drop { $0 == space }
        return start.lastIndex { $0 != space }.map { start[...$0] } ?? []
    }
}
