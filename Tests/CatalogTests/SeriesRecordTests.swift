import Catalog
import DICOM
import Foundation
import GRDB
import Testing

/// Several captions for a series: one for each frame that stands for it.
@Suite struct SeriesRecordTests {
    private let test: TestCatalog
    private let model: Int64

    init() throws {
        test = try TestCatalog()
        model = try test.model()
    }

    private func pending(_ frames: Int = 1) throws -> PendingSeries? {
        try test.catalog.pendingSeries(model: model, framesPerPart: frames, after: 0, limit: 1).first
    }

    /// Describes the first series that waits with these sentences, each of a picture of its own.
    private func describe(
        _ texts: [String], frames: Int = 1, parts: [SeriesRecord.Part] = [], isComplete: Bool = true
    ) throws {
        let series = try #require(try pending(frames))
        let captions = texts.enumerated().map { rank, text in
            IndexRecord(
                partName: parts.isEmpty ? nil : parts[rank].name, text: text, tokens: [rank], score: nil,
                fileID: series.instances[0].fileID, sopInstanceUID: "1", frame: rank, frameReason: "r\(rank)",
                recipe: "{}", imageDigest: text)
        }
        let record = SeriesRecord(
            seriesID: series.seriesID, captions: captions, parts: parts, framesPerPart: frames, isComplete: isComplete)
        try test.catalog.record([record], model: model, at: TestCatalog.now)
    }

    private func captions() throws -> [CaptionDetails] {
        try test.catalog.study("1.2")?.series.first?.captions ?? []
    }

    @Test func eachFramesCaptionIsKeptAndSearchable() throws {
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let parts = ["axial", "sagittal", "coronal"].map { SeriesRecord.Part(name: $0, frames: 9, isDescribed: true) }
        try describe(["a kidney", "a liver", "a kidney"], parts: parts)
        #expect(try captions().map(\.text) == ["a kidney", "a liver", "a kidney"])
        #expect(try captions().map(\.partName) == ["axial", "sagittal", "coronal"])
        #expect(try captions().map(\.frame) == [0, 1, 2])
        #expect(try test.catalog.study("1.2")?.series.first?.parts == parts)
        for word in ["kidney", "liver"] {
            let hits = try test.catalog.search(SearchQuery(words: word))
            #expect(hits.map(\.caption) == ["a kidney / a liver"], "what two frames say alike is said once")
        }
    }

    @Test func requestingMoreFramesMakesASeriesPending() throws {
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try describe(["one"])
        #expect(try test.catalog.pendingCount(model: model) == 0)
        #expect(try test.catalog.pendingCount(model: model, framesPerPart: 3) == 1)
        try describe(["one", "two", "three"], frames: 3)
        #expect(try captions().map(\.text) == ["one", "two", "three"])
        #expect(try test.catalog.pendingCount(model: model, framesPerPart: 2) == 0)
        #expect(try test.catalog.pendingCount(model: model, framesPerPart: 4) == 1)
    }

    @Test func recaptionedSeriesKeepsNoOldCaption() throws {
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try describe(["one", "two", "three"], frames: 3)
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try describe(["one", "new"], frames: 3)
        #expect(try captions().map(\.text) == ["one", "new"])
        #expect(try test.catalog.search(SearchQuery(words: "three")).isEmpty)
    }

    @Test func seriesWithAFailedPartIsPendingOnceCleared() throws {
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let series = try #require(try pending())
        try describe(["one"], isComplete: false)
        let failure = FailureReport(
            path: "/archive/a/x", seriesID: series.seriesID, stage: .render, code: .truncated, message: "ends early")
        try test.catalog.record([], failures: [failure], model: model, at: TestCatalog.now)
        #expect(try pending() == nil)
        #expect(try test.catalog.clearFailures() == 1)
        #expect(try pending() != nil)
        #expect(try captions().map(\.text) == ["one"], "what could be described is kept")
    }

    /// Nothing sets a status yet, so the row is changed by hand.
    @Test func reviewedCaptionsAreKept() throws {
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try describe(["one", "two"], frames: 2)
        let queue = try DatabaseQueue(path: test.catalog.path)
        try queue.write { try $0.execute(sql: "UPDATE caption SET status = 'accepted' WHERE rank = 1") }
        try queue.close()
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try describe(["new"], frames: 2)
        #expect(try captions().map(\.text) == ["new", "two"])
    }

