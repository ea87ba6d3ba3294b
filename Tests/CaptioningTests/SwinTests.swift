import Foundation
import Tensors
import Testing

@testable import Captioning

/// The parts of a Swin transformer that can be followed by hand; `GoldenTests` compare complete encoders.
@Suite struct SwinTests {
    func configuration(_ fields: String) throws -> SwinConfiguration {
        try JSONDecoder().decode(SwinConfiguration.self, from: Data("{\(fields)}".utf8))
    }

    func problem(_ fields: String) -> String {
        do {
            _ = try configuration(fields)
            return "accepted"
        } catch { return String(describing: error) }
    }

    @Test func windowsExtendBeyondTheEdge() {
        let windows = SwinWindows(grid: .init(2, 3), side: 2, shift: 0)
        #expect(windows.sources == [0, 1, 3, 4, 2, -1, 5, -1])
        #expect(windows.places == [0, 1, 4, 2, 3, 6])
        #expect(windows.regions.isEmpty)
    }

    @Test func shiftedWindowsWrapAroundAndMarkRegions() {
        // Two by two windows, shifted by one: the first holds the middle of the image, the last its four corners.
        let windows = SwinWindows(grid: .init(4, 4), side: 2, shift: 1)
        #expect(windows.sources[0..<4] == [5, 6, 9, 10])
        #expect(windows.sources[12..<16] == [15, 12, 3, 0])
        #expect(Set(windows.regions[0..<4]).count == 1)
        #expect(Set(windows.regions[12..<16]).count == 4)
        #expect(windows.places.indices.allSatisfy { windows.sources[windows.places[$0]] == $0 })
    }

    @Test func attentionStaysWithinItsRegion() {
        // One window of two by two tokens, one head of one feature; queries and keys are 0, values 1, 2, 4, 8.
        let tokens = Tensor([4, 3], [0, 0, 1, 0, 0, 2, 0, 0, 4, 0, 0, 8])
        let flat = Tensor([1, 3, 3], repeating: 0)
        let workers = Workers(count: 1)
        let all = tokens.windowAttention(
            window: 2, scale: 1, bias: flat, regions: [], penalty: -100, workers)
        #expect(all.values == [3.75, 3.75, 3.75, 3.75])
        let columns = tokens.windowAttention(
            window: 2, scale: 1, bias: flat, regions: [0, 1, 0, 1], penalty: -100, workers)
        #expect(columns.values == [2.5, 5, 2.5, 5])
        // A query attends only to the key right below it (row 0) or, in the last row, itself (row 1).
        let below = Tensor([1, 3, 3], [0, 90, 0, 0, 45, 0, 0, 0, 0])
        let looked = tokens.windowAttention(
            window: 2, scale: 1, bias: below, regions: [], penalty: -100, workers)
        #expect(looked.values == [4, 8, 4, 8])
    }

    @Test func everyStageHasItsOwnWindow() throws {
        let first = try configuration(#""model_type": "swin""#)
        #expect(first.stages.map(\.grid.height) == [56, 28, 14, 7])
        #expect(first.stages.map(\.shift) == [3, 3, 3, 0] && first.features == 768)
        let second = try configuration(
            #""model_type": "swinv2", "image_size": 384, "window_size": 24, "pretrained_window_sizes": [12, 12, 12, 6]"#
        )
        #expect(second.stages.map(\.window) == [24, 24, 24, 12])
        #expect(second.stages.map(\.shift) == [12, 12, 0, 0])
    }

    @Test(arguments: [
        (#""model_type": "swin", "window_size": 8"#, "encoder.window_size 8 does not fit stage 4, of 7 x 7"),
        (#""model_type": "swin", "window_size": 0"#, "encoder.window_size is 0, expected 1 to 64"),
        (#""model_type": "swin", "use_absolute_embeddings": true"#, "encoder.use_absolute_embeddings is not supported"),
        (#""model_type": "swin", "num_heads": [3]"#, "encoder.num_heads [3] does not match depths [2, 2, 6, 2]"),
        (#""model_type": "swin", "num_heads": [5, 5, 5, 5]"#, "encoder: 96 features cannot be divided among 5 heads"),
        (#""model_type": "swinv2", "depths": [2, -1]"#, "encoder.embed_dim 96 with depths [2, -1] is not supported"),
        (
            #""model_type": "swinv2", "pretrained_window_sizes": [1, 1, 1, 1]"#,
            "encoder.pretrained_window_sizes [1, 1, 1, 1] does not match depths [2, 2, 6, 2]"
        ),
        (#""model_type": "swinv2", "patch_size": 0"#, "encoder: image_size and patch_size do not match"),
        (#""model_type": "swinv2", "mlp_ratio": 1e300"#, "encoder.mlp_ratio is 1e+300"),
    ])
    func mismatchIsNamed(fields: String, expected: String) {
        #expect(problem(fields) == "config.json: " + expected)
    }

    @Test(arguments: ["swin_gpt2", "swinv2_bert"])
    func refusesAnImageOfAnotherSize(name: String) throws {
        let golden = try #require(GoldenCase.included.first { $0.description == name })
        let encoder = try golden.checkpoint().encoder
        let image = PixelTensor(height: 33, width: 34, values: Array(repeating: 0, count: 3 * 33 * 34))
        #expect(throws: CaptioningError.self) { try encoder([image], Workers(count: 1)) }
        #expect(try encoder([], Workers(count: 1)).shape == [0, 32])
    }
}
