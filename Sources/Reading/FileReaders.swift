public import DICOM
public import DICOMFiles
public import Selection

/// Opens files. Closures, so that a test can read from memory and a run from separate processes.
///
/// Each throws `ReadersUnavailable` where files cannot be opened at all; what is wrong with one file is in its result.
public struct FileReaders: Sendable {
    /// Reads headers; as many results as jobs, in their order.
    public var headers: @Sendable ([ReadHeader]) async throws(ReadersUnavailable) -> [FileContent]
    /// Renders one frame at the size that is wanted.
    public var image: @Sendable (RenderImage) async throws(ReadersUnavailable) -> Result<ReadImage, FileFailure>
    /// Reads the headers of some entries of a container.
    public var page: @Sendable (ReadContainerPage) async throws(ReadersUnavailable) -> ContainerPage
    /// How many containers may be read at the same time: each has a reader of its own until its last page.
    public var containerCount: Int
    /// Reads where each frame of an enhanced object lies.
    public var geometry:
        @Sendable (ReadGeometry) async throws(ReadersUnavailable) -> Result<[FrameGeometry], FileFailure>
    /// Measures how much there is to see in a frame; nil for one in a container.
    public var content:
        @Sendable (MeasureContent) async throws(ReadersUnavailable) -> Result<FrameContent?, FileFailure>
    /// Looks at a root.
    public var root: @Sendable (ReadRoot) async throws(ReadersUnavailable) -> Result<ArchiveRoot, FileFailure> = {
        job in
        Result { () throws(FileFailure) in try ArchiveRoot(path: job.path) }
    }
    /// Lists a folder.
    public var folder: @Sendable (ListFolder) async throws(ReadersUnavailable) -> Result<FolderListing, FileFailure> = {
        job in Result { () throws(FileFailure) in try FolderListing(of: job.path) }
    }
    /// Ends what the readers are doing, at once: every call, also a later one, throws `ReadersUnavailable.stopped`.
    public var hangUp: @Sendable () -> Void = {}

    public init(
        headers: @escaping @Sendable ([ReadHeader]) async throws(ReadersUnavailable) -> [FileContent],
        image: @escaping @Sendable (RenderImage) async throws(ReadersUnavailable) -> Result<ReadImage, FileFailure>,
        page: @escaping @Sendable (ReadContainerPage) async throws(ReadersUnavailable) -> ContainerPage = {
            ContainerPage(of: $0)
        },
        containerCount: Int = 1,
        geometry:
            @escaping @Sendable (ReadGeometry) async throws(ReadersUnavailable) -> Result<
                [FrameGeometry], FileFailure
            > = { _ in .success([]) },
        content:
            @escaping @Sendable (MeasureContent) async throws(ReadersUnavailable) -> Result<
                FrameContent?, FileFailure
            > = { _ in .success(FrameContent(spread: 1)) }
    ) {
        self.headers = headers
        self.image = image
        self.page = page
        self.containerCount = containerCount
        self.geometry = geometry
        self.content = content
    }

    /// Readers that open files in this process: for tests, and for files that are trusted.
    public static var inProcess: FileReaders {
        let reader = InProcessReader()
        return FileReaders(
            headers: { jobs in
                var contents: [FileContent] = []
                for job in jobs { contents.append(await reader.content(of: job)) }
                return contents
            },
            image: { await reader.result(of: $0) },
            page: { await reader.page($0) },
            containerCount: 1,
            geometry: { await reader.result(of: $0) },
            content: { await reader.result(of: $0) })
    }
}

/// Files cannot be opened at all: no reader process could be started, or one broke the protocol.
public struct ReadersUnavailable: Error, Sendable, Equatable, CustomStringConvertible {
    public let message: String

    public init(_ message: String) { self.message = message }

    /// The run was told to stop, and did not wait for what the readers were doing.
    public static let stopped = ReadersUnavailable("stopped")

    public var description: String { "the reader processes: \(message)" }
}

private actor InProcessReader {
    private var containers = ContainerCursor()

    func result<Job: ReaderJob>(of job: Job) -> Result<Job.Reply, FileFailure> {
        Result { () throws(FileFailure) in try job.run(&containers) }
    }

    func content(of job: ReadHeader) -> FileContent {
        do throws(FileFailure) { return try job.run(&containers) } catch { return .failure(error) }
    }
    func page(_ job: ReadContainerPage) -> ContainerPage { containers.page(job) }
}
