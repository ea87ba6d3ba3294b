import ArgumentParser
import Captioning
import Catalog
import DICOM
import Evaluation
import Foundation
import Indexing
import Reading

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

            BERTScore compares the meaning of words by a text encoder. Download the files of one, such as \
            microsoft/deberta-large-mnli, and name their folder with --bertscore.

            \(GenerationOptions.discussion)

            EXAMPLE
              fileroom evaluate validation.jsonl --model /models/vit-gpt2
              fileroom evaluate validation.jsonl --model /models/vit-gpt2 --json --captions output.jsonl
              fileroom evaluate validation.jsonl --bertscore /models/deberta-large-mnli
            """)

    @Argument(help: "The JSON Lines file of images and reference texts.", completion: .file(extensions: ["jsonl"]))
    var file: String
    @Flag(help: "Print one JSON object.") var json = false
    @Option(help: ArgumentHelp("Also write each caption to a JSON Lines file.", valueName: "file"), completion: .file())
    var captions: String?
    @Option(help: ArgumentHelp("Bootstrap resamples; 0: no intervals.", valueName: "n")) var resamples = 1000
    @Option(
        help: ArgumentHelp("The folder of a DeBERTa, RoBERTa or BERT encoder for BERTScore.", valueName: "dir"),
        completion: .directory)
    var bertscore: String?
    @Option(
        help: ArgumentHelp(
            "The encoder's layer to compare, for encoders that bert-score does not know.", valueName: "n"))
    var bertscoreLayers: Int?
    @OptionGroup var settings: SettingsOptions
    @OptionGroup var engine: EngineOptions

    func validate() throws {
        guard (0...100_000).contains(resamples) else {
            throw ValidationError("--resamples must be an integer from 0 to 100000")
        }
        guard bertscoreLayers.map({ $0 >= 0 && bertscore != nil }) ?? true else {
            throw ValidationError("--bertscore-layers must be a layer of the encoder named by --bertscore")
        }
    }

    func run() async throws {
        let items = try EvaluationItem.items(inFile: file)
        let engine = try Engine(EngineConfiguration(settings.settings(engine)))
        // A fault in its files is found before the first image.
        let scorer = try bertscore.map {
            try BERTScorer(folder: $0, layer: bertscoreLayers, engine.captioner.workers)
        }
        let stop = StopRequest()
        let readers = engine.readers(for: items.count)
        // Hours of work are not lost for a batch that takes long.
        let signals = SignalWatch(stop, leaves: false) { readers.hangUp() }
        var (evaluation, failures) = try await evaluate(items, with: engine, readers, stop)
        guard !evaluation.pairs.isEmpty else {
            if stop.isMade { throw ExitCode.stopped(by: stop.signal) }
            throw SettingsError(file, "none of its \(items.count.counted("image")) could be read")
        }
        // Hours of work are not lost for a folder that does not exist.
        let written = Result { try write(evaluation) }
        let bootstrap = resamples > 0 ? Bootstrap(resamples: resamples) : nil
        let result = try evaluation.result(
            failures: failures, bootstrap,
            bertScore: scorer.map { scorer in { bertScore(of: $0, by: scorer, bootstrap, stop) } })
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
        _ items: [EvaluationItem], with engine: Engine, _ readers: FileReaders, _ stop: StopRequest
    ) async throws -> (ModelEvaluation, failures: Int) {
        var evaluation = ModelEvaluation(captioner: engine.captioner, settings: engine.generation)
        let progress = ProgressLine()
        defer { progress.finish() }
        let failures = try await engine.captionFiles(
            items.map(\.image), readers: readers, stop: stop,
            failed: { progress.print($0.line) },
            captioned: { batch, done in
                try evaluation.add(batch.map { (items[$0.index], $0.image, $0.caption) })
                progress.update("Evaluating", done: done, total: items.count, unit: "images")
            })
        return (evaluation, failures)
    }

    /// BERTScore's figures of each captioning.
    private func bertScore(
        of sets: [[CaptionPair]], by scorer: BERTScorer, _ bootstrap: Bootstrap?, _ stop: StopRequest
    ) -> [[Metric]] {
        let progress = ProgressLine()
        defer { progress.finish() }
        let scored = scorer.scores(of: sets) { done, total in
            progress.update("BERTScore", done: done, total: total, unit: "comparisons")
            return !stop.isMade
        }
        guard let (scores, cut) = scored else {
            return sets.map { _ in [.notAvailable("BERTScore", because: "the run was stopped before")] }
        }
        let note = cut > 0 ? "\(cut.counted("text")) cut to what the encoder can hold" : nil
        return zip(sets, scores).map { scorer.metrics.metrics($1, of: $0, note: note, bootstrap: bootstrap) }
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
