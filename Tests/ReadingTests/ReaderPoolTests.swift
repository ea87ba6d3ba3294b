import DICOM
import Foundation
import TestSupport
import Testing

@testable import Reading

/// Readers in processes of their own, with `reader-double` in the reader's place.
@Suite final class ReaderPoolTests: Sendable {
    private let folder = NSTemporaryDirectory() + "fileroom-readers-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // As the program does: a reader that died is noticed by its silence.
        signal(SIGPIPE, SIG_IGN)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// - Parameter settings: what `reader-double` is told; its main.swift explains them.
    private func readers(
        _ settings: String..., count: Int = 1, timeout: Duration = .seconds(600)
    ) throws -> FileReaders {
        // It lies beside the tests' own binary.
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let double = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "reader-double").path
        return .processes(executable: double, arguments: [folder] + settings, count: count, timeout: timeout)
    }

    private func notes(_ file: String) -> [String] {
        ((try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? "").split(separator: "\n").map(
            String.init)
    }

    private var starts: Int { notes("starts").count }

    /// What came of each file: its name where the reader replied, else the failure's code.
    private func replies(
        _ names: [String], _ readers: FileReaders, folder: String = "/archive/"
    ) async throws(ReadersUnavailable) -> [String] {
        let contents = try await readers.headers(names.map { ReadHeader(path: folder + $0) })
        return zip(names, contents).map { name, content in
            guard case .failure(let failure) = content else { return "another reply" }
            #expect(failure.path == folder + name)
            return failure.code == .malformed ? failure.message : failure.code.rawValue
        }
    }

    @Test func oneProcessAnswersEveryRequestInOrder() async throws {
        let readers = try readers()
        let names = (0..<50).map { "file\($0)" }
        #expect(try await replies(names, readers) == names)
        #expect(try await replies(["one", "more"], readers) == ["one", "more"])
        #expect(try await replies([], readers) == [])
        #expect(starts == 1)
    }

    @Test func aFileThatKillsItsReaderIsOneFailureAndTheOthersAreRead() async throws {
        let names = ["a", "b", "crash1", "c", "crash2", "crash3", "d"]
        let readers = try readers()
        #expect(
            try await replies(names, readers)
                == ["a", "b", "decoder-crashed", "c", "decoder-crashed", "decoder-crashed", "d"])
        // Each of the three ends two readers.
        #expect(starts == 7)
        #expect(try await replies(["crash", "e"], readers) == ["decoder-crashed", "e"])
    }

    /// As the system kills processes when memory is short.
    @Test func aFileWhoseReaderWasKilledOnceIsReadAgain() async throws {
        let readers = try readers()
        #expect(try await replies(["a", "once1", "b", "once2", "c"], readers) == ["a", "once1", "b", "once2", "c"])
        #expect(starts == 3)
    }

    @Test func anIdleReaderThatDiedIsNotBlamedOnTheNextFile() async throws {
        // Were it, a second death would make the file a failure.
        let readers = try readers()
        #expect(try await replies(["dies-idle"], readers) == ["dies-idle"])
        // It says so just before.
        #expect(
            try await eventually { notes("idle-deaths").first.flatMap { Int32($0) }.map { !isRunning($0) } == true })
        #expect(try await replies(["once", "b"], readers) == ["once", "b"])
        #expect(starts == 3)
    }

    @Test func afterSomeThatDidNotAnswerTheWaitGetsShorter() {
        let patience = Patience()
        var waits: [Duration] = []
        for _ in 0..<6 {
            waits.append(patience.wait(of: .seconds(120)))
            patience.note(isTimeout: true)
        }
        #expect(waits == [.seconds(120), .seconds(60), .seconds(30), .seconds(15), .seconds(7.5), .seconds(7.5)])
        patience.note(isTimeout: false)
        #expect(patience.wait(of: .seconds(120)) == .seconds(60), "six in all")
        #expect(patience.wait(of: .seconds(2)) == .seconds(2))
        #expect(Patience().wait(of: .seconds(120)) == .seconds(120))
    }

    /// A reader that computes is not taken for one that hangs.
    @Test func onlyAReaderThatDoesNothingIsGivenUpEarly() async throws {
        let readers = try readers("busy-for=8", timeout: .seconds(12))
        #expect(try await replies(["stall1", "stall2"], readers) == ["timeout", "timeout"])
        // By now one that does nothing has 5 seconds.
        #expect(try await replies(["busy"], readers) == ["busy"])
    }

    @Test func hangingUpEndsAllWaiting() async throws {
        let readers = try readers(count: 1)
        let waiting = Task { [self] in try await replies(["stall"], readers) }
        let queued = Task { [self] in try await replies(["a"], readers) }
        #expect(try await eventually { starts == 1 })
        readers.hangUp()
        for task in [waiting, queued] {
            await #expect(throws: ReadersUnavailable.stopped) { try await task.value }
        }
        await #expect(throws: ReadersUnavailable.stopped) { try await replies(["b"], readers) }
    }

    @Test func aFolderThatDoesNotAnswerIsATimeoutAndFilesAreReadMeanwhile() async throws {
        let readers = try readers(timeout: .seconds(6))
        let listing = Task { try await readers.folder(ListFolder(path: "/archive/stall")) }
        #expect(try await replies(["a"], readers) == ["a"])
        guard case .failure(let failure) = try await listing.value else {
            Issue.record("a listing")
            return
        }
        #expect(failure.code == .timeout && failure.path == "/archive/stall")
    }

    /// Half of a message, and then nothing.
    @Test func aReplyThatStopsInTheMiddleIsATimeout() async throws {
        let readers = try readers("replies=by-half", timeout: .seconds(3))
        #expect(try await replies(["a"], readers) == ["timeout"])
    }

    /// What precedes a file in a container has to be unpacked first.
    @Test func aReaderThatGivesSignsOfLifeHasMoreTime() async throws {
        let readers = try readers(timeout: .seconds(4))
        #expect(try await replies(["alive-for-6", "b"], readers) == ["alive-for-6", "b"])
        #expect(starts == 1)
    }

    @Test func aReaderInheritsNoOpenFiles() async throws {
        let descriptor = fcntl(STDERR_FILENO, F_DUPFD, 100)
        defer { close(descriptor) }
        let readers = try readers("notes=descriptors")
        #expect(try await replies(["a"], readers) == ["a"])
        let open = notes("descriptors")
        #expect(open.contains("0") && open.contains("2"))
        #expect(!open.contains("\(descriptor)"), "\(open)")
    }

    @Test func aFileThatTakesTooLongIsOneFailureAndTheOthersAreRead() async throws {
        let readers = try readers(timeout: .seconds(15))
        #expect(try await replies(["a", "stall", "b"], readers) == ["a", "timeout", "b"])
        #expect(starts == 2)
    }

    @Test func waitsForAFractionOfASecond() async throws {
        let readers = try readers(timeout: .milliseconds(1700))
        let start = ContinuousClock.now
        #expect(try await replies(["stall"], readers) == ["timeout"])
        #expect(ContinuousClock.now - start >= .milliseconds(1700))
    }

    @Test func keepsWhatAReaderAnsweredBeforeItDied() async throws {
        // The first reader takes what a pipe may hold, answers three at once and exits.
        let readers = try readers("first=answers-three-of-six")
        let names = (0..<20).map { "file\($0)" }
        let found = try await replies(names, readers, folder: "/archive/" + String(repeating: "long/", count: 700))
        #expect(starts == 2)
        // The fourth is read once more.
        #expect(found == names)
    }

    @Test func anImageThatKillsItsReaderIsOneFailure() async throws {
        let readers = try readers()
        for (name, code) in [("crash", FailureCode.decoderCrashed), ("file", .malformed), ("crash", .decoderCrashed)] {
            guard case .failure(let failure) = try await readers.image(RenderImage(path: "/archive/" + name)) else {
                Issue.record("an image of \(name)")
                continue
            }
            #expect(failure.code == code)
        }
    }

    @Test func manyRequestsAtOnceShareTheReaders() async throws {
        let readers = try readers(count: 3)
        let answers = try await withThrowingTaskGroup(of: [String].self) { group in
            for batch in 0..<9 {
                group.addTask { [self] in try await replies(["\(batch)a", "crash\(batch)", "\(batch)b"], readers) }
            }
            return try await group.reduce(into: [[String]]()) { $0.append($1) }
        }
        #expect(
            answers.sorted { $0[0] < $1[0] }
                == (0..<9).map { ["\($0)a", "decoder-crashed", "\($0)b"] })
        #expect(starts <= 3 + 2 * 9)
    }

    @Test func moreRequestsThanAPipeHoldsAreAnswered() async throws {
        let readers = try readers()
        // Each path alone is 4000 bytes; a pipe holds 65536.
        let names = (0..<40).map { String(repeating: "x", count: 100) + "\($0)" }
        #expect(
            try await replies(names, readers, folder: "/archive/" + String(repeating: "long/", count: 780)) == names)
        #expect(starts == 1)
    }

    // MARK: Faults that are not the file's

    @Test(arguments: ["start=exits", "start=dies"])
    func aReaderThatNeverStartsIsThrown(setting: String) async throws {
        let readers = try readers(setting)
        await #expect(throws: ReadersUnavailable.self) { try await replies(["a", "b"], readers) }
        #expect(starts == 3, "it is tried three times")
    }

    @Test func aReaderThatCannotReadFilesIsThrownWithItsReason() async throws {
        let readers = try readers("start=refuses")
        await #expect(throws: ReadersUnavailable("no dictionary")) { try await replies(["a"], readers) }
        #expect(starts == 1)
    }

    @Test func aMissingExecutableIsThrown() async {
        let readers = FileReaders.processes(
            executable: folder + "/nothing", arguments: [], count: 1, timeout: .seconds(20))
        await #expect(throws: ReadersUnavailable.self) { try await replies(["a", "b"], readers) }
        await #expect(throws: ReadersUnavailable.self) {
            try await readers.page(ReadContainerPage(path: "/a/b.zip"))
        }
    }

    @Test func aReplyOfAnotherKindIsThrownAndNotTakenForTheFiles() async throws {
        let readers = try readers("replies=of-another-kind")
        await #expect(throws: ReadersUnavailable.self) { try await readers.image(RenderImage(path: "/archive/a")) }
    }

    // MARK: Containers

    /// Every entry with what came of it, and the container's own failure at the end.
    private func entries(_ readers: FileReaders, limit: Int = 5) async throws -> [String] {
        var (lines, first) = ([String](), 0)
        while true {
            let page = try await readers.page(ReadContainerPage(path: "/a/b.zip", first: first, limit: limit))
            for entry in page.entries {
                switch entry.content {
                case .failure(let failure):
                    #expect(failure.path == "/a/b.zip/" + entry.name)
                    lines.append("\(entry.name) \(failure.code)")
                default: lines.append(entry.name)
                }
            }
            if let failure = page.failure { lines.append(failure.code.rawValue) }
            if page.isLast { return lines }
            first = page.next
        }
    }

    @Test func pagesOfAContainerComeFromOneReader() async throws {
        let readers = try readers()
        #expect(try await entries(readers) == ["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7"])
        #expect(starts == 1)
        #expect(notes("pages") == ["0 5 open", "5 5 open"])
    }

    @Test func anEntryThatKillsItsReaderIsOneFailureAndTheOthersAreRead() async throws {
        let readers = try readers("entry-dies=e2,e6")
        #expect(
            try await entries(readers)
                == ["e0", "e1", "e2 decoder-crashed", "e3", "e4", "e5", "e6 decoder-crashed", "e7"])
        // Each of the two kills a reader with its page, and two more on its own.
        #expect(starts == 7)
    }

    @Test func anEntryThatTakesTooLongIsOneFailure() async throws {
        // A file in a container has seven times the limit more.
        let readers = try readers("entry-stalls=e7", timeout: .seconds(2))
        #expect(try await entries(readers) == ["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7 timeout"])
    }

    @Test func aContainerThatCannotBeReadOnFailsAndKeepsWhatWasRead() async throws {
        let readers = try readers("entry-dies=e6", "name-dies=e6")
        #expect(try await entries(readers) == ["e0", "e1", "e2", "e3", "e4", "e5", "decoder-crashed"])
    }
}
