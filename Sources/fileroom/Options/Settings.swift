import ArgumentParser
import Foundation
import Yams

/// Every setting's value and where it came from: a flag, the environment, a configuration file, or the default.
struct Settings {
    /// Where a value came from, the strongest first.
    enum Source: String, Codable {
        case flag
        case environment
        case file
        case `default`
    }

    struct Value {
        let text: String
        let source: Source
        /// The variable's or the file's name, where there is one.
        let origin: String?
    }

    private let environment: [String: String]
    private let file: [String: String]
    private let filePath: String?

    /// Reads the configuration file: the one named, else the user's, else the machine's.
    init(configFile: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        self.environment = environment
        let candidates =
            configFile.map { [$0] } ?? [
                Self.base(environment["XDG_CONFIG_HOME"], home: environment["HOME"], ".config")
                    + "/fileroom/config.yaml",
                "/etc/fileroom/config.yaml",
            ]
        let found = candidates.first { configFile != nil || FileManager.default.fileExists(atPath: $0) }
        filePath = found
        file = try found.map(Self.read) ?? [:]
    }

    private static func read(_ path: String) throws -> [String: String] {
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw SettingsError(path, "cannot be read: check the path given with --config and its permissions")
        }
        let tree: Any?
        do { tree = try Yams.load(yaml: text) } catch { throw SettingsError(path, "is not YAML: \(error)") }
        guard let tree else { return [:] }
        guard let values = tree as? [String: Any] else {
            throw SettingsError(path, "must be a list of settings, such as `catalog: /var/lib/fileroom/catalog.sqlite`")
        }
        var settings: [String: String] = [:]
        for (name, value) in values {
            let known = name.replacing("_", with: "-")
            guard Self.names.contains(known) else {
                throw SettingsError(
                    path, "`\(name)` is not a setting; there are: \(Self.names.joined(separator: ", "))")
            }
            settings[known] = "\(value)"
        }
        return settings
    }

    /// Everything that can be set outside the command line, named as its flag.
    static let names = ["catalog"] + EngineOptions.settingNames + FrameOptions.settingNames

    func value(_ name: String, flag: String?) -> Value? {
        if let flag { return Value(text: flag, source: .flag, origin: "--\(name)") }
        let variable = "FILEROOM_" + name.uppercased().replacing("-", with: "_")
        if let text = environment[variable], !text.isEmpty {
            return Value(text: text, source: .environment, origin: variable)
        }
        if let text = file[name] { return Value(text: text, source: .file, origin: filePath) }
        return nil
    }

    /// A setting as a value of its type; a text that is none is a clear error.
    func resolve<Value: LosslessStringConvertible>(_ name: String, flag: Value?) throws -> Value? {
        guard let found = value(name, flag: flag.map { "\($0)" }) else { return nil }
        guard let value = Value(found.text) else {
            throw SettingsError(found.origin ?? name, "`\(found.text)` is not a value for \(name)")
        }
        return value
    }

    /// The catalog's path: `$XDG_DATA_HOME/fileroom/catalog.sqlite` where nothing else is said.
    func catalogPath(flag: String?) -> Value {
        value("catalog", flag: flag)
            ?? Value(
                text: Self.base(environment["XDG_DATA_HOME"], home: environment["HOME"], ".local/share")
                    + "/fileroom/catalog.sqlite",
                source: .default, origin: nil)
    }

    private static func base(_ explicit: String?, home: String?, _ fallback: String) -> String {
        if let explicit, explicit.hasPrefix("/") { return explicit }
        return (home ?? NSHomeDirectory()) + "/" + fallback
    }
}

struct SettingsError: Error, CustomStringConvertible {
    let subject: String
    let problem: String

    init(_ subject: String, _ problem: String) {
        self.subject = subject
        self.problem = problem
    }

    var description: String { "\(subject): \(problem)" }
}

/// `--config`, on every command that has settings.
struct SettingsOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration file (YAML).", valueName: "file"))
    var config: String?

    func settings() throws -> Settings { try Settings(configFile: config) }
}
