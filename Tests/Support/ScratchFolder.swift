public import Foundation

/// A folder of its own for one test, removed with the value.
public final class ScratchFolder: Sendable {
    public let path: String

    public var url: URL { URL(filePath: path, directoryHint: .isDirectory) }

    public init() throws {
        path = NSTemporaryDirectory() + "fileroom-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A folder with the contents of another.
    public init(copyOf folder: URL) throws {
        path = NSTemporaryDirectory() + "fileroom-test-" + UUID().uuidString
        try FileManager.default.copyItem(atPath: folder.path, toPath: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, in folders made for it, and returns its path.
    @discardableResult
    public func write(_ bytes: some Sequence<UInt8>, _ name: String = "file") throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: file))
        return file
    }

    @discardableResult
    public func write(_ text: String, _ name: String) throws -> String { try write(text.utf8, name) }

    /// Makes a folder in it and returns its path.
    public func makeFolder(_ name: String) throws -> String {
        let folder = path + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }
}
