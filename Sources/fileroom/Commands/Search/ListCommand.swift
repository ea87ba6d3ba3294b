import ArgumentParser
import Catalog

/// `fileroom list`: browses without words.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List studies or series, the newest first.",
        discussion: """
            Lists what the filters leave; fields such as modality:CT or date:2020..2022 may be given as well. See \
            fileroom help query. Exit code 1 if there is nothing.

            EXAMPLE
              fileroom list --modality CT --from 2020
              fileroom list date:last-month --format csv --limit 1000
            """)

    @Argument(help: "Fields.") var fields: [String] = []
    @OptionGroup var filters: SearchFilters
    @OptionGroup var output: SearchOutput
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        var query = try SearchCommand.query(fields.joined(separator: " "))
        query.listsEverything = true
        let catalog = try self.catalog.open()
        filters.apply(to: &query)
        query.newSince = try filters.newSince?.number(in: catalog)
        output.apply(to: &query)
        let answer = try catalog.answer(to: query)
        try AnswerText(query, answer, output).show()
        if answer.hits.isEmpty { throw ExitCode.nothingFound }
    }
}
