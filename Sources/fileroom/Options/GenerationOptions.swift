import ArgumentParser

/// The generation flags of `GenerationConfig`.
struct GenerationOptions: SettingFlags {
    /// What the help of every command with these flags says of them.
    static let discussion = """
        The generation settings are those of Hugging Face's GenerationConfig. By default the model's own apply.
        """

    @Option(help: .generation(.numBeams)) var numBeams: String?
    @Option(help: .generation(.maxLength)) var maxLength: String?
    @Option(help: .generation(.maxNewTokens)) var maxNewTokens: String?
    @Option(help: .generation(.minLength)) var minLength: String?
    @Option(help: .generation(.minNewTokens)) var minNewTokens: String?
    // `unconditional`: a negative number is a value, not a flag.
    @Option(parsing: .unconditional, help: .generation(.lengthPenalty)) var lengthPenalty: String?
    @Option(help: .generation(.earlyStopping), completion: .list(["true", "false", "never"])) var earlyStopping: String?
    @Option(help: .generation(.noRepeatNgramSize)) var noRepeatNgramSize: String?
    @Option(help: .generation(.repetitionPenalty)) var repetitionPenalty: String?
    @Option(help: .generation(.numReturnSequences)) var numReturnSequences: String?
    @Flag(inversion: .prefixedNo, help: .generation(.doSample)) var doSample: Bool?
    @Option(help: .generation(.temperature)) var temperature: String?
    @Option(help: .generation(.topK)) var topK: String?
    @Option(help: .generation(.topP)) var topP: String?
    @Option(help: .generation(.seed)) var seed: String?
    @Option(help: .generation(.prompt)) var prompt: String?
    @Option(help: .generation(.complete)) var generation: String?

    var flags: [String: String?] {
        let given: [(GenerationFlag, String?)] = [
            (.numBeams, numBeams), (.maxLength, maxLength), (.maxNewTokens, maxNewTokens), (.minLength, minLength),
            (.minNewTokens, minNewTokens), (.lengthPenalty, lengthPenalty), (.earlyStopping, earlyStopping),
            (.noRepeatNgramSize, noRepeatNgramSize), (.repetitionPenalty, repetitionPenalty),
            (.numReturnSequences, numReturnSequences), (.doSample, doSample.map { $0 ? "true" : "false" }),
            (.temperature, temperature), (.topK, topK), (.topP, topP), (.seed, seed), (.prompt, prompt),
            (.complete, generation),
        ]
        return Dictionary(uniqueKeysWithValues: given.map { ($0.setting.name, $1) })
    }
}
