/// A text as sentences of words and marks.
///
/// A sentence ends at a full stop, at a question mark behind its words, at a blank line, and where the next line begins
/// like a new item or sentence. A line that was only wrapped goes on.
struct ClinicalSentences {
    private(set) var sentences: [[ClinicalToken]] = []

    private let scalars: String.UnicodeScalarView
    private var position: String.Index
    private var current: [ClinicalToken] = []
    /// The letters of the current word, without apostrophes.
    private var letters: [Unicode.Scalar] = []
    /// Brackets that are open in this sentence.
    private var depth = 0

    init(of text: String) {
        scalars = text.unicodeScalars
        position = scalars.startIndex
        while position < scalars.endIndex { readToken() }
        endSentence()
    }

    // MARK: Tokens

    private mutating func readToken() {
        let scalar = scalars[position]
        if Self.isPartOfWord(scalar) { return readWord() }
        switch scalar {
        case " ", "\t", "\u{A0}", "\r": advance()
        case "\n", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}", "\u{85}": readLineBreak()
        case ".", "…": readFullStop()
        case "!", "。", "！", "？": endSentence(); advance()
        case "?": readQuestionMark()
        case ",", "，", "、": append(.comma)
        case ";", "；": append(.separator)
        case ":", "：": append(.colon)
        case "•", "●", "▪", "◦": endSentence(); advance()
        case "-", "–", "—", "−": readDash()
        case "(", "[", "{": readOpeningBracket()
        case ")", "]", "}": readClosingBracket()
        case "/": append(.other, folded: "/")
        default: advance()
        }
    }

    private mutating func advance() { position = scalars.index(after: position) }

    private mutating func append(_ kind: ClinicalToken.Kind, folded: String = "") {
        let start = position
        advance()
        current.append(ClinicalToken(kind, start..<position, folded: folded))
    }

    private mutating func endSentence() {
        if !current.isEmpty { sentences.append(current) }
        current = []
        depth = 0
    }

    private mutating func readWord() {
        let start = position
        var end = position
        letters.removeAll(keepingCapacity: true)
        while position < scalars.endIndex {
            let scalar = scalars[position]
            if Self.isPartOfWord(scalar) {
                letters.append(scalar)
                advance()
                end = position
            } else if let joined = joinedScalar() {
                // The point of a number, the apostrophe of `isn't`; a possessive `s` is passed over.
                advance()
                guard joined == "s" else {
                    if joined != "t" { letters.append(scalar) }
                    continue
                }
                advance()
                end = position
                break
            } else {
                break
            }
        }
        var word = foldedLetters()
        if word == "ve" { word = sign(before: start) ?? word }
        current.append(ClinicalToken(.word, start..<end, folded: word))
    }

    private func foldedLetters() -> String {
        guard letters.allSatisfy(\.isASCII) else {
            return FoldedText.fold(String(String.UnicodeScalarView(letters)))
        }
        return String(
            decoding: letters.lazy.map { scalar in
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                return (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }, as: UTF8.self)
    }

    /// `-ve` and `+ve`.
    private func sign(before start: String.Index) -> String? {
        guard start > scalars.startIndex else { return nil }
        switch scalars[scalars.index(before: start)] {
        case "-", "–", "−": return "negative"
        case "+": return "positive"
        default: return nil
        }
    }

    /// The scalar that a point or an apostrophe at this position joins to the word before it: a digit, `t` or `s`.
    private func joinedScalar() -> Unicode.Scalar? {
        let scalar = scalars[position]
        guard scalar == "." || scalar == "," || scalar == "'" || scalar == "’", let next = peek(1) else { return nil }
        if scalar == "." || scalar == "," {
            let isNumber = letters.last.map(isDigit) == true && isDigit(next)
            return isNumber ? next : nil
        }
        let letter: Unicode.Scalar? =
            switch next {
            case "t", "T": "t"
            case "s", "S": "s"
            default: nil
            }
        if let letter, peek(2).map({ !Self.isPartOfWord($0) }) ?? true { return letter }
        return nil
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// The scalar so many places on.
    private func peek(_ distance: Int) -> Unicode.Scalar? {
        guard let index = scalars.index(position, offsetBy: distance, limitedBy: scalars.endIndex),
            index < scalars.endIndex
        else { return nil }
        return scalars[index]
    }

    // MARK: Marks

    private static let abbreviations: Set<String> = [
        "vs", "dr", "mr", "mrs", "ms", "approx", "cf", "fig", "figs", "resp", "incl", "ie", "eg", "pt", "neg", "poss",
        "prob", "ca", "st", "min", "mod",
    ]

    private mutating func readFullStop() {
        let next = peek(1)
        let last = current.last { $0.kind == .word }
        defer { advance() }
        guard let next else { return }
        if Self.isPartOfWord(next) {
            // `effusion.No` lacks a space; `e.g.` and `file.dcm` do not.
            let isMissingSpace = next.properties.isUppercase && (last?.folded.count ?? 0) > 3
            if isMissingSpace { endSentence() }
            return
        }
        guard let last, last.range.upperBound == position else { return endSentence() }
        if Self.abbreviations.contains(last.folded) && !isCapitalAhead(neg: last.folded) { return }
        // `No. 5`, and the last letter of `e.g.`
        if last.folded == "no", let ahead = nextVisible(from: scalars.index(after: position)), isDigit(ahead) { return }
        // `E. coli`
        let ahead = nextVisible(from: scalars.index(after: position))
        if last.folded.utf8.count == 1, next == " ", ahead?.properties.isLowercase == true { return }
        if last.folded.count == 1, last.range.lowerBound > scalars.startIndex,
            scalars[scalars.index(before: last.range.lowerBound)] == "."
        {
            return
        }
        endSentence()
    }

    /// Whether a shortened word that may also end a sentence does: `Doppler neg. Small cyst.`
    private func isCapitalAhead(neg word: String) -> Bool {
        guard ["neg", "poss", "prob", "min", "mod"].contains(word) else { return false }
        return nextVisible(from: scalars.index(after: position))?.properties.isUppercase ?? true
    }

    private func nextVisible(from start: String.Index) -> Unicode.Scalar? {
        scalars[start...].prefix(64).first { !$0.properties.isWhitespace }
    }

    private mutating func readLineBreak() {
        var breaks = 0
        while position < scalars.endIndex, scalars[position].properties.isWhitespace {
            if ["\n", "\u{2028}", "\u{2029}", "\u{C}", "\u{85}"].contains(scalars[position]) { breaks += 1 }
            advance()
        }
        guard position < scalars.endIndex, let last = current.last else { return }
        if breaks > 1 { return endSentence() }
        let next = scalars[position]
        let isItem = "-*•–".unicodeScalars.contains(next) || isDigit(next)
        let isCapital = next.properties.isUppercase
        // `NO EVIDENCE OF` goes on in the next line, and so does a list.
        let goesOn = last.kind == .comma || last.traits.contains(.continues)
        if isItem || (isCapital && !goesOn) { endSentence() }
    }

    private mutating func readQuestionMark() {
        let isBehindWord = current.last.map { $0.range.upperBound == position && $0.kind != .open } ?? false
        let next = peek(1)
        let isBeforeWord = next.map(Self.isPartOfWord) ?? false
        let ahead = nextVisible(from: scalars.index(after: position))
        let nothingFollows = ahead.map { !Self.isPartOfWord($0) && !"(\"'".unicodeScalars.contains($0) } ?? true
        if nothingFollows || (isBehindWord && !isBeforeWord) {
            append(.questionAfter)
            if depth == 0, ahead != ")", ahead != ",", ahead != "?", !isAnswerAhead() { endSentence() }
        } else {
            append(.questionBefore)
        }
    }

    /// `Effusion? None.` is one sentence.
    private func isAnswerAhead() -> Bool {
        let answer = scalars[position...].drop { $0.properties.isWhitespace }.prefix(5).prefix(while: Self.isPartOfWord)
        return ["no", "none", "nil"].contains(String(answer).lowercased())
    }

    /// A dash between spaces separates; a hyphen does not.
    private mutating func readDash() {
        let isHyphen = scalars[position] == "-"
        let before = position > scalars.startIndex ? scalars[scalars.index(before: position)] : " "
        let isSpaced = before.properties.isWhitespace || before == "-"
        let isFollowed = peek(1).map { $0.properties.isWhitespace || $0 == "-" } ?? true
        if (isSpaced && isFollowed) || scalars[position] == "—" || (!isHyphen && isSpaced) {
            append(.separator)
        } else {
            advance()
        }
    }

    private mutating func readOpeningBracket() {
        // `fracture(s)`
        if scalars[position] == "(", peek(1) == "s", peek(2) == ")", let last = current.last, last.kind == .word,
            last.range.upperBound == position
        {
            position = scalars.index(position, offsetBy: 3)
            current.removeLast()
            current.append(ClinicalToken(.word, last.range.lowerBound..<position, folded: last.folded))
            return
        }
        depth += 1
        append(.open)
    }

    private mutating func readClosingBracket() {
        if depth > 0 {
            depth -= 1
            append(.close)
        } else {
            // The bracket of an item: `2) No effusion`.
            let item = current.last.flatMap { $0.kind == .word && $0.folded.count <= 2 ? $0 : nil }
            if let item {
                current.removeLast()
                endSentence()
                current = [item]
            }
            endSentence()
            advance()
        }
    }

    // MARK: Words

    /// Letters, numbers and the marks that belong to letters, as `SearchWords` has them.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse, .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }
}
