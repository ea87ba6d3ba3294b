/// How the files in a container are kept, told by its first bytes and never by its name.
enum ContainerFormat: Sendable {
    case zip
    case tar
    /// One compressed file, which may be a tar.
    case gzip, bzip2, xz

    /// How many bytes it takes to tell: the tar header's mark is the last of them.
    static let headLength = 512

    init?(head: [UInt8]) {
        func isAt(_ offset: Int, _ mark: [UInt8]) -> Bool { head.dropFirst(offset).starts(with: mark) }
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

    /// Whether what is passed over has to be decompressed all the same.
    var isOneStream: Bool { self != .zip && self != .tar }

    /// What the name of one compressed file ends in.
    var suffix: String {
        switch self {
        case .zip, .tar: ""
        case .gzip: ".gz"
        case .bzip2: ".bz2"
        case .xz: ".xz"
        }
    }
}

/// Whether bytes can be the beginning of a DICOM file: as the parser judges, but for what needs more than the beginning.
func canBeDICOM(head: [UInt8]) -> Bool {
    if head.count >= 132, head[128..<132].elementsEqual("DICM".utf8) { return true }
    guard head.count >= 8 else { return false }
    let group = Int(head[0]) | Int(head[1]) << 8
    let element = Int(head[2]) | Int(head[3]) << 8
    let isBigEndian = group > 0xFF
    switch isBigEndian ? group.swapped : group {
    case 0x0002: return !isBigEndian && element <= 0x0102
    case 0x0008: return (isBigEndian ? element.swapped : element) <= 0x2300
    default: return false
    }
}

extension Int {
    /// The two bytes of a 16-bit number, the other way round.
    fileprivate var swapped: Int { self >> 8 | (self & 0xFF) << 8 }
}
