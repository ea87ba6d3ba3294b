/// Settings with every question answered: what one search goes by.
struct GenerationRules: Sendable, Equatable {
    /// What every sequence starts with.
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

    /// Candidates looked at in one step of a beam search: enough to keep `beams` going if the rest ends.
    var candidates: Int { max(2, 1 + ends.count) * beams }
}

extension GenerationSettings {
    /// The token that the sequences of an encoder-decoder model start with.
    func startToken() throws -> Int {
        guard let start = decoderStartToken ?? beginToken else {
            throw CaptioningError("decoder_start_token_id", "neither it nor bos_token_id is known")
        }
        return start
    }

    /// Answers what is still open with the library's defaults.
    ///
    /// - Parameters:
    ///   - start: the ids every sequence starts with; empty where the prompt is given as embeddings.
    ///   - embedded: positions taken by a prompt of embeddings.
    ///   - vocabularySize: ids at or above it are refused.
    func rules(start: [Int], embedded: Int = 0, vocabularySize: Int) throws -> GenerationRules {
        func check(_ holds: Bool, _ key: Key, _ problem: String) throws {
            guard holds else { throw CaptioningError(key.rawValue, problem) }
        }
        let idle = doSample == true ? [] : UnsupportedGenerationSettings.ofSampling
        if let name = unsupported.subtracting(idle).sorted().first {
            throw CaptioningError(name, "is a generation setting that is not supported")
        }
        // Zero and up: the reference takes a token id literally.
        if let word = badWordsIDs?.first(where: { !$0.allSatisfy { (0..<vocabularySize).contains($0) } }) {
            throw CaptioningError(Key.badWordsIDs.rawValue, "\(word) is not in a vocabulary of \(vocabularySize)")
        }
        let beams = numBeams ?? 1
        let returned = numReturnSequences ?? 1
        let samples = doSample ?? false
        try check(!samples || beams == 1, .doSample, "is for num_beams 1: beams cannot be drawn at random")
        try check((1...1024).contains(beams), .numBeams, "must be 1 to 1024, not \(beams)")
        try check(beams == 1 || candidatesFit(beams, vocabularySize), .numBeams, "exceeds the vocabulary")
        try check(
            (1...(samples ? 1024 : beams)).contains(returned), .numReturnSequences,
            "must be 1 to \(samples ? "1024" : "num_beams (\(beams))"), not \(returned)")
        try check((temperature ?? 1) > 0 && (temperature ?? 1).isFinite, .temperature, "must be greater than 0")
        try check((topK ?? 0) >= 0, .topK, "must not be negative")
        try check((0...1).contains(topP ?? 1), .topP, "must be 0 to 1")
        try check((noRepeatNgramSize ?? 0) >= 0, .noRepeatNgramSize, "must not be negative")
        let lengths: [(Key, Int?)] = [
            (.maxLength, self.maxLength), (.maxNewTokens, maxNewTokens), (.minLength, minLength),
            (.minNewTokens, minNewTokens), (.exponentialDecayLengthPenalty, exponentialDecayLengthPenalty?.start),
        ]
        for (key, length) in lengths {
            try check((-1...1_000_000).contains(length ?? 0), key, "\(length ?? 0) is not a number of tokens")
        }
        try check((repetitionPenalty ?? 1) > 0, .repetitionPenalty, "must be greater than 0")
        try check((lengthPenalty ?? 1).isFinite, .lengthPenalty, "must be a finite number")
        try check((badWordsIDs ?? []).allSatisfy { !$0.isEmpty }, .badWordsIDs, "holds an empty list")
        // An end beyond the vocabulary is merely never reached; these would have to be written.
        let tokens = start + (forcedEndTokens ?? []) + [forcedBeginToken].compactMap { $0 }
        for token in tokens where !(0..<vocabularySize).contains(token) {
            throw CaptioningError("token \(token)", "is not in a vocabulary of \(vocabularySize)")
        }
        let maxLength: Int
        if let maxNewTokens {
            maxLength = start.count + maxNewTokens
        } else if let explicit = self.maxLength {
            maxLength = explicit - embedded
        } else {
            maxLength = 20 + start.count
        }
        try check(
            maxLength > start.count, maxNewTokens == nil ? .maxLength : .maxNewTokens, "leaves no room for a token")
        return GenerationRules(
            start: start, beams: beams, returned: returned, maxLength: maxLength,
            minLength: minNewTokens.map { $0 + start.count } ?? max(0, (minLength ?? 0) - embedded),
            minNewTokens: minNewTokens ?? 0, earlyStopping: earlyStopping ?? .whenUnlikely,
            lengthPenalty: lengthPenalty ?? 1, noRepeatNgramSize: noRepeatNgramSize ?? 0,
            repetitionPenalty: repetitionPenalty ?? 1, badWords: badWordsIDs ?? [], suppressed: suppressTokens ?? [],
            suppressedAtBegin: beginSuppressTokens ?? [], forcedBegin: forcedBeginToken, forcedEnd: forcedEndTokens,
            decay: exponentialDecayLengthPenalty, renormalizes: renormalizeLogits ?? false,
            removesInvalid: removeInvalidValues ?? false, ends: endTokens ?? [],
            sampling: samples
                ? Sampling(
                    temperature: temperature ?? 1, topK: topK ?? 50, topP: topP ?? 1,
                    seed: UInt64(bitPattern: Int64(seed ?? 0))) : nil)
    }

    private func candidatesFit(_ beams: Int, _ vocabularySize: Int) -> Bool {
        max(2, 1 + (endTokens?.count ?? 0)) <= vocabularySize
    }
}
