import DICOM
import Testing

@Suite struct ShownTextTests {
    private static let controls: [Unicode.Scalar] =
        (0...0x9F).filter { $0 < 0x20 || $0 > 0x7E }.compactMap { Unicode.Scalar(UInt32($0)) }
        + [0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069]
        .compactMap { Unicode.Scalar(UInt32($0)) }

    @Test(arguments: controls)
    func controlsAreNotShown(control: Unicode.Scalar) {
        let text = "a" + String(control) + "\u{301}b"
        #expect(text.printable.unicodeScalars.elementsEqual("a\u{301}b".unicodeScalars))
        let isLayout = control == "\n" || control == "\t"
        #expect(text.printableLines.unicodeScalars.elementsEqual((isLayout ? text : "a\u{301}b").unicodeScalars))
    }

    @Test(arguments: ["Schädel", "頭部", "🦴", "می\u{200C}خواهم", "क्\u{200D}ष", "הראש", "e\u{301}"])
    func wordsOfEveryScriptStay(text: String) {
        #expect(text.printable.isExactly(text) && text.withDisplayControlsEscaped.isExactly(text))
    }

    @Test func controlsInJSONAreEscapes() {
        #expect(
            "{\"a\":\"\u{9B}31m\u{202E}x\u{7F}\u{61C}\"}".withDisplayControlsEscaped
                == #"{"a":"\u009b31m\u202ex\u007f\u061c"}"#)
        #expect("{\n\t\"a\": 1\n}".withDisplayControlsEscaped == "{\n\t\"a\": 1\n}")
    }
}
