import Foundation
import Tensors

/// Linear discriminant analysis (Fisher, 1936): classes with means of their own and one covariance.
///
/// The pooled covariance S is shrunk towards a multiple of the identity, `(1 − λ) S + λ tr(S)/n · I` with λ = 0.1, so that
/// it has an inverse however few images there are.
struct DiscriminantAnalysis {
    static let shrinkage = 0.1

    let classes: [EvidenceSettings.Class]
    /// (C, n)
    let means: [[Double]]
    /// (C, n)
    private(set) var weights: [[Double]] = []
    private(set) var biases: [Double] = []
    /// Whitened features, (k, n): the first principal axes of the covariance, each divided by its standard deviation.
    let whitening: [[Double]]
    /// The whitened means of the classes that are known, (M, k).
    let places: [[Double]]

    /// Nil if there are fewer samples than classes, or if those of each class are all the same.
    ///
    /// - Parameters:
    ///   - samples: the features of each image and the place of its class.
    ///   - axes: how many whitened features to keep at most.
    init?(_ classes: [EvidenceSettings.Class], _ samples: [(features: [Float], label: Int)], axes: Int) {
        guard let width = samples.first?.features.count, samples.count > classes.count else { return nil }
        var means = [[Double]](repeating: [Double](repeating: 0, count: width), count: classes.count)
        var counts = [Int](repeating: 0, count: classes.count)
        for sample in samples {
            counts[sample.label] += 1
            for index in 0..<width { means[sample.label][index] += Double(sample.features[index]) }
        }
        for label in classes.indices {
            for index in 0..<width { means[label][index] /= Double(max(counts[label], 1)) }
        }
        guard let covariance = Self.covariance(samples, means, width), let solved = covariance.solved(for: means) else {
            return nil
        }
        self.classes = classes
        self.means = means
        weights = solved
        biases = classes.indices.map { label in
            let half = zip(means[label], solved[label]).reduce(0) { $0 + $1.0 * $1.1 } / 2
            // The logarithm of 0 for a class without a sample: it never wins.
            return log(Double(counts[label]) / Double(samples.count)) - half
        }
        let kept = min(width, axes, samples.count - classes.count)
        whitening = covariance.eigenpairs().prefix(kept).map { pair in
            pair.vector.map { $0 / pair.value.squareRoot() }
        }
        let whitening = whitening
        places = classes.indices.filter { classes[$0].kind != EvidenceSettings.unknownKind && counts[$0] > 0 }
            .map { label in whitening.map { axis in zip(axis, means[label]).reduce(0) { $0 + $1.0 * $1.1 } } }
        guard !places.isEmpty else { return nil }
    }

    private static func covariance(
        _ samples: [(features: [Float], label: Int)], _ means: [[Double]], _ width: Int
    ) -> SymmetricMatrix? {
        var sums = [Double](repeating: 0, count: width * width)
        for sample in samples {
            let mean = means[sample.label]
            let apart = (0..<width).map { Double(sample.features[$0]) - mean[$0] }
            for row in 0..<width {
                let value = apart[row]
                for column in 0...row { sums[row * width + column] += value * apart[column] }
            }
        }
        let freedom = Double(max(samples.count - means.count, 1))
        var matrix = SymmetricMatrix(order: width, values: sums)
        let trace = (0..<width).reduce(0) { $0 + matrix[$1, $1] } / freedom
        let scale = means.joined().reduce(0) { $0 + $1 * $1 } / Double(means.count)
        guard trace > 1e-12 * scale else { return nil }
        for row in 0..<width {
            for column in 0...row {
                var value = (1 - shrinkage) * matrix[row, column] / freedom
                if row == column { value += shrinkage * trace / Double(width) }
                matrix[row, column] = value
                matrix[column, row] = value
            }
        }
        return matrix
    }

    /// What a feature vector says, as `Evidence` has it of the tensors.
    func evidence(of features: [Float]) -> FrameEvidence {
        let scores = zip(weights, biases).map { weight, bias in
            zip(weight, features).reduce(bias) { $0 + $1.0 * Double($1.1) }
        }
        let place = whitening.map { axis in zip(axis, features).reduce(0) { $0 + $1.0 * Double($1.1) } }
        let distances = places.map { mean in
            zip(place, mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(place.count)
        }
        return FrameEvidence(scores: scores, distance: distances.min() ?? 0)
    }

    /// The content of `fileroom-evidence.safetensors`.
    var tensors: [String: Tensor] {
        func matrix(_ rows: [[Double]]) -> Tensor {
            Tensor([rows.count, rows.first?.count ?? 0], rows.joined().map { Float($0) })
        }
        let width = means.first?.count ?? 0
        let columns = (0..<width).map { index in whitening.map { $0[index] } }
        return [
            "classes.weight": matrix(weights), "classes.bias": Tensor([biases.count], biases.map { Float($0) }),
            "familiar.whitening": matrix(columns), "familiar.means": matrix(places),
        ]
    }
}
