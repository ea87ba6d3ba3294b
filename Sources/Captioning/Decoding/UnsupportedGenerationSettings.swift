public import Foundation

extension GenerationSettings {
    /// The settings of a complete `GenerationConfig`, as a caller gives it: a JSON object.
    ///
    /// - Throws: `CaptioningError`, its subject a field, or the object itself.
    public init(configuration json: Data) throws {
        let object = try? JSONDecoder().decode(FieldNames.self, from: json)
        guard let object else {
            throw CaptioningError("GenerationConfig", "must be a JSON object, e.g. {\"num_beams\": 4}")
        }
        if let name = object.names.sorted().first(where: { !Self.isKnown($0) }) {
            throw CaptioningError(name, "is not a GenerationConfig field that changes a caption")
        }
        do {
            self = try JSONDecoder().decode(GenerationSettings.self, from: json)
        } catch {
            throw CaptioningError("GenerationConfig", ConfigurationFile.problem(error))
        }
        // A configuration that was written out in full has null for the tokens that the model decides.
        let tokens: [PartialKeyPath<GenerationSettings>] = [
            \.beginToken, \.endTokens, \.padToken, \.decoderStartToken,
        ]
        explicitNulls.subtract(tokens.map(GenerationSetting.name(of:)))
        isWhole = true
    }

    /// Whether a field is supported, refused by name, or without effect on the tokens.
    private static func isKnown(_ name: String) -> Bool {
        GenerationSetting.names.contains(name) || UnsupportedGenerationSettings.names.contains(name)
            || harmless.contains(name)
    }

    /// Fields of `GenerationConfig` about how to compute, what else to return, or who wrote the file.
    private static let harmless: Set<String> = [
        "use_cache", "cache_implementation", "cache_config", "return_legacy_cache", "low_memory", "output_scores",
        "output_logits", "output_attentions", "output_hidden_states", "return_dict_in_generate", "transformers_version",
        "_from_model_config", "generation_kwargs", "compile_config", "disable_compile", "prefill_chunk_size",
        "assistant_confidence_threshold", "assistant_early_exit", "assistant_lookbehind", "is_assistant",
        "num_assistant_tokens", "num_assistant_tokens_schedule", "target_lookbehind", "max_matching_ngram_size",
    ]
}

/// The fields of `GenerationConfig` that change sentences and are not reproduced here.
///
/// A checkpoint that sets one is refused. Each is harmless at the value named.
/// Source: transformers `generation/configuration_utils.py`.
struct UnsupportedGenerationSettings: Decodable {
    /// Those set to a value that has an effect.
    let names: Set<String>

    /// Those that matter only when tokens are sampled.
    static let ofSampling: Set<String> = ["min_p", "typical_p", "epsilon_cutoff", "eta_cutoff", "top_h"]

    /// The value at which a field has no effect; nil if only `null` has none.
    private static let neutral: [(name: String, value: Double?)] = [
        ("num_beam_groups", 1), ("diversity_penalty", 0), ("penalty_alpha", 0), ("encoder_repetition_penalty", 1),
        ("encoder_no_repeat_ngram_size", 0), ("guidance_scale", 1), ("min_p", 0), ("typical_p", 1),
        ("epsilon_cutoff", 0), ("eta_cutoff", 0), ("top_h", 0), ("sequence_bias", nil), ("force_words_ids", nil),
        ("constraints", nil), ("stop_strings", nil), ("watermarking_config", nil), ("forced_decoder_ids", nil),
        ("prompt_lookup_num_tokens", nil), ("dola_layers", nil), ("max_time", nil), ("token_healing", 0),
    ]

    /// All of them.
    static let names = Set(neutral.map(\.name))

    init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: AnyCodingKey.self)
        var names: Set<String> = []
        for (name, neutral) in Self.neutral {
            let key = AnyCodingKey(name)
            guard file.contains(key), try !file.decodeNil(forKey: key) else { continue }
            if let list = try? file.nestedUnkeyedContainer(forKey: key), list.isAtEnd { continue }
            if let neutral, let flag = try? file.decode(Bool.self, forKey: key), flag == (neutral != 0) { continue }
            if let neutral, let value = try? file.decode(Double.self, forKey: key), value == neutral { continue }
            names.insert(name)
        }
        self.names = names
    }
}
