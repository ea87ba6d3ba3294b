public import ArgumentParser
public import Catalog
import DICOM
import Foundation

/// `fileroom search`: finds series by words.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find series by the words of their captions and descriptions.",
        discussion: """
            Finds the series that have all the words; words in quotation marks must be adjacent. Dates are days, \
            months or years. Exit code 1 if nothing is found.

            Captions are machine-generated and unverified. They are not for diagnosis.

            EXAMPLE
              fileroom search chest x-ray --modality CR,DX --from 2020
            """)

    @Argument(help: "Words to look for.") var words: [String]
    @Option(help: ArgumentHelp("Only these modalities, separated by commas, e.g. CT,MR.", valueName: "list"))
    var modality: String?
    @Option(help: ArgumentHelp("Only this body part, e.g. CHEST.", valueName: "part")) var bodyPart: String?
    @Option(help: ArgumentHelp("First study date, e.g. 2020 or 2020-06-15.", valueName: "date")) var from: StudyDate?
    @Option(help: ArgumentHelp("Last study date.", valueName: "date")) var to: StudyDate?
    @Option(help: ArgumentHelp("Only captions with this review status.", valueName: "status")) var status:
        CaptionStatus?
    @Option(help: ArgumentHelp("Most results to show.", valueName: "n")) var limit = 20
    @Option(help: ArgumentHelp("Results to skip.", valueName: "n")) var offset = 0
    @Flag(help: "Print one JSON object per line.") var json = false
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1") }
        if offset < 0 { throw ValidationError("--offset must not be negative") }
    }

    private var modalities: [String] {
        modality?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces).uppercased() } ?? []
    }

    func run() throws {
        for code in modalities where Modality.words(for: code) == nil {
            Output.error("fileroom: '\(code.printable)' is not a known modality; searching for it anyway")
        }
        var query = SearchQuery(words: words.joined(separator: " "))
        query.modalities = modalities
        query.bodyPart = bodyPart
        query.from = from?.firstDay
        query.to = to?.lastDay
        query.status = status
        query.limit = limit
        query.offset = offset
        let hits = try catalog.open().search(query)
        if json {
            for hit in hits {
                try Output.json(
                    JSONObject(value: hit.marked("**", "**"), fields: JSONFields.search, notice: Disclaimer.line))
            }
        } else if !hits.isEmpty {
            for hit in hits { show(hit) }
            Output.result(Output.dim(Disclaimer.line))
        } else {
            Output.error("Nothing found.")
        }
        if hits.isEmpty { throw ExitCode.nothingFound }
    }

    private func show(_ hit: SearchHit) {
        let facts = [hit.studyDate, hit.modality, hit.bodyPart, hit.studyDescription, hit.seriesDescription]
        Output.result(Output.bold(facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ").printable))
        Output.result("  " + highlighted(hit))
        if let caption = hit.caption, !sameWords(caption, hit.snippet) {
            Output.result("  caption: \(caption.printable)")
        }
        for doubt in hit.doubts { Output.result("  doubtful: \(doubt.sentence)") }
        Output.result(Output.dim("  study \(hit.studyInstanceUID)  series \(hit.seriesInstanceUID)".printable))
        if let path = hit.path { Output.result(Output.dim("  \(path.printable)")) }
    }

    private func sameWords(_ caption: String, _ snippet: String) -> Bool { snippet.printable == caption.printable }

    /// The snippet with its matches in bold on a terminal.
    private func highlighted(_ hit: SearchHit) -> String {
        hit.snippet(opening: Output.usesColor ? "\u{1B}[1;33m" : "", closing: Output.usesColor ? "\u{1B}[0m" : "")
    }
}

extension SearchHit {
    /// The hit as `search --json` prints it: its matches in the snippet are marked.
    func marked(_ opening: String, _ closing: String) -> SearchHit {
        var hit = self
        hit.snippet = snippet.replacing(Self.opening, with: opening).replacing(Self.closing, with: closing)
        return hit
    }

    /// The snippet on one line without control characters, its matches between the marks.
    func snippet(opening: String, closing: String) -> String {
        snippet.unicodeScalars.map { scalar in
            switch String(scalar) {
            case Self.opening: opening
            case Self.closing: closing
            case "\n": " / "
            default: String(scalar).printable
            }
        }.joined()
    }
}

extension CaptionStatus: ExpressibleByArgument {}
