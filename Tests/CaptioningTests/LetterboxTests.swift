import Captioning
import Foundation
import Raster
import Testing

/// `--fit letterbox`: nothing is cropped, whatever the checkpoint's processor does.
@Suite struct LetterboxTests {
    private func letterbox(
        _ json: String, encoder: ImageProcessor.Kind = .clip, backend: ImageProcessor.Backend = .pil
    ) throws -> ImageFraming {
        var framing = try ImageProcessor(configuration: Data(json.utf8), encoder: encoder, backend: backend).framing
        framing.fit = .letterbox
        return framing
    }

    /// Gray levels from 1 on, row by row.
    private func image(_ width: Int, _ height: Int) -> RGBImage {
        RGBImage(
            width: width, height: height,
            pixels: (0..<width * height).flatMap { [UInt8](repeating: UInt8($0 + 1), count: 3) })
    }

    private func greys(_ image: RGBImage) -> [UInt8] {
        stride(from: 0, to: image.pixels.count, by: 3).map { image.pixels[$0] }
    }

    @Test(arguments: [ImageProcessor.Backend.pil, .torchvision])
    func tallImageGetsBlackColumns(backend: ImageProcessor.Backend) throws {
        let tall = try letterbox(#"{"size": 4, "crop_size": 4, "resample": 3}"#, backend: backend)
        #expect(
            try greys(image(2, 4).framed(as: tall)) == [
                0, 1, 2, 0,
                0, 3, 4, 0,
                0, 5, 6, 0,
                0, 7, 8, 0,
            ])
    }

    @Test func wideImageGetsBlackRowsWithTheOddOneBelow() throws {
        let wide = try letterbox(#"{"size": 4, "crop_size": 4}"#)
        #expect(
            try greys(image(4, 1).framed(as: wide)) == [
                0, 0, 0, 0,
                1, 2, 3, 4,
                0, 0, 0, 0,
                0, 0, 0, 0,
            ])
    }

    @Test func cropDeterminesTheTarget() throws {
        // The processor would resize the shorter side to 8 and cut 4 out of the middle.
        let clip = try letterbox(#"{"size": 8, "crop_size": 4, "resample": 0}"#)
        #expect(try greys(image(2, 4).framed(as: clip)) == [0, 1, 2, 0, 0, 3, 4, 0, 0, 5, 6, 0, 0, 7, 8, 0])
        let vit = try letterbox(#"{"size": {"height": 2, "width": 4}, "resample": 0}"#, encoder: .vit)
        #expect(try greys(image(2, 2).framed(as: vit)) == [0, 1, 2, 0, 0, 3, 4, 0])
    }

    @Test func resizesWithTheProcessorsFilter() throws {
        // Box, 4: pairs become their mean.
        let box = try letterbox(#"{"size": 2, "crop_size": 2, "resample": 4}"#)
        #expect(try greys(image(2, 4).framed(as: box)) == [3, 0, 7, 0])
        #expect(try greys(image(4, 4).framed(as: box)) == [4, 6, 12, 14])
    }

    @Test func squareImageIsFramedAsByTheModel() throws {
        let json = #"{"size": 32, "crop_size": 32}"#
        let image = RGBImage(width: 60, height: 60) { pixels in
            for i in 0..<pixels.count { pixels[i] = UInt8(i * 7 % 251) }
        }
        let model = try ImageProcessor(configuration: Data(json.utf8), encoder: .clip).framing
        #expect(try image.framed(as: letterbox(json)) == image.framed(as: model))
    }

    @Test func thinImageBecomesALine() throws {
        let hair = try letterbox(#"{"size": 4, "crop_size": 4, "resample": 0}"#)
        #expect(try greys(image(200, 1).framed(as: hair)).filter { $0 > 0 }.count == 4)
    }

    @Test func imageIsUnchangedWithoutResizing() throws {
        let plain = try letterbox(#"{"do_resize": false, "do_center_crop": false}"#)
        #expect(try image(3, 2).framed(as: plain) == image(3, 2))
    }

    /// Reader processes are sent the framing as JSON.
    @Test func framingSurvivesCoding() throws {
        let box = try letterbox("{}")
        let model = try ImageProcessor(configuration: nil, encoder: .clip).framing
        #expect(try JSONEncoder().encode(box) != JSONEncoder().encode(model))
        #expect(try JSONDecoder().decode(ImageFraming.self, from: JSONEncoder().encode(box)) == box)
    }
}
