public import DICOM
import Glibc

/// An entry of a container: a DICOM file, a nested container or a failure.
public struct ContainerEntry: Sendable {
    public enum Content: Sendable {
        /// It starts like DICOM. Nil if its bytes were not requested.
        case dicom(MemoryFile?)
        /// A nested container, reported after its entries.
        case container
        case failure(FileFailure)
    }

    /// The path of its container, which acts as the folder of its entries.
    public let container: String
    /// Unique in the container, including folders (`EntryNames`).
    public let name: String
    public let bytes: Int64
    /// Nanoseconds since 1970.
    public let modifiedAt: Int64
    public let content: Content

    public var path: String { container + "/" + name }
}

/// Reads a zip, a tar or a compressed file from start to end, including containers nested in it.
///
/// Writes nothing to disk and holds at most one DICOM entry in memory. The file is opened read-only and, if permitted,
/// without changing its access time.
public struct ContainerReader: ~Copyable {
    /// The result of one call of `next`.
    public enum Step: Sendable {
        case entry(ContainerEntry)
        /// Interrupted by the deadline or by `number`. Call again for more.
        case later
        case end
    }

    public let path: String
    /// The number of entries read or skipped so far. An entry has the same number on every reading.
    public private(set) var position = 0

    private let descriptor: Int32
    private let budget: ContainerBudget
    private let outer: ContainerLevel
    private var inner: ContainerLevel?

    /// Whether a file is a container, by its first bytes. Throws if they cannot be read.
    public static func isContainer(_ path: String) throws(FileFailure) -> Bool {
        let file = try RegularFile(path)
        defer { close(file.descriptor) }
        return ContainerFormat(head: file.head) != nil
    }

    public init(path: String, limits: ContainerLimits = .init()) throws(FileFailure) {
        let file = try RegularFile(path)
        let opened: ContainerLevel
        let budget = ContainerBudget(limits, containerBytes: file.bytes)
        do throws(ContainerProblem) {
            guard let format = ContainerFormat(head: file.head) else {
                throw ContainerProblem(.notDICOM, "not a zip, tar or compressed file")
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

    /// Advances to the next entry that may be DICOM. Throws if the rest of the container cannot be read.
    ///
    /// - Parameters:
    ///   - keeping: whether to read the bytes of a DICOM file.
    ///   - number: the position at which to stop.
    public mutating func next(
        before deadline: ContinuousClock.Instant = .now + .seconds(3600), keeping: Bool = true, upTo number: Int = .max
    ) throws(FileFailure) -> Step {
        do {
            return try step(before: deadline, keeping: keeping, upTo: number)
        } catch {
            throw FileFailure(path: path, code: error.code, message: error.message)
        }
    }

    /// The bytes of the DICOM file at a path. Nil if no entry has that path.
    mutating func content(at wanted: String) throws(FileFailure) -> MemoryFile? {
        do throws(ContainerProblem) {
            var deadline = ContinuousClock.now + .seconds(1)
            while true {
                let step = try step(before: deadline, keeping: true, wanted: Array(wanted.utf8))
                if ContinuousClock.now >= deadline {
                    Self.reportProgress()
                    deadline = .now + .seconds(1)
                }
                if case .end = step { return nil }
                guard case .entry(let entry) = step else { continue }
                guard entry.path.utf8.elementsEqual(wanted.utf8) else { continue }
                switch entry.content {
                case .dicom(let file): return file
                case .failure(let error): throw ContainerProblem(error.code, error.message)
                case .container: throw ContainerProblem(.notDICOM, "is a container, not a DICOM file")
                }
            }
        } catch {
            throw FileFailure(path: wanted, code: error.code, message: error.message)
        }
    }

    /// - Parameter wanted: the only path that is searched for, if any. Entries with other names are not opened.
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
                // A damaged nested container fails alone; its siblings are still read.
                guard level !== outer, error.code != .tooLarge, !error.code.isPassing else { throw error }
                return .entry(leaveInner(because: error))
            }
            if ContinuousClock.now >= deadline { return .later }
        }
        return .later
    }

    /// Closes the nested container and returns it as an entry.
    private mutating func leaveInner(because problem: ContainerProblem?) -> ContainerEntry {
        position += 1
        let entry = (inner ?? outer).asEntry(problem)
        inner = nil
        return entry
    }

    /// Identifies the current entry. Nil if it is to be skipped, or is a nested container that has been opened.
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
                throw ContainerProblem(.encrypted, "encrypted: a password is required", isOfEntry: true)
            }
            try level.stream.readHead()
            let head = level.stream.head
            if DICOMFile.canStart(with: head) {
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
                    .nestedTooDeep, "nested too deeply: only one level of nested containers is read", isOfEntry: true)
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

    /// Reads the rest of the current entry into a memory file.
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
