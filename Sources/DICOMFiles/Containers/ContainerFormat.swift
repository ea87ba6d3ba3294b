/// The format of a container, detected from its first bytes, never from its name.
enum ContainerFormat: Sendable {
    case zip
    case tar
    /// A single compressed file, which may be a tar.
    case gzip, bzip2, xz

    /// How many bytes the detection needs. The tar signature is the last of them.
    static let headLength = 512

    init?(head: [UInt8]) {
        func isAt(_ offset: Int, _ signature: [UInt8]) -> Bool { head.dropFirst(offset).starts(with: signature) }
        if isAt(0, [0x50, 0x4B, 3, 4]) {
            self = .zip
        } else if isAt(257, Array("ustar".utf8)) {
            self = .tar
        } else if isAt(0, [0x1F, 0x8B, 8]), head.count >= 18, head[3] & 0xE0 == 0 {
            self = .gzip
        } else if isAt(0, Array("BZh".utf8)), isAt(4, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]) {
            self = .bzip2
        } else if isAt(0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) {
            self = .xz
        } else {
            return nil
        }
    }

    /// Whether skipped entries must be decompressed as well.
    var isOneStream: Bool { self != .zip && self != .tar }

    /// The file name extension of a single compressed file.
    var suffix: String {
        switch self {
        case .zip, .tar: ""
        case .gzip: ".gz"
        case .bzip2: ".bz2"
        case .xz: ".xz"
        }
    }
}
