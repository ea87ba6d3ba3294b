import DICOM
import Foundation
import GRDB
import Testing

@testable import Catalog

/// What search makes of captions that may be wrong.
@Suite struct BelievedSearchTests {
    /// A series with one caption.
    private struct Made {
        var series: String
        var modality = "MR"
        var bodyPart: String?
        var caption: String
        var probability: Double?
        var doubts: [CaptionDoubt] = []
    }

    private func catalog(_ all: [Made]) throws -> TestCatalog {
        let test = try TestCatalog()
        for made in all {
            var instance = TestCatalog.instance(series: made.series, study: "1." + made.series)
            instance.modality = made.modality
            instance.bodyPartExamined = made.bodyPart
            try test.add(instance)
        }
        let model = try test.model()
        let records = try test.catalog.pendingSeries(model: model, after: 0, limit: 100).map { series in
            let made = try #require(all.first { $0.series == series.seriesInstanceUID })
            return SeriesRecord(
                seriesID: series.seriesID,
                captions: [
                    IndexRecord(
                        text: made.caption, tokens: [], score: nil, probability: made.probability,
                        fileID: series.instances[0].fileID,
                        sopInstanceUID: series.instances[0].instance.sopInstanceUID, frame: 0, frameReason: "",
                        recipe: "{}", imageDigest: made.series, doubts: made.doubts)
                ])
        }
        try test.catalog.record(records, model: model, at: TestCatalog.now)
        return test
    }

    private func found(_ words: String, in test: TestCatalog, _ change: (inout SearchQuery) -> Void = { _ in }) throws
        -> [SearchHit]
    {
        var query = SearchQuery(words: words)
        change(&query)
        return try test.catalog.search(query)
    }

