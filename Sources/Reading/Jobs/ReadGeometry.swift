import DICOM
import DICOMFiles

/// Reads where each frame of an enhanced multi-frame object lies.
public struct ReadGeometry: Sendable {
    public var path: String

    public init(path: String) { self.path = path }
}

extension ReadGeometry: ReaderJob {
    static let number = JobNumber.readGeometry
    static var blank: ReadGeometry { ReadGeometry(path: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) { try coder.field(&path) }

    func run(_ containers: inout ContainerCursor) throws(FileFailure) -> [FrameGeometry] {
        try DICOMFile.frameGeometry(of: path)
    }
}
