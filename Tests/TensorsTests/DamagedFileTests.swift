import Fixtures
import Foundation
import Tensors
import TestSupport
import Testing

/// Checkpoints that ended too early or had some bytes changed: refused with a sentence or read, never a crash.
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

    /// Cuts a file at every multiple of `step`; it must be sound before.
    func expectRefusals(_ whole: [UInt8], _ format: Format, every step: Int) throws {
        try readAll(MappedFile(name: "test", bytes: whole), format)
        for length in stride(from: 0, to: whole.count, by: step) {
            do {
                try readAll(MappedFile(name: "test", bytes: Array(whole[..<length])), format)
                Issue.record("accepted at \(length) of \(whole.count) bytes")
            } catch {
                #expect(error.subject == "test" && !error.problem.isEmpty && !error.problem.contains("\n"), "\(error)")
            }
        }
    }

    @Test(arguments: ["tiny.pt", "tiny_legacy.pt"]) func aTorchFileCutAnywhereIsRefused(name: String) throws {
        try expectRefusals(bytes(Self.torch.appendingPathComponent(name)), .torch, every: 1)
    }

    @Test func aSafetensorsFileCutAnywhereIsRefused() throws {
        try expectRefusals(bytes(Self.torch.appendingPathComponent("expected.safetensors")), .safetensors, every: 1)
    }

    @Test func aSafetensorsModelCutAtAnyKibibyteIsRefused() throws {
        let model = Fixtures.checkpoint("vit_gpt2").appendingPathComponent("model/model.safetensors")
        try expectRefusals(bytes(model), .safetensors, every: 1024)
    }

    @Test(.needs(.shared("oracles/models/bin_zip")), arguments: ["bin_zip", "bin_legacy"])
    func aTorchModelCutAtAnyKibibyteIsRefused(name: String) throws {
        let model = Shared.file("oracles/models/\(name)/model/pytorch_model.bin")
        try expectRefusals(bytes(model), .torch, every: 1024)
    }

    @Test(arguments: [
        ("tiny.pt", Format.torch), ("tiny_legacy.pt", .torch), ("tensors.pt", .torch), ("tensors_legacy.pt", .torch),
        ("expected.safetensors", .safetensors),
    ])
    func aChangedFileIsReadOrRefused(name: String, format: Format) throws {
        let whole = try bytes(Self.torch.appendingPathComponent(name))
        var dice = SeededGenerator(seed: UInt64(whole.count))
        var refused = 0
        for _ in 0..<400 {
            var changed = whole
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
