/// Whoever opens files: closures, so that a test can read from memory and a run from separate processes.
public struct FileReaders: Sendable {
    /// Reads headers; as many results as requests, in their order.
    public var headers: @Sendable ([HeaderRequest]) async -> [HeaderReading]
    /// Reads, renders and prepares one frame.
    public var picture: @Sendable (PictureRequest) async -> Result<Picture, ReadingFailure>

    public init(
        headers: @escaping @Sendable ([HeaderRequest]) async -> [HeaderReading],
        picture: @escaping @Sendable (PictureRequest) async -> Result<Picture, ReadingFailure>
    ) {
        self.headers = headers
        self.picture = picture
    }

    /// Readers that open files in this process: for tests, and for files that are trusted.
    public static var inProcess: FileReaders {
        FileReaders(
            headers: { requests in requests.map { FileReading.header($0) } },
            picture: { request in Result { () throws(ReadingFailure) in try FileReading.picture(request) } })
    }
}
