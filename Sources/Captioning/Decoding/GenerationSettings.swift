/// How scores become sentences: the settings of Hugging Face's `GenerationConfig`.
///
/// nil means not set: the call's value applies, then the checkpoint's, then the library's default (`overridden(by:)`).
/// A file or a caller may set a field to `null`: it is then in `explicitNulls`.
/// Source: transformers `generation/configuration_utils.py`.
public struct GenerationSettings: Sendable, Equatable {
    /// The most tokens of a sequence, including the start.
    public var maxLength: Int?
    /// The most tokens after the start; takes precedence over `maxLength`.
    public var maxNewTokens: Int?
    /// The fewest tokens of a sequence, including the start.
    public var minLength: Int?
    /// The fewest tokens after the start.
    public var minNewTokens: Int?
    /// When a beam search may stop.
    public var earlyStopping: EarlyStopping?
    /// Hypotheses kept for each image; 1 is greedy search.
    public var numBeams: Int?
    /// A hypothesis's score is divided by its length to this power.
    public var lengthPenalty: Double?
    /// How many sequences to return for each image.
    public var numReturnSequences: Int?
    /// No n-gram of this size may repeat; 0 allows all.
    public var noRepeatNgramSize: Int?
    /// Above 1, tokens already generated become less likely.
    public var repetitionPenalty: Double?
    /// Sequences of tokens that must not occur.
    public var badWordsIDs: [[Int]]?
    /// Tokens that must not occur.
    public var suppressTokens: [Int]?
    /// Tokens that must not be the first generated.
    public var beginSuppressTokens: [Int]?
    /// The first token generated.
    public var forcedBeginToken: Int?
    /// The tokens allowed at the greatest length.
    public var forcedEndTokens: [Int]?
    /// From a given length on, the end becomes likelier with each token.
    public var exponentialDecayLengthPenalty: LengthDecay?
    /// Whether scores are renormalized to log-probabilities after all rules.
    public var renormalizeLogits: Bool?
    /// Whether infinities and NaN are replaced.
    public var removeInvalidValues: Bool?
    /// The start token if there is no `decoderStartToken`.
    public var beginToken: Int?
    /// The tokens that end a sequence.
    public var endTokens: [Int]?
    /// The token that fills up shorter sequences.
    public var padToken: Int?
    /// The token every sequence starts with.
    public var decoderStartToken: Int?
    /// Whether to sample tokens at random.
    public var doSample: Bool?
    /// Above 1, unlikely tokens are sampled more often; below 1, less often.
    public var temperature: Double?
    /// Sample from the k most likely tokens; 0 for all.
    public var topK: Int?
    /// Sample from the most likely tokens that together have this probability.
    public var topP: Double?
    /// Seeds the sampling. Not in `GenerationConfig`.
    public var seed: Int?
    /// The text that captions continue. Not in `GenerationConfig`.
    public var prompt: String?
    /// The names of the fields that were set to `null`.
    public var explicitNulls: Set<String> = []
    /// The names of the fields that would change the sentences and are not supported.
    var unsupported: Set<String> = []
    /// Whether this is a complete configuration: a family's recipe then does not apply.
    public var isWhole = false

    public init() {}

    /// Where `exponentialDecayLengthPenalty` begins, and its factor for each token after that.
    public struct LengthDecay: Sendable, Equatable {
        public var start: Int
        public var factor: Double

        public init(start: Int, factor: Double) {
            self.start = start
            self.factor = factor
        }
    }

    /// These settings, overridden by those that `other` sets or sets to `null`.
    public func overridden(by other: GenerationSettings) -> GenerationSettings {
        var result = self
        for setting in GenerationSetting.all {
            if setting.isSet(other) {
                setting.copy(other, &result)
                result.explicitNulls.remove(setting.name)
            } else if other.explicitNulls.contains(setting.name) {
                setting.copy(other, &result)
                result.explicitNulls.insert(setting.name)
            }
        }
        result.unsupported.formUnion(other.unsupported)
        return result
    }
}

extension CodingUserInfoKey {
    /// Present while a checkpoint's own file is read.
    static let isOfCheckpoint = CodingUserInfoKey(rawValue: "isOfCheckpoint")
}

extension GenerationSettings: Codable {
    public init(from decoder: any Decoder) throws {
        unsupported = try UnsupportedGenerationSettings(from: decoder).names
        let isOfCheckpoint = CodingUserInfoKey.isOfCheckpoint.flatMap { decoder.userInfo[$0] } != nil
        let file = try decoder.container(keyedBy: AnyCodingKey.self)
        for setting in GenerationSetting.all where !(setting.isOwn && isOfCheckpoint) {
            try setting.decode(file, &self)
            let key = AnyCodingKey(setting.name)
            if try file.contains(key) && file.decodeNil(forKey: key) { explicitNulls.insert(setting.name) }
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: AnyCodingKey.self)
        for setting in GenerationSetting.all {
            try setting.encode(self, &file)
            if explicitNulls.contains(setting.name) { try file.encodeNil(forKey: AnyCodingKey(setting.name)) }
        }
    }
}

extension GenerationSettings.LengthDecay: Codable {
    public init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        start = try pair.decode(Int.self)
        factor = try pair.decode(Double.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(start)
        try pair.encode(factor)
    }
}

/// One token or several, as configuration files write either.
struct TokenIDs: Codable, Sendable {
    let ids: [Int]

    init(_ ids: [Int]) { self.ids = ids }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        ids = try (try? container.decode(Int.self)).map { [$0] } ?? container.decode([Int].self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if ids.count == 1 { try container.encode(ids[0]) } else { try container.encode(ids) }
    }
}
