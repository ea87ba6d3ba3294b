import Fixtures
import Foundation
import Testing

/// What a first user types and meets.
@Suite struct FirstUseTests {
    @Test func aMistypedCommandIsAWrongCommandLineWithASuggestion() throws {
        let command = try Command()
        let outcome = try command.run("serach", "chest")
        #expect(outcome.status == 64)
        #expect(outcome.error == "Error: unknown command 'serach'; did you mean 'search'?\n")
        let flag = try command.run("search", "chest", "--modalty", "MR")
        #expect(flag.status == 64 && flag.error.contains("--modality"), "\(flag.error)")
    }

    @Test func aMistypedCatalogFolderIsNotMade() throws {
        let command = try Command()
        let catalog = command.folder + "/no such folder/c.sqlite"
        for arguments in [["scan", Fixtures.archive.path], ["index", Fixtures.archive.path]] {
            let outcome = try command.finish(try command.start(arguments + ["--catalog", catalog]))
            #expect(outcome.status == 3)
            #expect(outcome.error.contains("no such folder does not exist"), "\(outcome.error)")
        }
        #expect(!FileManager.default.fileExists(atPath: command.folder + "/no such folder"))
        let file = Fixtures.dicom("ct_window.dcm").path
        #expect(try command.run("scan", file, "--catalog", command.folder + "/c.sqlite").status == 0)
        #expect(try command.run("scan", file).status == 0, "the usual folder is made")
        #expect(FileManager.default.fileExists(atPath: command.catalog))
    }

    @Test func configShowNamesWhatItReadsAndRefusesWhatIsWrong() throws {
        let command = try Command()
        let plain = try command.run("config", "show")
        #expect(plain.status == 0)
        #expect(plain.output.hasPrefix("catalog  \(command.catalog)  (default)\n"), "\(plain.output)")
        #expect(plain.output.contains("  \(command.folder)/.config/fileroom/config.yaml  (not found)"))
        #expect(plain.output.contains("  /etc/fileroom/config.yaml  ("))
        #expect(try command.run("config", "show", "--all").output.contains("num-beams"))
        let wrong = try command.run("config", "show", environment: ["FILEROOM_THREADS": "abc"])
        #expect(wrong.status == 3)
        #expect(wrong.error.contains("FILEROOM_THREADS: invalid value 'abc'; expected an integer from 1 to 4096"))
        #expect(wrong.output.contains("threads  abc  (FILEROOM_THREADS)"))
    }

    @Test func inspectIsReadable() throws {
        let outcome = try Command().run("inspect", Fixtures.dicom("ct_window.dcm").path)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("File\n  path "), "\(outcome.output)")
        #expect(outcome.output.contains("CT Image Storage"))
        #expect(!outcome.output.contains("{"))
        #expect(outcome.output.split(separator: "\n").count < 60)
    }

    @Test func modelShowFitsAScreen() throws {
        let command = try Command()
        let shown = try command.run("model", "show").output
        #expect(shown.split(separator: "\n").count <= 24, "\(shown)")
        #expect(shown.contains("see --card"))
        let card = try command.run("model", "show", "--card").output
        #expect(card.split(separator: "\n").count > 24)
    }

    @Test func modalitiesMayBeInLowerCaseAndUnknownOnesWarn() throws {
        let command = try Command()
        try command.run("scan", Fixtures.dicom("ct_window.dcm").path)
        let found = try command.run("search", "ct", "--modality", "ct")
        #expect(found.status == 0 && !found.error.contains("not a known modality"), "\(found.error)")
        let unknown = try command.run("search", "ct", "--modality", "XX,ct")
        #expect(unknown.status == 0)
        #expect(unknown.error.contains("'XX' is not a known modality"), "\(unknown.error)")
    }

    @Test func settingsAndRecipesAreObjectsInJSON() throws {
        let command = try Command()
        try command.run("index", Fixtures.dicom("ct_window.dcm").path)
        let hit = try #require(try command.run("search", "ct", "--json").objects().first)
        let study = try #require(hit["studyInstanceUID"] as? String)
        let shown = try #require(try command.run("show", study, "--json").objects().first)
        let report = try #require(try command.run("report", study, "--format", "json").objects().first)
        for object in [shown, try #require(report["study"] as? [String: Any])] {
            let series = try #require(object["series"] as? [[String: Any]])
            let caption = try #require((series[0]["captions"] as? [[String: Any]])?.first)
            let recipe = try #require(caption["recipe"] as? [String: Any])
            #expect(recipe["windowCenter"] as? Double == 40)
        }
    }

    @Test func aFileThatIsNotDICOMIsNotIndexed() throws {
        let command = try Command()
        let outcome = try command.run("scan", Fixtures.dicom("not_dicom.txt").path)
        #expect(outcome.status == 3)
        #expect(outcome.error.contains("is not a folder, a DICOM file or a container"), "\(outcome.error)")
        #expect(!FileManager.default.fileExists(atPath: command.catalog))
    }

    @Test func aRunsCountsAddUpAndNewFailuresAreTold() throws {
        let command = try Command()
        let archive = try command.copyOfArchive()
        func counts(_ failures: Int, new: Int) throws {
            let outcome = try command.run("scan", archive, "--json")
            let counts = try #require(try outcome.objects().first?["counts"] as? [String: Int])
            let kinds = ["unchanged", "instances", "notDICOM", "containers", "mediaDirectories", "failedFiles"]
            #expect(counts["files"] == kinds.reduce(0) { $0 + (counts[$1] ?? 0) }, "\(counts)")
            #expect(counts["failures"] == failures && counts["newFailures"] == new, "\(counts)")
        }
        try FileManager.default.createSymbolicLink(atPath: archive + "/link", withDestinationPath: "nowhere")
        let broken = try command.run("scan", archive, "--json")
        let first = try #require(try broken.objects().first?["counts"] as? [String: Int])
        #expect(first["newFailures"] == first["failures"])
        // The link that leads nowhere fails again; the broken files are not read again. Times are kept to the second.
        Thread.sleep(forTimeInterval: 1.1)
        try counts(1, new: 0)
    }
}
