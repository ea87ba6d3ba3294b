import Catalog
import Testing

@Suite struct CaptionProbabilityTests {
    /// A catalog of one series, captioned by a model with a calibration.
    private func catalog(probability: Double?) throws -> TestCatalog {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let model = try test.model()
        let series = try #require(try test.catalog.pendingSeries(model: model, after: 0, limit: 1).first)
        let caption = IndexRecord(
            text: "CT of the head.", tokens: [7], score: -0.5, probability: probability,
            unguidedText: "MRI of the brain.",
            fileID: series.instances[0].fileID, sopInstanceUID: "1", frame: 0, frameReason: "", recipe: "{}",
            imageDigest: "p")
        try test.catalog.record(
            [SeriesRecord(seriesID: series.seriesID, captions: [caption])], model: model, at: TestCatalog.now)
        return test
    }

    @Test func theProbabilityIsStoredReusedFoundAndShown() throws {
        let test = try catalog(probability: 0.75)
        let known = try #require(try test.catalog.caption(ofEvidence: "p", model: test.model()))
        #expect(
            known
                == KnownCaption(
                    text: "CT of the head.", tokens: [7], score: -0.5, probability: 0.75,
                    unguidedText: "MRI of the brain."))
        #expect(try test.catalog.search(SearchQuery(words: "head")).map(\.probability) == [0.75])
        #expect(try test.catalog.search(SearchQuery(words: "brain")).isEmpty, "nobody said that it shows one")
        let caption = try #require(try test.catalog.study("1.2")?.series[0].captions.first)
        #expect((caption.probability, caption.unguidedText) == (0.75, "MRI of the brain."))
    }

    @Test func aProbabilityIsFrom0To1() throws {
        #expect(throws: CatalogError.self) { try catalog(probability: 1.5) }
        #expect(try catalog(probability: nil).catalog.search(SearchQuery(words: "head")).map(\.probability) == [nil])
    }
}
