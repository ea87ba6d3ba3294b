/// How a file's bytes are written (PS3.5 section 8 and annex A).
public struct TransferSyntax: Sendable, Equatable {
    public let uid: String

    public init(uid: String) { self.uid = uid }

    /// The name in PS3.6, without "Transfer Syntax"; nil for a UID without one.
    public var name: String? { Self.names[uid] }

    /// Whether this UID says how pixels are stored, to those who know it: registered, or GE's private one.
    ///
    /// Some registered ones have no name here, because they are retired (JPEG) or always refused (video).
    public var isKnown: Bool {
        name != nil || isVideo || uid.hasPrefix(UID.smpteRoot)
            || jpegNumber.map { 50...66 ~= $0 || 110...112 ~= $0 } ?? false
    }

    /// Whether the bytes of the pixels are in the other order than those of the header.
    public var hasBigEndianPixels: Bool { uid == UID.privateGEBigEndianPixels }

    /// The pixel data are in fragments (PS3.5 A.4).
    public var isEncapsulated: Bool {
        switch uid {
        case UID.rleLossless, UID.deflatedImageFrameCompression, UID.encapsulatedUncompressedExplicitVRLittleEndian:
            true
        default: uid.hasPrefix(UID.jpegRoot) || uid.hasPrefix(UID.smpteRoot)
        }
    }

    /// JPEG and JPEG-LS.
    public var isJPEG: Bool { jpegNumber.map { 50...81 ~= $0 } ?? false }

    /// JPEG 2000 (parts 1 and 2) and High-Throughput JPEG 2000.
    public var isJPEG2000: Bool { jpegNumber.map { 90...93 ~= $0 || 201...203 ~= $0 } ?? false }

    /// JPEG 2000 whose codestream may be lossy.
    public var isLossyJPEG2000: Bool { [UID.jpeg2000, UID.jpeg2000MC, UID.htj2k].contains(uid) }

    /// JPIP: the file holds an address instead of pixels (PS3.5 A.6, A.7).
    public var isReferenced: Bool { jpegNumber.map { 94...95 ~= $0 || 204...205 ~= $0 } ?? false }

    /// MPEG-2, MPEG-4 AVC and HEVC, in one fragment or (`.1` at the end) in several: video rather than frames.
    public var isVideo: Bool { jpegNumber.map { 100...108 ~= $0 } ?? false }

    /// The number after the root of the JPEG family, of which `.1` marks fragmentable video.
    private var jpegNumber: Int? {
        guard uid.hasPrefix(UID.jpegRoot) else { return nil }
        let parts = uid.dropFirst(UID.jpegRoot.count).split(separator: ".").map { Int($0) }
        guard parts.count == 1 || parts.count == 2 && parts[1] == 1 && parts[0].map({ 100...108 ~= $0 }) == true else {
            return nil
        }
        return parts[0]
    }

    private static let names: [String: String] = [
        UID.implicitVRLittleEndian: "Implicit VR Little Endian",
        UID.explicitVRLittleEndian: "Explicit VR Little Endian",
        UID.encapsulatedUncompressedExplicitVRLittleEndian: "Encapsulated Uncompressed Explicit VR Little Endian",
        UID.deflatedExplicitVRLittleEndian: "Deflated Explicit VR Little Endian",
        UID.explicitVRBigEndian: "Explicit VR Big Endian",
        UID.privateGEBigEndianPixels: "GE Private Implicit VR Little Endian with Big Endian Pixels",
        UID.jpegBaseline8Bit: "JPEG Baseline",
        UID.jpegExtended12Bit: "JPEG Extended",
        UID.jpegFullProgressionNonHierarchical1012: "JPEG Full Progression",
        UID.jpegLossless: "JPEG Lossless",
        UID.jpegLosslessSV1: "JPEG Lossless, First-Order Prediction",
        UID.jpegLSLossless: "JPEG-LS Lossless",
        UID.jpegLSNearLossless: "JPEG-LS Near-Lossless",
        UID.jpeg2000Lossless: "JPEG 2000 Lossless",
        UID.jpeg2000: "JPEG 2000",
        UID.jpeg2000MCLossless: "JPEG 2000 Part 2 Lossless",
        UID.jpeg2000MC: "JPEG 2000 Part 2",
        UID.jpipReferenced: "JPIP Referenced",
        UID.jpipReferencedDeflate: "JPIP Referenced Deflate",
        UID.htj2kLossless: "High-Throughput JPEG 2000 Lossless",
        UID.htj2kLosslessRPCL: "High-Throughput JPEG 2000 Lossless with RPCL Options",
        UID.htj2k: "High-Throughput JPEG 2000",
        UID.jpipHTJ2KReferenced: "JPIP HTJ2K Referenced",
        UID.jpipHTJ2KReferencedDeflate: "JPIP HTJ2K Referenced Deflate",
        UID.rleLossless: "RLE Lossless",
        UID.deflatedImageFrameCompression: "Deflated Image Frame Compression",
    ]
}
