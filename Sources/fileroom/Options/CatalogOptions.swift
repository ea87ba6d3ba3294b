import ArgumentParser
import Catalog

/// Which catalog, and opening it.
struct CatalogOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The catalog's file. [FILEROOM_CATALOG]", valueName: "file"))
    var catalog: String?

    @OptionGroup var settings: SettingsOptions

    func path() throws -> String { try settings.settings().catalogPath(flag: catalog).text }

    /// Opens the catalog to read it; there must be one.
    func open() throws -> Catalog { try Catalog(path: try path()) }
}
