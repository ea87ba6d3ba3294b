/// Stored samples in the narrowest type that holds them.
public enum StoredSamples: Sendable, Equatable {
    case uint8([UInt8])
    case int8([Int8])
    case uint16([UInt16])
    case int16([Int16])
    case uint32([UInt32])
    case int32([Int32])
    case float([Float])
    case double([Double])
}