    @Test func keyObjectSelectionMarksImagesAndMakesTheirSeriesPending() throws {
        try test.add(TestCatalog.instance(series: "1.2.1", sop: "1.2.1.1"), name: "a")
        try test.add(TestCatalog.instance(series: "1.2.1", sop: "1.2.1.2"), name: "b")
        try describe(["one"])
        var note = TestCatalog.instance(series: "1.2.9", sop: "1.2.9.1")
        note.sopClassUID = "1.2.840.10008.5.1.4.1.1.88.59"
        note.hasPixelData = false
        note.keyObjectSelection = KeyObjectSelection(references: [.init(sopInstanceUID: "1.2.1.2", frames: [3])])
        try test.add(note, name: "ko")
        let marked = try #require(try pending())
        #expect(marked.instances.map(\.keyFrames) == [nil, [3]])
        #expect(marked.instances.map(\.isRejected) == [false, false])
        // The same file says something else now.
        note.keyObjectSelection = KeyObjectSelection(isRejection: true, references: [.init(sopInstanceUID: "1.2.1.1")])
        try test.add(note, name: "ko", bytes: 2)
        let rejected = try #require(try pending())
        #expect(rejected.instances.map(\.keyFrames) == [nil, nil])
        #expect(rejected.instances.map(\.isRejected) == [true, false])
    }

    /// The selection points at one series, then at another, then its file is gone.
    @Test func seriesDroppedFromAKeyObjectSelectionIsPendingAgain() throws {
        for series in ["1.2.1", "1.2.2"] {
            try test.add(TestCatalog.instance(series: series, sop: series + ".1"), name: series)
        }
        func settle() throws { while let series = try pending() { try settle(series) } }
        func settle(_ series: PendingSeries) throws {
            try test.catalog.record(
                [SeriesRecord(seriesID: series.seriesID, captions: [])], model: model, at: TestCatalog.now)
        }
        func waiting() throws -> [String] {
            try test.catalog.pendingSeries(model: model, after: 0, limit: 9).map(\.seriesInstanceUID)
        }
        var note = TestCatalog.instance(series: "1.2.9", sop: "1.2.9.1")
        note.hasPixelData = false
        note.keyObjectSelection = KeyObjectSelection(references: [.init(sopInstanceUID: "1.2.1.1")])
        try settle()
        try test.add(note, folder: "/archive/ko", name: "ko")
        #expect(try waiting() == ["1.2.1"])
        try settle()
        note.keyObjectSelection = KeyObjectSelection(references: [.init(sopInstanceUID: "1.2.2.1")])
        try test.add(note, folder: "/archive/ko", name: "ko", bytes: 2)
        #expect(try waiting() == ["1.2.1", "1.2.2"])
        try settle()
        var visit = FolderVisit(path: "/archive/ko")
        visit.vanished = ["ko"]
        _ = try test.catalog.record([visit], root: test.root, run: test.run, at: TestCatalog.now)
        #expect(try test.finishWalk(test.run, known: 3) == 1)
        #expect(try waiting() == ["1.2.2"])
    }

    @Test func fileThatChangesSeriesLeavesNoCaptionBehind() throws {
        try test.add(TestCatalog.instance(series: "1.2.1", sop: "1.2.1.1"), name: "a")
        try test.add(TestCatalog.instance(series: "1.2.1", sop: "1.2.1.2"), name: "b")
        try describe(["one"])
        #expect(try captions().first?.path == "/archive/a/a")
        try test.add(TestCatalog.instance(series: "1.2.5", sop: "1.2.5.1"), name: "a", bytes: 2)
        #expect(try captions().isEmpty)
        #expect(try test.catalog.search(SearchQuery(words: "one")).isEmpty)
        #expect(try test.catalog.pendingCount(model: model) == 2)
    }

    @Test func provenanceIsUpdatedWhileTheImageKeepsItsCaption() throws {
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try describe(["one"])
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let series = try #require(try pending())
        let caption = IndexRecord(
            partName: "axial", text: "other words", tokens: [], score: nil, fileID: series.instances[1].fileID,
            sopInstanceUID: "2", frame: 7, frameReason: "marked by a key object selection", recipe: "{\"frame\":7}",
            imageDigest: "one")
        try test.catalog.record(
            [SeriesRecord(seriesID: series.seriesID, captions: [caption])], model: model, at: TestCatalog.now)
        let kept = try #require(try captions().first)
        #expect(kept.text == "one", "the same picture keeps its words")
        #expect(kept.frame == 7 && kept.sopInstanceUID == "2" && kept.partName == "axial")
        #expect(kept.frameReason == "marked by a key object selection")
    }
}
