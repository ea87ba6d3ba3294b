import ArgumentParser

/// Options that set settings.
protocol SettingFlags: ParsableArguments {
    /// The text of each option that was given, by the setting's name.
    var flags: [String: String?] { get }
}

extension SettingFlags {
    /// Refuses a value that is not valid while the command line is parsed.
    func validate() throws { try checkFlags() }

    func checkFlags() throws {
        for setting in SettingDeclaration.all {
            guard let text = flags[setting.name] ?? nil, let problem = setting.problem(with: text) else { continue }
            throw ValidationError("\(setting.flag): \(problem)")
        }
    }
}

/// `--config`, on every command that has settings.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            The configuration file (YAML). (default: $XDG_CONFIG_HOME/fileroom/config.yaml, else \
            /etc/fileroom/config.yaml)
            """, valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    /// The settings with the flags of a command's option groups.
    func settings(_ groups: any SettingFlags...) throws -> Settings {
        var flags: [String: String] = [:]
        for group in groups { flags.merge(group.flags.compactMapValues { $0 }) { $1 } }
        return try Settings(flags: flags, configFile: config)
    }
}
