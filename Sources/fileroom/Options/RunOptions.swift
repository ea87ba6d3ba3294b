import ArgumentParser
import DICOM
import DICOMFiles
import Foundation

/// How a run reports on itself.
struct RunOptions: ParsableArguments {
    @Flag(help: "Print the summary as one JSON object.") var json = false
    @Flag(name: .shortAndLong, help: "Print nothing unless something fails.") var quiet = false
    @Flag(name: .shortAndLong, help: "Name every file that fails, even if standard error is not a terminal.")
    var verbose = false
}

/// Refuses a root that is empty or cannot be told from a name that is not UTF-8.
func validateRoots(_ roots: [String]) throws {
    if roots.contains("") { throw ValidationError("a root is empty; name a folder") }
    for root in roots where !String(fileNameBytes: root.utf8).isExactly(root) {
        throw ValidationError(
            "\(root.printable): has a character from U+F780 to U+F7FF, which stand for the bytes of names that are not UTF-8; "
                + "name a folder above it")
    }
}

extension ArchivePath {
    /// The path from `/` of a path that may be in the folder where the program runs. Nothing in it is resolved.
    static func absolute(_ path: String) -> ArchivePath {
        ArchivePath(path.startsExactly(with: "/") ? path : FileManager.default.currentDirectoryPath + "/" + path)
    }

    /// The path that a person typed, in the folder where the program runs.
    static func typed(_ path: String) -> ArchivePath {
        ArchivePath(typed: path, in: FileManager.default.currentDirectoryPath)
    }
}
