import ArgumentParser
import Captioning
import Foundation
import Indexing
import Raster
import Tensors

/// Which model, and how it is asked.
struct EngineOptions: ParsableArguments {
    @OptionGroup(title: "Model") var model: ModelOptions

    @Option(
        help: ArgumentHelp(
            "How weights are kept: f32 is exact, bf16 and int8 are faster and may now and then choose another word.",
            valueName: "f32|bf16|int8"))
    var precision: String?

    @Option(help: "How many processor cores to use; all that this process may use where nothing is said.")
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "The most memory to use, such as 4G, the weights included; 1.5 GB besides them where nothing is said.",
            valueName: "size"))
    var memory: String?

    @Option(
        help: ArgumentHelp(
            "The most pictures to describe side by side; as many as keep the cores busy and fit into the memory where "
                + "nothing is said.", valueName: "count"))
    var batchSize: Int?

    @OptionGroup var picture: PictureOptions

    @OptionGroup(title: "Generation (named as in Hugging Face GenerationConfig)") var generation: GenerationOptions

    static let settingNames =
        ModelOptions.settingNames + ["precision", "threads", "memory", "batch-size"] + PictureOptions.settingNames
        + GenerationOptions.settingNames

    func checkpoint(_ settings: Settings) throws -> Checkpoint {
        try Checkpoint(
            model.files(settings), precision: precision(settings), Workers(count: threadCount(settings)))
    }

    /// The engine of a checkpoint.
    ///
    /// - Parameter asked: what captions will be asked for.
    func captioner(_ checkpoint: Checkpoint, asked: GenerationSettings, _ settings: Settings) throws -> Captioner {
        let threads = try threadCount(settings)
        return Captioner(
            checkpoint: checkpoint, threads: threads,
            capacity: try pictureCount(settings)
                ?? min(
                    threads * Captioner.imagesPerThread,
                    MemoryBudget(settings, flag: memory).pictures(of: checkpoint.bytesPerImage(asked))))
    }

    /// The engine with its settings, ready to caption series.
    func describer(_ settings: Settings) throws -> EngineDescriber {
        let checkpoint = try checkpoint(settings)
        let asked = try generation.overrides(settings)
        return try EngineDescriber(
            captioner(checkpoint, asked: asked, settings), generation: asked,
            fit: picture.framing(of: checkpoint, settings).fit, rendering: picture.rendering(settings))
    }

    private func precision(_ settings: Settings) throws -> Precision {
        guard let found = settings.value("precision", flag: precision) else { return .f32 }
        guard let precision = Precision(rawValue: found.text) else {
            throw SettingsError(
                found.origin ?? "precision",
                "`\(found.text)` is no precision: \(Precision.allCases.map(\.rawValue).joined(separator: ", ")) are")
        }
        return precision
    }

    func threadCount(_ settings: Settings) throws -> Int {
        let count = try settings.resolve("threads", flag: threads) ?? Self.processors
        guard count > 0 else { throw ValidationError("--threads must be at least 1") }
        guard count <= 4096 else { throw ValidationError("--threads must be 4096 at most") }
        return count
    }

    /// The processors that this process may use.
    static var processors: Int {
        let present = ProcessInfo.processInfo.activeProcessorCount
        return MachineLimits.current.processors.map { max(1, Int(min(Double(present), $0.rounded(.up)))) } ?? present
    }

    private func pictureCount(_ settings: Settings) throws -> Int? {
        guard let count = try settings.resolve("batch-size", flag: batchSize) else { return nil }
        guard (1...1024).contains(count) else { throw ValidationError("--batch-size must be 1 to 1024") }
        return count
    }
}

