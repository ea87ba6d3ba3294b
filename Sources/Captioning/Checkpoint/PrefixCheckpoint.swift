import Foundation
import Tensors

/// Opens a prefix captioner: CLIP's image tower, a projector, GPT-2.
///
/// The layout is that of moxeeeem/biomedclip-gpt2-captioner and its siblings. Their snapshot holds the projector and
/// GPT-2; the backbone and the tokenizer are published elsewhere.
enum PrefixCheckpoint {
    /// Whether a folder looks like such a snapshot.
    static func isIn(_ model: ModelFiles) throws -> Bool {
        if let weights = model.weights { return weights.hasSuffix(".pt") }
        return try model.main.bytes(named: "config.json") == nil && weightsName(model.main) != nil
    }

    /// The weights that the published script would use: the alphabetically last of the final ones.
    private static func weightsName(_ files: CheckpointFiles) throws -> String? {
        let names = try files.names()
        return names.last { $0.hasPrefix("final_captioner_") && $0.hasSuffix(".pt") }
            ?? ["best_stageB.pt", "best_stageA.pt"].first { names.contains($0) }
    }

    static func open(_ model: ModelFiles, _ packing: Packing) throws -> CheckpointParts {
        let files = model.main
        guard let name = try model.weights ?? weightsName(files), let file = try files.bytes(named: name) else {
            throw CaptioningError(files.name, "no '\(model.weights ?? "final_captioner_*.pt")'")
        }
        let torch = try TorchFile(file)
        let configuration = try configuration(files, name, torch)
        guard let clip = model.clip else {
            let repository = configuration.clipName ?? "the CLIP it was trained with"
            throw CaptioningError(
                files.name,
                "a prefix captioner needs its image tower: download \(repository) and name its folder with --clip, "
                    + "or as \"clip\" in \(ModelSettings.fileName)")
        }
        guard let gpt2 = model.gpt2 else {
            throw CaptioningError(
                files.name,
                "a prefix captioner needs GPT-2's tokenizer: download \(configuration.gpt2Name) (tokenizer.json and "
                    + "config.json are enough) and name its folder with --gpt2, or as \"gpt2\" in "
                    + ModelSettings.fileName)
        }
        let trained = try Weights([torch.tensors(at: torch.root["model"] == nil ? [] : ["model"])])
        let backbone = try CLIPBackbone(clip, packing)
        if let expected = configuration.clipArchitecture, expected != backbone.architecture {
            throw CaptioningError(
                clip.name,
                "is a \(backbone.architecture), but the captioner was trained with a \(expected): name the folder of "
                    + "\(configuration.clipName ?? "that CLIP") with --clip")
        }
        if let name = backbone.weights.unused.first(where: { $0.hasPrefix("visual.") && !backbone.isIgnored($0) }) {
            throw CaptioningError(clip.name, "'\(name)' belongs to an image tower that is not supported")
        }
        let stock = try stockWeights(gpt2, needed: model.lowRankUpdates == .drop)
        let root = root(of: trained)
        let merged = try trained.withLowRankUpdates(
            model.lowRankUpdates, under: root + "gpt2.", alpha: configuration.lowRankAlpha, stock: stock)
        let language = merged.scope(root + "gpt2")
        let tokenizer = try Tokenizer { try gpt2.bytes(named: $0)?.data }
        let decoder = try TextDecoder(language, try decoderConfiguration(gpt2, language), packing)
        let projector = try PrefixProjector(
            merged.scope(root + "prefix"), inputs: backbone.tower.width, features: decoder.configuration.features,
            tokens: configuration.prefixTokens, packing)
        return CheckpointParts(
            family: .clipPrefix, encoderName: backbone.name, decoderName: decoder.configuration.kind.rawValue,
            encoder: backbone.tower.encoder, textTower: backbone.textTower, noTextTower: backbone.noTextTower,
            bridge: .prefix(backbone.tower, projector), decoder: decoder,
            imageProcessor: backbone.imageProcessor, tokenizer: tokenizer,
            generation: try generation(gpt2, tokenizer, prompt: configuration.prompt),
            recipe: recipe(configuration, avoidingCliches: model.settings.avoidsCliches ?? false, tokenizer),
            hasLowRankUpdates: trained.names.contains { $0.hasSuffix(".base.weight") },
            weights: [
                .init(weights: merged, files: [name]) {
                    let isDropped = [".base.", ".A.weight", ".B.weight"].contains(where: $0.contains)
                    return isDropped && model.lowRankUpdates == .drop || CheckpointParts.isMask($0)
                        || $0 == root + "gpt2.lm_head.weight"
                },
                .init(
                    weights: backbone.weights, files: ["clip/" + backbone.weightsFile],
                    isIgnored: backbone.isIgnored),
            ])
    }

