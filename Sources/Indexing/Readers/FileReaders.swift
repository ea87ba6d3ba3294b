public import DICOM
public import Selection

/// Whoever opens files: closures, so that a test can read from memory and a run from separate processes.
public struct FileReaders: Sendable {
    /// Reads headers; as many results as requests, in their order.
    public var headers: @Sendable ([HeaderRequest]) async -> [HeaderReading]
    /// Reads, renders and prepares one frame.
    public var picture: @Sendable (PictureRequest) async -> Result<Picture, ReadingFailure>
    /// Reads the headers of some entries of a container.
    public var page: @Sendable (ContainerRequest) async -> ContainerPage
    /// How many containers may be read at the same time: each has a reader of its own until its last page.
    public var containerCount: Int
    /// Where each frame of an enhanced object lies; none where that cannot be read.
    public var geometry: @Sendable (HeaderRequest) async -> [FrameGeometry]
    /// How much there is to see in a frame; nil where that cannot be read.
    public var content: @Sendable (PictureRequest) async -> FrameContent?

    public init(
        headers: @escaping @Sendable ([HeaderRequest]) async -> [HeaderReading],
        picture: @escaping @Sendable (PictureRequest) async -> Result<Picture, ReadingFailure>,
        geometry: @escaping @Sendable (HeaderRequest) async -> [FrameGeometry] = { _ in [] },
        content: @escaping @Sendable (PictureRequest) async -> FrameContent? = { _ in nil },
        page: @escaping @Sendable (ContainerRequest) async -> ContainerPage = { ContainerPage(of: $0) },
        containerCount: Int = 1
    ) {
        self.headers = headers
        self.picture = picture
        self.geometry = geometry
        self.content = content
        self.page = page
        self.containerCount = containerCount
    }

    /// Readers that open files in this process: for tests, and for files that are trusted.
    public static var inProcess: FileReaders {
        let containers = OpenContainer()
        return FileReaders(
            headers: { requests in requests.map { FileReading.header($0) } },
            picture: { request in Result { () throws(ReadingFailure) in try FileReading.picture(request) } },
            geometry: { request in FileReading.geometry(request) },
            content: { request in FileReading.content(request) },
            page: { await containers.page($0) })
    }

    private actor OpenContainer {
        private var cursor = ContainerCursor()
        func page(_ request: ContainerRequest) -> ContainerPage { cursor.page(request) }
    }
}
