import Tensors
import Testing

@Suite struct SafetensorsTests {
    /// A file with this header, followed by this many zero bytes.
    func file(_ header: String, _ bytes: Int = 0, claiming length: UInt64? = nil) -> MappedFile {
        let text = Array(header.utf8)
        let count = length ?? UInt64(text.count)
        return MappedFile(
            name: "test",
            bytes: (0..<8).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) } + text
                + Array(repeating: 0, count: bytes))
    }

    @Test func readsEveryTypeAsSinglePrecision() throws {
        let cases: [(String, [UInt8], [Float])] = [
            ("F32", [0, 0, 0x80, 0x3F], [1]),
            ("F64", [0, 0, 0, 0, 0, 0, 0xF8, 0xBF], [-1.5]),
            ("F16", [0x00, 0x3C, 0x01, 0x00, 0x00, 0xFC, 0xFF, 0x7B], [1, 0x1p-24, -.infinity, 65504]),
            ("BF16", [0x80, 0x3F, 0x20, 0xC1], [1, -10]),
            ("I64", [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [-1]),
            ("I32", [2, 1, 0, 0], [258]), ("I16", [0xFE, 0xFF], [-2]), ("I8", [0x80], [-128]), ("U8", [0xFF], [255]),
            ("BOOL", [0, 1, 2], [0, 1, 1]),
        ]
        for (type, bytes, expected) in cases {
            let header = #"{"t":{"dtype":"\#(type)","shape":[\#(expected.count)],"data_offsets":[0,\#(bytes.count)]}}"#
            // A header of odd length leaves the elements unaligned.
            for padding in ["", " "] {
                let text = Array((header + padding).utf8)
                let file = MappedFile(name: "test", bytes: [UInt8(text.count), 0, 0, 0, 0, 0, 0, 0] + text + bytes)
                #expect(try Safetensors(file).tensor("t").values == expected, "\(type)")
            }
        }
    }

    @Test func readsAScalarAndAnEmptyTensor() throws {
        let tensors = try Safetensors(
            file(
                #"{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[0,3],"data_offsets":[4,4]}}"#,
                4))
        #expect(try tensors.tensor("a").values == [0])
        #expect(try tensors.tensor("b").values == [])
    }

    @Test(arguments: [
        ("", 0, "not a safetensors"), ("{", 0, "expected"), ("[]", 0, "not an object"), ("{}x", 0, "more than one"),
        ("{}", 5, "belong to no tensor"),
        (#"{"a":1}"#, 0, "not an object"),
        (#"{"a":{"dtype":"F32","shape":[1]}}"#, 4, "'a' needs"),
        (#"{"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}"#, 4, "unknown type 'F31'"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}"#, 4, "unknown field"),
        (#"{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, 4, "twice"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 4, "needs 8"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}"#, 4, "truncated"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, 4, "before it begins"),
        (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, 4, "not integers"),
        (#"{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#, 4, "not integers"),
        (#"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}"#, 4, "not integers"),
        (#"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}"#, 4, "impossible shape"),
        (
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
            8, "'a' appears twice"
        ),
        (
            #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
            8, "overlaps"
        ),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, 8, "gap"),
        (#"{"\ud800\u00":{}}"#, 0, "escape"), (#"{"a"#, 0, "does not end"),
    ])
    func refusesABrokenHeader(header: String, bytes: Int, problem: String) {
        let claimed: UInt64? = header.isEmpty ? 1 << 60 : nil
        do {
            _ = try Safetensors(file(header, bytes, claiming: claimed))
            Issue.record("accepted")
        } catch {
            #expect(error.subject == "test")
            #expect(error.problem.contains(problem), "\(error)")
        }
    }

    @Test func deepNestingThrows() {
        #expect(throws: TensorError.self) { try Safetensors(file(String(repeating: #"{"a":"#, count: 50_000))) }
        #expect(throws: TensorError.self) {
            try Safetensors(file(#"{"a":{"shape":"# + String(repeating: "[", count: 50_000)))
        }
    }

    /// Whether such weights are valid is up to the engine.
    @Test func readsNaNAndInfinity() throws {
        let header = Array(#"{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#.utf8)
        let bytes = [UInt8(header.count), 0, 0, 0, 0, 0, 0, 0] + header + [0, 0, 0xC0, 0x7F, 0, 0, 0x80, 0xFF]
        let values = try Safetensors(MappedFile(name: "test", bytes: bytes)).tensor("t").values
        #expect(values[0].isNaN)
        #expect(values[1] == -.infinity)
    }

    @Test func refusesAFileThatEndsInItsHeader() {
        #expect(throws: TensorError.self) { try Safetensors(MappedFile(name: "test", bytes: [1, 2, 3])) }
        #expect(throws: TensorError.self) { try Safetensors(file("{}", claiming: 3)) }
    }

    @Test func missingFileIsNamed() {
        #expect(throws: TensorError("/nowhere/model.safetensors", "No such file or directory")) {
            try MappedFile(path: "/nowhere/model.safetensors")
        }
    }

    @Test func wrongShapeIsNamed() throws {
        let weights = Weights([
            "encoder.layer.3.query.weight": Tensor([2, 3], repeating: 0), "other": Tensor([1], [1]),
        ])
        let layer = weights.scope("encoder.layer.3")
        #expect(throws: TensorError("'encoder.layer.3.query.weight'", "is [2, 3], expected [3, 3]")) {
            try layer.tensor("query.weight", [3, 3])
        }
        #expect(throws: TensorError("'encoder.layer.3.key.weight'", "missing from the checkpoint")) {
            try layer.tensor("key.weight", [3, 3])
        }
        _ = try layer.tensor("query.weight", [2, 3])
        #expect(weights.unused == ["other"])
        #expect(weights.parameterCount == 6)
    }
}
