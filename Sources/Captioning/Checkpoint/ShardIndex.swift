import Foundation
import Tensors

/// `model.safetensors.index.json`: which file holds which tensor.
struct ShardIndex: Decodable {
    let weight_map: [String: String]

    init(_ json: Data) throws {
        do {
            self = try JSONDecoder().decode(ShardIndex.self, from: json)
        } catch {
            throw CaptioningError("model.safetensors.index.json", GenerationSettings.problem(error))
        }
    }

    /// Opens every file named, and checks that each tensor is where the index says.
    func shards(in files: CheckpointFiles) throws -> [Safetensors] {
        var shards: [String: Safetensors] = [:]
        for name in Set(weight_map.values).sorted() {
            guard let file = try files.bytes(named: name) else {
                throw CaptioningError(name, "missing, but model.safetensors.index.json names it")
            }
            shards[name] = try Safetensors(file)
        }
        for (tensor, name) in weight_map.sorted(by: { $0.key < $1.key }) where shards[name]?.entries[tensor] == nil {
            throw CaptioningError(name, "has no tensor '\(tensor)', but model.safetensors.index.json says so")
        }
        return shards.sorted { $0.key < $1.key }.map(\.value)
    }
}
