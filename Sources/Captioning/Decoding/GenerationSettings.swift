/// How to turn scores into sentences, under the names of Hugging Face's `GenerationConfig`.
///
/// A value that is nil was not said, and leaves the word to whoever is asked next: call, then checkpoint, then library
/// (`overridden(by:)`). A file or caller that says `null` has said something: it is in `explicitNulls`.
/// Source: transformers `generation/configuration_utils.py`.
public struct GenerationSettings: Sendable, Equatable {
    /// The most tokens of a sequence, its first included.
    public var maxLength: Int?
    /// The most tokens after the first; wins over `maxLength`.
    public var maxNewTokens: Int?
    /// The fewest tokens of a sequence, its first included.
    public var minLength: Int?
    /// The fewest tokens after the first.
    public var minNewTokens: Int?
    /// When a beam search may stop.
    public var earlyStopping: EarlyStopping?
    /// Hypotheses kept for each picture; 1 is greedy search.
    public var numBeams: Int?
    /// The power of its length that a hypothesis's score is divided by.
    public var lengthPenalty: Double?
    /// How many sequences to return for each picture.
    public var numReturnSequences: Int?
    /// No sequence of this many tokens occurs twice; 0 allows all.
    public var noRepeatNgramSize: Int?
    /// Above 1, tokens already used become less likely.
    public var repetitionPenalty: Double?
    /// Sequences of tokens that must not occur.
    public var badWordsIDs: [[Int]]?
    /// Tokens that must not occur.
    public var suppressTokens: [Int]?
    /// Tokens that must not be the first generated.
    public var beginSuppressTokens: [Int]?
    /// The first token generated.
    public var forcedBeginToken: Int?
    /// The token at the greatest length.
    public var forcedEndTokens: [Int]?
    /// From some length on, the end becomes likelier with each token.
    public var exponentialDecayLengthPenalty: LengthDecay?
    /// Whether scores become log-probabilities again after all rules.
    public var renormalizeLogits: Bool?
    /// Whether infinities and what is not a number are replaced.
    public var removeInvalidValues: Bool?
    /// The token at the beginning, where no `decoderStartToken` is named.
    public var beginToken: Int?
    /// The tokens that end a sequence.
    public var endTokens: [Int]?
    /// What follows the end of a shorter sequence.
    public var padToken: Int?
    /// The token every sequence starts with.
    public var decoderStartToken: Int?
    /// Whether to draw tokens at random.
    public var doSample: Bool?
    /// When drawing: above 1, unlikely tokens are drawn more often; below 1, less.
    public var temperature: Double?
    /// When drawing: only so many of the likeliest tokens are drawn from; 0 for all.
    public var topK: Int?
    /// When drawing: only the likeliest tokens that together have this probability are drawn from.
    public var topP: Double?
    /// When drawing: what the draws follow from. Ours; `GenerationConfig` has none.
    public var seed: Int?
    /// What captions continue. Ours; `GenerationConfig` has none.
    public var prompt: String?
    /// Fields, by their names in files, that were set to `null`.
    public var explicitNulls: Set<String> = []
    /// Fields that would change the sentences and that no search here knows.
    var unsupported: Set<String> = []
    /// Whether these are all that is asked: a family's recipe is then left out.
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

