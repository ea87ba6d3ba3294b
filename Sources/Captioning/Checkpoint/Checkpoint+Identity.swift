public import Raster
import Tensors

extension Checkpoint {
    /// The settings that decide a caption beside the files that the digest covers, as the model's identity spells them.
    ///
    /// Only settings that differ from those in the covered files are listed, so that asking for what a file already sets
    /// changes nothing. `fileroom-model.json` and a family's recipe are not covered: what they set is listed.
    ///
    /// - Parameters:
    ///   - asked: what is asked of captions.
    ///   - fit: how images are fitted into the encoder's proportions.
    ///   - usesHeader: whether the header's modality counts; nil for what the model's evidence says.
    public func identitySettings(
        asked: GenerationSettings, fit: ImageFraming.Fit, usesHeader: Bool? = nil
    ) -> [String: String] {
        var settings: [String: String] = [:]
        let own = GenerationSettings.library.overridden(by: publishedGeneration)
        let all = GenerationSettings.library.overridden(by: generation(askedFor: asked))
        for setting in GenerationSetting.all where !setting.isEqual(own, all) {
            if setting.isForSampling, all.doSample != true { continue }
            settings["generation." + setting.name] = setting.identityText(all) ?? "null"
        }
        if precision != .f32 { settings["precision"] = precision.rawValue }
        if let lowRankUpdates, lowRankUpdates != .merge { settings["lora"] = lowRankUpdates.rawValue }
        if fit != .model { settings["fit"] = fit.rawValue }
        if let evidence, let usesHeader, usesHeader != evidence.settings.useHeader {
            settings["use-header"] = String(usesHeader)
        }
        if let abstention {
            settings["abstain.below"] = abstention.below.identityText
            settings["abstain.text"] = abstention.text.identityText
        }
        return settings
    }
}
