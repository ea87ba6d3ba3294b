import ArgumentParser
import Foundation
import Testing

@testable import fileroom

/// What every command's help has in common.
@Suite struct HelpTests {
    private static func commands(below command: any ParsableCommand.Type = Fileroom.self) -> [any ParsableCommand.Type]
    {
        command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
            .flatMap { [$0] + commands(below: $0) }
    }

    private static let help = commands().map { command in
        (name: "\(command)", text: Fileroom.helpMessage(for: command, columns: 1000))
    }

    @Test func abstractsAreImperatives() {
        let verbs: Set<Substring> = [
            "Cancel", "Caption", "Check", "Delete", "Erase", "Explain", "Find", "List", "Record", "Scan", "Score",
            "Show",
            "Write",
        ]
        for command in Self.commands() {
            let abstract = command.configuration.abstract
            #expect(verbs.contains(abstract.prefix { $0 != " " }), "\(command): \(abstract)")
            #expect(abstract.hasSuffix("."), "\(command): \(abstract)")
        }
    }

    @Test func everyCommandHasAnExampleThatParses() throws {
        for (name, text) in Self.help {
            let examples = try #require(text.range(of: "EXAMPLE\n"), "\(name)")
            let lines = text[examples.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
                .prefix { $0.hasPrefix("  ") }
            #expect(!lines.isEmpty, "\(name)")
            for line in lines {
                let problem = CommandLineCheck.problem(with: line.trimmingCharacters(in: .whitespaces))
                #expect(problem == nil, "\(name): \(line): \(problem ?? "")")
            }
        }
    }

    @Test func everyOptionNamesItsValueInAWord() {
        for (name, text) in Self.help {
            for option in text.matches(of: /--([a-z0-9-]+) <([^>]+)>/) {
                let (flag, value) = (option.output.1, option.output.2)
                #expect(flag != value || ["window", "status"].contains(value), "\(name): \(option.output.0)")
            }
        }
    }

    @Test(arguments: [
        "where nothing is said", "picture", "anew", "nobody", "whoever", "side by side", ", too", "is no ", "are no ",
        "passed by", "passed over", "as ever", "what waits", "held against",
    ])
    func helpIsPlainEnglish(pattern: String) {
        for (name, text) in Self.help {
            // Failure codes and flags are names, not prose; "there are no" is plain.
            let prose = text.lowercased().replacing(#/--[a-z-]+|[a-z]+-[a-z-]+|there (?:is|are) no /#, with: "")
            #expect(!prose.contains(pattern), "\(name): \(pattern)")
        }
    }
}
