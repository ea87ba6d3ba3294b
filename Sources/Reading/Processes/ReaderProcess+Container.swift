import DICOM

extension ReaderProcess {
    /// Some entries of a container; an entry that kills or stalls its reader is a failure, and the others are read.
    func page(_ job: ReadContainerPage) async throws(ReadersUnavailable) -> ContainerPage {
        switch try await pageOrEnding(job) {
        case .page(let page): page
        case .ending: try await pageEntryByEntry(job)
        }
    }

    private enum Answer {
        case page(ContainerPage)
        case ending(FileFailure)
    }

    /// Goes on one entry at a time, until the one that ended the conversation has been found.
    private func pageEntryByEntry(_ job: ReadContainerPage) async throws(ReadersUnavailable) -> ContainerPage {
        var page = ContainerPage(of: job)
        page.isLast = false
        while page.entries.count < job.limit {
            let one = ReadContainerPage(path: job.path, first: page.next, limit: 1)
            switch try await pageOrEnding(one, attempts: 2) {
            case .page(let read):
                page.add(read)
                if read.isLast { return page }
            case .ending(var failure):
                // Where not even the entry's name can be read, it is the container that cannot.
                guard var named = try await name(after: one), !named.entries.isEmpty else {
                    page.failure = failure
                    page.isLast = true
                    return page
                }
                failure.path = named.entries[0].path
                named.entries[0].content = .failure(failure)
                page.add(named)
                return page
            }
        }
        return page
    }

    /// The next entry, unopened.
    private func name(after job: ReadContainerPage) async throws(ReadersUnavailable) -> ContainerPage? {
        var job = job
        job.isOpening = false
        // A long way to it takes several pages without an entry.
        while case .page(let page) = try await pageOrEnding(job, attempts: 2) {
            if page.isLast || !page.entries.isEmpty { return page }
            job.first = page.next
        }
        return nil
    }

    /// - Parameter attempts: how often the job is done where it ends its reader. One that was killed for another reason than
    ///   its file is not to be blamed on that.
    private func pageOrEnding(
        _ job: ReadContainerPage, attempts: Int = 1
    ) async throws(ReadersUnavailable) -> Answer {
        let (results, ending) = try await ask([job])
        if attempts > 1, results.isEmpty, ending == .crashed {
            return try await pageOrEnding(job, attempts: attempts - 1)
        }
        switch results.first {
        case .success(let page): return .page(page)
        case .failure(let failure): return .ending(failure)
        case nil: return .ending(FileFailure(job.path, ending))
        }
    }
}

extension ContainerPage {
    fileprivate mutating func add(_ page: ContainerPage) {
        entries += page.entries
        next = page.next
        isLast = page.isLast
        failure = page.failure
    }
}
