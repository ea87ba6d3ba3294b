import Catalog
import DICOM
import Foundation
import Schema
import TestSupport
import Testing

@Suite struct CatalogFileTests {
    @Test func fileIsReadableByItsOwnerOnly() throws {
        let test = try TestCatalog()
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: test.catalog.path + suffix)
            #expect((attributes[.posixPermissions] as? Int) == 0o600, "catalog.sqlite\(suffix)")
        }
    }

    @Test func schemaFileShowsTheTablesAsTheyAre() throws {
        let test = try TestCatalog()
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../Schema/schema.sql")
        let migrations = Schema.migrations.map(\.sql).joined(separator: "\n")
        let actual = try test.catalog.schemaStatements().map { statement in
            Self.comment(above: statement, in: migrations) + statement + ";\n"
        }.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["FILEROOM_WRITE_SCHEMA"] != nil {
            let head = "-- The catalog's tables. Written by `make schema` and checked by a test; never executed.\n\n"
            try (head + actual).write(to: file, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written.hasSuffix(actual), "Schema/schema.sql differs from the migrations: run `make schema`")
    }

    /// SQLite keeps a statement with the comments in it, but not the comment above it.
    private static func comment(above statement: String, in sql: String) -> String {
        guard let place = sql.range(of: statement, options: .backwards) else { return "" }
        let lines = sql[..<place.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return lines.reversed().prefix { $0.hasPrefix("--") }.reversed().map { $0 + "\n" }.joined()
    }

    @Test func missingCatalogErrorSaysWhatToDo() {
        #expect(throws: CatalogError.self) { try Catalog(path: "/nonexistent/catalog.sqlite") }
        let error = #expect(throws: CatalogError.self) { try Catalog(path: "/nonexistent/catalog.sqlite") }
        #expect(error?.description.contains("fileroom index ROOT") == true)
    }

    @Test(arguments: [Catalog.Access.reading, .writing, .creating])
    func anEmptyFileIsNotTakenForACatalog(access: Catalog.Access) throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write([], "catalog.sqlite")
        let error = #expect(throws: CatalogError.self) { try Catalog(path: path, for: access) }
        #expect(error?.description.contains("is an empty file") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
        #expect(throws: CatalogError.self) { try Self.checkLock(path) }
    }

    /// The disk that the link leads to is not mounted.
    @Test(arguments: [Catalog.Access.reading, .writing, .creating])
    func aLinkToNothingIsNotReplaced(access: Catalog.Access) throws {
        let scratch = try ScratchFolder()
        let (path, target) = (scratch.path + "/link.sqlite", scratch.path + "/away/catalog.sqlite")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        let error = #expect(throws: CatalogError.self) { try Catalog(path: path, for: access) }
        #expect(error?.description.contains(target) == true)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test func aNewCatalogIsItsOwnersAndLeavesNothingBesideIt() throws {
        let scratch = try ScratchFolder()
        let path = scratch.path + "/new/catalog.sqlite"
        _ = try Catalog(path: path, for: .creating)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/new")
        #expect(names.allSatisfy { ["catalog.sqlite", "catalog.sqlite-wal", "catalog.sqlite-shm"].contains($0) })
        _ = try Catalog(path: path)
    }

    @Test func fileThatIsNotADatabaseIsNotModified() throws {
        let scratch = try ScratchFolder()
        let path = scratch.path + "/catalog.sqlite"
        let text = String(repeating: "not a database ", count: 100)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: CatalogError.self) { try Catalog(path: path) }
        #expect(error?.description.contains("not a Fileroom catalog") == true)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    private static func checkLock(_ path: String) throws {
        _ = isHeld(try CatalogLock.take(forCatalogAt: path, creating: true))
    }

    private static func isHeld(_ lock: borrowing CatalogLock?) -> Bool {
        switch lock {
        case .some: true
        case .none: false
        }
    }

    @Test func onlyOneRunHoldsTheLock() throws {
        let scratch = try ScratchFolder()
        // In a folder that does not exist yet.
        let path = scratch.path + "/new/catalog.sqlite"
        let first = try CatalogLock.take(forCatalogAt: path, creating: true)
        let firstHolds = Self.isHeld(first)
        let secondHolds = Self.isHeld(try CatalogLock.take(forCatalogAt: path))
        _ = consume first
        let thirdHolds = Self.isHeld(try CatalogLock.take(forCatalogAt: path))
        #expect(firstHolds)
        #expect(!secondHolds)
        #expect(thirdHolds, "free again when its holder is gone")
    }

    /// By whatever name, and with nothing beside the file that could be deleted.
    @Test func theLockIsTheFiles() throws {
        let scratch = try ScratchFolder()
        let path = scratch.path + "/catalog.sqlite"
        let held = try CatalogLock.take(forCatalogAt: path, creating: true)
        let isFree = Self.isHeld(held)
        #expect(isFree)
        try FileManager.default.createSymbolicLink(atPath: scratch.path + "/link.sqlite", withDestinationPath: path)
        try FileManager.default.linkItem(atPath: path, toPath: scratch.path + "/hard.sqlite")
        for name in ["link.sqlite", "hard.sqlite", "./catalog.sqlite"] {
            let isHeld = Self.isHeld(try CatalogLock.take(forCatalogAt: scratch.path + "/" + name))
            #expect(!isHeld, "\(name)")
        }
        #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
        _ = consume held
    }
}

