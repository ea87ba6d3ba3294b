import Foundation
import Tensors
import Testing

/// Files made to break their reader, and files damaged in transfer.
@Suite struct HostileTorchTests {
    static let folder = TorchFileTests.folder
    static let refusals: [String: String] = {
        let json = try? Data(contentsOf: folder.appendingPathComponent("hostile.json"))
        return json.flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
    }()

    /// Opens a file and reads everything in it.
    static func readAll(_ file: MappedFile) throws {
        let tensors = try TorchFile(file).tensors(at: ["model"])
        for name in tensors.shapes.keys { _ = try tensors.tensor(name) }
    }

    /// A pickle as the only file of an archive.
    static func archive(_ pickle: [UInt8]) -> MappedFile {
        let name = Array("a/data.pkl".utf8)
        func little(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let sizes = little(0, 4) + little(pickle.count, 4) + little(pickle.count, 4) + little(name.count, 2)
        let header = [0x50, 0x4B, 3, 4] + little(10, 2) + little(0, 8) + sizes + little(0, 2) + name
        let entry =
            [0x50, 0x4B, 1, 2] + little(10, 2) + little(10, 2) + little(0, 8) + sizes + little(0, 12) + little(0, 4)
            + name
        let end = [0x50, 0x4B, 5, 6] + little(0, 4) + little(1, 2) + little(1, 2) + little(entry.count, 4)
        return MappedFile(
            name: "test", bytes: header + pickle + entry + end + little(header.count + pickle.count, 4) + little(0, 2))
    }

    @Test func hostileFilesArePresent() {
        #expect(Self.refusals.count > 100)
    }

    @Test(arguments: refusals.keys.sorted()) func refusesWithASentence(name: String) throws {
        let path = Self.folder.appendingPathComponent("hostile/\(name)").path
        let words = try #require(Self.refusals[name])
        do {
            try Self.readAll(MappedFile(path: path))
            Issue.record("accepted")
        } catch let error as TensorError {
            #expect(error.problem.contains(words), "\(error.problem)")
            #expect(error.problem.allSatisfy { !$0.isNewline })
        }
        #expect(!FileManager.default.fileExists(atPath: "pwned-by-pickle"))
    }

    @Test(arguments: ["lfs_pointer.pt", "web_page.pt"]) func safetensorsNamesAFailedDownload(name: String)
        throws
    {
        let file = try MappedFile(path: Self.folder.appendingPathComponent("hostile/\(name)").path)
        let words = try #require(Self.refusals[name])
        #expect { try Safetensors(file) } throws: { ($0 as? TensorError)?.problem == words }
    }

    @Test func testArchiveIsValid() throws {
        let root = try TorchFile(Self.archive([0x80, 2, 0x5D, 0x4B, 7, 0x61, 0x2E])).root
        #expect(root.items?.map(\.int) == [7])
    }

    /// Lists by `]` and `a`, tuples by `(` and `t`, tuples by `]` and TUPLE1.
    @Test(arguments: [([0x5D], [0x61]), ([0x28], [0x74]), ([], [0x85])] as [([UInt8], [UInt8])])
    func deepNestingThrows(opening: [UInt8], closing: [UInt8]) {
        func many(_ instruction: [UInt8]) -> [UInt8] { Array(repeatElement(instruction, count: 100_000).joined()) }
        let pickle = [0x80, 2] + many(opening) + [0x5D] + many(closing) + [0x2E]
        #expect { try TorchFile(Self.archive(pickle)) } throws: { "\($0)".contains("nested deeper than 100 levels") }
    }

    @Test func sharedListsAreNotExpanded() throws {
        // A list of two, which is twice in the next, and so on: 2⁶⁰ items in 60 lists.
        var pickle: [UInt8] = [0x80, 2, 0x5D]
        for level in 0..<UInt8(60) { pickle += [0x71, level, 0x28, 0x68, level, 0x68, level, 0x74] }
        let root = try TorchFile(Self.archive(pickle + [0x2E])).root
        #expect(root.items?.count == 2)
    }

    @Test func refusesTooManyCopiesOfAList() {
        // An entry, a list of a million of it, and a hundred dictionaries made of that list.
        var pickle: [UInt8] = [0x80, 2, 0x4E, 0x4E, 0x86, 0x71, 0, 0x5D, 0x71, 1, 0x28]
        for _ in 0..<1_000_000 { pickle += [0x68, 0] }
        pickle += [0x65]
        for _ in 0..<100 { pickle += Array("ccollections\nOrderedDict\n".utf8) + [0x68, 1, 0x85, 0x52] }
        #expect { try TorchFile(Self.archive(pickle + [0x2E])) } throws: { "\($0)".contains("too many values") }
    }

    @Test(arguments: [0x4E, 0x28, 0x5D]) func refusesTooManyValues(instruction: UInt8) {
        let pickle = [0x80, 2] + [UInt8](repeating: instruction, count: 2_000_001) + [0x2E]
        #expect { try TorchFile(Self.archive(pickle)) } throws: { "\($0)".contains("too many values") }
    }

    @Test func listAndDictionaryCanGrowItemByItem() throws {
        var pickle: [UInt8] = [0x80, 2, 0x7D, 0x8C, 1, UInt8(ascii: "a"), 0x5D]
        for _ in 0..<200_000 { pickle += [0x4E, 0x61] }
        pickle += [0x73]
        for number in 0..<UInt8(200) { pickle += [0x4B, number, 0x4E, 0x73] }
        let root = try TorchFile(Self.archive(pickle + [0x2E])).root
        #expect(root["a"]?.items?.count == 200_000)
        #expect(root.entries?.count == 201)
    }

    @Test func laterOfTwoEqualKeysWins() throws {
        let key: [UInt8] = [0x8C, 1, UInt8(ascii: "a")]
        let pickle = [0x80, 2, 0x7D, 0x28] + key + [0x4B, 1] + key + [0x4B, 2, 0x75, 0x2E]
        let root = try TorchFile(Self.archive(pickle)).root
        #expect(root.entries?.count == 1)
        #expect(root["a"]?.int == 2)
    }
}
