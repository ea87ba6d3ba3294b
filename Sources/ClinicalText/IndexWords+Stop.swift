extension IndexWords {
    /// Whether a word, in its normal form, never decides a search: `of`, `the`, `und`, `della`.
    ///
    /// Articles, prepositions and conjunctions of English, German, French, Spanish, Italian, Portuguese and Dutch. Left out are
    /// what denies (`no`, `without`, `sans`), single letters, and all that also means something in medicine or in headers:
    /// `os` and `am`, `met` (which is also mets), `des` (a stent), `la` and `le` (left atrium, leg), `im` (intramedullary), `die`.
    public static func isStopWord(_ word: String) -> Bool { stopWords.contains(word) }

    /// Whether the word at a place decides nothing there. Beside stop words, that is the article in `x-ray of a hand`, but not
    /// the letter in `hepatitis a` and `type a dissection`.
    public static func isStopWord(at index: Int, in words: [String]) -> Bool {
        guard words[index] == "a" else { return isStopWord(words[index]) }
        guard index + 1 < words.count else { return false }
        return index == 0 || !letteredWords.contains(words[index - 1])
    }

    private static let stopWords: Set<String> = normalWords(
        """
        of the an with in on at to from for by and or this that these those was were are be been which
        und der das den dem vom von ein eine einer eines einem einen mit bei zum zur auf aus
        du aux et avec dans une pour chez
        el los las del en con para por
        di della dello dei degli delle nel nella nelle gli per
        da das com uma
        de het een van voor bij
        """)

    /// What letters count the kinds of.
    private static let letteredWords: Set<String> = normalWords(
        """
        hepatitis influenza type typ group class grade stage category vitamin stanford weber zone segment factor hemophilia
        protein ring view level part figure immunoglobulin point line
        """)

    private static func normalWords(_ list: String) -> Set<String> {
        Set(
            list.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map {
                normal(String(Substring($0)))
            })
    }
}
