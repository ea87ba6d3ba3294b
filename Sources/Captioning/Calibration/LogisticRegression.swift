import Foundation
import Tensors

/// Logistic regression by Newton's method, with a small penalty on all coefficients but the first.
///
/// The penalty keeps the coefficients finite where the outcomes can be separated.
enum LogisticRegression {
    private static let penalty = 1e-2
    private static let steps = 50

    /// The coefficients for rows of features, the first of which is 1, and their outcomes.
    static func fit(_ rows: [[Double]], _ outcomes: [Bool]) -> [Double] {
        guard let width = rows.first?.count else { return [] }
        var coefficients = [Double](repeating: 0, count: width)
        for _ in 0..<steps {
            var gradient = [Double](repeating: 0, count: width)
            var curvature = SymmetricMatrix(order: width, values: [Double](repeating: 0, count: width * width))
            for (row, outcome) in zip(rows, outcomes) {
                let p = probability(row, coefficients)
                for i in 0..<width {
                    gradient[i] += ((outcome ? 1 : 0) - p) * row[i]
                    for j in 0..<width { curvature[i, j] += p * (1 - p) * row[i] * row[j] }
                }
            }
            for i in 0..<width {
                // The bias has hardly any, so that one of equal outcomes is finite as well.
                let strength = i == 0 ? 1e-3 : penalty * Double(rows.count).squareRoot()
                gradient[i] -= strength * coefficients[i]
                curvature[i, i] += strength
            }
            guard let step = curvature.solved(for: gradient) else { break }
            for i in 0..<width { coefficients[i] += step[i] }
            if step.allSatisfy({ abs($0) < 1e-10 }) { break }
        }
        return coefficients
    }

    static func probability(_ row: [Double], _ coefficients: [Double]) -> Double {
        1 / (1 + exp(-zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }))
    }
}

/// Figures of how well probabilities tell right from wrong.
public enum CalibrationFigures {
    /// The probability that a right one is ranked above a wrong one: the area under the ROC curve; nil if there are not both.
    public static func areaUnderCurve(_ values: [(value: Double, isRight: Bool)]) -> Double? {
        let right = values.count { $0.isRight }
        let wrong = values.count - right
        guard right > 0, wrong > 0 else { return nil }
        let sorted = values.sorted { $0.value < $1.value }
        var (sum, index) = (0.0, 0)
        while index < sorted.count {
            var end = index
            while end < sorted.count, sorted[end].value == sorted[index].value { end += 1 }
            // Equal values share their mean rank.
            let rank = Double(index + end + 1) / 2
            sum += rank * Double(sorted[index..<end].count { $0.isRight })
            index = end
        }
        return (sum - Double(right * (right + 1)) / 2) / Double(right * wrong)
    }

    /// The mean distance of probability and share of right ones, over ten bands of probability, weighted by their numbers.
    public static func calibrationError(_ values: [(value: Double, isRight: Bool)]) -> Double? {
        guard !values.isEmpty else { return nil }
        let bands = (0..<10).map { band in values.filter { min(Int($0.value * 10), 9) == band } }
        return bands.filter { !$0.isEmpty }.reduce(0) { sum, band in
            let mean = band.reduce(0) { $0 + $1.value } / Double(band.count)
            let share = Double(band.count { $0.isRight }) / Double(band.count)
            return sum + abs(mean - share) * Double(band.count)
        } / Double(values.count)
    }

    /// The least probability from which on at least this share is right; above 1 if there is none.
    static func threshold(_ values: [(value: Double, isRight: Bool)], precision: Double) -> Double {
        let sorted = values.sorted { $0.value > $1.value }
        var (right, threshold) = (0, 1.0)
        for (index, each) in sorted.enumerated() {
            right += each.isRight ? 1 : 0
            let isLast = index + 1 == sorted.count || sorted[index + 1].value < each.value
            if isLast, Double(right) >= precision * Double(index + 1) { threshold = each.value }
        }
        return threshold
    }
}
