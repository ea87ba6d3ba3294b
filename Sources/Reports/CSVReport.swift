import Catalog
import DICOM

extension StudyReport {
    /// The report as a table (RFC 4180), safe to open in a spreadsheet: one row for each caption, or for a series without one.
    var csv: String {
        let rows = study.series.flatMap { series in
            let captions = series.currentCaptions
            return captions.isEmpty ? [row(series, nil)] : captions.map { row(series, $0) }
        }
        return ([Self.header.map { $0 }] + rows).map(CSVText.line).joined()
    }

    private func row(_ series: SeriesDetails, _ caption: CaptionDetails?) -> [String?] {
        [
            study.studyInstanceUID, study.studyDate, study.studyDescription,
            series.seriesInstanceUID, series.seriesNumber.map(String.init), series.modality, series.bodyPart,
            series.laterality, series.seriesDescription, series.protocolName, "\(series.instances)",
            caption?.text, caption?.score.map { "\($0)" }, caption?.status.rawValue, caption?.model,
            caption?.modelDigest,
            caption?.sopInstanceUID, caption.map { "\($0.frame)" }, caption?.frameReason, caption?.createdAt,
            series.failures.first.map { "\($0.code): \($0.message)" }, notice, caption?.partName,
            caption?.doubts.map(\.rawValue).joined(separator: " "), series.missingSince,
            caption?.probability.map { "\($0)" }, caption?.unguidedText,
        ]
    }

    private static let header: [String?] = [
        "studyInstanceUID", "studyDate", "studyDescription", "seriesInstanceUID", "seriesNumber", "modality",
        "bodyPart",
        "laterality", "seriesDescription", "protocolName", "instances", "caption", "score", "status", "model",
        "modelDigest", "sopInstanceUID", "frame", "frameReason", "captionedAt", "failure", "notice", "part", "doubts",
        "missingSince", "probability", "unguidedText",
    ]
}
