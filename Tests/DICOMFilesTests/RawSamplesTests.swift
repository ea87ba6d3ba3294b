import DICOM
import TestSupport
import Testing

@testable import DICOMFiles

@Suite struct RawSamplesTests {
    /// Every position of a stored sample in an allocated one, checked bit by bit.
    @Test(arguments: [8, 16, 32], [true, false])
    func takesStoredBitsAtAnyPosition(allocated: Int, isSigned: Bool) {
        let samples = [0, 1, UInt32.max] + (1...40).map { UInt32($0) &* 2_654_435_761 }
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
                #expect(stored.doubles == expected.map(Double.init), "\(bits) bits up to \(highBit)")
            }
        }
    }

    @Test func samplesNarrowerThanBitsStoredKeepTheirValues() {
        let stored = RawSamples.bytes([0, 7, 255]).stored(bits: 12, highBit: 11, isSigned: false)
        #expect(stored.doubles == [0, 7, 255])
    }
}
