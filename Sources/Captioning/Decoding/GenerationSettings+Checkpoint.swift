import Foundation

extension GenerationSettings {
    /// What a checkpoint's own files say.
    ///
    /// generation_config.json speaks alone if it is there. Otherwise config.json: its top level, and for fields
    /// still at
    /// the library's default its `decoder` object. One exception is the reference's too (transformers 4): a
    /// generation_config.json marked as derived from config.json yields to it once config.json holds a field of its own
    /// at the top level. Source: `GenerationMixin._prepare_generation_config`, `GenerationConfig.from_model_config`.
    static func defaults(generationConfig: Data?, config: Data) throws -> GenerationSettings {
        let top = try read(config, "config.json", GenerationSettings.self)
        if let generationConfig {
            let file = try read(generationConfig, "generation_config.json", GenerationSettings.self)
            let mark = try? JSONDecoder().decode(Mark.self, from: generationConfig)
            if mark?._from_model_config != true || !top.saysMoreThanTokens {
                var settings = file
                settings.explicitNulls = []
                return settings
            }
        }
        var settings = top
        settings.explicitNulls = []
        var inner = try read(config, "config.json", Inner.self).decoder ?? GenerationSettings()
        try inner.addUsualTokens(of: read(config, "config.json", DecoderKind.self).decoder?.model_type)
        func fill<Value: Equatable>(_ field: WritableKeyPath<GenerationSettings, Value?>) {
            let isDefault = settings[keyPath: field] == nil || settings[keyPath: field] == library[keyPath: field]
            if isDefault, let value = inner[keyPath: field] { settings[keyPath: field] = value }
        }
        fill(\.maxLength)
        fill(\.maxNewTokens)
        fill(\.minLength)
        fill(\.minNewTokens)
        fill(\.earlyStopping)
        fill(\.numBeams)
        fill(\.lengthPenalty)
        fill(\.numReturnSequences)
        fill(\.noRepeatNgramSize)
        fill(\.repetitionPenalty)
        fill(\.badWordsIDs)
        fill(\.suppressTokens)
        fill(\.beginSuppressTokens)
        fill(\.forcedBeginToken)
        fill(\.forcedEndTokens)
        fill(\.exponentialDecayLengthPenalty)
        fill(\.renormalizeLogits)
        fill(\.removeInvalidValues)
        fill(\.beginToken)
        fill(\.endTokens)
        fill(\.padToken)
        fill(\.decoderStartToken)
        fill(\.doSample)
        fill(\.temperature)
        fill(\.topK)
        fill(\.topP)
        return settings
    }

    /// What the library does where nobody says anything.
    static let library: GenerationSettings = {
        var settings = GenerationSettings()
        settings.maxLength = 20
        settings.minLength = 0
        settings.earlyStopping = .whenUnlikely
        settings.numBeams = 1
        settings.lengthPenalty = 1
        settings.numReturnSequences = 1
        settings.noRepeatNgramSize = 0
        settings.repetitionPenalty = 1
        settings.renormalizeLogits = false
        settings.removeInvalidValues = false
        settings.doSample = false
        settings.temperature = 1
        settings.topK = 50
        settings.topP = 1
        return settings
    }()

    /// Whether any field but the special tokens differs from the library's default.
    private var saysMoreThanTokens: Bool {
        var plain = self
        (plain.beginToken, plain.endTokens, plain.padToken, plain.decoderStartToken) = (nil, nil, nil, nil)
        plain.explicitNulls = []
        return GenerationSettings.library.overridden(by: plain) != .library
    }

    /// Adds what every configuration of a kind of decoder has, written or not: transformers `configuration_gpt2.py`,
    /// `configuration_bert.py`.
    private mutating func addUsualTokens(of decoder: String?) {
        switch decoder {
        case "bert":
            if padToken == nil, !says(nullFor: .padToken) { padToken = 0 }
        default:
            let published = 50256
            if beginToken == nil, !says(nullFor: .beginToken) { beginToken = published }
            if endTokens == nil, !says(nullFor: .endTokens) { endTokens = [published] }
        }
    }

    private func says(nullFor key: Key) -> Bool { explicitNulls.contains(key.rawValue) }

    private static func read<Value: Decodable>(_ data: Data, _ name: String, _ type: Value.Type) throws -> Value {
        let decoder = JSONDecoder()
        if let key = CodingUserInfoKey.isOfCheckpoint { decoder.userInfo[key] = true }
        do {
            return try decoder.decode(type, from: data)
        } catch {
            throw CaptioningError(name, Self.problem(error))
        }
    }

    private struct Mark: Decodable { let _from_model_config: Bool? }
    private struct Inner: Decodable { let decoder: GenerationSettings? }
    private struct DecoderKind: Decodable {
        let decoder: Decoder?
        struct Decoder: Decodable { let model_type: String? }
    }
}

extension GenerationSettings {
    /// A decoding error in a few words.
    static func problem(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return String(describing: error) }
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .typeMismatch(let type, let context): return "'\(path(context))' should be \(type)"
        case .valueNotFound(let type, let context): return "'\(path(context))' is null, expected \(type)"
        case .keyNotFound(let key, let context):
            return "'\((context.codingPath + [key]).map(\.stringValue).joined(separator: "."))' is missing"
        case .dataCorrupted(let context):
            if path(context).isEmpty {
                // Foundation gives a number that is too large or not whole no path, but it says which it is.
                return context.debugDescription.contains("Number") ? context.debugDescription : "not valid JSON"
            }
            return "'\(path(context))': \(context.debugDescription)"
        @unknown default: return "not readable"
        }
    }
}
