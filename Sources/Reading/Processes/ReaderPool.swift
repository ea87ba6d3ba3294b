import DICOM

/// Reader processes, each lent to one piece of work at a time.
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

    /// Every job's result, in order; a file that kills or stalls its reader is a failure, and the rest go on.
    func run<Job: ReaderJob>(_ jobs: [Job]) async throws(ReadersUnavailable) -> [Result<Job.Reply, FileFailure>] {
        let reader = await lend()
        defer { takeBack(reader) }
        var results: [Result<Job.Reply, FileFailure>] = []
        while results.count < jobs.count {
            let rest = Array(jobs[results.count...])
            let (answered, ending) = try await reader.ask(rest)
            results += answered
            guard answered.count < rest.count else { break }
            results.append(.failure(FileFailure(rest[answered.count].path, ending)))
        }
        return results
    }

    func run<Job: ReaderJob>(_ job: Job) async throws(ReadersUnavailable) -> Result<Job.Reply, FileFailure> {
        try await run([job])[0]
    }

    /// Some entries of a container, from the reader that has it open; a job for none frees the reader.
    func page(_ job: ReadContainerPage) async throws(ReadersUnavailable) -> ContainerPage {
        guard job.limit > 0 else {
            if let reader = held.removeValue(forKey: job.path) { takeBack(reader) }
            return ContainerPage(of: job)
        }
        let reader = if let holder = held.removeValue(forKey: job.path) { holder } else { await lend() }
        let page: ContainerPage
        do { page = try await reader.page(job) } catch {
            takeBack(reader)
            throw error
        }
        if page.isLast { takeBack(reader) } else { held[job.path] = reader }
        return page
    }
}

extension FileFailure {
    /// The failure of the file at which a conversation with a reader ended.
    init(_ path: String, _ ending: ReaderProcess.Ending) {
        switch ending {
        case .complete, .crashed:
            self.init(
                path: path, code: .decoderCrashed,
                message: "reading it crashed the reader process; the file is damaged or hostile")
        case .timedOut:
            self.init(path: path, code: .timeout, message: "reading it took too long and was stopped")
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
            headers: { jobs async throws(ReadersUnavailable) in
                try await pool.run(jobs).map { result in
                    switch result {
                    case .success(let content): content
                    case .failure(let failure): .failure(failure)
                    }
                }
            },
            image: { job async throws(ReadersUnavailable) in try await pool.run(job) },
            page: { job async throws(ReadersUnavailable) in try await pool.page(job) },
            containerCount: count,
            geometry: { job async throws(ReadersUnavailable) in try await pool.run(job) },
            content: { job async throws(ReadersUnavailable) in try await pool.run(job) })
    }
}
