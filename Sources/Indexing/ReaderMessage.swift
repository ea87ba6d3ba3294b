import Foundation
import Raster
import Rendering
import SystemPackage

/// What the program and its reader processes say to each other over a pipe.
///
/// A message is two 32-bit little-endian lengths, then that many bytes of JSON, then that many bytes of pixels.
struct ReaderMessage {
    var json: Data
    var pixels: [UInt8] = []

    var bytes: Data {
        var bytes = Data(capacity: 8 + json.count + pixels.count)
        for length in [json.count, pixels.count] {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
        }
        bytes.append(json)
        bytes.append(contentsOf: pixels)
        return bytes
    }

    /// The two lengths of a message from its first eight bytes.
    static func lengths(_ head: [UInt8]) -> (json: Int, pixels: Int) {
        func length(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
        return (length(head[0..<4]), length(head[4..<8]))
    }
}

/// One file for a reader to open.
enum ReaderRequest: Codable {
    case header(HeaderRequest)
    case picture(PictureRequest)

    var path: String {
        switch self {
        case .header(let request): request.path
        case .picture(let request): request.path
        }
    }
}

/// What came of it.
enum ReaderReply: Codable {
    /// The first thing a reader says: it has started.
    case ready
    case header(HeaderReading)
    /// The pixels follow the JSON: `width × height × 3` bytes.
    case picture(width: Int, height: Int, recipe: RenderingRecipe?)
    case failure(ReadingFailure)
}

extension ReaderMessage {
    init(_ request: ReaderRequest) throws { self.init(json: try JSONEncoder().encode(request)) }

    init(_ reply: ReaderReply, pixels: [UInt8] = []) throws {
        self.init(json: try JSONEncoder().encode(reply), pixels: pixels)
    }
}
