import DICOM
import Foundation
import Raster
import Rendering
import Selection

/// What the program and its reader processes say to each other over a pipe.
///
/// A message is two 32-bit little-endian lengths, then that many bytes of fields, then that many bytes of pixels. A
/// header's fields are written by `FieldCoder`; a picture's, of which there are few, as JSON.
struct ReaderMessage {
    var fields: [UInt8]
    var pixels: [UInt8] = []

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + fields.count + pixels.count)
        for length in [fields.count, pixels.count] {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
        }
        bytes += fields
        bytes += pixels
        return bytes
    }

    /// The two lengths of a message from its first eight bytes.
    static func lengths(_ head: [UInt8]) -> (fields: Int, pixels: Int) {
        func length(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
        return (length(head[0..<4]), length(head[4..<8]))
    }
}

/// One file for a reader to open.
enum ReaderRequest {
    case header(HeaderRequest)
    case picture(PictureRequest)
    case geometry(HeaderRequest)
    case content(PictureRequest)
    case page(ContainerRequest)

    var path: String {
        switch self {
        case .header(let request), .geometry(let request): request.path
        case .picture(let request), .content(let request): request.path
        case .page(let request): request.path
        }
    }
}

/// What came of it.
enum ReaderReply {
    /// The first thing a reader says: it has started, and "" or why it cannot read files.
    case ready(problem: String)
    case header(HeaderReading)
    case page(ContainerPage)
    /// The pixels follow the fields: `width × height × 3` bytes.
    case picture(PictureFacts)
    case geometry([FrameGeometry])
    /// nil where the frame could not be read.
    case content(FrameContent?)
    case failure(ReadingFailure)
}

/// What is said of a picture besides its pixels.
struct PictureFacts: Codable {
    var width: Int
    var height: Int
    var recipe: RenderingRecipe?
}

/// The first field of a message.
private enum MessageKind: Int {
    case header = 1
    case picture, reading, page, failure = 6, ready, geometry, content
}

extension ReaderMessage {
    private init(_ kind: MessageKind, _ body: (inout FieldWriter) throws -> Void = { _ in }) throws {
        var writer = FieldWriter()
        var number = kind.rawValue
        try number.code(&writer)
        try body(&writer)
        self.init(fields: writer.bytes)
    }

    init(_ request: ReaderRequest) throws {
        switch request {
        case .header(var request): try self.init(.header) { try request.code(&$0) }
        case .geometry(var request): try self.init(.geometry) { try request.code(&$0) }
        case .picture(let request): try self.init(.picture) { $0.bytes += try JSONEncoder().encode(request) }
        case .page(var request): try self.init(.page) { try request.code(&$0) }
        case .content(let request): try self.init(.content) { $0.bytes += try JSONEncoder().encode(request) }
        }
    }

    init(_ reply: ReaderReply, pixels: [UInt8] = []) throws {
        switch reply {
        case .ready(var problem): try self.init(MessageKind.ready) { $0.field(&problem) }
        case .header(var reading): try self.init(.reading) { try reading.code(&$0) }
        case .page(var page): try self.init(.page) { try page.code(&$0) }
        case .failure(var failure): try self.init(.failure) { try failure.code(&$0) }
        case .picture(let facts): try self.init(.picture) { $0.bytes += try JSONEncoder().encode(facts) }
        case .geometry(let places): try self.init(.geometry) { $0.bytes += try JSONEncoder().encode(places) }
        case .content(let content): try self.init(.content) { $0.bytes += try JSONEncoder().encode(content) }
        }
        self.pixels = pixels
    }
}

extension ReaderRequest {
    init(fields: [UInt8]) throws {
        var reader = FieldReader(fields)
        switch try MessageKind(&reader) {
        case .header: self = .header(try HeaderRequest(&reader))
        case .geometry: self = .geometry(try HeaderRequest(&reader))
        case .picture: self = .picture(try JSONDecoder().decode(PictureRequest.self, from: Data(reader.rest)))
        case .page: self = .page(try ContainerRequest(&reader))
        case .content: self = .content(try JSONDecoder().decode(PictureRequest.self, from: Data(reader.rest)))
        default: throw MalformedMessage()
        }
    }
}

extension ReaderReply {
    init(fields: [UInt8]) throws {
        var reader = FieldReader(fields)
        switch try MessageKind(&reader) {
        case .reading: self = .header(try HeaderReading(&reader))
        case .page: self = .page(try ContainerPage(&reader))
        case .failure: self = .failure(try ReadingFailure(&reader))
        case .picture: self = .picture(try JSONDecoder().decode(PictureFacts.self, from: Data(reader.rest)))
        case .geometry: self = .geometry(try JSONDecoder().decode([FrameGeometry].self, from: Data(reader.rest)))
        case .content: self = .content(try JSONDecoder().decode(FrameContent?.self, from: Data(reader.rest)))
        case .ready: self = .ready(problem: try String(&reader))
        case .header: throw MalformedMessage()
        }
    }
}

extension MessageKind {
    fileprivate init(_ reader: inout FieldReader) throws {
        guard let kind = MessageKind(rawValue: try Int(&reader)) else { throw MalformedMessage() }
        self = kind
    }
}
