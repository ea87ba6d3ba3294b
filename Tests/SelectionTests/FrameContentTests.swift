import DICOM
import Testing

@testable import Selection

/// What is measured in a slice, and how the empty ends of a volume are skipped.
@Suite struct FrameContentTests {
    private func frame(_ samples: [Int16], slope: Double = 1, padding: ClosedRange<Int>? = nil) -> PixelFrame {
        var frame = PixelFrame(
            frame: 0, rows: 1, columns: samples.count, samplesPerPixel: 1, samples: .int16(samples), bitsStored: 16,
            photometricInterpretation: .monochrome2)
        frame.modalityTransformation = .rescale(slope: slope, intercept: -1024)
        frame.pixelPadding = padding
        return frame
    }

    /// The standard deviation of 0, 0, 10, 10 is 5.
    @Test func spreadIsTheDeviationOfTheModalityValues() {
        #expect(FrameContent(of: frame([0, 0, 10, 10])).spread == 5)
        #expect(FrameContent(of: frame([0, 0, 10, 10], slope: -2)).spread == 10)
        #expect(FrameContent(of: frame([7, 7, 7])).spread == 0)
        #expect(FrameContent(of: frame([-2000, 0, 0, 10, 10, -2000], padding: -2000 ... -2000)).spread == 5)
        #expect(FrameContent(of: frame([-2000], padding: -2000 ... -2000)).spread == 0)
    }

    @Test(arguments: [
        StoredSamples.uint8([0, 0, 10, 10]), .int8([-5, -5, 5, 5]), .uint16([0, 0, 10, 10]), .uint32([0, 0, 10, 10]),
        .int32([0, 0, 10, 10]), .float([0, 0, 10, 10]), .double([0, .nan, 0, 10, .infinity, 10]),
    ])
    func measuresEveryKindOfSample(samples: StoredSamples) {
        // The shape does not matter: only samples are measured.
        let frame = PixelFrame(
            frame: 0, rows: 1, columns: 4, samplesPerPixel: 1, samples: samples, bitsStored: 8,
            photometricInterpretation: .monochrome2)
        #expect(FrameContent(of: frame).spread == 5)
    }

    private func volume(_ count: Int) throws -> SeriesPart {
        let slices = (0..<count).map { RepresentativeFramesTests.slice($0, z: Double($0)) }
        return try #require(RepresentativeFrames.parts(of: slices).described.first)
    }

    /// Of slices 0 to 80, those from 50 on show air: the middle of the rest is chosen, not slice 40.
    @Test func skipsTheEmptyEndsOfAVolume() throws {
        let part = try volume(81)
        #expect(part.probes == [0, 10, 20, 30, 40, 50, 60, 70, 80])
        let content = part.probes.reduce(into: [:]) { $0[$1] = FrameContent(spread: $1 < 50 ? 300 : 20) }
        let choice = part.choices(1, content: content)[0][0]
        #expect(choice.candidate == 20)
        #expect(
            choice.reason
                == "slice 21 of 81 by position along the normal; slices before 1 and after 41 are nearly empty")
        #expect(part.choices(3, content: content).map { $0[0].candidate } == [10, 20, 30])
    }

    @Test func keepsTheMiddleOfAVolumeThatIsFullOrCannotBeMeasured() throws {
        let part = try volume(11)
        let full = part.probes.reduce(into: [:]) { $0[$1] = FrameContent(spread: 250 + Double($1)) }
        #expect(part.choices(1, content: full)[0][0].candidate == 5)
        #expect(part.choices(1, content: full)[0][0].reason == "slice 6 of 11 by position along the normal")
        let blank = part.probes.reduce(into: [:]) { content, place in content[place] = FrameContent(spread: 0) }
        #expect(part.choices(1, content: blank)[0][0].candidate == 5)
        #expect(part.choices(1, content: [0: FrameContent(spread: 9)])[0][0].candidate == 5)
    }

    @Test func unreadableSlicesAreNotEmptyAndAreReplacedByReadableOnes() throws {
        let part = try volume(81)
        let content = [0, 10, 70, 80].reduce(into: [:]) { $0[$1] = FrameContent(spread: 300) }
        let tries = part.choices(1, content: content)[0]
        #expect(tries[0].reason == "slice 41 of 81 by position along the normal")
        #expect(tries.prefix(5).map(\.candidate) == [40, 39, 41, 10, 70])
    }

    @Test func oneBrightSliceDoesNotMakeTheOthersEmpty() throws {
        let part = try volume(9)
        let content = part.probes.reduce(into: [:]) { $0[$1] = FrameContent(spread: $1 == 1 ? 3000 : 250) }
        #expect(part.choices(1, content: content)[0][0].candidate == 4)
    }
}
