import Foundation
import Raster
import Testing

@testable import Captioning

/// From image files to sentences.
@Suite struct CaptionerTests {
    static let cases = GoldenTests.cases

    @Test(arguments: cases)
    func captionOfAnImageFileMatchesTheReference(golden: GoldenCase) throws {
        let captioner = Captioner(checkpoint: try golden.checkpoint(), threads: 2)
        let expected = try golden.golden()
        let images = try expected.images.map {
            try RGBImage(decoding: [UInt8](Data(contentsOf: golden.folder.appending(path: $0.file))))
        }
        for name in ["card", "greedy", "beam3_nrs3"] {
            guard let setting = expected.generation.first(where: { $0.name == name }) else { continue }
            let captions = try captioner.captions(for: images, settings: setting.kwargs)
            #expect(captions.count == setting.images.count)
            for (caption, answer) in zip(captions, setting.images) where answer.robust {
                #expect(caption.sequences.map(\.text) == answer.texts)
                #expect(caption.text == caption.sequences.first?.text)
                #expect(answer.sequences[0].starts(with: caption.tokens))
                #expect((caption.score == nil) == (answer.sequences_scores == nil))
            }
        }
    }

    @Test func nothingInNothingOut() throws {
        let golden = try #require(Self.cases.first)
        #expect(try Captioner(checkpoint: golden.checkpoint()).captions(for: []).isEmpty)
    }
}
