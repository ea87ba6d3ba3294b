public import ArgumentParser
public import Catalog
import DICOM
import Foundation

/// `fileroom search`: finds series by words.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find series by the words of their captions and descriptions.",
        discussion: """
            Finds the series that have all the words. A query may have "phrases", prefix*, OR, -excluded words, \
            (parentheses), and fields such as modality:CT, body:chest, date:2020..2022 or te:>80. Put such a query \
            in apostrophes, because the shell reads these signs as well. See docs/search.md. \
            Dates are days, months or years. Exit code 1 if nothing is found.

            Hits come first if the header has all the words, then those that need words of likely captions, then of \
            unsure ones. Words of captions that contradict the header, or that say nothing of their image, are found with \
            --include-doubtful, last.

            Captions are machine-generated and unverified. They are not for diagnosis.

            EXAMPLE
              fileroom search chest x-ray --modality CR,DX --from 2020
              fileroom search 'ct -contrast date:last-month'
            """)

    @Argument(help: "Words and fields to look for.") var words: [String]
    @Option(help: ArgumentHelp("Only these modalities, separated by commas, e.g. CT,MR.", valueName: "list"))
    var modality: String?
    @Option(help: ArgumentHelp("Only this body part, e.g. CHEST.", valueName: "part")) var bodyPart: String?
    @Option(help: ArgumentHelp("First study date, e.g. 2020 or 2020-06-15.", valueName: "date")) var from: StudyDate?
    @Option(help: ArgumentHelp("Last study date.", valueName: "date")) var to: StudyDate?
    @Option(help: ArgumentHelp("Only captions with this review status.", valueName: "status")) var status:
        CaptionStatus?
    @Flag(help: "Also find the words of captions that are more likely wrong than right.") var includeDoubtful = false
    @Flag(help: "Also find series whose files are missing.") var includeMissing = false
    @Option(help: ArgumentHelp("Most results to show.", valueName: "n")) var limit = 20
    @Option(help: ArgumentHelp("Results to skip.", valueName: "n")) var offset = 0
    @Flag(help: "Print one JSON object per line.") var json = false
    @OptionGroup var catalog: CatalogOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1") }
        if offset < 0 { throw ValidationError("--offset must not be negative") }
    }

    private var modalities: [String] {
        modality?.splitScalars { $0 == "," }.map { $0.trimmingCharacters(in: .whitespaces).uppercased() }
            .filter { !$0.isEmpty } ?? []
    }

    func run() throws {
        for code in modalities where Modality.words(for: code) == nil {
            Output.error("fileroom: '\(code.printable)' is not a known modality; searching for it anyway")
        }
        var query = try self.query()
        query.modalities = modalities
        query.bodyPart = bodyPart
        query.from = from?.firstDay
        query.to = to?.lastDay
        query.status = status
        query.includesDoubtful = includeDoubtful
        query.includesMissing = includeMissing
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

    /// The words as they were typed: an argument with spaces was in quotation marks.
    private func query() throws -> SearchQuery {
        do {
            return try SearchQuery(typed: words.joined(separator: " "))
        } catch {
            throw ValidationError("\(error)")
        }
    }

    private func show(_ hit: SearchHit) {
        let facts = [hit.studyDate, hit.modality, hit.bodyPart, hit.studyDescription, hit.seriesDescription]
        Output.result(Output.bold(facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ").printable))
        let lines = hit.snippet.splitScalars { $0 == "\n" }.map { marked($0, of: hit) }
        Output.result("  " + lines.joined(separator: " / "))
        for caption in hit.captions where !hit.shows(caption) {
            Output.result("  caption: \(caption.text.printable)\(Output.remark(caption, hit.header))")
        }
        if let time = hit.missingSince { Output.result("  missing since \(time)") }
        Output.result(Output.dim("  study \(hit.studyInstanceUID)  series \(hit.seriesInstanceUID)".printable))
        if let path = hit.path { Output.result(Output.dim("  \(path.printable)")) }
    }

    /// A line of the snippet with its matches in bold on a terminal, and what stands behind it if it is a caption.
    private func marked(_ line: String, of hit: SearchHit) -> String {
        let text = SearchHit.line(
            line, opening: Output.usesColor ? "\u{1B}[1;33m" : "", closing: Output.usesColor ? "\u{1B}[0m" : "")
        return text + (hit.caption(shownBy: line).map { Output.remark($0, hit.header) } ?? "")
    }
}

extension Output {
    /// What stands behind a caption, to follow its text: ` (likely)`.
    static func remark(_ caption: some JudgedCaption, _ header: HeaderFacts) -> String {
        caption.remark(header: header).map { " (\($0.printable))" } ?? ""
    }
}

extension SearchHit {
    /// The hit as `search --json` prints it: its matches in the snippet are marked.
    func marked(_ opening: String, _ closing: String) -> SearchHit {
        var hit = self
        hit.snippet = snippet.replacing(Self.opening, with: opening).replacing(Self.closing, with: closing)
        return hit
    }

    /// A line of a snippet without control characters, its matches between the marks.
    static func line(_ line: String, opening: String, closing: String) -> String {
        line.unicodeScalars.map { scalar in
            switch String(scalar) {
            case Self.opening: opening
            case Self.closing: closing
            default: String(scalar).printable
            }
        }.joined()
    }

    /// The caption that a line of the snippet is, or is a piece of.
    func caption(shownBy line: String) -> Caption? {
        let shown = Self.line(line, opening: "", closing: "")
        let words = shown.trimmingCharacters(in: ["…", " "])
        return captions.first { caption in
            let text = caption.text.printable
            return text.isExactly(shown) || shown != words && !words.isEmpty && text.contains(words)
        }
    }

    /// Whether the snippet shows all of a caption.
    func shows(_ caption: Caption) -> Bool {
        snippet.splitScalars { $0 == "\n" }.contains {
            Self.line($0, opening: "", closing: "").isExactly(caption.text.printable)
        }
    }
}

extension CaptionStatus: ExpressibleByArgument {}
