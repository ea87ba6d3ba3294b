import ArgumentParser
import DICOM

/// A word where a command should be, which is not the name of one.
struct UnknownCommand: Equatable {
    let typed: String
    /// The commands up to there: `fileroom model`.
    let parents: [String]
    /// The command that was probably meant.
    let suggestion: String?

    /// Looks for one in a command line; nil if there is none.
    init?(in arguments: [String], of root: any ParsableCommand.Type) {
        var command: any ParsableCommand.Type = root
        var parents = [root._commandName]
        // `help` is followed by the commands to help with.
        var words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
        while let word = words.popFirst() {
            let children = command.configuration.subcommands
            guard !children.isEmpty, !word.hasPrefix("-") else { return nil }
            if let child = children.first(where: { $0._commandName == word }) {
                command = child
                parents.append(word)
            } else {
                let names = children.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
                (typed, self.parents) = (word, parents)
                suggestion = Suggestion.nearest(to: word, in: parents.count == 1 ? names + ["help"] : names)
                return
            }
        }
        return nil
    }

    var message: String {
        let advice =
            suggestion.map { "did you mean '\($0)'?" } ?? "'\(parents.joined(separator: " ")) --help' lists them"
        return "unknown command '\(typed.printable)'; \(advice)"
    }
}
