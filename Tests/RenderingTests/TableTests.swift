import DICOM
import TestSupport
import Testing

@testable import Rendering

/// The table of a frame compared with the arithmetic of each pixel.
@Suite struct TableTests {
    static func samples(of kind: Int, count: Int, _ random: inout SeededGenerator) -> StoredSamples {
        switch kind {
        case 0: .uint8((0..<count).map { _ in .random(in: .min ... .max, using: &random) })
        case 1: .int8((0..<count).map { _ in .random(in: .min ... .max, using: &random) })
        case 2: .uint16((0..<count).map { _ in .random(in: .min ... .max, using: &random) })
        case 3: .int16((0..<count).map { _ in .random(in: .min ... .max, using: &random) })
        case 4: .uint16((0..<count).map { _ in .random(in: 0...4095, using: &random) })
        case 5: .uint32((0..<count).map { _ in .random(in: .min ... .max, using: &random) })
        case 6: .int32((0..<count).map { _ in .random(in: .min ... .max, using: &random) })
        case 7: .float((0..<count).map { _ in .random(in: -3000...3000, using: &random) })
        default: .double((0..<count).map { _ in .random(in: -3000...3000, using: &random) })
        }
    }

    @Test(arguments: 0...8, [10, 7000])
    func rendersEverySampleTypeLikeThePlainArithmetic(kind: Int, count: Int) throws {
        var random = SeededGenerator(seed: UInt64(kind * 1000 + count))
        let lut = LookupTable(
            firstMapped: -100, entries: (0..<300).map { _ in .random(in: 0...4095, using: &random) }, bitsPerEntry: 12)
        let windows: [[Window]] = [
            [], [Window(center: 40, width: 400)], [Window(center: 1000, width: 2000, function: .linearExact)],
            [Window(center: -200, width: 900, function: .sigmoid)],
        ]
        let modalities: [ModalityTransformation] = [
            .identity, .rescale(slope: 0.37, intercept: -12.5), .rescale(slope: -2, intercept: 3), .lut(lut),
        ]
        for modality in modalities {
            for voi in windows.indices {
                for padding in [nil, -100...20, 60_000...70_000] as [ClosedRange<Int>?] {
                    let frame = row(
                        Self.samples(of: kind, count: count, &random), bits: 16,
                        photometric: voi % 2 == 0 ? .monochrome2 : .monochrome1
                    ) {
                        $0.modalityTransformation = modality
                        $0.windows = windows[voi]
                        $0.pixelPadding = padding
                        $0.voiLUTs = voi == 3 && padding == nil ? [lut] : []
                    }
                    let rendered = try FrameRenderer().render(frame)
                    let transformation = GrayscaleChoice(for: frame, options: .init()).transformation
                    let stored = frame.samples.doubles
                    let expected = stored.map { transformation.gray($0) }
                    let largest = zip(rendered.grays, expected).map { abs(Int($0) - Int($1)) }.max() ?? 0
                    #expect(largest == 0, "kind \(kind), \(modality), \(windows[voi]), \(String(describing: padding))")
                    let unpadded = stored.filter { !transformation.isPadding($0) }
                    #expect(frame.samples.extent(excluding: padding)?.lowerBound == unpadded.min())
                    #expect(frame.samples.extent(excluding: padding)?.upperBound == unpadded.max())
                }
            }
        }
    }

    /// Frames large enough for all 65536 values to be tabulated.
    @Test(arguments: [2, 3])
    func tabulatesAllSixteenBitsExactly(kind: Int) throws {
        var random = SeededGenerator(seed: UInt64(kind))
        let frame = row(Self.samples(of: kind, count: 80_000, &random)) {
            $0.modalityTransformation = .rescale(slope: 0.5, intercept: -1024)
            $0.windows = [Window(center: 3000, width: 20_000)]
            $0.pixelPadding = 100...200
        }
        let transformation = GrayscaleChoice(for: frame, options: .init()).transformation
        #expect(try FrameRenderer().render(frame).grays == frame.samples.doubles.map { transformation.gray($0) })
    }
}
