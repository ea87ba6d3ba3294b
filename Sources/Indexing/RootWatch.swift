import Catalog
import DICOM
import DICOMFiles
import Foundation
import Reading

/// Tells trouble with files from trouble with the archive they are in, whenever a file could not be read for reasons that may
/// lie outside it.
///
/// Looks at the file's root. If that is away, nothing is said of its files. If it is there, but file after file does not answer
/// or crashes its reader, the run ends: going on would take a reader's patience for every file.
actor RootWatch {
    private let roots: [KnownRoot]
    private let readers: FileReaders
    /// What is wrong with each root that was looked at, and when.
    private var findings: [ExactText: (problem: IndexingError?, at: ContinuousClock.Instant)] = [:]
    private var inARow = 0
    private var unansweredInARow = 0

    /// A finding is trusted for this long.
    private static let validity = Duration.seconds(2)
    private static let mostInARow = 50
    private static let mostUnansweredInARow = 10

    init(_ roots: [KnownRoot], readers: FileReaders) {
        self.roots = roots
        self.readers = readers
    }

    func noteSuccess() { (inARow, unansweredInARow) = (0, 0) }

    /// Why the root of a file is away, after the file could not be read; nil if the failure is the file's own.
    ///
    /// - Throws: if too many files in a row could not be read although their root is there.
    func problem(behind failure: FileFailure) async throws(ReadersUnavailable) -> IndexingError? {
        guard failure.code.isPassing, failure.code != .changed else { return nil }
        if let problem = try await problem(ofRootOf: failure.path) { return problem }
        // A folder without permission is full of such files.
        guard failure.code != .unreadable else { return nil }
        inARow += 1
        unansweredInARow = failure.code == .timeout ? unansweredInARow + 1 : 0
        guard inARow < Self.mostInARow, unansweredInARow < Self.mostUnansweredInARow else {
            throw ReadersUnavailable(
                "\(inARow) files in a row could not be read (\(failure.code)), although their root is there; "
                    + "check the disk, the server and the memory of this machine")
        }
        return nil
    }

    /// Whether the root of a file was found to be away.
    func isKnownToBeAway(_ path: String) -> Bool {
        guard let root = root(of: path) else { return false }
        return findings[ExactText(root.path)]?.problem != nil
    }

    /// The roots that were found to be away.
    var away: [IndexingError] {
        findings.sorted { $0.key < $1.key }.compactMap(\.value.problem)
    }

    private func root(of path: String) -> KnownRoot? {
        let path = ArchivePath(path)
        return roots.filter { ArchivePath($0.path).contains(path) }.max { $0.path.utf8.count < $1.path.utf8.count }
    }

    private func problem(ofRootOf path: String) async throws(ReadersUnavailable) -> IndexingError? {
        guard let root = root(of: path) else { return nil }
        let key = ExactText(root.path)
        if let known = findings[key], known.problem != nil || ContinuousClock.now - known.at < Self.validity {
            return known.problem
        }
        let problem = try await Self.problem(of: root, by: readers)
        findings[key] = (problem, .now)
        return problem
    }

    /// Why a root cannot be scanned now, or is not what it was; nil if it can.
    static func problem(
        of root: KnownRoot, by readers: FileReaders
    ) async throws(ReadersUnavailable) -> IndexingError? {
        switch try await readers.root(ReadRoot(path: root.path)) {
        case .failure(let failure): return ScanRoot.problem(failure, root.path)
        case .success(let now):
            if now.isEmpty { return IndexingError(root.path, "is empty; check that the share is mounted") }
            // The device of a share may have another number after the machine was started again.
            if let inode = root.inode, inode != now.id.inode {
                return IndexingError(
                    root.path, "is another folder than the one that was scanned; check what is mounted")
            }
            return nil
        }
    }
}
