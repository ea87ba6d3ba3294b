import DICOM
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Catalog

/// SQLite's plans for every statement of a catalog that has never been analyzed: nothing that runs for each file, series or
/// search may read a large table from end to end.
@Suite struct QueryPlanTests {
    /// The statements that the connections of a catalog have executed.
    private final class Trace: Sendable {
        let statements = Mutex<Set<String>>([])

        func prepare(_ db: Database) {
            db.trace { [self] event in
                guard case .statement(let statement) = event else { return }
                statements.withLock { _ = $0.insert(statement.sql) }
            }
        }
    }

    /// What goes through every file below a path, because it counts them, or because few files or a container are there.
    private static let perFolder = [
        "SELECT count(*) FROM folder CROSS JOIN file", "SELECT count(*) FROM file JOIN folder",
        "SELECT filePath.path, file.kind FROM folder", "readInRun = (SELECT readInRun", "readInRun IS NOT :run",
        "DELETE FROM unfoundFile WHERE fileID IN",
    ]

    private let folder = NSTemporaryDirectory() + "fileroom-plans-" + UUID().uuidString
    private let trace = Trace()

    /// Large tables, and the names that statements give them.
    private static let large: Set<String> = [
        "file", "folder", "study", "series", "instance", "keyImage", "failure", "clearedFailure", "caption",
        "seriesCaptioning", "searchDocument", "candidate", "shown", "other", "done", "current", "filePath",
    ]

    /// Partial indexes that hold few rows.
    private static let small = [
        "USING INDEX fileMissing", "USING INDEX fileMediaDirectory", "COVERING INDEX fileM",
        "USING COVERING INDEX seriesMissing", "USING INDEX seriesMissing", "USING INDEX folderMounted",
        "USING COVERING INDEX folderMounted", "USING INDEX searchDocumentHidden",
        "USING COVERING INDEX searchDocumentHidden",
    ]

