import DICOM
import Testing

@Suite struct ExactTextTests {
    /// The same letter in one scalar and in two: one to Unicode, two to a file system.
    private static let composed = "\u{E9}"
    private static let decomposed = "e\u{301}"

    @Test func textsThatDifferInBytesAreTwo() {
        #expect(Self.composed == Self.decomposed, "to String they are one")
        #expect(!Self.composed.isExactly(Self.decomposed))
        #expect(Set([ExactText(Self.composed), ExactText(Self.decomposed)]).count == 2)
        #expect([ExactText(Self.composed): 1, ExactText(Self.decomposed): 2][ExactText(Self.decomposed)] == 2)
        #expect(ExactText(Self.composed) == ExactText("\u{E9}"))
    }

    @Test func theOrderIsThatOfBytes() {
        let sorted = ["\u{E9}", "z", "e\u{301}", "E"].sortedExactly()
        #expect(sorted.map { Array($0.utf8) } == ["E", "e\u{301}", "z", "\u{E9}"].map { Array($0.utf8) })
        #expect(ExactText("a") < ExactText("b") && ExactText("a") < ExactText("a\u{301}"))
    }

    /// Each of these makes one grapheme cluster with the character before it.
    @Test(arguments: ["\u{301}", "\u{200D}", "\u{200C}", "\u{FE0F}", "\u{20E3}"])
    func whatJoinsACharacterDoesNotHideIt(joiner: String) {
        let path = "/a/" + joiner + "x"
        #expect(!path.hasPrefix("/a/"), "to String it does not begin with it")
        #expect(path.startsExactly(with: "/a/"))
        #expect(!path.startsExactly(with: "/b/") && !"/a".startsExactly(with: "/a/"))
        #expect(("x" + joiner).endsExactly(with: joiner) && !"x".endsExactly(with: joiner))
        #expect(("a," + joiner + "b").containsScalar { $0 == "," })
        #expect(
            ("a," + joiner + "b").splitScalars { $0 == "," }.map { Array($0.utf8) } == [
                Array("a".utf8), Array((joiner + "b").utf8),
            ])
    }
}
