import ArgumentParser
import Catalog
import DICOM
import Evaluation
import Foundation
import Indexing

/// `fileroom evaluate`: scores a model's captions against reference texts.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Score a model's captions against reference texts.",
        discussion: """
            FILE has one JSON object per line: {"path": "chest.dcm", "text": "No pleural effusion."}, with "references": \
            [...] for several texts and "frame" for a frame other than the first. Paths are relative to FILE.

            Every figure has a 95 % confidence interval and a signature of how it was computed; only figures with the \
            same signature are comparable. The last column is a baseline that always outputs the model's most frequent \
            caption.

            \(GenerationOptions.discussion)

            EXAMPLE
              fileroom evaluate validation.jsonl --model /models/vit-gpt2
              fileroom evaluate validation.jsonl --model /models/vit-gpt2 --json --captions output.jsonl
            """)

    @Argument(help: "The JSON Lines file of images and reference texts.", completion: .file(extensions: ["jsonl"]))
    var file: String
    @Flag(help: "Print one JSON object.") var json = false
    @Option(help: ArgumentHelp("Also write each caption to a JSON Lines file.", valueName: "file"), completion: .file())
    var captions: String?
    @Option(help: ArgumentHelp("Bootstrap resamples; 0: no intervals.", valueName: "n")) var resamples = 1000
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var engine: EngineOptions

    func validate() throws {
        guard (0...100_000).contains(resamples) else {
            throw ValidationError("--resamples must be an integer from 0 to 100000")
        }
    }

    func run() async throws {
        let items = try EvaluationItem.items(inFile: file)
        let engine = try Engine(EngineConfiguration(settings.settings(engine)))
        let stop = StopRequest()
        let signals = SignalWatch(stop)
        var (evaluation, failures) = try await evaluate(items, with: engine, stop)
        guard !evaluation.pairs.isEmpty else {
            if stop.isMade { throw ExitCode.stopped(by: stop.signal) }
            throw SettingsError(file, "none of its \(items.count.counted("image")) could be read")
        }
        // Hours of work are not lost for a folder that does not exist.
        let written = Result { try write(evaluation) }
        let result = try evaluation.result(
            failures: failures, resamples > 0 ? Bootstrap(resamples: resamples) : nil)
        try show(result)
        if stop.isMade {
            Output.error(
                "fileroom: stopped: these are the figures of \(result.items) of \(items.count.counted("image"))")
        }
        try written.get()
        signals.end()
        if stop.isMade { throw ExitCode.stopped(by: stop.signal) }
        if failures > 0 { throw ExitCode.someFailed }
    }

    private func evaluate(
        _ items: [EvaluationItem], with engine: Engine, _ stop: StopRequest
    ) async throws -> (ModelEvaluation, failures: Int) {
        var evaluation = ModelEvaluation(captioner: engine.captioner, settings: engine.generation)
        let progress = ProgressLine()
        defer { progress.finish() }
        let failures = try await engine.captionFiles(
            items.map(\.image), readers: engine.readers(for: items.count), stop: stop,
            failed: { progress.print($0.line) },
            captioned: { batch, done in
                try evaluation.add(batch.map { (items[$0.index], $0.image, $0.caption) })
                progress.update("Evaluating", done: done, total: items.count, unit: "images")
            })
        return (evaluation, failures)
    }

    private func write(_ evaluation: ModelEvaluation) throws {
        guard let captions else { return }
        try Output.write(Data(evaluation.captionLines().utf8), toFile: captions)
    }

    private func show(_ result: EvaluationResult) throws {
        if json {
            return try Output.json(
                JSONObject(value: result, fields: JSONFields.evaluation, notice: Disclaimer.line))
        }
        for line in result.lines(dim: Output.dim) { Output.result(line) }
        Output.result(Output.dim(Disclaimer.line))
    }
}
