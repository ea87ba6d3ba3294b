import DICOM
import Testing

@testable import Rendering

/// Percentiles by nearest rank: of n sorted values, the one at place ⌈fraction · n⌉.
@Suite struct PercentileTests {
    private let fractions = [0.005, 0.01, 0.5, 0.99, 0.995, 1]

    @Test func findsThePercentilesOfAThousandValues() {
        // 3 and 1001 have no common divisor, so these are 1 to 1000 in another order.
        let values = (1...1000).map { $0 * 3 % 1001 }
        #expect(values.sorted() == Array(1...1000))
        let expected: [Double] = [5, 10, 500, 990, 995, 1000]
        for samples in [
            StoredSamples.uint16(values.map(UInt16.init)), .int16(values.map(Int16.init)),
            .uint32(values.map(UInt32.init)), .int32(values.map(Int32.init)), .float(values.map(Float.init)),
            .double(values.map(Double.init)),
        ] {
            #expect(samples.percentiles(fractions, through: .identity, excluding: nil) == expected)
        }
    }

    @Test func reversesTheOrderForANegativeSlope() {
        let values = StoredSamples.int16((1...1000).map(Int16.init))
        let turned = ModalityTransformation.rescale(slope: -2, intercept: 1)
        #expect(values.percentiles([0.01, 0.99], through: turned, excluding: nil) == [-1981, -21])
        let real = StoredSamples.float((1...1000).map(Float.init))
        #expect(real.percentiles([0.01, 0.99], through: turned, excluding: nil) == [-1981, -21])
    }

    @Test func sortsTheEntriesOfATable() {
        let table = LookupTable(firstMapped: 0, entries: [30, 10, 20], bitsPerEntry: 8)
        let samples = StoredSamples.uint8([0, 0, 1, 1, 1, 2, 2, 2, 2, 2])
        #expect(samples.percentiles([0.3, 0.31, 0.8, 0.9], through: .lut(table), excluding: nil) == [10, 20, 20, 30])
    }

    @Test func ignoresPaddingNaNAndInfinity() {
        let samples = StoredSamples.int16([-2000, -2000, -2000, 1, 2, 3])
        #expect(samples.percentiles([0.01, 0.5, 1], through: .identity, excluding: -2000 ... -1900) == [1, 2, 3])
        let real = StoredSamples.double([.nan, -.infinity, -7, 4, .infinity, 9])
        #expect(real.percentiles([0.01, 0.5, 1], through: .identity, excluding: -8 ... -6) == [4, 4, 9])
        #expect(StoredSamples.uint8([5]).percentiles([0.5], through: .identity, excluding: 0...9) == nil)
        #expect(StoredSamples.float([.nan]).percentiles([0.5], through: .identity, excluding: nil) == nil)
    }

    @Test func sortsSignsAndExponents() {
        let values: [Double] = [-1e300, -1.5, -1, -1e-300, 0, 1e-300, 1, 1.5, 1e300]
        let samples = StoredSamples.double(values.reversed())
        let places = (1...9).map { Double($0) / 9 }
        #expect(samples.percentiles(places, through: .identity, excluding: nil) == values)
    }

    /// The quick look may miss values but never sees too many: a hundredth of all on either side.
    @Test(arguments: [
        (0.5, false), (1.0, false), (2.0, true), (60.0, true), (62.0, true), (98.0, false), (200.0, false),
        (-3.0, false), (-1e9, false),
    ])
    func seesValuesOnEitherSide(value: Double, isSeen: Bool) {
        // It looks at the first 64 of 100 samples.
        let samples = StoredSamples.int16((1...100).map(Int16.init))
        #expect(samples.surrounds(value, excluding: nil) == isSeen)
        let padded = StoredSamples.int16((0..<50).flatMap { [-500, Int16($0 * 2 + 1)] })
        #expect(padded.surrounds(40, excluding: -600 ... -500))
        #expect(!padded.surrounds(-10, excluding: -600 ... -500))
        #expect(padded.surrounds(-10, excluding: nil))
    }
}
