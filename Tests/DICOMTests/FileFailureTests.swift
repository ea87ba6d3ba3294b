import DICOM
import Testing

@Suite struct FileFailureTests {
    /// Scripts read the code from the end of the line.
    @Test func descriptionEndsWithTheCode() {
        let failure = FileFailure(path: "/a/1.dcm", code: .noPixelData, message: "no pixel data")
        #expect("\(failure)" == "/a/1.dcm: no pixel data [no-pixel-data]")
    }

    @Test func everyCodeHasAMeaningOfItsOwn() {
        let meanings = FailureCode.allCases.map(\.meaning)
        #expect(Set(meanings).count == meanings.count)
        #expect(meanings.allSatisfy { $0.hasSuffix(".") })
    }

    @Test func passingCodesAreThoseOfTheSurroundings() {
        let passing: Set<FailureCode> = [
            .unreadable, .outOfMemory, .decoderCrashed, .timeout, .changed, .notMounted, .internal,
        ]
        #expect(Set(FailureCode.allCases.filter { $0.isPassing }) == passing)
        #expect(passing.allSatisfy { $0.isRecorded })
    }
}
