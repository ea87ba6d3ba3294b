/// Why a file or a series failed, as a word that scripts and the catalog rely on: a raw value never changes.
public enum FailureCode: String, Sendable, Codable, CaseIterable, CustomStringConvertible {
    case unreadable
    case truncated
    case malformed
    case missingUID = "missing-uid"
    case noPixelData = "no-pixel-data"
    case noSuchFrame = "no-such-frame"
    case video
    case unsupportedTransferSyntax = "unsupported-transfer-syntax"
    case unsupportedPixelFormat = "unsupported-pixel-format"
    case unsupportedPhotometricInterpretation = "unsupported-photometric-interpretation"
    case unsupportedImage = "unsupported-image"
    case invalidPixelData = "invalid-pixel-data"
    case invalidPalette = "invalid-palette"
    case decodeFailed = "decode-failed"
    case tooLarge = "too-large"
    case outOfMemory = "out-of-memory"
    case encrypted
    case nestedTooDeep = "nested-too-deep"
    case changed
    case notMounted = "not-mounted"
    case listedButMissing = "listed-but-missing"
    case presentButUnlisted = "present-but-unlisted"
    case decoderCrashed = "decoder-crashed"
    case timeout
    case `internal`
    case notDICOM = "not-dicom"
    case container
    case mediaDirectory = "media-directory"

    public var description: String { rawValue }

    /// What the code means, in one sentence.
    public var meaning: String {
        switch self {
        case .unreadable: "The system does not allow the file to be read, or reading it failed."
        case .truncated: "The file ends too early."
        case .malformed: "The file contradicts itself."
        case .missingUID: "The header does not say which object, series or study it is."
        case .noPixelData: "There are no pixels to show."
        case .noSuchFrame: "The object has fewer frames than that."
        case .video: "The frames are a video (MPEG-2, H.264 or HEVC)."
        case .unsupportedTransferSyntax: "The pixels are compressed, or kept elsewhere, in a way that is not supported."
        case .unsupportedPixelFormat: "The pixels are laid out in a way that is not supported."
        case .unsupportedPhotometricInterpretation: "The color space is not supported."
        case .unsupportedImage: "The image cannot be brought to the model's input size."
        case .invalidPixelData: "The pixels are not what the header says they are."
        case .invalidPalette: "The color palette is missing or damaged."
        case .decodeFailed: "The compressed pixels cannot be decoded."
        case .tooLarge: "The file asks for more memory, or inflates to more, than its size justifies."
        case .outOfMemory: "A reader process could not get the memory that the file needs."
        case .encrypted: "The entry of a zip file needs a password."
        case .nestedTooDeep: "The container lies in a container within a container."
        case .changed: "The file has changed since it was scanned; the next scan reads it again."
        case .notMounted: "A file system below the root is away; its files are left as they were."
        case .listedButMissing: "A DICOMDIR lists the file, but the file does not exist."
        case .presentButUnlisted: "A DICOMDIR does not list files that are present; they are indexed anyway."
        case .decoderCrashed: "Reading the file crashed a reader process."
        case .timeout: "Reading the file took too long."
        case .internal: "Fileroom or its installation is at fault, not the file."
        case .notDICOM: "The file is not a DICOM file."
        case .container: "The path names a container; name a file in it."
        case .mediaDirectory: "The file is a DICOMDIR, not an image."
        }
    }

    /// Whether a scan can record it. The others are answers to a command about one file; in a scan such a file is not a
    /// failure.
    public var isRecorded: Bool {
        switch self {
        case .notDICOM, .container, .mediaDirectory: false
        default: true
        }
    }

    /// Whether it tells of the surroundings rather than of the file: the share, the network, the machine or Fileroom. The
    /// same file may be read the next time, so such a failure is worth another try.
    public var isPassing: Bool {
        switch self {
        case .unreadable, .outOfMemory, .decoderCrashed, .timeout, .changed, .notMounted, .internal: true
        default: false
        }
    }
}