    /// Checks the plans of the statements that `work` executes.
    ///
    /// - Parameters:
    ///   - allowed: tables of which all rows are wanted.
    ///   - isPerFolder: whether a statement may look into every folder of a root.
    private func expectNoScans(
        _ catalog: Catalog, of allowed: Set<String> = [], isPerFolder: Bool = true, _ work: () throws -> Void
    ) throws {
        trace.statements.withLock { $0.removeAll() }
        try work()
        let statements = trace.statements.withLock { $0 }.filter { sql in
            ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) }
        }
        #expect(!statements.isEmpty)
        try catalog.writer().writeWithoutTransaction { db in
            #expect(try !db.tableExists("sqlite_stat1"))
            for sql in statements.sorted() {
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                statement.setUncheckedArguments(StatementArguments())
                let plans = try Row.fetchAll(statement).map { $0["detail"] as String }
                if !isPerFolder,
                    let folders = plans.firstIndex(where: { $0.contains("folder") && $0.contains("path>?") }),
                    plans[folders...].contains(where: { $0.hasPrefix("SEARCH file ") && $0.contains("folderID=?") }),
                    !Self.perFolder.contains(where: { sql.contains($0) })
                {
                    Issue.record("looks into every folder of a root: \(sql)")
                }
                for plan in plans {
                    let words = plan.split(separator: " ").map(String.init)
                    let isScan =
                        words[0] == "SCAN" && Self.large.contains(words[1]) && !allowed.contains(words[1])
                        && !Self.small.contains { plan.contains($0) }
                    if isScan || words.contains("AUTOMATIC") { Issue.record("\(plan): \(sql)") }
                }
            }
        }
    }

    private func catalog() throws -> Catalog {
        let trace = trace
        return try Catalog(path: folder + "/catalog.sqlite", for: .creating) { trace.prepare($0) }
    }

    /// A small archive with one of each kind of row, and everything that is done with it.
    @Test func nothingThatRunsOftenReadsALargeTable() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let catalog = try catalog()
        let now = TestCatalog.now
        let run = try catalog.beginRun("test", at: now)
        let root = try catalog.root("/archive")
        let image = TestCatalog.instance(series: "1.2.1", sop: "1.2.1.1")
        var note = TestCatalog.instance(series: "1.2.2", sop: "1.2.2.1")
        note.hasPixelData = false
        note.keyObjectSelection = KeyObjectSelection(references: [.init(sopInstanceUID: "1.2.1.1")])
        var visit = FolderVisit(path: "/archive/a")
        visit.isWhole = true
        visit.files = [
            TestCatalog.visit(image, name: "x"), TestCatalog.visit(note, name: "y"), TestCatalog.failedVisit(name: "z"),
        ]
        // A scan.
        try expectNoScans(catalog, isPerFolder: false) {
            for _ in 0..<2 {
                _ = try catalog.knownFiles(in: "/archive/a", at: now)
                try catalog.record([visit], root: root, run: run, at: now)
            }
            visit.vanished = ["y"]
            visit.returned = ["z"]
            visit.begunContainers = ["c.zip"]
            visit.unchangedContainers = ["d.zip"]
            try catalog.record([visit], root: root, run: run, at: now)
            _ = try catalog.fileCount(below: "/archive")
            _ = try catalog.beginWalk(of: "/archive")
            for isConfirmed in [false, true] {
                var walk = FinishedWalk(root: "/archive", run: run, device: 1, inode: 1, knownFiles: 3, newObjects: 0)
                walk.isConfirmed = isConfirmed
                walk.mounts = [ExactText("/archive/a"): 7]
                _ = try catalog.finish(walk, at: now)
                try catalog.record([visit], root: root, run: run, at: now)
            }
            _ = try catalog.unopenedMediaDirectories(below: "/archive", run: run)
            for isInContainer in [false, true] {
                let directory = MediaDirectory(
                    folder: "/archive/a", name: "DICOMDIR", modifiedAt: 1, listed: ["gone"],
                    isInContainer: isInContainer)
                _ = try catalog.compare(directory, run: run, at: now)
            }
        }

        // Captioning.
        try expectNoScans(catalog, isPerFolder: false) {
            for digest in ["d1", "d2", "d1"] {
                let model = try catalog.beginCaptioning(
                    with: TestCatalog.identity(digest), run: catalog.beginRun("describe", at: now))
                try catalog.refreshSearchIndex(model: model)
                _ = try catalog.pendingCount(model: model)
                _ = try catalog.caption(ofEvidence: "p", model: model)
                for series in try catalog.pendingSeries(model: model, after: 0, limit: 9) {
                    let caption = IndexRecord(
                        text: "a chest", tokens: [], score: nil, fileID: series.instances[0].fileID,
                        sopInstanceUID: "1.2.1.1", frame: 0, frameReason: "", recipe: "{}", imageDigest: "p")
                    try catalog.record(
                        [SeriesRecord(seriesID: series.seriesID, captions: [caption])], model: model, at: now)
                }
            }
        }

        // Searching and showing.
        try expectNoScans(catalog) {
            for status in [CaptionStatus?.none] + CaptionStatus.allCases {
                var query = SearchQuery(words: "chest")
                query.status = status
                _ = try catalog.search(query)
                query.modalities = ["CT"]
                query.bodyPart = "CHEST"
                query.from = "2020-01-01"
                query.to = "2030-01-01"
                _ = try catalog.search(query)
            }
            _ = try catalog.find(uid: "1.2")
            _ = try catalog.study("1.2")
        }

        // What lists or counts everything reads everything, once.
        try expectNoScans(catalog) { _ = try catalog.studyInstanceUIDs(since: "2020-01-01") }
        try expectNoScans(catalog, of: ["study"]) { _ = try catalog.studyInstanceUIDs() }
        try expectNoScans(catalog, of: ["failure"]) { _ = try catalog.failures() }
        try expectNoScans(catalog, of: ["file", "instance", "series", "study", "caption", "failure"]) {
            _ = try catalog.status()
        }
        try expectNoScans(catalog, of: ["file", "failure"]) { _ = try catalog.clearFailures() }

        // Erasing reads all failures and folders, once for each root, and makes the search index again.
        try expectNoScans(catalog, of: ["failure", "folder", "study", "searchDocument"]) {
            for target in [ForgetTarget.series("1.2.2"), .study("1.2"), .path(ArchivePath("/archive"))] {
                _ = try catalog.counts(of: target)
                try catalog.forget(target)
            }
        }
    }
}
