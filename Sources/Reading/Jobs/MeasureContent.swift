import DICOM
import DICOMFiles
import Selection

/// Measures how much there is to see in a frame. Nothing is measured in a container: reading its files in their order
/// unpacks it once; going back begins again. The reply is nil then.
public struct MeasureContent: Sendable {
    public var path: String
    /// Which frame, from 0.
    public var frame: Int

    public init(path: String, frame: Int) {
        self.path = path
        self.frame = frame
    }
}

extension MeasureContent: ReaderJob {
    static let number = JobNumber.measureContent
    static var blank: MeasureContent { MeasureContent(path: "", frame: 0) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&path)
        try coder.field(&frame)
    }

    func run(_ containers: inout ContainerCursor) throws(FileFailure) -> FrameContent? {
        if ContainerReader.leadsInto(path) { return nil }
        return FrameContent(of: try DICOMFile.frame(frame, of: path))
    }
}
