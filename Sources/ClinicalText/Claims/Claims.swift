/// A side of the body.
public enum Side: String, Sendable, CaseIterable {
    case left
    case right
}

/// What a caption says an image is: the kind, the part of the body, and the side. A caption of any model, in English.
public struct Claims: Sendable, Equatable {
    /// For each kind that it names, the values of Modality (0008,0060) which that fits. Empty: it names none.
    public var kinds: [Set<String>] = []
    /// The parts of the body that it names, together. Empty: it names none.
    public var region: BodyRegion = []
    /// The sides of the parts that it names.
    public var sides: Set<Side> = []

    /// The values of Modality that the caption allows; nil if it names no kind.
    public var modalities: Set<String>? {
        kinds.isEmpty ? nil : kinds.reduce(into: Set<String>()) { $0.formUnion($1) }
    }

    /// Reads a caption. Words that say nothing of kind, part or side are skipped, and so is what is denied or only
    /// compared: `no CT`, `CT-like`, `lung window`, `recommend MRI`.
    public init(of text: String) {
        let words = SearchWords.split(FoldedText.fold(text))
        kinds = Self.kinds(in: words)
        for (range, part) in RegionTerms.english.matches(in: words)
        where !Self.isDenied(range, in: words) && !Self.isSetting(after: range, in: words) {
            region.formUnion(part)
            if BodyRegion.paired.overlaps(part) { sides.formUnion(Self.sides(at: range, in: words)) }
        }
    }

    /// Later words may name other examinations: "… recommend CT."
    private static let openingWords = 8
    private static let endOfOpening: Set<String> = [
        "recommend", "recommended", "suggest", "suggested", "advise", "advised", "compared", "comparison", "correlate",
        "correlation", "prior", "previous", "versus", "vs", "than", "unlike",
    ]

    private static func kinds(in words: [String]) -> [Set<String>] {
        let opening = Array(words.prefix(openingWords).prefix { !endOfOpening.contains($0) })
        let named = KindTerms.table.matches(in: opening).filter { match in
            !isDenied(match.range, in: words)
                && !(match.range.upperBound < words.count && likenesses.contains(words[match.range.upperBound]))
        }.map(\.value)
        let strong = named.filter { !$0.isWeak }
        return (strong.isEmpty ? named : strong).map(\.modalities)
    }

    private static let likenesses: Set<String> = ["like", "style", "equivalent", "guided"]
    private static let denials: Set<String> = ["no", "not", "non", "without", "excluding", "neither", "nor"]
    private static let articles: Set<String> = ["a", "an", "the", "of", "any"]

    /// Whether a denial stands before the words, with articles between at most.
    private static func isDenied(_ range: Range<Int>, in words: [String]) -> Bool {
        let before = words[..<range.lowerBound].reversed().first { !articles.contains($0) }
        return before.map(denials.contains) ?? false
    }

    /// How an image is shown or made, and not what it shows.
    private static let settings: Set<String> = [
        "window", "windows", "setting", "settings", "coil", "coils", "kernel", "algorithm", "filter", "first",
        "injection",
    ]

    private static func isSetting(after range: Range<Int>, in words: [String]) -> Bool {
        range.upperBound < words.count && settings.contains(words[range.upperBound])
    }

    /// `left hand`, `right lateral knee`, `hand, left`.
    private static func sides(at range: Range<Int>, in words: [String]) -> Set<Side> {
        let near = words[max(0, range.lowerBound - 2)..<range.lowerBound] + words[range.upperBound...].prefix(1)
        var sides: Set<Side> = []
        for word in near {
            if let side = Side(rawValue: word) { sides.insert(side) }
            if word == "both" || word == "bilateral" { sides.formUnion(Side.allCases) }
        }
        return sides
    }
}
