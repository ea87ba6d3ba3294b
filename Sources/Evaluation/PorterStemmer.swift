/// The stemmer of Porter, 1980, with NLTK's default extensions (`NLTK_EXTENSIONS`), which rouge-score uses.
///
/// Not libstemmer, because its `porter` has none of these extensions.
///
/// The extensions: a short list of irregular words, "ies" and "ied" of four-letter words kept as "ie", a last "y"
/// changed after any consonant, "alli" and "bli" and "fulli" and "logi" in step 2, and words of two letters left alone.
enum PorterStemmer {
    /// The stem of a lower-case ASCII word.
    static func stem(_ word: [UInt8]) -> [UInt8] {
        if let irregular = irregular[word] { return irregular }
        guard word.count > 2 else { return word }
        let inflected = step1c(step1b(step1a(word)))
        return step5b(step5a(step4(step3(step2(inflected)))))
    }

    static func stem(_ word: String) -> String { String(decoding: stem(Array(word.utf8)), as: UTF8.self) }

    private static let irregular: [[UInt8]: [UInt8]] = {
        let forms = [
            "sky": "sky", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "news": "news",
            "innings": "inning", "inning": "inning", "outings": "outing", "outing": "outing", "cannings": "canning",
            "canning": "canning", "howe": "howe", "proceed": "proceed", "exceed": "exceed", "succeed": "succeed",
        ]
        return Dictionary(uniqueKeysWithValues: forms.map { (Array($0.key.utf8), Array($0.value.utf8)) })
    }()

    // MARK: Properties of a stem

    /// Whether each letter is a consonant: "y" is one at the start and after a vowel.
    private static func consonants(_ word: some Sequence<UInt8>) -> [Bool] {
        var flags: [Bool] = []
        for letter in word {
            switch letter {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"):
                flags.append(false)
            case UInt8(ascii: "y"): flags.append(!(flags.last ?? false))
            default: flags.append(true)
            }
        }
        return flags
    }

    /// The paper's m: how often a consonant follows a vowel.
    private static func measure(_ stem: some Sequence<UInt8>) -> Int {
        let flags = consonants(stem)
        return zip(flags, flags.dropFirst()).count { !$0 && $1 }
    }

    private static func hasVowel(_ stem: [UInt8]) -> Bool { consonants(stem).contains(false) }

    /// The paper's *d.
    private static func endsDoubleConsonant(_ word: [UInt8]) -> Bool {
        word.count >= 2 && word[word.count - 1] == word[word.count - 2] && consonants(word).last == true
    }

    /// The paper's *o, and any two letters of which the first is a vowel and the second is not.
    private static func endsConsonantVowelConsonant(_ word: [UInt8]) -> Bool {
        let flags = consonants(word)
        if word.count == 2 { return flags == [false, true] }
        guard word.count >= 3, flags.suffix(3) == [true, false, true] else { return false }
        return !(word.ends("w") || word.ends("x") || word.ends("y"))
    }

    // MARK: The rules

    private struct Suffix {
        let old: [UInt8]
        let new: [UInt8]

        init(_ old: String, _ new: String) {
            self.old = Array(old.utf8)
            self.new = Array(new.utf8)
        }
    }

    /// Replaces the first ending that the word has, if the rest satisfies the condition.
    private static func replacing(
        _ suffixes: [Suffix], in word: [UInt8], where condition: (_ stem: [UInt8], _ suffix: [UInt8]) -> Bool
    ) -> [UInt8] {
        guard let suffix = suffixes.first(where: { word.ends($0.old) }) else { return word }
        let stem = Array(word.dropLast(suffix.old.count))
        return condition(stem, suffix.old) ? stem + suffix.new : word
    }

    private static func step1a(_ word: [UInt8]) -> [UInt8] {
        if word.count == 4, word.ends("ies") { return Array(word.dropLast()) }
        return replacing(plurals, in: word) { _, _ in true }
    }
    private static let plurals = [Suffix("sses", "ss"), Suffix("ies", "i"), Suffix("ss", "ss"), Suffix("s", "")]

