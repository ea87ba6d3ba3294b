import DICOM
import Testing

@testable import DICOMFiles

struct RawSamplesTests {
    /// Every place that a stored sample can have in an allocated one, bit by bit.
    @Test(arguments: [8, 16, 32], [true, false])
    func theBitsThatCountAreTakenWhereverTheyAre(allocated: Int, isSigned: Bool) {
        var generator = SplitMix(state: UInt64(allocated))
        let samples = [0, 1, UInt32.max] + (0..<40).map { _ in UInt32(truncatingIfNeeded: generator.next()) }
        let raw: RawSamples =
            switch allocated {
            case 8: .bytes(samples.map { UInt8(truncatingIfNeeded: $0) })
            case 16: .words(samples.map { UInt16(truncatingIfNeeded: $0) })
            default: .longs(samples)
            }
        for bits in 1...allocated {
            for highBit in (bits - 1)..<allocated {
                let expected = samples.map { sample in
                    let value = (0..<bits).reduce(Int64(0)) { value, bit in
                        value | Int64(sample >> UInt32(highBit + 1 - bits + bit) & 1) << Int64(bit)
                    }
                    return isSigned && value >> Int64(bits - 1) == 1 ? value - (1 << Int64(bits)) : value
                }
                let stored = raw.stored(bits: bits, highBit: highBit, isSigned: isSigned)
                #expect(stored.wholeNumbers == expected, "\(bits) bits up to \(highBit)")
            }
        }
    }

    @Test func samplesOfFewerBitsThanCountAreTheirOwnValues() {
        let stored = RawSamples.bytes([0, 7, 255]).stored(bits: 12, highBit: 11, isSigned: false)
        #expect(stored.wholeNumbers == [0, 7, 255])
    }
}

private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        let mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 27)
    }
}

extension StoredSamples {
    fileprivate var wholeNumbers: [Int64] {
        switch self {
        case .uint8(let samples): samples.map(Int64.init)
        case .int8(let samples): samples.map(Int64.init)
        case .uint16(let samples): samples.map(Int64.init)
        case .int16(let samples): samples.map(Int64.init)
        case .uint32(let samples): samples.map(Int64.init)
        case .int32(let samples): samples.map(Int64.init)
        case .float, .double: []
        }
    }
}
