import Catalog
import ClinicalText
import DICOM

/// What a person should know of an answer, a line each.
struct SearchNotes {
    let lines: [String]

    init(_ query: SearchQuery, _ answer: SearchAnswer) {
        var lines: [String] = []
        if !answer.isIndexComplete {
            lines.append(
                "The search index is being made again; some series are not in it yet. A run of fileroom index ends this."
            )
        }
        if answer.hits.isEmpty {
            lines += Self.nothing(query, answer)
        } else {
            lines.append(Self.total(query, answer))
        }
        lines += Self.understanding(answer)
        if answer.denied > 0 {
            let words = answer.concepts.filter { $0.isFinding && $0.assertion == nil }.map(\.typed)
            let subject = (words.isEmpty ? answer.concepts.map(\.typed) : words).joined(separator: " ")
            let isMore = answer.denied == SearchAnswer.mostDenied
            lines.append(
                "\(isMore ? "At least " : "")\(answer.denied.grouped) more \(answer.denied == 1 ? "says" : "say") there is none: "
                    + (subject.contains(" ") ? "absent:\"\(subject)\"" : "absent:\(subject)"))
        }
        let unmentioned = answer.concepts.filter(\.isNotInCaptions).map { "\"\($0.typed)\"" }
        if !unmentioned.isEmpty {
            lines.append(
                "No caption says anything of \(unmentioned.joined(separator: ", ")); only descriptions were searched. "
                    + "The bundled model names no findings.")
        }
        self.lines = lines
    }

    private static func total(_ query: SearchQuery, _ answer: SearchAnswer) -> String {
        let last = query.offset + answer.hits.count
        var range = (query.offset + 1).grouped
        if answer.hits.count > 1 { range += "-\(last.grouped)" }
        let count = answer.total.count
        let total = answer.total.isMore ? "more than \(count.grouped)" : count.grouped
        var line: String
        let hasMore: Bool
        switch query.grouping {
        case .series:
            line = "\(range) of \(total)"
            hasMore = answer.total.isMore || last < count
        case .study:
            line = "\(answer.hits.count == 1 ? "Study" : "Studies") \(range), of \(total) series"
            hasMore = answer.hasMoreStudies
        }
        if hasMore { line += "; more with --offset \(last)" }
        if let date = answer.total.rankedBackTo {
            line += "; the newest \(answer.total.count.grouped) were ranked, back to \(date)"
        }
        return line + "."
    }

    /// How the words were read, where that is not what stands there.
    private static func understanding(_ answer: SearchAnswer) -> [String] {
        var lines: [String] = []
        for concept in answer.concepts {
            if let assertion = concept.assertion, assertion != .present {
                lines.append("\"\(concept.typed)\" where it is \(assertion.rawValue).")
            }
            guard !concept.otherNames.isEmpty else { continue }
            let shown = concept.otherNames.prefix(6)
            let more = concept.otherNames.count > shown.count ? ", …" : ""
            lines.append("\"\(concept.typed)\" is also: \(shown.joined(separator: ", "))\(more).")
        }
        let ignored = answer.ignored.filter { !IndexWords.isStopWord(FoldedText.fold($0)) && $0.count > 1 }
        if !ignored.isEmpty { lines.append("Left out: \(ignored.map { "\"\($0)\"" }.joined(separator: ", ")).") }
        return lines
    }

    private static func nothing(_ query: SearchQuery, _ answer: SearchAnswer) -> [String] {
        if query.offset > 0, answer.total.count > 0 {
            return ["Nothing further: there are \(answer.total.count.grouped) series in all."]
        }
        var lines = ["Nothing found."]
        switch answer.nothing {
        case .unknown(let words):
            for word in words {
                var line = "No series has \"\(word)\"."
                if let near = answer.suggestions[word] {
                    line += " Did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?"
                }
                lines.append(line)
            }
        case .without(let word, let count):
            lines.append("No series has all the words. Without \"\(word)\" there are \(count.grouped).")
        case .filtered(let count):
            lines.append("\(count.grouped) series have the words, but not what fields and options ask for.")
        case nil: break
        }
        return lines
    }
}
