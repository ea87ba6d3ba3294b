/// A symmetric matrix of double-precision numbers, (n, n), row-major, for statistics of a few hundred dimensions.
///
/// Plain loops: calibration runs once for a model, and no result of a caption depends on it.
public struct SymmetricMatrix: Sendable, Equatable {
    public let order: Int
    /// All n · n elements; the caller keeps both triangles equal.
    public var values: [Double]

    public init(order: Int, values: [Double]) {
        precondition(values.count == order * order)
        self.order = order
        self.values = values
    }

    public subscript(row: Int, column: Int) -> Double {
        get { values[row * order + column] }
        set { values[row * order + column] = newValue }
    }

    /// The lower triangle L with `L · Lᵀ` equal to this matrix, row-major; nil if the matrix is not positive definite.
    public func cholesky() -> [Double]? {
        var lower = [Double](repeating: 0, count: order * order)
        for row in 0..<order {
            for column in 0...row {
                var sum = values[row * order + column]
                for k in 0..<column { sum -= lower[row * order + k] * lower[column * order + k] }
                if row == column {
                    guard sum > 0, sum.isFinite else { return nil }
                    lower[row * order + row] = sum.squareRoot()
                } else {
                    lower[row * order + column] = sum / lower[column * order + column]
                }
            }
        }
        return lower
    }

    /// The x with `A · x = b` for this matrix A; nil if it is not positive definite.
    public func solved(for b: [Double]) -> [Double]? { solved(for: [b])?.first }

    /// The solutions for several right-hand sides.
    public func solved(for sides: [[Double]]) -> [[Double]]? {
        guard let lower = cholesky() else { return nil }
        return sides.map { side in
            var x = side
            for row in 0..<order {
                for k in 0..<row { x[row] -= lower[row * order + k] * x[k] }
                x[row] /= lower[row * order + row]
            }
            for row in (0..<order).reversed() {
                for k in (row + 1)..<max(order, row + 1) { x[row] -= lower[k * order + row] * x[k] }
                x[row] /= lower[row * order + row]
            }
            return x
        }
    }
}
