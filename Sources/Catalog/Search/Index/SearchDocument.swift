import ClinicalText
import DICOM
import GRDB

/// What the full-text index holds of one series.
struct SearchDocument {
    /// The words of each column, as the index keeps them.
    private(set) var columns: [String]
    /// The words as they are written, folded.
    private(set) var spellings: Set<String> = []
    /// The words of all columns.
    private(set) var terms: Set<String> = []
    let day: Int
    let isUnrecognised: Bool
    /// How often captions such as these are right; 0 without one.
    let share: Double
    let isMissing: Bool
    let modelID: Int64?

    /// What separates texts in a column, so that no phrase spans two. Nobody types it.
    private static let gap = "\u{E000}"

    /// - Parameters:
    ///   - row: of `series` and `study`.
    ///   - titles: of its documents.
    init(_ row: Row, titles: [String], _ captions: CurrentCaptions, _ texts: inout TextReader) {
        day = DocumentID.day(of: row["studyDate"])
        isMissing = row["isMissing"]
        isUnrecognised = captions.areUnrecognised
        share = captions.shares[.likely] ?? captions.shares[.unsure] ?? captions.shares[.doubtful] ?? 0
        modelID = captions.model
        columns = Array(repeating: "", count: SearchColumn.allCases.count)

        for (belief, column) in [(CaptionBelief.likely, SearchColumn.caption), (.unsure, .unsure)] {
            for text in captions.texts[belief, default: []] { addStatement(text, presentIn: column, &texts) }
        }
        for text in captions.texts[.doubtful, default: []] { add(text, to: .doubtful, &texts) }
        let descriptions: [String?] = [row["studyDescription"], row["seriesDescription"]]
        for text in descriptions.compactMap({ $0 }) + titles { addStatement(text, presentIn: .description, &texts) }
        let parts: [String?] = [
            row["bodyPartExamined"], row["anatomicRegion"], Self.word(forLaterality: row["laterality"]),
        ]
        for text in parts.compactMap({ $0 }) { add(text, to: .bodyPart, &texts) }
        if let text: String = row["protocolName"] { addStatement(text, presentIn: .protocolName, &texts) }
        if let text: String = row["contrastBolusAgent"] { add(text, to: .protocolName, &texts) }
        let modality: String? = row["modality"]
        for text in [modality, modality.flatMap { Modality.words(for: $0) }] {
            if let text { add(text, to: .modality, &texts) }
        }
        if let modality, let facet = SearchFacet.modality(modality) { append([facet], to: .facet) }
    }

    /// Adds the words of a text that asserts things, each run of them where it belongs.
    private mutating func addStatement(_ text: String, presentIn column: SearchColumn, _ texts: inout TextReader) {
        for run in texts.runs(of: text) {
            spellings.formUnion(run.spellings)
            switch run.assertion {
            case .present: append(run.words, to: column)
            case .uncertain: append(run.words, to: .uncertain)
            case .absent: append(run.words, to: .absent)
            }
        }
    }

    private mutating func add(_ text: String, to column: SearchColumn, _ texts: inout TextReader) {
        let run = texts.words(of: text)
        spellings.formUnion(run.spellings)
        append(run.words, to: column)
    }

    private mutating func append(_ words: [String], to column: SearchColumn) {
        guard !words.isEmpty else { return }
        terms.formUnion(words)
        let text = words.joined(separator: " ")
        columns[column.rawValue] += columns[column.rawValue].isEmpty ? text : " \(Self.gap) \(text)"
    }

    /// Headers have `L` and `R`; people type `left` and `right`.
    private static func word(forLaterality code: String?) -> String? {
        switch code {
        case "L": "left"
        case "R": "right"
        case "B": "both bilateral"
        default: nil
        }
    }

    /// Another number for other words, day or rank: 64-bit FNV-1a.
    var digest: Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        for column in columns {
            for byte in column.utf8 { add(byte) }
            add(0xFF)
        }
        // The day and what ranks the hit.
        let id = DocumentID(day: day, number: 0, isUnrecognised: isUnrecognised, share: share).rawValue
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: id >> shift)) }
        return Int64(bitPattern: hash)
    }
}

