import Captioning
import Fixtures
import Foundation
import Raster
import TestSupport
import Testing

private func processor(
    _ json: String?, encoder: ImageProcessor.Kind = .vit, backend: ImageProcessor.Backend = .pil
) throws -> ImageProcessor {
    try ImageProcessor(configuration: json.map { Data($0.utf8) }, encoder: encoder, backend: backend)
}

private func gradient(_ width: Int, _ height: Int) -> RGBImage {
    RGBImage(width: width, height: height) { pixels in
        for i in 0..<pixels.count { pixels[i] = UInt8((i / 3 % width * 7 + i / 3 / width * 11 + i % 3 * 40) % 256) }
    }
}

@Suite struct ImageProcessorTests {
    @Test func eachFamilyHasItsDefaults() throws {
        let clip = try processor(nil, encoder: .clip)
        #expect(clip.framing.resizing == .shortestEdge(224) && clip.framing.filter == .bicubic)
        #expect(clip.framing.crop == ImageSize(height: 224, width: 224) && clip.normalization?.mean[0] == 0.48145466)
        let vit = try processor(nil, encoder: .vit)
        #expect(vit.framing.resizing == .exact(ImageSize(height: 224, width: 224)) && vit.framing.filter == .bilinear)
        #expect(vit.framing.crop == nil && vit.normalization?.std == [0.5, 0.5, 0.5])
        let deit = try processor(nil, encoder: .deit)
        #expect(deit.framing.resizing == .exact(ImageSize(height: 256, width: 256)) && deit.framing.filter == .bicubic)
        #expect(deit.framing.crop == ImageSize(height: 224, width: 224))
    }

