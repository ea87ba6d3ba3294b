import ClinicalText
import Foundation
import Testing

@Suite struct IndexWordsTests {
    @Test(arguments: [
        // German
        ("Röntgen-Thorax in 2 Ebenen", ["rontgen", "thorax", "in", "2", "ebenen"]),
        ("Fußgelenk, SCHÄDEL", ["fussgelenk", "schadel"]),
        // French
        ("épanchement pleural à l'œil", ["epanchement", "pleura", "a", "l", "oeil"]),
        // Turkish
        ("DİZ KAPAĞI, Sağ ışın", ["diz", "kapagi", "sag", "isin"]),
        // Polish
        ("Łokieć; kręgosłup lędźwiowy", ["lokiec", "kregoslup", "ledzwiowy"]),
        // Greek, whose sigma differs at the end of a word
        ("ΠΝΕΎΜΟΝΑΣ πνεύμονας", ["πνευμονασ", "πνευμονασ"]),
        // Hebrew and Arabic, with and without marks
        ("חָזֶה חזה", ["חזה", "חזה"]),
        ("الصَّدْر الصـــدر أشعة", ["الصدر", "الصدر", "اشعة"]),
        // Russian
        ("Грудная клетка, йод", ["грудная", "клетка", "иод"]),
        // Korean, Japanese, Chinese, Thai, Lao, Khmer, Burmese: a word is a character
        ("뇌MRI 흉부", ["뇌", "mri", "흉", "부"]),
        ("頭部ﾚﾝﾄｹﾞﾝ", ["頭", "部", "レ", "ン", "ト", "ケ\u{3099}".precomposedStringWithCanonicalMapping, "ン"]),
        ("胸部CT2平扫", ["胸", "部", "ct2", "平", "扫"]),
        ("กระดูก", ["ก", "ร", "ะ", "ดู", "ก"]),
        ("ປອດ", ["ປ", "ອ", "ດ"]),
        ("សួត", ["សួ", "ត"]),
        ("ဦးခေါင်း", ["ဦး", "ခေါ", "င်း"]),
        // Letters with digits stay together
        ("T2 L5/S1 b1000 18F-FDG 0.5T", ["t2", "l5", "s1", "b1000", "18f", "fdg", "0", "5t"]),
        ("3½ cm², 10 µm, ⑴ ﬁbula ＣＴ", ["3", "1", "2", "cm2", "10", "μm", "1", "fibula", "ct"]),
        // Normal forms
        ("Haemorrhages of both kidneys", ["hemorrhage", "of", "both", "kidney"]),
        ("\" AND (lung* -x", ["and", "lung", "x"]),
        ("👩‍⚕️ \u{301} \u{FE0F} ー", ["ー"]),
        ("", []), (" \t\n\0", []),
    ])
    func keepsTextsAsTheirWords(text: String, words: [String]) {
        #expect(IndexWords.of(text) == words)
    }

    @Test(arguments: [
        (["x-ray", "xray", "X ray", "x-rays", "X RAYS", "xrays", "X‐ray"], ["xray"]),
        (["follow-up", "followup", "Follow up", "follow-ups"], ["followup"]),
        (["CT scan", "ctscan", "CT-scans", "CTScans"], ["ct", "scan"]),
        (["MRI scan", "mriscan", "mri-scans"], ["mri", "scan"]),
        (["non-contrast", "noncontrast", "Non contrast"], ["noncontrast"]),
    ])
    func aCompoundHasOneForm(spellings: [String], words: [String]) {
        for spelling in spellings {
            #expect(IndexWords.of(spelling) == words, "\(spelling)")
            #expect(IndexWords.of("the \(spelling), chest") == ["the"] + words + ["chest"])
        }
    }

    /// One text each of many scripts, for the properties.
    static let texts: [String] = [
        "Schädel-CT mit KM, Fußgelenk seitlich", "épanchement pleural, œdème", "DİZ KAPAĞI sağ ışın", "Łokieć lewy",
        "ΠΝΕΎΜΟΝΑΣ δεξιός", "Грудная клетка", "الصَّدْر", "חָזֶה", "흉부 CT", "ガンマ線 ﾊﾟ", "胸部CT2", "กระดูกสันหลัง", "đầu gối",
        "X-ray of the chest: haemorrhages 3 cm²", "हृदय", "L5/S1 b1000", "ﬁﬂ ǅ ŉ ǰ ΐ", "İI ßẞ ſ K Å",
    ]

    @Test func theWordsOfTheWordsAreTheSame() {
        let moving = (Self.texts + RandomTexts(seed: 1).prefix(20_000)).filter { text in
            let words = IndexWords.of(text)
            return IndexWords.of(words.joined(separator: " ")) != words
        }
        #expect(moving.map { Array($0.unicodeScalars) } == [])
    }

    @Test func noWordIsEmptyOrHasOtherASCII() {
        let wrong = (Self.texts + RandomTexts(seed: 2).prefix(20_000)).filter { text in
            !IndexWords.of(text).allSatisfy(Self.isWellFormed)
        }
        #expect(wrong.map { Array($0.unicodeScalars) } == [])
    }

