/// How a file's bytes are written (PS3.5 section 8 and annex A).
public struct TransferSyntax: Sendable, Equatable {
    public let uid: String

    public init(uid: String) { self.uid = uid }

    public static let implicitVRLittleEndian = TransferSyntax(uid: "1.2.840.10008.1.2")
    public static let explicitVRLittleEndian = TransferSyntax(uid: "1.2.840.10008.1.2.1")
    public static let deflatedExplicitVRLittleEndian = TransferSyntax(uid: "1.2.840.10008.1.2.1.99")
    public static let explicitVRBigEndian = TransferSyntax(uid: "1.2.840.10008.1.2.2")

    /// JPEG 2000 (part 1 and 2) and High-Throughput JPEG 2000.
    public var isJPEG2000: Bool {
        [
            "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.92", "1.2.840.10008.1.2.4.93",
            "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.202", "1.2.840.10008.1.2.4.203",
        ].contains(uid)
    }

    /// MPEG-2, MPEG-4 AVC and HEVC, in one fragment or (`.1` at the end) in several: video rather than frames.
    public var isVideo: Bool {
        let family = "1.2.840.10008.1.2.4."
        guard uid.hasPrefix(family) else { return false }
        let parts = uid.dropFirst(family.count).split(separator: ".").map { Int($0) }
        guard let process = parts.first ?? nil, parts.count == 1 || parts.dropFirst() == [1] else { return false }
        return 100...108 ~= process
    }
}
