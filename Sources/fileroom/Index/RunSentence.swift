import Catalog
import Foundation
import Indexing

/// The result of a run in one line, for a person and for cron's mail.
struct RunSentence {
    let summary: IndexSummary
    let outcome: RunOutcome
    let seconds: Double

    var text: String {
        let facts = [seen, skipped, missing, captioned, postponed, failed, healed, acknowledged].compactMap { $0 }
        let head = outcome == .stopped ? "fileroom: stopped; finished work is kept: " : "fileroom: "
        return head + (facts.isEmpty ? "nothing to do" : facts.joined(separator: ", "))
            + String(format: " (%.1f s)", seconds)
    }

    /// The files of a scan, and what each of them was.
    private var seen: String? {
        guard summary.folders > 0 else { return nil }
        let kinds: [(Int, String)] = [
            (summary.unchanged, "unchanged"), (summary.instances, "read"), (summary.notDICOM, "not DICOM"),
            (summary.containers, summary.containers == 1 ? "container" : "containers"),
            (summary.mediaDirectories, summary.mediaDirectories == 1 ? "DICOMDIR" : "DICOMDIRs"),
            (summary.failedFiles, "failed"),
        ]
        let parts = kinds.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
        return "\(summary.files.counted("file")) seen" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    }

    /// What is there and was passed by.
    private var skipped: String? {
        let parts = [
            (summary.skippedLinks, "that \(summary.skippedLinks == 1 ? "leads" : "lead") out of the root not followed")
        ].filter { $0.0 > 0 }.map { "\($0.0.counted("link")) \($0.1)" }
        let repeated = summary.repeatedPaths > 0 ? ["\(summary.repeatedPaths.counted("path")) reached twice"] : []
        let all = parts + repeated
        return all.isEmpty ? nil : all.joined(separator: ", ")
    }

    private var missing: String? {
        summary.missing > 0 ? "\(summary.missing.counted("file")) missing" : nil
    }

    private var captioned: String? {
        guard summary.described > 0 else { return nil }
        let captions = summary.captions > summary.described ? " with \(summary.captions.grouped) captions" : ""
        return "\(summary.described.counted("series", "series")) captioned\(captions)"
    }

    private var postponed: String? {
        summary.postponed > 0 ? "\(summary.postponed.counted("series", "series")) waiting for their root" : nil
    }

    /// What stands at the end of the run.
    private var failed: String? {
        let (new, standing) = (summary.newFailures, summary.standingFailures)
        guard new + standing > 0 else { return nil }
        let kinds = [new > 0 ? "\(new.grouped) new" : nil, standing > 0 ? "\(standing.grouped) standing" : nil]
        return "\((new + standing).counted("failure")) (\(kinds.compactMap { $0 }.joined(separator: ", "))): "
            + "see `fileroom failures`"
    }

    private var healed: String? {
        summary.healedFailures > 0 ? "\(summary.healedFailures.counted("earlier failure")) healed" : nil
    }

    private var acknowledged: String? {
        guard summary.acknowledgedFailures > 0 else { return nil }
        return "\(summary.acknowledgedFailures.counted("failure")) acknowledged"
    }
}
