import Foundation
public import Tensors

/// The files of a checkpoint: a folder on disk, or bytes that are part of the program.
public struct CheckpointFiles: Sendable {
    /// The checkpoint's name.
    public let name: String
    private let place: Place

    private enum Place: Sendable {
        case folder(String)
        case embedded([String: MappedFile])
    }

    /// The files of a folder.
    public init(folder: String) {
        name = folder
        place = .folder(folder)
    }

    /// Files compiled into the program, by name.
    public init(name: String, embedded: [String: MappedFile]) {
        self.name = name
        place = .embedded(embedded)
    }

    /// The bytes of a file, or nil if there is none of that name; throws if it is there and cannot be read.
    public func bytes(named name: String) throws -> MappedFile? {
        // The name may come from a file: it must not lead out of the folder.
        // By byte: a slash before a combining mark is part of a longer `Character`.
        let isOneName = !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
        guard isOneName, !name.isEmpty, name != ".", name != ".." else {
            throw CaptioningError(self.name, "'\(name)' is not a file name")
        }
        switch place {
        case .embedded(let files): return files[name]
        case .folder(let folder):
            let path = folder + "/" + name
            return FileManager.default.fileExists(atPath: path) ? try MappedFile(path: path) : nil
        }
    }

    /// The path of a file; nil if the checkpoint is part of the program.
    public func path(ofFile name: String) -> String? {
        switch place {
        case .embedded: nil
        case .folder(let folder): folder + "/" + name
        }
    }

    /// The names of all files, in the order of their bytes.
    public func names() throws -> [String] {
        switch place {
        case .embedded(let files): return files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        case .folder(let folder):
            do {
                return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
                    var isFolder: ObjCBool = false
                    let exists = unsafe FileManager.default.fileExists(
                        atPath: folder + "/" + $0, isDirectory: &isFolder)
                    return exists && !isFolder.boolValue
                }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            } catch {
                throw CaptioningError(folder, "the folder cannot be read")
            }
        }
    }
}
