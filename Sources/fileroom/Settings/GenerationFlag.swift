import ArgumentParser
import Captioning

/// A setting of text generation, under the name it has in Hugging Face's `GenerationConfig`.
struct GenerationFlag: Sendable {
    /// What a text is read as.
    private enum Kind {
        case integer
        case number
        case boolean
        /// `true`, `false` or the word `never`.
        case earlyStopping
        case text
    }

    /// The name in a `GenerationConfig`.
    let field: String
    let setting: Setting<any Sendable>
    var declaration: SettingDeclaration { setting.declaration }

    private init(_ field: String, _ kind: Kind, _ valueName: String, _ summary: String) {
        self.field = field
        let (expected, completion): (String, CompletionKind) =
            switch kind {
            case .integer: ("an integer", .default)
            case .number: ("a number", .default)
            case .boolean: ("true or false", .list(["true", "false"]))
            case .earlyStopping: ("true, false or never", .list(["true", "false", "never"]))
            case .text: ("text", .default)
            }
        setting = Setting(
            field.replacing("_", with: "-"), valueName, summary, expected: expected, completion: completion
        ) { text in
            // The table of the engine reads the text, so that both agree on what is valid.
            var settings = GenerationSettings()
            guard let known = GenerationSetting.all.first(where: { $0.name == field }) else { return text }
            return known.set(text, in: &settings) ? text : nil
        }
    }

    static let numBeams = GenerationFlag("num_beams", .integer, "n", "Beams to keep; 1 is greedy search.")
    static let maxLength = GenerationFlag("max_length", .integer, "n", "Most tokens, prompt included.")
    static let maxNewTokens = GenerationFlag("max_new_tokens", .integer, "n", "Most tokens to add to the prompt.")
    static let minLength = GenerationFlag("min_length", .integer, "n", "Fewest tokens, prompt included.")
    static let minNewTokens = GenerationFlag("min_new_tokens", .integer, "n", "Fewest tokens to add to the prompt.")
    static let lengthPenalty = GenerationFlag(
        "length_penalty", .number, "p", "Length penalty: scores are divided by length^<p>.")
    static let earlyStopping = GenerationFlag(
        "early_stopping", .earlyStopping, "true|false|never", "When beam search may stop early.")
    static let noRepeatNgramSize = GenerationFlag(
        "no_repeat_ngram_size", .integer, "n", "No n-gram of this size may repeat; 0: no limit.")
    static let repetitionPenalty = GenerationFlag(
        "repetition_penalty", .number, "p", "Above 1, penalize tokens already generated.")
    static let numReturnSequences = GenerationFlag(
        "num_return_sequences", .integer, "n", "Captions to return for each image.")
    static let doSample = GenerationFlag("do_sample", .boolean, "true|false", "Sample tokens at random.")
    static let temperature = GenerationFlag(
        "temperature", .number, "t", "Sampling temperature: above 1, unlikely tokens are sampled more often.")
    static let topK = GenerationFlag(
        "top_k", .integer, "k", "Sample from the <k> most likely tokens; 0: no limit.")
    static let topP = GenerationFlag(
        "top_p", .number, "p", "Sample from the most likely tokens that together have probability <p>.")
    static let seed = GenerationFlag(
        "seed", .integer, "n", "Seed for sampling; the same seed samples the same tokens.")
    static let prompt = GenerationFlag(
        "prompt", .text, "text", "Prompt for the caption to continue; replaces the model's own.")

    /// Those with a flag each.
    static let fields = [
        numBeams, maxLength, maxNewTokens, minLength, minNewTokens, lengthPenalty, earlyStopping, noRepeatNgramSize,
        repetitionPenalty, numReturnSequences, doSample, temperature, topK, topP, seed, prompt,
    ]

    /// `--generation`: a `GenerationConfig` that the others override.
    static let complete = GenerationFlag(
        "generation", .text, "json",
        "A complete GenerationConfig as JSON, or @FILE; replaces a prefix captioner's published settings.")

    static let all = fields + [complete]
}

extension ArgumentHelp {
    /// The help of a generation setting's option.
    static func generation(_ setting: GenerationFlag) -> ArgumentHelp { setting.declaration.help }
}
