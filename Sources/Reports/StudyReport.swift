public import Catalog
import DICOM
import Digests
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
    /// Without the characters that a terminal, a spreadsheet or a page would obey, except line breaks and tabs.
    var withoutControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.filter { !$0.controlsDisplay || ["\t", "\r", "\n"].contains($0) }))
    }
}

extension StudyReport {
    /// The report as one JSON object on one line.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        return text.withDisplayControlsEscaped + "\n"
    }

    /// A name for the report's file, which no other study has.
    ///
    /// It is the study's UID. Of anything but a UID (PS3.5 9.1: at most 64 digits and points) only the letters, digits and
    /// points at its beginning are kept, followed by a checksum, so that two names never differ only in case either.
    public func fileName(in format: ReportFormat) -> String {
        let uid = study.studyInstanceUID
        let isPlain = uid.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
        if isPlain, (1...64).contains(uid.utf8.count), uid.utf8.first != UInt8(ascii: ".") {
            return uid + "." + format.fileExtension
        }
        let kept = uid.utf8.prefix(64).map { byte -> Unicode.Scalar in
            let scalar = Unicode.Scalar(byte)
            return scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == ".")
                ? scalar : "_"
        }
        let digest = SHA256.hexadecimal(of: uid.utf8).prefix(32)
        return "study-" + String(String.UnicodeScalarView(kept)) + "-" + digest + "." + format.fileExtension
    }
}
