import ArgumentParser
import Catalog

/// Which catalog.
struct CatalogOptions: SettingFlags {
    @Option(help: .setting(.catalog), completion: Setting.catalog.declaration.completion)
    var catalog: String?

    @OptionGroup var settings: SettingsOptions

    var flags: [String: String?] { [Setting.catalog.name: catalog] }

    func configuration() throws -> CatalogConfiguration { try CatalogConfiguration(settings.settings(self)) }

    /// Opens the catalog to read it; it must exist.
    func open() throws -> Catalog { try Catalog(path: configuration().path) }
}
