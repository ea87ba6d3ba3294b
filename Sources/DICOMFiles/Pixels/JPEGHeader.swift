/// The parameters of a JPEG or JPEG-LS stream, up to its first frame header (ITU-T T.81 B.2, T.87 C.1).
struct JPEGHeader {
    /// Second byte of the frame header's marker: 0xC0 baseline, 0xC3 lossless, 0xF7 JPEG-LS.
    var process: UInt8
    var bits: Int
    var rows: Int
    var columns: Int
    var components: Int
    /// Whether the stream's colors are YBR, or RGB. Nil if it does not state either.
    var isYBR: Bool?

    var isJPEGLS: Bool { process == 0xF7 }

    init?(_ bytes: [UInt8]) {
        guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
        var position = 2
        var isJFIF = false
        var adobeTransform: UInt8?
        func word(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
        while position + 4 <= bytes.count {
            guard bytes[position] == 0xFF else { return nil }
            let marker = bytes[position + 1]
            if marker == 0xFF {
                position += 1
                continue
            }
            if marker == 0x01 || 0xD0...0xD8 ~= marker {
                position += 2
                continue
            }
            let length = word(position + 2)
            let segment = position + 4
            guard length >= 2, position + 2 + length <= bytes.count else { return nil }
            switch marker {
            case 0xE0: isJFIF = bytes[segment...].starts(with: Array("JFIF".utf8))
            case 0xEE where length >= 14 && bytes[segment...].starts(with: Array("Adobe".utf8)):
                adobeTransform = bytes[segment + 11]
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF, 0xF7:
                guard length >= 8, length >= 8 + 3 * Int(bytes[segment + 5]) else { return nil }
                process = marker
                bits = Int(bytes[segment])
                rows = word(segment + 1)
                columns = word(segment + 3)
                components = Int(bytes[segment + 5])
                let identifiers = (0..<components).map { bytes[segment + 6 + 3 * $0] }
                let sampling = (0..<components).map { bytes[segment + 7 + 3 * $0] }
                if components == 3 {
                    if let adobeTransform {
                        isYBR = adobeTransform != 0
                    } else if isJFIF || sampling.contains(where: { $0 != sampling[0] }) {
                        isYBR = true
                    } else if identifiers == Array("RGB".utf8) {
                        isYBR = false
                    }
                }
                return
            case 0xDA, 0xD9: return nil
            default: break
            }
            position += 2 + length
        }
        return nil
    }
}
