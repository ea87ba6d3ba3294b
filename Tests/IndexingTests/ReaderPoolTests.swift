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

    @Test func aReaderHasNothingOpenThatTheProgramHas() async throws {
        let descriptor = fcntl(STDERR_FILENO, F_DUPFD, 100)
        defer { close(descriptor) }
        let readers = try readers(prologue: "ls /proc/self/fd > \"$1/open\"")
        #expect(await codes(["a"], readers) == ["a"])
        let open = try String(contentsOfFile: folder + "/open", encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(open.contains("0") && open.contains("2"))
        #expect(!open.contains("\(descriptor)"), "\(open)")
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
        #expect(starts == 6, "each is tried three times")
    }

    @Test func aReaderThatIsNotThereIsSaidToBeMissing() async {
        let readers = FileReaders.processes(
            executable: folder + "/nothing", arguments: [], count: 1, timeout: .seconds(20))
        #expect(await codes(["a", "b"], readers) == ["reader-not-started", "reader-not-started"])
    }

    // MARK: Containers

    /// A reader whose container holds `e0` to `e7`; to open what `guilty` matches kills or stalls it, and to name what
    /// `nameless` matches does so too.
    private func containerReaders(
        guilty: String, nameless: String = "none", act: String = "kill -9 $$", timeout: Duration
    )
        throws -> FileReaders
    {
        let script = #"""
            #!/bin/sh
            echo started >> "$1/starts"
            folder=$1
            four() { printf "\\$(printf %03o "$1")\\000\\000\\000"; }
            eight() { four "$1"; four 0; }
            text() { eight ${#1}; printf %s "$1"; }
            yes() { printf '\001'; }
            no() { printf '\000'; }
            length_of() { head -c "$1" | od -An -tu"$1" | tr -d ' '; }
            four 16; four 0; eight 7; eight 0
            while :; do
              length=$(length_of 4); [ -n "$length" ] || exit 0
              head -c 4 > /dev/null
              # Kind (4: a page), path, first, limit, whether to open.
              length_of 8 > /dev/null; path=$(head -c "$(length_of 8)")
              first=$(length_of 8); limit=$(length_of 8); opening=$(length_of 1)
              echo "$first $limit $opening" >> "$folder/requests"
              last=$((first + limit)); [ $last -gt 8 ] && last=8
              {
                eight 4; eight $((last - first))
                entry=$first
                while [ $entry -lt $last ]; do
                  if [ $opening = 1 ]; then case e$entry in \#(guilty)) \#(act) ;; esac
                  else case e$entry in \#(nameless)) \#(act) ;; esac; fi
                  # A container (2) in the container, since that takes few bytes.
                  text "$path"; text e$entry; eight 1; eight 0; eight 2
                  entry=$((entry + 1))
                done
                eight $last
                if [ $last = 8 ]; then yes; else no; fi
                no
              } > "$folder/page"
              size=$(wc -c < "$folder/page")
              printf "\\$(printf %03o $((size % 256)))\\$(printf %03o $((size / 256)))\\000\\000"; four 0
              cat "$folder/page"
            done
            """#
        let path = folder + "/containers"
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return .processes(executable: path, arguments: [folder], count: 1, timeout: timeout)
    }

    /// Every entry with what came of it, and the container's own problem at the end.
    private func entries(_ readers: FileReaders, limit: Int = 5) async -> [String] {
        var (lines, first) = ([String](), 0)
        while true {
            let page = await readers.page(ContainerRequest(path: "/a/b.zip", first: first, limit: limit))
            for entry in page.entries {
                switch entry.reading {
                case .failure(let failure):
                    #expect(failure.path == "/a/b.zip/" + entry.name)
                    lines.append("\(entry.name) \(failure.code)")
                default: lines.append(entry.name)
                }
            }
            if let problem = page.problem { lines.append(problem.code) }
            if page.isLast { return lines }
            first = page.next
        }
    }

    @Test func pagesOfAContainerComeFromOneReader() async throws {
        let readers = try containerReaders(guilty: "none", timeout: .seconds(60))
        #expect(await entries(readers) == ["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7"])
        #expect(starts == 1)
        #expect(try String(contentsOfFile: folder + "/requests", encoding: .utf8) == "0 5 1\n5 5 1\n")
    }

    @Test func anEntryThatKillsItsReaderIsOneFailureAndTheOthersAreRead() async throws {
        let readers = try containerReaders(guilty: "e2|e6", timeout: .seconds(60))
        #expect(
            await entries(readers)
                == ["e0", "e1", "e2 decoder-crashed", "e3", "e4", "e5", "e6 decoder-crashed", "e7"])
        // Each of the two kills a reader with its page, and another on its own.
        #expect(starts == 5)
    }

    @Test func anEntryThatTakesTooLongIsGivenUp() async throws {
        let readers = try containerReaders(guilty: "e7", act: "sleep 20", timeout: .seconds(4))
        let found = await entries(readers)
        #expect(found == ["e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7 timeout"])
    }

    @Test func aContainerThatCannotBePassedThroughFailsAsAWholeAndKeepsWhatWasRead() async throws {
        let readers = try containerReaders(guilty: "e6", nameless: "e6", timeout: .seconds(60))
        #expect(await entries(readers) == ["e0", "e1", "e2", "e3", "e4", "e5", "decoder-crashed"])
    }
}
