import DICOM
import DICOMFiles

/// Reads the header of a file, or tells what else the file is.
public struct ReadHeader: Sendable {
    public var path: String
    /// Whether an object that lacks a UID will do, as for looking at a file; "" then stands for what is missing.
    public var isPartialAllowed: Bool

    public init(path: String, isPartialAllowed: Bool = false) {
        self.path = path
        self.isPartialAllowed = isPartialAllowed
    }
}

extension ReadHeader: ReaderJob {
    static let number = JobNumber.readHeader
    static var blank: ReadHeader { ReadHeader(path: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&path)
        try coder.field(&isPartialAllowed)
    }

    func run(_ containers: inout ContainerCursor) throws(FileFailure) -> FileContent {
        let content = FileContent(isPartialAllowed: isPartialAllowed) {
            () throws(FileFailure) in try DICOMFile(header: path)
        }
        if case .notDICOM = content, try ContainerReader.isContainer(path) { return .container(nil) }
        return content
    }
}

extension FileContent {
    /// What a file turns out to be once it is open.
    init(isPartialAllowed: Bool = false, open: () throws(FileFailure) -> DICOMFile) {
        do {
            let file = try open()
            do {
                self = .instance(try file.instance(isPartialAllowed: isPartialAllowed))
            } catch  where error.code == .mediaDirectory {
                self = .mediaDirectory(try file.listedFiles())
            }
        } catch {
            self = error.code == .notDICOM ? .notDICOM : .failure(error)
        }
    }
}
