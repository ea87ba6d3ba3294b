import DICOMFiles

/// The folders of a walk, until a stop is asked for.
struct ArchiveFolders: AsyncSequence {
    let walker: ArchiveWalker
    let stop: StopRequest

    struct AsyncIterator: AsyncIteratorProtocol {
        var walker: ArchiveWalker
        let stop: StopRequest

        mutating func next() async throws -> ArchiveFolder? { stop.isMade ? nil : walker.next() }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(walker: walker, stop: stop) }
}
