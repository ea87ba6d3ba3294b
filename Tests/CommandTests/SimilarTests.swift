import Fixtures
import Foundation
import Testing

@Suite struct SimilarTests {
    /// Two slices of a series of the sample archive, and the study that it is of.
    private static let file = Fixtures.archive.path + "/2022/09/unsorted/2.25.204544979713374047925120166626032936975"
    private static let study = "2.25.142307952884410816648273383451741435140"

    @Test func seriesAndFilesFindWhatLooksLikeThem() throws {
        let command = try Command()
        try command.run("index", Fixtures.archive.path)
        // The file is in the catalog: its own series is the most similar.
        let hit = try #require(try command.run("similar", Self.file, "--limit", "1", "--json").objects().first)
        #expect(hit["studyInstanceUID"] as? String == Self.study)
        #expect(try #require(hit["similarity"] as? Double) > 0.999)
        #expect((hit["notice"] as? String)?.contains("Not for diagnosis") == true)

        let text = try command.run("similar", Self.file)
        #expect(text.status == 0)
        #expect(text.output.hasPrefix("1.00  2022-09-09  CR\n  X-ray of the hand."))
        #expect(text.output.contains("\n  \(Self.file)\n"))
        #expect(text.output.hasSuffix("all outputs require human expert validation.\n"))

        // A study, a series and an image of it are compared with the others.
        let series = try #require(hit["seriesInstanceUID"] as? String)
        for uid in [Self.study, series] {
            let others = try command.run("similar", uid, "--json")
            #expect(try !others.objects().contains { $0["studyInstanceUID"] as? String == Self.study })
        }
        let image = (Self.file as NSString).lastPathComponent
        #expect(
            try command.run("similar", image, "--limit", "1", "--json").objects().first?["path"] as? String == Self.file
        )

        let nothing = try command.run("similar", Self.file, "--modality", "US")
        #expect(nothing.status == 1 && nothing.output.isEmpty)
        #expect(nothing.error == "Nothing similar enough.\n")
    }

    @Test func everyHitIsAsSimilarAsTheFloorAsks() throws {
        let command = try Command()
        try command.run("index", Fixtures.archive.path)
        let model = try #require(
            try command.run("model", "show", "--json").objects().first?["similar"] as? [String: Any])
        let floor = try #require(model["floor"] as? Double)
        let similarities = try command.run(
            "similar", Fixtures.archive.path + "/2020/02/MR_0005/t1_ax/003.dcm", "--json"
        )
        .objects().map { try #require($0["similarity"] as? Double) }
        #expect(similarities.count > 1)
        #expect(similarities == similarities.sorted(by: >) && similarities.allSatisfy { $0 >= floor })
    }

    @Test func whatCannotBeComparedIsSaid() throws {
        let command = try Command()
        #expect(try command.run("similar", Self.file).status == 3, "there is no catalog")
        try command.run("scan", Fixtures.archive.path)
        for subject in [Self.file, Self.study] {
            let early = try command.run("similar", subject)
            #expect(early.status == 3 && early.error.contains("run `fileroom describe` first"))
        }
        try command.run("describe")
        let unknown = try command.run("similar", "1.2.3")
        #expect(unknown.status == 3 && unknown.error.contains("1.2.3: no study or series has this UID"))
        let absent = try command.run("similar", "absent.dcm")
        #expect(absent.status == 3 && absent.error.contains("absent.dcm: No such file"))
        let folder = command.folder + "/other"
        try FileManager.default.copyItem(atPath: Fixtures.checkpoint("default").path, toPath: folder)
        #expect(try command.run("similar", Self.file, "--model", folder).status == 0)
        try FileManager.default.removeItem(atPath: folder + "/fileroom-evidence.json")
        try FileManager.default.removeItem(atPath: folder + "/fileroom-evidence.safetensors")
        let other = try command.run("similar", Self.file, "--model", folder)
        #expect(other.status == 3 && other.error.contains("is not the model of the catalog's captions"))
    }
}
