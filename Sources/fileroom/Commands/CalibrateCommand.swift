import ArgumentParser
import Captioning
import DICOM
import Foundation
import Indexing
import Reading

/// `fileroom model calibrate`: fits to labeled images how far a model can be trusted.
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate", abstract: "Write how far a model can be trusted, from labeled images.",
        discussion: """
            LIST has one JSON object per line: {"path": "chest.dcm", "modality": "CT", "bodyPart": "chest", "group": \
            "site 1"}. Paths are relative to LIST. Leave out "modality" for kinds of image that the model should not name. \
            Images of one group, such as a patient or a source, are predicted from those of the other groups.

            Two files are written beside the model: \(EvidenceSettings.fileName) and \(Evidence.tensorsFileName). With them, \
            every caption has a probability, and unfamiliar images are marked. What the model says stays the same, but a \
            model with an abstention withholds improbable captions.

            EXAMPLE
              fileroom model calibrate /models/vit-gpt2 --pictures labeled.jsonl
              fileroom model calibrate /models/vit-gpt2 --pictures labeled.jsonl --precision-goal 0.95 --output /tmp/evidence
            """)

    @Argument(help: "The model's folder.", completion: .directory) var folder: String
    @Option(
        help: ArgumentHelp("The JSON Lines file of labeled images.", valueName: "list"),
        completion: .file(extensions: ["jsonl"]))
    var pictures: String
    @Option(
        help: ArgumentHelp("Where to write the two files. (default: the model's folder)", valueName: "dir"),
        completion: .directory)
    var output: String?
    @Option(
        help: ArgumentHelp(
            "The share of captions that should be right once the improbable ones are withheld.", valueName: "share"))
    var precisionGoal = 0.9
    @Flag(help: "Print one JSON object.") var json = false
    @OptionGroup var parts: ModelPartOptions
    @OptionGroup var processor: ProcessorOptions
    @OptionGroup var settings: SettingsOptions

    func validate() throws {
        guard precisionGoal > 0, precisionGoal < 1 else {
            throw ValidationError("--precision-goal must be above 0 and below 1")
        }
    }

    func run() async throws {
        let images = try LabeledImage.images(inFile: pictures)
        var configuration = EngineConfiguration()
        let settings = try settings.settings(parts, processor)
        configuration.model = try ModelConfiguration(settings)
        configuration.model.folder = folder
        configuration.threads = try EngineConfiguration.threads(settings)
        configuration.timeout = try settings[.timeout]
        let engine = try Engine(configuration)
        var observations: [Observation] = []
        let progress = ProgressLine()
        let failures = try await engine.readFiles(
            images.map(\.image), readers: engine.readers(for: images.count), failed: { progress.print($0.line) }
        ) { read, done in
            let seen = try await engine.captioner.observations(forPrepared: read.map(\.image.image))
            for (file, seen) in zip(read, seen) {
                let image = images[file.index]
                observations.append(
                    Observation(
                        features: seen.features, text: seen.text, meanLogProbability: seen.meanLogProbability,
                        label: image.label, group: image.group))
            }
            progress.update("Calibrating", done: done, total: images.count, unit: "images")
        }
        progress.finish()
        let calibration = try Calibration(
            observations, embeddingWidth: engine.checkpoint.embeddingWidth,
            earlier: engine.checkpoint.evidence?.settings, precision: precisionGoal)
        let target = output ?? folder
        for file in try calibration.files() { try write(file.data, to: target + "/" + file.name) }
        show(calibration.report, failures: failures)
        if json { try Output.json(calibration.report) }
        if failures > 0 { throw ExitCode.someFailed }
    }

    /// As readable as the model's other files: they hold statistics of features, and nothing of a patient.
    private func write(_ data: Data, to path: String) throws {
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw SettingsError(path, "cannot be written; check that its folder exists and is writable")
        }
    }

    private func show(_ report: Calibration.Report, failures: Int) {
        guard !json else { return }
        func percent(_ share: Double?) -> String {
            share.map { String(format: "%.1f %%", $0 * 100) } ?? "not available"
        }
        func figure(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "not available" }
        let named = "\(report.claims.grouped) captions name a kind or a part"
        let (before, withheld, right) = (
            percent(report.rightBefore), percent(report.withheld), percent(report.right)
        )
        let rows = [
            ("images", "\(report.images.grouped) of \(report.classes) classes in \(report.groups.counted("group"))"),
            ("unreadable", failures > 0 ? failures.grouped : nil),
            ("claims", "\(named); \(before) are right"),
            ("withheld", "\(withheld) are improbable; of the others \(right) are right"),
            ("AUC", "\(figure(report.areaUnderCurve)) of the probability, for right against wrong"),
            ("error", "\(percent(report.calibrationError)) between probability and share of right ones"),
            ("unfamiliar", "above a distance of \(figure(report.unfamiliarAbove)); AUC \(figure(report.familiarity))"),
            ("similar", report.similar?.sentence),
        ].compactMap { row in row.1.map { (row.0, $0) } }
        for line in TextTable.lines(rows) { Output.result(line) }
        Output.result("All figures are of groups that were left out when what predicts them was fitted.")
    }
}