    private func change(_ sql: String, in test: TestCatalog) throws {
        let queue = try DatabaseQueue(path: test.catalog.path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    private static let heads: [Made] = [
        Made(series: "1", modality: "XA", caption: "Axial MRI of the brain. Brain, brain."),
        Made(series: "2", modality: "US", caption: "Coronal MRI of the brain."),
        Made(series: "3", modality: "OT", caption: "MRI of the brain.", doubts: [.outOfDomain]),
        Made(series: "4", caption: "MRI of the brain.", probability: 0.6),
        Made(series: "5", caption: "MRI of the brain.", probability: 0.8),
        Made(series: "6", bodyPart: "BRAIN", caption: "Not recognised.", doubts: [.notRecognised]),
        Made(series: "6.1", bodyPart: "BRAIN", caption: "MRI."),
        Made(series: "6.2", bodyPart: "BRAIN", caption: "X-ray of a limb."),
        Made(series: "6.3", bodyPart: "BRAIN", caption: "MRI of the brain.", probability: 0.9),
        Made(series: "7", caption: "MRI of the brain.", probability: 0.97),
        Made(series: "8", caption: "MRI of the brain.", probability: 0.3),
        Made(series: "9", caption: "MRI of the brain.", probability: 0.95, doubts: [.unfamiliar]),
    ]

    @Test func whatTheHeaderSaysComesFirstThenLikelyCaptionsThenUnsureOnes() throws {
        let hits = try found("brain", in: catalog(Self.heads))
        #expect(hits.map(\.seriesInstanceUID) == ["6.3", "6.1", "6.2", "7", "6", "5", "4", "3"])
        #expect(hits.map(\.basis) == [.header, .header, .header, .likely, .unrecognised, .unsure, .unsure, .unsure])
        #expect(hits.map { Int($0.score) } == [6, 6, 6, 5, 4, 3, 3, 3])
        #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
    }

    @Test func doubtfulCaptionsAreFoundOnlyIfAskedForAndLast() throws {
        let test = try catalog(Self.heads)
        let hits = try found("brain", in: test) { $0.includesDoubtful = true }
        #expect(hits.map(\.seriesInstanceUID).prefix(8) == ["6.3", "6.1", "6.2", "7", "6", "5", "4", "3"])
        #expect(Set(hits.map(\.seriesInstanceUID).dropFirst(8)) == ["1", "2", "8", "9"])
        #expect(hits.dropFirst(8).allSatisfy { $0.basis == .doubtful })
        #expect(hits.dropFirst(8).first?.seriesInstanceUID == "8", "such captions are right three times in ten")
        #expect(try found("recognised", in: test).isEmpty)
        // What the header says of them is found all the same.
        #expect(try found("XA", in: test).map(\.seriesInstanceUID) == ["1"])
        #expect(try found("ultrasound brain", in: test).isEmpty)
        #expect(
            try found("ultrasound brain", in: test) { $0.includesDoubtful = true }.map(\.seriesInstanceUID) == ["2"])
    }

    @Test func pagesGoOnFromTierToTier() throws {
        let test = try catalog(Self.heads)
        for includesDoubtful in [false, true] {
            let all = try found("brain", in: test) { $0.includesDoubtful = includesDoubtful }.map(\.seriesInstanceUID)
            for limit in 1...4 {
                let pages = try stride(from: 0, through: 12, by: limit).flatMap { offset in
                    try found("brain", in: test) {
                        $0.includesDoubtful = includesDoubtful
                        $0.limit = limit
                        $0.offset = offset
                    }.map(\.seriesInstanceUID)
                }
                #expect(pages == all, "pages of \(limit)")
            }
        }
    }

    @Test func aHitSaysWhatItsCaptionContradicts() throws {
        let test = try catalog([
            Made(series: "1", modality: "XA", caption: "Axial MRI of the brain."),
            Made(series: "2", bodyPart: "PROSTATE", caption: "MRI of the abdomen.", probability: 0.95),
            Made(series: "3", bodyPart: "HEAD", caption: "MRI of the head.", probability: 0.95),
            Made(series: "4", modality: "XA", caption: "X-ray angiogram.", doubts: [.outOfDomain]),
            Made(series: "5", caption: "MRI.", probability: 0.7),
            Made(series: "6", bodyPart: "LEFT KNEE", caption: "MRI of the right knee."),
        ])
        let hits = try found("MRI", in: test) { $0.includesDoubtful = true } + found("angiogram", in: test)
        let remarks = Dictionary(
            hits.map { ($0.seriesInstanceUID, $0.captions.first?.remark(header: $0.header)) }, uniquingKeysWith: { $1 })
        #expect(remarks["1"] == "contradicts the header: XA")
        #expect(remarks["2"] == "contradicts the header: PROSTATE")
        #expect(remarks["3"] == "likely")
        #expect(remarks["4"] == "the model was not trained on this modality")
        #expect(remarks["5"] == "unsure")
        #expect(remarks["6"] == "contradicts the header: LEFT KNEE")
        #expect(hits.first { $0.seriesInstanceUID == "2" }?.doubts == [.otherBodyPart])
        #expect(hits.first { $0.seriesInstanceUID == "6" }?.doubts == [.otherLaterality])
    }

    @Test func aDescriptionCountsWhereNothingElseNamesAPart() throws {
        let test = try TestCatalog()
        for (series, part, description) in [
            ("1.1", nil, "Thyroid"), ("1.2", "BREAST", "Thyroid"), ("1.3", "ANNOON", "Mamma US"),
        ] {
            var instance = TestCatalog.instance(series: series, study: "2." + series)
            instance.modality = "US"
            instance.bodyPartExamined = part
            instance.studyDescription = description
            try test.add(instance)
        }
        try test.caption { _ in "Breast ultrasound." }
        let hits = try found("ultrasound", in: test)
        let remarks = Dictionary(
            hits.map { ($0.seriesInstanceUID, $0.captions.first?.remark(header: $0.header)) }, uniquingKeysWith: { $1 })
        #expect(remarks == ["1.1": "contradicts the header: Thyroid", "1.2": nil, "1.3": nil])
        #expect(try found("breast", in: test).map(\.seriesInstanceUID) == ["1.2", "1.3"])
    }

    @Test func aCorrectedHeaderChangesTheDoubts() throws {
        let test = try TestCatalog()
        var instance = TestCatalog.instance(series: "1.1", sop: "1.1.1")
        instance.modality = "XA"
        try test.add(instance, name: "a")
        try test.caption { _ in "MRI of the brain." }
        #expect(try found("brain", in: test).isEmpty)
        instance.modality = "MR"
        try test.add(instance, name: "a", bytes: 2)
        let hit = try #require(try found("brain", in: test).first)
        #expect(hit.doubts == [] && hit.basis == .likely)
    }

    @Test func aPersonIsBelieved() throws {
        let test = try catalog([Made(series: "1", modality: "XA", caption: "Axial MRI of the brain.", probability: 0.2)]
        )
        #expect(try found("brain", in: test).isEmpty)
        func refresh() throws {
            // Another model and back, as review does not exist yet.
            try test.catalog.writer().write { try SearchIndexWriter(db: $0).refresh([1]) }
        }
        try change("UPDATE caption SET status = 'accepted'", in: test)
        try refresh()
        #expect(try found("brain", in: test).map(\.basis) == [.likely])
        #expect(
            try found("brain", in: test).first?.captions.first?.remark(
                header: HeaderFacts(modality: "XA", bodyPart: nil, laterality: nil)) == nil)
        try change("UPDATE caption SET status = 'edited', editedText = 'Angiogram of the leg.'", in: test)
        try refresh()
        #expect(try found("brain", in: test).isEmpty)
        #expect(try found("leg", in: test).count == 1)
        try change("UPDATE caption SET status = 'rejected'", in: test)
        try refresh()
        #expect(try found("leg", in: test) { $0.includesDoubtful = true }.isEmpty)
    }

    @Test func severalCaptionsAreBelievedEachForItself() throws {
        let test = try TestCatalog()
        var instance = TestCatalog.instance(series: "1.1")
        instance.modality = "MR"
        try test.add(instance)
        let model = try test.model()
        let series = try #require(try test.catalog.pendingSeries(model: model, after: 0, limit: 1).first)
        let captions = [("MRI of the knee.", 0.95), ("CT of the brain.", 0.95), ("MRI of the ankle.", 0.6)].map {
            IndexRecord(
                text: $0.0, tokens: [], score: nil, probability: $0.1, fileID: series.instances[0].fileID,
                sopInstanceUID: "1", frame: 0, frameReason: "", recipe: "{}", imageDigest: $0.0)
        }
        try test.catalog.record(
            [SeriesRecord(seriesID: series.seriesID, captions: captions)], model: model, at: TestCatalog.now)
        #expect(try found("knee", in: test).map(\.basis) == [.likely])
        #expect(try found("ankle", in: test).map(\.basis) == [.unsure])
        #expect(try found("brain", in: test).isEmpty)
        #expect(try found("knee ankle", in: test).map(\.basis) == [.unsure])
        #expect(try test.catalog.status().captionQuality?.belief == ["likely": 1, "unsure": 1, "doubtful": 1])
    }
}