    /// These settings, with what `other` says instead.
    public func overridden(by other: GenerationSettings) -> GenerationSettings {
        var result = self
        func merge<Value>(_ field: WritableKeyPath<GenerationSettings, Value?>, _ key: Key) {
            if let value = other[keyPath: field] {
                result[keyPath: field] = value
                result.explicitNulls.remove(key.rawValue)
            } else if other.explicitNulls.contains(key.rawValue) {
                result[keyPath: field] = nil
                result.explicitNulls.insert(key.rawValue)
            }
        }
        merge(\.maxLength, .maxLength)
        merge(\.maxNewTokens, .maxNewTokens)
        merge(\.minLength, .minLength)
        merge(\.minNewTokens, .minNewTokens)
        merge(\.earlyStopping, .earlyStopping)
        merge(\.numBeams, .numBeams)
        merge(\.lengthPenalty, .lengthPenalty)
        merge(\.numReturnSequences, .numReturnSequences)
        merge(\.noRepeatNgramSize, .noRepeatNgramSize)
        merge(\.repetitionPenalty, .repetitionPenalty)
        merge(\.badWordsIDs, .badWordsIDs)
        merge(\.suppressTokens, .suppressTokens)
        merge(\.beginSuppressTokens, .beginSuppressTokens)
        merge(\.forcedBeginToken, .forcedBeginToken)
        merge(\.forcedEndTokens, .forcedEndTokens)
        merge(\.exponentialDecayLengthPenalty, .exponentialDecayLengthPenalty)
        merge(\.renormalizeLogits, .renormalizeLogits)
        merge(\.removeInvalidValues, .removeInvalidValues)
        merge(\.beginToken, .beginToken)
        merge(\.endTokens, .endTokens)
        merge(\.padToken, .padToken)
        merge(\.decoderStartToken, .decoderStartToken)
        merge(\.doSample, .doSample)
        merge(\.temperature, .temperature)
        merge(\.topK, .topK)
        merge(\.topP, .topP)
        merge(\.seed, .seed)
        merge(\.prompt, .prompt)
        result.unsupported.formUnion(other.unsupported)
        return result
    }
}

extension CodingUserInfoKey {
    /// Set while a checkpoint's own file is read.
    static let isOfCheckpoint = CodingUserInfoKey(rawValue: "isOfCheckpoint")
}

extension GenerationSettings: Codable {
    enum Key: String, CodingKey, CaseIterable {
        case maxLength = "max_length"
        case maxNewTokens = "max_new_tokens"
        case minLength = "min_length"
        case minNewTokens = "min_new_tokens"
        case earlyStopping = "early_stopping"
        case numBeams = "num_beams"
        case lengthPenalty = "length_penalty"
        case numReturnSequences = "num_return_sequences"
        case noRepeatNgramSize = "no_repeat_ngram_size"
        case repetitionPenalty = "repetition_penalty"
        case badWordsIDs = "bad_words_ids"
        case suppressTokens = "suppress_tokens"
        case beginSuppressTokens = "begin_suppress_tokens"
        case forcedBeginToken = "forced_bos_token_id"
        case forcedEndTokens = "forced_eos_token_id"
        case exponentialDecayLengthPenalty = "exponential_decay_length_penalty"
        case renormalizeLogits = "renormalize_logits"
        case removeInvalidValues = "remove_invalid_values"
        case beginToken = "bos_token_id"
        case endTokens = "eos_token_id"
        case padToken = "pad_token_id"
        case decoderStartToken = "decoder_start_token_id"
        case doSample = "do_sample"
        case temperature = "temperature"
        case topK = "top_k"
        case topP = "top_p"
        case seed
        case prompt
    }

