import Fixtures
import Foundation
import Testing

/// Searches under a name, for the morning after the night.
@Suite struct SavedSearchTests {
    @Test func aSavedSearchIsAskedAgainForWhatIsNew() throws {
        let command = try Command()
        try command.run("scan", Fixtures.dicom("ct_window.dcm").path)
        #expect(try command.run("search", "run", "cts").status == 64)
        #expect(try command.run("search", "save", "cts", "ct OR mri", "--modality", "CT", "--from", "2019").status == 0)
        #expect(try command.run("search", "saved").output == "cts  ct OR mri --from 2019-01-01 --modality CT\n")

        let first = try command.run("search", "run", "cts", "--new-since", "asked", "--json")
        #expect(try first.objects().count == 1 && first.status == 0)
        #expect(try command.run("search", "run", "cts", "--new-since", "asked").status == 1, "nothing came since")
        #expect(try command.run("search", "run", "cts").status == 0)
        #expect(try command.run("search", "ct", "--new-since", "last").status == 0)
        #expect(try command.run("search", "ct", "--new-since", "2").status == 1)

        try command.run("scan", Fixtures.archive.path)
        let next = try command.run("search", "run", "cts", "--new-since", "asked", "--json").objects()
        #expect(!next.isEmpty && next.allSatisfy { $0["modality"] as? String == "CT" })
        #expect(try command.run("search", "unsave", "cts").status == 0)
        #expect(try command.run("search", "saved").output.isEmpty)
        #expect(try command.run("search", "unsave", "cts").status == 64)
    }

    @Test(arguments: [
        ["search", "save"], ["search", "save", "x"], ["search", "save", "x", "date:soon"], ["search", "run"],
        ["search", "run", "x", "y"], ["search", "unsave"], ["search", "ct", "--new-since", "asked"],
        ["search", "save", "x", "ct", "--new-since", "last"], ["search", "run", "x", "--modality", "CT"],
    ])
    func whatIsMissingIsSaid(arguments: [String]) throws {
        let command = try Command()
        try command.run("scan", Fixtures.dicom("ct_window.dcm").path)
        let outcome = try command.finish(command.start(arguments))
        #expect(outcome.status == 64 && outcome.error.contains("Error:"), "\(outcome.error)")
    }
}
