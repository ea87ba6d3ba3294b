import DICOM

/// Reader processes, each lent to one piece of work at a time.
actor ReaderPool {
    private var idle: [ReaderProcess]
    private var waiting: [CheckedContinuation<ReaderProcess, Never>] = []
    /// The readers that have a container open, by its path.
    private var held: [ExactText: ReaderProcess] = [:]

    init(
        executable: String, arguments: [String], count: Int, timeout: Duration, patience: Patience, hangUp: HangUp
    ) {
        idle = (0..<count).map { _ in
            ReaderProcess(
                executable: executable, arguments: arguments, timeout: timeout, patience: patience, hangUp: hangUp)
        }
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
            results.append(try await retried(rest[answered.count], after: ending, by: reader))
        }
        return results
    }

    /// The result of a job at which a conversation ended.
    ///
    /// A reader may have been killed for another reason than its file, such as the machine's memory: the file is read once
    /// more in a fresh one.
    private func retried<Job: ReaderJob>(
        _ job: Job, after ending: ReaderProcess.Ending, by reader: ReaderProcess
    ) async throws(ReadersUnavailable) -> Result<Job.Reply, FileFailure> {
        guard ending == .crashed else { return .failure(FileFailure(job.path, ending)) }
        let (results, ending) = try await reader.ask([job])
        return results.first ?? .failure(FileFailure(job.path, ending))
    }

    func run<Job: ReaderJob>(_ job: Job) async throws(ReadersUnavailable) -> Result<Job.Reply, FileFailure> {
        try await run([job])[0]
    }

    /// Some entries of a container, from the reader that has it open; a job for none frees the reader.
    func page(_ job: ReadContainerPage) async throws(ReadersUnavailable) -> ContainerPage {
        guard job.limit > 0 else {
            if let reader = held.removeValue(forKey: ExactText(job.path)) { takeBack(reader) }
            return ContainerPage(of: job)
        }
        let reader = if let holder = held.removeValue(forKey: ExactText(job.path)) { holder } else { await lend() }
        let page: ContainerPage
        do { page = try await reader.page(job) } catch {
            takeBack(reader)
            throw error
        }
        if page.isLast { takeBack(reader) } else { held[ExactText(job.path)] = reader }
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
                message: "reading it ended the reader process twice; the file is damaged or hostile, or memory is short"
            )
        case .timedOut:
            self.init(
                path: path, code: .timeout,
                message: "reading it took too long and was stopped; check that its disk or share answers")
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
        let (patience, hangUp) = (Patience(), HangUp())
        let pool = ReaderPool(
            executable: executable, arguments: arguments, count: count, timeout: timeout, patience: patience,
            hangUp: hangUp)
        // One of its own: neither waits for the other, and a folder that does not answer leaves the others to read files.
        let walker = ReaderPool(
            executable: executable, arguments: arguments, count: 1, timeout: timeout, patience: patience, hangUp: hangUp
        )
        var readers = FileReaders(
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
        readers.root = { job async throws(ReadersUnavailable) in try await walker.run(job) }
        readers.folder = { job async throws(ReadersUnavailable) in try await walker.run(job) }
        readers.hangUp = { hangUp.make() }
        return readers
    }
}
