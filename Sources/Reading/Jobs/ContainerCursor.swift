import DICOM
import DICOMFiles

/// A container that stays open between one page of its entries and the next.
struct ContainerCursor {
    /// How long a page may take, unless a single entry takes longer: requests have a time limit.
    private static let pageTime = Duration.seconds(1)

    /// A class, because it holds what cannot be copied.
    private final class Holder {
        var reader: ContainerReader
        init(_ path: String) throws(FileFailure) { reader = try ContainerReader(path: path) }
    }

    private var holder: Holder?

    /// The entries from the position on; from the beginning where another container is open, or this one further on.
    mutating func page(_ request: ReadContainerPage) -> ContainerPage {
        var page = ContainerPage(of: request)
        guard request.limit > 0 else {
            holder = nil
            return page
        }
        do throws(FileFailure) {
            if holder?.reader.path != request.path || (holder?.reader.position ?? 0) > request.first { holder = nil }
            if holder == nil { holder = try Holder(request.path) }
            if let holder { try Self.fill(&page, request, &holder.reader) }
        } catch {
            page.failure = error
            page.isLast = true
        }
        if page.isLast { holder = nil }
        return page
    }

    private static func fill(
        _ page: inout ContainerPage, _ request: ReadContainerPage, _ reader: inout ContainerReader
    ) throws(FileFailure) {
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
                    // A page of one entry tells which one it was, also where that is nothing to record.
                    return
                }
            case .later: break
            case .end: page.isLast = true
            }
            if page.isLast || ContinuousClock.now >= deadline { return }
        }
    }

    /// Nil for an entry that begins like DICOM but is not a DICOM file.
    private static func read(_ entry: ContainerEntry) -> ContainerPage.Entry? {
        let content: FileContent
        switch entry.content {
        case .container: content = .container(nil)
        case .failure(let failure): content = .failure(failure)
        case .dicom(nil): content = .notDICOM
        case .dicom(let bytes?):
            content = FileContent { () throws(FileFailure) in try DICOMFile(header: entry.path, content: bytes) }
            if case .notDICOM = content { return nil }
        }
        return ContainerPage.Entry(
            container: entry.container, name: entry.name, bytes: entry.bytes, modifiedAt: entry.modifiedAt,
            content: content)
    }
}
