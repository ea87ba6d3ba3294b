import ArgumentParser
import DICOM
import Foundation

/// The settings of one run: flags, environment and configuration file, in that order of precedence.
///
/// Made once, from which the configuration values are made; nothing else looks at the environment or the file.
struct Settings: Sendable {
    /// Where a value came from, the strongest first.
    enum Source: String, Codable, Sendable {
        case flag
        case environment
        case file
        case `default`
    }

    struct Value: Sendable, Equatable {
        let text: String
        let source: Source
        /// The flag, the variable or the file's path.
        let origin: String
    }

    /// A place of the configuration file, and whether there is one.
    struct Place: Sendable, Equatable {
        let path: String
        let isFound: Bool
    }

    private let flags: [String: String]
    private let environment: [String: String]
    private let file: SettingsFile?
    /// Where a configuration file was looked for. The first that is there is read, and no other.
    let places: [Place]

    /// - Parameters:
    ///   - flags: values by the settings' names.
    ///   - configFile: the configuration file; nil to look in the usual places.
    /// - Throws: `SettingsError` if the configuration file cannot be read or has an unknown key.
    init(
        flags: [String: String] = [:], configFile: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        self.flags = flags
        self.environment = environment
        places = (configFile.map { [$0] } ?? SettingsFile.places(in: environment)).map {
            Place(path: $0, isFound: FileManager.default.fileExists(atPath: $0))
        }
        let path = configFile ?? places.first(where: \.isFound)?.path
        file = try path.map { try SettingsFile(path: $0) }
    }

    /// The text of a setting and its origin; nil if it is not set.
    func value(of setting: SettingDeclaration) -> Value? {
        if let text = flags[setting.name] { return Value(text: text, source: .flag, origin: setting.flag) }
        if let text = environment[setting.variable], !text.isEmpty {
            return Value(text: expanded(text, setting), source: .environment, origin: setting.variable)
        }
        if let file, let text = file.values[setting.name] {
            return Value(text: expanded(text, setting), source: .file, origin: file.path)
        }
        return nil
    }

    /// The value of a setting; nil if it is not set.
    /// - Throws: `ValidationError` if a flag's value is not valid, `SettingsError` if another source's is not.
    subscript<T>(_ setting: Setting<T>) -> T? {
        get throws {
            guard let found = value(of: setting.declaration) else { return nil }
            try check(setting.declaration)
            return setting.parse(found.text)
        }
    }

    /// Refuses a value that is not valid, naming its origin.
    func check(_ setting: SettingDeclaration) throws {
        guard let found = value(of: setting), let problem = setting.problem(with: found.text) else { return }
        throw Self.error(found, setting, problem)
    }

    /// A wrong flag is a wrong command line (exit code 64); anything else is a run that cannot be done (3).
    static func error(_ value: Value, _ setting: SettingDeclaration, _ problem: String) -> any Error {
        switch value.source {
        case .flag: ValidationError("\(value.origin): \(problem)")
        case .file: SettingsError("\(value.origin): \(setting.name)", problem)
        case .environment, .default: SettingsError(value.origin, problem)
        }
    }

    /// `~/` is the home folder where no shell has expanded it.
    private func expanded(_ text: String, _ setting: SettingDeclaration) -> String {
        guard setting.isPath, text.isExactly("~") || text.startsExactly(with: "~/"),
            let home = UserFolder.home(environment)
        else { return text }
        return home + String(Substring(text.utf8.dropFirst()))
    }

    /// `$XDG_DATA_HOME/fileroom/catalog.sqlite`, or in `~/.local/share`. Nil without a home folder.
    var defaultCatalog: String? {
        UserFolder.path(environment, "XDG_DATA_HOME", ".local/share").map { $0 + "/fileroom/catalog.sqlite" }
    }
}

/// A setting, file or limit that cannot be used, and what to do about it.
struct SettingsError: Error, CustomStringConvertible {
    let subject: String
    let problem: String

    init(_ subject: String, _ problem: String) {
        self.subject = subject
        self.problem = problem
    }

    var description: String { "\(subject): \(problem)" }
}
