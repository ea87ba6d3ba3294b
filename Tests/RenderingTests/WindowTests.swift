import DICOM
import Testing

@testable import Rendering

@Suite struct WindowTests {
    @Test(arguments: [(-161.0, 0), (-160.0, 0), (-159.0, 1), (40.0, 128), (238.0, 254), (239.0, 255), (1e9, 255)])
    func linearSpreadsItsBandFromBlackToWhite(value: Double, gray: UInt8) {
        #expect(Window(center: 40, width: 400).gray(value) == gray)
    }

    /// The example of PS3.3 C.11.2.1.2.1: c=2048, w=4096 takes 0 to black and 4095 to white.
    @Test(arguments: [(0.0, 0), (4095.0, 255), (2047.0, 127), (2048.0, 128)])
    func linearReachesBothEndsOfTwelveBits(value: Double, gray: UInt8) {
        #expect(Window(center: 2048, width: 4096).gray(value) == gray)
    }

    @Test(arguments: [(99.0, 0), (99.5, 0), (99.6, 255), (100.0, 255)])
    func linearOfWidthOneIsAThreshold(value: Double, gray: UInt8) {
        #expect(Window(center: 100, width: 1).gray(value) == gray)
    }

    @Test(arguments: [(-160.0, 0), (40.0, 128), (140.0, 191), (240.0, 255)])
    func linearExactIsHalfwayAtItsCenter(value: Double, gray: UInt8) {
        #expect(Window(center: 40, width: 400, function: .linearExact).gray(value) == gray)
    }

    /// 255 / (1 + e^(−4·(x − c)/w)): at half a width from the center, 1 / (1 + e^−2) = 0.8808.
    @Test(arguments: [(-160.0, 30), (40.0, 128), (240.0, 225), (1e6, 255), (-1e6, 0)])
    func sigmoidHasTheFactorOfFour(value: Double, gray: UInt8) {
        #expect(Window(center: 40, width: 400, function: .sigmoid).gray(value) == gray)
    }

    @Test(arguments: [Window.Function.linear, .linearExact, .sigmoid])
    func rendersNaNBlack(function: Window.Function) {
        let window = Window(center: 40, width: 400, function: function)
        #expect(window.gray(.nan) == 0)
        #expect(window.gray(.infinity) == 255)
        #expect(window.gray(-.infinity) == 0)
    }

    @Test(arguments: [
        (0.0, Window.Function.linear, false), (0.5, .linear, false), (1, .linear, true), (-3, .linear, false),
        (0.5, .linearExact, true), (0, .linearExact, false), (0.2, .sigmoid, true), (.nan, .sigmoid, false),
        (.infinity, .linear, false),
    ])
    func requiresAWidthOfOneForLinearAndAPositiveWidthOtherwise(width: Double, function: Window.Function, valid: Bool) {
        #expect(Window(center: 0, width: width, function: function).isValid == valid)
    }
}

@Suite struct LookupTableTests {
    let table = LookupTable(firstMapped: -2, entries: [10, 20, 30], bitsPerEntry: 8)

    @Test(arguments: [
        (-100.0, 10), (-2.0, 10), (-1.0, 20), (0.0, 30), (1.0, 30), (1e300, 30), (-.infinity, 10), (-1.4, 20),
    ])
    func clampsValuesToTheEndEntries(input: Double, entry: UInt16) {
        #expect(table.value(at: input) == entry)
    }

    @Test func takesTheLargestValueOfItsBitsAsWhite() {
        #expect(table.whitest == 255)
        #expect(LookupTable(firstMapped: 0, entries: [0, 4095], bitsPerEntry: 12).whitest == 4095)
        #expect(LookupTable(firstMapped: 0, entries: [0, 65535], bitsPerEntry: 12).whitest == 65535)
    }
}
