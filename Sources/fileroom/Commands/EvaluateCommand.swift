import ArgumentParser
import Captioning
import Catalog
import DICOM
import Evaluation
import Foundation
import Indexing
import Reading
import Tensors
import Raster

/// `fileroom evaluate`: how good a model's captions are, against what people said of the same pictures.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measure a model's captions against reference texts.",
        discussion: """
            FILE has one JSON object a line: {"path": "chest.dcm", "text": "No pleural effusion."}, with "references": \
            [...] for several texts and "frame" for another frame than the first. Paths are relative to FILE.

            Every figure comes with a 95 % interval and a signature that says how it was made; only figures with the same \
            signature may be compared. Beside them stand those of the one caption the model says most often: a model is \
            worth what it gains over that.

            EXAMPLE
              fileroom evaluate validation.jsonl --model /models/vit-gpt2
              fileroom evaluate validation.jsonl --model /models/vit-gpt2 --json --captions said.jsonl
            """)

    @Argument(help: "The JSON Lines file of pictures and reference texts.") var file: String
    @Flag(help: "One JSON object.") var json = false
    @Option(help: ArgumentHelp("Also write each caption, one JSON object a line.", valueName: "file"))
    var captions: String?
    @Option(help: "Resamples of the bootstrap; 0 for no intervals.") var resamples = 1000
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var engine: EngineOptions

    func validate() throws {
        guard (0...100_000).contains(resamples) else { throw ValidationError("--resamples must be 0 to 100000") }
    }

    func run() async throws {
        let settings = try settings.settings()
        let items = try EvaluationItem.items(inFile: file)
        let checkpoint = try engine.checkpoint(settings)
        let asked = try engine.generation.overrides(settings)
        let captioner = try engine.captioner(checkpoint, asked: asked, settings)
        var evaluation = ModelEvaluation(captioner: captioner, settings: asked)
        let rendering = try engine.picture.rendering(settings)
        let framing = try engine.picture.framing(of: checkpoint, settings)
        let batch = captioner.capacity
        let readers = FileReaders.ofThisProgram(count: min(captioner.workers.count, items.count))
        let progress = ProgressLine()
        let stop = StopRequest()
        let signals = SignalWatch(stop)
        var failed = 0
        for start in stride(from: 0, to: items.count, by: batch) where !stop.isMade {
            var pictures: [(item: EvaluationItem, image: RGBImage)] = []
            for item in items[start..<min(start + batch, items.count)] {
                let job = RenderImage(path: item.path, frame: item.frame, options: rendering, framing: framing)
                switch try await readers.image(job) {
                case .success(let picture): pictures.append((item, picture.image))
                case .failure(let failure):
                    failed += 1
                    progress.print("\(failure.path.printable): \(failure.message.printable) [\(failure.code)]")
                }
            }
            try await evaluation.add(pictures)
            progress.update(
                "Evaluating", done: min(start + batch, items.count), total: items.count, unit: "pictures")
        }
        progress.finish()
        guard !evaluation.pairs.isEmpty else {
            if stop.isMade { throw ExitCode.stopped(by: stop.signal) }
            throw SettingsError(file, "none of its \(items.count.counted("picture")) could be read")
        }
        var unwritten: (any Error)?
        if let captions {
            // Hours of work are not lost for a folder that is not there.
            do { try Output.write(Data(evaluation.captionLines().utf8), toFile: captions) } catch { unwritten = error }
        }
        let bootstrap = resamples > 0 ? Bootstrap(resamples: resamples) : nil
        let result = EvaluationResult(
            model: checkpoint.files.name, items: evaluation.pairs.count, failures: failed,
            metrics: try evaluation.metrics(bootstrap),
            constant: evaluation.constant(bootstrap))
        if json {
            try Output.json(JSONObject(value: result, fields: JSONFields.evaluation, notice: Disclaimer.line))
        } else {
            result.show()
        }
        if stop.isMade {
            Output.error(
                "fileroom: stopped: these are the figures of \(result.items) of \(items.count.counted("picture"))")
        }
        if let unwritten { throw unwritten }
        signals.end()
        if stop.isMade { throw ExitCode.stopped(by: stop.signal) }
        if failed > 0 { throw ExitCode.someFailed }
    }
}

/// Figures of one run, and beside them those of the constant caption.
private struct EvaluationResult: Encodable {
    let model: String
    let items: Int
    let failures: Int
    let metrics: [Metric]
    let constant: ConstantCaption?

    func show() {
        Output.result("\(model.printable): \(items.counted("picture"))")
        let constants = Dictionary((constant?.metrics ?? []).map { ($0.name, $0) }) { first, _ in first }
        Output.result(Self.line("", "value", "95 % interval", "constant"))
        for metric in metrics {
            guard let value = metric.value else { continue }
            let interval =
                if let low = metric.low, let high = metric.high { "\(Self.text(low)) to \(Self.text(high))" } else {
                    ""
                }
            let constant = constants[metric.name]?.value.map(Self.text) ?? ""
            Output.result(Self.line(metric.name, Self.text(value), interval, constant))
            Output.result(Output.dim("    " + metric.signature))
            if let note = metric.note { Output.result(Output.dim("    " + note)) }
        }
        for metric in metrics where metric.value == nil {
            Output.result("\(metric.name): \(metric.note ?? "not available")")
        }
        if let constant {
            let share = Int((constant.share * 100).rounded())
            Output.result("constant: \"\(constant.caption.printable)\", said of \(share) % of the pictures")
        }
        Output.result(Output.dim(Disclaimer.line))
    }

    private static func text(_ value: Double) -> String { String(format: "%.4f", value) }

    private static func line(_ name: String, _ value: String, _ interval: String, _ constant: String) -> String {
        func right(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        return name.padding(toLength: max(22, name.count), withPad: " ", startingAt: 0) + right(value, 10)
            + right(interval, 24) + right(constant, 12)
    }
}
