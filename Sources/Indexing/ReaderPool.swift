import Captioning
import DICOM
import Raster

/// A few reader processes, each lent to one piece of work at a time.
actor ReaderPool {
    private var idle: [ReaderProcess]
    private var waiting: [CheckedContinuation<ReaderProcess, Never>] = []

    init(executable: String, arguments: [String], count: Int, timeout: Duration) {
        idle = (0..<count).map { _ in ReaderProcess(executable: executable, arguments: arguments, timeout: timeout) }
    }

    private func lend() async -> ReaderProcess {
        if let reader = idle.popLast() { return reader }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func takeBack(_ reader: ReaderProcess) {
        if waiting.isEmpty { idle.append(reader) } else { waiting.removeFirst().resume(returning: reader) }
    }

    /// Every request's reply, in order; a file that kills or stalls its reader is a failure, and the rest go on.
    func replies(to requests: [ReaderRequest]) async -> [(ReaderReply, pixels: [UInt8])] {
        let reader = await lend()
        defer { takeBack(reader) }
        var replies: [(ReaderReply, pixels: [UInt8])] = []
        while replies.count < requests.count {
            let rest = Array(requests[replies.count...])
            let (answered, ending) = await reader.ask(rest)
            replies += answered
            guard answered.count < rest.count else { break }
            let path = rest[answered.count].path
            let failure =
                switch ending {
                case .complete, .crashed:
                    ReadingFailure(
                        path: path, code: "decoder-crashed",
                        problem: "reading it crashed the reader process; the file is damaged or hostile")
                case .timedOut:
                    ReadingFailure(path: path, code: "timeout", problem: "reading it took too long and was given up")
                case .notStarted(let problem):
                    ReadingFailure(
                        path: path, code: ReadingFailure.readerNotStarted,
                        problem: "no reader process could be started: \(problem)")
                }
            replies.append((.failure(failure), []))
        }
        return replies
    }
}

extension FileReaders {
    /// Readers in processes of their own: a file that crashes or stalls its parser costs one failure.
    ///
    /// - Parameters:
    ///   - executable: this program, which serves as a reader when run with `arguments`.
    ///   - count: how many read at the same time.
    ///   - timeout: how long one file may take.
    public static func processes(
        executable: String, arguments: [String], count: Int, timeout: Duration = .seconds(120)
    ) -> FileReaders {
        let pool = ReaderPool(executable: executable, arguments: arguments, count: count, timeout: timeout)
        return FileReaders(
            headers: { requests in
                await pool.replies(to: requests.map { .header($0) }).map { reply, _ in
                    switch reply {
                    case .header(let reading): reading
                    case .failure(let failure): .failure(failure)
                    case .picture, .geometry, .content, .ready: .notDICOM
                    }
                }
            },
            picture: { request in
                guard let (reply, pixels) = await pool.replies(to: [.picture(request)]).first else {
                    return .failure(
                        ReadingFailure(path: request.path, code: ReadingFailure.readerNotStarted, problem: "no reply"))
                }
                switch reply {
                case .picture(let facts):
                    let image = RGBImage(width: facts.width, height: facts.height, pixels: pixels)
                    return .success(Picture(image: image, recipe: facts.recipe))
                case .failure(let failure): return .failure(failure)
                case .header, .geometry, .content, .ready:
                    return .failure(
                        ReadingFailure(
                            path: request.path, code: ReadingFailure.readerNotStarted,
                            problem: "an answer to another question"))
                }
            },
            geometry: { request in
                guard case .geometry(let places)? = await pool.replies(to: [.geometry(request)]).first?.0 else {
                    return []
                }
                return places
            },
            content: { request in
                guard case .content(let content)? = await pool.replies(to: [.content(request)]).first?.0 else {
                    return nil
                }
                return content
            })
    }
}
