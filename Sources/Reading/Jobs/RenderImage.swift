import DICOM
public import DICOMFiles
public import Raster
public import Rendering

/// Renders one frame of a DICOM file, or decodes a PNG or JPEG file, and brings it to the size that is wanted.
public struct RenderImage: Sendable {
    public var path: String
    /// Which frame, from 0.
    public var frame: Int
    public var options: RenderingOptions
    /// How the image is brought to a model's input size. Nil: every pixel.
    public var framing: ImageFraming?

    public init(path: String, frame: Int = 0, options: RenderingOptions = .init(), framing: ImageFraming? = nil) {
        self.path = path
        self.frame = frame
        self.options = options
        self.framing = framing
    }
}

/// An 8-bit image and how it was rendered.
public struct ReadImage: Sendable {
    public let image: RGBImage
    /// Nil for PNG and JPEG files, which need no rendering.
    public let recipe: RenderingRecipe?
    /// What the image was made of. Nil for PNG and JPEG files.
    public var object: ReadObject?

    public init(image: RGBImage, recipe: RenderingRecipe?, object: ReadObject? = nil) {
        self.image = image
        self.recipe = recipe
        self.object = object
    }
}

/// The DICOM object that a reader found at a path, which may no longer be the one that the catalog has.
public struct ReadObject: Sendable, Equatable {
    public var sopInstanceUID: String
    /// The file's, once it had been read; nil for an entry of a container.
    public var stamp: FileStamp?
    /// Modality (0008,0060).
    public var modality: String?

    public init(sopInstanceUID: String, stamp: FileStamp?, modality: String? = nil) {
        self.sopInstanceUID = sopInstanceUID
        self.stamp = stamp
        self.modality = modality
    }
}

extension ReadObject: Field {
    static var blank: ReadObject { ReadObject(sopInstanceUID: "", stamp: nil) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&sopInstanceUID)
        try coder.field(&stamp)
        try coder.field(&modality)
    }
}

extension FileStamp: Field {
    static var blank: FileStamp { FileStamp(bytes: 0, modifiedAt: 0) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        var (bytes, modifiedAt) = (Int(bytes), Int(modifiedAt))
        try coder.field(&bytes)
        try coder.field(&modifiedAt)
        self = FileStamp(bytes: Int64(bytes), modifiedAt: Int64(modifiedAt))
    }
}

extension RenderImage: ReaderJob {
    static let number = JobNumber.renderImage
    static var blank: RenderImage { RenderImage(path: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&path)
        try coder.field(&frame)
        try coder.json(&options)
        try coder.json(&framing)
    }

    func run(_ containers: inout ContainerCursor) throws(FileFailure) -> ReadImage {
        let full = try rendered()
        guard let framing else { return full }
        do {
            return ReadImage(image: try full.image.framed(as: framing), recipe: full.recipe, object: full.object)
        } catch {
            throw FileFailure(path: path, code: .unsupportedImage, message: "\(error)")
        }
    }

    private func rendered() throws(FileFailure) -> ReadImage {
        let pixels: PixelFrame
        do {
            pixels = try DICOMFile.frame(frame, of: path)
        } catch  where error.code == .notDICOM {
            if try ContainerReader.isContainer(path) {
                throw FileFailure(
                    path: path, code: .container, message: "is a container; name a file in it, such as \(path)/…")
            }
            return ReadImage(image: try photograph(), recipe: nil)
        }
        do {
            let rendered = try FrameRenderer(options: options).render(pixels)
            // Asked for after reading, so that a file that was replaced meanwhile has another size or time.
            let object = ReadObject(
                sopInstanceUID: pixels.sopInstanceUID, stamp: FileStamp(ofFileAt: path), modality: pixels.modality)
            return ReadImage(image: rendered.image, recipe: rendered.recipe, object: object)
        } catch {
            throw FileFailure(path: path, code: error.code, message: error.message)
        }
    }

    /// A PNG or JPEG file.
    private func photograph() throws(FileFailure) -> RGBImage {
        do {
            return try RGBImage(contentsOfFile: path)
        } catch {
            throw FileFailure(
                path: path, code: .notDICOM, message: "not a DICOM, PNG or JPEG file: \(error.problem)")
        }
    }

    static func encode(_ reply: ReadImage, to writer: inout FieldWriter) throws(MalformedMessage) -> [UInt8] {
        var (width, height) = (reply.image.width, reply.image.height)
        try writer.field(&width)
        try writer.field(&height)
        try writer.json(reply.recipe)
        var object = reply.object
        try writer.field(&object)
        return reply.image.pixels
    }

    static func decode(_ reader: inout FieldReader, pixels: [UInt8]) throws(MalformedMessage) -> ReadImage {
        let (width, height) = (try Int(&reader), try Int(&reader))
        guard width > 0, height > 0, pixels.count.isMultiple(of: 3), pixels.count / 3 / width == height,
            pixels.count == width * height * 3
        else { throw MalformedMessage() }
        let recipe: RenderingRecipe? = try reader.json()
        var object: ReadObject?
        try reader.field(&object)
        return ReadImage(
            image: RGBImage(width: width, height: height, pixels: pixels), recipe: recipe, object: object)
    }
}
