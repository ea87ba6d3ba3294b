// A reader process that misbehaves as a test asks for. Its first argument is a folder for its notes; the others are
// settings such as `entry-dies=e2,e6`.
#if DEBUG
    import DICOM
    import Foundation
    import SystemPackage

    @testable import Reading

    let folder = CommandLine.arguments[1]
    let settings = Dictionary(
        CommandLine.arguments.dropFirst(2).map { argument in
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }, uniquingKeysWith: { $1 })

    func note(_ line: String, in file: String) throws {
        let notes = try FileDescriptor.open(
            FilePath(folder + "/" + file), .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
        try notes.closeAfter { _ = try notes.writeAll((line + "\n").utf8) }
    }

    func die() -> Never {
        kill(getpid(), SIGKILL)
        exit(1)
    }

    func list(_ setting: String) -> [String] { settings[setting]?.split(separator: ",").map(String.init) ?? [] }

    /// Replies with the job's own path and file name, as a failure. It dies of files called `crash…`, and once of each called
    /// `once…`; it sleeps over those called `stall…`, computes over `busy…` and gives signs of life over `alive-for-SECONDS`.
    func reply(to path: String) -> FileFailure {
        let name = (path as NSString).lastPathComponent
        if name.hasPrefix("crash") { die() }
        if name.hasPrefix("once"), unsafe mkdir(folder + "/" + name, 0o700) == 0 { die() }
        if name.hasPrefix("stall") { sleep(100) }
        if name.hasPrefix("busy") {
            let end = ContinuousClock.now + .seconds(Int(settings["busy-for"] ?? "") ?? 1)
            while ContinuousClock.now < end {}
        }
        if name.hasPrefix("alive-for-") {
            for _ in 0..<(Int(name.dropFirst("alive-for-".count)) ?? 0) {
                sleep(1)
                _ = try? FileDescriptor.standardOutput.writeAll(ReaderMessage.signOfLife.bytes)
            }
        }
        return FileFailure(path: path, code: .malformed, message: name)
    }

    /// A page of a container that holds `e0` to `e7`; each entry is a container, since that takes few bytes.
    func page(_ job: ReadContainerPage) throws -> ContainerPage {
        try note("\(job.first) \(job.limit) \(job.isOpening ? "open" : "name")", in: "pages")
        var page = ContainerPage(of: job)
        page.next = min(job.first + job.limit, 8)
        for entry in (job.first..<page.next).map({ "e\($0)" }) {
            if list(job.isOpening ? "entry-dies" : "name-dies").contains(entry) { die() }
            if job.isOpening, list("entry-stalls").contains(entry) { sleep(100) }
            page.entries.append(
                .init(container: job.path, name: entry, bytes: 1, modifiedAt: 0, content: .container(nil)))
        }
        page.isLast = page.next == 8
        return page
    }

    func message(for request: ReaderMessage) throws -> ReaderMessage {
        var fields = FieldReader(request.fields)
        let number = try JobNumber(rawValue: Int(&fields))
        switch number {
        case .readHeader:
            let job = try ReadHeader(&fields)
            return try ReaderMessage(replyTo: ReadHeader.self, .success(.failure(reply(to: job.path))))
        case .readContainerPage:
            let job = try ReadContainerPage(&fields)
            return try ReaderMessage(replyTo: ReadContainerPage.self, .success(page(job)))
        case .renderImage:
            let job = try RenderImage(&fields)
            let failure = reply(to: job.path)
            if settings["replies"] == "of-another-kind" {
                return try ReaderMessage(replyTo: ReadGeometry.self, .failure(failure))
            }
            return try ReaderMessage(replyTo: RenderImage.self, .failure(failure))
        case .listFolder:
            let job = try ListFolder(&fields)
            return try ReaderMessage(replyTo: ListFolder.self, .failure(reply(to: job.path)))
        case .readGeometry, .measureContent, .readRoot, nil: die()
        }
    }

    try note("started", in: "starts")
    if settings["notes"] == "descriptors" {
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
        try note(open.joined(separator: "\n"), in: "descriptors")
    }
    let replies = FileDescriptor.standardOutput
    let requests = PipeReader(.standardInput)
    switch settings["start"] {
    case "exits": exit(1)
    case "dies": die()
    case "refuses": try replies.writeAll(ReaderMessage(greeting: "no dictionary").bytes)
    default: try replies.writeAll(ReaderMessage(greeting: "").bytes)
    }
    if settings["first"] == "answers-three-of-six",
        unsafe mkdir(folder + "/first", 0o700) == 0
    {
        var taken: [ReaderMessage] = []
        while taken.count < 6, let request = try ReaderMessage(from: requests) { taken.append(request) }
        try replies.writeAll(taken.prefix(3).flatMap { try message(for: $0).bytes })
        exit(1)
    }
    while let request = try ReaderMessage(from: requests) {
        let bytes = try message(for: request).bytes
        if settings["replies"] == "by-half" {
            try replies.writeAll(bytes.prefix(bytes.count / 2))
            sleep(100)
        }
        try replies.writeAll(bytes)
        // It dies with nothing to do.
        if String(decoding: request.fields, as: UTF8.self).contains("dies-idle") {
            usleep(200_000)
            try note("\(getpid())", in: "idle-deaths")
            die()
        }
    }
#else
    fatalError("reader-double is a part of the tests; it needs a debug build")
#endif
