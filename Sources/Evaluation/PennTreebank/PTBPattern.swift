/// A regular expression that yields every place where a match can end, so that the longest can be chosen.
indirect enum PTBPattern: Sendable {
    case one(@Sendable (Unicode.Scalar) -> Bool)
    /// ASCII letters match in either case.
    case text([Unicode.Scalar])
    case sequence([PTBPattern])
    case any([PTBPattern])
    case repeated(PTBPattern, from: Int, upTo: Int)
    /// Matches nothing, at the end of the text or before such a character.
    case before(@Sendable (Unicode.Scalar) -> Bool)
    /// A run of Latin letters that is, in lower case, one of these, and whose first letter is accepted.
    case listed(Set<String>, first: @Sendable (Unicode.Scalar) -> Bool)

    static func literal(_ text: String) -> PTBPattern { .text(Array(text.unicodeScalars)) }
    static func characters(_ text: String) -> PTBPattern {
        let set = Set(text.unicodeScalars)
        return .one { set.contains($0) }
    }
    static func optional(_ pattern: PTBPattern) -> PTBPattern { .repeated(pattern, from: 0, upTo: 1) }
    static func some(_ pattern: PTBPattern) -> PTBPattern { .repeated(pattern, from: 1, upTo: .max) }
    static func many(_ pattern: PTBPattern) -> PTBPattern { .repeated(pattern, from: 0, upTo: .max) }

    /// The ends of all matches from `start`, ascending.
    func ends(_ text: [Unicode.Scalar], from start: Int) -> [Int] {
        switch self {
        case .one(let accepts):
            return start < text.count && accepts(text[start]) ? [start + 1] : []
        case .text(let wanted):
            guard wanted.count <= text.count - start else { return [] }
            for (place, scalar) in wanted.enumerated() where !Self.same(text[start + place], scalar) { return [] }
            return [start + wanted.count]
        case .sequence(let parts):
            var places = [start]
            for part in parts {
                places =
                    places.count == 1
                    ? part.ends(text, from: places[0]) : Self.union(places.map { part.ends(text, from: $0) })
                if places.isEmpty { return [] }
            }
            return places
        case .any(let alternatives):
            return Self.union(alternatives.map { $0.ends(text, from: start) })
        case .before(let accepts):
            return start == text.count || accepts(text[start]) ? [start] : []
        case .listed(let words, let accepts):
            var end = start
            while end < text.count, PTBCharacters.isLatin(text[end]) { end += 1 }
            guard end > start, accepts(text[start]) else { return [] }
            return words.contains(PTBCharacters.lowercase(text[start..<end])) ? [end] : []
        case .repeated(.one(let accepts), let least, let most):
            // Equivalent to the general case, without an array per character.
            var end = start
            while end < text.count, end - start < most, accepts(text[end]) { end += 1 }
            return end - start < least ? [] : Array(start + least...end)
        case .repeated(let part, let least, let most):
            var found: Set = least == 0 ? [start] : []
            var places = [start]
            var count = 0
            while count < most, !places.isEmpty {
                // A repetition that makes no progress ends.
                let next = Self.union(places.map { part.ends(text, from: $0) })
                places = next.filter { $0 > places[0] && (count < least || !found.contains($0)) }
                count += 1
                if count >= least { found.formUnion(places) }
            }
            return found.sorted()
        }
    }

    private static func union(_ ends: [[Int]]) -> [Int] {
        let found = ends.filter { !$0.isEmpty }
        return found.count < 2 ? found.first ?? [] : Set(found.joined()).sorted()
    }

    private static func same(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
        if a == b { return true }
        guard PTBCharacters.isLatin(a), PTBCharacters.isLatin(b) else { return false }
        return a.value | 0x20 == b.value | 0x20
    }
}
