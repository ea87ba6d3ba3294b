import Foundation
import GRDB
import TestSupport
import Testing

@testable import Catalog

/// A catalog that is moved, replaced, damaged or on a disk that cannot be written.
@Suite struct CatalogAccessTests {
    private let test: TestCatalog
    private var path: String { test.folder + "/catalog.sqlite" }

    init() throws { test = try TestCatalog() }

    private func move(to name: String) throws {
        try FileManager.default.moveItem(atPath: path, toPath: test.folder + "/" + name)
    }

    @Test func aCatalogThatVanishesEndsTheRun() throws {
        try FileManager.default.removeItem(atPath: test.folder)
        let error = #expect(throws: CatalogError.self) { try test.catalog.beginRun("scan", at: TestCatalog.now) }
        #expect(error?.problem.contains("disappeared") == true)
    }

    /// SQLite would apply the -wal file of the one to the other.
    @Test func nothingIsWrittenIntoAFileThatTookTheCatalogsPlace() throws {
        let other = try TestCatalog()
        try other.add(TestCatalog.instance(series: "7.7.7"))
        try other.catalog.writer().writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        let stranger = try Data(contentsOf: URL(fileURLWithPath: other.catalog.path))
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try move(to: "moved.sqlite")
        try stranger.write(to: URL(fileURLWithPath: path))

        let error = #expect(throws: CatalogError.self) { try test.add(TestCatalog.instance(series: "1.2.2")) }
        #expect(error?.problem.contains("took the catalog's place") == true)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == stranger)
        #expect(try Catalog(path: path).find(uid: "7.7.7") == .series("7.7.7", study: "1.2"))
        #expect(try Catalog(path: path).problemsOfFile(at: TestCatalog.now) == [])
        // What was finished is in the file that was moved away.
        let moved = try DatabaseQueue(path: test.folder + "/moved.sqlite")
        #expect(try moved.read { try String.fetchAll($0, sql: "SELECT seriesInstanceUID FROM series") } == ["1.2.1"])
    }

    @Test func damageIsNoticedAfterARunThatWasCut() throws {
        for number in 0..<200 { try test.add(TestCatalog.instance(series: "1.2.\(number)")) }
        let now = TestCatalog.now
        try test.catalog.checkFileIfDue(at: now)
        #expect(try test.catalog.lastCheck() == Timestamp.text(now))
        try test.catalog.finishRun(test.run, .done, summary: [:], at: now)
        try test.catalog.checkFileIfDue(at: now + 86_400)
        #expect(try test.catalog.lastCheck() == Timestamp.text(now), "not due")
        try test.catalog.checkFileIfDue(at: now + 8 * 86_400)
        #expect(try test.catalog.lastCheck() == Timestamp.text(now + 8 * 86_400), "a week later")

        let copy = test.folder + "/copy.sqlite"
        _ = try test.catalog.beginRun("scan", at: now)
        try test.catalog.writer().writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        let root = try test.catalog.read {
            try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'instanceOfSeries'")
        }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: copy))
        try file.seek(toOffset: UInt64(try #require(root) - 1) * 4096)
        try file.write(contentsOf: Data(repeating: 0x5A, count: 4096))
        try file.close()
        let error = #expect(throws: CatalogError.self) {
            try Catalog(path: copy, for: .writing).checkFileIfDue(at: now)
        }
        #expect(error?.problem.contains("damaged") == true)
        #expect(try !Catalog(path: copy).problemsOfFile(at: now).isEmpty)
    }

    /// With and without the -wal file that a run leaves if it is killed, and without a -shm file.
    @Test(arguments: [[""], ["", "-wal"]])
    func aCatalogOnAReadOnlyFileSystemIsSearched(files: [String]) throws {
        try test.add(TestCatalog.instance(series: "1.2.1"))
        try test.caption { _ in "a chest" }
        if files.count == 1 { try test.catalog.writer().writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
        let folder = try ScratchFolder()
        for end in files {
            try FileManager.default.copyItem(atPath: path + end, toPath: folder.path + "/catalog.sqlite" + end)
        }
        try #require(getuid() != 0 || Self.canMount, "root writes everywhere")
        let copy = folder.path + "/catalog.sqlite"
        try Self.withReadOnly(folder.path) {
            let catalog = try Catalog(path: copy)
            #expect(try catalog.search(SearchQuery(words: "chest")).count == 1)
            #expect(try catalog.status().series == 1)
            #expect(throws: CatalogError.self) { try Catalog(path: copy, for: .writing) }
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.sorted() == files.map { "catalog.sqlite" + $0 })
    }

    private static var canMount: Bool { FileManager.default.isExecutableFile(atPath: "/bin/mount") }

    /// Makes a folder read-only: by its permissions, or for root by a mount of it on itself.
    private static func withReadOnly(_ folder: String, _ body: () throws -> Void) throws {
        func run(_ arguments: [String]) throws {
            let process = try Process.run(URL(fileURLWithPath: "/usr/bin/env"), arguments: arguments)
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "\(arguments)")
        }
        if getuid() == 0 {
            try run(["mount", "--bind", folder, folder])
            defer { try? run(["umount", "--lazy", folder]) }
            try run(["mount", "-o", "remount,ro,bind", folder])
            try body()
        } else {
            defer { unsafe chmod(folder, 0o700) }
            unsafe chmod(folder, 0o500)
            try body()
        }
    }

    /// Another program holds the write lock for long.
    @Test func readingDoesNotWaitForAWriter() throws {
        try test.add(TestCatalog.instance(series: "1.2.1"))
        let other = try DatabaseQueue(path: path)
        try other.inDatabase { db in
            try db.execute(sql: "BEGIN EXCLUSIVE")
            defer { try? db.execute(sql: "ROLLBACK") }
            #expect(try Catalog(path: path).status().series == 1)
        }
    }

    @Test func writingWaitsForAnotherProgramOnlyAsLongAsItIsWanted() throws {
        let other = try DatabaseQueue(path: path)
        try other.inDatabase { db in
            let catalog = try Catalog(path: path, for: .writing) { false }
            try db.execute(sql: "BEGIN IMMEDIATE")
            defer { try? db.execute(sql: "ROLLBACK") }
            let error = #expect(throws: CatalogError.self) { try catalog.beginRun("scan", at: TestCatalog.now) }
            #expect(error?.problem.contains("another program holds it") == true)
        }
    }
}
