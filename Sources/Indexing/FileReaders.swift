public import DICOM
import DICOMFiles
public import Raster
public import Captioning
public import Rendering

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

/// Which header is wanted.
public struct HeaderRequest: Sendable, Codable {
    public var path: String
    /// Whether an object that lacks a UID will do, as for looking at a file; "" then stands for what is missing.
    public var isPartialAllowed: Bool

    public init(path: String, isPartialAllowed: Bool = false) {
        self.path = path
        self.isPartialAllowed = isPartialAllowed
    }
}

/// What opening a file for its header gave.
public enum HeaderReading: Sendable, Codable {
    case instance(Instance)
    case notDICOM
    case failure(ReadingFailure)
}

/// Why a file could not be read or rendered.
public struct ReadingFailure: Error, Sendable, Codable, Equatable, CustomStringConvertible {
    public let path: String
    /// One of the stable words of `fileroom failures`.
    public let code: String
    public let problem: String
    /// The file was read and could not be rendered.
    public let isRendering: Bool

    public init(path: String, code: String, problem: String, isRendering: Bool = false) {
        self.path = path
        self.code = code
        self.problem = problem
        self.isRendering = isRendering
    }

    public var description: String { "\(path): \(problem)" }

    /// The code where nothing is wrong with the file: no reader could be started to look at it.
    static let readerNotStarted = "reader-not-started"
}

/// Which picture is wanted of a DICOM, PNG or JPEG file.
public struct PictureRequest: Sendable, Codable {
    public var path: String
    /// Which frame, from 0.
    public var frame: Int
    public var options: RenderingOptions
    /// How the model wants its pictures: they come as it sees them. Nil: every pixel.
    public var processor: ImageProcessor?

    public init(path: String, frame: Int = 0, options: RenderingOptions = .init(), processor: ImageProcessor? = nil) {
        self.path = path
        self.frame = frame
        self.options = options
        self.processor = processor
    }
}

/// An 8-bit picture and how it came about.
public struct Picture: Sendable {
    public let image: RGBImage
    /// How it was rendered; nil for PNG and JPEG files, which need no rendering.
    public let recipe: RenderingRecipe?
}

/// The work itself, in whichever process it is done.
enum FileReading {
    static func header(_ request: HeaderRequest) -> HeaderReading {
        do {
            let file = try DICOMFile(header: request.path)
            return .instance(try file.instance(isPartialAllowed: request.isPartialAllowed))
        } catch {
            // A DICOMDIR lists objects and is none.
            return [.notDICOM, .mediaDirectory].contains(error.code) ? .notDICOM : .failure(ReadingFailure(request.path, error))
        }
    }

    static func picture(_ request: PictureRequest) throws(ReadingFailure) -> Picture {
        let picture = try decoded(request)
        guard let processor = request.processor else { return picture }
        do {
            return Picture(image: try processor.picture(from: picture.image), recipe: picture.recipe)
        } catch {
            throw ReadingFailure(path: request.path, code: "unsupported-picture", problem: "\(error)", isRendering: true)
        }
    }

    private static func decoded(_ request: PictureRequest) throws(ReadingFailure) -> Picture {
        let frame: PixelFrame
        do {
            frame = try DICOMFile.frame(request.frame, of: request.path)
        } catch where error.code == .notDICOM {
            return Picture(image: try photograph(request.path), recipe: nil)
        } catch {
            throw ReadingFailure(request.path, error)
        }
        do {
            let rendered = try FrameRenderer(options: request.options).render(frame)
            return Picture(image: rendered.image, recipe: rendered.recipe)
        } catch {
            throw ReadingFailure(path: request.path, code: error.code, problem: error.problem, isRendering: true)
        }
    }

    /// A PNG or JPEG file.
    private static func photograph(_ path: String) throws(ReadingFailure) -> RGBImage {
        do {
            return try RGBImage(contentsOfFile: path)
        } catch {
            throw ReadingFailure(path: path, code: "not-dicom", problem: "neither a DICOM file nor a PNG or JPEG picture: \(error.problem)")
        }
    }
}

extension ReadingFailure {
    init(_ path: String, _ error: DICOMError) {
        self.init(path: path, code: error.code.rawValue, problem: error.problem)
    }
}
