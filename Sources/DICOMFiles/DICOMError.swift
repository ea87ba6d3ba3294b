/// Why a file could not be read: which file, what is wrong with it, and a word for it that stays the same.
public struct DICOMError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The words that scripts and the failure ledger go by.
    public enum Code: String, Sendable, CaseIterable, Codable {
        /// The operating system would not let us read it, or it is no regular file.
        case unreadable = "unreadable"
        /// It does not look like DICOM at all.
        case notDICOM = "not-dicom"
        /// It is DICOM and ends too early.
        case truncated = "truncated"
        /// It is DICOM and contradicts itself.
        case malformed = "malformed"
        /// A DICOMDIR: it lists objects and is none.
        case mediaDirectory = "media-directory"
        /// An entry of a zip file that cannot be read without a password.
        case encrypted = "encrypted"
        /// A container in a container in a container.
        case nestedTooDeep = "nested-too-deep"
        /// It does not say which object, study or series it is.
        case missingUID = "missing-uid"
        /// It has no pixel data.
        case noPixelData = "no-pixel-data"
        /// It has fewer frames than that.
        case noSuchFrame = "no-such-frame"
        /// Its frames are a video.
        case video = "video"
        /// Its pixels are compressed, or kept elsewhere, in a way we cannot read.
        case unsupportedTransferSyntax = "unsupported-transfer-syntax"
        /// Its pixels are laid out in a way we cannot read.
        case unsupportedPixelFormat = "unsupported-pixel-format"
        /// Its compressed pixels cannot be decoded.
        case decodeFailed = "decode-failed"
        /// It asks for more memory, or inflates to more, than its bytes justify.
        case tooLarge = "too-large"
        /// Fileroom's own installation is at fault, not the file.
        case `internal` = "internal"
    }

    /// The file.
    public let path: String
    public let code: Code
    /// What is wrong, in words someone can act on. Nothing of the patient is in it.
    public let problem: String

    public init(path: String, code: Code, problem: String) {
        self.path = path
        self.code = code
        self.problem = problem
    }

    public var description: String { "\(path): \(problem)" }
}
