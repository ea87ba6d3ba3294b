import CKernels

extension Tensor {
    /// Adds another tensor of the same size, element by element.
    public mutating func add(_ other: Tensor) {
        precondition(count == other.count, "\(shape) + \(other.shape)")
        own()
        unsafe ck_add(pointer, other.pointer, count)
    }

    /// Some rows, in the order asked: what an embedding table gives for a list of ids.
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

    /// The largest absolute difference between two tensors of the same size; infinite if one holds what is not a
    /// number.
    public func largestDifference(from other: Tensor) -> Float {
        precondition(count == other.count, "\(shape) and \(other.shape)")
        var largest: Float = 0
        for index in 0..<count {
            let difference = unsafe abs(pointer[index] - other.pointer[index])
            if !(difference <= largest) { largest = difference.isNaN ? .infinity : difference }
        }
        return largest
    }

    /// The largest absolute value.
    public var magnitude: Float {
        var largest: Float = 0
        for index in 0..<count { largest = unsafe max(largest, abs(pointer[index])) }
        return largest
    }
}
