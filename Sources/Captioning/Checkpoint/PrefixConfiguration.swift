import Foundation
import Tensors

/// `final_captioner_*.json`, which a prefix captioner is published with, or the `meta` inside its `.pt`.
///
/// The defaults are those of the published `inference_min.py`.
struct PrefixConfiguration: Sendable, Equatable {
    var gpt2Name = "gpt2-medium"
    /// The repository of the CLIP backbone, for the error if it is missing.
    var clipName: String?
    /// The class of the image tower it was trained with: "TimmModel", "VisionTransformer" or "CLIPModel".
    var clipArchitecture: String?
    var prefixTokens = 32
    var prompt = "Describe the skin lesion."
    var clichePhrases: [String] = []
    /// Not in published files; 16 in the training script.
    var lowRankAlpha = 16.0

    init() {}

    init(json: Data, _ name: String) throws {
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: json)
        } catch {
            throw CaptioningError(name, ConfigurationFile.problem(error))
        }
        gpt2Name = file.gpt2_name ?? gpt2Name
        clipName = file.clip_repo ?? file.clip_weight_path
        clipArchitecture = file.clip_arch
        prefixTokens = file.prefix_tokens ?? prefixTokens
        prompt = file.prompt ?? prompt
        clichePhrases = file.cliche_phrases ?? []
        lowRankAlpha = file.lora_alpha ?? lowRankAlpha
    }

    /// From `meta`, or if there is none, from the training settings.
    init(_ torch: TorchValue) {
        for table in [torch["cfg"], torch["meta"]].compactMap({ $0 }) {
            gpt2Name = table["gpt2_name"]?.string ?? gpt2Name
            clipName = table["clip_repo"]?.string ?? clipName
            clipArchitecture = table["clip_arch"]?.string ?? clipArchitecture
            prefixTokens = table["prefix_tokens"]?.int ?? prefixTokens
            prompt = table["prompt"]?.string ?? prompt
            clichePhrases = table["cliche_phrases"]?.items?.compactMap(\.string) ?? clichePhrases
        }
    }

    private struct File: Decodable {
        let gpt2_name: String?
        let clip_repo: String?
        let clip_weight_path: String?
        let clip_arch: String?
        let prefix_tokens: Int?
        let prompt: String?
        let cliche_phrases: [String]?
        let lora_alpha: Double?
    }
}
