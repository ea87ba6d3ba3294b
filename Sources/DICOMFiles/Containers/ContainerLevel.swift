import DICOM
import Glibc

/// A container, or a container within one, that is being read: its stream and the entry names assigned so far.
///
/// A class, because the reader holds it while it assigns names.
final class ContainerLevel {
    let stream: ContainerStream
    let path: String
    private let outer: ContainerLevel?
    private let name: String
    private let format: ContainerFormat
    private let bytes: Int64
    private let modifiedAt: Int64
    private var names = EntryNames()

    init(_ stream: ContainerStream, path: String, format: ContainerFormat) {
        self.stream = stream
        self.path = path
        self.format = format
        outer = nil
        name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
        (bytes, modifiedAt) = (0, 0)
    }

    init(_ stream: ContainerStream, in outer: ContainerLevel, name: String, format: ContainerFormat) {
        self.stream = stream
        self.outer = outer
        self.name = name
        self.format = format
        path = outer.path + "/" + name
        bytes = outer.stream.claimedBytes ?? 0
        modifiedAt = outer.stream.modifiedAt
    }

    /// This nested container as an entry of the outer one.
    func asEntry(_ problem: ContainerProblem?) -> ContainerEntry {
        ContainerEntry(
            container: outer?.path ?? "", name: name, bytes: bytes, modifiedAt: modifiedAt,
            content: problem.map { .failure(FileFailure(path: path, code: $0.code, message: $0.message)) } ?? .container
        )
    }

    /// The current entry.
    func entry(_ name: String, _ content: ContainerEntry.Content) -> ContainerEntry {
        var bytes = stream.claimedBytes ?? 0
        if case .dicom(let file?) = content { bytes = file.bytes }
        return ContainerEntry(
            container: path, name: name, bytes: bytes, modifiedAt: stream.modifiedAt,
            content: content)
    }

    /// The current entry's safe name, not yet unique. A single compressed file is named after its container.
    var safeName: [UInt8] {
        guard stream.isSingleFile else { return EntryNames.safe(stream.name) }
        let own = Array((name as String).fileNameBytes.split(separator: UInt8(ascii: "/")).last ?? [])
        let suffix = Array(format.suffix.utf8)
        let hasSuffix = own.count > suffix.count && own.suffix(suffix.count).map(\.lowercased).elementsEqual(suffix)
        return EntryNames.safe(hasSuffix ? own.dropLast(suffix.count) : own)
    }

    /// A unique name for the current entry.
    func take(_ safeName: [UInt8], isContainer: Bool = false) -> String {
        names.take(safeName, isContainer: isContainer)
    }

    /// Whether the wanted path can be that of an entry with this name, or of something in it.
    func mayLead(_ safeName: [UInt8], to wanted: [UInt8]) -> Bool {
        // A duplicate's name has a suffix in its last component or in that of a folder.
        let first = safeName.prefix { $0 != UInt8(ascii: "/") }
        return wanted.starts(with: Array(path.utf8) + [UInt8(ascii: "/")] + Array(String(fileNameBytes: first).utf8))
    }

    /// Skips the rest of the current entry. False if the deadline came first.
    func skipRest(before deadline: ContinuousClock.Instant) throws(ContainerProblem) -> Bool {
        do {
            return try stream.skip(before: deadline)
        } catch {
            // The entry has been reported or is not needed, and the next one can be read.
            guard error.isOfEntry else { throw error }
            return true
        }
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
}
