import Foundation
import Testing

@testable import Indexing

/// Readers in processes of their own, with a shell script in the reader's place.
final class ReaderPoolTests: Sendable {
    private let folder = NSTemporaryDirectory() + "fileroom-readers-" + UUID().uuidString

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // As the program does: a reader that died is noticed by what it does not say.
        signal(SIGPIPE, SIG_IGN)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A reader that answers every request with the file's name as a failure's code, notes that it was started, and
    /// dies of files called `crash…` and sleeps over those called `stall…`.
    private func readers(count: Int = 1, timeout: Duration = .seconds(600), isReady: Bool = true, prologue: String = "")
        throws -> FileReaders
    {
        let script = #"""
            #!/bin/sh
            echo started >> "$1/starts"
            # A number of 0 to 255 in four or in eight bytes, and a text with its length before it.
            four() { printf "\\$(printf %03o "$1")\\000\\000\\000"; }
            eight() { four "$1"; four 0; }
            text() { eight ${#1}; printf %s "$1"; }
            ask() {
              length=$(head -c 4 | od -An -tu4 | tr -d ' ')
              [ -n "$length" ] || exit 0
              head -c 4 > /dev/null
              request=$(head -c "$length" | tr -d '\000\001')
              name=${request##*/}
              name=${name%%\"*}
            }
            # A failure (6) of the path p, with the name for its code.
            answer() { four $((34 + ${#name})); four 0; eight 6; text p; text "$name"; text q; }
            # Ready (7).
            \#(isReady ? "four 16; four 0; eight 7; eight 0" : "")
            \#(prologue)
            while :; do
              ask
              case $name in
                crash*) kill -9 $$ ;;
                stall*) exec sleep 100 ;;
              esac
              answer
            done
            """#
        let path = folder + "/reader"
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return .processes(executable: path, arguments: [folder], count: count, timeout: timeout)
    }

    private var starts: Int {
        ((try? String(contentsOfFile: folder + "/starts", encoding: .utf8)) ?? "").split(separator: "\n").count
    }

    private func codes(_ names: [String], _ readers: FileReaders, folder: String = "/archive/") async -> [String] {
        await readers.headers(names.map { HeaderRequest(path: folder + $0) }).map { reading in
            switch reading {
            case .failure(let failure): failure.code
            case .instance, .notDICOM, .container, .mediaDirectory: "another reply"
            }
        }
    }

    @Test func oneProcessAnswersEveryRequestInOrder() async throws {
        let readers = try readers()
        let names = (0..<50).map { "file\($0)" }
        #expect(await codes(names, readers) == names)
        #expect(await codes(["one", "more"], readers) == ["one", "more"])
        #expect(await codes([], readers) == [])
        #expect(starts == 1)
    }

    @Test func aFileThatKillsItsReaderIsOneFailureAndTheOthersAreRead() async throws {
        let names = ["a", "b", "crash1", "c", "crash2", "crash3", "d"]
        let readers = try readers()
        #expect(
            await codes(names, readers)
                == ["a", "b", "decoder-crashed", "c", "decoder-crashed", "decoder-crashed", "d"])
        #expect(starts == 4)
        #expect(await codes(["crash", "e"], readers) == ["decoder-crashed", "e"])
        let reading = await readers.headers([HeaderRequest(path: "/archive/crash")])
        guard case .failure(let failure) = try #require(reading.first) else {
            Issue.record("no failure")
            return
        }
        #expect(failure.path == "/archive/crash")
    }

    @Test func aFileThatTakesTooLongIsGivenUpAndTheOthersAreRead() async throws {
        let readers = try readers(timeout: .seconds(15))
        #expect(await codes(["a", "stall", "b"], readers) == ["a", "timeout", "b"])
        #expect(starts == 2)
    }

    @Test func aPartOfASecondIsATimeToWait() async throws {
        let readers = try readers(timeout: .milliseconds(1700))
        let start = ContinuousClock.now
        #expect(await codes(["stall"], readers) == ["timeout"])
        let elapsed = ContinuousClock.now - start
        #expect(elapsed >= .milliseconds(1700))
    }

    @Test func whatAReaderAnsweredBeforeItDiedCounts() async throws {
        // The first reader takes what a pipe may hold, answers three at one blow and is gone.
        let readers = try readers(
            prologue: """
                if mkdir "$1/first" 2> /dev/null; then
                  ask; one=$name; ask; two=$name; ask; three=$name; ask; ask; ask
                  for name in $one $two $three; do answer; done
                  exit 1
                fi
                """)
        let names = (0..<20).map { "file\($0)" }
        let readings = await codes(names, readers, folder: "/archive/" + String(repeating: "long/", count: 700))
        #expect(readings == names.map { $0 == "file3" ? "decoder-crashed" : $0 })
        #expect(starts == 2)
    }

    @Test func aPictureThatKillsItsReaderIsOneFailure() async throws {
        let readers = try readers()
        for (name, code) in [("crash", "decoder-crashed"), ("file", "file"), ("crash", "decoder-crashed")] {
            let result = await readers.picture(PictureRequest(path: "/archive/" + name))
            guard case .failure(let failure) = result else {
                Issue.record("a picture of \(name)")
                continue
            }
            #expect(failure.code == code)
        }
    }

    @Test func manyRequestsAtOnceShareTheReaders() async throws {
        let readers = try readers(count: 3)
        let answers = await withTaskGroup(of: [String].self) { group in
            for batch in 0..<9 {
                group.addTask { [self] in await codes(["\(batch)a", "crash\(batch)", "\(batch)b"], readers) }
            }
            return await group.reduce(into: [[String]]()) { $0.append($1) }
        }
        #expect(
            answers.sorted { $0[0] < $1[0] }
                == (0..<9).map { ["\($0)a", "decoder-crashed", "\($0)b"] })
        #expect(starts <= 3 + 9)
    }

    @Test func moreRequestsThanAPipeHoldsAreAnswered() async throws {
        let readers = try readers()
        // Each name alone is 4000 bytes; a pipe holds 65536.
        let names = (0..<40).map { String(repeating: "x", count: 100) + "\($0)" }
        #expect(await codes(names, readers, folder: "/archive/" + String(repeating: "long/", count: 780)) == names)
        #expect(starts == 1)
    }

    @Test(arguments: ["exit 1", "exec sleep 0", "kill -9 $$"])
    func aReaderThatNeverSaysThatItIsReadyIsNotBlamedOnTheFiles(prologue: String) async throws {
        let readers = try readers(isReady: false, prologue: prologue)
        #expect(await codes(["a", "b"], readers) == ["reader-not-started", "reader-not-started"])
        #expect(starts == 2)
    }

    @Test func aReaderThatIsNotThereIsSaidToBeMissing() async {
        let readers = FileReaders.processes(
            executable: folder + "/nothing", arguments: [], count: 1, timeout: .seconds(20))
        #expect(await codes(["a", "b"], readers) == ["reader-not-started", "reader-not-started"])
    }
}
