import CDCMTK
public import DICOM

/// An open DICOM file: its elements are read, its pixel data stay on disk.
///
/// Open it, read it and let it go within one function. The file is opened read-only and, if permitted, without changing
/// its access time. Its path may lead into a container, as in `/a/b.zip/x.dcm`.
@safe public struct DICOMFile: ~Copyable {
    public let path: String
    let handle: OpaquePointer

    /// Reads the header: everything but the per-frame functional groups and the pixel data.
    public init(header path: String) throws(FileFailure) {
        try self.init(path, extent: CDCMTK_HEADER)
    }

    /// Reads everything but the pixel data, including per-frame functional groups.
    init(complete path: String) throws(FileFailure) {
        try self.init(path, extent: CDCMTK_ALL)
    }

    /// Reads the header of a container's entry. `path` is the entry's path, for error messages.
    public init(header path: String, content: MemoryFile) throws(FileFailure) {
        try Self.checkDCMTK()
        unsafe handle = try Self.open(content.path, named: path, CDCMTK_HEADER)
        self.path = path
    }

    private init(_ path: String, extent: cdcmtk_extent) throws(FileFailure) {
        try Self.checkDCMTK()
        do {
            unsafe handle = try Self.open(path, named: path, extent)
        } catch {
            guard error.code == .unreadable, let content = try ContainerReader.content(at: path) else { throw error }
            unsafe handle = try Self.open(content.path, named: path, extent)
        }
        self.path = path
    }

    private static func open(
        _ file: String, named path: String, _ extent: cdcmtk_extent
    ) throws(FileFailure) -> OpaquePointer {
        var opened: OpaquePointer?
        let status = unsafe cdcmtk_open(file.fileNameCString, extent, &opened)
        guard status == CDCMTK_OK, let opened = unsafe opened else { throw FileFailure(path, status) }
        return unsafe opened
    }

    deinit { unsafe cdcmtk_close(handle) }

    /// Throws if DCMTK cannot read any file: it needs its data dictionary, and `DCMDICTPATH` may point elsewhere.
    public static func checkDCMTK() throws(FileFailure) {
        let status = cdcmtk_initialize()
        if status != CDCMTK_OK { throw FileFailure("DCMTK", status) }
    }

    /// Whether the first bytes of a file can be the start of DICOM. Pass 132 bytes, or all of a shorter file.
    static func canStart(with head: [UInt8]) -> Bool {
        unsafe cdcmtk_starts_like_dicom(head, Int64(head.count)) != 0
    }

    /// The elements outside any sequence.
    var dataset: DataItem { unsafe DataItem(cdcmtk_dataset(handle)) }

    /// SOPInstanceUID, or if that is missing, the UID in group 0002; empty if there is neither.
    var sopInstanceUID: String {
        if let uid = dataset.code(.sopInstanceUID) { return uid }
        return unsafe String(cString: cdcmtk_media_storage_sop_instance(handle))
    }

    /// The transfer syntax of group 0002, or if that is missing, the encoding detected in the elements.
    var transferSyntaxUID: String {
        let declared = unsafe String(cString: cdcmtk_transfer_syntax(handle))
        if ["0.", "1.", "2."].contains(where: declared.hasPrefix) { return declared }
        let isExplicit = unsafe cdcmtk_is_explicit(handle) != 0
        if isBigEndian { return UID.explicitVRBigEndian }
        return isExplicit ? UID.explicitVRLittleEndian : UID.implicitVRLittleEndian
    }

    var declaresTransferSyntax: Bool { unsafe cdcmtk_transfer_syntax(handle)[0] != 0 }

    var isBigEndian: Bool { unsafe cdcmtk_is_big_endian(handle) != 0 }

    /// Whether samples are in big endian, in which GE's private transfer syntax has them in a little-endian file.
    var pixelsAreBigEndian: Bool { isBigEndian || TransferSyntax(uid: transferSyntaxUID).hasBigEndianPixels }

    /// Up to `count` bytes of the file, or of the inflated file if it is deflated.
    func bytes(at offset: Int64, count: Int64) -> [UInt8] {
        guard count > 0 else { return [] }
        return unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
            unsafe filled = Int(cdcmtk_read(handle, offset, buffer.baseAddress, count))
        }
    }

    /// What is wrong with the elements read so far, although they could be read: elements that are damaged, or encoded
    /// otherwise than those around them.
    var elementWarnings: [String] {
        unsafe String(cString: cdcmtk_warnings(handle)).split(separator: "\n").map(String.init)
    }

    /// Why the elements end too early. Nil if they are complete.
    var incompleteness: FileFailure? {
        let status = unsafe cdcmtk_completeness(handle)
        return status == CDCMTK_OK ? nil : FileFailure(path, status)
    }

    /// Throws if something could not be read, as opposed to being absent or wrong: another attempt may succeed.
    func checkReading() throws(FileFailure) {
        if let incompleteness, incompleteness.code.isPassing || incompleteness.code == .tooLarge {
            throw incompleteness
        }
    }
}

extension FileFailure {
    /// The failure of the last call of CDCMTK.
    init(_ path: String, _ status: cdcmtk_status) {
        let code: FailureCode =
            switch status {
            case CDCMTK_UNREADABLE: .unreadable
            case CDCMTK_NOT_DICOM: .notDICOM
            case CDCMTK_TRUNCATED: .truncated
            case CDCMTK_MALFORMED: .malformed
            case CDCMTK_DECODE_FAILED: .decodeFailed
            case CDCMTK_TOO_LARGE: .tooLarge
            case CDCMTK_OUT_OF_MEMORY: .outOfMemory
            default: .internal
            }
        self.init(path: path, code: code, message: unsafe String(cString: cdcmtk_message()))
    }
}
