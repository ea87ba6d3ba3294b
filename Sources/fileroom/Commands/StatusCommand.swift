import ArgumentParser
import Catalog
import DICOM
import Foundation

/// `fileroom status`: the catalog in numbers.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show roots, counts, pending work and the last run.",
        discussion: "EXAMPLE\n  fileroom status --json")

    @Flag(help: "Print one JSON object.") var json = false
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let status = try catalog.open().status()
        if json { return try Output.json(JSONObject(value: status, fields: JSONFields.status)) }
        let rows: [(String, String)] = [
            ("catalog", "\(status.catalog) (\(status.bytes.formattedBytes), schema \(status.schemaVersion))"),
            ("files", "\(status.files.grouped) (\(status.notDICOM.grouped) not DICOM)"),
            ("missing", status.missing.grouped), ("instances", status.instances.grouped),
            ("series", status.series.grouped), ("studies", status.studies.grouped),
            ("captions", status.captions.grouped), ("pending", status.pending.grouped),
            ("failures", status.failures.grouped),
        ]
        for root in status.roots {
            let scan = root.scannedAt.map { "last scanned \($0)" } ?? "never scanned to its end"
            let missing = root.missing > 0 ? ", \(root.missing.grouped) missing" : ""
            Output.result("root      \(root.path.printable): \(root.files.counted("file"))\(missing), \(scan)")
        }
        for (name, value) in rows {
            Output.result(name.padding(toLength: 10, withPad: " ", startingAt: 0) + value.printable)
        }
        if let quality = status.captionQuality { show(quality) }
        if let run = status.lastRun {
            let ending =
                run.finishedAt.map { "ended \($0), \(run.outcome ?? "")" }
                ?? "has not ended: it is running, or was killed"
            Output.result("last run  \(run.number): \(run.command), started \(run.startedAt), \(ending)")
        }
    }

    /// How well the captions of the most recent model tell images apart, and how many are doubtful.
    private func show(_ quality: CaptionQuality) {
        let share = Int((quality.mostFrequentShare * 100).rounded())
        Output.result(
            "distinct  \(quality.distinct.counted("caption")) of \(quality.images.counted("image")), "
                + "the most frequent for \(share) % of them")
        if quality.isCollapsed {
            Output.result(
                "collapse  the model outputs much the same for every image: do not rely on its captions to find anything"
            )
        }
        let beliefs = CaptionBelief.allCases.compactMap { belief in
            quality.belief[belief.rawValue].map { "\($0.grouped) \(belief.rawValue)" }
        }
        Output.result("belief    \(beliefs.joined(separator: ", "))")
        for (doubt, count) in quality.doubts.sorted(by: { $0.key < $1.key }) {
            let sentence = CaptionDoubt(rawValue: doubt)?.sentence ?? doubt
            Output.result("doubtful  \(count.counted("caption")): \(sentence.printable)")
        }
    }
}

extension Int64 {
    /// `1.4 GiB`.
    var formattedBytes: String {
        var value = Double(self)
        for unit in ["bytes", "KiB", "MiB", "GiB", "TiB"] {
            if value < 1024 || unit == "TiB" {
                return unit == "bytes" ? "\(self) bytes" : String(format: "%.1f %@", value, unit)
            }
            value /= 1024
        }
        return "\(self) bytes"
    }
}
