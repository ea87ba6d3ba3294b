/// A list of concepts that cannot be read: the line, and what is wrong there.
public struct ConceptFileError: Error, Hashable, CustomStringConvertible {
    /// Counted from 1.
    public let line: Int
    public let problem: String

    public var description: String { "line \(line): \(problem)" }
}
