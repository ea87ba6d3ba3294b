import Catalog
import Testing

@Suite struct CaptionQualityTests {
    /// A catalog of `count` series, each captioned by what `text` says of its number.
    func catalog(_ count: Int, _ text: (Int) -> String) throws -> TestCatalog {
        let test = try TestCatalog()
        for index in 0..<count { try test.add(TestCatalog.instance(series: "1.\(index)", sop: "2.\(index)")) }
        try test.caption { text(Int($0.seriesInstanceUID.dropFirst(2)) ?? 0) }
        return test
    }

    @Test func catalogWithoutCaptionsHasNoQuality() throws {
        #expect(try TestCatalog().catalog.status().captionQuality == nil)
    }

    @Test func differentCaptionsAreNotACollapse() throws {
        let quality = try #require(try catalog(24) { "finding \($0 % 8)" }.catalog.status().captionQuality)
        #expect((quality.captions, quality.images, quality.distinct) == (24, 24, 8))
        #expect(quality.mostFrequent == "finding 0")
        #expect(quality.mostFrequentShare == 0.125)
        #expect(!quality.isCollapsed)
    }

    @Test func oneCaptionForMostImagesIsACollapse() throws {
        let quality = try #require(
            try catalog(24) { $0 < 13 ? "no acute abnormality" : "finding \($0)" }.catalog.status().captionQuality)
        #expect(quality.mostFrequent == "no acute abnormality")
        #expect(quality.isCollapsed)
    }

    @Test(arguments: [(8, true), (12, false)])
    func fewSentencesForManyImagesAreACollapse(sentences: Int, isCollapsed: Bool) throws {
        let quality = try #require(
            try catalog(300) { "kind \($0 % sentences)" }.catalog.status().captionQuality)
        #expect(quality.distinct == sentences)
        #expect(quality.isCollapsed == isCollapsed)
    }

    @Test func fewImagesMayShareACaption() throws {
        #expect(try catalog(19) { _ in "a chest" }.catalog.status().captionQuality?.isCollapsed == false)
    }

    @Test func doubtsAreStoredShownAndCounted() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.1", study: "1.2"))
        let model = try test.model()
        let series = try #require(try test.catalog.pendingSeries(model: model, after: 0, limit: 1).first)
        try test.catalog.record(
            [
                SeriesRecord(
                    seriesID: series.seriesID,
                    captions: [
                        IndexRecord(
                            text: "mass mass mass", tokens: [], score: nil, fileID: series.instances[0].fileID,
                            sopInstanceUID: "1", frame: 0, frameReason: "", recipe: "{}", imageDigest: "p",
                            doubts: [.outOfDomain, .repetition])
                    ])
            ], model: model, at: TestCatalog.now)
        #expect(
            try test.catalog.status().captionQuality?.doubts == ["out-of-domain": 1, "repetition": 1])
        #expect(try test.catalog.status().captionQuality?.belief == ["doubtful": 1])
        var query = SearchQuery(words: "mass")
        #expect(try test.catalog.search(query).isEmpty)
        query.includesDoubtful = true
        let hit = try #require(try test.catalog.search(query).first)
        #expect(hit.doubts == [.outOfDomain, .repetition])
        let study = try #require(try test.catalog.study("1.2"))
        #expect(study.series[0].captions[0].doubts == [.outOfDomain, .repetition])
    }
}
