import Captioning
import DICOM
import DICOMFiles
import Raster
import Rendering
import Selection

/// The work itself, in whichever process it is done.
enum FileReading {
    static func header(_ request: HeaderRequest) -> HeaderReading {
        let reading = header(of: request.path, isPartialAllowed: request.isPartialAllowed) {
            () throws(DICOMError) in try DICOMFile(header: request.path)
        }
        if case .notDICOM = reading, ContainerReader.isContainer(request.path) { return .container }
        return reading
    }

    static func header(
        of path: String, isPartialAllowed: Bool = false, open: () throws(DICOMError) -> DICOMFile
    ) -> HeaderReading {
        do {
            let file = try open()
            do {
                return .instance(try file.instance(isPartialAllowed: isPartialAllowed))
            } catch  where error.code == .mediaDirectory {
                return .mediaDirectory(try file.listedFiles())
            }
        } catch {
            return error.code == .notDICOM ? .notDICOM : .failure(ReadingFailure(path, error))
        }
    }

    static func picture(_ request: PictureRequest) throws(ReadingFailure) -> Picture {
        let picture = try decoded(request)
        guard let framing = request.framing else { return picture }
        do {
            return Picture(image: try picture.image.framed(as: framing), recipe: picture.recipe)
        } catch {
            throw ReadingFailure(
                path: request.path, code: "unsupported-picture", problem: "\(error)")
        }
    }

    static func geometry(_ request: HeaderRequest) -> [FrameGeometry] {
        (try? DICOMFile.frameGeometry(of: request.path)) ?? []
    }

    static func content(_ request: PictureRequest) -> FrameContent? {
        (try? DICOMFile.frame(request.frame, of: request.path)).map(FrameContent.init(of:))
    }

    private static func decoded(_ request: PictureRequest) throws(ReadingFailure) -> Picture {
        let frame: PixelFrame
        do {
            frame = try DICOMFile.frame(request.frame, of: request.path)
        } catch  where error.code == .notDICOM && ContainerReader.isContainer(request.path) {
            throw ReadingFailure(
                path: request.path, code: "container", problem: "a container: name a file in it, \(request.path)/…")
        } catch  where error.code == .notDICOM {
            return Picture(image: try photograph(request.path), recipe: nil)
        } catch {
            throw ReadingFailure(request.path, error)
        }
        do {
            let rendered = try FrameRenderer(options: request.options).render(frame)
            return Picture(image: rendered.image, recipe: rendered.recipe)
        } catch {
            throw ReadingFailure(path: request.path, code: error.code, problem: error.problem)
        }
    }

    /// A PNG or JPEG file.
    private static func photograph(_ path: String) throws(ReadingFailure) -> RGBImage {
        do {
            return try RGBImage(contentsOfFile: path)
        } catch {
            throw ReadingFailure(
                path: path, code: "not-dicom",
                problem: "neither a DICOM file nor a PNG or JPEG picture: \(error.problem)")
        }
    }
}

extension ReadingFailure {
    init(_ path: String, _ error: DICOMError) {
        self.init(path: path, code: error.code.rawValue, problem: error.problem)
    }
}
