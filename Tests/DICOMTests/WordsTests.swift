import DICOM
import Testing

@Suite struct WordsTests {
    @Test(arguments: [
        ("CT Head/Neck, 5mm", ["ct", "head", "neck", "5mm"]), ("HEAD\u{200C}NECK", ["head", "neck"]),
        ("Scha\u{308}del", ["scha\u{308}del"]), ("a,\u{301}b", ["a", "\u{301}b"]), ("x\u{FE0F}", ["x\u{FE0F}"]),
        ("", []),
        ("胸部 T2", ["胸部", "t2"]),
    ])
    func wordsAreRunsOfLettersAndDigits(text: String, words: [String]) {
        #expect(text.lowercasedWords.map { Array($0.utf8) } == words.map { Array($0.utf8) })
    }
}
