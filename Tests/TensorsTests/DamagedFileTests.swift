import Fixtures
import Foundation
import Tensors
import TestSupport
import Testing

/// Truncated checkpoints, and checkpoints with changed bytes: refused with a sentence or read, never a crash.
@Suite struct DamagedFileTests {
    static let torch = TorchFileTests.folder

    enum Format { case torch, safetensors }

    func readAll(_ file: MappedFile, _ format: Format) throws(TensorError) {
        let files: [any TensorFile]
        switch format {
        case .safetensors: files = [try Safetensors(file)]
        case .torch:
            let file = try TorchFile(file)
            let tensors = try file.tensors()
            files = tensors.shapes.isEmpty ? [try file.tensors(at: ["model"])] : [tensors]
        }
        for file in files {
            for name in file.shapes.keys { _ = try file.tensor(name) }
        }
    }

    func bytes(_ url: URL) throws -> [UInt8] { try [UInt8](Data(contentsOf: url)) }

    /// Truncates a valid file at every multiple of `step`.
    func expectRefusals(_ complete: [UInt8], _ format: Format, every step: Int) throws {
        try readAll(MappedFile(name: "test", bytes: complete), format)
        for length in stride(from: 0, to: complete.count, by: step) {
            do {
                try readAll(MappedFile(name: "test", bytes: Array(complete[..<length])), format)
                Issue.record("accepted at \(length) of \(complete.count) bytes")
            } catch {
                #expect(error.subject == "test" && !error.problem.isEmpty && !error.problem.contains("\n"), "\(error)")
            }
        }
    }

    @Test(arguments: ["tiny.pt", "tiny_legacy.pt"]) func refusesATorchFileTruncatedAnywhere(name: String) throws {
        try expectRefusals(bytes(Self.torch.appendingPathComponent(name)), .torch, every: 1)
    }

    @Test func refusesASafetensorsFileTruncatedAnywhere() throws {
        try expectRefusals(bytes(Self.torch.appendingPathComponent("expected.safetensors")), .safetensors, every: 1)
    }

    @Test func refusesASafetensorsModelTruncatedAtAnyKibibyte() throws {
        let model = Fixtures.checkpoint("vit_gpt2").appendingPathComponent("model/model.safetensors")
        try expectRefusals(bytes(model), .safetensors, every: 1024)
    }

    @Test(.needs(.shared("oracles/models/bin_zip")), arguments: ["bin_zip", "bin_legacy"])
    func refusesATorchModelTruncatedAtAnyKibibyte(name: String) throws {
        let model = Shared.file("oracles/models/\(name)/model/pytorch_model.bin")
        try expectRefusals(bytes(model), .torch, every: 1024)
    }

    @Test(arguments: [
        ("tiny.pt", Format.torch), ("tiny_legacy.pt", .torch), ("tensors.pt", .torch), ("tensors_legacy.pt", .torch),
        ("expected.safetensors", .safetensors),
    ])
    func changedFileIsReadOrRefused(name: String, format: Format) throws {
        let complete = try bytes(Self.torch.appendingPathComponent(name))
        var dice = SeededGenerator(seed: UInt64(complete.count))
        var refused = 0
        for _ in 0..<400 {
            var changed = complete
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                let place = Int.random(in: changed.indices, using: &dice)
                let extremes = [0, 1, 0x7F, 0x80, 0xFF, changed[place] ^ 1, .random(in: 0...255, using: &dice)]
                changed[place] = extremes[Int.random(in: extremes.indices, using: &dice)]
            }
            do {
                try readAll(MappedFile(name: "test", bytes: changed), format)
            } catch {
                refused += 1
                #expect(!error.problem.isEmpty)
            }
        }
        print("\(name): \(refused) of 400 changed files refused")
        #expect(refused > 0)
    }
}
