import DICOM
import Foundation
import Testing

@testable import Catalog

/// When the files that a walk did not find are gone, and when rather their share is.
@Suite struct MissingFilesTests {
    private let test: TestCatalog

    init() throws { test = try TestCatalog() }

    /// Adds files in `/archive/a`, and `/archive/disk`, which is a file system of its own.
    private func fill(_ names: [String], disk: [String] = []) throws {
        for name in names { try test.add(TestCatalog.instance(series: "1.\(name)"), folder: "/archive/a", name: name) }
        for name in disk {
            try test.add(TestCatalog.instance(series: "2.\(name)"), folder: "/archive/disk", name: name)
        }
    }

    private func walk(
        without gone: [String: [String]], known: Int, mounts: [ExactText: UInt64] = [:], newObjects: Int = 0,
        inode: UInt64 = 2, isConfirmed: Bool = false, reached: [String] = ["/archive/a", "/archive/disk"]
    ) throws -> Int? {
        let run = try test.catalog.beginRun("scan", at: TestCatalog.now)
        _ = try test.catalog.beginWalk(of: "/archive")
        for folder in reached {
            var visit = FolderVisit(path: folder)
            visit.isWhole = true
            visit.vanished = gone[folder] ?? []
            try test.catalog.record([visit], root: test.root, run: run, at: TestCatalog.now)
        }
        return try test.finishWalk(
            run, known: known, mounts: mounts, newObjects: newObjects, inode: inode, isConfirmed: isConfirmed)
    }

    @Test func aFewDeletedFilesAreMissing() throws {
        try fill(["1", "2", "3", "4"])
        #expect(try walk(without: ["/archive/a": ["1", "2", "3"]], known: 4) == 3)
        #expect(try test.catalog.status().missing == 3)
    }

    /// A mountpoint with a note in it, or a new disk with `lost+found`.
    @Test func nothingIsMissingIfAllOfARootIsGone() throws {
        try fill(["1", "2"])
        #expect(try walk(without: ["/archive/a": ["1", "2"]], known: 2) == nil)
        #expect(try walk(without: [:], known: 2, reached: []) == nil)
        #expect(try test.catalog.status().missing == 0)
        #expect(try walk(without: ["/archive/a": ["1", "2"]], known: 2, isConfirmed: true) == 2)
    }

    @Test func nothingIsMissingIfMostOfARootIsGone() throws {
        let names = (1...9).map(String.init)
        try fill(names)
        #expect(try walk(without: ["/archive/a": Array(names.prefix(5))], known: 9) == nil)
        #expect(try test.catalog.status().missing == 0)
        #expect(try walk(without: ["/archive/a": Array(names.prefix(4))], known: 9) == 4)
    }

    @Test func filesThatWereMovedAreMissingWhereTheyWere() throws {
        let names = (1...9).map(String.init)
        try fill(names)
        #expect(try walk(without: ["/archive/a": names], known: 9, newObjects: 9) == 9)
    }

    /// Of few files, if the root is another folder than before.
    @Test func nothingIsMissingFromAnotherFolderOfTheSameName() throws {
        try fill(["1", "2", "3", "4"])
        #expect(try walk(without: [:], known: 4) == 0)
        #expect(try walk(without: ["/archive/a": ["1", "2", "3"]], known: 4, inode: 9) == nil)
        #expect(try walk(without: ["/archive/a": ["1", "2", "3"]], known: 4) == 3)
    }

    @Test(arguments: [["/archive/a", "/archive/disk"], ["/archive/a"]])
    func aFileSystemBelowTheRootThatIsNotThereIsAFailure(reached: [String]) throws {
        try fill((1...9).map(String.init), disk: ["x", "y"])
        let disk = ExactText("/archive/disk")
        #expect(try walk(without: [:], known: 11, mounts: [disk: 7]) == 0)
        for _ in 0..<2 {
            #expect(try walk(without: ["/archive/disk": ["x", "y"]], known: 11, reached: reached) == 0)
            #expect(try test.catalog.failures().map(\.code) == [.notMounted])
        }
        #expect(try test.catalog.failures().map(\.attempts) == [2])
        #expect(try test.catalog.status().missing == 0)
        // A new disk in its place, which often has the same number.
        #expect(try walk(without: ["/archive/disk": ["x", "y"]], known: 11, mounts: [disk: 7], reached: reached) == 0)
        #expect(try test.catalog.failures().map(\.attempts) == [3])
        // It returns with one file less.
        #expect(try walk(without: ["/archive/disk": ["x"]], known: 11, mounts: [disk: 7]) == 1)
        #expect(try test.catalog.failures().isEmpty)
    }

    @Test func aFileSystemThatWasMovedIntoTheRootKeepsItsFiles() throws {
        try fill((1...9).map(String.init), disk: ["x", "y"])
        #expect(try walk(without: [:], known: 11, mounts: [ExactText("/archive/disk"): 7]) == 0)
        #expect(try walk(without: ["/archive/disk": ["x"]], known: 11) == 1, "the other is there")
        #expect(try walk(without: ["/archive/disk": ["y"]], known: 10) == 1, "it is an ordinary folder now")
    }

    @Test func whatAnInterruptedScanDidNotFindIsForgotten() throws {
        try fill(["1", "2", "3"])
        var visit = FolderVisit(path: "/archive/a")
        visit.vanished = ["1"]
        try test.catalog.record([visit], root: test.root, run: test.run, at: TestCatalog.now)
        #expect(try walk(without: [:], known: 3) == 0)
        #expect(try test.catalog.status().missing == 0)
    }

    @Test func theFailuresOfFilesThatAreGoneGo() throws {
        try fill(["1", "2"])
        var visit = FolderVisit(path: "/archive/a")
        visit.files = [TestCatalog.failedVisit(name: "broken")]
        try test.catalog.record([visit], root: test.root, run: test.run, at: TestCatalog.now)
        #expect(try test.catalog.failures().count == 1)
        #expect(try walk(without: ["/archive/a": ["broken"]], known: 3) == 1)
        #expect(try test.catalog.failures().isEmpty)
    }

    /// To the system, é in one character and é in two are two names, and so is one that begins with a combining mark.
    @Test func namesThatLookAlikeAreTwoFiles() throws {
        try fill(["\u{E9}", "e\u{301}"])
        let known = try test.catalog.knownFiles(in: "/archive/a", at: TestCatalog.now)
        #expect(known.count == 2)
        #expect(try walk(without: ["/archive/a": ["e\u{301}"]], known: 2) == 1)
        let after = try test.catalog.knownFiles(in: "/archive/a", at: TestCatalog.now)
        #expect(after[ExactText("e\u{301}")]?.isMissing == true)
        #expect(after[ExactText("\u{E9}")]?.isMissing == false)
        try test.add(TestCatalog.instance(series: "3"), folder: "/archive/locked/\u{301}x", name: "f")
        let run = try test.catalog.beginRun("scan", at: TestCatalog.now)
        #expect(try test.finishWalk(run, known: 99, unreadable: ["/archive/locked", "/archive/a"]) == 0)
    }
}
