import Fixtures
import Foundation
@testable import Tensors
import Testing

/// Files written by torch, in each of its layouts.
@Suite struct TorchFileTests {
    static let folder = Fixtures.folder.appendingPathComponent("torch", isDirectory: true)
    static let layouts = ["tensors.pt", "tensors_legacy.pt", "tensors_protocol4.pt"]

    func open(_ name: String) throws -> TorchFile {
        try TorchFile(MappedFile(path: Self.folder.appendingPathComponent(name).path))
    }

    @Test(arguments: layouts) func readsEveryKindOfTensorExactly(name: String) throws {
        let expected = try Safetensors(
            MappedFile(path: Self.folder.appendingPathComponent("expected.safetensors").path))
        let model = try open(name).tensors(at: ["model"])
        #expect(expected.entries.count == 23)
        #expect(model.shapes == expected.shapes)
        var largest: Float = 0
        for name in expected.entries.keys {
            let (values, wanted) = (try model.tensor(name).values, try expected.tensor(name).values)
            #expect(values == wanted, "\(name)")
            largest = zip(values, wanted).reduce(largest) { max($0, abs($1.0 - $1.1)) }
        }
        print("\(name): largest difference \(largest)")
    }

    @Test(arguments: layouts) func readsSettingsBesideTheTensors(name: String) throws {
        let root = try open(name).root
        #expect(root["meta"]?["gpt2_name"]?.string == "gpt2-medium")
        #expect(root["meta"]?["prompt"]?.string == "In one sentence (1–3 words).")
        #expect(root["meta"]?["prefix_tokens"]?.int == 32)
        let settings = try #require(root["cfg"])
        #expect(settings["lr"]?.double == 1e-4)
        #expect(settings["epochs"]?.double == 3)
        #expect(settings["fp16"]?.bool == true)
        #expect(settings["columns"]?.items?[1].items?.map(\.string) == ["text", "caption"])
        #expect(settings["betas"]?.items?.map(\.double) == [0.9, 0.98])
        // -2⁸⁰ does not fit an Int.
        #expect(settings["seeds"]?.items?.map(\.int) == [1, 1 << 40, nil])
        #expect(settings["absent"] == nil)
        #expect(root.entries?.compactMap(\.key.string) == ["model", "cfg", "meta"])
    }

    @Test func tensorsOfOneStorageShareIt() throws {
        let records = try open("tensors.pt").tensors(at: ["model"]).records
        let first = try #require(records["first half"])
        let second = try #require(records["second half"])
        #expect(first.storageKey == second.storageKey)
        #expect((first.offset, second.offset) == (0, 10))
        #expect(second.strides == [1, 2])
        #expect(records["expanded"]?.strides == [0, 1])
        #expect(records["plain"]?.storageKey != first.storageKey)
    }

    @Test func contiguousTensorIsAViewAndOthersAreCopies() throws {
        let model = try open("tensors.pt").tensors(at: ["model"])
        for name in model.shapes.keys {
            let isView = ["plain", "first half", "scalar", "empty", "parameter"].contains(name)
            #expect(try model.tensor(name).storage.isWritable == !isView, "\(name)")
        }
    }

    @Test func readsWeightsFromFilesOfAnyFormat() throws {
        let torch = try open("tensors.pt").tensors(at: ["model"])
        let other = try Safetensors(
            MappedFile(name: "other", bytes: [2, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8)))
        let weights = try Weights([torch, other])
        #expect(try weights.tensor("f16", [5]).values.prefix(2) == [1, -2.5])
        #expect(weights.unused.count == 22)
        #expect(throws: TensorError.self) { try Weights([torch, torch]) }
        let shards: [Safetensors] = [other]
        #expect(try Weights(shards).names.isEmpty)
    }

    @Test func unsupportedElementTypeThrowsOnlyWhenRead() throws {
        let tensors = try open("unread_types.pt").tensors()
        #expect(try tensors.tensor("plain").values == [1, 1])
        #expect(Set(tensors.unreadable.keys) == ["eight bits", "complex"])
        let weights = try Weights([tensors])
        for (name, type) in [("eight bits", "torch.float8_e4m3fn"), ("complex", "torch.ComplexFloatStorage")] {
            #expect {
                try weights.tensor(name, [2])
            } throws: {
                "\($0)".hasSuffix("'\(name)' needs \(type), which is not supported data")
            }
        }
    }

    @Test func missingNameIsInTheError() throws {
        let file = try open("tensors.pt")
        #expect { try file.tensors(at: ["model", "text"]) } throws: {
            "\($0)".hasSuffix("does not contain 'model.text'")
        }
        #expect { try file.tensors(at: ["cfg", "lr"]) } throws: { "\($0)".contains("'cfg.lr' is not a dictionary") }
        #expect { try file.tensors(at: ["model"]).tensor("x") } throws: { "\($0)".hasSuffix("has no tensor 'x'") }
        #expect(try file.tensors(at: ["cfg"]).shapes.isEmpty)
    }
}
