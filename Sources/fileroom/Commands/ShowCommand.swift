import ArgumentParser
import Catalog
import DICOM
import Foundation

/// `fileroom show`: everything known about a study or series.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show everything known about a study or series.",
        discussion: "EXAMPLE\n  fileroom show 1.2.840.113619.2.55.3")

    @Argument(help: "The UID of a study or series, or an unambiguous prefix.") var uid: String
    @Flag(help: "Print one JSON object.") var json = false
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        let store = try catalog.open()
        let (studyUID, seriesUID) = try store.resolve(uid)
        guard let study = try store.study(studyUID) else { throw UnknownUID(uid: uid) }
        let series = study.series.filter { seriesUID.map($0.seriesInstanceUID.isExactly) ?? true }
        if json {
            if let only = series.first, seriesUID != nil {
                try Output.json(
                    JSONObject(
                        value: OneSeries(studyInstanceUID: studyUID, series: only), fields: [], notice: Disclaimer.line)
                )
            } else {
                try Output.json(JSONObject(value: study, fields: [], notice: Disclaimer.line))
            }
            return
        }
        Output.result(Output.bold("Study \(study.studyInstanceUID)".printable))
        show([
            ("date", study.studyDate), ("description", study.studyDescription),
            ("department", study.institutionalDepartmentName), ("missing", study.missingSince.map { "since \($0)" }),
        ])
        for one in series { show(one, of: study) }
        Output.result(Output.dim(Disclaimer.line))
    }

    private struct OneSeries: Encodable {
        let studyInstanceUID: String
        let series: SeriesDetails
    }

    private func show(_ series: SeriesDetails, of study: StudyDetails) {
        Output.result("")
        Output.result(Output.bold("Series \(series.seriesInstanceUID)".printable))
        show([
            ("modality", series.modality), ("number", series.seriesNumber.map(String.init)),
            ("description", series.seriesDescription), ("body part", series.bodyPart),
            ("laterality", series.laterality),
            ("protocol", series.protocolName), ("contrast", series.contrastBolusAgent), ("date", series.seriesDate),
            (
                "equipment",
                [series.manufacturer, series.manufacturerModelName].compactMap { $0 }.joined(separator: " ")
            ),
            ("instances", "\(series.instances), \(series.frames.counted("frame"))"),
            ("missing", series.missing), ("first file", series.firstPath),
        ])
        for role in series.roles { show([("role", "\(role.role) (\(role.count)): \(role.reason)")]) }
        for warning in series.warnings { show([("warning", "\(warning.text) (\(warning.count))")]) }
        if let risk = series.burnedInTextRisk {
            show([("text risk", "\(risk): \(series.burnedInTextReason ?? "")")])
        }
        for part in series.parts {
            let note = part.isDescribed ? "" : "; not captioned: the series has too many parts"
            show([("part", "\(part.name ?? ""), \(part.frames.counted("frame"))\(note)")])
        }
        for caption in series.captions {
            show([
                ("caption", caption.text + Output.remark(caption, series.header(in: study))),
                ("  of", caption.partName),
                ("  status", caption.isCurrent ? caption.status.rawValue : "\(caption.status.rawValue), not current"),
                ("  doubt", caption.doubts.map(\.sentence).joined(separator: "; ")),
                ("  otherwise", caption.unguidedText.map { "without the header, the model says: \($0)" }),
                ("  right", caption.probability.map { "probability \($0.hundredths)" }),
                ("  score", caption.score.map { "\($0)" }),
                ("  model", "\(caption.model) (\(caption.modelFamily)), SHA-256 \(caption.modelDigest)"),
                (
                    "  settings",
                    caption.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
                ),
                ("  made from", "frame \(caption.frame) of \(caption.sopInstanceUID): \(caption.frameReason)"),
                ("  file", caption.path), ("  rendered", "\(caption.recipe)"), ("  at", caption.createdAt),
            ])
        }
        for failure in series.failures { show([("failed", "\(failure.path): \(failure.message) [\(failure.code)]")]) }
    }

    private func show(_ rows: [(name: String, value: String?)]) {
        for row in rows {
            guard let value = row.value, !value.isEmpty else { continue }
            let name = row.name.padding(toLength: max(12, row.name.count), withPad: " ", startingAt: 0)
            Output.result("  \(name) \(value.printable)")
        }
    }
}

extension Double {
    /// `0.97`.
    var hundredths: String { String(format: "%.2f", self) }
}

/// A UID that no study or series has, or that several begin with.
struct UnknownUID: Error, CustomStringConvertible {
    let uid: String
    var matches: [String] = []

    var description: String {
        if matches.isEmpty { return "\(uid): no study or series has this UID; `fileroom search` finds UIDs by words" }
        let some = matches.prefix(5).joined(separator: ", ")
        return
            "\(uid): \(matches.count) studies or series begin with this; give more of the UID, such as one of: \(some)"
    }
}

extension Catalog {
    /// The study, and the series if the UID is that of one.
    func resolve(_ uid: String) throws -> (study: String, series: String?) {
        switch try find(uid: uid) {
        case .study(let study): (study, nil)
        case .series(let series, let study): (study, series)
        case .none: throw UnknownUID(uid: uid)
        case .ambiguous(let matches): throw UnknownUID(uid: uid, matches: matches)
        }
    }
}

extension SeriesDetails {
    /// How much of it is missing; nil if nothing is.
    fileprivate var missing: String? {
        if let missingSince { return "since \(missingSince)" }
        return missingInstances > 0 ? "\(missingInstances.grouped) of the instances" : nil
    }
}
