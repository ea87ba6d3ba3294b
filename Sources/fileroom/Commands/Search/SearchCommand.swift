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

            A search can be kept: "search save NAME WORDS..." keeps the words and filters, "search run NAME" asks again, \
            with --new-since asked only for what came since it was last asked, "search saved" lists them, and \
            "search unsave NAME" deletes one. To look for one of these words, put it in quotation marks.

            EXAMPLE
              fileroom search x-ray of a hand
              fileroom search 'ct -contrast date:last-month' --limit 50
              fileroom search save strokes 'infarct OR stroke' --modality MR
              fileroom search run strokes --new-since asked
            """)

    @Argument(help: "Words and fields to look for.") var words: [String]
    @OptionGroup var filters: SearchFilters
    @OptionGroup var output: SearchOutput
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        switch words[0] {
        case "save": try save()
        case "run": try runSaved()
        case "saved": try listSaved()
        case "unsave": try removeSaved()
        default:
            let catalog = try self.catalog.open()
            try answer(
                try Self.query(words.joined(separator: " ")), filters, of: catalog,
                newSince: filters.newSince?.number(in: catalog))
        }
    }

    func answer(_ query: SearchQuery, _ filters: SearchFilters, of catalog: Catalog, newSince: Int64?) throws {
        var query = query
        filters.apply(to: &query)
        query.newSince = newSince
        output.apply(to: &query)
        let answer = try catalog.answer(to: query)
        try AnswerText(query, answer, output).show()
        if answer.hits.isEmpty { throw ExitCode.nothingFound }
    }

    /// The words as they were typed: an argument with spaces was in quotation marks.
    static func query(_ text: String) throws -> SearchQuery {
        do { return try SearchQuery(typed: text) } catch { throw ValidationError("\(error)") }
    }
}
