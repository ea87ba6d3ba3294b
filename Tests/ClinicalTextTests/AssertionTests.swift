import ClinicalText
import Testing

@Suite struct AssertionTests {
    /// A text as its runs: `-` absent, `?` uncertain, `+` present.
    private func runs(_ text: String) -> [String] {
        AssertedText(text).runs.map { run in
            switch run.assertion {
            case .absent: "-" + run.text
            case .uncertain: "?" + run.text
            case .present: "+" + run.text
            }
        }
    }

    @Test func assertionsAreOrderedByTheirStrength() {
        #expect(Assertion.allCases.sorted() == [.absent, .uncertain, .present])
    }

    @Test(
        arguments: [
            ("no pneumothorax", "pneumothorax", .absent), ("possible pneumonia", "pneumonia", .uncertain),
            ("pneumonia", "pneumonia", .present), ("pneumonia", "effusion", nil), ("", "effusion", nil),
            ("pneumonia", "", nil), ("pneumonia", "?", nil),
        ] as [(String, String, Assertion?)])
    func shortQueriesAreRead(text: String, concept: String, assertion: Assertion?) {
        #expect(AssertedText(text).assertion(of: concept) == assertion)
    }

    @Test(arguments: [
        ("No pneumothorax. Small effusion.", ["-No pneumothorax", "+Small effusion"]),
        ("FINDINGS: No fracture, but mild swelling.", ["+FINDINGS", "-No fracture", "+but mild swelling"]),
        ("Nodule (no calcification) in the left lung", ["+Nodule", "-no calcification", "+in the left lung"]),
        ("Possible cyst; no mass", ["?Possible cyst", "-no mass"]),
        ("Pneumothorax: none", ["-Pneumothorax", "-none"]),
        ("1. No effusion\n2. Cardiomegaly", ["+1", "-No effusion", "+2", "+Cardiomegaly"]),
        ("Épanchement pleural", ["+Épanchement pleural"]),
    ])
    func runsAreStretchesOfOneClauseWithOneLabel(text: String, expected: [String]) {
        #expect(runs(text) == expected)
    }

    @Test(arguments: [
        "No pneumothorax, effusion (small) or mass; possible nodule. Heart: enlarged!", "a.b.c ?x (y [z", ") ] } : ; ,",
        "No\u{0} effusion", "👩‍⚕️ no fracture 🦴", "e\u{301}panche\u{301}ment, pas d’e\u{301}panchement",
        "胸部 CT。no effusion",
        "1.5 cm, 1,000 ml; isn't O'Brien's (s) fracture(s)", "\r\n\r\nNo\r\neffusion\n\n",
    ])
    func runsHoldEveryWordInOrder(text: String) {
        let asserted = AssertedText(text)
        let words = asserted.runs.flatMap { SearchWords.split($0.text) }
        #expect(words == SearchWords.split(text))
        for (run, next) in zip(asserted.runs, asserted.runs.dropFirst()) {
            #expect(run.text.endIndex <= next.text.startIndex)
            #expect(text[run.text.startIndex..<run.text.endIndex] == run.text)
        }
    }

    @Test(
        arguments: [
            ("Small pleural effusions.", "pleural effusion", .present),
            ("PLEURAL EFFUSION", "pleural effusion", .present),
            ("Pleural and pericardial effusion", "pleural effusion", .present),
            ("No pleural or pericardial effusion", "pleural effusion", .absent),
            ("Multiple metastases", "metastasis", .present), ("Pneumothoraces", "pneumothorax", .present),
            ("Cavities", "cavity", .present), ("Several masses", "mass", .present), ("Thrombi", "thrombus", .present),
            ("Œdème", "oedeme", .present), ("Alzheimer’s disease", "Alzheimer disease", .present),
            // Words of different clauses are not one phrase.
            ("Pleural thickening; no effusion", "pleural effusion", nil),
            ("No effusion. Pleural thickening.", "effusion pleural", nil),
            ("Infusion", "effusion", nil),
            // A phrase that stands together elsewhere is not put together from other words.
            ("No pleural effusion. Pleural thickening and small effusion.", "pleural effusion", .absent),
        ] as [(String, String, Assertion?)])
    func wordsOfAConceptAreFoundInAClause(text: String, concept: String, assertion: Assertion?) {
        #expect(AssertedText(text).assertion(of: concept) == assertion)
    }

    @Test func theStrongestOfSeveralMentionsCounts() {
        #expect(AssertedText("Possible effusion. No effusion.").assertion(of: "effusion") == .uncertain)
        #expect(AssertedText("No effusion. Left effusion.").assertion(of: "effusion") == .present)
    }

    @Test(arguments: [
        "(", "the (", "a, ", "no ", "not seen ", "may ", "cannot exclude ", "and is ", "a ", "?", "? ", ".", "!", "\n",
        "no.",
        "but ", "\u{301}", "\0", "👩‍⚕️", "x\u{301}", ", not seen", " or ", "no evidence ", "1) ", "- ", "clear ", "ß",
        "é ",
    ])
    func aLongTextOfOneThingIsRead(unit: String) {
        let text = String(repeating: unit, count: 50_000 / unit.utf8.count) + " resolved"
        let asserted = AssertedText(text)
        #expect(asserted.runs.last?.text.hasSuffix("resolved") == true)
        #expect(asserted.assertion(of: "resolved") != nil)
    }

    @Test func aMegabyteIsRead() {
        let text = String(repeating: "(no effusion, not seen ", count: 1_000_000 / 23)
        #expect(AssertedText(text).assertion(of: "effusion") == .absent)
    }

    @Test func textsOfOddCharactersAreRead() {
        let pieces = [
            "no", "pneumothorax", ",", ".", "?", "(", ")", ":", ";", " ", "\n", "-", "’s", "n't", "\u{301}", "\0", "🦴",
            "and",
            "is", "not seen", "possible", "1", "ﬁ", "/", "ve", "which", "resolved",
        ]
        var state: UInt64 = 1
        for _ in 0..<2_000 {
            var text = ""
            for _ in 0..<30 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count] + (state & 1 << 20 == 0 ? " " : "")
            }
            let words = AssertedText(text).runs.flatMap { SearchWords.split($0.text) }
            #expect(words == SearchWords.split(text), "\(text.debugDescription)")
        }
    }
}
