/// One attribute of `Instance`: its name, where it is kept, and which element states it.
public struct InstanceAttribute: Sendable {
    /// Which table of the catalog has a column for it; `none` if nothing reads it there.
    public enum Level: Sendable { case study, series, instance, none }

    /// How a header states it.
    public enum Source: Sendable {
        /// A code string, UID, time or other value of ASCII letters; all values of a list.
        case code(Tag)
        /// Text in the object's SpecificCharacterSet.
        case text(Tag)
        /// A date, kept as `YYYY-MM-DD`.
        case date(Tag)
        case number(Tag)
        /// `DICOMFile.instance()` derives it from several elements.
        case derived
    }

    /// The property, the column and the JSON key.
    public let name: StaticString
    public let level: Level
    public let source: Source

    @inlinable
    public init(_ name: StaticString, _ level: Level, _ source: Source) {
        self.name = name
        self.level = level
        self.source = source
    }
}

/// Goes through the attributes of an instance: to read them from a header, to write them into a pipe or a table.
public protocol InstanceAttributeVisitor {
    associatedtype Failure: Error
    mutating func visit(_ value: inout String, _ attribute: InstanceAttribute) throws(Failure)
    mutating func visit(_ value: inout String?, _ attribute: InstanceAttribute) throws(Failure)
    mutating func visit(_ value: inout Int?, _ attribute: InstanceAttribute) throws(Failure)
    mutating func visit(_ value: inout Double?, _ attribute: InstanceAttribute) throws(Failure)
    mutating func visit(_ value: inout Bool, _ attribute: InstanceAttribute) throws(Failure)
    mutating func visit(_ value: inout [String], _ attribute: InstanceAttribute) throws(Failure)
    mutating func visit(_ value: inout [Double]?, _ attribute: InstanceAttribute) throws(Failure)
    mutating func visit(_ value: inout InstanceRole, _ attribute: InstanceAttribute) throws(Failure)
    mutating func visit(_ value: inout KeyObjectSelection?, _ attribute: InstanceAttribute) throws(Failure)
}
