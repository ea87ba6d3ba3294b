public import ArgumentParser
public import Catalog
import Foundation

/// `fileroom search`: series by words.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find series by the words of their captions and descriptions.",
        discussion: """
            All words must be there; "words in quotation marks" stay together. Captions are machine-generated,
            unverified, and not for diagnosis. Exit code 1: nothing was found.

            EXAMPLE
              fileroom search chest radiograph effusion --modality CR,DX --from 2020-01-01
            """)

    @Argument(help: "What to look for.") var words: [String]
    @Option(help: ArgumentHelp("Only these modalities.", valueName: "CT,MR")) var modality: String?
    @Option(help: ArgumentHelp("Only this body part.", valueName: "CHEST")) var bodyPart: String?
    @Option(help: ArgumentHelp("First study date.", valueName: "YYYY-MM-DD")) var from: String?
    @Option(help: ArgumentHelp("Last study date.", valueName: "YYYY-MM-DD")) var to: String?
    @Option(help: ArgumentHelp("Only captions with this review status.", valueName: "status")) var status:
        CaptionStatus?
    @Option(help: "Most hits to show.") var limit = 20
    @Option(help: "Hits to leave out first.") var offset = 0
    @Flag(help: "One JSON object a line.") var json = false
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        for (name, date) in [("--from", from), ("--to", to)] {
            if let date, date.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) == nil {
                throw ValidationError("\(name) must be a date such as 2020-01-31")
            }
        }
        if limit < 1 { throw ValidationError("--limit must be at least 1") }
        if offset < 0 { throw ValidationError("--offset must not be negative") }
    }

    func run() throws {
        var query = SearchQuery(words: words.joined(separator: " "))
        query.modalities = modality?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        query.bodyPart = bodyPart
        query.from = from
        query.to = to
        query.status = status
        query.limit = limit
        query.offset = offset
        let hits = try catalog.open().search(query)
        if json {
            for hit in hits {
                try Output.json(
                    JSONObject(value: SearchResult(hit), fields: JSONFields.search, notice: Disclaimer.line))
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
        Output.result("  " + highlighted(hit.snippet))
        if let caption = hit.caption, !sameWords(caption, hit.snippet) {
            Output.result("  caption: \(caption.printable)")
        }
        for doubt in hit.doubts { Output.result("  doubtful: \(doubt.sentence)") }
        Output.result(Output.dim("  study \(hit.studyInstanceUID)  series \(hit.seriesInstanceUID)".printable))
        if let path = hit.path { Output.result(Output.dim("  \(path.printable)")) }
    }

    private func sameWords(_ caption: String, _ snippet: String) -> Bool { snippet.printable == caption.printable }

    /// The finds in bold on a terminal, as they are elsewhere.
    private func highlighted(_ snippet: String) -> String {
        var result = ""
        for scalar in snippet.unicodeScalars {
            switch String(scalar) {
            case SearchHit.opening: result += Output.usesColor ? "\u{1B}[1;33m" : ""
            case SearchHit.closing: result += Output.usesColor ? "\u{1B}[0m" : ""
            default: result += String(scalar) == "\n" ? " / " : String(scalar).printable
            }
        }
        return result
    }
}

extension CaptionStatus: ExpressibleByArgument {}

/// A hit as CLI.md names its fields, the snippet's finds between asterisks.
private struct SearchResult: Encodable {
    let studyInstanceUID: String
    let seriesInstanceUID: String
    let modality: String?
    let bodyPart: String?
    let studyDate: String?
    let studyDescription: String?
    let seriesDescription: String?
    let caption: String?
    let snippet: String
    let score: Double
    let status: CaptionStatus?
    let doubts: [CaptionDoubt]
    let path: String?

    init(_ hit: SearchHit) {
        studyInstanceUID = hit.studyInstanceUID
        seriesInstanceUID = hit.seriesInstanceUID
        modality = hit.modality
        bodyPart = hit.bodyPart
        studyDate = hit.studyDate
        studyDescription = hit.studyDescription
        seriesDescription = hit.seriesDescription
        caption = hit.caption
        snippet = hit.snippet.replacing(SearchHit.opening, with: "**").replacing(SearchHit.closing, with: "**")
        score = hit.score
        status = hit.status
        doubts = hit.doubts
        path = hit.path
    }
}
