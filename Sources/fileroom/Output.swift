import Foundation

/// Where words go: results to standard output, everything else to standard error.
enum Output {
    static func result(_ line: String) { write(line + "\n", to: FileHandle.standardOutput) }
    static func error(_ line: String) { write(line + "\n", to: FileHandle.standardError) }
    static func text(_ text: String) { write(text, to: FileHandle.standardOutput) }

    /// One JSON object on one line, its keys sorted.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        result(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    static let isTerminal = isatty(STDOUT_FILENO) == 1
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1

    /// Whether results may be coloured: on a terminal, unless `NO_COLOR` is set to anything.
    static var usesColor: Bool { isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

    /// `text`, bold where that can be shown.
    static func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    static func dim(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    private static func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}

extension String {
    /// Without control characters: text from a file must not drive anybody's terminal.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }
}
