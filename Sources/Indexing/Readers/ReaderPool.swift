import Captioning
import DICOM
import Raster

/// A few reader processes, each lent to one piece of work at a time.
actor ReaderPool {
    private var idle: [ReaderProcess]
    private var waiting: [CheckedContinuation<ReaderProcess, Never>] = []
    /// The readers that have a container open, by its path.
    private var held: [String: ReaderProcess] = [:]

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
            let failure = ReadingFailure(rest[answered.count].path, ending)
            replies.append((.failure(failure), []))
        }
        return replies
    }

    /// Some entries of a container, from the reader that has it open; a request for none gives the reader free.
    func page(_ request: ContainerRequest) async -> ContainerPage {
        guard request.limit > 0 else {
            if let reader = held.removeValue(forKey: request.path) { takeBack(reader) }
            return ContainerPage(of: request)
        }
        let reader =
            if let holder = held.removeValue(forKey: request.path) { holder } else { await lend() }
        let page = await reader.page(request)
        if page.isLast { takeBack(reader) } else { held[request.path] = reader }
        return page
    }
}

extension ReadingFailure {
    /// The path is that of the request a conversation ended at.
    init(_ path: String, _ ending: ReaderProcess.Ending) {
        switch ending {
        case .complete, .crashed:
            self.init(
                path: path, code: "decoder-crashed",
                problem: "reading it crashed the reader process; the file is damaged or hostile")
        case .timedOut:
            self.init(path: path, code: "timeout", problem: "reading it took too long and was given up")
        case .notStarted(let problem):
            self.init(
                path: path, code: Self.readerNotStarted,
                problem: "no reader process could be started: \(problem)")
        }
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
                    case .picture, .geometry, .content, .page, .ready: .notDICOM
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
                case .header, .geometry, .content, .page, .ready:
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
            },
            page: { await pool.page($0) }, containerCount: count)
    }
}
