import DICOM
import Testing

@Suite struct SaturatingArithmeticTests {
    @Test(
        arguments: [
            (1, 2, 3), (.max, 1, .max), (.max, .max, .max), (.min, -1, .min), (.min, .max, -1), (.min, .min, .min),
            (-5, 5, 0),
        ] as [(Int64, Int64, Int64)])
    func sumsStopAtTheEnds(a: Int64, b: Int64, sum: Int64) { #expect(a.addingClamped(b) == sum) }

    @Test(
        arguments: [
            (3, 4, 12), (.max, 2, .max), (.max, -2, .min), (.min, 2, .min), (.min, -1, .max), (0, .min, 0),
        ] as [(Int64, Int64, Int64)])
    func productsStopAtTheEnds(a: Int64, b: Int64, product: Int64) { #expect(a.multipliedClamped(by: b) == product) }

    @Test func unsignedNumbersStopAtTheEnds() {
        #expect(UInt8(200).addingClamped(100) == 255)
        #expect(UInt8(200).multipliedClamped(by: 2) == 255)
    }

    /// 2262-04-11 is the last day that a 64-bit count of nanoseconds reaches.
    @Test(
        arguments: [
            (0, 0, 0), (1, 5, 1_000_000_005), (-1, 999_999_999, -1), (9_223_372_036, 854_775_807, .max),
            (9_223_372_037, 0, .max), (15_032_385_535, 0, .max), (-9_223_372_037, 0, .min), (-10_413_792_000, 5, .min),
            (.max, .max, .max),
            (.min, 0, .min),
        ] as [(Int64, Int64, Int64)])
    func timesStopAtTheEnds(seconds: Int64, nanoseconds: Int64, time: Int64) {
        #expect(Int64(secondsSince1970: seconds, nanoseconds: nanoseconds) == time)
    }
}
