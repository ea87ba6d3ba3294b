public import ArgumentParser
public import Catalog
import DICOM
import Foundation

/// Which series a search or a list is about, and in what order.
struct SearchFilters: ParsableArguments {
    @Option(help: ArgumentHelp("Only these modalities, separated by commas, e.g. CT,MR.", valueName: "list"))
    var modality: String?
    @Option(help: ArgumentHelp("Only this body part, e.g. CHEST.", valueName: "part")) var bodyPart: String?
    @Option(help: ArgumentHelp("First study date, e.g. 2020 or 2020-06-15.", valueName: "date")) var from: StudyDate?
    @Option(help: ArgumentHelp("Last study date.", valueName: "date")) var to: StudyDate?
    @Option(help: ArgumentHelp("Only captions with this review status.", valueName: "status")) var status:
        CaptionStatus?
    @Option(
        help: ArgumentHelp(
            "Only series that this run of an index, or a later one, found or captioned.", valueName: "run"))
    var newSince: RunNumber?
    @Flag(help: "Also find the words of captions that are more likely wrong than right.") var includeDoubtful = false
    @Flag(help: "Also find series whose files are missing.") var includeMissing = false

    var modalities: [String] {
        modality?.splitScalars { $0 == "," }.map { $0.trimmingCharacters(in: .whitespaces).uppercased() }
            .filter { !$0.isEmpty } ?? []
    }

    /// Everything but `newSince`, which depends on the catalog.
    func apply(to query: inout SearchQuery) {
        for code in modalities where Modality.words(for: code) == nil {
            Output.error("fileroom: '\(code.printable)' is not a known modality; searching for it anyway")
        }
        query.modalities = modalities
        query.bodyPart = bodyPart
        query.from = from?.firstDay
        query.to = to?.lastDay
        query.status = status
        query.includesDoubtful = includeDoubtful
        query.includesMissing = includeMissing
    }
}

/// A run, as typed.
enum RunNumber: ExpressibleByArgument, Equatable, Sendable {
    case number(Int64)
    /// The latest one.
    case last
    /// The latest one when a saved search was last asked.
    case asked

    init?(argument: String) {
        switch argument {
        case "last": self = .last
        case "asked": self = .asked
        default:
            guard let number = Int64(argument), number > 0 else { return nil }
            self = .number(number)
        }
    }

    /// - Parameter lastAsked: the latest run when a saved search was last asked, 0 if it never was; nil if it is not saved.
    func number(in catalog: Catalog, lastAsked: Int64? = nil) throws -> Int64 {
        switch self {
        case .number(let number): return number
        case .last: return try catalog.lastRunNumber() ?? 0
        case .asked:
            guard let lastAsked else { throw ValidationError("--new-since asked is for 'search run NAME'") }
            return lastAsked + 1
        }
    }
}

/// Which part of the answer is shown, and how.
struct SearchOutput: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, table }

    @Option(help: ArgumentHelp("Order: score or date.", valueName: "order")) var sort: SearchQuery.Order?
    @Option(
        help: ArgumentHelp(
            "Show each study with its best series, or each series. By default studies, and series for scripts.",
            valueName: "study|series"))
    var by: SearchQuery.Grouping?
    @Option(help: ArgumentHelp("Most results to show.", valueName: "n")) var limit = 20
    @Option(help: ArgumentHelp("Results to skip.", valueName: "n")) var offset = 0
    @Flag(help: "Count the modalities, body parts and years of what is found.") var facets = false
    @Flag(help: "Show UIDs and paths.") var long = false
    @Option(help: ArgumentHelp("text, json, csv or table.", valueName: "name")) var format: Format?
    @Flag(help: "Print one JSON object per line: --format json.") var json = false

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1") }
        if offset < 0 { throw ValidationError("--offset must not be negative") }
        if json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) exclude each other")
        }
    }

    var shownAs: Format { json ? .json : format ?? .text }

    func apply(to query: inout SearchQuery) {
        query.order = sort ?? .score
        query.grouping = by ?? (shownAs == .text ? .study : .series)
        query.limit = limit
        query.offset = offset
        query.wantsFacets = facets
    }
}

extension SearchQuery.Order: ExpressibleByArgument {}
extension SearchQuery.Grouping: ExpressibleByArgument {}
extension CaptionStatus: ExpressibleByArgument {}
