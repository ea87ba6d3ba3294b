import Foundation

extension GenerationSettings {
    /// The settings in a checkpoint's own files.
    ///
    /// generation_config.json alone counts if it is there; otherwise config.json, whose `decoder` object fills the
    /// fields that the top level leaves at the library's default. One exception, as in the reference (transformers 4): a
    /// generation_config.json marked as derived from config.json is ignored once the top level of config.json holds a
    /// field of its own. Source: `GenerationMixin._prepare_generation_config`, `GenerationConfig.from_model_config`.
    static func defaults(generationConfig: Data?, config: Data) throws -> GenerationSettings {
        let top = try read(config, "config.json", GenerationSettings.self)
        if let generationConfig {
            let file = try read(generationConfig, "generation_config.json", GenerationSettings.self)
            let mark = try? JSONDecoder().decode(Mark.self, from: generationConfig)
            if mark?._from_model_config != true || !top.setsMoreThanTokens {
                var settings = file
                settings.explicitNulls = []
                return settings
            }
        }
        var settings = top
        settings.explicitNulls = []
        var inner = try read(config, "config.json", Inner.self).decoder ?? GenerationSettings()
        try inner.addUsualTokens(of: read(config, "config.json", DecoderKind.self).decoder?.model_type)
        for setting in GenerationSetting.all where !setting.isOwn && setting.isSet(inner) {
            if !setting.isSet(settings) || setting.isEqual(settings, library) { setting.copy(inner, &settings) }
        }
        return settings
    }

    /// The library's defaults.
    static let library: GenerationSettings = {
        var settings = GenerationSettings()
        for setting in GenerationSetting.all { setting.setDefault(&settings) }
        return settings
    }()

    /// Whether any field but the special tokens differs from the library's default.
    private var setsMoreThanTokens: Bool {
        var plain = self
        (plain.beginToken, plain.endTokens, plain.padToken, plain.decoderStartToken) = (nil, nil, nil, nil)
        plain.explicitNulls = []
        return GenerationSettings.library.overridden(by: plain) != .library
    }

    /// Adds the defaults of a decoder's configuration class: transformers `configuration_gpt2.py`,
    /// `configuration_bert.py`.
    private mutating func addUsualTokens(of decoder: String?) {
        switch decoder {
        case "bert":
            if padToken == nil, !isNull(\.padToken) { padToken = 0 }
        default:
            let published = 50256
            if beginToken == nil, !isNull(\.beginToken) { beginToken = published }
            if endTokens == nil, !isNull(\.endTokens) { endTokens = [published] }
        }
    }

    private func isNull(_ property: PartialKeyPath<GenerationSettings>) -> Bool {
        explicitNulls.contains(GenerationSetting.name(of: property))
    }

    private static func read<Value: Decodable>(_ data: Data, _ name: String, _ type: Value.Type) throws -> Value {
        let decoder = JSONDecoder()
        if let key = CodingUserInfoKey.isOfCheckpoint { decoder.userInfo[key] = true }
        do {
            return try decoder.decode(type, from: data)
        } catch {
            throw CaptioningError(name, ConfigurationFile.problem(error))
        }
    }

    private struct Mark: Decodable { let _from_model_config: Bool? }
    private struct Inner: Decodable { let decoder: GenerationSettings? }
    private struct DecoderKind: Decodable {
        let decoder: Decoder?
        struct Decoder: Decodable { let model_type: String? }
    }
}