    @Test(arguments: [
        #"{"image_processor_type": "CLIPImageProcessor", "size": 32, "crop_size": 32}"#,
        #"{"feature_extractor_type": "CLIPFeatureExtractor", "size": {"shortest_edge": 32}, "crop_size": [32, 32]}"#,
        #"{"image_processor_type": "CLIPImageProcessorFast", "size": 32, "crop_size": {"height": 32, "width": 32}}"#,
        #"{"image_processor_type": "CLIPImageProcessor", "size": 32, "crop_size": 32, "resample": null}"#,
    ])
    func everyFormOfAFieldIsEquivalent(json: String) throws {
        let expected = try processor(#"{"size": 32, "crop_size": 32}"#, encoder: .clip)
        #expect(try processor(json) == expected)
    }

    @Test func fileOverridesTheEncoder() throws {
        #expect(try processor(#"{"image_processor_type": "DeiTImageProcessor"}"#, encoder: .clip).kind == .deit)
    }

    @Test(arguments: [
        "", "[]", "{", #"{"image_processor_type": "BlipImageProcessor"}"#, #"{"size": "big"}"#, #"{"size": 0}"#,
        #"{"size": 1e9}"#, #"{"resample": 6}"#, #"{"image_mean": [0.5]}"#, #"{"image_std": [1, 0, 1]}"#,
        #"{"do_resize": 1}"#, #"{"rescale_factor": 0}"#,
    ])
    func refusesAnInvalidFile(json: String) {
        #expect(throws: CaptioningError.self) { try processor(json) }
    }

    @Test func shorterSideSetsTheScaleAndTheCenterIsKept() throws {
        let clip = try processor(#"{"size": 4, "crop_size": 4, "resample": 0}"#, encoder: .clip)
        // Columns 0 to 9 of a 10 x 5 image become 8 of them, of which 2 to 5 are kept.
        let image = RGBImage(width: 10, height: 5) { pixels in
            for i in 0..<pixels.count { pixels[i] = UInt8(i / 3 % 10) }
        }
        let framed = try image.framed(as: clip.framing)
        #expect(framed.width == 4 && framed.height == 4)
        #expect((0..<4).map { framed.pixels[$0 * 3] } == [3, 4, 5, 6])
    }

    @Test func anImageSmallerThanTheCropIsPaddedWithBlack() throws {
        let image = RGBImage(width: 3, height: 1, pixels: [1, 1, 1, 2, 2, 2, 3, 3, 3])
        let clip = try processor(#"{"do_resize": false, "crop_size": {"height": 4, "width": 2}}"#, encoder: .clip)
        let framed = try image.framed(as: clip.framing)
        #expect(framed.height == 4 && framed.width == 2)
        // One and a half rows are missing above: transformers rounds up, torchvision down.
        #expect((0..<8).map { framed.pixels[$0 * 3] } == [0, 0, 0, 0, 1, 2, 0, 0])
        let fast = try processor(
            #"{"do_resize": false, "crop_size": {"height": 4, "width": 2}}"#, encoder: .clip, backend: .torchvision)
        let other = try image.framed(as: fast.framing)
        #expect((0..<8).map { other.pixels[$0 * 3] } == [0, 0, 1, 2, 0, 0, 0, 0])
    }

    @Test func valuesAreRescaledThenNormalized() throws {
        let vit = try processor(#"{"do_resize": false}"#)
        let tensor = try vit.tensor(from: RGBImage(width: 2, height: 1, pixels: [0, 51, 102, 255, 204, 153]))
        #expect(tensor.height == 1 && tensor.width == 2)
        let expected: [Float] = [-1, 1, -0.6, 0.6, -0.2, 0.2]
        for (value, expected) in zip(tensor.values, expected) { #expect(abs(value - expected) < 1e-6) }
        let plain = try processor(#"{"do_resize": false, "do_rescale": false, "do_normalize": false}"#)
        #expect(try plain.tensor(from: RGBImage(width: 1, height: 1, pixels: [7, 8, 9])).values == [7, 8, 9])
    }

    @Test func framingThenTensorEqualsBothAtOnce() throws {
        let clip = try processor(nil, encoder: .clip)
        let sent = try JSONDecoder().decode(ImageFraming.self, from: JSONEncoder().encode(clip.framing))
        #expect(sent == clip.framing)
        let image = gradient(300, 200)
        #expect(try clip.tensor(ofFramed: image.framed(as: sent)) == clip.tensor(from: image))
    }

    @Test func refusesAnImageOnePixelHigh() throws {
        let clip = try processor(nil, encoder: .clip)
        #expect(throws: RasterError.self) { try gradient(16_384, 1).framed(as: clip.framing) }
    }

    @Test func readsTheOpenCLIPFile() throws {
        let json = """
            {"model_cfg": {"vision_cfg": {"image_size": 8}}, "preprocess_cfg": {"resize_mode": "%", "fill_color": 9}}
            """
        func openCLIP(_ mode: String) throws -> ImageFraming {
            let json = json.replacingOccurrences(of: "%", with: mode)
            return try ImageProcessor(openCLIPConfiguration: Data(json.utf8)).framing
        }
        let image = RGBImage(width: 16, height: 8, pixels: [UInt8](repeating: 100, count: 16 * 8 * 3))
        #expect(try image.framed(as: openCLIP("shortest")).pixels.allSatisfy { $0 == 100 })
        #expect(try image.framed(as: openCLIP("squash")).pixels.allSatisfy { $0 == 100 })
        let fitted = try image.framed(as: openCLIP("longest"))
        #expect((0..<8).map { fitted.pixels[$0 * 8 * 3] } == [9, 9, 100, 100, 100, 100, 9, 9])
        #expect(throws: CaptioningError.self) { try openCLIP("sideways") }
    }

    // MARK: Against the reference

    /// Swin transformers come with a ViT's processor.
    @Test(arguments: ["vit_bert", "swin_gpt2", "swinv2_bert"])
    func swinInputsMatchTheReferenceExactly(name: String) throws {
        let folder = Fixtures.checkpoint(name)
        let golden = try GoldenTensors(contentsOf: folder.appendingPathComponent("golden.safetensors"))
        let file = try Data(contentsOf: folder.appendingPathComponent("model/preprocessor_config.json"))
        let processor = try ImageProcessor(configuration: file, encoder: .vit)
        for index in 0..<3 {
            let image = try RGBImage(contentsOfFile: folder.appendingPathComponent("images/img\(index).png").path)
            let values = try processor.tensor(from: image)
            #expect([values.height, values.width] == Array(try golden.shape("img\(index).pixel_values").suffix(2)))
            let expected = try golden.floats("img\(index).pixel_values")
            #expect(values.values.map(\.bitPattern) == expected.map(\.bitPattern), "\(name) img\(index)")
        }
    }

    @Test func readsAnOldSwinFile() throws {
        // As microsoft/swinv2-base-patch4-window8-256 has it.
        let read = try processor(
            #"{"do_normalize": true, "do_resize": true, "feature_extractor_type": "ViTFeatureExtractor", "resample": 3, "size": 256}"#,
            encoder: .vit)
        #expect(
            read.framing.resizing == .exact(ImageSize(height: 256, width: 256)) && read.framing.filter == .bicubic
                && read.framing.crop == nil
        )
    }

    @Test(.needs(.shared(Shared.models)), arguments: Shared.checkpoints)
    func inputsMatchTheReferenceExactly(name: String) throws {
        let folder = Shared.file("oracles/models/\(name)")
        let golden = try GoldenTensors(contentsOf: folder.appendingPathComponent("golden.safetensors"))
        for index in 0..<3 where golden.entries["img\(index).rgb"] != nil {
            let shape = try golden.shape("img\(index).rgb")
            let image = RGBImage(width: shape[1], height: shape[0], pixels: try golden.bytes("img\(index).rgb"))
            #expect(try RGBImage(contentsOfFile: folder.appendingPathComponent("images/img\(index).png").path) == image)
            for (backend, suffix) in [(ImageProcessor.Backend.pil, ""), (.torchvision, "_torchvision")] {
                let tensor = "img\(index).pixel_values\(suffix)"
                guard golden.entries[tensor] != nil else { continue }
                let values = try published(in: folder, backend).tensor(from: image)
                let expected = try golden.floats(tensor)
                let shape = try golden.shape(tensor)
                #expect([values.height, values.width] == Array(shape.suffix(2)))
                let largest = zip(values.values, expected).map { abs($0 - $1) }.max() ?? 0
                let same = values.values.map(\.bitPattern) == expected.map(\.bitPattern)
                #expect(same, "\(name) \(tensor): largest difference \(largest)")
            }
        }
    }

    private func published(in folder: URL, _ backend: ImageProcessor.Backend) throws -> ImageProcessor {
        if let openCLIP = try? Data(contentsOf: folder.appendingPathComponent("clip/open_clip_config.json")) {
            return try ImageProcessor(openCLIPConfiguration: openCLIP)
        }
        let part = Shared.has("oracles/models/\(folder.lastPathComponent)/model") ? "model" : "clip"
        let file = try Data(contentsOf: folder.appendingPathComponent("\(part)/preprocessor_config.json"))
        return try ImageProcessor(configuration: file, encoder: .vit, backend: backend)
    }
}
