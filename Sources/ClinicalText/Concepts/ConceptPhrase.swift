/// One of the names of a concept.
public struct ConceptPhrase: Sendable, Hashable {
    /// As people write it.
    public let text: String
    /// Folded and split. Found when asked for, because most phrases are never looked at.
    public var words: [String] { FoldedWords.words(in: text) }
    /// The ISO 639-1 code of the language; nil: English, or an abbreviation that many languages use.
    public let language: String?
    /// The values of Modality (0008,0060) with which the phrase has this meaning. Empty: with all of them.
    public let modalities: Set<String>
    /// Whether a search for the concept should try the phrase. False if a caption with it may well show something else:
    /// `main` is the French hand and an everyday English word, and `contrast` is also in `without contrast`.
    public let isSearched: Bool
    /// `words`, each in its normal form, with a space between.
    var normalForm: String { Self.normalForm(of: words) }

    init(_ text: String, language: String? = nil, modalities: Set<String> = [], isSearched: Bool = true) {
        self.text = text
        self.language = language
        self.modalities = modalities
        self.isSearched = isSearched
    }

    static func normalForm(of words: [String]) -> String {
        guard words.count != 1 else { return WordForms.normal(words[0]) }
        var form = ""
        for word in words {
            if !form.isEmpty { form += " " }
            form += WordForms.normal(word)
        }
        return form
    }

    /// Whether a search that is restricted to `modality` may take the phrase for this concept.
    public func isAllowed(for modality: String?) -> Bool {
        modalities.isEmpty || modality.map(modalities.contains) ?? false
    }
}

/// The words of folded text, at the speed that reading thousands of phrases needs.
enum FoldedWords {
    /// The same as `SearchWords.split(FoldedText.fold(text))`.
    static func words(in text: String) -> [String] { words(in: Array(text.utf8)[...]) }

    static func words(in text: ArraySlice<UInt8>) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var lead: UInt8 = 0
        for byte in text {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: word.append(byte)
            case 0x41...0x5A: word.append(byte | 0x20)
            case 0xC3...0xC5: lead = byte
            case 0x80...0xBF where lead != 0:
                guard let folded = LatinLetters.folded(lead, byte) else { return slowWords(in: text) }
                word += folded
                lead = 0
            case 0..<0x80:
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            default: return slowWords(in: text)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    private static func slowWords(in text: ArraySlice<UInt8>) -> [String] {
        SearchWords.split(FoldedText.fold(String(decoding: text, as: UTF8.self)))
    }
}
