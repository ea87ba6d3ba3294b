/// A table as the LUT modules store it (PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5).
///
/// Values before the first mapped value take the first entry, values past the end the last.
public struct LookupTable: Sendable, Equatable, Codable {
    /// The stored value of the first entry.
    public var firstMapped: Int
    public var entries: [UInt16]
    /// How many bits of each entry are used: 8 to 16.
    public var bitsPerEntry: Int
    public var explanation: String?

    public init(firstMapped: Int, entries: [UInt16], bitsPerEntry: Int, explanation: String? = nil) {
        self.firstMapped = firstMapped
        self.entries = entries
        self.bitsPerEntry = bitsPerEntry
        self.explanation = explanation
    }
}
