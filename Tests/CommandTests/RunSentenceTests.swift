import Catalog
import Indexing
import Testing

@testable import fileroom

/// What a run says of itself adds up.
@Suite struct RunSentenceTests {
    private func text(_ outcome: RunOutcome = .done, _ set: (inout IndexSummary) -> Void) -> String {
        var summary = IndexSummary()
        set(&summary)
        return RunSentence(summary: summary, outcome: outcome, seconds: 1.25).text
    }

    @Test func filesAreToldByWhatTheyAre() {
        let text = text(.failures) { summary in
            (summary.folders, summary.files, summary.unchanged, summary.instances) = (3, 1442, 3, 1385)
            (summary.notDICOM, summary.containers, summary.mediaDirectories, summary.failedFiles) = (10, 1, 2, 41)
            (summary.described, summary.captions) = (26, 30)
            (summary.failures, summary.newFailures, summary.standingFailures) = (42, 1, 42)
            (summary.healedFailures, summary.acknowledgedFailures) = (1, 2)
        }
        #expect(
            text
                == "fileroom: 1,442 files seen (3 unchanged, 1,385 read, 10 not DICOM, 1 container, 2 DICOMDIRs, 41 failed), "
                + "26 series captioned with 30 captions, 43 failures (1 new, 42 standing): see `fileroom failures`, "
                + "1 earlier failure healed, 2 failures acknowledged (1.2 s)")
    }

    @Test func countsOfNoughtAreLeftOut() {
        #expect(text { _ in } == "fileroom: nothing to do (1.2 s)")
        #expect(
            text { ($0.folders, $0.files, $0.unchanged) = (1, 1, 1) } == "fileroom: 1 file seen (1 unchanged) (1.2 s)")
        #expect(text { $0.folders = 1 } == "fileroom: 0 files seen (1.2 s)")
        #expect(
            text(.stopped) { ($0.described, $0.captions, $0.standingFailures) = (1, 1, 2) }
                == "fileroom: stopped; finished work is kept: 1 series captioned, 2 failures (2 standing): "
                + "see `fileroom failures` (1.2 s)")
    }
}
