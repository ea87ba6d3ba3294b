import CKernels

/// The k largest values offered, in descending order; of equal values the first offered comes first.
public struct TopK: Sendable {
    public let limit: Int
    public private(set) var values: [Float]
    public private(set) var numbers: [Int]
    public private(set) var count = 0

    public init(_ limit: Int) {
        self.limit = limit
        values = Array(repeating: 0, count: limit)
        numbers = Array(repeating: 0, count: limit)
    }

    /// Offers `tensor[row, i] + addend` for every i, with the number `base + i`.
    public mutating func offer(_ tensor: Tensor, row: Int, plus addend: Float, numberedFrom base: Int) {
        precondition(row >= 0 && row < tensor.rows)
        count = unsafe values.withUnsafeMutableBufferPointer { values in
            unsafe numbers.withUnsafeMutableBufferPointer { numbers in
                unsafe ck_keep_largest(
                    tensor.pointer + row * tensor.width, tensor.width, addend, base, values.baseAddress,
                    numbers.baseAddress, count, limit)
            }
        }
    }
}

extension Tensor {
    /// The index of the first largest element of a row.
    public func indexOfLargest(inRow row: Int) -> Int {
        precondition(row >= 0 && row < rows)
        return unsafe ck_index_of_largest(pointer + row * width, width)
    }
}