@Suite struct ArchiveTests {

    @Test func unseenFolderKeepsItsRowsMarkedMissing() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"), folder: "/archive/a")
        try test.add(TestCatalog.instance(series: "1.2.2"), folder: "/archive/b")
        try test.add(TestCatalog.instance(series: "1.2.3"), folder: "/archivist")
        try test.caption { "caption of \($0.seriesInstanceUID)" }

        let next = try test.catalog.beginRun("test", at: TestCatalog.now)
        try test.catalog.record([FolderVisit(path: "/archive/a")], root: test.root, run: next, at: TestCatalog.now)
        let missing = try test.finishWalk(next, known: 2)
        #expect(missing == 1, "the file in /archive/b, not the one in /archivist")
        let status = try test.catalog.status()
        #expect(status.missing == 1)
        #expect(status.captions == 3)
    }

    @Test func unreadableFolderIsNotMarkedMissing() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"), folder: "/archive/locked/deep")
        let next = try test.catalog.beginRun("test", at: TestCatalog.now)
        #expect(try test.finishWalk(next, known: 1, unreadable: ["/archive/locked"]) == 0)
    }

    @Test func failureIsClearedWhenTheFileIsRead() throws {
        let test = try TestCatalog()
        var visit = FolderVisit(path: "/archive/a")
        visit.files = [
            FileVisit(
                name: "x", bytes: 1, modifiedAt: 1,
                content: .failure(FileFailure(path: "x", code: .truncated, message: "ends early")))
        ]
        try test.catalog.record([visit, visit], root: test.root, run: test.run, at: TestCatalog.now)
        let failure = try #require(try test.catalog.failures().first)
        #expect(failure.path == "/archive/a/x")
        #expect(failure.code == .truncated)
        #expect(failure.attempts == 2)
        #expect(try test.catalog.knownFiles(in: "/archive/a", at: TestCatalog.now)[ExactText("x")]?.kind == .failed)
        try test.add(TestCatalog.instance(series: "1.2.1"), folder: "/archive/a", name: "x")
        #expect(try test.catalog.failures().isEmpty)
    }

    @Test func clearedFailuresMakeTheNextScanOpenTheirFiles() throws {
        let test = try TestCatalog()
        var visit = FolderVisit(path: "/archive/a")
        visit.files = [
            FileVisit(
                name: "x", bytes: 1, modifiedAt: 1,
                content: .failure(FileFailure(path: "x", code: .truncated, message: "ends early")))
        ]
        try test.catalog.record([visit], root: test.root, run: test.run, at: TestCatalog.now)
        #expect(try test.catalog.clearFailures() == 1)
        #expect(try test.catalog.failures().isEmpty)
        #expect(try test.catalog.knownFiles(in: "/archive/a", at: TestCatalog.now)[ExactText("x")]?.modifiedAt != 1)
    }
}

