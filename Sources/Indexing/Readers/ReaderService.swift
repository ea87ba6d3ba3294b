import DICOMFiles
import Foundation
import Raster
import SystemPackage

/// The inside of a reader process: takes requests from one pipe and answers on another until the first one ends.
///
/// DICOM parsers crash on some files. Here that costs one file and one process.
public enum ReaderService {
    /// Serves standard input and output; returns when the program that started this one goes away.
    public static func serve() throws {
        // Ctrl-C reaches the whole foreground group: the program decides when its readers stop, by closing the pipe.
        signal(SIGINT, SIG_IGN)
        signal(SIGTERM, SIG_IGN)
        limitMemory(to: 6 << 30)
        // Nothing that a library prints may end up among the replies.
        let replies = try FileDescriptor.standardOutput.duplicate()
        let nowhere = try unsafe FileDescriptor.open("/dev/null", .writeOnly)
        _ = try nowhere.duplicate(as: .standardOutput)

        watchForHangUp()
        try replies.writeAll(greeting().bytes)
        var containers = ContainerCursor()
        let requests = PipeReader(.standardInput)
        while let request = try nextRequest(requests) {
            try replies.writeAll(answer(request, &containers).bytes)
        }
    }

    /// The first message: this process runs, and can or cannot read files.
    private static func greeting() throws -> ReaderMessage {
        do {
            try DICOMFile.checkDCMTK()
        } catch {
            return try ReaderMessage(.ready(problem: error.problem))
        }
        return try ReaderMessage(.ready(problem: ""))
    }

    /// Ends this process when the program is gone, also in the middle of a file that takes for ever.
    private static func watchForHangUp() {
        Thread.detachNewThread {
            var input = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
            while unsafe poll(&input, 1, -1) < 0 && errno == EINTR {}
            _exit(0)
        }
    }

    private static func nextRequest(_ requests: PipeReader) throws -> ReaderRequest? {
        guard let head = try requests.read(8) else { return nil }
        let lengths = ReaderMessage.lengths(head)
        guard let fields = try requests.read(lengths.fields) else { return nil }
        return try ReaderRequest(fields: fields)
    }

    private static func answer(
        _ request: ReaderRequest, _ containers: inout ContainerCursor
    ) throws -> ReaderMessage {
        switch request {
        case .header(let request):
            return try ReaderMessage(.header(FileReading.header(request)))
        case .page(let request):
            return try ReaderMessage(.page(containers.page(request)))
        case .geometry(let request):
            return try ReaderMessage(.geometry(FileReading.geometry(request)))
        case .content(let request):
            return try ReaderMessage(.content(FileReading.content(request)))
        case .picture(let request):
            do {
                let picture = try FileReading.picture(request)
                let facts = PictureFacts(
                    width: picture.image.width, height: picture.image.height, recipe: picture.recipe)
                return try ReaderMessage(.picture(facts), pixels: picture.image.pixels)
            } catch let failure as ReadingFailure {
                return try ReaderMessage(.failure(failure))
            }
        }
    }

    /// A file that asks for more fails to allocate instead of taking the machine down.
    private static func limitMemory(to bytes: UInt) {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    }
}
