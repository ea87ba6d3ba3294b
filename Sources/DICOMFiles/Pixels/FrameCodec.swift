/// What the bytes of a frame are, as far as they tell.
enum FrameCodec {
    case jpeg(JPEGHeader)
    case jpeg2000
    case runLength
    case unknown

    init(_ bytes: [UInt8], _ layout: PixelLayout) {
        if Self.isJPEG2000(bytes) {
            self = .jpeg2000
        } else if let header = JPEGHeader(bytes) {
            self = .jpeg(header)
        } else if RunLength.startsFrame(bytes, layout) {
            self = .runLength
        } else {
            self = .unknown
        }
    }

    /// Whether this is a codestream or a JP2 file. DICOM does not allow JP2, but some writers use it.
    static func isJPEG2000(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xFF, 0x4F, 0xFF, 0x51]) || bytes.starts(with: [0, 0, 0, 0x0C, 0x6A, 0x50])
    }

    /// Whether it is a stream of an image of this size.
    func isStream(of layout: PixelLayout) -> Bool {
        switch self {
        case .jpeg(let header): header.fits(layout)
        case .jpeg2000, .runLength: true
        case .unknown: false
        }
    }
}

extension JPEGHeader {
    /// A height of zero is stated later in the stream (T.81 B.2.5).
    func fits(_ layout: PixelLayout) -> Bool {
        (rows == layout.rows || rows == 0) && columns == layout.columns && components == layout.samplesPerPixel
    }
}

extension RunLength {
    /// Whether the bytes start with the header of a frame of this layout (PS3.5 G.5): as many segments as a pixel has
    /// bytes, the first right behind the header. Pass all of its 64 bytes, or fewer to look only at the first offsets.
    static func startsFrame(_ bytes: [UInt8], _ layout: PixelLayout) -> Bool {
        let words = Array(bytes.prefix(64)).integers(UInt32.self).map { Int($0) }
        let count = layout.samplesPerPixel * ((layout.bitsAllocated + 7) / 8)
        guard words.count >= 2, words[0] == count, count <= 15, words[1] == 64 else { return false }
        let offsets = words.dropFirst().prefix(count)
        return zip(offsets, offsets.dropFirst()).allSatisfy(<) && words.dropFirst(count + 1).allSatisfy { $0 == 0 }
    }
}
