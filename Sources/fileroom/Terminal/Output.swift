import ArgumentParser
import DICOM
import Foundation
import SystemPackage

/// Results go to standard output, everything else to standard error.
enum Output {
    static func result(_ line: String) { text(line + "\n") }
    /// A question on standard error, whose answer is typed on the same line.
    static func prompt(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.printableLines.utf8))
    }
    /// Without the control characters of a path or a message.
    static func error(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((line.printableLines + "\n").utf8))
    }

    /// Results that cannot be written are an error, unless their reader has closed the pipe (`| head`).
    static func text(_ text: String) {
        do { try FileDescriptor.standardOutput.writeAll(Data(text.utf8)) } catch Errno.brokenPipe { return } catch {
            Self.error("fileroom: standard output: the results could not be written: \(error)")
            exit(ExitCode.cannotRun.rawValue)
        }
    }

    /// One JSON object on one line, its keys sorted.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        result(String(decoding: try encoder.encode(value), as: UTF8.self).withDisplayControlsEscaped)
    }

    /// Writes a complete file for its owner only, or leaves what was there before. A link is followed, not replaced.
    static func write(_ data: Data, toFile path: String) throws {
        do {
            OutputFile.removeLeftovers(besides: path)
            try OutputFile.replace(path, with: data, followsLink: true)
        } catch {
            throw SettingsError(
                path, "cannot be written; check that its folder exists, is writable and has free space (\(error))")
        }
    }

    static let isTerminal = isatty(STDOUT_FILENO) == 1
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1

    /// Whether results may be colored: on a terminal, unless `NO_COLOR` is set to anything.
    static var usesColor: Bool { isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

    /// `text`, bold if the terminal can show it.
    static func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    static func dim(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
