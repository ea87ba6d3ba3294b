import ClinicalText
import Testing

@Suite struct FoldedTextTests {
    @Test(arguments: [
        ["CHEST", "chest", "Chest", "ＣＨＥＳＴ"], ["Schädel", "SCHÄDEL", "schadel", "Scha\u{308}del"],
        ["Fußgelenk", "FUSSGELENK", "fussgelenk", "FUẞGELENK"], ["Łokieć", "ŁOKIEĆ", "lokiec"],
        ["œsophage", "ŒSOPHAGE", "oesophage", "Œsophage"], ["πνεύμονας", "ΠΝΕΎΜΟΝΑΣ", "ΠΝΕΥΜΟΝΑΣ", "πνευμονασ"],
        ["Грудная клетка", "ГРУДНАЯ КЛЕТКА"], ["позвоночник поясничный", "ПОЗВОНОЧНИК ПОЯСНИЧНЫЙ"],
        ["Højre hånd", "HØJRE HÅND", "hojre hand"], ["đầu gối", "ĐẦU GỐI", "dau goi"],
        ["diz kapağı", "DİZ KAPAĞI", "diz kapagi"],
        ["cœur", "CŒUR"], ["ﬁbula", "FIBULA"], ["الصَّدْر", "الصدر"], ["חָזֶה", "חזה"], ["ﾌｸﾌﾞ", "フクブ"],
        ["흉부", "\u{1112}\u{1172}\u{11BC}\u{1107}\u{116E}"],
    ])
    func whatPeopleTypeForOneWordIsOneText(spellings: [String]) {
        let folded = spellings.map { Array(FoldedText.fold($0).utf8) }
        #expect(Set(folded).count == 1, "\(spellings.map { FoldedText.fold($0) })")
    }

    @Test(arguments: [("ハ", "バ"), ("ก", "กิ"), ("가", "각"), ("क", "कि"), ("o", "0"), ("胸", "腹")])
    func otherLettersStayApart(a: String, b: String) {
        #expect(FoldedText.fold(a) != FoldedText.fold(b))
    }

    @Test func aFoldedTextStaysAsItIs() {
        for text in ["Schädel", "İI", "ﬃ", "Œ", "ΐ", "ŉ", "ǰ", "㎏", "한국", "\u{345}"] {
            let folded = FoldedText.fold(text)
            #expect(FoldedText.fold(folded) == folded)
        }
    }
}
