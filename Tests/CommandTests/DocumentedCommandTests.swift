import ArgumentParser
import Foundation
import Testing

@testable import fileroom

/// The commands and options that the documents show exist.
@Suite struct DocumentedCommandTests {
    /// A line of a document with a command in it.
    struct Line: CustomTestStringConvertible {
        let document: String
        let number: Int
        let text: String

        var testDescription: String { "\(document):\(number): \(text)" }
    }

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// README.md and the files of docs/.
    private static let documents: [(name: String, lines: [String])] = {
        let docs = root.appendingPathComponent("docs").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: docs)) ?? []
        let paths = ["README.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
        return paths.map { path in
            let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            return (path, (text ?? "").components(separatedBy: "\n"))
        }
    }()

    /// In fenced blocks, the lines after a `$ `, and in `sh` blocks also those that begin with the program's name.
    private static let commandLines: [Line] = documents.flatMap { name, lines in
        var found: [Line] = []
        var fence: String?
        var joined: (number: Int, text: String)?
        for (index, line) in lines.enumerated() {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.hasPrefix("```") {
                fence = fence == nil ? String(trimmed.dropFirst(3)) : nil
                continue
            }
            guard let language = fence else { continue }
            // A backslash at the end joins the next line.
            let text = (joined?.text ?? "") + trimmed.trimmingSuffix("\\")
            let number = joined?.number ?? index + 1
            joined = trimmed.hasSuffix("\\") ? (number, text) : nil
            if joined != nil { continue }
            if text.hasPrefix("$ fileroom ") {
                found.append(Line(document: name, number: number, text: String(text.dropFirst(2))))
            } else if language == "sh", text.hasPrefix("fileroom ") {
                found.append(Line(document: name, number: number, text: text))
            }
        }
        return found
    }

    @Test func theDocumentsShowCommands() {
        #expect(!Self.documents[0].lines.isEmpty)
        #expect(Self.commandLines.contains { $0.document == "README.md" })
    }

    @Test(arguments: commandLines)
    func everyCommandLineParses(line: Line) {
        let problem = CommandLineCheck.problem(with: line.text)
        #expect(problem == nil, "\(line.testDescription): \(problem ?? "")")
    }

    /// In running text: `fileroom search --modality` and `--modality` alone are options that some command has.
    @Test func everyOptionIsThatOfACommand() {
        let known = CommandLineCheck.options
        for (name, lines) in Self.documents {
            for (index, line) in lines.enumerated() {
                for span in line.matches(of: /`([^`]*)`/) where Self.isFileroom(span.output.1) {
                    for option in span.output.1.matches(of: /(?:^|\s)(--[a-z][a-z0-9-]*)/) {
                        #expect(known.contains(String(option.output.1)), "\(name):\(index + 1): \(option.output.1)")
                    }
                }
            }
        }
    }

    /// Whether a code span shows the program, or an option alone.
    private static func isFileroom(_ span: Substring) -> Bool {
        span.hasPrefix("fileroom ") || span.hasPrefix("$ fileroom ") || span.hasPrefix("--")
    }
}

/// Parses command lines as a shell and the program would, without running them.
enum CommandLineCheck {
    /// What is wrong with the first command of a shell line; nil if nothing is.
    static func problem(with line: String) -> String? {
        let arguments = words(of: line)
        guard arguments.first == "fileroom" else { return "does not run fileroom" }
        let rest = Array(arguments.dropFirst())
        if let unknown = UnknownCommand(in: rest, of: Fileroom.self) { return unknown.message }
        do {
            _ = try Fileroom.parseAsRoot(rest)
            return nil
        } catch {
            return Fileroom.exitCode(for: error) == .success ? nil : Fileroom.fullMessage(for: error)
        }
    }

    /// The options of all commands, with their dashes.
    static let options: Set<String> = {
        func all(_ command: any ParsableCommand.Type) -> [String] {
            let help = Fileroom.helpMessage(for: command, includeHidden: true, columns: 1000)
            return help.matches(of: /--[a-z][a-z0-9-]*/).map { String($0.output) }
                + command.configuration.subcommands.flatMap { all($0) }
        }
        return Set(all(Fileroom.self) + ["--generate-completion-script"])
    }()

    /// The words up to a pipe, a redirection or a comment, quotation marks removed.
    static func words(of line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in line {
            switch (character, quote) {
            case (_, .some(let open)):
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            case ("'", nil), ("\"", nil):
                quote = character
                word = word ?? ""
            case (" ", nil):
                if let finished = word { words.append(finished) }
                word = nil
            case ("|", nil), (">", nil), (";", nil), ("&", nil):
                if let finished = word, finished != "2" { words.append(finished) }
                return words
            case ("#", nil) where word == nil: return words
            default: word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}

@Suite struct CommandLineCheckTests {
    @Test(arguments: [
        ("fileroom search knee  # comment", ["fileroom", "search", "knee"]),
        ("fileroom caption 'a b' \"c\"| jq -r .text", ["fileroom", "caption", "a b", "c"]),
        ("fileroom index /a 2>&1", ["fileroom", "index", "/a"]), ("", []), ("a ''", ["a", ""]),
    ])
    func splitsAsAShellDoes(line: String, words: [String]) {
        #expect(CommandLineCheck.words(of: line) == words)
    }

    @Test func findsWhatIsWrong() {
        #expect(CommandLineCheck.problem(with: "fileroom search knee --modality MR") == nil)
        #expect(CommandLineCheck.problem(with: "fileroom --help") == nil)
        #expect(CommandLineCheck.problem(with: "fileroom serach knee") != nil)
        #expect(CommandLineCheck.problem(with: "fileroom search knee --modalty MR") != nil)
        #expect(CommandLineCheck.problem(with: "fileroom index /a --threads many") != nil)
        #expect(CommandLineCheck.problem(with: "ls") != nil)
    }
}
