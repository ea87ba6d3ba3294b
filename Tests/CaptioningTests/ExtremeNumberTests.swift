import Foundation
import Raster
import Tensors
import TestSupport
import Testing

@testable import Captioning

/// Numbers in a model's files and in generation settings that no one means: each is refused or harmless.
@Suite struct ExtremeNumberTests {
    private static let extremes = [
        "-1", "0", "0.5", "2147483648", "-9223372036854775808", "9223372036854775807", "9223372036854775808",
        "18446744073709551616", "1e300", "-1e300", "1e-300", "4611686018427387904", "[9223372036854775807]", "null",
    ]

    /// Where the numbers of a JSON text stand.
    static func numbers(in json: String) -> [Range<String.Index>] {
        json.matches(of: /[:\[,\s](-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?=[,\]\}\s])/).map {
            $0.output.1.startIndex..<$0.output.1.endIndex
        }
    }

    static func files(_ name: String) throws -> [String: MappedFile] {
        let golden = try #require(GoldenCase.included.first { $0.description == name })
        let folder = CheckpointFiles(folder: golden.folder.appending(path: "model").path)
        return try Dictionary(
            uniqueKeysWithValues: folder.names().map { ($0, try #require(try folder.bytes(named: $0))) })
    }

    /// Each number of each file in turn is each extreme. What is accepted captions an image.
    @Test(arguments: ["vit_gpt2", "clip_gpt2", "vit_bert", "swin_gpt2", "swinv2_bert"])
    func modelFiles(name: String) throws {
        let files = try Self.files(name)
        let image = RGBImage(width: 5, height: 3, pixels: Array(0..<45))
        var (refused, accepted) = (0, 0)
        for (file, content) in files.sorted(by: { $0.key < $1.key })
        where ["config.json", "generation_config.json", "preprocessor_config.json", "tokenizer_config.json"].contains(
            file)
        {
            let json = String(decoding: content.data, as: UTF8.self)
            for (number, place) in Self.numbers(in: json).enumerated() {
                // Each number meets two of them, and each of them a seventh of the numbers.
                for extreme in Self.full ? Self.extremes[...] : Self.extremes[(number % 7 * 2)..<(number % 7 * 2 + 2)] {
                    var changed = files
                    let text = json.replacingCharacters(in: place, with: extreme)
                    changed[file] = MappedFile(name: file, bytes: Array(text.utf8))
                    do {
                        let checkpoint = try Checkpoint(CheckpointFiles(name: "extreme", embedded: changed))
                        let framing = checkpoint.imageProcessor.framing
                        accepted += 1
                        // A large size is what the file asks for; the program's memory limit refuses it.
                        guard checkpoint.imageSize.height <= 64, checkpoint.imageSize.width <= 64,
                            Self.isSmall(framing.resizing), framing.crop.map({ max($0.height, $0.width) <= 64 }) ?? true
                        else { continue }
                        var settings = GenerationSettings()
                        settings.maxNewTokens = 3
                        _ = try Captioner(checkpoint: checkpoint, threads: 1).captions(for: [image], settings: settings)
                    } catch {
                        refused += 1
                        #expect(!"\(error)".isEmpty)
                    }
                }
            }
        }
        #expect(refused > 10 && accepted > 10)
    }

    private static let full = ProcessInfo.processInfo.environment["FILEROOM_EXTREMES"] != nil

    private static func isSmall(_ resizing: Resizing?) -> Bool {
        switch resizing {
        case nil: true
        case .exact(let size)?: max(size.height, size.width) <= 64
        case .shortestEdge(let side)?, .longestEdge(let side)?: side <= 64
        }
    }

    @Test func generationSettings() throws {
        let golden = try #require(GoldenCase.included.first)
        let captioner = Captioner(checkpoint: try golden.checkpoint(), threads: 1)
        let image = RGBImage(width: 5, height: 3, pixels: Array(0..<45))
        for (number, setting) in GenerationSetting.all.enumerated() {
            for (extreme, beams) in zip(Self.extremes, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) {
                let shapes = ["\(extreme)", "[\(extreme)]", "[[\(extreme)]]", "[\(extreme),\(extreme)]"]
                for value in Self.full ? shapes[...] : shapes[(number % 4)...] + shapes[..<1] {
                    let json = #"{"max_new_tokens": 2, "num_beams": \#(beams), "\#(setting.name)": \#(value)}"#
                    guard let settings = try? GenerationSettings(configuration: Data(json.utf8)) else { continue }
                    // Long captions are what these ask for.
                    if (settings.maxNewTokens ?? 0) > 4 || (settings.maxLength ?? 0) > 40 { continue }
                    _ = try? captioner.captions(for: [image], settings: settings)
                }
                var settings = GenerationSettings()
                _ = setting.set(extreme, in: &settings)
            }
        }
    }

    /// The header of a safetensors file.
    @Test(arguments: extremes)
    func tensorHeaders(extreme: String) throws {
        let header =
            #"{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"b":{"dtype":"F32","shape":[0,3],"data_offsets":[24,24]}}"#
        for place in Self.numbers(in: header) {
            let text = header.replacingCharacters(in: place, with: extreme)
            var bytes = (0..<8).map { UInt8(truncatingIfNeeded: text.utf8.count >> ($0 * 8)) }
            bytes += Array(text.utf8) + [UInt8](repeating: 0, count: 24)
            guard let file = try? Safetensors(MappedFile(name: "x", bytes: bytes)) else { continue }
            for name in file.entries.keys {
                let tensor = try file.tensor(name)
                _ = (tensor.rows, tensor.width, tensor.values.count)
            }
        }
        for length in [UInt64.max, 1 << 63, 1 << 62, 100_000_001, 25, 1] {
            let bytes =
                (0..<8).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) } + [UInt8](repeating: 0x7B, count: 24)
            #expect(throws: TensorError.self) { try Safetensors(MappedFile(name: "x", bytes: bytes)) }
        }
    }
}
