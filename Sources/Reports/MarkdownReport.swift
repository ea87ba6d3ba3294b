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
            ("Missing", study.missingSince.map { "all files, since \($0)" }), ("Series", "\(study.series.count)"),
            ("Made", "\(generatedAt) by \(generator)"),
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
            let remark = caption.remark(header: series.header(in: study)).map { " (\(escaped($0)))" } ?? ""
            lines += ["**Machine-generated, unverified\(part):** \(escaped(caption.text))\(remark)", ""]
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
            ("Missing", missing(series)), ("Series Instance UID", series.seriesInstanceUID),
        ])
        for caption in captions {
            let which = captions.count > 1 ? "Caption \(caption.rank + 1)" : "Caption"
            lines += facts([
                (
                    "\(which) made from",
                    "frame \(caption.frame) of \(caption.sopInstanceUID) (\(caption.frameReason))"
                ),
                ("Without the header", caption.unguidedText),
                ("Probability of being right", caption.probability.map { String(format: "%.2f", $0) }),
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

    private func missing(_ series: SeriesDetails) -> String? {
        if let time = series.missingSince { return "all files, since \(time)" }
        return series.missingInstances > 0 ? "\(series.missingInstances) of the instances" : nil
    }

    private func facts(_ rows: [(name: String, value: String?)]) -> [String] {
        rows.compactMap { row in
            guard let value = row.value, !value.isEmpty else { return nil }
            return "- \(row.name): \(escaped(value))"
        }
    }

    private func rounded(_ score: Double) -> String { String(format: "%.4f", score) }

    /// Text from a header or a model on one line, escaped so that nothing in it is read as Markdown or HTML.
    private func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in text.withoutControls.unicodeScalars {
            defer { last = scalar }
            if scalar == "\n", last == "\r" { continue }
            if ["\r", "\n", "\u{2028}", "\u{2029}"].contains(scalar) {
                result.append(" ")
                continue
            }
            // By scalar: a sign before a combining mark is part of a longer `Character`, but still a sign.
            if Self.signs.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// What begins something in Markdown, GitHub's strikethrough among it, and in HTML.
    private static let signs: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "|", "#", "~", "&",
    ]
}
