import Foundation
import Tensors

extension CheckpointFiles {
    /// The names of the weight files in one layout.
    struct WeightNames {
        let safetensors: String
        let torch: String

        /// transformers' names.
        static let huggingFace = WeightNames(safetensors: "model.safetensors", torch: "pytorch_model.bin")
        /// open_clip's names.
        static let openCLIP = WeightNames(
            safetensors: "open_clip_model.safetensors", torch: "open_clip_pytorch_model.bin")
    }

    /// The file that holds all weights, or the index of several; nil if there is none.
    ///
    /// The order is the reference's: safetensors before torch, one file before several.
    func weightsFile(_ names: WeightNames) throws -> String? {
        let candidates = [names.safetensors, names.torch].flatMap { [$0, $0 + ".index.json"] }
        return try candidates.first { try bytes(named: $0) != nil }
    }

    /// All tensors, from one file or several.
    func weights(_ names: WeightNames) throws -> Weights {
        guard let name = try weightsFile(names), let file = try bytes(named: name) else {
            throw CaptioningError(
                self.name, "no weights: neither \(names.safetensors) nor \(names.torch), nor the index of either")
        }
        if name.hasSuffix(".index.json") {
            return try Weights(ShardIndex(file.data, name).shards(in: self))
        }
        return try Weights([Self.tensors(file, named: name)])
    }

    /// Opens a file of tensors in either format; in a torch file the tensors are at its top.
    static func tensors(_ file: MappedFile, named name: String) throws -> any TensorFile {
        name.hasSuffix(".safetensors") ? try Safetensors(file) : try TorchFile(file).tensors(at: [])
    }
}
