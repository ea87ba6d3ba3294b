import CKernels

extension Tensor {
    /// Adds another tensor of the same size, element by element.
    public mutating func add(_ other: Tensor) {
        precondition(count == other.count, "\(shape) + \(other.shape)")
        own()
        unsafe ck_add(pointer, other.pointer, count)
    }

    /// This tensor and `factor` times another of the same size.
    public func adding(_ other: Tensor, times factor: Float) -> Tensor {
        precondition(count == other.count, "\(shape) + \(other.shape)")
        let result = Tensor(unset: shape)
        for index in 0..<count { unsafe result.pointer[index] = pointer[index] + factor * other.pointer[index] }
        return result
    }

    /// The transpose of a matrix.
    public func transposed() -> Tensor {
        precondition(shape.count == 2)
        let result = Tensor(unset: [shape[1], shape[0]])
        for row in 0..<shape[0] {
            for column in 0..<shape[1] {
                unsafe result.pointer[column * shape[0] + row] = pointer[row * shape[1] + column]
            }
        }
        return result
    }

    /// Rows in the given order, as an embedding table is read.
    public func gathered(rows indices: [Int]) -> Tensor {
        let result = Tensor(unset: [indices.count, width])
        for (place, row) in indices.enumerated() {
            precondition(row >= 0 && row < rows, "row \(row) of \(rows)")
            unsafe (result.pointer + place * width).update(from: pointer + row * width, count: width)
        }
        return result
    }

    /// Tensors of equal width one below the other.
    public static func stacked(_ parts: [Tensor]) -> Tensor {
        let width = parts.first?.width ?? 0
        precondition(parts.allSatisfy { $0.width == width })
        let result = Tensor(unset: [parts.reduce(0) { $0 + $1.rows }, width])
        var place = 0
        for part in parts {
            unsafe (result.pointer + place).update(from: part.pointer, count: part.count)
            place += part.count
        }
        return result
    }

    /// The largest absolute difference between two tensors of the same size; infinite if one contains NaN.
    public func largestDifference(from other: Tensor) -> Float {
        precondition(count == other.count, "\(shape) and \(other.shape)")
        var largest: Float = 0
        for index in 0..<count {
            let difference = unsafe abs(pointer[index] - other.pointer[index])
            if !(difference <= largest) { largest = difference.isNaN ? .infinity : difference }
        }
        return largest
    }

    /// Whether no element is infinite or NaN.
    public var isFinite: Bool {
        // Infinity or NaN times zero is NaN, and the sum stays NaN.
        var sum: Float = 0
        for index in 0..<count { unsafe sum += pointer[index] * 0 }
        return sum == 0
    }

    /// The largest absolute value.
    public var magnitude: Float {
        var largest: Float = 0
        for index in 0..<count { largest = unsafe max(largest, abs(pointer[index])) }
        return largest
    }
}
