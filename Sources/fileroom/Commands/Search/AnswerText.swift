import Catalog
import DICOM
import Foundation

/// Prints what a search found. Results go to standard output, what is to be known of them to standard error.
struct AnswerText {
    private let query: SearchQuery
    private let answer: SearchAnswer
    private let output: SearchOutput

    init(_ query: SearchQuery, _ answer: SearchAnswer, _ output: SearchOutput) {
        (self.query, self.answer, self.output) = (query, answer, output)
    }

    func show() throws {
        switch output.shownAs {
        case .text: for hit in answer.hits { show(hit) }
        case .json:
            for hit in answer.hits {
                try Output.json(
                    JSONObject(value: hit.marked("**", "**"), fields: JSONFields.search, notice: Disclaimer.line))
            }
        case .csv:
            for line in HitTable(answer.hits).csvLines { Output.text(line) }
        case .table:
            for line in HitTable(answer.hits).alignedLines { Output.result(line) }
        }
        showFacets()
        if output.shownAs == .text || output.shownAs == .table, !answer.hits.isEmpty {
            Output.result(Output.dim(Disclaimer.line))
        }
        for note in SearchNotes(query, answer).lines { Output.error(note) }
    }

    // MARK: Hits

    private func show(_ hit: SearchHit) {
        let facts = [hit.studyDate, hit.modality, hit.bodyPart, hit.studyDescription, hit.seriesDescription]
        var line = Output.bold(facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ").printable)
        if let others = hit.otherSeries, others > 0 { line += Output.dim("  +\(others) more series") }
        Output.result(line)
        // What the first line shows is not repeated.
        let shown = facts.compactMap { $0?.printable }
        var lines = hit.snippet.splitScalars { $0 == "\n" }.filter {
            let line = SearchHit.line($0, opening: "", closing: "")
            return !shown.contains { $0.isExactly(line) }
        }.map { marked($0, of: hit) }
        for (index, caption) in hit.captions.enumerated() where !hit.shows(caption) {
            guard output.long || index == 0 && !hit.captions.contains(where: hit.shows) else { continue }
            lines.append(caption.text.printable + Output.remark(caption, hit.header))
        }
        if !lines.isEmpty { Output.result("  " + lines.joined(separator: " / ")) }
        if let time = hit.missingSince { Output.result("  missing since \(time)") }
        guard output.long else { return }
        Output.result(Output.dim("  study \(hit.studyInstanceUID)  series \(hit.seriesInstanceUID)".printable))
        if let path = hit.path { Output.result(Output.dim("  \(path.printable)")) }
    }

    /// A line of the snippet with its matches in bold on a terminal, and what stands behind it if it is a caption.
    private func marked(_ line: String, of hit: SearchHit) -> String {
        let text = SearchHit.line(
            line, opening: Output.usesColor ? "\u{1B}[1;33m" : "", closing: Output.usesColor ? "\u{1B}[0m" : "")
        return text + (hit.caption(shownBy: line).map { Output.remark($0, hit.header) } ?? "")
    }

    private func showFacets() {
        for facet in answer.facets where !facet.values.isEmpty {
            let shown = facet.values.prefix(12).map { "\($0.value.printable) \($0.count.grouped)" }
            let more =
                facet.values.count > shown.count ? ", and \((facet.values.count - shown.count).grouped) more" : ""
            let line = "\(facet.name.words): \(shown.joined(separator: ", "))\(more)"
            // Between the objects of a script they would be noise.
            output.shownAs == .text || output.shownAs == .table ? Output.result(line) : Output.error(line)
        }
    }
}

extension SearchAnswer.Facet.Name {
    fileprivate var words: String { self == .bodyPart ? "body part" : rawValue }
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
            return text.isExactly(shown)
                || shown != words && !words.isEmpty && text.utf8.firstRange(of: words.utf8) != nil
        }
    }

    /// Whether the snippet shows all of a caption.
    func shows(_ caption: Caption) -> Bool {
        snippet.splitScalars { $0 == "\n" }.contains {
            Self.line($0, opening: "", closing: "").isExactly(caption.text.printable)
        }
    }
}
