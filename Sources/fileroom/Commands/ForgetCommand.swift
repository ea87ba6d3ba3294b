import ArgumentParser
import Catalog
import DICOM
import Foundation

/// `fileroom forget`: erases what was indexed by mistake.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Erase a folder, file, study or series from the catalog.",
        discussion: """
            Nothing in the archive is touched. Rows, captions and search words are overwritten in the catalog's file, which
            is then rewritten: that takes as much free disk space as the catalog is large. A later scan of the same place
            indexes it again.

            EXAMPLE
              fileroom forget /mnt/archive/mistake
            """)

    @Argument(help: "A root, folder or file; or the UID of a study or series, or an unambiguous beginning of it.")
    var target: String
    @Flag(name: .shortAndLong, help: "Do not ask.") var yes = false
    @OptionGroup var catalog: CatalogOptions

    func run() throws {
        guard yes || isatty(STDIN_FILENO) == 1 else {
            throw ValidationError("there is no terminal to ask on: add --yes to erase without asking")
        }
        let path = try catalog.configuration().path
        guard let lock = try CatalogLock.take(forCatalogAt: path) else { throw CatalogHeld.reported(path) }
        let store = try Catalog(path: path, for: .writing)
        guard let target = try found(in: store) else {
            if try store.hasUnfinishedErasure() {
                try store.forget(nil)
                return Output.error("fileroom: finished an interrupted erasure")
            }
            throw UnknownTarget(target: target)
        }
        let sentence = try store.counts(of: target).sentence
        if !yes {
            Output.prompt("Erase \(sentence) from \(store.path.printable)? The archive is not touched. [y/N] ")
            guard ["y", "yes"].contains(readLine()?.lowercased() ?? "") else {
                return Output.error("fileroom: nothing was erased")
            }
        }
        try store.forget(target)
        _ = consume lock
        Output.error("fileroom: erased \(sentence)")
    }

    /// What the argument means: a path that the catalog knows, or else a UID.
    private func found(in store: Catalog) throws -> ForgetTarget? {
        let path = ForgetTarget.path(.typed(target))
        if try store.knows(path) { return path }
        switch try store.find(uid: target) {
        case .study(let uid): return .study(uid)
        case .series(let uid, _): return .series(uid)
        case .none: return nil
        case .ambiguous(let matches): throw UnknownUID(uid: target, matches: matches)
        }
    }
}

extension ForgetCounts {
    /// `12 files, 12 DICOM objects, 3 series, 1 study, 3 captions`.
    fileprivate var sentence: String {
        var facts = [
            files.counted("file"), instances.counted("DICOM object"), series.counted("series", "series"),
            studies.counted("study", "studies"), captions.counted("caption"),
        ]
        if failures > 0 { facts.append(failures.counted("failure")) }
        let rest =
            sharedSeries > 0
            ? "; \(sharedSeries.counted("series", "series")) with other files will be captioned again" : ""
        return facts.joined(separator: ", ") + rest
    }
}

/// The catalog knows nothing by this name.
private struct UnknownTarget: Error, CustomStringConvertible {
    let target: String
    var description: String {
        "\(target): the catalog has no such root, folder, file, study or series; `fileroom status` lists the roots"
    }
}
