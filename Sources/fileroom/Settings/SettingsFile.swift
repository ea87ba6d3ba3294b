import Foundation
import Yams

/// The configuration file: YAML, one setting a key.
struct SettingsFile: Sendable, Equatable {
    let path: String
    /// By the settings' names.
    let values: [String: String]

    /// Reads a file.
    /// - Throws: `SettingsError` naming the file and the key that is wrong.
    init(path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SettingsError(path, "cannot be read; check the path given with --config and its permissions")
        }
        try self.init(path: path, yaml: text)
    }

    init(path: String, yaml: String) throws {
        self.path = path
        let tree: Any?
        do { tree = try Yams.load(yaml: yaml) } catch { throw SettingsError(path, "is not valid YAML: \(error)") }
        guard let values = (tree ?? [:]) as? [String: Any] else {
            throw SettingsError(path, "must hold settings, such as 'catalog: /var/lib/fileroom/catalog.sqlite'")
        }
        let names = SettingDeclaration.all.map(\.name)
        var settings: [String: String] = [:]
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            let name = key.replacing("_", with: "-")
            guard names.contains(name) else {
                let advice =
                    Suggestion.nearest(to: name, in: names).map { "did you mean '\($0)'?" }
                    ?? "settings are: \(names.joined(separator: ", "))"
                throw SettingsError(path, "unknown setting '\(key)'; \(advice)")
            }
            guard let text = Self.text(of: value) else {
                throw SettingsError("\(path): \(key)", "needs one value")
            }
            settings[name] = text
        }
        self.values = settings
    }

    /// A scalar as text, and a mapping as JSON, such as a `GenerationConfig`.
    private static func text(of value: Any) -> String? {
        switch value {
        case let text as String: text
        case let flag as Bool: flag ? "true" : "false"
        case let number as Int: "\(number)"
        case let number as Double: "\(number)"
        case let object as [String: Any] where JSONSerialization.isValidJSONObject(object):
            (try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)).map {
                String(decoding: $0, as: UTF8.self)
            }
        default: nil
        }
    }

    /// Where a configuration file is looked for: the user's, then the machine's.
    static func places(in environment: [String: String]) -> [String] {
        [
            UserFolder.path(environment, "XDG_CONFIG_HOME", ".config") + "/fileroom/config.yaml",
            "/etc/fileroom/config.yaml",
        ]
    }
}

/// The folders that the XDG base directory specification gives a user.
enum UserFolder {
    /// The folder that `variable` names, if its path is absolute, else `usual` in the home folder.
    static func path(_ environment: [String: String], _ variable: String, _ usual: String) -> String {
        if let named = environment[variable], named.hasPrefix("/") { return named }
        return home(environment) + "/" + usual
    }

    static func home(_ environment: [String: String]) -> String { environment["HOME"] ?? NSHomeDirectory() }
}