    public init(from decoder: any Decoder) throws {
        unsupported = try UnsupportedGenerationSettings(from: decoder).names
        let file = try decoder.container(keyedBy: Key.self)
        for key in Key.allCases where try file.contains(key) && file.decodeNil(forKey: key) {
            explicitNulls.insert(key.rawValue)
        }
        maxLength = try file.decodeIfPresent(Int.self, forKey: .maxLength)
        maxNewTokens = try file.decodeIfPresent(Int.self, forKey: .maxNewTokens)
        minLength = try file.decodeIfPresent(Int.self, forKey: .minLength)
        minNewTokens = try file.decodeIfPresent(Int.self, forKey: .minNewTokens)
        earlyStopping = try file.decodeIfPresent(EarlyStopping.self, forKey: .earlyStopping)
        numBeams = try file.decodeIfPresent(Int.self, forKey: .numBeams)
        lengthPenalty = try file.decodeIfPresent(Double.self, forKey: .lengthPenalty)
        numReturnSequences = try file.decodeIfPresent(Int.self, forKey: .numReturnSequences)
        noRepeatNgramSize = try file.decodeIfPresent(Int.self, forKey: .noRepeatNgramSize)
        repetitionPenalty = try file.decodeIfPresent(Double.self, forKey: .repetitionPenalty)
        badWordsIDs = try file.decodeIfPresent([[Int]].self, forKey: .badWordsIDs)
        suppressTokens = try file.decodeIfPresent([Int].self, forKey: .suppressTokens)
        beginSuppressTokens = try file.decodeIfPresent([Int].self, forKey: .beginSuppressTokens)
        forcedBeginToken = try file.decodeIfPresent(Int.self, forKey: .forcedBeginToken)
        forcedEndTokens = try file.decodeIfPresent(TokenIDs.self, forKey: .forcedEndTokens)?.ids
        exponentialDecayLengthPenalty = try file.decodeIfPresent(
            LengthDecay.self, forKey: .exponentialDecayLengthPenalty)
        renormalizeLogits = try file.decodeIfPresent(Bool.self, forKey: .renormalizeLogits)
        removeInvalidValues = try file.decodeIfPresent(Bool.self, forKey: .removeInvalidValues)
        beginToken = try file.decodeIfPresent(Int.self, forKey: .beginToken)
        endTokens = try file.decodeIfPresent(TokenIDs.self, forKey: .endTokens)?.ids
        padToken = try file.decodeIfPresent(Int.self, forKey: .padToken)
        decoderStartToken = try file.decodeIfPresent(Int.self, forKey: .decoderStartToken)
        doSample = try file.decodeIfPresent(Bool.self, forKey: .doSample)
        temperature = try file.decodeIfPresent(Double.self, forKey: .temperature)
        topK = try file.decodeIfPresent(Int.self, forKey: .topK)
        topP = try file.decodeIfPresent(Double.self, forKey: .topP)
        // These two are ours: in a checkpoint's file they are somebody else's and mean something else.
        if CodingUserInfoKey.isOfCheckpoint.flatMap({ decoder.userInfo[$0] }) == nil {
            seed = try file.decodeIfPresent(Int.self, forKey: .seed)
            prompt = try file.decodeIfPresent(String.self, forKey: .prompt)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: Key.self)
        try file.encodeIfPresent(maxLength, forKey: .maxLength)
        try file.encodeIfPresent(maxNewTokens, forKey: .maxNewTokens)
        try file.encodeIfPresent(minLength, forKey: .minLength)
        try file.encodeIfPresent(minNewTokens, forKey: .minNewTokens)
        try file.encodeIfPresent(earlyStopping, forKey: .earlyStopping)
        try file.encodeIfPresent(numBeams, forKey: .numBeams)
        try file.encodeIfPresent(lengthPenalty, forKey: .lengthPenalty)
        try file.encodeIfPresent(numReturnSequences, forKey: .numReturnSequences)
        try file.encodeIfPresent(noRepeatNgramSize, forKey: .noRepeatNgramSize)
        try file.encodeIfPresent(repetitionPenalty, forKey: .repetitionPenalty)
        try file.encodeIfPresent(badWordsIDs, forKey: .badWordsIDs)
        try file.encodeIfPresent(suppressTokens, forKey: .suppressTokens)
        try file.encodeIfPresent(beginSuppressTokens, forKey: .beginSuppressTokens)
        try file.encodeIfPresent(forcedBeginToken, forKey: .forcedBeginToken)
        try file.encodeIfPresent(forcedEndTokens.map(TokenIDs.init), forKey: .forcedEndTokens)
        try file.encodeIfPresent(exponentialDecayLengthPenalty, forKey: .exponentialDecayLengthPenalty)
        try file.encodeIfPresent(renormalizeLogits, forKey: .renormalizeLogits)
        try file.encodeIfPresent(removeInvalidValues, forKey: .removeInvalidValues)
        try file.encodeIfPresent(beginToken, forKey: .beginToken)
        try file.encodeIfPresent(endTokens.map(TokenIDs.init), forKey: .endTokens)
        try file.encodeIfPresent(padToken, forKey: .padToken)
        try file.encodeIfPresent(decoderStartToken, forKey: .decoderStartToken)
        try file.encodeIfPresent(doSample, forKey: .doSample)
        try file.encodeIfPresent(temperature, forKey: .temperature)
        try file.encodeIfPresent(topK, forKey: .topK)
        try file.encodeIfPresent(topP, forKey: .topP)
        try file.encodeIfPresent(seed, forKey: .seed)
        try file.encodeIfPresent(prompt, forKey: .prompt)
        for key in Key.allCases where explicitNulls.contains(key.rawValue) { try file.encodeNil(forKey: key) }
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
