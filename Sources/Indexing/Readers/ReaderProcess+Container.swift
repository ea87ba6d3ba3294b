extension ReaderProcess {
    /// Some entries of a container; one that kills or stalls its reader is a failure, and the others are read.
    func page(_ request: ContainerRequest) async -> ContainerPage {
        switch await pageOrEnding(request) {
        case .success(let page): return page
        case .failure(let ending):
            if case .notStarted = ending {
                return ContainerPage(of: request, problem: ReadingFailure(request.path, ending))
            }
            return await pageEntryByEntry(request)
        }
    }

    /// Goes on one entry at a time, until the one that did it has been found.
    private func pageEntryByEntry(_ request: ContainerRequest) async -> ContainerPage {
        var page = ContainerPage(of: request)
        page.isLast = false
        while page.entries.count < request.limit {
            let one = ContainerRequest(path: request.path, first: page.next, limit: 1)
            switch await pageOrEnding(one) {
            case .success(let read):
                page.add(read)
                if read.isLast { return page }
            case .failure(let ending):
                // What is it called? Where even this cannot be told, it is the container that cannot be read.
                guard var named = await name(after: one), !named.entries.isEmpty else {
                    page.problem = ReadingFailure(request.path, ending)
                    page.isLast = true
                    return page
                }
                named.entries[0].reading = .failure(ReadingFailure(named.entries[0].path, ending))
                page.add(named)
                return page
            }
        }
        return page
    }

    /// The next entry, unopened.
    private func name(after request: ContainerRequest) async -> ContainerPage? {
        var request = request
        request.isOpening = false
        // A long way to it takes several pages without an entry.
        while case .success(let page) = await pageOrEnding(request) {
            if page.isLast || !page.entries.isEmpty { return page }
            request.first = page.next
        }
        return nil
    }

    private func pageOrEnding(_ request: ContainerRequest) async -> Result<ContainerPage, Ending> {
        let (replies, ending) = await ask([.page(request)])
        guard case .page(let page)? = replies.first?.0 else { return .failure(ending) }
        return .success(page)
    }
}

extension ReaderProcess.Ending: Error {}

extension ContainerPage {
    fileprivate mutating func add(_ page: ContainerPage) {
        entries += page.entries
        next = page.next
        isLast = page.isLast
        problem = page.problem
    }
}