    private static func step1b(_ word: [UInt8]) -> [UInt8] {
        if word.ends("ied") { return Array(word.dropLast(word.count == 4 ? 1 : 2)) }
        if word.ends("eed") { return measure(word.dropLast(3)) > 0 ? Array(word.dropLast()) : word }
        let stems = ["ed", "ing"].filter { word.ends($0) }.map { Array(word.dropLast($0.utf8.count)) }
        guard let stem = stems.first(where: hasVowel) else { return word }
        if stem.ends("at") || stem.ends("bl") || stem.ends("iz") { return stem + Array("e".utf8) }
        if endsDoubleConsonant(stem) {
            return stem.ends("l") || stem.ends("s") || stem.ends("z") ? stem : Array(stem.dropLast())
        }
        return measure(stem) == 1 && endsConsonantVowelConsonant(stem) ? stem + Array("e".utf8) : stem
    }

    private static func step1c(_ word: [UInt8]) -> [UInt8] {
        guard word.ends("y"), word.count > 2, consonants(word.dropLast()).last == true else { return word }
        return word.dropLast() + Array("i".utf8)
    }

    private static func step2(_ word: [UInt8]) -> [UInt8] {
        if word.ends("alli"), measure(word.dropLast(4)) > 0 { return step2(Array(word.dropLast(2))) }
        return replacing(derivations, in: word) { stem, suffix in
            // "logi" is measured with its "l".
            measure(suffix == Array("logi".utf8) ? Array(word.dropLast(3)) : stem) > 0
        }
    }
    private static let derivations = [
        Suffix("ational", "ate"), Suffix("tional", "tion"), Suffix("enci", "ence"), Suffix("anci", "ance"),
        Suffix("izer", "ize"), Suffix("bli", "ble"), Suffix("alli", "al"), Suffix("entli", "ent"), Suffix("eli", "e"),
        Suffix("ousli", "ous"), Suffix("ization", "ize"), Suffix("ation", "ate"), Suffix("ator", "ate"),
        Suffix("alism", "al"), Suffix("iveness", "ive"), Suffix("fulness", "ful"), Suffix("ousness", "ous"),
        Suffix("aliti", "al"), Suffix("iviti", "ive"), Suffix("biliti", "ble"), Suffix("fulli", "ful"),
        Suffix("logi", "log"),
    ]

    private static func step3(_ word: [UInt8]) -> [UInt8] {
        replacing(adjectives, in: word) { stem, _ in measure(stem) > 0 }
    }
    private static let adjectives = [
        Suffix("icate", "ic"), Suffix("ative", ""), Suffix("alize", "al"), Suffix("iciti", "ic"), Suffix("ical", "ic"),
        Suffix("ful", ""), Suffix("ness", ""),
    ]

    private static func step4(_ word: [UInt8]) -> [UInt8] {
        replacing(endings, in: word) { stem, suffix in
            measure(stem) > 1 && (suffix != Array("ion".utf8) || stem.ends("s") || stem.ends("t"))
        }
    }
    private static let endings = [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize",
    ].map { Suffix($0, "") }

    private static func step5a(_ word: [UInt8]) -> [UInt8] {
        guard word.ends("e") else { return word }
        let stem = Array(word.dropLast())
        let m = measure(stem)
        return m > 1 || (m == 1 && !endsConsonantVowelConsonant(stem)) ? stem : word
    }

    private static func step5b(_ word: [UInt8]) -> [UInt8] {
        word.ends("ll") && measure(word.dropLast()) > 1 ? Array(word.dropLast()) : word
    }
}

extension [UInt8] {
    fileprivate func ends(_ ending: String) -> Bool { ends(Array(ending.utf8)) }
    fileprivate func ends(_ ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
