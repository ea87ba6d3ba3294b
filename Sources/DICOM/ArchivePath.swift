/// The path of a folder, a file or an entry of a container.
///
/// Paths are compared byte by byte, as the file system and SQLite do. `String` does not: to its `==`, é and e + ´ are equal.
public struct ArchivePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Without a `/` at the end, except for the root folder of the file system.
    public let text: String

    public init(_ text: String) {
        let end = text.utf8.reversed().prefix { $0 == Self.slash }.count
        self.text = end == 0 ? text : end == text.utf8.count ? "/" : String(text.utf8.dropLast(end)) ?? text
    }

    public var description: String { text }

    /// The path of a file or folder in this one: `/a` and `b` are `/a/b`, `/` and `b` are `/b`.
    public func appending(_ name: String) -> ArchivePath { ArchivePath(stem + "/" + name) }

    /// The path from `/` of a path that a person typed: one that does not begin with `/` is in `workingFolder`, and `.`, `..`
    /// and repeated `/` are resolved. Links are not followed, and `~` is a name like any other.
    public init(typed path: String, in workingFolder: String) {
        let complete = path.utf8.first == Self.slash ? path : workingFolder + "/" + path
        var names: [Substring.UTF8View] = []
        for name in complete.utf8.split(separator: Self.slash) {
            if name.elementsEqual("..".utf8) {
                _ = names.popLast()
            } else if !name.elementsEqual(".".utf8) {
                names.append(name)
            }
        }
        self.init("/" + names.map { String(Substring($0)) }.joined(separator: "/"))
    }

    /// What this path is in; nil for `/` and for a name without a folder.
    public var parent: ArchivePath? {
        guard text != "/", let slash = text.utf8.lastIndex(of: Self.slash) else { return nil }
        return ArchivePath(slash == text.startIndex ? "/" : String(text[..<slash]))
    }

    /// Whether `other` is this path, or lies below it.
    public func contains(_ other: ArchivePath) -> Bool { Self.contains(text.utf8, other.text.utf8) }

    /// The same for paths as bytes, which do not end with `/`.
    public static func contains(_ folder: some Collection<UInt8>, _ path: some Collection<UInt8>) -> Bool {
        if folder.elementsEqual(CollectionOfOne(slash)) { return path.first == slash }
        guard path.starts(with: folder) else { return false }
        let rest = path.dropFirst(folder.count)
        return rest.isEmpty || rest.first == slash
    }

    /// `other` as seen from this folder: without this path and the `/` after it. Nil unless it lies below.
    public func relativePath(of other: ArchivePath) -> String? {
        guard contains(other), other != self else { return nil }
        return String(other.text.utf8.dropFirst(stem.utf8.count + 1))
    }

    /// In the order of their bytes, exactly the paths below this one come after the first and before the second of these:
    /// `0` comes right after `/`.
    public var bounds: (after: String, before: String) { (stem + "/", stem + "0") }

    private var stem: String { text == "/" ? "" : text }
    private static let slash = UInt8(ascii: "/")

    // MARK: Bytes

    public static func == (a: ArchivePath, b: ArchivePath) -> Bool { a.text.isExactly(b.text) }

    public static func < (a: ArchivePath, b: ArchivePath) -> Bool { a.text.precedesExactly(b.text) }

    public func hash(into hasher: inout Hasher) { ExactText(text).hash(into: &hasher) }
}
