import DICOM
import Testing

@Suite struct ModalityTests {
    @Test(arguments: [
        ("CT", "tomography"), ("ct", "tomography"), ("MR", "MRI"), ("PT", "PET"), ("US", "ultrasound"),
        ("CR", "x-ray"), ("DX", "x-ray"), ("MG", "mammogram"), ("SM", "pathology"),
    ])
    func codeHasTheWordsPeopleSearchBy(code: String, word: String) throws {
        let words = try #require(Modality.words(for: code)).split(separator: " ").map(String.init)
        #expect(words.contains(word), "\(words)")
    }

    @Test(arguments: ["", "XX", "CT ", "computed tomography"])
    func unknownCodeHasNoWords(code: String) { #expect(Modality.words(for: code) == nil) }

    @Test func volumesAreMadeOfSlices() {
        #expect(["CT", "MR", "PT", "NM"].allSatisfy { Modality.isVolumetric($0) })
        #expect(!["CR", "US", "SM", "ct", "", nil].contains { Modality.isVolumetric($0) })
    }
}
