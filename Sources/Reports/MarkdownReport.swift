import Catalog
import DICOM
import Foundation

extension StudyReport {
    /// The report for people: the study, then each series with its captions and the frames they were made from.
    var markdown: String {
        var lines = ["# Caption report", "", "> **\(notice)**", ""]
        lines += facts([
            ("Study", study.studyDescription), ("Study date", study.studyDate),
            ("Department", study.institutionalDepartmentName), ("Study Instance UID", study.studyInstanceUID),
            ("Series", "\(study.series.count)"), ("Made", "\(generatedAt) by \(generator)"),
        ])
        for series in study.series { lines += section(series) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ series: SeriesDetails) -> [String] {
        let name = [series.modality, series.seriesDescription].compactMap { $0 }.joined(separator: ", ")
        let number = series.seriesNumber.map { "Series \($0)" } ?? "Series"
        var lines = ["", "## \(name.isEmpty ? number : "\(number): \(escaped(name))")", ""]
        let captions = series.currentCaptions
        for caption in captions {
            let part = caption.partName.map { " (\(escaped($0)))" } ?? ""
            lines += ["**Machine-generated, unverified\(part):** \(escaped(caption.text))", ""]
        }
        if captions.isEmpty { lines += ["*\(reasonForNoCaption(series))*", ""] }
        lines += facts([
            ("Body part", series.bodyPart), ("Laterality", series.laterality), ("Protocol", series.protocolName),
            ("Contrast", series.contrastBolusAgent),
            (
                "Equipment",
                [series.manufacturer, series.manufacturerModelName].compactMap { $0 }.joined(separator: " ")
            ),
            ("Instances", "\(series.instances)\(series.frames > series.instances ? " (\(series.frames) frames)" : "")"),
            ("Series Instance UID", series.seriesInstanceUID),
        ])
        for caption in captions {
            let which = captions.count > 1 ? "Caption \(caption.rank + 1)" : "Caption"
            lines += facts([
                (
                    "\(which) made from",
                    "frame \(caption.frame) of \(caption.sopInstanceUID) (\(caption.frameReason))"
                ),
                ("Score", caption.score.map(rounded)), ("Review", caption.status.rawValue),
                ("Doubtful", caption.doubts.map(\.sentence).joined(separator: "; ")), ("Captioned", caption.createdAt),
            ])
        }
        if let caption = captions.first {
            lines += facts([
                ("Model", "\(caption.model) (\(caption.modelFamily), SHA-256 \(caption.modelDigest.prefix(12))…)")
            ])
        }
        return lines
    }

    /// Why a series has no caption: it failed, it has nothing to caption, or it is pending.
    private func reasonForNoCaption(_ series: SeriesDetails) -> String {
        if let failure = series.failures.first { return "No caption: \(escaped(failure.message)) (\(failure.code))" }
        if series.frames == 0, let role = series.roles.first { return "No caption: not an image (\(role.role))" }
        return "No caption yet"
    }

    private func facts(_ rows: [(name: String, value: String?)]) -> [String] {
        rows.compactMap { row in
            guard let value = row.value, !value.isEmpty else { return nil }
            return "- \(row.name): \(escaped(value))"
        }
    }

    private func rounded(_ score: Double) -> String { String(format: "%.4f", score) }

    /// Text from a header or a model, escaped so that nothing in it is read as Markdown or HTML.
    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text.withoutControls {
            if character.isNewline {
                result += " "
                continue
            }
            if "\\`*_{}[]<>|#".contains(character) { result += "\\" }
            result.append(character)
        }
        return result
    }
}