    /// The common prefix of all names: empty, or that of a wrapper around the model, such as "module.".
    private static func root(of weights: Weights) -> String {
        let words = "gpt2.transformer.wte.weight"
        return weights.names.first { $0.hasSuffix("." + words) }.map { String($0.dropLast(words.count)) } ?? ""
    }

    /// The JSON file beside the weights: the one of the same name, else, as in the published script, the last of the
    /// final ones.
    private static func configuration(
        _ files: CheckpointFiles, _ weights: String, _ torch: TorchFile
    ) throws -> PrefixConfiguration {
        let names = try files.names()
        let own = weights.replacing(".pt", with: ".json")
        let name =
            names.contains(own) && own != weights
            ? own : names.last { $0.hasPrefix("final_captioner_") && $0.hasSuffix(".json") }
        guard let name, let json = try files.bytes(named: name)?.data else { return PrefixConfiguration(torch.root) }
        return try PrefixConfiguration(json: json, name)
    }

    /// GPT-2 as it was before training, under the names `transformer.…`.
    private static func stockWeights(_ files: CheckpointFiles, needed: Bool) throws -> Weights? {
        guard needed else { return nil }
        guard try files.weightsFile(.huggingFace) != nil else {
            throw CaptioningError(
                files.name,
                "--lora drop needs GPT-2's stock weights, and there are none: also download "
                    + "model.safetensors")
        }
        return try files.weights(.huggingFace)
    }

    /// From GPT-2's config.json; without one, from the tensors, with the 64 features per head of every GPT-2.
    private static func decoderConfiguration(
        _ files: CheckpointFiles, _ weights: Weights
    ) throws -> DecoderConfiguration {
        var configuration: DecoderConfiguration
        if let config = try files.bytes(named: "config.json")?.data {
            do {
                configuration = try JSONDecoder().decode(DecoderConfiguration.self, from: config)
            } catch let error as DecodingError {
                throw CaptioningError("\(files.name)/config.json", ConfigurationFile.problem(error))
            }
        } else {
            let transformer = weights.containsAny("transformer.") ? weights.scope("transformer") : weights
            guard let words = transformer.shape("wte.weight"), let places = transformer.shape("wpe.weight"),
                words.count == 2, places.count == 2
            else { throw CaptioningError(files.name, "no config.json, and no GPT-2 in the checkpoint") }
            guard words[1] % 64 == 0 else {
                throw CaptioningError(
                    files.name,
                    "no config.json, which states the number of heads for \(words[1]) features: also download it"
                )
            }
            let layers = (0...).first { !transformer.containsAny("h.\($0).") } ?? 0
            configuration = DecoderConfiguration(
                gpt2: words[1], layers: layers, positions: places[0], vocabularySize: words[0])
        }
        configuration.attendsToImages = false
        return configuration
    }

    private static func generation(
        _ files: CheckpointFiles, _ tokenizer: Tokenizer, prompt: String
    ) throws -> GenerationSettings {
        let config = try files.bytes(named: "config.json")?.data ?? Data("{}".utf8)
        var settings = try GenerationSettings.defaults(
            generationConfig: files.bytes(named: "generation_config.json")?.data, config: config)
        if let end = tokenizer.specialTokens.endOfSequence {
            settings.endTokens = [end]
            settings.padToken = end
        }
        settings.prompt = prompt
        return settings
    }

    /// The settings of the published `inference_min.py`.
    private static func recipe(
        _ configuration: PrefixConfiguration, avoidingCliches: Bool, _ tokenizer: Tokenizer
    ) -> GenerationSettings {
        var settings = GenerationSettings()
        settings.maxNewTokens = 60
        settings.minNewTokens = 24
        settings.numBeams = 4
        settings.noRepeatNgramSize = 4
        settings.repetitionPenalty = 1.15
        settings.lengthPenalty = 0.6
        settings.earlyStopping = .whenFull
        if avoidingCliches {
            settings.badWordsIDs = configuration.clichePhrases.map { tokenizer.encode($0) }.filter { !$0.isEmpty }
        }
        return settings
    }
}
