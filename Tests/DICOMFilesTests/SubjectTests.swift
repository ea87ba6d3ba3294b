import DICOM
import DICOMFiles
import TestSupport
import Testing

/// Uptake, ultrasound regions, body part and descriptions, written byte by byte and read back.
@Suite struct SubjectTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func frame(_ writer: DICOMWriter) throws -> PixelFrame {
        try DICOMFile.frame(0, of: scratch.write(writer.bytes))
    }

    /// A PET of 70 kg and 140 MBq, scanned a half-life of an hour after the injection.
    private func pet() -> DICOMWriter {
        var writer = DICOMWriter.image(pixels: [0, 0, 1, 0, 2, 0, 3, 0])
        writer.set(0x0008_0060, "CS", "PT")
        writer.set(0x0008_0021, "DA", "20240229")
        writer.set(0x0008_0022, "DA", "20240229")
        writer.set(0x0008_0031, "TM", "130000")
        writer.set(0x0008_0032, "TM", "130000")
        writer.set(0x0010_1030, "DS", "70")
        writer.set(0x0028_0051, "CS", "DECY\\ATTN")
        writer.set(0x0028_1052, "DS", "0")
        writer.set(0x0028_1053, "DS", "2.5")
        writer.set(0x0054_1001, "CS", "BQML")
        writer.set(0x0054_1102, "CS", "START")
        let injection: [DICOMElement] = [
            .text(0x0018_1072, "TM", "120000.00"), .text(0x0018_1074, "DS", "140000000"),
            .text(0x0018_1075, "DS", "3600"),
        ]
        writer.set(.sequence(0x0054_0016, [injection]))
        return writer
    }

    @Test func readsUptakeFromPET() throws {
        let frame = try frame(pet())
        guard case .success(let scale) = frame.suv else {
            Issue.record("\(String(describing: frame.suv))")
            return
        }
        #expect(abs(scale.factor / 0.001 - 1) < 1e-12)
        #expect(frame.modalityTransformation == .rescale(slope: 2.5, intercept: 0))
    }

    @Test func namesTheMissingUptakeInput() throws {
        var writer = pet()
        writer.remove(0x0010_1030)
        #expect(try frame(writer).suv == .failure(SUVRefusal("PatientWeight is missing")))
        writer.remove(0x0054_0016)
        #expect(
            try frame(writer).suv == .failure(SUVRefusal("RadiopharmaceuticalInformationSequence is missing")))
    }

    @Test func otherModalitiesHaveNoUptake() throws {
        var writer = pet()
        writer.set(0x0008_0060, "CS", "CT")
        #expect(try frame(writer).suv == nil)
    }

    @Test func scalesCountsByTheVendorsPrivateFactor() throws {
        var writer = pet()
        writer.set(0x0054_1001, "CS", "CNTS")
        // The second block of the group is the vendor's.
        writer.set(0x7053_0011, "LO", "Philips PET Private Group")
        writer.set(0x7053_1100, "DS", "0.25")
        #expect(try frame(writer).suv == .success(SUVScale(factor: 0.25, units: "CNTS")))
        writer.set(0x7053_0011, "LO", "Somebody else's")
        #expect(
            try frame(writer).suv == .failure(SUVRefusal("Units are CNTS without a factor")))
    }

    private func region(_ format: Int, _ ends: [Int]) -> [DICOMElement] {
        let tags: [UInt32] = [0x0018_6018, 0x0018_601A, 0x0018_601C, 0x0018_601E]
        return [.shorts(0x0018_6012, [format])] + zip(tags, ends).map { .longs($0, [$1]) }
    }

    @Test func readsUltrasoundRegions() throws {
        var writer = DICOMWriter.image(rows: 2, columns: 4, bits: 8, stored: 8, pixels: [0, 1, 2, 3, 4, 5, 6, 7])
        writer.set(.sequence(0x0018_6011, [region(1, [1, 0, 2, 1]), region(3, [3, 1, 2, 0])]))
        let path = try scratch.write(writer.bytes)
        let frame = try DICOMFile.frame(0, of: path)
        #expect(frame.ultrasoundRegions == [UltrasoundRegion(spatialFormat: 1, columns: 1...2, rows: 0...1)])
        #expect(frame.warnings == ["1 ultrasound regions have invalid bounds"])
        #expect(try DICOMFile(header: path).instance().ultrasoundRegionShare == 0.5)
        writer.remove(0x0018_6011)
        #expect(try DICOMFile(header: scratch.write(writer.bytes)).instance().ultrasoundRegionShare == nil)
    }

    @Test func readsBodyPartAndDescriptions() throws {
        var writer = DICOMWriter.image(pixels: [0, 0, 0, 0, 0, 0, 0, 0])
        writer.set(0x0008_1030, "LO", "Trauma")
        writer.set(0x0008_103E, "LO", "Lung 1.25")
        writer.set(0x0018_1030, "LO", "5.1 Chest")
        writer.set(.sequence(0x0008_2218, [[.text(0x0008_0104, "LO", "Thorax")]]))
        let frame = try frame(writer)
        #expect(frame.descriptions == ["Lung 1.25", "5.1 Chest", "Trauma"])
        #expect(frame.anatomicRegion == "Thorax")
    }
}
