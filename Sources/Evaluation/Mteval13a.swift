/// The tokenizer "13a" of sacreBLEU, which follows the language-independent part of mteval-v13a.pl.
enum Mteval13a {
    static func words(_ text: String) -> [String] {
        var line = Array(text.unicodeScalars)[...]
        while let last = line.last, PythonText.isSpace(last) { line.removeLast() }
        var scalars = Array(line)
        for (old, new) in [("<skipped>", ""), ("-\n", ""), ("\n", " ")] {
            scalars = PythonText.replacing(old, new, in: scalars)
        }
        for (old, new) in [("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")] {
            scalars = PythonText.replacing(old, new, in: scalars)
        }
        scalars = [" "] + scalars + [" "]
        scalars = scalars.flatMap { isSymbol($0) ? [" ", $0, " "] : [$0] }
        // A period or comma not preceded by a digit, then one not followed by a digit, then a dash after a digit.
        scalars = rewritingPairs(scalars) { isDigit($0) || !isStop($1) ? nil : [$0, " ", $1, " "] }
        scalars = rewritingPairs(scalars) { isStop($0) && !isDigit($1) ? [" ", $0, " ", $1] : nil }
        scalars = rewritingPairs(scalars) { isDigit($0) && $1 == "-" ? [$0, " ", $1, " "] : nil }
        return PythonText.split(scalars)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isStop(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," }

    /// ASCII punctuation except apostrophe, comma, dash and period; including the space is harmless.
    private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "{"..."~", "["..."`", " "..."&", "("..."+", ":"..."@", "/": true
        default: false
        }
    }

    /// `re.sub` with a pattern of two characters: matches are taken from the left and do not overlap.
    private static func rewritingPairs(
        _ scalars: [Unicode.Scalar], _ rewrite: (Unicode.Scalar, Unicode.Scalar) -> [Unicode.Scalar]?
    ) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(scalars.count * 2)
        var place = 0
        while place < scalars.count {
            if place + 1 < scalars.count, let pair = rewrite(scalars[place], scalars[place + 1]) {
                result += pair
                place += 2
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        return result
    }
}
