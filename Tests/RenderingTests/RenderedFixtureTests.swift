import DICOM
import DICOMFiles
import Fixtures
import Foundation
import Raster
import Testing

@testable import Rendering

/// The small files of `Fixtures/dicom`, compared with levels computed by hand from the formulas of PS3.3.
@Suite struct RenderedFixtureTests {
    /// The expected frame: one level or one color per stored pixel.
    struct Expected: Decodable {
        var file: String
        var frame: Int
        var width: Int
        var height: Int
        var rule: String
        var tolerance: Int
        var pixelAspectRatio: Double?
        /// The literal rendering, with these exceptions.
        var options = RenderingOptions.literal
        /// Red, green and blue of every pixel, rows from top to bottom; a gray level is all three.
        var rgb: [Int]

        private enum CodingKeys: CodingKey {
            case file, frame, width, height, rule, tolerance, pixelAspectRatio, pixels
            case blackensPadding, checksWindow
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            file = try container.decode(String.self, forKey: .file)
            frame = try container.decode(Int.self, forKey: .frame)
            width = try container.decode(Int.self, forKey: .width)
            height = try container.decode(Int.self, forKey: .height)
            rule = try container.decode(String.self, forKey: .rule)
            tolerance = try container.decode(Int.self, forKey: .tolerance)
            pixelAspectRatio = try container.decodeIfPresent(Double.self, forKey: .pixelAspectRatio)
            options.blackensPadding = try container.decodeIfPresent(Bool.self, forKey: .blackensPadding) ?? false
            options.checksWindow =
                try container.decodeIfPresent(Bool.self, forKey: .checksWindow) ?? false
            if let gray = try? container.decode([[Int]].self, forKey: .pixels) {
                rgb = gray.joined().flatMap { [$0, $0, $0] }
            } else {
                rgb = try container.decode([[[Int]]].self, forKey: .pixels).joined().flatMap { $0 }
            }
        }
    }

    static let expected: [String: Expected] = {
        let file = Fixtures.expected("rendering.json")
        return (try? JSONDecoder().decode([String: Expected].self, from: Data(contentsOf: file))) ?? [:]
    }()

    @Test func hasLevelsToCompareWith() { #expect(Self.expected.count >= 110) }

    @Test(arguments: expected.keys.sorted())
    func rendersEveryPixelByTheFormulaOfTheStandard(key: String) throws {
        let expected = try #require(Self.expected[key])
        let frame = try DICOMFile.frame(expected.frame, of: Fixtures.dicom(expected.file).path)
        let rendered = try FrameRenderer(options: expected.options).render(frame)
        try #require(rendered.image.width == expected.width && rendered.image.height == expected.height)
        try #require(expected.rgb.count == rendered.image.pixels.count)
        let differences = zip(rendered.image.pixels, expected.rgb).map { abs(Int($0) - $1) }
        let largest = differences.max() ?? 0
        print("\(key): largest difference \(largest) of \(expected.tolerance) allowed")
        let place = differences.firstIndex(of: largest) ?? 0
        #expect(
            largest <= expected.tolerance,
            """
            \(key) (\(expected.rule)): sample \(place % 3) of pixel (\(place / 3 % expected.width), \
            \(place / 3 / expected.width)) is \(rendered.image.pixels[place]), not \(expected.rgb[place])
            """)
        #expect(frame.pixelAspectRatio == expected.pixelAspectRatio ?? 1)
    }

    @Test func rendersAConstantImageAsOneGray() throws {
        for options in [RenderingOptions(), .literal] {
            let frame = try DICOMFile.frame(0, of: Fixtures.dicom("constant.dcm").path)
            #expect(try Set(FrameRenderer(options: options).render(frame).image.pixels).count == 1)
        }
    }

    @Test(arguments: ["float_padding.dcm", "double_padding.dcm"])
    func doesNotWarnOfPaddingInRealPixels(file: String) throws {
        let frame = try DICOMFile.frame(0, of: Fixtures.dicom(file).path)
        #expect(frame.paddedSamples > 0)
        #expect(try FrameRenderer().render(frame).recipe.warnings == [])
    }

    @Test func doublesTheHeightForPixelsTwiceAsTallAsWide() throws {
        let frame = try DICOMFile.frame(0, of: Fixtures.dicom("nonsquare_pixels.dcm").path)
        let rendered = try FrameRenderer().render(frame)
        #expect((rendered.image.width, rendered.image.height) == (8, 4))
        #expect(rendered.recipe.aspectCorrection == 2)
    }
}
