import Raster
import TestSupport
import Testing

/// Cropping, resizing and PNG files of images of noise.
@Suite struct ImageTransformTests {
    private static func noise(width: Int, height: Int, seed: UInt64 = 1) -> RGBImage {
        var generator = SeededGenerator(seed: seed)
        return RGBImage(width: width, height: height, pixels: generator.bytes(width * height * 3))
    }

    private static func mirrored(_ image: RGBImage) -> RGBImage {
        var pixels: [UInt8] = []
        for y in 0..<image.height {
            for x in (0..<image.width).reversed() { pixels += pixel(image, x, y) }
        }
        return RGBImage(width: image.width, height: image.height, pixels: pixels)
    }

    private static func pixel(_ image: RGBImage, _ x: Int, _ y: Int) -> [UInt8] {
        let start = (y * image.width + x) * 3
        return Array(image.pixels[start..<start + 3])
    }

    @Test(arguments: [(0, 0, 7, 5), (2, 1, 3, 2), (6, 4, 1, 1), (0, 3, 7, 1)])
    func cropKeepsItsPixels(x: Int, y: Int, width: Int, height: Int) {
        let image = Self.noise(width: 7, height: 5)
        let crop = image.cropped(x: x, y: y, width: width, height: height)
        #expect((crop.width, crop.height) == (width, height))
        for row in 0..<height {
            for column in 0..<width {
                #expect(Self.pixel(crop, column, row) == Self.pixel(image, x + column, y + row))
            }
        }
    }

    // Not the nearest and the box filter: each takes a pixel halfway between two from one side.
    @Test(arguments: [ResamplingFilter.bilinear, .bicubic, .lanczos, .hamming])
    func mirroringAndResizingCommute(filter: ResamplingFilter) {
        let image = Self.noise(width: 17, height: 9)
        for (width, height) in [(8, 9), (34, 18), (5, 3)] {
            let mirroredLast = Self.mirrored(image.resized(width: width, height: height, filter: filter))
            let mirroredFirst = Self.mirrored(image).resized(width: width, height: height, filter: filter)
            let largest = zip(mirroredLast.pixels, mirroredFirst.pixels).map { abs(Int($0) - Int($1)) }.max() ?? 0
            // A tie may round to either side.
            #expect(largest <= 1, "\(width) x \(height): largest difference \(largest)")
        }
    }

    @Test(arguments: ResamplingFilter.allCases)
    func grayImagesStayGray(filter: ResamplingFilter) {
        var generator = SeededGenerator(seed: 2)
        let levels = generator.bytes(12 * 10)
        let image = RGBImage(width: 12, height: 10, pixels: levels.flatMap { [$0, $0, $0] })
        let pixels = image.resized(width: 7, height: 23, filter: filter).pixels
        #expect(stride(from: 0, to: pixels.count, by: 3).allSatisfy { Set(pixels[$0..<$0 + 3]).count == 1 })
    }

    @Test func boxByAnIntegerFactorIsTheMean() {
        let image = Self.noise(width: 12, height: 8)
        let resized = image.resized(width: 3, height: 2, filter: .box)
        for y in 0..<2 {
            for x in 0..<3 {
                for channel in 0..<3 {
                    var sum = 0
                    for row in 0..<4 {
                        for column in 0..<4 { sum += Int(Self.pixel(image, x * 4 + column, y * 4 + row)[channel]) }
                    }
                    // One direction is rounded before the other.
                    #expect(abs(Double(Self.pixel(resized, x, y)[channel]) - Double(sum) / 16) <= 1)
                }
            }
        }
    }

    @Test(arguments: [(1, 1), (1, 300), (300, 1), (31, 17), (256, 64)])
    func noiseSurvivesThePNGRoundTrip(width: Int, height: Int) throws {
        let image = Self.noise(width: width, height: height)
        #expect(try RGBImage(decoding: image.pngData()) == image)
    }
}
