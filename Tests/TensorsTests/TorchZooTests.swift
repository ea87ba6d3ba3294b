import Foundation
import Tensors
import TestSupport
import Testing

/// Files written by torch for every kind of tensor and setting, compared with torch's own reading.
@Suite(.needs(.shared("oracles/models/extras/zoo.json")))
struct TorchZooTests {
    static let folder = Shared.file("oracles/models/extras")

    func file(_ name: String, _ calls: TorchFile.ForeignCalls = .refused) throws -> TorchFile {
        try TorchFile(MappedFile(path: Self.folder.appendingPathComponent(name).path), foreignCalls: calls)
    }

    @Test(arguments: ["zoo_zip.pt", "zoo_legacy.pt", "zoo_proto4.pt", "zoo_flat_zip.bin"])
    func tensorsMatchSafetensors(name: String) throws {
        let expected = try Safetensors(MappedFile(path: Self.folder.appendingPathComponent("zoo.safetensors").path))
        let file = try file(name)
        let isFlat = name == "zoo_flat_zip.bin"
        let model = try file.tensors(at: isFlat ? [] : ["model"])
        let wanted = expected.entries.keys.filter { !$0.hasPrefix("module.") }
        #expect(wanted.count == 20)
        #expect(Set(model.shapes.keys) == Set(wanted))
        for name in wanted {
            let (tensor, other) = (try model.tensor(name), try expected.tensor(name))
            #expect(tensor.shape == other.shape, "\(name)")
            #expect(tensor.values == other.values, "\(name)")
        }
        guard !isFlat else { return }
        let module = try file.tensors(at: ["module"])
        for name in ["weight", "bias"] {
            #expect(try module.tensor(name).values == expected.tensor("module." + name).values, "\(name)")
        }
    }

    @Test(arguments: ["zoo_zip.pt", "zoo_legacy.pt", "zoo_proto4.pt"])
    func settingsMatchPython(name: String) throws {
        let json = try Data(contentsOf: Self.folder.appendingPathComponent("zoo.json"))
        let expected = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let root = try file(name).root
        for key in ["epoch", "lr", "name", "none", "flags", "lst", "neg", "sz", "od", "e", "s3", "four"] {
            let value = try #require(root[key], "\(key)")
            let wanted = try #require(expected[key], "\(key)")
            #expect(plain(value, pairs: key == "od") == NSArray(object: wanted), "\(key)")
        }
        guard case .int(let big)? = root["big"] else {
            Issue.record("'big' is no integer")
            return
        }
        #expect(String(big) == expected["big"] as? String)
        #expect(root["long_list"]?.items?.compactMap(\.int) == Array(0..<300))
        let strides = try #require(expected["strides"] as? [String: [Int]])
        let offsets = try #require(expected["offsets"] as? [String: Int])
        for (name, tensor) in try file(name).tensors(at: ["model"]).records {
            #expect(tensor.strides == strides[name], "\(name)")
            // A legacy view begins where its part of the storage does.
            #expect(tensor.offset == offsets[name], "\(name)")
        }
    }

    @Test func foreignClassesAreOpaqueAndTensorsStillLoad() throws {
        let file = try file("zoo_foreign_globals.pt")
        #expect(try file.tensors(at: ["model"]).tensor("w").values == [1, 1])
        guard case .opaque("argparse.Namespace")? = file.root["args"],
            case .opaque("numpy._core.multiarray.scalar")? = file.root["npf"]
        else {
            Issue.record("\(file.root)")
            return
        }
    }

    @Test func refusesAFileThatCallsACommand() throws {
        do {
            _ = try file("zoo_evil.pt")
            Issue.record("accepted")
        } catch let error as TensorError {
            #expect(error.problem.contains("needs posix.system, which is not data"), "\(error)")
        }
        #expect(!FileManager.default.fileExists(atPath: "/tmp/pwned_by_pickle"))
    }

    @Test func inertModeReadsAFileThatCallsACommand() throws {
        let file = try file("zoo_evil.pt", .inert)
        #expect(try file.tensors(at: ["model"]).tensor("w").values == [1, 1])
        guard case .opaque("posix.system")? = file.root["evil"] else {
            Issue.record("\(file.root)")
            return
        }
        #expect(!FileManager.default.fileExists(atPath: "/tmp/pwned_by_pickle"))
    }

    @Test(arguments: [
        ("bin_zip/model/pytorch_model.bin", []), ("bin_legacy/model/pytorch_model.bin", []),
        ("prefix_biomedclip/captioner/final_captioner_gpt2-medium_TimmModel.pt", ["model"]),
        ("prefix_biomedclip/clip/open_clip_pytorch_model.bin", []),
    ])
    func readsEveryTensorOfPublishedLayouts(file: String, keys: [String]) throws {
        let path = Shared.file("oracles/models/\(file)").path
        let tensors = try TorchFile(MappedFile(path: path)).tensors(at: keys)
        #expect(tensors.shapes.count > 20)
        #expect(tensors.unreadable.isEmpty)
        for (name, shape) in tensors.shapes { #expect(try tensors.tensor(name).shape == shape) }
    }

    /// A value as JSON, in an array so that a single value can also be compared.
    private func plain(_ value: TorchValue, pairs: Bool = false) -> NSArray {
        func object(_ value: TorchValue) -> Any {
            switch value {
            case .none: return NSNull()
            case .bool(let value): return value
            case .int: return value.int ?? "too large"
            case .float(let value): return value
            case .string(let value): return value
            case .list(let items), .tuple(let items): return items.map(object)
            case .dictionary(let entries):
                if pairs { return entries.map { [object($0.key), object($0.value)] } }
                return Dictionary(uniqueKeysWithValues: entries.map { ($0.key.string ?? "", object($0.value)) })
            case .tensor, .bytes, .opaque: return "not JSON"
            }
        }
        return NSArray(object: object(value))
    }
}
