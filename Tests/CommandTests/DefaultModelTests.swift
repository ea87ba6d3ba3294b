import Catalog
import Fixtures
import Foundation
import Testing

/// What somebody sees who names no model.
@Suite struct DefaultModelTests {
    @Test func captionsNameWhatWasDrawn() throws {
        let command = try Command()
        try command.run("index", Fixtures.archive.path)
        let catalog = try Catalog(path: command.catalog)
        let studies = try ExpectedArchive.load().studies.values
        let expected = Dictionary(uniqueKeysWithValues: studies.flatMap(\.series).map { ($0.key, $0.value) })
        var (right, others) = (0, [String]())
        for series in try catalog.studyInstanceUIDs().compactMap({ try catalog.study($0) }).flatMap(\.series) {
            guard let wanted = expected[series.seriesInstanceUID], wanted.role == "image" else { continue }
            let words = try #require(wanted.shows, "every image of the archive was drawn as something")
            let caption = try #require(series.captions.first, "\(words)").text
            let says = words.allSatisfy { caption.localizedCaseInsensitiveContains($0) }
            if says { right += 1 } else { others.append("\(words): \(caption)") }
        }
        print("default model: \(right) of \(right + others.count) series of the archive; otherwise: \(others)")
        #expect(right + others.count == 25)
        #expect(others.count <= 1, "\(others)")
    }

    @Test func scanIsFoundByWhatItShowsDespiteItsHeader() throws {
        let command = try Command()
        try command.run("index", Fixtures.archive.path)
        for (words, folder) in [("CT of the head", "2020/01/0004"), ("axial MRI of the brain", "2023/04/0016")] {
            let found = try command.run("search", words, "--json").objects()
            let unlabelled = try #require(
                found.first { ($0["path"] as? String)?.contains(folder) == true }, "\(words): \(found)")
            #expect(unlabelled["studyDescription"] is NSNull)
            #expect(unlabelled["seriesDescription"] is NSNull)
            #expect(unlabelled["bodyPart"] is NSNull)
        }
    }

    @Test func blankImageIsNotRecognizedAndFlagged() throws {
        let command = try Command()
        let picture = Fixtures.checkpoint("default-golden").appendingPathComponent("17-no-scan.png").path
        let caption = try #require(try command.run("caption", picture, "--json").objects().first)
        #expect(caption["text"] as? String == "Medical image, type not recognised.")
        #expect(caption["abstained"] as? Bool == true)
        let plain = try command.run("caption", picture)
        #expect(plain.output.hasPrefix("Medical image, type not recognised.\n"))
    }

    @Test func modelShowDescribesTheBundledModel() throws {
        let command = try Command()
        let shown = try command.run("model", "show", "--card")
        #expect(shown.status == 0)
        for words in ["not for diagnosis", "research demonstration", "no findings", "type not recognised"] {
            #expect(shown.output.localizedCaseInsensitiveContains(words), "\(words): \(shown.output)")
        }
    }
}
