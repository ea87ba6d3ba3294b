import CDCMTK
public import DICOM

/// An open DICOM file: its elements are read, its pixel data stay on disk.
///
/// Opened, read and gone in one function. The file is opened for reading only, and where the system permits without
/// touching its access time. Its path may lead into a container, as in `/a/b.zip/x.dcm`.
@safe public struct DICOMFile: ~Copyable {
    public let path: String
    let handle: OpaquePointer

    /// Reads a file's header: all that comes before the per-frame functional groups and the pixel data.
    public init(header path: String) throws(FileFailure) {
        try self.init(path, extent: CDCMTK_HEADER)
    }

    /// Reads everything before the pixel data, per-frame functional groups too.
    init(beforePixels path: String) throws(FileFailure) {
        try self.init(path, extent: CDCMTK_BEFORE_PIXELS)
    }

    /// Reads the header of an entry of a container; `path` is how it is called.
    public init(header path: String, content: MemoryFile) throws(FileFailure) {
        try Self.checkDCMTK()
        unsafe handle = try Self.open(content.path, calledPath: path, CDCMTK_HEADER)
        self.path = path
    }

    private init(_ path: String, extent: cdcmtk_extent) throws(FileFailure) {
        try Self.checkDCMTK()
        do {
            unsafe handle = try Self.open(path, calledPath: path, extent)
        } catch {
            guard error.code == .unreadable, let content = try ContainerReader.content(at: path) else { throw error }
            unsafe handle = try Self.open(content.path, calledPath: path, extent)
        }
        self.path = path
    }

    private static func open(
        _ file: String, calledPath path: String, _ extent: cdcmtk_extent
    ) throws(FileFailure) -> OpaquePointer {
        var opened: OpaquePointer?
        let status = unsafe cdcmtk_open(file.fileNameCString, extent, &opened)
        guard status == CDCMTK_OK, let opened = unsafe opened else { throw FileFailure(path, status) }
        return unsafe opened
    }

    deinit { unsafe cdcmtk_close(handle) }

    /// Whether files can be read at all: DCMTK needs its data dictionary, which `DCMDICTPATH` can lead astray.
    public static func checkDCMTK() throws(FileFailure) {
        let status = cdcmtk_initialize()
        if status != CDCMTK_OK { throw FileFailure("DCMTK", status) }
    }

    /// The elements outside any sequence.
    var dataset: DataItem { unsafe DataItem(cdcmtk_dataset(handle)) }

    /// How the file's bytes are written: as group 0002 says, or as its elements are found to be.
    var transferSyntaxUID: String {
        let declared = unsafe String(cString: cdcmtk_transfer_syntax(handle))
        if declared.hasPrefix("1.") { return declared }
        let isExplicit = unsafe cdcmtk_is_explicit(handle) != 0
        if isBigEndian { return UID.explicitVRBigEndian }
        return isExplicit ? UID.explicitVRLittleEndian : UID.implicitVRLittleEndian
    }

    var declaresTransferSyntax: Bool { unsafe cdcmtk_transfer_syntax(handle)[0] != 0 }

    var isBigEndian: Bool { unsafe cdcmtk_is_big_endian(handle) != 0 }

    /// Bytes of the file (inflated, where it is deflated): as many of `count` as there are.
    func bytes(at offset: Int64, count: Int64) -> [UInt8] {
        guard count > 0 else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
            unsafe filled = Int(cdcmtk_read(handle, offset, buffer.baseAddress, count))
        }
    }

    /// Why the elements end too early, where they do.
    var incompleteness: FileFailure? {
        let status = unsafe cdcmtk_completeness(handle)
        return status == CDCMTK_OK ? nil : FileFailure(path, status)
    }

    /// Throws where something that was asked for could not be read, rather than not being there: it may be another time.
    func checkReading() throws(FileFailure) {
        if let incompleteness, [.unreadable, .tooLarge, .internal].contains(incompleteness.code) {
            throw incompleteness
        }
    }
}

extension FileFailure {
    /// What the last call through the door failed with.
    init(_ path: String, _ status: cdcmtk_status) {
        let code: FailureCode =
            switch status {
            case CDCMTK_UNREADABLE: .unreadable
            case CDCMTK_NOT_DICOM: .notDICOM
            case CDCMTK_TRUNCATED: .truncated
            case CDCMTK_MALFORMED: .malformed
            case CDCMTK_DECODE_FAILED: .decodeFailed
            case CDCMTK_TOO_LARGE: .tooLarge
            default: .internal
            }
        self.init(path: path, code: code, message: unsafe String(cString: cdcmtk_message()))
    }
}
