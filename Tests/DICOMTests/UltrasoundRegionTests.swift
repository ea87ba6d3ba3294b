import DICOM
import Testing

@Suite struct UltrasoundRegionTests {
    private func region(_ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) -> UltrasoundRegion {
        UltrasoundRegion(spatialFormat: 1, columns: columns, rows: rows)
    }

    @Test func countsOverlappingBoxesOnce() {
        func share(_ regions: UltrasoundRegion...) -> Double {
            UltrasoundRegion.share(of: regions, rows: 10, columns: 10)
        }
        #expect(share() == 0)
        #expect(share(region(0...9, 0...9)) == 1)
        #expect(share(region(0...4, 0...9)) == 0.5)
        // 5 x 5 and 5 x 5 with 2 x 2 in common.
        #expect(share(region(0...4, 0...4), region(3...7, 3...7)) == 0.46)
        #expect(share(region(0...4, 0...4), region(1...2, 1...2)) == 0.25)
        #expect(share(region(0...4, 0...4), region(5...9, 0...4)) == 0.5)
    }

    @Test func ignoresWhatIsOutsideTheFrame() {
        #expect(UltrasoundRegion.share(of: [region(5...100, -3...4)], rows: 10, columns: 10) == 0.25)
        #expect(UltrasoundRegion.share(of: [region(10...12, 0...4)], rows: 10, columns: 10) == 0)
        #expect(UltrasoundRegion.share(of: [region(0...12, 0...4)], rows: 0, columns: 10) == 0)
    }
}
