public import Catalog
public import Foundation

/// A study's captions as a document, before it has a format.
public struct StudyReport: Sendable, Codable, Equatable {
    /// States that captions are machine-made, unverified and not for diagnosis. It is part of every format.
    public let notice: String
    /// When the report was made: UTC, ISO 8601.
    public let generatedAt: String
    public let generator: String
    public let study: StudyDetails

    public init(_ study: StudyDetails, generator: String, at time: Date) {
        notice = Disclaimer.line
        generatedAt = time.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
        self.generator = generator
        self.study = study
    }

    /// The report as a file's text.
    public func text(in format: ReportFormat) -> String {
        switch format {
        case .markdown: markdown
        case .json: json
        case .csv: csv
        }
    }
}

/// The format of a report.
public enum ReportFormat: String, Sendable, CaseIterable {
    case markdown
    case json
    case csv

    public var fileExtension: String { self == .markdown ? "md" : rawValue }
}

extension String {
    /// Without the control characters that a terminal or a spreadsheet would obey, except line breaks and tabs.
    var withoutControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.filter {
                    $0.properties.generalCategory != .control || "\t\r\n".unicodeScalars.contains($0)
                }))
    }
}

extension StudyReport {
    /// The report as one JSON object on one line.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
    }

    /// A name for the report's file: the study's UID, with `_` for characters that do not belong in a file name.
    public func fileName(in format: ReportFormat) -> String {
        let stem = String(
            study.studyInstanceUID.map { character in
                character.isASCII && (character.isLetter || character.isNumber || character == "." || character == "-")
                    ? character : "_"
            })
        return (stem.isEmpty || stem.hasPrefix(".") ? "study" + stem : stem) + "." + format.fileExtension
    }
}
