import Foundation
import TestSupport
import Testing

/// Searches of real files, whose images were labeled by eye: nothing false stands above anything true.
@Suite(
    .needs(.shared("data/public-labels.tsv")), .needs(.shared("corpus/public")), .serialized)
struct PublicCorpusSearchTests {
    /// Indexed once: about 12 s of one core.
    private static let indexed = Result {
        let command = try Command()
        try command.run("index", corpus)
        return command
    }

    private static let corpus = Shared.file("corpus/public").path

    /// A picture's kind and part of the body, as they were seen.
    private struct Label {
        let kind: String
        let part: String
    }

    /// By the path of the picture in the corpus.
    private static let labels: [String: Label] = {
        let text = (try? String(contentsOf: Shared.file("data/public-labels.tsv"), encoding: .utf8)) ?? ""
        let rows = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        guard let names = rows.first?.map(String.init), let path = names.firstIndex(of: "path"),
            let kind = names.firstIndex(of: "kind"), let part = names.firstIndex(of: "part")
        else { return [:] }
        return Dictionary(
            rows.dropFirst().map { (String($0[path]), Label(kind: String($0[kind]), part: String($0[part]))) },
            uniquingKeysWith: { first, _ in first })
    }()

    /// A search, and what is true of a hit: that its image shows it, or that its header states it.
    private struct Question {
        let words: [String]
        let isShown: @Sendable (Label) -> Bool
        let isStated: @Sendable (_ modality: String, _ header: String) -> Bool
    }

    private static let questions = [
        Question(words: ["brain"]) {
            $0.part.contains("brain") || $0.part.contains("head")
        } isStated: { _, header in
            header.contains("brain")
        },
        Question(words: ["breast"]) {
            $0.part.contains("breast")
        } isStated: { _, header in
            header.contains("breast")
        },
        Question(words: ["skin"]) {
            $0.part.contains("skin")
        } isStated: { _, header in
            header.contains("skin")
        },
        Question(words: ["chest", "x-ray"]) {
            $0.kind == "X-ray" && $0.part.contains("chest")
        } isStated: {
            ["CR", "DX"].contains($0) && $1.contains("chest")
        },
    ]

    @Test func theLabelsAreRead() {
        #expect(Self.labels.count > 100)
        #expect(Self.labels.values.contains { $0.kind == "MR" && $0.part == "knee" })
    }

    @Test(arguments: questions.indices)
    func noFalseHitIsAboveATrueOne(question: Int) throws {
        let question = Self.questions[question]
        let command = try Self.indexed.get()
        let arguments = ["search"] + question.words + ["--json", "--limit", "100"]
        let hits = try command.finish(command.start(arguments)).objects()
        var falseHits: [String] = []
        for (rank, hit) in hits.enumerated() {
            func text(_ name: String) -> String { hit[name] as? String ?? "" }
            // A member of an archive follows the archive's name, as in the labels.
            let path = text("path").components(separatedBy: "corpus/public/").last ?? ""
            let header = [text("bodyPart"), text("studyDescription"), text("seriesDescription")].joined(separator: " ")
            let isTrue =
                Self.labels[path].map(question.isShown) ?? false
                || question.isStated(text("modality"), header.lowercased())
            let line =
                "\(rank + 1) \(text("basis")) \(path.split(separator: "/").last ?? ""): \(text("caption"))"
            print("\(question.words.joined(separator: " ")): \(isTrue ? "true " : "FALSE") \(line)")
            if isTrue {
                #expect(falseHits.isEmpty, "above \(line)")
            } else {
                falseHits.append(line)
            }
        }
        print("\(question.words.joined(separator: " ")): \(falseHits.count) of \(hits.count) hits false")
    }

    @Test func noContradictedCaptionIsShownAsTrue() throws {
        let command = try Self.indexed.get()
        let outcome = try command.run("search", "MRI", "--include-doubtful", "--limit", "200")
        let contradicted = try command.run("search", "MRI", "--include-doubtful", "--limit", "200", "--json").objects()
            .filter { ($0["doubts"] as? [String] ?? []).contains { $0.hasPrefix("other-") } }
        for hit in contradicted {
            let caption = try #require(hit["caption"] as? String).split(separator: " / ").first.map(String.init) ?? ""
            let lines = outcome.output.split(separator: "\n").filter {
                $0.hasPrefix("  \(caption) (contradicts the header: ")
                    || $0.contains("caption: \(caption) (contradicts")
            }
            #expect(!lines.isEmpty, "\(caption)")
        }
        print("\(contradicted.count) hits with a caption that contradicts the header")
    }
}
