import Captioning
import Catalog
import Raster
import Testing

@testable import Indexing

@Suite struct CaptionDoubtsTests {
    /// A picture with something in it.
    static let picture = RGBImage(
        width: 32, height: 32, pixels: (0..<(32 * 32)).flatMap { [UInt8](repeating: UInt8($0 % 251), count: 3) })

    func doubts(
        _ text: String, of image: RGBImage = picture, modality: String? = "CR", modalities: Set<String>? = ["CR", "DX"]
    ) -> [CaptionDoubt] {
        CaptionDoubts(modalities: modalities).doubts(about: text, of: image, modality: modality)
    }

    @Test func ordinaryCaptionHasNoDoubts() {
        #expect(doubts("chest radiograph shows a small nodule in the left upper zone.") == [])
        // Findings often say the same of several places.
        #expect(
            doubts(
                "The heart size is normal. The lungs are clear. No acute abnormality in the chest. No acute abnormality in "
                    + "the upper abdomen. No pneumothorax, no effusion.") == [])
    }

    @Test(arguments: [
        "mass mass mass", "an axial slice ..... of 2 cm", "no : : : : :", "no effusion no effusion no effusion",
        "zone mass mass massbrain mass mass mass",
        "the heart is normal in size and the lungs are clear the heart is normal in size and the lungs are clear",
    ])
    func whatIsSaidOverAndOverIsDoubted(text: String) {
        #expect(doubts(text) == [.repetition])
    }

    @Test func modalityUnknownToTheModelIsDoubted() {
        #expect(doubts("a nevus", modality: "MR") == [.outOfDomain])
        #expect(doubts("a nevus", modality: "dx") == [])
        #expect(doubts("a nevus", modality: nil) == [])
        #expect(doubts("a nevus", modality: "MR", modalities: nil) == [])
    }

    @Test func blankImageIsDoubted() {
        var pixels = [UInt8](repeating: 7, count: 32 * 32 * 3)
        for index in 0..<9 { pixels[index] = 255 }  // three pixels of dust
        #expect(doubts("a nodule", of: RGBImage(width: 32, height: 32, pixels: pixels)) == [.blankImage])
        for index in 0..<300 { pixels[index] = 60 }
        #expect(doubts("a nodule", of: RGBImage(width: 32, height: 32, pixels: pixels)) == [])
    }

    @Test func abstentionIsDoubted() {
        let doubts = CaptionDoubts(modalities: ["CR"], abstention: Abstention(below: -1, text: "Not recognised."))
        #expect(
            doubts.doubts(about: "Not recognised.", of: Self.picture, modality: "MR") == [.outOfDomain, .notRecognised])
        #expect(doubts.doubts(about: "a nodule", of: Self.picture, modality: "CR") == [])
        #expect(self.doubts("Not recognised.") == [], "where no rule says so it is a caption like any other")
    }

    @Test func captionWithoutWordsIsDoubted() {
        #expect(doubts("") == [.empty])
        #expect(doubts(" . ") == [.empty])
    }
}
