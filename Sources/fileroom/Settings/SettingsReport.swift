/// The settings as `config show` prints them.
struct SettingsReport {
    /// A setting's value and its origin.
    struct Row: Encodable, Equatable {
        let setting: String
        /// Nil if the model or the machine decides.
        let value: String?
        let source: Settings.Source
        /// The flag, the variable or the file's path; nil for a default.
        let origin: String?
    }

    /// Every setting.
    let rows: [Row]
    /// What is wrong with the values, each with its origin.
    let problems: [String]
    let places: [Settings.Place]

    init(_ settings: Settings) {
        var problems: [String] = []
        rows = SettingDeclaration.all.map { setting in
            do { try settings.check(setting) } catch { problems.append("\(error)") }
            guard let found = settings.value(of: setting) else {
                let isCatalog = setting.name == Setting.catalog.name
                let value = isCatalog ? settings.defaultCatalog : setting.defaultText
                return Row(setting: setting.name, value: value, source: .default, origin: nil)
            }
            return Row(setting: setting.name, value: found.text, source: found.source, origin: found.origin)
        }
        self.problems = problems
        places = settings.places
    }

    private static func without(_ setting: String) -> String {
        setting == Setting.catalog.name ? "none without a home folder" : "from the model"
    }

    /// The report for a person: what is set, and the catalog's path; with `all`, every setting.
    func lines(all: Bool) -> [String] {
        let shown = rows.filter { all || $0.source != .default || $0.setting == Setting.catalog.name }
        let table = shown.map {
            ($0.setting, "\($0.value ?? Self.without($0.setting))  (\($0.origin ?? $0.source.rawValue))")
        }
        var lines = TextTable.lines(table)
        let hidden = rows.count - shown.count
        if hidden > 0 { lines.append("\(hidden.counted("setting")) with default values: see --all") }
        lines += ["", "Configuration files, of which the first that exists is read:"]
        return lines + places.map { "  \($0.path)  (\($0.isFound ? "found" : "not found"))" }
    }
}
