import ArgumentParser
import ClinicalText
import DICOM

/// `fileroom explain`: what a text states and what it denies.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Show what a text states, leaves open and denies.",
        discussion: """
            Splits a text into clauses, and says of each whether what it names is present, uncertain or absent. With \
            --concept, says so of one phrase, or that the text does not mention it. Search reads texts and queries so. \
            English, and the commonest words for "no" and "without" of other languages.

            EXAMPLE
              fileroom explain "No pneumothorax; possible effusion." --concept effusion
            """)

    @Argument(help: "The text, such as a caption.") var text: String
    @Option(help: ArgumentHelp("Only how the text speaks of this.", valueName: "words")) var concept: String?
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
        let text = AssertedText(text)
        guard let concept else {
            let clauses = text.runs.map { Explanation.Clause(text: String($0.text), status: $0.assertion.rawValue) }
            if json { return try Output.json(Explanation(clauses: clauses)) }
            for clause in clauses {
                let status = clause.status + String(repeating: " ", count: max(0, 11 - clause.status.count))
                Output.result(status + clause.text.printable)
            }
            return
        }
        let status = text.assertion(of: concept)?.rawValue ?? "unmentioned"
        if json { return try Output.json(Explanation(concept: concept, status: status)) }
        Output.result(status)
    }
}

/// What `explain --json` prints.
private struct Explanation: Encodable {
    struct Clause: Encodable {
        let text: String
        let status: String
    }

    var concept: String?
    var status: String?
    var clauses: [Clause]?
}
