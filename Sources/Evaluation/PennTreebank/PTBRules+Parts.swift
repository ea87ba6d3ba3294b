/// The building blocks of the rules.
extension PTBRules {
    static let letter = PTBPattern.one(PTBCharacters.isLetter)
    static let latin = PTBPattern.one(PTBCharacters.isLatin)
    static let notN = PTBPattern.one { PTBCharacters.isLatin($0) && $0 != "n" && $0 != "N" }
    static let capital = PTBPattern.one(PTBCharacters.isCapital)
    static let digit = PTBPattern.one(PTBCharacters.isDigit)
    static let ascii = PTBPattern.one(PTBCharacters.isASCIIAlphanumeric)
    static let asciiDigit = PTBPattern.one(PTBCharacters.isASCIIDigit)
    static let alphanumeric = PTBPattern.one(PTBCharacters.isAlphanumeric)
    static let apostrophe = PTBPattern.any([.characters("'\u{2019}"), .literal("&apos;")])
    static let not = PTBPattern.sequence([.literal("n"), .any([apostrophe, .literal("`")]), .literal("t")])
    static let space = PTBPattern.before(PythonText.isSpace)
    static let point = PTBPattern.literal(".")
    static let blankOrHyphen = PTBPattern.one { PTBCharacters.isBlank($0) || $0 == "-" }
    static let hyphen = PTBPattern.characters("-\u{2010}\u{2011}\u{58A}")
    static func digits(_ least: Int, _ most: Int) -> PTBPattern {
        .repeated(asciiDigit, from: least, upTo: most)
    }

    /// Letters and digits, starting with a letter; a period, "!" or "?" right before the next word does not end it.
    static let word: PTBPattern = {
        let first = PTBPattern.one(PTBCharacters.isWordLetter)
        let part = PTBPattern.sequence([
            first, .many(.one { PTBCharacters.isWordLetter($0) || PTBCharacters.isDigit($0) }),
        ])
        return .sequence([part, .many(.sequence([.characters(".!?"), part]))])
    }()

    /// "5mm", "a_b", "café-au-lait".
    static let joined = PTBPattern.sequence([
        .some(alphanumeric), .many(.sequence([.any([hyphen, .literal("_")]), .some(alphanumeric)])),
    ])

    /// "5.5-mm", "non-U.S."
    static let hyphenated: PTBPattern = {
        let initials = PTBPattern.sequence([latin, .some(.sequence([point, latin])), point])
        return .sequence([
            ascii, .many(.any([ascii, .characters(".,")])),
            .some(.sequence([.literal("-"), .any([.some(ascii), initials])])),
        ])
    }()

    /// "and/or", "T1-weighted/T2-weighted", "mL/min".
    static let slashed: PTBPattern = {
        let side = PTBPattern.sequence([
            .some(ascii), .repeated(.sequence([.literal("-"), .some(latin)]), from: 0, upTo: 2),
        ])
        return .sequence([
            side, .repeated(.sequence([.optional(.literal("\\")), .literal("/"), side]), from: 1, upTo: 2),
        ])
    }()

    static let number = PTBPattern.sequence([
        .optional(.characters("+-")),
        .any([.some(digit), .sequence([.many(digit), .some(.sequence([.characters(".:,"), .some(digit)]))])]),
    ])

    // MARK: Addresses

    static let address = PTBPattern.any([
        .sequence([.literal("http"), .optional(.literal("s")), .literal("://"), path]),
        .sequence([
            ascii, .many(excluding("\"<>|(){}")), .literal("@"),
            .many(.sequence([.some(excluding("\"<>|(){}.")), point])), .some(excluding("\"<>|(){}.")),
        ]),
    ])
    static let site = PTBPattern.sequence([
        .any([
            .sequence([
                .literal("www."), .some(.sequence([.some(excluding("\"<>|.!?(){},")), point])),
                .repeated(latin, from: 2, upTo: 4),
            ]),
            .sequence([
                .some(.sequence([.some(excluding("\"`'<>|.!?(){},-_$:;/")), point])),
                .any(["com", "net", "org", "edu"].map { .literal($0) }),
            ]),
        ]),
        .optional(.sequence([.literal("/"), path])),
    ])
    static let path = PTBPattern.sequence([.some(excluding("\"<>|()")), excluding("\"<>|.!?(){},-")])

    static func excluding(_ characters: String) -> PTBPattern {
        let set = Set(characters.unicodeScalars)
        return .one { !PythonText.isSpace($0) && !set.contains($0) }
    }
}