/// The generation flags of CLI.md.
struct GenerationOptions: ParsableArguments {
    @Option(help: "Beams kept; 1 is greedy search.") var numBeams: Int?
    @Option(help: "Longest sequence, prompt included.") var maxLength: Int?
    @Option(help: "Most tokens to add.") var maxNewTokens: Int?
    @Option(help: "Shortest sequence, prompt included.") var minLength: Int?
    @Option(help: "Fewest tokens to add.") var minNewTokens: Int?
    // `unconditional`: a negative one is no flag.
    @Option(parsing: .unconditional, help: "Exponent of the length that scores are divided by.") var lengthPenalty:
        Double?
    @Option(help: ArgumentHelp("When beam search may stop early.", valueName: "true|false|never")) var earlyStopping:
        String?
    @Option(help: "No sequence of this many tokens comes twice.") var noRepeatNgramSize: Int?
    @Option(help: "Above 1, tokens already said become less likely.") var repetitionPenalty: Double?
    @Option(help: "Captions returned per picture.") var numReturnSequences: Int?
    @Flag(inversion: .prefixedNo, help: "Draw tokens at random.") var doSample: Bool?
    @Option(help: "When drawing: above 1, unlikely tokens come more often.") var temperature: Double?
    @Option(help: "When drawing: only from so many of the likeliest tokens; 0 for all.") var topK: Int?
    @Option(help: "When drawing: only from the likeliest tokens that together have this probability.") var topP: Double?
    @Option(help: "When drawing: the same seed draws the same tokens.") var seed: Int?
    @Option(help: ArgumentHelp("What captions continue, in place of the model's own prompt.", valueName: "text"))
    var prompt: String?
    @Option(
        help: ArgumentHelp(
            "A whole GenerationConfig as JSON, or @FILE; takes the place of a prefix captioner's published recipe.",
            valueName: "json"))
    var generation: String?

    /// The settings that have a flag.
    static let settings: [GenerationSetting] = {
        let flags = Set(GenerationOptions().flags.map(\.property))
        return GenerationSetting.all.filter { flags.contains($0.flagProperty) }
    }()

    static let settingNames = settings.map(\.flag) + ["generation"]

    /// The declared flags but `--generation`, each by the name of its property. What was given can be read after parsing.
    var flags: [(property: String, text: () -> String?)] {
        Mirror(reflecting: self).children.compactMap { child in
            guard let property = child.label?.dropFirst(), property != "generation" else { return nil }
            let value = child.value
            return (
                String(property),
                {
                    switch value {
                    case let option as Option<Int?>: option.wrappedValue.map(String.init)
                    case let option as Option<Double?>: option.wrappedValue.map { "\($0)" }
                    case let option as Option<String?>: option.wrappedValue
                    case let flag as Flag<Bool?>: flag.wrappedValue.map(String.init)
                    default: preconditionFailure("--\(property) is of a type that no setting has")
                    }
                }
            )
        }
    }

    /// The settings asked for: those of `--generation`, overridden by the flags.
    func overrides(_ settings: Settings) throws -> GenerationSettings {
        var asked = try complete(settings) ?? GenerationSettings()
        let isWhole = asked.isWhole
        let given = Dictionary(uniqueKeysWithValues: flags.map { ($0.property, $0.text()) })
        var changes = GenerationSettings()
        for setting in Self.settings {
            guard let found = settings.value(setting.flag, flag: given[setting.flagProperty] ?? nil) else { continue }
            guard setting.set(found.text, in: &changes) else {
                let problem = "`\(found.text)` is not a value for \(setting.flag)"
                if found.source == .flag { throw ValidationError("--\(setting.flag): \(problem)") }
                throw SettingsError(found.origin ?? setting.flag, problem)
            }
        }
        asked = asked.overridden(by: changes)
        asked.isWhole = isWhole
        return asked
    }

    /// What `--generation` asks for: JSON, or `@` and the path of a file.
    private func complete(_ settings: Settings) throws -> GenerationSettings? {
        guard let text = settings.value("generation", flag: generation)?.text else { return nil }
        var json = Data(text.utf8)
        if text.hasPrefix("@") {
            let path = String(text.dropFirst())
            guard let data = FileManager.default.contents(atPath: path) else {
                throw ValidationError("--generation: the file \(path) cannot be read")
            }
            json = data
        }
        do {
            return try GenerationSettings(configuration: json)
        } catch {
            throw ValidationError("--generation: \(error)")
        }
    }
}

extension GenerationSetting {
    /// The name of its flag, such as `num-beams`.
    var flag: String { name.replacing("_", with: "-") }

    /// The name of its property in `GenerationOptions`, such as `numBeams`.
    var flagProperty: String {
        let words = name.split(separator: "_")
        return words.prefix(1).joined() + words.dropFirst().map(\.capitalized).joined()
    }
}
