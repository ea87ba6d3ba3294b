/// The rules for tokens of more than one character.
///
/// If several match, the longest is the token; its required context counts towards its length.
enum PTBRules {
    struct Rule {
        var pattern: PTBPattern
        /// The required context after the token, which is not part of it.
        var following: PTBPattern?
    }

    /// The end of the token that starts here; nil if no rule matches.
    static func longest(_ text: [Unicode.Scalar], from start: Int) -> Int? {
        var best: (length: Int, end: Int)?
        for rule in rules(for: text[start]) {
            for end in rule.pattern.ends(text, from: start) {
                var length = end
                if let following = rule.following {
                    guard let after = following.ends(text, from: end).last else { continue }
                    length = after
                }
                if best.map({ length > $0.length }) ?? true { best = (length, end) }
            }
        }
        return best?.end
    }

    /// Only rules that can start with the character are tried.
    private static func rules(for scalar: Unicode.Scalar) -> [Rule] {
        if PTBCharacters.isWordLetter(scalar) { return wordRules }
        if PTBCharacters.isDigit(scalar) { return numberRules }
        switch scalar {
        case "+", "-", ".", ",": return numbers + runs
        case "(": return numbers
        case ":", ";", "=": return numbers + faces
        case "<", ">": return tags + faces
        case "'", "\u{2019}": return apostrophes
        case "&": return apostrophes + entities
        default: return runs
        }
    }

    private static let wordRules = words + things
    private static let numberRules = numbers + things

    private static let things: [Rule] = [
        Rule(pattern: joined), Rule(pattern: hyphenated), Rule(pattern: slashed), Rule(pattern: address),
        // A period before a comma belongs to the word, as after an abbreviation.
        Rule(
            pattern: .sequence([.any([word, joined, hyphenated, number]), point]),
            following: .characters(",;:\u{3001}")),
    ]

    private static let words: [Rule] = [
        // "can't", but not "inn't": before "n't" there is no other "n".
        Rule(pattern: .sequence([.many(latin), notN]), following: not),
        Rule(pattern: not),
        // "I'll" is two words, but "O'Brien" and "d'or" are one.
        Rule(pattern: .some(latin), following: .sequence([apostrophe, auxiliary])),
        Rule(
            pattern: .sequence([
                .any([.one { PTBCharacters.isCapital($0) && $0 != "I" && $0 != "Y" }, .characters("dlno")]),
                .any([apostrophe, .literal("`")]), letter, .some(letter),
            ])),
        Rule(pattern: .sequence([.literal("y"), apostrophe]), following: latin),
        Rule(pattern: .sequence([.characters("lLdDjJ"), apostrophe]), following: latin),
        Rule(
            pattern: .any(PTBLists.apostropheWords.map(caseless) + PTBLists.plainApostropheWords.map { .literal($0) })),
        Rule(pattern: word),
        Rule(pattern: .sequence([latin, point])),
        Rule(
            pattern: latin,
            following: .sequence([
                point, .some(.one(PTBCharacters.isBlank)),
                .any([
                    .sequence([.listed(PTBLists.sentenceStarts, first: PTBCharacters.isCapital), space]),
                    .literal("mr."), .literal("ms."),
                ]),
            ])),
        Rule(pattern: .sequence([latin, .some(.sequence([point, latin])), point])),
        Rule(pattern: abbreviation),
        Rule(
            pattern: .sequence([.listed(PTBLists.abbreviationsBeforeNumbers, first: PTBCharacters.isLatin), point]),
            following: .sequence([.optional(.one(PTBCharacters.isBlank)), asciiDigit])),
        Rule(
            pattern: .sequence([
                .some(capital), .some(.sequence([.any([.characters("+&"), .literal("&amp;")]), .some(capital)])),
            ])),
        Rule(pattern: .sequence([.repeated(capital, from: 1, upTo: 3), .literal("$")])),
        Rule(pattern: .any([.literal("c++"), .literal("c#"), .literal("f#")])),
        Rule(pattern: site),
    ]

    private static let numbers: [Rule] = [
        Rule(pattern: number),
        Rule(
            pattern: .sequence([
                .optional(.sequence([digits(1, 4), blankOrHyphen])), digits(1, 4), .optional(.literal("\\")),
                .characters("/\u{2044}"), digits(1, 4),
            ])),
        Rule(pattern: telephone),
    ]

    /// Groups of digits with spaces or hyphens between them.
    private static let telephone = PTBPattern.sequence([
        .any([
            .sequence([.literal("("), digits(2, 3), .literal(")"), .optional(.one(PTBCharacters.isBlank))]),
            .sequence([
                .repeated(.literal("+"), from: 0, upTo: 2), .optional(.sequence([digits(2, 4), blankOrHyphen])),
                digits(2, 4), blankOrHyphen,
            ]),
        ]),
        digits(3, 4), .optional(blankOrHyphen), digits(3, 5),
    ])

