import DICOM
import Testing

@Suite struct DICOMDateTests {
    @Test(arguments: [
        ("20240131", "2024-01-31"), ("2024.01.31", "2024-01-31"), ("20240229", "2024-02-29"),
        ("20000229", "2000-02-29"),
    ])
    func normalizesADate(code: String, date: String) { #expect(DICOMDate.normalized(code) == date) }

    @Test(arguments: [
        "", "2024", "20240230", "20230229", "19000229", "20240431", "20240001", "20241301", "20240100", "00000101",
        "2024013a", "202401311",
    ])
    func rejectsWhatIsNotADay(code: String) { #expect(DICOMDate.normalized(code) == nil) }

    /// Uptake must not be computed from a day that does not exist.
    @Test func rejectsUptakeFromAnImpossibleDate() {
        var inputs = SUVScaleTests.inputs { $0.injectionDateTime = "20240231120000" }
        inputs.seriesDate = "20240302"
        inputs.acquisitionDate = "20240302"
        #expect(throws: SUVRefusal("RadiopharmaceuticalStartDateTime is invalid")) { try inputs.scale() }
    }
}
