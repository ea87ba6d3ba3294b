import Synchronization

/// The named tensors of a checkpoint, seen from one module: names are relative to it, and shapes are checked when read.
///
/// Remembers which tensors were read, so that unused ones can be named at the end.
public struct Weights: Sendable {
    /// A tensor not read yet.
    struct Source: Sendable {
        let shape: [Int]
        /// Its elements are integers.
        var isInteger = false
        /// Computed from other tensors, which count as the parameters.
        var isDerived = false
        let read: @Sendable () throws(TensorError) -> Tensor
    }

    /// The dotted path of the module, ending in a dot unless empty.
    public let path: String
    private let contents: Contents

    /// A class, because all scopes of a checkpoint share what was read.
    private final class Contents: Sendable {
        let sources: [String: Source]
        /// Why a tensor that is in a file is not among the sources.
        let unreadable: [String: TensorError]
        let asked = Mutex<Set<String>>([])

        init(_ sources: [String: Source], unreadable: [String: TensorError]) {
            self.sources = sources
            self.unreadable = unreadable
        }
    }

    /// All tensors of several files. No name may occur in two of them.
    public init(_ files: [any TensorFile]) throws(TensorError) {
        var sources: [String: Source] = [:]
        var unreadable: [String: TensorError] = [:]
        for file in files {
            let integers = file.integers
            for (name, shape) in file.shapes {
                let source = Source(shape: shape, isInteger: integers.contains(name)) { () throws(TensorError) in
                    try file.tensor(name)
                }
                guard sources.updateValue(source, forKey: name) == nil else {
                    throw TensorError(file.name, "'\(name)' is also in another file of the checkpoint")
                }
            }
            for (name, reason) in file.unreadable { unreadable[name] = TensorError(file.name, "'\(name)' \(reason)") }
        }
        self.init(sources, unreadable: unreadable)
    }

    /// Tensors in memory.
    public init(_ tensors: [String: Tensor]) {
        self.init(tensors.mapValues { tensor in Source(shape: tensor.shape) { () throws(TensorError) in tensor } })
    }

    /// These weights and others, which replace any of the same name.
    ///
    /// - Parameter areParameters: false if the others were computed from these, which count as the parameters.
    public func adding(_ tensors: [String: Tensor], areParameters: Bool) -> Weights {
        let result = Weights(
            contents.sources.merging(
                tensors.mapValues { tensor in
                    Source(shape: tensor.shape, isDerived: !areParameters) { () throws(TensorError) in tensor }
                }
            ) { $1 }, unreadable: contents.unreadable)
        let asked = contents.asked.withLock { $0 }
        result.contents.asked.withLock { $0 = asked }
        return result
    }

    private init(_ sources: [String: Source], unreadable: [String: TensorError] = [:]) {
        path = ""
        contents = Contents(sources, unreadable: unreadable)
    }

    private init(path: String, _ contents: Contents) {
        self.path = path
        self.contents = contents
    }

    /// The tensors of a submodule.
    public func scope(_ name: String) -> Weights {
        Weights(path: name.isEmpty ? path : path + name + ".", contents)
    }

    /// The full names of all tensors.
    public var names: Set<String> { Set(contents.sources.keys) }

    /// Whether the module has a tensor of this name.
    public func contains(_ name: String) -> Bool { contents.sources[path + name] != nil }

    /// Whether any tensor's name begins with this module's path followed by `prefix`.
    public func containsAny(_ prefix: String) -> Bool {
        contents.sources.keys.contains { $0.hasPrefix(path + prefix) }
    }

    /// The shape of a tensor, or nil if there is none of that name.
    public func shape(_ name: String) -> [Int]? { contents.sources[path + name]?.shape }

    /// The tensor of this name and shape.
    public func tensor(_ name: String, _ shape: [Int]) throws(TensorError) -> Tensor {
        let name = path + name
        guard let source = contents.sources[name] else {
            throw contents.unreadable[name] ?? TensorError("'\(name)'", "missing from the checkpoint")
        }
        guard source.shape == shape else {
            throw TensorError("'\(name)'", "is \(source.shape), expected \(shape)")
        }
        guard !source.isInteger else {
            throw TensorError("'\(name)'", "holds integers: quantized checkpoints are not supported")
        }
        contents.asked.withLock { _ = $0.insert(name) }
        return try source.read()
    }

    /// The full names of the tensors that were read, in alphabetical order.
    public var used: [String] { contents.asked.withLock { $0 }.sorted() }

    /// The tensor of this full name, of any shape. It does not count as read.
    public func tensor(named name: String) throws(TensorError) -> Tensor {
        guard let source = contents.sources[name] else { throw TensorError("'\(name)'", "missing from the checkpoint") }
        return try source.read()
    }

    /// The full names of the tensors that were never read, in alphabetical order.
    public var unused: [String] {
        let asked = contents.asked.withLock { $0 }
        return contents.sources.keys.filter { !asked.contains($0) }.sorted()
    }

    /// The number of parameters in the tensors that were read.
    public var parameterCount: Int {
        let asked = contents.asked.withLock { $0 }
        return asked.reduce(0) { count, name in
            guard let source = contents.sources[name], !source.isDerived else { return count }
            return count + source.shape.reduce(1, *)
        }
    }
}
