import ClinicalText
import Testing

@Suite struct WordFormsTests {
    @Test(arguments: WordFormPairs.same)
    func formsOfOneWordMeet(first: String, second: String) {
        #expect(WordForms.normal(first) == WordForms.normal(second))
    }

    @Test(arguments: WordFormPairs.different)
    func wordsOfDifferentMeaningStayApart(first: String, second: String) {
        #expect(WordForms.normal(first) != WordForms.normal(second))
    }

    @Test func theListsOfPairsAreLong() {
        #expect(WordFormPairs.same.count >= 150)
        #expect(WordFormPairs.different.count >= 150)
    }

    @Test(arguments: [
        ("haemorrhages", "hemorrhage"), ("oesophageal", "esophagus"), ("vertebrae", "vertebra"), ("tumours", "tumor"),
        ("localised", "localized"), ("phalanges", "phalanx"), ("carcinomata", "carcinoma"), ("kidneys", "kidney"),
        ("vertebraes", "vertebra"),
    ])
    func namesTheNormalForm(word: String, normal: String) {
        #expect(WordForms.normal(word) == normal)
    }

    @Test(arguments: [
        "aerated", "aorta", "anaerobic", "shoe", "toe", "toenail", "michael", "phoenix", "coexist", "does", "goes",
        "aera",
        "israel", "roentgen", "moebius", "boerhaave", "onderzoek", "schaedel", "voet", "coefficient", "horseshoe",
        "poem",
        "contour", "four", "hour", "tour", "your", "raised", "advised", "exercise", "precise", "compromised", "disease",
        "rise", "otherwise", "noise", "supervised", "excised", "increase", "acre", "pore", "more", "are", "pelvis",
        "uterus", "pancreas", "thrombus", "abscess", "sepsis", "ascites", "psoas", "forceps", "birads", "series",
        "exophthalmos", "cancellous", "gallbladder", "medulla", "t2", "l5s1", "18f", "", "a", "ct", "us", "ms",
    ])
    func wordsThatAreNoPluralAndNotBritishStay(word: String) {
        #expect(WordForms.normal(word) == word)
    }

    @Test func theNormalFormOfANormalFormIsItself() {
        var words = (WordFormPairs.same + WordFormPairs.different).flatMap { [$0.0, $0.1] }
        let syllables = [
            "", "s", "es", "ses", "ae", "oe", "our", "re", "ise", "isation", "i", "a", "omata", "ll", "led",
        ]
        let beginnings = ["haem", "col", "tum", "metast", "fib", "lab", "bronch", "diagno", "analy", "t", "xa"]
        for beginning in beginnings {
            for second in syllables {
                for last in syllables { words.append(beginning + second + last) }
            }
        }
        #expect(words.count > 2_500)
        let moving = words.filter { word in
            let normal = WordForms.normal(word)
            return WordForms.normal(normal) != normal
        }
        #expect(moving == [])
    }

    @Test(arguments: [
        "", " ", "\0", "👩‍⚕️", "e\u{301}s", "胸部", "S", "ae", "ses", "oes", "ies", "iss", "isation", "led", "Vertebrae",
        "l's",
    ])
    func oddWordsAreReturned(word: String) {
        let normal = WordForms.normal(word)
        #expect(WordForms.normal(normal) == normal)
    }

    @Test func aVeryLongWordIsReturnedUnchanged() {
        let word = String(repeating: "haemorrhages", count: 100_000)
        #expect(WordForms.normal(word) == word)
    }
}
