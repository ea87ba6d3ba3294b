import DICOM
import DICOMFiles
import Foundation
import SystemPackage

/// The inside of a reader process: takes jobs from one pipe and replies on another until the first one ends.
///
/// DICOM parsers crash on some files. Here that costs one file and one process.
public enum ReaderService {
    /// Serves standard input and output; returns when the program that started this one goes away.
    public static func serve() throws {
        // Ctrl-C reaches the complete foreground group. The program decides when its readers stop, by closing the pipe.
        signal(SIGINT, SIG_IGN)
        signal(SIGTERM, SIG_IGN)
        limitMemory(toMore: 6 << 30)
        // Keeps what a library prints out of the replies.
        let replies = try FileDescriptor.standardOutput.duplicate()
        let nowhere = try unsafe FileDescriptor.open("/dev/null", .writeOnly)
        _ = try nowhere.duplicate(as: .standardOutput)

        let isWatching = watchForHangUp()
        try replies.writeAll(greeting(isWatching: isWatching).bytes)
        ContainerReader.whileLooking {
            // If the pipe is gone, so is the program.
            _ = try? replies.writeAll(ReaderMessage.signOfLife.bytes)
        }
        var containers = ContainerCursor()
        let jobs = PipeReader(.standardInput)
        while let message = try ReaderMessage(from: jobs) {
            try replies.writeAll(Self.reply(to: message, &containers).bytes)
        }
    }

    /// The first message: this process runs, and can or cannot read files.
    private static func greeting(isWatching: Bool) -> ReaderMessage {
        guard isWatching else {
            return ReaderMessage(
                greeting: "a reader cannot start a thread; raise the process limit (ulimit -u, TasksMax)")
        }
        do {
            try DICOMFile.checkDCMTK()
        } catch {
            return ReaderMessage(greeting: error.message)
        }
        return ReaderMessage(greeting: "")
    }

    /// Ends this process when the program is gone, even in the middle of a file that takes forever. False if there is no
    /// thread for it: Foundation's would not say so.
    private static func watchForHangUp() -> Bool {
        var thread = pthread_t()
        let error = unsafe pthread_create(
            &thread, nil,
            { _ in
                var input = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
                while unsafe poll(&input, 1, -1) < 0 && errno == EINTR {}
                _exit(0)
            }, nil)
        return error == 0
    }

    private static func reply(
        to message: ReaderMessage, _ containers: inout ContainerCursor
    ) throws(MalformedMessage) -> ReaderMessage {
        var fields = FieldReader(message.fields)
        guard let number = JobNumber(rawValue: try Int(&fields)) else { throw MalformedMessage() }
        return try reply(to: number.job, &fields, &containers)
    }

    private static func reply<Job: ReaderJob>(
        to _: Job.Type, _ fields: inout FieldReader, _ containers: inout ContainerCursor
    ) throws(MalformedMessage) -> ReaderMessage {
        let job = try Job(&fields)
        return try ReaderMessage(
            replyTo: Job.self, Result { () throws(FileFailure) in try job.run(&containers) })
    }

    /// A file that asks for more memory fails to allocate it instead of bringing the machine down.
    ///
    /// - Parameter bytes: more than this process has at the start, which is terabytes under AddressSanitizer.
    private static func limitMemory(toMore bytes: UInt) {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.prefix { $0 != " " }
        let present = (pages.flatMap { UInt($0) } ?? 0) * UInt(sysconf(Int32(_SC_PAGESIZE)))
        var limit = rlimit(rlim_cur: present + bytes, rlim_max: present + bytes)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    }
}
