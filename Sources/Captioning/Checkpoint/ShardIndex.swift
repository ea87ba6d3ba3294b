import Foundation
import Tensors

/// `model.safetensors.index.json` or `pytorch_model.bin.index.json`: the file of each tensor.
struct ShardIndex {
    private let name: String
    private let files: [String: String]

    private struct Content: Decodable { let weight_map: [String: String] }

    init(_ json: Data, _ name: String) throws {
        self.name = name
        do {
            files = try JSONDecoder().decode(Content.self, from: json).weight_map
        } catch {
            throw CaptioningError(name, ConfigurationFile.problem(error))
        }
    }

    /// Opens every file in the index, and checks that each tensor is in the file stated.
    func shards(in folder: CheckpointFiles) throws -> [any TensorFile] {
        var shards: [String: any TensorFile] = [:]
        for name in Set(files.values).sorted() {
            guard let file = try folder.bytes(named: name) else {
                throw CaptioningError(name, "missing, but \(self.name) lists it")
            }
            shards[name] = try CheckpointFiles.tensors(file, named: name)
        }
        for (tensor, name) in files.sorted(by: { $0.key < $1.key }) where shards[name]?.shapes[tensor] == nil {
            throw CaptioningError(name, "has no tensor '\(tensor)', but \(self.name) lists it")
        }
        return shards.sorted { $0.key < $1.key }.map(\.value)
    }
}
