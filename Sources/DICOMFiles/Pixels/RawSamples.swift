import DICOM

/// Samples as they are allocated: before masking, with whatever bits surround those that count.
enum RawSamples {
    case bytes([UInt8])
    case words([UInt16])
    case longs([UInt32])

    /// The samples in `data`, `bits` allocated for each.
    init(_ data: [UInt8], bits: Int, count: Int, bitOffset: Int = 0, isBigEndian: Bool, bytesAreSwapped: Bool = false) {
        func unswapped() -> [UInt8] {
            guard bytesAreSwapped else { return data }
            var bytes = data
            for index in stride(from: 0, to: bytes.count - 1, by: 2) { bytes.swapAt(index, index + 1) }
            return bytes
        }
        switch bits {
        case 8:
            self = .bytes(Array(unswapped().dropFirst(bitOffset / 8).prefix(count)))
        case 16:
            let words = data.integers(UInt16.self)
            self = .words(isBigEndian ? words.map(\.byteSwapped) : words)
        case 32:
            let longs = data.integers(UInt32.self)
            self = .longs(isBigEndian ? longs.map(\.byteSwapped) : longs)
        case 1:
            let bytes = unswapped()
            self = .bytes((0..<count).map { bytes[($0 + bitOffset) >> 3] >> UInt8(($0 + bitOffset) & 7) & 1 })
        default:
            // Samples one after another, from the lowest bit up, across byte borders (PS3.5 annex D of 2003).
            let bytes = unswapped()
            let longs = (0..<count).map { index in
                var sample: UInt32 = 0
                for bit in 0..<bits {
                    let position = index * bits + bit + bitOffset
                    sample |= UInt32(bytes[position >> 3] >> UInt8(position & 7) & 1) << UInt32(bit)
                }
                return sample
            }
            self = bits < 16 ? .words(longs.map { UInt16($0) }) : .longs(longs)
        }
    }

    /// R R … G G … B B … as R G B, R G B ….
    func interleaved(_ samplesPerPixel: Int) -> RawSamples {
        func interleave<Sample>(_ planes: [Sample]) -> [Sample] {
            let pixels = planes.count / samplesPerPixel
            return unsafe [Sample](unsafeUninitializedCapacity: planes.count) { buffer, count in
                count = planes.count
                for sample in 0..<samplesPerPixel {
                    for pixel in 0..<pixels {
                        unsafe buffer.initializeElement(
                            at: pixel * samplesPerPixel + sample, to: planes[sample * pixels + pixel])
                    }
                }
            }
        }
        switch self {
        case .bytes(let bytes): return .bytes(interleave(bytes))
        case .words(let words): return .words(interleave(words))
        case .longs(let longs): return .longs(interleave(longs))
        }
    }

    /// Y1 Y2 B R as Y1 B R, Y2 B R (PS3.3 C.7.6.3.1.2): each pair of pixels shares its colour.
    func upsampled422() -> RawSamples {
        func upsample<Sample>(_ samples: [Sample]) -> [Sample] {
            var pixels: [Sample] = []
            pixels.reserveCapacity(samples.count / 2 * 3)
            for pair in stride(from: 0, to: samples.count - 3, by: 4) {
                let blue = samples[pair + 2]
                let red = samples[pair + 3]
                pixels += [samples[pair], blue, red, samples[pair + 1], blue, red]
            }
            return pixels
        }
        switch self {
        case .bytes(let bytes): return .bytes(upsample(bytes))
        case .words(let words): return .words(upsample(words))
        case .longs(let longs): return .longs(upsample(longs))
        }
    }

    var count: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .words(let words): words.count
        case .longs(let longs): longs.count
        }
    }

    /// Values beyond what `bits` hold as the nearest they hold: what lossy compression has overshot.
    func clamped(bits: Int, isSigned: Bool) -> RawSamples {
        guard case .longs(let longs) = self, bits < 31 else { return self }
        let lowest: Int32 = isSigned ? -(1 << Int32(bits - 1)) : 0
        let greatest = lowest + (1 << Int32(bits)) - 1
        return .longs(longs.map { UInt32(bitPattern: max(lowest, min(Int32(bitPattern: $0), greatest))) })
    }

    /// The bits that count, sign-extended, in the narrowest type that holds them.
    func stored(bits: Int, highBit: Int, isSigned: Bool) -> StoredSamples {
        let shift = highBit + 1 - bits
        func value(_ sample: UInt32) -> UInt32 { sample >> UInt32(shift) & (bits == 32 ? .max : 1 << UInt32(bits) - 1) }
        func signed(_ sample: UInt32) -> Int32 {
            let unused = UInt32(32 - bits)
            return Int32(bitPattern: (sample >> UInt32(shift)) << unused) >> Int32(unused)
        }
        func narrowed<Sample: FixedWidthInteger & UnsignedInteger>(_ samples: [Sample]) -> StoredSamples {
            switch (bits, isSigned) {
            case (...8, false): .uint8(samples.map { UInt8(truncatingIfNeeded: value(UInt32($0))) })
            case (...8, true): .int8(samples.map { Int8(truncatingIfNeeded: signed(UInt32($0))) })
            case (...16, false): .uint16(samples.map { UInt16(truncatingIfNeeded: value(UInt32($0))) })
            case (...16, true): .int16(samples.map { Int16(truncatingIfNeeded: signed(UInt32($0))) })
            case (_, false): .uint32(samples.map { value(UInt32($0)) })
            case (_, true): .int32(samples.map { signed(UInt32($0)) })
            }
        }
        switch self {
        case .bytes(let bytes):
            if bits == 8, shift == 0, !isSigned { return .uint8(bytes) }
            return narrowed(bytes)
        case .words(let words):
            if bits == 16, shift == 0, !isSigned { return .uint16(words) }
            return narrowed(words)
        case .longs(let longs): return narrowed(longs)
        }
    }
}
