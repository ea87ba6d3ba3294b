import ArgumentParser
import Catalog
import DICOM
import Foundation

extension SearchCommand {
    /// The name behind `save`, `run` and `unsave`.
    private func name() throws -> String {
        guard words.count > 1, !words[1].isEmpty else { throw ValidationError("search \(words[0]) needs a name") }
        return words[1]
    }

    /// Opens the catalog to note something about searches. It does not take the lock of runs, which last for hours, and gives
    /// up soon if another program holds the database.
    private func catalogForWriting() throws -> Catalog {
        // Whatever brings the tables up to date takes the lock.
        let path = try catalog.open().path
        let end = ContinuousClock.now + .seconds(5)
        return try Catalog(path: path, for: .writing, whileWaiting: { ContinuousClock.now < end })
    }

    func save() throws {
        let name = try name()
        let text = words.dropFirst(2).joined(separator: " ")
        guard try SearchCommand.query(text).root != nil else {
            throw ValidationError("search save \(name) needs words or fields to look for")
        }
        if filters.newSince != nil { throw ValidationError("--new-since is for search run") }
        try catalogForWriting().save(text, options: filters.saved, as: name, at: Date())
        Output.error("Saved. Ask it with: fileroom search run \(name.printable)")
    }

    func runSaved() throws {
        let name = try name()
        guard words.count == 2 else { throw ValidationError("search run takes one name") }
        guard filters.saved.isEmpty else {
            throw ValidationError("the filters of a saved search are saved with it: save it again to change them")
        }
        let catalog = try self.catalog.open()
        guard let search = try catalog.savedSearch(name) else { throw Self.unknown(name) }
        let newSince = try filters.newSince?.number(in: catalog, lastAsked: search.lastRun ?? 0)
        // What a run in progress finds after this is new the next time.
        let latest = try catalog.lastEndedRunNumber()
        let saved = try SearchFilters(saved: search.options)
        defer { note(name, after: latest) }
        try answer(try Self.query(search.query), saved, of: catalog, newSince: newSince)
    }

    /// Notes that a search was asked, if the catalog can be written.
    private func note(_ name: String, after run: Int64?) {
        guard let run else { return }
        do { try catalogForWriting().noteAsked(name, after: run) } catch {
            Output.error("fileroom: it could not be noted that this was asked: \(error)")
        }
    }

    func listSaved() throws {
        for search in try catalog.open().savedSearches()
        where words.count == 1 || words.dropFirst().contains(where: search.name.isExactly) {
            let options = search.options.sorted { $0.key < $1.key }.map { " --\($0.key) \($0.value)" }.joined()
            if output.shownAs == .json {
                try Output.json(search)
            } else {
                Output.result("\(search.name.printable)  \(search.query.printable)\(options.printable)")
            }
        }
    }

    func removeSaved() throws {
        let name = try name()
        guard try catalogForWriting().removeSavedSearch(name) else { throw Self.unknown(name) }
    }

    private static func unknown(_ name: String) -> ValidationError {
        ValidationError("there is no saved search '\(name.printable)': fileroom search saved lists them")
    }
}

extension SearchFilters {
    /// What was set, by the names of the options.
    var saved: [String: String] {
        var saved: [String: String] = [:]
        saved["modality"] = modality
        saved["body-part"] = bodyPart
        saved["from"] = from?.firstDay
        saved["to"] = to?.lastDay
        saved["status"] = status?.rawValue
        if includeDoubtful { saved["include-doubtful"] = "true" }
        if includeMissing { saved["include-missing"] = "true" }
        return saved
    }

    init(saved: [String: String]) throws {
        var words: [String] = []
        for (name, value) in saved.sorted(by: { $0.key < $1.key }) {
            words.append("--" + name)
            if !name.hasPrefix("include-") { words.append(value) }
        }
        self = try SearchFilters.parse(words)
    }
}
