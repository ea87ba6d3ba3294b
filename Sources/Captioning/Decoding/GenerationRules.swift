/// The rules of one search: every setting resolved.
struct GenerationRules: Sendable, Equatable {
    /// The tokens every sequence starts with.
    let start: [Int]
    let beams: Int
    let returned: Int
    /// Tokens of the longest sequence, start included.
    let maxLength: Int
    let minLength: Int
    let minNewTokens: Int
    let earlyStopping: EarlyStopping
    let lengthPenalty: Double
    let noRepeatNgramSize: Int
    let repetitionPenalty: Double
    let badWords: [[Int]]
    let suppressed: [Int]
    let suppressedAtBegin: [Int]
    let forcedBegin: Int?
    let forcedEnd: [Int]?
    let decay: GenerationSettings.LengthDecay?
    let renormalizes: Bool
    let removesInvalid: Bool
    let ends: [Int]
    /// nil for greedy and beam search.
    let sampling: Sampling?
    /// The sentences to choose from; nil for any text.
    var sentences: SentenceTree?

    /// Candidates considered in one step of a beam search: enough to keep `beams` alive if the others end.
    var candidates: Int { max(2, 1 + ends.count) * beams }
}

extension GenerationSettings {
    /// The token that the sequences of an encoder-decoder model start with.
    func startToken() throws -> Int {
        guard let start = decoderStartToken ?? beginToken else {
            throw CaptioningError("decoder_start_token_id", "neither it nor bos_token_id is set")
        }
        return start
    }

    /// The rules of one search: these settings, checked, and the library's defaults for the rest.
    ///
    /// - Parameters:
    ///   - start: the ids every sequence starts with; empty if the prompt is given as embeddings.
    ///   - embedded: positions taken by a prompt of embeddings.
    ///   - vocabularySize: ids at or above it are refused.
    func rules(start: [Int], embedded: Int = 0, vocabularySize: Int) throws -> GenerationRules {
        let samples = value(\.doSample)
        try checkSupport(isSampling: samples)
        try checkRanges(beams: value(\.numBeams), isSampling: samples, vocabularySize: vocabularySize)
        // An end token beyond the vocabulary is merely never reached; these would have to be generated.
        for token in start + (forcedEndTokens ?? []) + [forcedBeginToken].compactMap({ $0 })
        where !(0..<vocabularySize).contains(token) {
            throw CaptioningError("token \(token)", "is not in a vocabulary of \(vocabularySize)")
        }
        let maxLength: Int
        if let maxNewTokens {
            maxLength = start.count + maxNewTokens
        } else if let explicit = self.maxLength {
            maxLength = explicit - embedded
        } else {
            maxLength = Self.library.value(\.maxLength) + start.count
        }
        try check(
            maxLength > start.count, maxNewTokens == nil ? \.maxLength : \.maxNewTokens, "leaves no room for a token")
        return GenerationRules(
            start: start, beams: value(\.numBeams), returned: value(\.numReturnSequences), maxLength: maxLength,
            minLength: minNewTokens.map { $0 + start.count } ?? max(0, value(\.minLength) - embedded),
            minNewTokens: minNewTokens ?? 0, earlyStopping: value(\.earlyStopping),
            lengthPenalty: value(\.lengthPenalty), noRepeatNgramSize: value(\.noRepeatNgramSize),
            repetitionPenalty: value(\.repetitionPenalty), badWords: badWordsIDs ?? [],
            suppressed: suppressTokens ?? [], suppressedAtBegin: beginSuppressTokens ?? [],
            forcedBegin: forcedBeginToken, forcedEnd: forcedEndTokens, decay: exponentialDecayLengthPenalty,
            renormalizes: value(\.renormalizeLogits), removesInvalid: value(\.removeInvalidValues),
            ends: endTokens ?? [],
            sampling: samples
                ? Sampling(
                    temperature: value(\.temperature), topK: value(\.topK), topP: value(\.topP),
                    seed: UInt64(bitPattern: Int64(seed ?? 0))) : nil)
    }

    /// A setting that has a default.
    private func value<Value>(_ setting: KeyPath<GenerationSettings, Value?>) -> Value {
        guard let value = self[keyPath: setting] ?? Self.library[keyPath: setting] else {
            preconditionFailure("\(setting) has no default")
        }
        return value
    }

    private func check(_ holds: Bool, _ setting: PartialKeyPath<GenerationSettings>, _ problem: String) throws {
        guard holds else { throw CaptioningError(GenerationSetting.name(of: setting), problem) }
    }

    private func checkSupport(isSampling: Bool) throws {
        let idle = isSampling ? [] : UnsupportedGenerationSettings.ofSampling
        if let name = unsupported.subtracting(idle).sorted().first {
            throw CaptioningError(name, "is a generation setting that is not supported")
        }
    }

    private func checkRanges(beams: Int, isSampling: Bool, vocabularySize: Int) throws {
        // Zero and up: the reference takes a token id literally.
        if let word = badWordsIDs?.first(where: { !$0.allSatisfy { (0..<vocabularySize).contains($0) } }) {
            try check(false, \.badWordsIDs, "\(word) is not in a vocabulary of \(vocabularySize)")
        }
        try check((badWordsIDs ?? []).allSatisfy { !$0.isEmpty }, \.badWordsIDs, "contains an empty list")
        try check(!isSampling || beams == 1, \.doSample, "requires num_beams 1: beams cannot be sampled")
        try check((1...1024).contains(beams), \.numBeams, "must be 1 to 1024, not \(beams)")
        let candidates = max(2, 1 + (endTokens?.count ?? 0))
        try check(beams == 1 || candidates <= vocabularySize, \.numBeams, "exceeds the vocabulary")
        let (returned, most) = (value(\.numReturnSequences), isSampling ? 1024 : beams)
        try check(
            (1...most).contains(returned), \.numReturnSequences,
            "must be 1 to \(isSampling ? "1024" : "num_beams (\(beams))"), not \(returned)")
        let temperature = value(\.temperature)
        try check(temperature > 0 && temperature.isFinite, \.temperature, "must be greater than 0")
        try check(value(\.topK) >= 0, \.topK, "must not be negative")
        try check((0...1).contains(value(\.topP)), \.topP, "must be 0 to 1")
        try check(value(\.noRepeatNgramSize) >= 0, \.noRepeatNgramSize, "must not be negative")
        try check(value(\.repetitionPenalty) > 0, \.repetitionPenalty, "must be greater than 0")
        try check(value(\.lengthPenalty).isFinite, \.lengthPenalty, "must be finite")
        let lengths: [(PartialKeyPath<GenerationSettings>, Int?)] = [
            (\.maxLength, maxLength), (\.maxNewTokens, maxNewTokens), (\.minLength, minLength),
            (\.minNewTokens, minNewTokens), (\.exponentialDecayLengthPenalty, exponentialDecayLengthPenalty?.start),
        ]
        for (setting, length) in lengths {
            try check((-1...1_000_000).contains(length ?? 0), setting, "\(length ?? 0) is not a number of tokens")
        }
    }
}
