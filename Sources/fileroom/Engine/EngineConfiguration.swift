import Captioning
import DICOM
import Foundation
import Raster
import Rendering
import Tensors

/// Which model to run, on what, and how: everything `Engine` is made from.
struct EngineConfiguration: Sendable {
    var model = ModelConfiguration()
    var precision = Precision.f32
    /// Processor cores to use.
    var threads = MachineLimits.processors
    /// The seconds that a file or folder may take; nil for the usual limit.
    var timeout: Int?
    /// Nil for the usual limit.
    var memory: MemoryLimit?
    /// Images captioned at once; nil for as many as keep the cores busy and fit in memory.
    var batchSize: Int?
    var window = RenderingOptions.WindowSelection.file
    var fit = ImageFraming.Fit.model
    /// What to do otherwise than the model's own files say.
    var generation = GenerationSettings()
    /// Whether the header's modality counts; nil for what the model says.
    var usesHeader: Bool?
    /// Frames captioned of each part of a series.
    var framesPerSeries = 1
}

/// Where a model's files are.
struct ModelConfiguration: Sendable, Equatable {
    /// Nil for the bundled model.
    var folder: String?
    var clip: String?
    var gpt2: String?
    /// Nil for what the model's own settings say.
    var lowRankUpdates: LowRankUpdates?

    func files() throws -> ModelFiles {
        guard let folder else { return try .defaultModel() }
        return try ModelFiles(folder: folder, clip: clip, gpt2: gpt2, lowRankUpdates: lowRankUpdates)
    }
}

/// The memory a run may take, and what set it, such as `--memory 4G`.
struct MemoryLimit: Sendable, Equatable {
    let bytes: Int
    let origin: String
}

extension ModelConfiguration {
    init(_ settings: Settings) throws {
        folder = try settings[.model]
        clip = try settings[.clip]
        gpt2 = try settings[.gpt2]
        lowRankUpdates = try settings[.lora]
    }
}

extension EngineConfiguration {
    init(_ settings: Settings) throws {
        model = try ModelConfiguration(settings)
        if let precision = try settings[.precision] { self.precision = precision }
        threads = try Self.threads(settings)
        timeout = try settings[.timeout]
        let memory = settings.value(of: Setting.memory.declaration)
        self.memory = try settings[.memory].map { bytes in
            MemoryLimit(bytes: bytes, origin: [memory?.origin, memory?.text].compactMap { $0 }.joined(separator: " "))
        }
        batchSize = try settings[.batchSize]
        if let window = try settings[.window] { self.window = window }
        if let fit = try settings[.fit] { self.fit = fit }
        usesHeader = try settings[.useHeader]
        generation = try GenerationSettings(settings)
        framesPerSeries = try settings[.framesPerSeries] ?? framesPerSeries
    }

    /// Processor cores to use: those that are set, or all that this process may use.
    static func threads(_ settings: Settings) throws -> Int { try settings[.threads] ?? MachineLimits.processors }

    var rendering: RenderingOptions { RenderingOptions(window: window) }

    /// The framing of the checkpoint's image processor, with the fit that is set.
    func framing(of checkpoint: Checkpoint) -> ImageFraming {
        var framing = checkpoint.imageProcessor.framing
        framing.fit = fit
        return framing
    }
}

extension GenerationSettings {
    /// The generation settings: those of `generation`, overridden by those with a name of their own.
    ///
    /// - Throws: what `Settings` throws for the setting that is wrong.
    init(_ settings: Settings) throws {
        let complete = settings.value(of: GenerationFlag.complete.declaration)
        var changes = GenerationSettings()
        for flag in GenerationFlag.fields {
            guard let text = try settings[flag.setting],
                let setting = GenerationSetting.all.first(where: { $0.name == flag.field })
            else { continue }
            _ = setting.set("\(text)", in: &changes)
        }
        self = try complete.map { try Self.settings(of: $0) } ?? GenerationSettings()
        self = overridden(by: changes)
        isWhole = complete != nil
    }

    /// The settings of a `GenerationConfig`, from JSON or from the file named after an `@`.
    private static func settings(of value: Settings.Value) throws -> GenerationSettings {
        func wrong(_ problem: String) -> any Error {
            Settings.error(value, GenerationFlag.complete.declaration, problem)
        }
        var json = Data(value.text.utf8)
        if value.text.startsExactly(with: "@") {
            let path = String(Substring(value.text.utf8.dropFirst()))
            // One that has no end, such as a device, is not read to it.
            guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: 1 << 24) ?? Data()
            else {
                throw wrong("the file \(path) cannot be read")
            }
            json = data
        }
        do { return try GenerationSettings(configuration: json) } catch { throw wrong("\(error)") }
    }
}
