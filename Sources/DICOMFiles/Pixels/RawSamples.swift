import DICOM

/// Samples as allocated: not yet masked to the stored bits.
enum RawSamples {
    case bytes([UInt8])
    case words([UInt16])
    case longs([UInt32])

    /// Reads `count` samples of `bits` allocated bits each.
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
            // Samples follow each other from the lowest bit up, across byte boundaries (PS3.5 2003, annex D).
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

    /// Converts R R … G G … B B … to R G B, R G B ….
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

    /// Converts Y1 Y2 B R to Y1 B R, Y2 B R (PS3.3 C.7.6.3.1.2): each pair of pixels shares its color.
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

    /// Clamps values to the range of `bits`, which lossy compression may overshoot.
    func clamped(bits: Int, isSigned: Bool) -> RawSamples {
        guard case .longs(let longs) = self, bits < 31 else { return self }
        let lowest: Int32 = isSigned ? -(1 << Int32(bits - 1)) : 0
        let greatest = lowest + (1 << Int32(bits)) - 1
        return .longs(longs.map { UInt32(bitPattern: max(lowest, min(Int32(bitPattern: $0), greatest))) })
    }

    /// The stored bits, sign-extended, in the narrowest type that holds them.
    func stored(bits: Int, highBit: Int, isSigned: Bool) -> StoredSamples {
        func narrowed<Sample: FixedWidthInteger & UnsignedInteger>(_ samples: [Sample]) -> StoredSamples {
            let field = BitField<Sample>(bits: bits, highBit: highBit)
            return switch (bits, isSigned) {
            case (...8, false): .uint8(field.values(of: samples))
            case (...8, true): .int8(field.signedValues(of: samples))
            case (...16, false): .uint16(field.values(of: samples))
            case (...16, true): .int16(field.signedValues(of: samples))
            case (_, false): .uint32(field.values(of: samples))
            case (_, true): .int32(field.signedValues(of: samples))
            }
        }
        let isPlain = highBit + 1 == bits && !isSigned
        switch self {
        // Samples narrower than the stored bits. No decoder returns them, but a negative shift would trap.
        case .bytes(let bytes) where highBit >= 8:
            return RawSamples.longs(bytes.map { UInt32($0) }).stored(bits: bits, highBit: highBit, isSigned: isSigned)
        case .words(let words) where highBit >= 16:
            return RawSamples.longs(words.map { UInt32($0) }).stored(bits: bits, highBit: highBit, isSigned: isSigned)
        case .bytes(let bytes): return bits == 8 && isPlain ? .uint8(bytes) : narrowed(bytes)
        case .words(let words): return bits == 16 && isPlain ? .uint16(words) : narrowed(words)
        case .longs(let longs): return narrowed(longs)
        }
    }
}

/// The position of the stored sample in an allocated one.
private struct BitField<Sample: FixedWidthInteger & UnsignedInteger> {
    /// Shifts that first drop the bits above it and then those below.
    private let up: Sample
    private let down: Sample
    private let signBit: Sample

    init(bits: Int, highBit: Int) {
        up = Sample(Sample.bitWidth - 1 - highBit)
        down = Sample(Sample.bitWidth - bits)
        signBit = 1 << Sample(bits - 1)
    }

    @inline(__always)
    func values<Value: FixedWidthInteger>(of samples: [Sample]) -> [Value] {
        samples.mapped { Value(truncatingIfNeeded: ($0 &<< up) &>> down) }
    }

    @inline(__always)
    func signedValues<Value: FixedWidthInteger>(of samples: [Sample]) -> [Value] {
        let lowest = Value(truncatingIfNeeded: signBit)
        return samples.mapped { Value(truncatingIfNeeded: (($0 &<< up) &>> down) ^ signBit) &- lowest }
    }
}

extension Array {
    /// `map`, in a loop that the compiler vectorizes.
    @inline(__always)
    fileprivate func mapped<Result>(_ transform: (Element) -> Result) -> [Result] {
        unsafe withUnsafeBufferPointer { samples in
            unsafe [Result](unsafeUninitializedCapacity: samples.count) { results, count in
                for index in 0..<samples.count {
                    unsafe results.initializeElement(at: index, to: transform(samples[index]))
                }
                count = samples.count
            }
        }
    }
}
