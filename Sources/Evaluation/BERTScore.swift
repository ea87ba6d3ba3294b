/// BERTScore (Zhang et al., 2020) of a candidate and one reference, as bert-score 0.3.13 without idf: each token is matched
/// with the token of the other text whose vector is nearest to its own.
public struct BERTScore: Sendable, Hashable {
    /// The mean cosine of the candidate's tokens.
    public var precision: Double
    /// The mean cosine of the reference's tokens.
    public var recall: Double
    /// The harmonic mean of the two.
    public var f1: Double

    public init(precision: Double, recall: Double, f1: Double) {
        self.precision = precision
        self.recall = recall
        self.f1 = f1
    }

    /// The pairs that bert-score matches at once. The shorter texts of a batch are padded with tokens of cosine 0.
    public static let batch = 64

    /// One of the two texts.
    public struct Side: Sendable {
        /// Whether each token counts: not those before and after the text, which can only be matched.
        let counts: [Bool]
        /// Whether a longer text of its batch pads it.
        let isPadded: Bool

        public init(counts: [Bool], isPadded: Bool) {
            self.counts = counts
            self.isPadded = isPadded
        }

        /// Only the tokens before and after a text.
        var isEmpty: Bool { counts.count == 2 }
    }

    /// - Parameter cosines: of the candidate's tokens (rows) and the reference's (columns), row by row.
    public init(cosines: [Float], candidate: Side, reference: Side) {
        let columns = reference.counts.count
        precondition(cosines.count == candidate.counts.count * columns)
        guard !candidate.isEmpty, !reference.isEmpty else {
            self.init(precision: 0, recall: 0, f1: 0)
            return
        }
        var rowBest = [Float](repeating: reference.isPadded ? 0 : -.infinity, count: candidate.counts.count)
        var columnBest = [Float](repeating: candidate.isPadded ? 0 : -.infinity, count: columns)
        for row in rowBest.indices {
            for column in 0..<columns {
                let cosine = cosines[row * columns + column]
                rowBest[row] = max(rowBest[row], cosine)
                columnBest[column] = max(columnBest[column], cosine)
            }
        }
        let precision = Self.mean(rowBest, candidate.counts)
        let recall = Self.mean(columnBest, reference.counts)
        // A text of nothing but tokens that do not count has no mean; the reference calls the F 0, and we the mean, too.
        let f1 = 2 * (precision ?? 0) * (recall ?? 0) / ((precision ?? 0) + (recall ?? 0))
        self.init(precision: precision ?? 0, recall: recall ?? 0, f1: f1.isFinite ? f1 : 0)
    }

    private static func mean(_ values: [Float], _ counts: [Bool]) -> Double? {
        let counted = zip(values, counts).filter(\.1)
        return counted.isEmpty ? nil : counted.reduce(0) { $0 + Double($1.0) } / Double(counted.count)
    }

    /// The best of each figure, as for several references.
    public static func best(of scores: [BERTScore]) -> BERTScore? {
        guard let first = scores.first else { return nil }
        return scores.dropFirst().reduce(first) {
            BERTScore(
                precision: max($0.precision, $1.precision), recall: max($0.recall, $1.recall), f1: max($0.f1, $1.f1))
        }
    }

    /// The score on a scale where unrelated sentences have 0 and equal ones 1: (x - b) / (1 - b).
    ///
    /// - Parameter baseline: the mean scores of unrelated sentences.
    public func rescaled(_ baseline: BERTScore) -> BERTScore {
        func scaled(_ value: Double, _ base: Double) -> Double { (value - base) / (1 - base) }
        return BERTScore(
            precision: scaled(precision, baseline.precision), recall: scaled(recall, baseline.recall),
            f1: scaled(f1, baseline.f1))
    }

    /// The figures in the order of their names.
    var figures: [Double] { [precision, recall, f1] }
}
