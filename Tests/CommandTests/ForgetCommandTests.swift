import Catalog
import Fixtures
import Foundation
import Testing

@Suite struct ForgetCommandTests {
    @Test func erasesWhatIsNamedIfToldNotToAsk() throws {
        let command = try Command()
        let archive = command.folder + "/archive"
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: true)
        for name in ["t1_ax", "t2_ax"] {
            try FileManager.default.copyItem(
                atPath: Fixtures.archive.path + "/2020/02/MR_0005/" + name, toPath: archive + "/" + name)
        }
        #expect(try command.run("index", archive).status == 0)

        let unasked = try command.run("forget", archive + "/t1_ax")
        #expect(unasked.status == 64 && unasked.error.contains("--yes"))
        #expect(try command.run("forget", archive + "/other", "--yes").status == 3)
        #expect(try command.run("forget", "1.2.3.4.5", "--yes").status == 3)
        do {
            let lock = try CatalogLock.take(forCatalogAt: command.catalog)
            #expect(try command.run("forget", archive, "--yes").status == 75)
            _ = consume lock
        }

        let erased = try command.run("forget", archive + "/t1_ax/", "--yes")
        #expect(erased.status == 0 && erased.error.contains("7 files, 7 DICOM objects, 1 series"), "\(erased.error)")
        var status = try #require(try command.run("status", "--json").objects().first)
        #expect(status["files"] as? Int == 7 && status["captions"] as? Int == 1)
        let root = try #require((status["roots"] as? [[String: Any]])?.first)
        #expect(root["path"] as? String == archive && root["files"] as? Int == 7 && root["missing"] as? Int == 0)
        #expect(try command.run("status").output.contains("root      \(archive): 7 files, last scanned "))

        let hit = try #require(try command.run("search", "MR", "--json").objects().first)
        let study = try #require(hit["studyInstanceUID"] as? String)
        #expect(try command.run("forget", study, "--yes").status == 0)
        #expect(try command.run("search", "MR").status == 1)
        #expect(try command.run("forget", archive, "--yes").status == 0)
        status = try #require(try command.run("status", "--json").objects().first)
        #expect((status["roots"] as? [[String: Any]])?.isEmpty == true)
        // It is indexed again by the next run.
        #expect(try command.run("scan", archive).status == 0)
        #expect(try command.run("search", "MR").status == 0)
    }
}
