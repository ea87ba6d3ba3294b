import Catalog
import Foundation
import Indexing

/// The result of a run in one line, for a person and for cron's mail.
struct RunSentence {
    let summary: IndexSummary
    let outcome: RunOutcome
    /// Failures of earlier runs that still stand.
    let standing: Int
    let seconds: Double

    var text: String {
        let facts = [seen, missing, captioned, failed, earlier].compactMap { $0 }
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

    private var missing: String? {
        summary.missing > 0 ? "\(summary.missing.counted("file")) missing" : nil
    }

    private var captioned: String? {
        guard summary.described > 0 else { return nil }
        let captions = summary.captions > summary.described ? " with \(summary.captions.grouped) captions" : ""
        return "\(summary.described.counted("series", "series")) captioned\(captions)"
    }

    private var failed: String? {
        guard summary.failures > 0 else { return nil }
        return "\(summary.failures.counted("failure")) (\(summary.newFailures.grouped) new): see `fileroom failures`"
    }

    private var earlier: String? {
        standing > 0 ? "\(standing.counted("earlier failure")) standing" : nil
    }
}