/// Values that are often filtered by, as words of the index that nobody types.
enum SearchFacet {
    /// Nil for a value that is not a plain code.
    static func modality(_ code: String) -> String? {
        let folded = FoldedText.fold(code)
        guard !folded.isEmpty, folded.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
        else { return nil }
        return "m0" + folded + "0"
    }
}

/// Makes words of texts, and remembers those of the last ones: most sentences of an archive occur many times.
struct TextReader {
    /// Words with one label that stand together.
    struct Run {
        let words: [String]
        let spellings: Set<String>
        let assertion: Assertion
    }

    private static let most = 50_000
    private var known: [String: [Run]] = [:]
    private var cache = IndexWords.Cache()
    /// What has been written to the lists of words, so that it is not written again.
    private var listed: (spellings: Set<String>, terms: Set<String>) = ([], [])

    /// Words that are not in the lists yet, as far as this knows.
    mutating func unlisted(_ documents: some Sequence<SearchDocument>) -> (spellings: [String], terms: [String]) {
        if listed.spellings.count + listed.terms.count > 4 * Self.most { listed = ([], []) }
        var (spellings, terms): (Set<String>, Set<String>) = ([], [])
        for document in documents {
            for word in document.spellings where !listed.spellings.contains(word) { spellings.insert(word) }
            for word in document.terms where !listed.terms.contains(word) { terms.insert(word) }
        }
        listed.spellings.formUnion(spellings)
        listed.terms.formUnion(terms)
        return (spellings.sorted(), terms.sorted())
    }

    /// The words of a text by what it says of them.
    mutating func runs(of text: String) -> [Run] {
        if let runs = known[text] { return runs }
        let runs = AssertedText(text).runs.map { run(of: $0.text, $0.assertion) }
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[text] = runs
        return runs
    }

    /// The words of a text that asserts nothing.
    mutating func words(of text: String) -> Run { run(of: text[...], .present) }

    private mutating func run(of text: Substring, _ assertion: Assertion) -> Run {
        Run(
            words: cache.words(of: text),
            spellings: Set(SearchWords.split(text).map(FoldedText.fold).filter(Self.isKept)), assertion: assertion)
    }

    /// Whether a word is one that somebody may mistype: no number, no code, and not a character of a script without spaces.
    private static func isKept(_ word: String) -> Bool {
        word.utf8.count >= 3 && word.utf8.count <= 40
            && word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic && !$0.properties.isIdeographic }
    }
}

/// The current captions of a series by how far they are believed.
struct CurrentCaptions {
    private struct Caption: JudgedCaption {
        let status: CaptionStatus
        let probability: Double?
        let doubts: [CaptionDoubt]
    }

    let model: Int64?
    /// Each text once, where it is believed most: frames that show the same often have the same caption.
    private(set) var texts: [CaptionBelief: [String]] = [:]
    /// The highest share of right ones.
    private(set) var shares: [CaptionBelief: Double] = [:]
    /// There are captions, and each says that the model did not recognise its image.
    let areUnrecognised: Bool

    init(_ db: Database, of seriesID: Int64) throws {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT text, status, probability, doubts, modelID FROM currentCaption WHERE seriesID = ? ORDER BY rank
                    """), arguments: [seriesID])
        model = rows.first?["modelID"]
        let captions = rows.map { row in
            Caption(
                status: CaptionStatus(rawValue: row["status"]) ?? .machine, probability: row["probability"],
                doubts: CaptionDoubt.all(inJSON: row["doubts"]))
        }
        areUnrecognised = !captions.isEmpty && captions.allSatisfy(\.isUnrecognised)
        var seen: Set<ExactText> = []
        for belief in CaptionBelief.allCases {
            for (row, caption) in zip(rows, captions) where caption.belief == belief {
                shares[belief] = max(shares[belief] ?? 0, caption.shareRight)
                let text: String = row["text"]
                if seen.insert(ExactText(text)).inserted { texts[belief, default: []].append(text) }
            }
        }
    }
}