    private static let apostrophes: [Rule] = [
        Rule(pattern: .sequence([apostrophe, auxiliary]), following: .before { !PTBCharacters.isLatin($0) }),
        Rule(pattern: .sequence([.literal("\u{2019}"), .any([auxiliary, .literal("n")])])),
        Rule(pattern: .sequence([apostrophe, .characters("23456789"), .literal("0s")])),
        Rule(
            pattern: .sequence([apostrophe, digits(2, 2)]),
            following: space),
        Rule(pattern: .sequence([apostrophe, .literal("n")]), following: space),
        Rule(
            pattern: .any(PTBLists.apostropheWords.map(caseless) + PTBLists.plainApostropheWords.map { .literal($0) })),
        Rule(pattern: .literal("''")), quotes, Rule(pattern: face),
    ]
    private static let auxiliary = PTBPattern.any(["s", "m", "d", "re", "ve", "ll"].map { .literal($0) })

    private static let tags: [Rule] = [
        Rule(pattern: .sequence([.literal("<!"), .many(.one { $0 != ">" }), .literal(">")])),
        Rule(
            pattern: .sequence([
                .literal("<"), tagName, .many(.sequence([.some(.literal(" ")), tagName, .optional(tagValue)])),
                .many(.literal(" ")), .optional(.literal("/")), .literal(">"),
            ])),
        Rule(pattern: .sequence([.literal("</"), tagName, .many(.literal(" ")), .literal(">")])),
        Rule(pattern: .any([.literal("<<"), .literal(">>")])),
    ]

    private static let tagName = PTBPattern.sequence([latin, .many(.any([ascii, .characters(".:-_")]))])
    private static let tagValue = PTBPattern.sequence([
        .literal("="),
        .any(["\"", "'"].map { .sequence([.literal($0), .many(excluding($0 + "<>")), .literal($0)]) }),
    ])

    private static let face: PTBPattern = {
        let eye = PTBPattern.characters("-^=~<>'")
        return .sequence([eye, .literal("_"), eye])
    }()

    private static let faces: [Rule] = [
        Rule(pattern: face),
        Rule(
            pattern: .sequence([
                .optional(.characters("<>")), .characters(":;="), .optional(.characters("-o*'")),
                .characters("()DPdpO\\{@|[]"),
            ]), following: .before { !PTBCharacters.isASCIIAlphanumeric($0) }),
    ]

    private static let entities: [Rule] = [
        Rule(pattern: .any(PTBLists.entities.keys.sorted().map { .literal($0) })),
        Rule(pattern: .sequence([.literal("&#"), .some(asciiDigit), .literal(";")])),
    ]

    private static let runs: [Rule] = [
        Rule(pattern: .repeated(.characters("!?"), from: 2, upTo: .max)),
        Rule(pattern: .repeated(.literal("*"), from: 2, upTo: .max)),
        Rule(pattern: .repeated(.literal("#"), from: 2, upTo: .max)),
        Rule(pattern: .repeated(.literal("@"), from: 2, upTo: .max)),
        Rule(pattern: .repeated(.literal("_"), from: 2, upTo: .max)),
        Rule(pattern: .repeated(.literal("-"), from: 2, upTo: .max)),
        Rule(pattern: .repeated(point, from: 3, upTo: .max)),
        Rule(pattern: .literal(". . .")),
        Rule(pattern: .sequence([.literal("#"), .some(letter)])),
        Rule(pattern: .sequence([.literal("@"), .any([latin, .literal("_")]), .many(.any([ascii, .literal("_")]))])),
        Rule(pattern: face),
        Rule(pattern: .literal("\\*")),
        quotes,
    ]

    /// Two quotation marks, one of them not ASCII; as a pair they do not count as punctuation.
    private static let quotes = Rule(
        pattern: .repeated(.one { PTBLists.quotes[$0] != nil }, from: 2, upTo: 2))

    private static let abbreviation = PTBPattern.any([
        .sequence([.listed(PTBLists.abbreviations, first: PTBCharacters.isLatin), point]),
        .sequence([.listed(PTBLists.capitalAbbreviations, first: PTBCharacters.isCapital), point]),
        .literal("ph.d."),
    ])
    private static func caseless(_ word: String) -> PTBPattern {
        .sequence(word.unicodeScalars.map { $0 == "'" ? apostrophe : .text([$0]) })
    }
}