@Suite struct CaptionTests {
    @Test func seriesIsPendingUntilThisModelCaptionsIt() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try test.add(TestCatalog.instance(series: "1.2.2"))
        let model = try test.model()
        #expect(try test.catalog.pendingCount(model: model) == 2)
        try test.caption { _ in "a caption" }
        #expect(try test.catalog.pendingCount(model: model) == 0)
        let other = try test.model(
            ModelIdentity(
                weightsDigest: "d1", settings: ["generation.num_beams": "1"], name: "tiny", family: "f"))
        #expect(
            try test.catalog.pendingCount(model: other) == 2, "the same weights asked differently are another model")
    }

    @Test func recordedFailureKeepsASeriesFromBeingRetried() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let model = try test.model()
        let series = try #require(try test.catalog.pendingSeries(model: model, after: 0, limit: 1).first)
        let failure = FailureReport(
            path: "/archive/a/x", seriesID: series.seriesID, stage: .render, code: .truncated, message: "ends early")
        try test.catalog.record([], failures: [failure], model: model, at: TestCatalog.now)
        #expect(try test.catalog.pendingCount(model: model) == 0)
        #expect(try test.catalog.clearFailures() == 1)
        #expect(try test.catalog.pendingCount(model: model) == 1)
    }

    @Test func attemptsContinueAfterClearingAndRestartAfterSuccess() throws {
        let test = try TestCatalog()
        let failure = FailureReport(path: "/archive/a/x", stage: .read, code: .truncated, message: "ends early")
        let later = TestCatalog.now.addingTimeInterval(60)
        try test.catalog.record([failure], at: TestCatalog.now)
        try test.catalog.record([failure], at: TestCatalog.now)
        #expect(try test.catalog.clearFailures() == 1)
        #expect(try test.catalog.failures().isEmpty)
        try test.catalog.record([failure], at: later)
        let again = try #require(try test.catalog.failures().first)
        #expect(again.attempts == 3)
        #expect(again.firstSeen < again.lastSeen)
        // Read at last, and broken another time.
        #expect(try test.catalog.clearFailures() == 1)
        try test.add(TestCatalog.instance(series: "1.2.1"), name: "x")
        try test.catalog.record([failure], at: later)
        #expect(try test.catalog.failures().map(\.attempts) == [1])
    }

    @Test func textRiskOfASeriesIsItsHighest() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"))
        var capture = TestCatalog.instance(series: "1.2.1")
        capture.imageType = ["DERIVED", "SECONDARY", "SCREEN SAVE"]
        capture.classify()
        try test.add(capture)
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let series = try #require(try test.catalog.study("1.2")?.series.first)
        #expect(series.burnedInTextRisk == 0.9)
        #expect(
            series.burnedInTextReason
                == "a capture of a screen or of another image; ImageType SECONDARY; modality CT")
    }

    @Test func grownSeriesIsPendingAgain() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try test.add(TestCatalog.instance(series: "1.2.2"))
        try test.caption { _ in "early" }
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let model = try test.model()
        #expect(try test.catalog.pendingCount(model: model) == 1)
        let series = try #require(try test.catalog.pendingSeries(model: model, after: 0, limit: 9).first)
        func record(_ text: String, picture: String) throws {
            let caption = IndexRecord(
                text: text, tokens: [], score: nil, fileID: series.instances[1].fileID, sopInstanceUID: "x", frame: 0,
                frameReason: "", recipe: "{}", imageDigest: picture)
            let record = SeriesRecord(seriesID: series.seriesID, captions: [caption])
            try test.catalog.record([record], model: model, at: TestCatalog.now)
        }
        try record("the same picture", picture: "p1")
        #expect(try test.catalog.study("1.2")?.series[0].captions.map(\.text) == ["early"])
        #expect(try test.catalog.pendingCount(model: model) == 0)
        try record("another picture", picture: "p9")
        #expect(try test.catalog.study("1.2")?.series[0].captions.map(\.text) == ["another picture"])
        #expect(try test.catalog.search(SearchQuery(words: "another")).count == 1)
    }

    @Test func findsTheModelsCaptionOfTheSameImage() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try test.caption { _ in "a caption" }
        let model = try test.model()
        #expect(
            try test.catalog.caption(ofEvidence: "p1", model: model)
                == KnownCaption(text: "a caption", tokens: [1, 2], score: -0.5))
        #expect(try test.catalog.caption(ofEvidence: "p1", model: model + 1) == nil)
    }

    @Test func keepsGeometryForFrameSelection() throws {
        let test = try TestCatalog()
        var instance = TestCatalog.instance(series: "1.2.1")
        instance.imagePositionPatient = [-1.5, 2, 3.25]
        instance.imageOrientationPatient = [1, 0, 0, 0, 1, 0]
        instance.imageType = ["ORIGINAL", "PRIMARY", "", "AXIAL"]
        try test.add(instance, folder: "/archive/a", name: "slice")
        let model = try test.model()
        let stored = try #require(
            try test.catalog.pendingSeries(model: model, after: 0, limit: 1).first?.instances.first)
        #expect(stored.path == "/archive/a/slice")
        #expect(stored.instance.imagePositionPatient == [-1.5, 2, 3.25])
        #expect(stored.instance.imageOrientationPatient == [1, 0, 0, 0, 1, 0])
        #expect(stored.instance.imageType == ["ORIGINAL", "PRIMARY", "", "AXIAL"])
    }
}

@Suite struct UIDTests {
    @Test func uniquePrefixNamesAStudyOrSeries() throws {
        let test = try TestCatalog()
        try test.add(TestCatalog.instance(series: "9.1.1", study: "1.2.3"))
        try test.add(TestCatalog.instance(series: "9.1.2", study: "1.2.34"))
        #expect(try test.catalog.find(uid: "9.1.1") == .series("9.1.1", study: "1.2.3"))
        #expect(try test.catalog.find(uid: "1.2.34") == .study("1.2.34"))
        #expect(try test.catalog.find(uid: "1.2.3") == .study("1.2.3"), "a whole UID wins over a beginning")
        #expect(try test.catalog.find(uid: "9") == .ambiguous(["9.1.1", "9.1.2"]))
        #expect(try test.catalog.find(uid: "%") == .none)
    }
}
