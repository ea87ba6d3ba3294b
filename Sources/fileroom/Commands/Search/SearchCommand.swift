import ArgumentParser
import Catalog
import DICOM
import Foundation

/// `fileroom search`: finds series by words.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Find series by the words of their captions and descriptions.",
        discussion: """
            Finds the series that have all the words, or others for the same things: "abdominal ct" finds ABDOMEN and \
            Abd. What a text denies is not found; "no effusion" finds where effusions are denied. A query may have \
            "phrases", prefix*, OR, -excluded words, (parentheses), and fields such as modality:CT, body:chest, \
            date:2020..2022 or te:>80. Put such a query in apostrophes, because the shell reads these signs as well. \
            See fileroom help query and docs/search.md. Exit code 1 if nothing is found.

            Hits come first if the header has all the words, then those that need words of likely captions, then of \
            unsure ones. Words of captions that contradict the header, or that say nothing of their image, are found with \
            --include-doubtful, last.

            Captions are machine-generated and unverified. They are not for diagnosis.

            EXAMPLE
              fileroom search x-ray of a hand
              fileroom search 'ct -contrast date:last-month' --limit 50
            """)

    @Argument(help: "Words and fields to look for.") var words: [String]
    @OptionGroup var filters: SearchFilters
    @OptionGroup var output: SearchOutput
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        var query = try self.query()
        let catalog = try self.catalog.open()
        try filters.apply(to: &query, of: catalog)
        output.apply(to: &query)
        let answer = try catalog.answer(to: query)
        try AnswerText(query, answer, output).show()
        if answer.hits.isEmpty { throw ExitCode.nothingFound }
    }

    /// The words as they were typed: an argument with spaces was in quotation marks.
    private func query() throws -> SearchQuery {
        do {
            return try SearchQuery(typed: words.joined(separator: " "))
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
