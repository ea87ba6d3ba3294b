import Catalog
import Fixtures
import Foundation
import TestSupport
import Testing

@Suite struct IndexTests {
    @Test func countsEveryFileOfTheArchive() throws {
        let command = try Command()
        let expected = try ExpectedArchive.load().counts
        let outcome = try command.run("index", Fixtures.archive.path)
        #expect(outcome.status == 2, "the archive has broken files: \(outcome.error)")
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.error.split(separator: "\n").count == 1,
            "away from a terminal a run says one line: \(outcome.error)")

        let status = try #require(try command.run("status", "--json").objects().first)
        #expect(status["files"] as? Int == expected.files)
        // One of the broken files has a whole header, of a study of its own: it is found, and fails when it is shown.
        #expect(status["instances"] as? Int == expected.dicom + 1)
        #expect(status["studies"] as? Int == expected.studies + 1)
        #expect(status["series"] as? Int == expected.series + 1)
        #expect(status["notDICOM"] as? Int == expected.notDICOM)
        #expect(status["mediaDirectories"] as? Int == expected.dicomdir)
        #expect(status["pending"] as? Int == 0)
        let failures = try command.run("failures", "--json").objects()
        #expect(failures.count == status["failures"] as? Int)
        #expect(failures.count == expected.broken)
        #expect(failures.allSatisfy { $0["code"] as? String == "truncated" }, "\(failures)")
    }

    @Test func secondRunOpensNothing() throws {
        let command = try Command()
        try command.run("index", Fixtures.archive.path)
        let before = try Snapshot(of: command.catalog)
        let second = try command.run("index", Fixtures.archive.path, "--json")
        // Failures stand until they are acknowledged.
        #expect(second.status == 2)
        let counts = try #require(try second.objects().first?["counts"] as? [String: Int])
        #expect(counts["newFailures"] == 0 && counts["standingFailures"] ?? 0 > 0)
        #expect(counts["opened"] == 0)
        #expect(counts["captions"] == 0)
        #expect(counts["unchanged"] == counts["files"])
        #expect(try Snapshot(of: command.catalog) == before)
    }

    @Test func moreFramesPerSeriesAreCaptionedShownAndReported() throws {
        let command = try Command()
        try command.run("index", Fixtures.archive.path)
        let one = try #require(try command.run("status", "--json").objects().first?["captions"] as? Int)
        let outcome = try command.run("describe", "--frames-per-series", "3")
        #expect([0, 2].contains(outcome.status), "\(outcome.error)")
        #expect(outcome.error.contains(" captions"))
        let three = try #require(try command.run("status", "--json").objects().first?["captions"] as? Int)
        #expect(three > one)

        let catalog = try Catalog(path: command.catalog)
        let series = try catalog.studyInstanceUIDs().compactMap { try catalog.study($0) }.flatMap(\.series)
        let volume = try #require(series.first { $0.captions.count == 3 })
        #expect(Set(volume.captions.map { "\($0.sopInstanceUID) \($0.frame)" }).count == 3, "a frame each")
        #expect(volume.captions.map(\.rank) == [0, 1, 2])
        let shown = try command.run("show", volume.seriesInstanceUID).output
        for caption in volume.captions {
            #expect(shown.contains("frame \(caption.frame) of \(caption.sopInstanceUID): \(caption.frameReason)"))
        }
        #expect(try command.run("describe", "--frames-per-series", "2").error.contains("captioned") == false)
        #expect(try command.run("describe", "--frames-per-series", "0").status == 64)
    }

    @Test func killedRunLosesNoFinishedWork() throws {
        let undisturbed = try Command()
        try undisturbed.run("index", Fixtures.archive.path, "--batch-size", "2")
        let expected = try Snapshot(of: undisturbed.catalog)

        let command = try Command()
        // Each run is killed when it has got further than the one before.
        for (instances, captions) in [(0, 0), (1, 0), (1, 1), (1, 5), (1, 9)] {
            let process = try command.start(["index", Fixtures.archive.path, "--batch-size", "2"])
            try Self.wait(for: command.catalog, instances: instances, captions: captions)
            kill(process.processIdentifier, SIGKILL)
            #expect(try command.finish(process).status == 128 + SIGKILL, "it was still at work")
        }
        let last = try command.run("index", Fixtures.archive.path, "--batch-size", "2")
        #expect([0, 2].contains(last.status), "\(last.error)")
        let resumed = try Snapshot(of: command.catalog)
        for (line, other) in zip(expected.lines, resumed.lines) where line != other {
            Issue.record("expected \(line)\nfound    \(other)")
        }
        #expect(resumed.lines.count == expected.lines.count)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func stoppedRunKeepsFinishedWorkAndSaysSo(signal: Int32) throws {
        let command = try Command()
        let process = try command.start(["index", Fixtures.archive.path, "--batch-size", "1"])
        try Self.wait(for: command.catalog, instances: 1, captions: 1)
        kill(process.processIdentifier, signal)
        let outcome = try command.finish(process)
        #expect(outcome.status == 128 + signal, "\(outcome.error)")
        #expect(outcome.error.contains("finished work is kept"))
        let next = try command.run("index", Fixtures.archive.path)
        #expect([0, 2].contains(next.status))
        #expect(try command.run("status", "--json").objects().first?["pending"] as? Int == 0)
    }

    @Test func archiveIsNotModified() throws {
        let command = try Command()
        let archive = try command.copyOfArchive()
        let before = try Self.stamps(of: archive)
        try command.run("index", archive)
        #expect(try Self.stamps(of: archive) == before)
    }

    @Test func missingOrEmptyRootLosesNothing() throws {
        let command = try Command()
        let archive = try command.copyOfArchive()
        try command.run("index", archive)
        let before = try Snapshot(of: command.catalog)

        try FileManager.default.moveItem(atPath: archive, toPath: archive + ".away")
        let absent = try command.run("index", archive)
        #expect(absent.status == 3)
        #expect(absent.error.contains("no such folder"))
        try FileManager.default.createDirectory(atPath: archive, withIntermediateDirectories: false)
        let empty = try command.run("index", archive)
        #expect(empty.status == 3)
        #expect(empty.error.contains("check that the share is mounted"))
        #expect(try Snapshot(of: command.catalog) == before)
    }

    @Test func missingFilesAreMarkedAndReturnWithTheirCaptions() throws {
        let command = try Command()
        let archive = try command.copyOfArchive()
        try command.run("index", archive)
        let captions = try command.run("status", "--json").objects().first?["captions"] as? Int
        let first = try #require(
            try FileManager.default.contentsOfDirectory(atPath: archive).sorted().first { name in
                (try? FileManager.default.contentsOfDirectory(atPath: archive + "/" + name))?.isEmpty == false
            })
        try FileManager.default.moveItem(atPath: archive + "/" + first, toPath: command.folder + "/aside")
        try command.run("index", archive)
        let without = try #require(try command.run("status", "--json").objects().first)
        #expect(try #require(without["missing"] as? Int) > 0)
        #expect(without["captions"] as? Int == captions)
        try FileManager.default.moveItem(atPath: command.folder + "/aside", toPath: archive + "/" + first)
        let back = try command.run("index", archive, "--json")
        let counts = try #require(try back.objects().first?["counts"] as? [String: Int])
        #expect(counts["opened"] == 0)
        #expect(try command.run("status", "--json").objects().first?["missing"] as? Int == 0)
    }

    @Test func concurrentRunIsRefused() throws {
        let command = try Command()
        let holder = try command.start(["index", Fixtures.archive.path, "--batch-size", "1"])
        try Self.wait(for: command.catalog, instances: 1, captions: 1)
        // It stops where it is, and holds the catalog as long as the other one needs to notice.
        kill(holder.processIdentifier, SIGSTOP)
        let second = try command.run("scan", Fixtures.archive.path)
        #expect(second.status == 75)
        #expect(second.error.contains("another run"))
        kill(holder.processIdentifier, SIGKILL)
        _ = try command.finish(holder)
    }

    @Test func clearedFailuresReturnOnTheNextRun() throws {
        let command = try Command()
        try command.run("scan", Fixtures.archive.path)
        let before = try command.run("failures", "--json").objects().count
        #expect(before > 0)
        #expect(try command.run("failures", "--retry").status == 0)
        #expect(try command.run("failures", "--json").objects().isEmpty)
        #expect(try command.run("scan", Fixtures.archive.path).status == 2)
        #expect(try command.run("failures", "--json").objects().count == before)
    }

    /// Returns when a catalog exists and holds at least so much: a run is in the middle of its work, on however slow a
    /// machine.
    private static func wait(for path: String, instances: Int, captions: Int) throws {
        let isReached = poll(for: .seconds(120)) {
            guard let status = try? Catalog(path: path).status() else { return false }
            return status.instances >= instances && status.captions >= captions
        }
        #expect(isReached, "\(instances) instances and \(captions) captions within two minutes")
    }

    /// Sizes, times and permissions of everything below a folder.
    private static func stamps(of folder: String) throws -> [String: String] {
        var stamps: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) + [""] {
            var status = stat()
            #expect(unsafe lstat(folder + "/" + name, &status) == 0)
            stamps[name] = "\(status.st_size) \(status.st_mode) \(status.st_mtim) \(status.st_ctim) "
            // Walking a folder may set its access time; reading a file must not.
            if status.st_mode & S_IFMT == S_IFREG { stamps[name]? += "\(status.st_atim)" }
        }
        return stamps
    }
}

/// The content of a catalog, less the times at which it was written.
struct Snapshot: Equatable {
    let lines: [String]

    init(of path: String) throws {
        let catalog = try Catalog(path: path)
        var lines: [String] = []
        for uid in try catalog.studyInstanceUIDs() {
            guard let study = try catalog.study(uid) else { continue }
            for series in study.series {
                lines.append(
                    "\(uid) \(study.studyDescription ?? "") \(series.seriesInstanceUID) \(series.modality ?? "") \(series.seriesDescription ?? "") \(series.instances) \(series.frames) \(series.roles)"
                )
                for caption in series.captions {
                    lines.append(
                        "\(series.seriesInstanceUID) \(caption.text) \(caption.score ?? 0) \(caption.sopInstanceUID) \(caption.frame) \(caption.frameReason) \(caption.recipe) \(caption.path ?? "")"
                    )
                }
            }
        }
        for failure in try catalog.failures() {
            lines.append("\(failure.path) \(failure.stage) \(failure.code) \(failure.message)")
        }
        self.lines = lines
    }
}
