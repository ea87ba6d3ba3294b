import DICOM

/// One thing that a reader does with a file: how it is done, and how it and its reply pass through a pipe.
///
/// The reply's type goes with the job, and a reply carries its job's number: no reply can be taken for another job's.
/// A new kind of job is a type like `ReadGeometry` and a case of `JobNumber`.
protocol ReaderJob: Field, Sendable {
    associatedtype Reply: Sendable

    static var number: JobNumber { get }

    /// The file, or the path of an entry in a container.
    var path: String { get }

    /// Does the job, in whichever process this is.
    func run(_ containers: inout ContainerCursor) throws(FileFailure) -> Reply

    /// Writes the fields of a reply; the pixels that follow them are returned.
    static func encode(_ reply: Reply, to writer: inout FieldWriter) throws(MalformedMessage) -> [UInt8]
    static func decode(_ reader: inout FieldReader, pixels: [UInt8]) throws(MalformedMessage) -> Reply
}

extension ReaderJob where Reply: Field {
    static func encode(_ reply: Reply, to writer: inout FieldWriter) throws(MalformedMessage) -> [UInt8] {
        var reply = reply
        try writer.field(&reply)
        return []
    }

    static func decode(_ reader: inout FieldReader, pixels: [UInt8]) throws(MalformedMessage) -> Reply {
        try Reply(&reader)
    }
}

/// Replies of which there are few pass as JSON.
extension ReaderJob where Reply: Codable {
    static func encode(_ reply: Reply, to writer: inout FieldWriter) throws(MalformedMessage) -> [UInt8] {
        try writer.json(reply)
        return []
    }

    static func decode(_ reader: inout FieldReader, pixels: [UInt8]) throws(MalformedMessage) -> Reply {
        try reader.json()
    }
}

/// What tells jobs apart in a message.
enum JobNumber: Int {
    case readHeader = 1
    case readContainerPage, renderImage, readGeometry, measureContent, readRoot, listFolder

    var job: any ReaderJob.Type {
        switch self {
        case .readHeader: ReadHeader.self
        case .readContainerPage: ReadContainerPage.self
        case .renderImage: RenderImage.self
        case .readGeometry: ReadGeometry.self
        case .measureContent: MeasureContent.self
        case .readRoot: ReadRoot.self
        case .listFolder: ListFolder.self
        }
    }
}
