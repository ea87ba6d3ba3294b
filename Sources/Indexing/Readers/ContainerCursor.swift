import DICOMFiles

/// A container that stays open between one page of its entries and the next.
struct ContainerCursor {
    /// How long a page may take, unless a single entry takes longer: requests have a time limit.
    private static let pageTime = Duration.seconds(1)

    /// A class, because it holds what cannot be copied.
    private final class Holder {
        var reader: ContainerReader
        init(_ path: String) throws(DICOMError) { reader = try ContainerReader(path: path) }
    }

    private var holder: Holder?

    /// The entries from the position on; from the beginning where another container is open, or this one further on.
    mutating func page(_ request: ContainerRequest) -> ContainerPage {
        var page = ContainerPage(of: request)
        guard request.limit > 0 else {
            holder = nil
            return page
        }
        do throws(DICOMError) {
            if holder?.reader.path != request.path || (holder?.reader.position ?? 0) > request.first { holder = nil }
            if holder == nil { holder = try Holder(request.path) }
            if let holder { try Self.fill(&page, request, &holder.reader) }
        } catch {
            page.problem = ReadingFailure(request.path, error)
            page.isLast = true
        }
        if page.isLast { holder = nil }
        return page
    }

    private static func fill(
        _ page: inout ContainerPage, _ request: ContainerRequest, _ reader: inout ContainerReader
    ) throws(DICOMError) {
        page.isLast = false
        let deadline = ContinuousClock.now + pageTime
        while reader.position < request.first {
            switch try reader.next(before: deadline, keeping: false, upTo: request.first) {
            case .entry: break
            case .later: if ContinuousClock.now >= deadline { return }
            case .end:
                page.isLast = true
                return
            }
        }
        while page.entries.count < request.limit {
            let step = try reader.next(before: deadline, keeping: request.isOpening)
            page.next = reader.position
            switch step {
            case .entry(let entry):
                if let read = read(entry) {
                    page.entries.append(read)
                } else if request.limit == 1 {
                    // Whoever asks for one wants to know which one it was.
                    return
                }
            case .later: break
            case .end: page.isLast = true
            }
            if page.isLast || ContinuousClock.now >= deadline { return }
        }
    }

    /// Nil for what began as DICOM and is none.
    private static func read(_ entry: ContainerEntry) -> ContainerPage.Entry? {
        let reading: HeaderReading
        switch entry.content {
        case .container: reading = .container
        case .failure(let error): reading = .failure(ReadingFailure(entry.path, error))
        case .dicom(nil): reading = .notDICOM
        case .dicom(let content?):
            reading = FileReading.header(of: entry.path) {
                () throws(DICOMError) in try DICOMFile(header: entry.path, content: content)
            }
            if case .notDICOM = reading { return nil }
        }
        return ContainerPage.Entry(
            container: entry.container, name: entry.name, bytes: entry.bytes, modifiedAt: entry.modifiedAt,
            reading: reading)
    }
}
