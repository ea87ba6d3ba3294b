import Foundation
import Raster
import TestSupport
import Testing

private func gray(_ levels: [[UInt8]]) -> RGBImage {
    RGBImage(width: levels[0].count, height: levels.count, pixels: levels.flatMap { $0.flatMap { [$0, $0, $0] } })
}

@Suite struct ResizingTests {
    @Test func averagesPairsWithABox() {
        let image = gray([[10, 20, 100, 200], [30, 40, 100, 201]])
        #expect(image.resized(width: 2, height: 2, filter: .box) == gray([[15, 150], [35, 151]]))
        #expect(image.resized(width: 2, height: 1, filter: .box) == gray([[25, 151]]))
    }

    @Test func weighsNeighborsThreeToOneWithATriangle() {
        let image = gray([[0, 100]])
        #expect(image.resized(width: 4, height: 1, filter: .bilinear) == gray([[0, 25, 75, 100]]))
    }

    @Test func takesTheMiddleOfEachCellWithNearest() {
        let image = gray([[1, 2, 3, 4, 5, 6]])
        #expect(image.resized(width: 2, height: 1, filter: .nearest) == gray([[2, 5]]))
        let row: [UInt8] = [1, 2, 3, 4, 5, 6]
        #expect(image.resized(width: 6, height: 2, filter: .nearest) == gray([row, row]))
    }

    @Test func overshootsAnEdgeWithBicubicAndClamps() {
        let image = gray([[50, 50, 50, 200, 200, 200]])
        let wide = image.resized(width: 12, height: 1, filter: .bicubic).pixels
        #expect(wide.min()! < 50 && wide.max()! > 200)
        let extreme = gray([[0, 0, 0, 255, 255, 255]]).resized(width: 12, height: 1, filter: .bicubic).pixels
        #expect(extreme[0] == 0 && extreme[3 * 11] == 255)
    }

    @Test(arguments: ResamplingFilter.allCases)
    func keepsAConstantImageConstant(filter: ResamplingFilter) {
        let image = RGBImage(width: 9, height: 7, pixels: [UInt8](repeating: 77, count: 9 * 7 * 3))
        for (width, height) in [(3, 3), (20, 2), (9, 31), (1, 1)] {
            let resized = image.resized(width: width, height: height, filter: filter)
            #expect(resized.pixels.allSatisfy { $0 == 77 } && resized.pixels.count == width * height * 3)
        }
    }

    @Test func keepsAnImageOfTheSameSize() {
        let image = gray([[1, 2], [3, 4]])
        #expect(image.resized(width: 2, height: 2, filter: .lanczos) == image)
        #expect(image.resizedTorchvision(width: 2, height: 2, filter: .bicubic) == image)
    }

    @Test func undoesPaddingByCropping() {
        let image = gray([[1, 2, 3], [4, 5, 6]])
        let padded = image.padded(left: 1, top: 2, right: 3, bottom: 1, gray: 9)
        #expect(padded.width == 7 && padded.height == 5 && padded.pixels[0] == 9)
        #expect(padded.cropped(x: 1, y: 2, width: 3, height: 2) == image)
        #expect(image.cropped(x: 1, y: 1, width: 2, height: 1) == gray([[5, 6]]))
    }

    /// Resized by Pillow 11 and torchvision 0.24; every byte must agree.
    @Test(.needs(.shared("oracles/models/extras/resize.safetensors")))
    func resizesByteForByteLikeTheReferences() throws {
        let extras = Shared.file("oracles/models/extras")
        let tensors = try GoldenTensors(contentsOf: extras.appendingPathComponent("resize.safetensors"))
        var compared = 0
        for name in tensors.entries.keys.sorted() where name.hasSuffix(".in") {
            let shape = try tensors.shape(name)
            let image = RGBImage(width: shape[1], height: shape[0], pixels: try tensors.bytes(name))
            let index = name.dropLast(3)
            for filter in ResamplingFilter.allCases {
                let golden = "\(index).pil\(filter.rawValue)"
                let size = try tensors.shape(golden)
                let resized = image.resized(width: size[1], height: size[0], filter: filter)
                expectEqual(resized.pixels, try tensors.bytes(golden), golden)
                compared += 1
            }
            for filter in [ResamplingFilter.bilinear, .bicubic] {
                let golden = "\(index).tv\(filter.rawValue)"
                let size = try tensors.shape(golden)
                let resized = image.resizedTorchvision(width: size[1], height: size[0], filter: filter)
                expectEqual(resized.pixels, try tensors.bytes(golden), golden)
                compared += 1
            }
        }
        #expect(compared >= 88)
    }

    private func expectEqual(_ ours: [UInt8], _ reference: [UInt8], _ name: String) {
        let largest = zip(ours, reference).map { abs(Int($0) - Int($1)) }.max() ?? 0
        #expect(ours.count == reference.count && largest == 0, "\(name): largest difference \(largest)")
    }
}
