import Captioning
import DICOM
import Evaluation
import Fixtures
import Foundation
import Indexing
import Reading
import Testing

@testable import fileroom

/// Captioning files and evaluating captions, in this process.
@Suite struct EngineTests {
    private static let images: [String] = {
        let folder = Fixtures.checkpoint("default-golden").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".png") }.sorted().prefix(3).map { folder + "/" + $0 }
    }()

    private static let engine = Result {
        var configuration = EngineConfiguration()
        configuration.threads = 1
        configuration.batchSize = 2
        return try Engine(configuration)
    }

    @Test func filesAreCaptionedInBatchesAndFailuresSkipped() async throws {
        let engine = try Self.engine.get()
        let paths = [Self.images[0], "/nonexistent.png", Self.images[1], Self.images[2]]
        var (failed, indexes, done, texts) = ([String](), [Int](), [Int](), [String]())
        let failures = try await engine.captionFiles(
            paths.map { ImageFile(path: $0) }, readers: .inProcess, failed: { failed.append($0.path) },
            captioned: { batch, count in
                indexes += batch.map(\.index)
                texts += batch.map(\.caption.text)
                done.append(count)
            })
        #expect(failures == 1 && failed == ["/nonexistent.png"])
        #expect(indexes == [0, 2, 3] && done == [2, 4])
        #expect(texts.allSatisfy { !$0.isEmpty })
    }

    @Test func aStopEndsTheWorkBetweenBatches() async throws {
        let engine = try Self.engine.get()
        let stop = StopRequest()
        var done: [Int] = []
        _ = try await engine.captionFiles(
            Self.images.map { ImageFile(path: $0) }, readers: .inProcess, stop: stop, failed: { _ in },
            captioned: { _, count in
                done.append(count)
                stop.make(signal: SIGINT)
            })
        #expect(done == [2])
    }

    @Test func figuresAreShownBesideTheBaseline() {
        let result = EvaluationResult(
            model: "m", items: 2, failures: 0,
            metrics: [
                Metric(name: "BLEU", value: 0.25, low: 0.1, high: 0.5, signature: "BLEU|n:2"),
                Metric.notAvailable("METEOR", because: "needs WordNet"),
            ], constant: nil)
        let lines = result.lines(dim: { "<\($0)>" })
        #expect(
            lines == [
                "m: 2 images",
                "                           value           95 % interval    constant",
                "BLEU                      0.2500        0.1000 to 0.5000            ", "<    BLEU|n:2>",
                "METEOR: not available: needs WordNet",
            ])
    }

    @Test func anEvaluationFileNamesTheLineThatIsWrong() throws {
        let path = NSTemporaryDirectory() + UUID().uuidString + ".jsonl"
        defer { try? FileManager.default.removeItem(atPath: path) }
        func items(_ text: String) throws -> [EvaluationItem] {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return try EvaluationItem.items(inFile: path)
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        #expect(
            try items(
                #"{"path": "a.dcm", "frame": 2, "references": ["x", " "]}"# + "\n\n"
                    + #"{"image": "/b.png", "caption": "y"}"#)
                == [
                    EvaluationItem(image: ImageFile(path: folder + "/a.dcm", frame: 2), references: ["x"]),
                    EvaluationItem(image: ImageFile(path: "/b.png"), references: ["y"]),
                ])
        let error = #expect(throws: SettingsError.self) { try items("\n{}") }
        #expect(error?.subject == "\(path), line 2")
    }
}
