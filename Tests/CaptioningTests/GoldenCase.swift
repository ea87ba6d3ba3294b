import Fixtures
import Foundation
import Tensors
import TestSupport

@testable import Captioning

/// A tiny checkpoint with the reference implementation's results.
struct GoldenCase: Sendable, CustomStringConvertible {
    let folder: URL
    var description: String { folder.lastPathComponent }

    /// The cases that are part of this repository.
    static let included: [GoldenCase] = cases(
        in: Fixtures.folder.appending(path: "checkpoint"),
        ["vit_gpt2", "clip_gpt2", "vit_bert", "swin_gpt2", "swinv2_bert"])

    /// All cases, each once.
    static let all: [GoldenCase] = included + shared.filter { !included.map(\.description).contains($0.description) }

    /// The cases in the shared folder, if it is beside the repository.
    static let shared: [GoldenCase] = cases(
        in: Shared.file(Shared.models),
        [
            "vit_gpt2", "clip_gpt2", "clip_gpt2_random", "deit_gpt2", "vit_gpt2_proj", "sharded", "bin_zip",
            "bin_legacy",
            "fp16", "bf16",
        ])

    private static func cases(in folder: URL, _ names: [String]) -> [GoldenCase] {
        names.map { GoldenCase(folder: folder.appending(path: $0)) }
            .filter { FileManager.default.fileExists(atPath: $0.folder.appending(path: "golden.json").path) }
    }

    func checkpoint() throws -> Checkpoint {
        try Checkpoint(CheckpointFiles(folder: folder.appending(path: "model").path))
    }

    func golden() throws -> Golden {
        try JSONDecoder().decode(Golden.self, from: Data(contentsOf: folder.appending(path: "golden.json")))
    }

    func tensors() throws -> Safetensors {
        try Safetensors(MappedFile(path: folder.appending(path: "golden.safetensors").path))
    }

    /// The images, as the reference's image processor prepared them.
    func images() throws -> [PixelTensor] {
        let tensors = try tensors()
        return try golden().images.indices.map { try PixelTensor(tensors.tensor("img\($0).pixel_values")) }
    }
}

extension PixelTensor {
    init(_ tensor: Tensor) {
        self.init(height: tensor.shape[1], width: tensor.shape[2], values: tensor.values)
    }
}

struct Golden: Decodable {
    let images: [Image]
    let teacher_forced: [TeacherForced]
    let generation: [Generation]

    struct Image: Decodable { let file: String }

    struct TeacherForced: Decodable {
        let image: Int
        let labels: [Int]
        let decoder_input_ids: [Int]
        let loss: Double
    }

    struct Generation: Decodable {
        let name: String
        let kwargs: GenerationSettings
        let images: [Answer]

        struct Answer: Decodable {
            let sequences: [[Int]]
            let sequences_scores: [Double]?
            let transition_scores: [[Double]]?
            let texts: [String]
            let captions: [String]?
            let robust: Bool
        }
    }
}

/// Prints and returns the largest difference of a tensor from the reference's.
func difference(_ name: String, _ got: Tensor, _ expected: Tensor) -> Float {
    let relative = got.largestDifference(from: expected) / max(1, expected.magnitude)
    print("\(name): largest difference \(got.largestDifference(from: expected)), relative \(relative)")
    return relative
}
