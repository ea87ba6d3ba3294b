/// What a checkpoint's pickle holds: plain data and records of tensors, nothing that acts.
public enum TorchValue: Sendable {
    case none
    case bool(Bool)
    case int(Int128)
    case float(Double)
    case string(String)
    case bytes([UInt8])
    case list([TorchValue])
    case tuple([TorchValue])
    /// In the file's order; of two equal strings as keys the later value is kept, as Python does.
    case dictionary([(key: TorchValue, value: TorchValue)])
    indirect case tensor(TorchTensor)
    /// Something that is not read, by the dotted name of what would have made it.
    case opaque(String)

    /// The value of a key, nil where there is none or this is no dictionary.
    public subscript(key: String) -> TorchValue? { entries?.last { $0.key.string == key }?.value }

    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    public var int: Int? { if case .int(let value) = self { Int(exactly: value) } else { nil } }

    /// The value of a number, whole or not.
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

    /// The sentence's end for a value that is wanted and is not data.
    static func notData(_ name: String) -> String { "needs \(name), which is not a kind of data that can be read" }
}
