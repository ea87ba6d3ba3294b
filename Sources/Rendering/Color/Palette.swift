import DICOM

/// The three tables of a PALETTE COLOR frame as 8-bit colors (PS3.3 C.7.6.3.1.5, C.7.6.3.1.6).
struct Palette: Sendable {
    private let firstMapped: Int
    /// (entries, 3)
    private let colors: [UInt8]

    init(of frame: PixelFrame) throws(RenderingError) {
        let tables = frame.palette
        guard tables.count == 3, let red = tables.first, tables.allSatisfy({ !$0.entries.isEmpty }) else {
            throw frame.error(.invalidPalette, "PALETTE COLOR without a red, a green and a blue table")
        }
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

    func rgb(_ samples: StoredSamples) -> [UInt8] {
        switch samples {
        case .uint8(let samples): rgb(samples)
        case .int8(let samples): rgb(samples)
        case .uint16(let samples): rgb(samples)
        case .int16(let samples): rgb(samples)
        case .uint32(let samples): rgb(samples)
        case .int32(let samples): rgb(samples)
        case .float, .double: []
        }
    }

    private func rgb(_ samples: [some FixedWidthInteger]) -> [UInt8] {
        var pixels = [UInt8](repeating: 0, count: samples.count * 3)
        let last = colors.count / 3 - 1
        for (index, sample) in samples.enumerated() {
            let entry = max(0, min(Int(clamping: sample) - firstMapped, last)) * 3
            pixels[index * 3] = colors[entry]
            pixels[index * 3 + 1] = colors[entry + 1]
            pixels[index * 3 + 2] = colors[entry + 2]
        }
        return pixels
    }
}
