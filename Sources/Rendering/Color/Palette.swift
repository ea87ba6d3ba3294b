import DICOM

/// Three tables as 8-bit colors (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6): those of a PALETTE COLOR frame, or the supplemental
/// ones of a monochrome frame (C.7.6.19).
struct Palette: Sendable {
    let firstMapped: Int
    /// (entries, 3)
    private let colors: [UInt8]

    init(of frame: PixelFrame) throws(RenderingError) {
        guard let palette = Palette(frame.palette) else {
            throw frame.error(.invalidPalette, "PALETTE COLOR without a red, a green and a blue table")
        }
        self = palette
    }

    /// Nil without a red, a green and a blue table.
    init?(_ tables: [LookupTable]) {
        guard tables.count == 3, let red = tables.first, tables.allSatisfy({ !$0.entries.isEmpty }) else { return nil }
        // The first mapped value is the same for all three tables, but their lengths may differ.
        firstMapped = red.firstMapped
        let count = tables.map(\.entries.count).max() ?? 0
        let shift = Self.shift(of: tables)
        var colors: [UInt8] = []
        colors.reserveCapacity(count * 3)
        for index in 0..<count {
            for table in tables {
                colors.append(UInt8(clamping: table.entries[min(index, table.entries.count - 1)] >> shift))
            }
        }
        self.colors = colors
    }

    /// How many low bits to drop: none if the tables hold 8-bit values, even if their descriptors state 16.
    private static func shift(of tables: [LookupTable]) -> UInt16 {
        let largest = tables.flatMap(\.entries).max() ?? 0
        if largest < 256 { return 0 }
        let stated = tables.map(\.bitsPerEntry).max() ?? 16
        // A descriptor of 8 bits for 16-bit entries is as common as the reverse.
        return UInt16(max(stated > 8 ? min(stated, 16) : 16, 16 - largest.leadingZeroBitCount) - 8)
    }

    /// The color of a stored value; that of the nearest entry for values outside.
    @inline(__always)
    private func color(_ value: Int) -> (UInt8, UInt8, UInt8) {
        let entry = max(0, min(value - firstMapped, colors.count / 3 - 1)) * 3
        return (colors[entry], colors[entry + 1], colors[entry + 2])
    }

    func rgb(_ samples: StoredSamples) -> [UInt8] {
        var pixels = [UInt8](repeating: 0, count: samples.isReal ? 0 : samples.count * 3)
        paint(samples, from: .min, onto: &pixels)
        return pixels
    }

    /// Gives the samples from `lowest` on their colors; the other pixels stay as they are.
    func paint(_ samples: StoredSamples, from lowest: Int, onto pixels: inout [UInt8]) {
        switch samples {
        case .uint8(let samples): paint(samples, from: lowest, onto: &pixels)
        case .int8(let samples): paint(samples, from: lowest, onto: &pixels)
        case .uint16(let samples): paint(samples, from: lowest, onto: &pixels)
        case .int16(let samples): paint(samples, from: lowest, onto: &pixels)
        case .uint32(let samples): paint(samples, from: lowest, onto: &pixels)
        case .int32(let samples): paint(samples, from: lowest, onto: &pixels)
        case .float, .double: break
        }
    }

    private func paint(_ samples: [some FixedWidthInteger], from lowest: Int, onto pixels: inout [UInt8]) {
        for (index, sample) in samples.enumerated() {
            let value = Int(clamping: sample)
            guard value >= lowest else { continue }
            (pixels[index * 3], pixels[index * 3 + 1], pixels[index * 3 + 2]) = color(value)
        }
    }
}
