import ClinicalText
import Testing

@Suite struct SearchWordsTests {
    @Test(arguments: [
        ("x-ray, 50% (T2)", ["x", "ray", "50", "T2"]),
        ("CT/MR", ["CT", "MR"]),
        ("épanchement pleural", ["épanchement", "pleural"]),
        // An accent of its own belongs to its letter.
        ("e\u{301}panchement", ["e\u{301}panchement"]),
        ("胸部 CT", ["胸部", "CT"]),
        ("3½ cm², 10 µm", ["3½", "cm²", "10", "µm"]),
        ("T1_TSE_sag", ["T1", "TSE", "sag"]),
        ("non\u{A0}breaking\u{2009}spaces", ["non", "breaking", "spaces"]),
        ("\" AND ( *", ["AND"]),
        ("a\0b", ["a", "b"]),
        // A mark without a letter is not a word: the variation selector of an emoji.
        ("👩‍⚕️ ward", ["ward"]),
        ("  \t\n", []),
        ("", []),
    ])
    func splitsTextAtEverythingButLettersAndDigits(text: String, words: [String]) {
        #expect(SearchWords.split(text) == words)
    }

    @Test(arguments: ["a\"b", "title: lung", "lung*", "NEAR(lung, 3)", "-lung +x ^y {z}"])
    func wordsHoldNoOperatorOfTheQueryLanguage(text: String) {
        let words = SearchWords.split(text)
        #expect(!words.isEmpty)
        for character in "\"*:()^{}+-, " { #expect(!words.joined().contains(character), "\(character)") }
    }

    @Test func splittingWordsAgainChangesNothing() {
        let words = SearchWords.split("Röntgen-Thorax (2 Ebenen); 胸部, x-ray: T2*")
        #expect(SearchWords.split(words.joined(separator: " ")) == words)
    }
}
