import Testing

@testable import Evaluation

@Suite struct PTBTokenizerTests {
    /// Sentences like those of captioners and radiologists, hard cases, and strings of random characters.
    @Test func wordsMatchPycocoevalcap() throws {
        let golden = try Golden.words.get()
        #expect(golden.count > 500)
        let different = golden.filter { PTBTokenizer.words($0[0]).joined(separator: " ") != $0[1] }
        print("words: \(golden.count - different.count) of \(golden.count) texts identical")
        for text in different { print("  \(text) became \(PTBTokenizer.words(text[0]))") }
        #expect(different.isEmpty)
    }

    @Test(
        arguments: [
            ("can't", "ca n't"), ("the patient's", "the patient 's"), ("cannot", "can not"), ("L4-L5.", "l4-l5"),
            ("(3.5 cm)", "-lrb- 3.5 cm -rrb-"), ("3.5x2.0", "3.5 x2 .0"), ("1/2 in.", "1/2 in"), ("50%", "50 %"),
            ("e.g. approx. 3 mm.", "e.g. approx 3 mm"), ("37°C", "37 ° c"), ("R&D", "r&d"), ("wait...", "wait"),
            ("a — b -- c", "a b c"), ("Fig. 3, fig. b", "fig. 3 fig b"), ("AP/lateral", "ap/lateral"), ("\"x\"", "x"),
            ("type A. The", "type a the"), ("type A. the", "type a. the"), ("½ cm", "1/2 cm"), ("", ""), (" .\n", ""),
        ])
    func knownCases(text: String, words: String) {
        #expect(PTBTokenizer.words(text).joined(separator: " ") == words)
    }

    /// "2 1/2" is one word to ROUGE-L and two to BLEU and CIDEr.
    @Test func mixedNumberIsOneTokenAndTwoWords() {
        #expect(PTBTokenizer.words("2 1/2 cm") == ["2\u{A0}1/2", "cm"])
        #expect(PTBTokenizer.divided(["2\u{A0}1/2", "cm"]) == ["2", "1/2", "cm"])
    }

    /// Every rule terminates on every text and reads little of it.
    @Test(arguments: ["a", "1", "-", ".", "'", "a-", "1/", "a.", "<a ", "1 ", "a@", "(", "\u{301}", "&amp;", "A&"])
    func repeatsAreRead(part: String) {
        for count in [1, 50, 1500] where count * part.utf8.count < 2000 {
            let text = String(repeating: part, count: count)
            #expect(PTBTokenizer.words(text).joined().utf8.count <= text.utf8.count * 5)
        }
    }
}
