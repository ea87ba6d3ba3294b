/// An array of single-precision numbers, row-major, with its shape.
///
/// Letters used for shapes throughout: `D` features of the encoder, `E` features of the decoder, `H` heads, `V` words of
/// the vocabulary, `n` patches. A tensor that is read from a file may be a view into the mapped file; every other one
/// owns its memory. A tensor is a value: a copy does not see later changes of the original.
@safe
public struct Tensor: Sendable {
    /// The extent of each axis; `[]` is a single number.
    public let shape: [Int]
    private(set) var storage: TensorStorage
    private(set) var offset: Int

    /// The number of elements.
    public let count: Int

    /// A tensor of uninitialized elements, for functions of this module that set every one of them.
    init(unset shape: [Int]) {
        self.shape = shape
        count = shape.reduce(1, *)
        storage = TensorStorage(count: count)
        offset = 0
    }

    init(_ storage: TensorStorage, offset: Int, shape: [Int]) {
        self.shape = shape
        count = shape.reduce(1, *)
        precondition(offset >= 0 && offset + count <= storage.count)
        self.storage = storage
        self.offset = offset
    }

    /// All elements the same.
    public init(_ shape: [Int], repeating value: Float) {
        self.init(unset: shape)
        unsafe pointer.update(repeating: value, count: count)
    }

    /// The elements of an array, as many as the shape needs.
    public init(_ shape: [Int], _ values: [Float]) {
        precondition(values.count == shape.reduce(1, *), "\(values.count) values for shape \(shape)")
        self.init(unset: shape)
        unsafe values.withUnsafeBufferPointer { buffer in
            if let first = buffer.baseAddress { unsafe pointer.update(from: first, count: count) }
        }
    }

    /// The extent of the last axis.
    public var width: Int { shape.last ?? 1 }

    /// The number of rows of `width` elements.
    public var rows: Int { width == 0 ? 0 : count / width }

    /// Every element, in order.
    public var values: [Float] {
        unsafe Array(UnsafeBufferPointer(start: pointer, count: count))
    }

    /// The same elements with another shape.
    public func reshaped(_ shape: [Int]) -> Tensor {
        precondition(shape.reduce(1, *) == count, "\(self.shape) cannot become \(shape)")
        return Tensor(storage, offset: offset, shape: shape)
    }

    /// A view of some entries along the first axis.
    public subscript(range: Range<Int>) -> Tensor {
        let stride = shape.dropFirst().reduce(1, *)
        precondition(range.lowerBound >= 0 && range.upperBound <= shape[0])
        return Tensor(storage, offset: offset + range.lowerBound * stride, shape: [range.count] + shape.dropFirst())
    }

    /// One element, counted in row-major order.
    public subscript(element index: Int) -> Float {
        precondition(index >= 0 && index < count)
        return unsafe pointer[index]
    }

    /// Releases the memory of a view into a file, for a caller that has copied it; does nothing to any other tensor.
    ///
    /// Elements that are read again are read from the file.
    public func releaseSource() { storage.release(offset..<(offset + count)) }

    /// The address of the first element. Valid while this tensor is alive.
    var pointer: UnsafeMutablePointer<Float> { unsafe storage.floats + offset }

    /// Makes this tensor the only owner of its memory, by copying if necessary.
    mutating func own() {
        if storage.isWritable, isKnownUniquelyReferenced(&storage) { return }
        let copy = TensorStorage(count: count)
        unsafe copy.floats.update(from: pointer, count: count)
        storage = copy
        offset = 0
    }

    /// Calls `body` with the elements of one row, which it may change.
    public mutating func withRow<R>(_ row: Int, _ body: (inout MutableSpan<Float>) -> R) -> R {
        precondition(row >= 0 && row < rows)
        own()
        let buffer = unsafe UnsafeMutableBufferPointer(start: pointer + row * width, count: width)
        var span = unsafe MutableSpan(_unsafeElements: buffer)
        return body(&span)
    }
}
