/// A file of named tensors, in any format.
public protocol TensorFile: Sendable {
    /// The name of the file in errors.
    var name: String { get }

    /// The shape of every tensor in it.
    var shapes: [String: [Int]] { get }

    /// The names of tensors that cannot be read, each with the reason as the end of a sentence.
    var unreadable: [String: String] { get }

    /// The names of tensors whose elements are integers or Booleans.
    var integers: Set<String> { get }

    /// One tensor: a view into the file if possible, else a copy widened to single precision.
    func tensor(_ name: String) throws(TensorError) -> Tensor
}

extension TensorFile {
    public var unreadable: [String: String] { [:] }
}

extension Safetensors: TensorFile {
    public var name: String { file.name }
    public var shapes: [String: [Int]] { entries.mapValues(\.shape) }
    public var integers: Set<String> { Set(entries.lazy.filter { !$0.value.type.isFloatingPoint }.map(\.key)) }
}
