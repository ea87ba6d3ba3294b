/// Where the elements of a tensor lie: `storage[offset + i₀·strides₀ + i₁·strides₁ + …]`.
///
/// Its initializer checks that every element lies in the storage.
public struct TorchTensor: Sendable, Equatable {
    public let shape: [Int]
    /// In elements; 0 repeats one element along an axis.
    public let strides: [Int]
    /// The first element, counted from the beginning of the storage.
    public let offset: Int
    let storage: TorchStorage

    /// The type of the elements in the file.
    public var type: ElementType { storage.type }

    /// The storage's name in the file; other tensors may share it.
    public var storageKey: String { storage.key }

    /// Throws the end of a sentence if an element would lie outside the storage.
    init(shape: [Int], strides: [Int], offset: Int, storage: TorchStorage.View) throws(TorchTensorProblem) {
        guard shape.count == strides.count, shape.count <= 64 else {
            throw TorchTensorProblem("a tensor of \(shape.count) axes has \(strides.count) strides")
        }
        var count = 1
        var last = offset
        var overflows = false
        func checked(_ result: (partialValue: Int, overflow: Bool)) -> Int {
            overflows = overflows || result.overflow
            return result.partialValue
        }
        for (extent, stride) in zip(shape, strides) {
            guard extent >= 0, stride >= 0 else {
                throw TorchTensorProblem("a tensor of shape \(shape) has strides \(strides)")
            }
            count = checked(count.multipliedReportingOverflow(by: extent))
            last = checked(
                last.addingReportingOverflow(checked(max(extent - 1, 0).multipliedReportingOverflow(by: stride))))
        }
        guard !overflows else { throw TorchTensorProblem("a tensor has the impossible shape \(shape)") }
        guard offset >= 0, count == 0 || last < storage.count else {
            throw TorchTensorProblem(
                "a tensor of shape \(shape) and strides \(strides) from element \(offset) on does not lie in storage "
                    + "'\(storage.storage.key)' of \(storage.count)")
        }
        self.shape = shape
        self.strides = strides
        // A tensor without elements may begin anywhere.
        self.offset = count == 0 ? 0 : storage.first + offset
        self.storage = storage.storage
    }

    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }
}

/// A run of elements that several tensors may share.
struct TorchStorage: Sendable, Equatable {
    let key: String
    let type: ElementType
    /// The number of elements.
    let count: Int

    /// All of its elements, or in legacy files a part.
    struct View {
        let storage: TorchStorage
        let first: Int
        let count: Int
    }
}

/// Why a tensor's record is invalid.
struct TorchTensorProblem: Error {
    let text: String
    init(_ text: String) { self.text = text }
}
