import Catalog
import DICOM
import Fixtures
import Foundation
import Testing

/// What a person reads of a caption that the header guided or that contradicts it.
@Suite struct HeaderEvidenceTests {
    /// A catalog with one CT, captioned as a model with a calibration would.
    private func captioned(
        _ text: String, probability: Double?, unguided: String? = nil
    ) throws -> (command: Command, study: String) {
        let command = try Command()
        #expect(try command.run("scan", Fixtures.dicom("ct_window.dcm").path).status == 0)
        let catalog = try Catalog(path: command.catalog, for: .writing)
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        let identity = ModelIdentity(weightsDigest: "d", settings: [:], name: "tiny", family: "vision-encoder-decoder")
        let model = try catalog.beginCaptioning(with: identity, run: catalog.beginRun("describe", at: now))
        let series = try #require(try catalog.pendingSeries(model: model, after: 0, limit: 1).first)
        let caption = IndexRecord(
            text: text, tokens: [], score: nil, probability: probability, unguidedText: unguided,
            fileID: series.instances[0].fileID, sopInstanceUID: series.instances[0].instance.sopInstanceUID, frame: 0,
            frameReason: "the only one", recipe: "{}", imageDigest: "p")
        try catalog.record([SeriesRecord(seriesID: series.seriesID, captions: [caption])], model: model, at: now)
        let hit = try #require(try catalog.search(SearchQuery(words: "CT")).first)
        return (command, hit.studyInstanceUID)
    }

    @Test func whatWasSaidWithoutTheHeaderIsShown() throws {
        let (command, study) = try captioned("CT of the heart.", probability: 0.968, unguided: "MRI of the brain.")
        let shown = try command.run("show", study).output
        #expect(shown.contains("caption      CT of the heart. (likely)\n"), "\(shown)")
        #expect(shown.contains("  otherwise  without the header, the model says: MRI of the brain.\n"), "\(shown)")
        #expect(shown.contains("  right      probability 0.97\n"), "\(shown)")
        let found = try command.run("search", "heart")
        #expect(found.output.contains("\n  CT of the heart. (likely)\n"), "\(found.output)")
        #expect(try command.run("search", "brain").status == 1)
        let object = try #require(try command.run("search", "heart", "--json").objects().first)
        #expect(object["probability"] as? Double == 0.968)
        #expect(object["basis"] as? String == "likely")
        #expect(try command.run("report", study).output.contains("CT of the heart. (likely)"))
        #expect(try command.run("status").output.contains("belief    1 likely\n"))
    }

    @Test func aContradictionIsSaidInTheLineItself() throws {
        let (command, study) = try captioned("Axial MRI of the heart.", probability: 0.95)
        let other = try #require(try command.run("search", "heart", "--json").objects().first)
        #expect(other["basis"] as? String == "broader", "the header says chest")
        #expect(try command.run("search", "\"heart\"").status == 1)
        let found = try command.run("search", "heart", "--include-doubtful")
        #expect(found.output.contains("\n  Axial MRI of the heart. (contradicts the header: CT)\n"), "\(found.output)")
        let seen = try command.run("search", "CT").output
        #expect(seen.contains("\n  Axial MRI of the heart. (contradicts the header: CT)\n"), "\(seen)")
        #expect(try command.run("show", study).output.contains("Axial MRI of the heart. (contradicts the header: CT)"))
        #expect(try command.run("status").output.contains("belief    1 doubtful\n"))
    }

    @Test func anUnsureCaptionIsCalledSo() throws {
        let (command, _) = try captioned("CT of the heart.", probability: 0.6)
        #expect(try command.run("search", "heart").output.contains("\n  CT of the heart. (unsure)\n"))
        let object = try #require(try command.run("search", "heart", "--json").objects().first)
        #expect(object["basis"] as? String == "unsure")
    }
}
