/// A `torch.save` file: a zip archive, or before torch 1.6 a series of pickles followed by the tensors' elements.
///
/// The pickle is read by an `Unpickler`, which never executes code. Elements stay in the mapped file until they are read.
/// Source: pytorch `torch/serialization.py`, `_save` and `_legacy_save`.
public struct TorchFile: Sendable {
    /// What to do with a file that calls an unknown name, such as `posix.system`.
    public enum ForeignCalls: Sendable {
        /// Refuse the file.
        case refused
        /// Ignore the call; its result is opaque.
        case inert
    }

    public let file: MappedFile
    /// The saved value.
    public let root: TorchValue
    /// The first byte of each storage, by key.
    private let starts: [String: Int]

    public init(_ file: MappedFile, foreignCalls: ForeignCalls = .refused) throws(TensorError) {
        if let placeholder = file.placeholder { throw TensorError(file.name, placeholder) }
        let beginning = file.bytes(in: 0..<min(file.count, 4))
        let content: TorchContent
        if beginning == [0x50, 0x4B, 0x03, 0x04] {
            content = try TorchContent(zip: file, foreignCalls)
        } else if beginning.first == PickleOpcode.proto.rawValue {
            content = try TorchContent(legacy: file, foreignCalls)
        } else {
            throw TensorError(
                file.name, beginning.isEmpty ? "empty" : "not a torch checkpoint: neither a zip archive nor a pickle")
        }
        self.file = file
        root = content.root
        starts = content.starts
    }

    /// The tensors of the dictionary at a path of keys; an empty path is the root.
    public func tensors(at path: [String] = []) throws(TensorError) -> TorchTensors {
        var value = root
        for (depth, key) in path.enumerated() {
            if case .opaque(let name) = value { throw TensorError(file.name, TorchValue.notData(name)) }
            guard let inner = value[key] else {
                let place = path[...depth].joined(separator: ".")
                throw TensorError(file.name, "does not contain '\(place)'")
            }
            value = inner
        }
        if case .opaque(let name) = value { throw TensorError(file.name, TorchValue.notData(name)) }
        guard let entries = value.entries else {
            let place = path.isEmpty ? "it" : "'\(path.joined(separator: "."))'"
            throw TensorError(file.name, "\(place) is not a dictionary of tensors")
        }
        return TorchTensors(self, entries)
    }

    /// One tensor: a view into the file if its elements are contiguous F32 there, else a copy.
    public func tensor(_ record: TorchTensor) throws(TensorError) -> Tensor {
        let storage = record.storage
        guard let start = starts[storage.key], start <= file.count,
            storage.count <= (file.count - start) / storage.type.size, record.offset <= storage.count
        else { throw TensorError(file.name, "storage '\(storage.key)' is not in the file") }
        // A stride of 0 repeats one element any number of times.
        guard record.count <= max(storage.count, 1 << 26) else {
            throw TensorError(file.name, "\(storage.count) elements are repeated to the shape \(record.shape)")
        }
        let first = start + record.offset * storage.type.size
        let axes = StridedAxes(shape: record.shape, strides: record.strides)
        if storage.type == .f32, axes.areContiguous, file.isAligned(at: first, to: 4) {
            return Tensor(
                TensorStorage(viewing: file, at: first, count: record.count), offset: 0, shape: record.shape)
        }
        let result = Tensor(unset: record.shape)
        storage.type.gather(file, at: first, axes, into: result)
        return result
    }
}
