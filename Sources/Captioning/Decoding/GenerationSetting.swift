/// One setting of `GenerationSettings`: its name, its property and its default.
///
/// To add a setting, declare a property in `GenerationSettings` and add a row to `all`: merging, reading, writing,
/// known names, flags and the model's identity follow from the row.
public struct GenerationSetting: Sendable {
    /// The name in Hugging Face's `GenerationConfig`, such as `num_beams`.
    public let name: String
    let property: any PartialKeyPath<GenerationSettings> & Sendable
    /// Whether Fileroom adds it to `GenerationConfig`: a checkpoint's field of that name means something else.
    let isOwn: Bool
    /// Whether it changes captions only when tokens are sampled.
    let isForSampling: Bool

    /// Sets a property of `GenerationSettings` to the library's default, if there is one.
    let setDefault: @Sendable (_ settings: inout GenerationSettings) -> Void
    let isSet: @Sendable (GenerationSettings) -> Bool
    let isEqual: @Sendable (GenerationSettings, GenerationSettings) -> Bool
    let copy: @Sendable (_ source: GenerationSettings, _ target: inout GenerationSettings) -> Void
    let decode: @Sendable (KeyedDecodingContainer<AnyCodingKey>, inout GenerationSettings) throws -> Void
    let encode: @Sendable (GenerationSettings, inout KeyedEncodingContainer<AnyCodingKey>) throws -> Void
    /// The value as the model's identity spells it; nil if it is not set.
    let identityText: @Sendable (GenerationSettings) -> String?
    private let parse: @Sendable (_ text: String, _ settings: inout GenerationSettings) -> Bool

    /// - Parameters:
    ///   - decoded: the value of what a file holds.
    ///   - encoded: what a file holds for a value.
    private init<Value: GenerationValue, Stored: Codable & SendableMetatype>(
        _ name: String, _ property: any WritableKeyPath<GenerationSettings, Value?> & Sendable,
        default usual: Value? = nil, isOwn: Bool = false, isForSampling: Bool = false,
        decoded: @escaping @Sendable (Stored) -> Value, encoded: @escaping @Sendable (Value) -> Stored
    ) {
        self.name = name
        self.property = property
        self.isOwn = isOwn
        self.isForSampling = isForSampling
        let key = AnyCodingKey(name)
        setDefault = { $0[keyPath: property] = usual }
        isSet = { $0[keyPath: property] != nil }
        isEqual = { $0[keyPath: property] == $1[keyPath: property] }
        copy = { $1[keyPath: property] = $0[keyPath: property] }
        decode = { $1[keyPath: property] = try $0.decodeIfPresent(Stored.self, forKey: key).map(decoded) }
        encode = { try $1.encodeIfPresent($0[keyPath: property].map(encoded), forKey: key) }
        identityText = { $0[keyPath: property]?.identityText }
        parse = { text, settings in
            guard let value = Value(settingText: text) else { return false }
            settings[keyPath: property] = value
            return true
        }
    }

    private init<Value: GenerationValue>(
        _ name: String, _ property: any WritableKeyPath<GenerationSettings, Value?> & Sendable,
        default usual: Value? = nil, isOwn: Bool = false, isForSampling: Bool = false
    ) {
        self.init(
            name, property, default: usual, isOwn: isOwn, isForSampling: isForSampling, decoded: { $0 as Value },
            encoded: { $0 })
    }

    /// One token or several: files write either.
    private init(tokens name: String, _ property: any WritableKeyPath<GenerationSettings, [Int]?> & Sendable) {
        self.init(name, property, decoded: \TokenIDs.ids, encoded: TokenIDs.init)
    }

    /// Every setting. The defaults are those of transformers `generation/configuration_utils.py`.
    public static let all = [
        Self("num_beams", \.numBeams, default: 1),
        Self("max_length", \.maxLength, default: 20),
        Self("max_new_tokens", \.maxNewTokens),
        Self("min_length", \.minLength, default: 0),
        Self("min_new_tokens", \.minNewTokens),
        Self("length_penalty", \.lengthPenalty, default: 1),
        Self("early_stopping", \.earlyStopping, default: .whenUnlikely),
        Self("no_repeat_ngram_size", \.noRepeatNgramSize, default: 0),
        Self("repetition_penalty", \.repetitionPenalty, default: 1),
        Self("num_return_sequences", \.numReturnSequences, default: 1),
        Self("do_sample", \.doSample, default: false),
        Self("temperature", \.temperature, default: 1, isForSampling: true),
        Self("top_k", \.topK, default: 50, isForSampling: true),
        Self("top_p", \.topP, default: 1, isForSampling: true),
        Self("seed", \.seed, isOwn: true, isForSampling: true),
        Self("prompt", \.prompt, isOwn: true),
        Self("bad_words_ids", \.badWordsIDs),
        Self("suppress_tokens", \.suppressTokens),
        Self("begin_suppress_tokens", \.beginSuppressTokens),
        Self("forced_bos_token_id", \.forcedBeginToken),
        Self(tokens: "forced_eos_token_id", \.forcedEndTokens),
        Self("exponential_decay_length_penalty", \.exponentialDecayLengthPenalty),
        Self("renormalize_logits", \.renormalizeLogits, default: false),
        Self("remove_invalid_values", \.removeInvalidValues, default: false),
        Self("bos_token_id", \.beginToken),
        Self(tokens: "eos_token_id", \.endTokens),
        Self("pad_token_id", \.padToken),
        Self("decoder_start_token_id", \.decoderStartToken),
    ]

    static let names = Set(all.map(\.name))

    /// The name of a property's setting.
    static func name(of property: PartialKeyPath<GenerationSettings>) -> String {
        guard let setting = all.first(where: { $0.property == property }) else {
            preconditionFailure("\(property) is not in GenerationSetting.all")
        }
        return setting.name
    }

    /// Sets the property to the value that `text` spells, as a flag or an environment variable does.
    ///
    /// - Returns: whether `text` is a value of this setting.
    public func set(_ text: String, in settings: inout GenerationSettings) -> Bool { parse(text, &settings) }
}