    @Test func everyCharacterIsStable() {
        let wrong = (0...0x323AF).compactMap(Unicode.Scalar.init).filter { scalar in
            // Of the many characters of one kind, one in a hundred.
            switch scalar.value {
            case 0x3400...0x9FFF, 0xAC00...0xF8FF, 0x17000...0x18FFF, 0x20000...:
                guard scalar.value % 100 == 0 else { return false }
            default: guard scalar.properties.generalCategory != .unassigned else { return false }
            }
            let words = IndexWords.of("a\(scalar)b \(scalar)")
            return IndexWords.of(words.joined(separator: " ")) != words || !words.allSatisfy(Self.isWellFormed)
        }
        #expect(wrong == [])
    }

    private static func isWellFormed(_ word: String) -> Bool {
        !word.isEmpty
            && word.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 >= 0x80 }
    }

    @Test func theCacheGivesTheSameWords() {
        var cache = IndexWords.Cache()
        let texts = Self.texts + RandomTexts(seed: 3).prefix(10_000)
        #expect((texts + texts).filter { cache.words(of: $0) != IndexWords.of($0) } == [])
        let words = (0..<40_000).map { "w\($0)" }
        #expect(cache.words(of: words.joined(separator: " ")) == words)
    }

    @Test(arguments: texts)
    func caseAndWritingDoNotMatter(text: String) {
        let words = IndexWords.of(text)
        #expect(IndexWords.of(text.uppercased()) == words)
        #expect(IndexWords.of(text.lowercased()) == words)
        #expect(IndexWords.of(text.decomposedStringWithCanonicalMapping) == words)
        #expect(IndexWords.of(text.precomposedStringWithCanonicalMapping) == words)
        #expect(IndexWords.of(text.precomposedStringWithCompatibilityMapping) == words)
        #expect(IndexWords.of(Self.fullWidth(text)) == words)
        #expect(IndexWords.of(text[...]) == words)
    }

    /// ASCII as East Asian keyboards write it.
    private static func fullWidth(_ text: String) -> String {
        var wide = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isASCII = (0x21...0x7E).contains(scalar.value)
            wide.append(isASCII ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        return String(wide)
    }

    @Test func accentsOfLatinLettersDoNotMatter() {
        #expect(IndexWords.of("échographie à Noël") == IndexWords.of("echographie a Noel"))
        #expect(IndexWords.of("ŽŠČŘŇ żółć") == IndexWords.of("zscrn zolc"))
    }

    @Test func theWordsOfTwoTextsAreTheWordsOfEach() {
        for (a, b) in zip(Self.texts, Self.texts.reversed()) {
            #expect(IndexWords.of(a + " " + b) == IndexWords.of(a) + IndexWords.of(b))
        }
        #expect(IndexWords.of("x") + IndexWords.of("ray") == ["x", "ray"])
    }

    @Test func theWordsOfTheConceptsAreStable() {
        let moving = ConceptTable.builtIn.concepts.flatMap(\.phrases).map(\.text).filter { text in
            let words = IndexWords.of(text)
            return IndexWords.of(words.joined(separator: " ")) != words
        }
        #expect(moving == [])
    }

    @Test func aMegabyteIsSplitInOnePass() {
        #expect(IndexWords.of(String(repeating: "胸部 lungs ", count: 60_000)).count == 180_000)
        #expect(IndexWords.of(String(repeating: "é", count: 500_000)).count == 1)
        #expect(IndexWords.of(String(repeating: "a\u{301}", count: 300_000)).count == 1)
    }
}

/// Texts of random characters of many scripts, the same for the same seed.
struct RandomTexts: Sequence, IteratorProtocol {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private static let blocks: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x20...0x7E, 0x61...0x7A, 0x61...0x7A, 0x61...0x7A, 0xA0...0x24F, 0x300...0x36F, 0x370...0x3FF,
        0x400...0x4FF, 0x590...0x5FF, 0x600...0x6FF, 0x900...0x97F, 0xE00...0xEFF, 0x1000...0x10FF, 0x1100...0x11FF,
        0x1780...0x17FF, 0x1E00...0x1FFF, 0x2000...0x218F, 0x2460...0x24FF, 0x3000...0x33FF, 0x4E00...0x4EFF,
        0xAC00...0xACFF, 0xF900...0xFAFF, 0xFB00...0xFEFF, 0xFF00...0xFFEF, 0x1D400...0x1D7FF, 0x1F300...0x1F6FF,
        0xE0100...0xE0110, 0...0x10FFFF,
    ]
    private static let pieces = [
        "x", "ray", "rays", "non", "contrast", "follow", "up", "ctscan", " ", "-", "ses", "ae", "oe", "our", "ise",
        "isation", "omata", "led", "lling", "haem", "s", "es", "i", "bre", "hyperaemia", "axes",
    ]

    private mutating func random(_ count: UInt32) -> UInt32 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt32(truncatingIfNeeded: state >> 33) % count
    }

    mutating func next() -> String? {
        var text = String.UnicodeScalarView()
        let block = Self.blocks[Int(random(UInt32(Self.blocks.count)))]
        for _ in 0..<random(24) {
            switch random(8) {
            case 0:
                let piece = Self.pieces[Int(random(UInt32(Self.pieces.count)))]
                text.append(contentsOf: piece.unicodeScalars)
            case 1:
                let other = Self.blocks[Int(random(UInt32(Self.blocks.count)))]
                append(other, to: &text)
            default: append(block, to: &text)
            }
        }
        return String(text)
    }

    private mutating func append(_ block: ClosedRange<UInt32>, to text: inout String.UnicodeScalarView) {
        let value = block.lowerBound + random(block.upperBound - block.lowerBound + 1)
        if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
}
