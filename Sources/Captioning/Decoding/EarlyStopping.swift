/// When a beam search may stop although unfinished hypotheses remain.
public enum EarlyStopping: Sendable, Equatable {
    /// `false`: when the best unfinished one could not win at its current length.
    case whenUnlikely
    /// `true`: as soon as enough are finished.
    case whenFull
    /// `"never"`: only when no unfinished one could win at any length.
    case never
}

extension EarlyStopping: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = flag ? .whenFull : .whenUnlikely
        } else if try container.decode(String.self) == "never" {
            self = .never
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected true, false or \"never\"")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .whenUnlikely: try container.encode(false)
        case .whenFull: try container.encode(true)
        case .never: try container.encode("never")
        }
    }
}
