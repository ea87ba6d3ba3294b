import Captioning
import Foundation
import Raster
import Testing

/// `--fit letterbox`: nothing is cut off, whatever the checkpoint's processor would do.
@Suite struct LetterboxTests {
    private func letterbox(
        _ json: String, encoder: ImageProcessor.Kind = .clip, backend: ImageProcessor.Backend = .pil
    ) throws -> ImageProcessor {
        var processor = try ImageProcessor(configuration: Data(json.utf8), encoder: encoder, backend: backend)
        processor.fit = .letterbox
        return processor
    }

    /// Greys from 1 on, row by row.
    private func picture(_ width: Int, _ height: Int) -> RGBImage {
        RGBImage(
            width: width, height: height,
            pixels: (0..<width * height).flatMap { [UInt8](repeating: UInt8($0 + 1), count: 3) })
    }

    private func greys(_ image: RGBImage) -> [UInt8] {
        stride(from: 0, to: image.pixels.count, by: 3).map { image.pixels[$0] }
    }

    @Test(arguments: [ImageProcessor.Backend.pil, .torchvision])
    func aTallPictureStandsBetweenBlackColumns(backend: ImageProcessor.Backend) throws {
        let tall = try letterbox(#"{"size": 4, "crop_size": 4, "resample": 3}"#, backend: backend)
        #expect(
            try greys(tall.picture(from: picture(2, 4))) == [
                0, 1, 2, 0,
                0, 3, 4, 0,
                0, 5, 6, 0,
                0, 7, 8, 0,
            ])
    }

    @Test func aWidePictureStandsBetweenBlackRowsTheOddOneBelow() throws {
        let wide = try letterbox(#"{"size": 4, "crop_size": 4}"#)
        #expect(
            try greys(wide.picture(from: picture(4, 1))) == [
                0, 0, 0, 0,
                1, 2, 3, 4,
                0, 0, 0, 0,
                0, 0, 0, 0,
            ])
    }

    @Test func theCropAndNotTheSizeIsTheTarget() throws {
        // The processor would resize the shorter side to 8 and cut 4 out of the middle.
        let clip = try letterbox(#"{"size": 8, "crop_size": 4, "resample": 0}"#)
        #expect(try greys(clip.picture(from: picture(2, 4))) == [0, 1, 2, 0, 0, 3, 4, 0, 0, 5, 6, 0, 0, 7, 8, 0])
        let vit = try letterbox(#"{"size": {"height": 2, "width": 4}, "resample": 0}"#, encoder: .vit)
        #expect(try greys(vit.picture(from: picture(2, 2))) == [0, 1, 2, 0, 0, 3, 4, 0])
    }

    @Test func itIsResizedWithTheFilterOfTheProcessor() throws {
        // Box, 4: two and two become their mean.
        let box = try letterbox(#"{"size": 2, "crop_size": 2, "resample": 4}"#)
        #expect(try greys(box.picture(from: picture(2, 4))) == [3, 0, 7, 0])
        #expect(try greys(box.picture(from: picture(4, 4))) == [4, 6, 12, 14])
    }

    @Test func aSquareIsWhatTheModelMakesOfIt() throws {
        let json = #"{"size": 32, "crop_size": 32}"#
        let image = RGBImage(width: 60, height: 60) { pixels in
            for i in 0..<pixels.count { pixels[i] = UInt8(i * 7 % 251) }
        }
        let model = try ImageProcessor(configuration: Data(json.utf8), encoder: .clip)
        #expect(try letterbox(json).picture(from: image) == model.picture(from: image))
    }

    @Test func aHairIsALine() throws {
        let hair = try letterbox(#"{"size": 4, "crop_size": 4, "resample": 0}"#)
        #expect(try greys(hair.picture(from: picture(200, 1))).filter { $0 > 0 }.count == 4)
    }

    @Test func whereNothingIsResizedAPictureStaysAsItIs() throws {
        let plain = try letterbox(#"{"do_resize": false, "do_center_crop": false}"#)
        #expect(try plain.picture(from: picture(3, 2)) == picture(3, 2))
    }

    /// Captions made with another fit are another model's: the processor's JSON is part of its identity.
    @Test func theFitIsPartOfWhatTheProcessorSaysOfItself() throws {
        let box = try letterbox("{}")
        let model = try ImageProcessor(configuration: nil, encoder: .clip)
        #expect(try JSONEncoder().encode(box) != JSONEncoder().encode(model))
        #expect(try JSONDecoder().decode(ImageProcessor.self, from: JSONEncoder().encode(box)) == box)
    }
}
