import ArgumentParser
import Foundation
import SystemPackage

/// Results go to standard output, everything else to standard error.
enum Output {
    static func result(_ line: String) { text(line + "\n") }
    /// A question on standard error, whose answer is typed on the same line.
    static func prompt(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
    static func error(_ line: String) { try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8)) }

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
        result(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Writes a complete file, or leaves what was there before. Anything but a regular file, such as a pipe, is written
    /// to and stays what it is.
    static func write(_ data: Data, toFile path: String) throws {
        var status = stat()
        let isOther = unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        do {
            if isOther {
                guard let file = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteNoPermission) }
                try file.write(contentsOf: data)
                try file.close()
            } else {
                // A link is followed, not replaced.
                let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
                try data.write(to: target, options: .atomic)
            }
        } catch {
            throw SettingsError(
                path, "cannot be written; check that its folder exists, is writable and has free space")
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

extension String {
    /// Without control characters: text from a file must not control a terminal.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !$0.controlsTerminals }))
    }

    /// The same for text of several lines.
    var printableLines: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0 == "\n" || $0 == "\t" || !$0.controlsTerminals }))
    }
}

extension Unicode.Scalar {
    /// A control character, or one that reverses the direction of text and so disguises a name.
    fileprivate var controlsTerminals: Bool {
        properties.generalCategory == .control || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}
