import Captioning
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
    /// Nil for the usual limit.
    var memory: MemoryLimit?
    /// Images captioned at once; nil for as many as keep the cores busy and fit in memory.
    var batchSize: Int?
    var window = RenderingOptions.WindowSelection.file
    var fit = ImageFraming.Fit.model
    /// What to do otherwise than the model's own files say.
    var generation = GenerationSettings()
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
        let memory = settings.value(of: Setting.memory.declaration)
        self.memory = try settings[.memory].map { bytes in
            MemoryLimit(bytes: bytes, origin: [memory?.origin, memory?.text].compactMap { $0 }.joined(separator: " "))
        }
        batchSize = try settings[.batchSize]
        if let window = try settings[.window] { self.window = window }
        if let fit = try settings[.fit] { self.fit = fit }
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
    /// The generation settings, those with a name of their own over those of `generation`.
    /// - Throws: what `Settings` throws for the setting that is wrong.
    init(_ settings: Settings) throws {
        let complete = settings.value(of: GenerationFlag.complete.declaration)
        var fields = try complete.map { try Self.object(of: $0) } ?? [:]
        for setting in GenerationFlag.fields {
            if let value = try settings[setting.setting] { fields[setting.field] = value }
        }
        do {
            self = try JSONDecoder().decode(
                GenerationSettings.self, from: try JSONSerialization.data(withJSONObject: fields))
        } catch {
            let problem = "does not fit a GenerationConfig: \(error)"
            guard let complete else { throw SettingsError("the generation settings", problem) }
            throw Settings.error(complete, GenerationFlag.complete.declaration, problem)
        }
        isWhole = complete != nil
    }

    /// The fields of a `GenerationConfig`, from JSON or from the file named after an `@`.
    private static func object(of value: Settings.Value) throws -> [String: any Sendable] {
        func wrong(_ problem: String) -> any Error {
            Settings.error(value, GenerationFlag.complete.declaration, problem)
        }
        var json = Data(value.text.utf8)
        if value.text.hasPrefix("@") {
            let path = String(value.text.dropFirst())
            guard let data = FileManager.default.contents(atPath: path) else {
                throw wrong("the file \(path) cannot be read")
            }
            json = data
        }
        guard var fields = try? JSONSerialization.jsonObject(with: json) as? [String: any Sendable] else {
            throw wrong("expected a JSON object such as '{\"num_beams\": 4}', or @FILE")
        }
        if let name = fields.keys.sorted().first(where: { !GenerationSettings.knows($0) }) {
            throw wrong("'\(name)' is not a GenerationConfig field that changes a caption here")
        }
        // A configuration written out in full has null for the tokens that the model decides.
        for name in GenerationSettings.specialTokenNames where fields[name] is NSNull { fields[name] = nil }
        return fields
    }
}
