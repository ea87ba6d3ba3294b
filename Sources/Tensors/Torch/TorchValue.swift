/// A value in a checkpoint's pickle: plain data or a tensor's record, never code.
public enum TorchValue: Sendable {
    case none
    case bool(Bool)
    case int(Int128)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    case list([TorchValue])
    case tuple([TorchValue])
    /// In the file's order; of two equal string keys the later value is kept, as in Python.
    case dictionary([(key: TorchValue, value: TorchValue)])
    indirect case tensor(TorchTensor)
    /// A value that is not read: the dotted name of the Python object that would have made it.
    case opaque(String)

    /// The value of a key; nil if there is none or this is not a dictionary.
    public subscript(key: String) -> TorchValue? { entries?.last { $0.key.string == key }?.value }

    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    public var int: Int? { if case .int(let value) = self { Int(exactly: value) } else { nil } }

    /// The value of an integer or real number.
    public var double: Double? {
        switch self {
        case .float(let value): value
        case .int(let value): Double(value)
        default: nil
        }
    }

    public var string: String? { if case .string(let value) = self { value } else { nil } }

    /// The items of a list or tuple.
    public var items: [TorchValue]? {
        switch self {
        case .list(let items), .tuple(let items): items
        default: nil
        }
    }

    /// The entries of a dictionary.
    public var entries: [(key: TorchValue, value: TorchValue)]? {
        if case .dictionary(let entries) = self { entries } else { nil }
    }

    public var tensor: TorchTensor? { if case .tensor(let value) = self { value } else { nil } }

    /// The end of a sentence about a value that is needed and is not data.
    static func notData(_ name: String) -> String { "needs \(name), which is not supported data" }
}
