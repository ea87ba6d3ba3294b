import ArgumentParser
import Captioning
import Foundation
import Indexing
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
                    threads * Captioner.picturesPerThread,
                    MemoryBudget(settings, flag: memory).pictures(of: checkpoint.bytesPerPicture(asked))))
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

    static let settingNames = [
        "num-beams", "max-length", "max-new-tokens", "min-length", "min-new-tokens", "length-penalty", "early-stopping",
        "no-repeat-ngram-size", "repetition-penalty", "num-return-sequences", "do-sample", "temperature", "top-k",
        "top-p", "seed", "prompt", "generation",
    ]

    /// The flags as a GenerationConfig object, laid over `--generation`.
    func overrides(_ settings: Settings) throws -> GenerationSettings {
        var fields: [String: any Sendable] = [:]
        var isWhole = false
        if let text = settings.value("generation", flag: generation)?.text {
            let json: Data
            if text.hasPrefix("@") {
                let path = String(text.dropFirst())
                guard let data = FileManager.default.contents(atPath: path) else {
                    throw ValidationError("--generation: the file \(path) cannot be read")
                }
                json = data
            } else {
                json = Data(text.utf8)
            }
            guard let object = try? JSONSerialization.jsonObject(with: json) as? [String: any Sendable] else {
                throw ValidationError("--generation must be a JSON object such as '{\"num_beams\": 4}', or @FILE")
            }
            if let name = object.keys.sorted().first(where: { !GenerationSettings.knows($0) }) {
                throw ValidationError(
                    "--generation: `\(name)` is no field of a GenerationConfig that changes a caption here")
            }
            fields = object
            // A configuration written out in full says null of the tokens that the model decides.
            for name in GenerationSettings.specialTokenNames where fields[name] is NSNull { fields[name] = nil }
            isWhole = true
        }
        fields["num_beams"] = try settings.resolve("num-beams", flag: numBeams) ?? fields["num_beams"]
        fields["max_length"] = try settings.resolve("max-length", flag: maxLength) ?? fields["max_length"]
        fields["max_new_tokens"] =
            try settings.resolve("max-new-tokens", flag: maxNewTokens) ?? fields["max_new_tokens"]
        fields["min_length"] = try settings.resolve("min-length", flag: minLength) ?? fields["min_length"]
        fields["min_new_tokens"] =
            try settings.resolve("min-new-tokens", flag: minNewTokens) ?? fields["min_new_tokens"]
        fields["length_penalty"] =
            try settings.resolve("length-penalty", flag: lengthPenalty) ?? fields["length_penalty"]
        fields["no_repeat_ngram_size"] =
            try settings.resolve("no-repeat-ngram-size", flag: noRepeatNgramSize) ?? fields["no_repeat_ngram_size"]
        fields["repetition_penalty"] =
            try settings.resolve("repetition-penalty", flag: repetitionPenalty) ?? fields["repetition_penalty"]
        fields["num_return_sequences"] =
            try settings.resolve("num-return-sequences", flag: numReturnSequences) ?? fields["num_return_sequences"]
        fields["do_sample"] = try settings.resolve("do-sample", flag: doSample) ?? fields["do_sample"]
        fields["temperature"] = try settings.resolve("temperature", flag: temperature) ?? fields["temperature"]
        fields["top_k"] = try settings.resolve("top-k", flag: topK) ?? fields["top_k"]
        fields["top_p"] = try settings.resolve("top-p", flag: topP) ?? fields["top_p"]
        fields["seed"] = try settings.resolve("seed", flag: seed) ?? fields["seed"]
        fields["prompt"] = settings.value("prompt", flag: prompt)?.text ?? fields["prompt"]
        if let early = try settings.resolve("early-stopping", flag: earlyStopping) {
            switch early {
            case "true": fields["early_stopping"] = true
            case "false": fields["early_stopping"] = false
            case "never": fields["early_stopping"] = "never"
            default: throw ValidationError("--early-stopping must be true, false or never")
            }
        }
        do {
            var asked = try JSONDecoder().decode(
                GenerationSettings.self, from: try JSONSerialization.data(withJSONObject: fields))
            asked.isWhole = isWhole
            return asked
        } catch {
            throw ValidationError("the generation settings are not those of a GenerationConfig: \(error)")
        }
    }
}
