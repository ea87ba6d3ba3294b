import ClinicalText
import Testing

@Suite struct SearchWordsTests {
    @Test(arguments: [
        ("x-ray, 50% (T2)", ["x", "ray", "50", "T2"]),
        ("CT/MR", ["CT", "MR"]),
        ("épanchement pleural", ["épanchement", "pleural"]),
        ("胸部 CT", ["胸部", "CT"]),
        ("\" AND ( *", ["AND"]),
        ("  \t\n", []),
    ])
    func splitsOrdinaryTextAtWhateverIsNoLetterOrDigit(text: String, words: [String]) {
        #expect(SearchWords.split(text) == words)
    }

    @Test(arguments: [
        (["x", "ray"], [["x", "ray"], ["xray"]]),
        (["xray"], [["x", "ray"], ["xray"]]),
        (["X", "Ray"], [["x", "ray"], ["xray"]]),
        (["lung"], [["lung"]]),
        (["left", "lung"], [["left", "lung"]]),
    ])
    func knowsHowElseACompoundIsWritten(words: [String], spellings: [[String]]) {
        #expect(SearchWords.spellings(of: words) == spellings)
    }
}
