public import DICOM
import Glibc

/// A DICOM file within a container, or what is there in its place.
public struct ContainerEntry: Sendable {
    public enum Content: Sendable {
        /// It begins as DICOM does. Nil where its bytes were not asked for.
        case dicom(MemoryFile?)
        /// A container in the container, after all that is in it.
        case container
        case failure(FileFailure)
    }

    /// The path of the container that it lies in: a container's entries are as the files of a folder.
    public let container: String
    /// As in the container, folders and all (`EntryNames`).
    public let name: String
    public let bytes: Int64
    /// Nanoseconds since 1970.
    public let modifiedAt: Int64
    public let content: Content

    public var path: String { container + "/" + name }
}

/// Goes through a zip, a tar or a compressed file from beginning to end, and through the containers in it.
///
/// Nothing is put on a disk, and no more is kept than the one entry that looks like DICOM. Opened for reading only, and
/// where the system permits without touching its access time.
public struct ContainerReader: ~Copyable {
    /// What comes next.
    public enum Step: Sendable {
        case entry(ContainerEntry)
        /// Nothing before the deadline; there is more.
        case later
        case end
    }

    public let path: String
    /// How many entries have been passed, of whatever kind: the same one has the same number on every reading.
    public private(set) var position = 0

    private let descriptor: Int32
    private let budget: ContainerBudget
    private let outer: ContainerLevel
    private var inner: ContainerLevel?

    /// Whether a file is a container, by its first bytes.
    public static func isContainer(_ path: String) -> Bool {
        guard let file = try? RegularFile(path) else { return false }
        defer { close(file.descriptor) }
        return ContainerFormat(head: file.head) != nil
    }

    public init(path: String, limits: ContainerLimits = .init()) throws(FileFailure) {
        let file = try RegularFile(path)
        let opened: ContainerLevel
        let budget = ContainerBudget(limits, containerBytes: file.bytes)
        do throws(ContainerProblem) {
            guard let format = ContainerFormat(head: file.head) else {
                throw ContainerProblem(.notDICOM, "neither a zip nor a tar nor a compressed file")
            }
            let stream = try ContainerStream(descriptor: file.descriptor, format: format, budget: budget)
            opened = ContainerLevel(stream, path: path, format: format)
        } catch {
            close(file.descriptor)
            throw FileFailure(path: path, code: error.code, message: error.message)
        }
        outer = opened
        self.budget = budget
        descriptor = file.descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// Goes on to the next entry that may be DICOM. Throws where the container can be read no further.
    ///
    /// - Parameters:
    ///   - keeping: whether the bytes of a DICOM file are wanted.
    ///   - number: the position at which to stop, as at a deadline.
    public mutating func next(
        before deadline: ContinuousClock.Instant = .now + .seconds(3600), keeping: Bool = true, upTo number: Int = .max
    ) throws(FileFailure) -> Step {
        do {
            return try step(before: deadline, keeping: keeping, upTo: number)
        } catch {
            throw FileFailure(path: path, code: error.code, message: error.message)
        }
    }

    /// The bytes of the DICOM file that has the path, or nil where nothing there has it.
    mutating func content(at wanted: String) throws(FileFailure) -> MemoryFile? {
        let deadline = ContinuousClock.now + .seconds(24 * 3600)
        do throws(ContainerProblem) {
            while case .entry(let entry) = try step(before: deadline, keeping: true, wanted: Array(wanted.utf8)) {
                guard entry.path.utf8.elementsEqual(wanted.utf8) else { continue }
                switch entry.content {
                case .dicom(let file): return file
                case .failure(let error): throw ContainerProblem(error.code, error.message)
                case .container: throw ContainerProblem(.notDICOM, "a container: it holds files and is none")
                }
            }
            return nil
        } catch {
            throw FileFailure(path: wanted, code: error.code, message: error.message)
        }
    }

    /// - Parameter wanted: where only this path is looked for, entries with other names are not looked at.
    private mutating func step(
        before deadline: ContinuousClock.Instant, keeping: Bool, upTo number: Int = .max, wanted: [UInt8]? = nil
    ) throws(ContainerProblem) -> Step {
        while position < number {
            let level = inner ?? outer
            do throws(ContainerProblem) {
                guard try level.skipRest(before: deadline) else { return .later }
                guard try level.stream.next() else {
                    return inner == nil ? .end : .entry(leaveInner(because: nil))
                }
                guard level.stream.isRegularFile else { continue }
                position += 1
                if let entry = try visit(level, keeping: keeping, wanted: wanted) { return .entry(entry) }
            } catch {
                // What is wrong with a container in the container is wrong with nothing else.
                guard level !== outer, error.code != .tooLarge else { throw error }
                return .entry(leaveInner(because: error))
            }
            if ContinuousClock.now >= deadline { return .later }
        }
        return .later
    }

    private mutating func leaveInner(because problem: ContainerProblem?) -> ContainerEntry {
        position += 1
        let entry = (inner ?? outer).asEntry(problem)
        inner = nil
        return entry
    }

    /// Looks at the entry that the stream has come to; nil where it is neither DICOM nor broken.
    private mutating func visit(
        _ level: ContainerLevel, keeping: Bool, wanted: [UInt8]?
    ) throws(ContainerProblem) -> ContainerEntry? {
        let name = level.safeName
        var taken: String?
        do throws(ContainerProblem) {
            if let wanted, !level.mayLead(name, to: wanted) {
                _ = level.take(name)
                return nil
            }
            if level.stream.isEncrypted {
                throw ContainerProblem(.encrypted, "it cannot be read without a password", isOfEntry: true)
            }
            try level.stream.readHead()
            let head = level.stream.head
            if canBeDICOM(head: head) {
                let own = level.take(name)
                taken = own
                let isWanted = wanted.map { (level.path + "/" + own).utf8.elementsEqual($0) } ?? keeping
                return level.entry(own, .dicom(isWanted ? try keep(level.stream) : nil))
            }
            guard let format = ContainerFormat(head: head) else {
                _ = level.take(name)
                return nil
            }
            guard inner == nil else {
                throw ContainerProblem(
                    .nestedTooDeep, "a container in a container in a container is not looked into", isOfEntry: true)
            }
            let stream = try ContainerStream(entryOf: level.stream, format: format, budget: budget)
            inner = ContainerLevel(stream, in: level, name: level.take(name, isContainer: true), format: format)
            return nil
        } catch {
            guard error.isOfEntry else { throw error }
            let own = taken ?? level.take(name)
            return level.entry(
                own, .failure(FileFailure(path: level.path + "/" + own, code: error.code, message: error.message)))
        }
    }

    private func keep(_ stream: ContainerStream) throws(ContainerProblem) -> MemoryFile {
        let limit = budget.limits.bytesPerEntry
        let problem = ContainerProblem(.tooLarge, "it inflates to more than \(limit) bytes", isOfEntry: true)
        if let claimed = stream.claimedBytes, claimed > limit { throw problem }
        let file = try MemoryFile()
        while true {
            let bytes = try unsafe stream.bytes()
            if unsafe bytes.isEmpty { break }
            if file.bytes + Int64(bytes.count) > limit { throw problem }
            try unsafe file.append(bytes)
        }
        file.seal()
        return file
    }
}
