import Captioning
import Catalog
import DICOM
import Raster

/// Finds reasons to doubt a caption in itself, its image and its model. The catalog adds what the header contradicts.
struct CaptionDoubts {
    /// The modalities the model was trained for, in capitals; nil if unknown.
    let modalities: Set<String>?
    /// What the model outputs when it abstains; nil if it never does.
    var abstention: Abstention?

    /// - Parameter modality: of the series; nil if the header does not state it.
    func doubts(about text: String, of image: RGBImage, modality: String?) -> [CaptionDoubt] {
        let words = text.lowercasedWords
        var doubts: [CaptionDoubt] = []
        if let modalities, let modality, !modalities.contains(modality.uppercased()) { doubts.append(.outOfDomain) }
        if Self.repeats(words) || Self.repeatsMarks(text) { doubts.append(.repetition) }
        if Self.isBlank(image) { doubts.append(.blankImage) }
        if words.isEmpty { doubts.append(.empty) }
        if abstention?.isSaid(in: text) == true { doubts.append(.notRecognised) }
        return doubts
    }

    /// Whether some words occur three times in a row, or a third of all runs of four words have occurred before.
    static func repeats(_ words: [Substring]) -> Bool {
        for period in 1...8 {
            var same = 0
            for index in words.indices.dropFirst(period) {
                same = words[index] == words[index - period] ? same + 1 : 0
                if same >= 2 * period { return true }
            }
        }
        guard words.count >= 12 else { return false }
        let runs = (0...(words.count - 4)).map { Array(words[$0..<($0 + 4)]) }
        return runs.count - Set(runs).count >= runs.count / 3
    }

    /// Whether a punctuation mark occurs five times with only spaces between.
    static func repeatsMarks(_ text: String) -> Bool {
        var (last, times): (Character?, Int) = (nil, 0)
        for character in text where !character.isWhitespace {
            let isMark = !character.isLetter && !character.isNumber
            times = isMark && character == last ? times + 1 : 1
            last = character
            if isMark, times == 5 { return true }
        }
        return false
    }

    /// Whether all pixels but the darkest and the brightest half percent have nearly the same level.
    static func isBlank(_ image: RGBImage) -> Bool {
        let pixels = image.width * image.height
        guard pixels > 0 else { return true }
        return (0..<3).allSatisfy { channel in
            var counts = [Int](repeating: 0, count: 256)
            for pixel in 0..<pixels { counts[Int(image.pixels[pixel * 3 + channel])] += 1 }
            let outermost = pixels / 200
            func level(_ levels: some Sequence<Int>) -> Int {
                var passed = 0
                for level in levels {
                    passed += counts[level]
                    if passed > outermost { return level }
                }
                return 0
            }
            return level((0..<256).reversed()) - level(0..<256) <= 3
        }
    }
}
