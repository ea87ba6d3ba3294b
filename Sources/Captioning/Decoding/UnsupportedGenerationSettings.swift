/// The fields of `GenerationConfig` that change sentences and are not reproduced here.
///
/// A checkpoint that asks for one must not be answered with something else. Each is harmless at the value named.
/// Source: transformers `generation/configuration_utils.py`.
struct UnsupportedGenerationSettings: Decodable {
    /// Those that are set to something that matters.
    let names: Set<String>

    /// The value at which a field does nothing; nil where only `null` does.
    private static let neutral: [(name: String, value: Double?)] = [
        ("num_beam_groups", 1), ("diversity_penalty", 0), ("penalty_alpha", 0), ("encoder_repetition_penalty", 1),
        ("encoder_no_repeat_ngram_size", 0), ("guidance_scale", 1), ("min_p", 0), ("typical_p", 1),
        ("epsilon_cutoff", 0), ("eta_cutoff", 0), ("top_h", 0), ("sequence_bias", nil), ("force_words_ids", nil),
        ("constraints", nil), ("stop_strings", nil), ("watermarking_config", nil), ("forced_decoder_ids", nil),
        ("prompt_lookup_num_tokens", nil), ("dola_layers", nil),
    ]

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: Key.self)
        var names: Set<String> = []
        for (name, neutral) in Self.neutral {
            let key = Key(stringValue: name)
            guard file.contains(key), try !file.decodeNil(forKey: key) else { continue }
            if let neutral, let value = try? file.decode(Double.self, forKey: key), value == neutral { continue }
            names.insert(name)
        }
        self.names = names
    }
}
