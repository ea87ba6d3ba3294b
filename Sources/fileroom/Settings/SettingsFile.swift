import Captioning
import DICOM
import Foundation

/// The configuration file: YAML, one setting a key.
struct SettingsFile: Sendable, Equatable {
    let path: String
    /// By the settings' names.
    let values: [String: String]

    /// Reads a file.
    /// - Throws: `SettingsError` naming the file and the key that is wrong.
    init(path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: Self.mostBytes + 1) ?? Data()
        else {
            throw SettingsError(path, "cannot be read; check the path given with --config and its permissions")
        }
        guard data.count <= Self.mostBytes else {
            throw SettingsError(path, "is longer than 1 MiB, so it is not a configuration file")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw SettingsError(path, "is not UTF-8 text")
        }
        try self.init(path: path, yaml: text)
    }

    init(path: String, yaml: String) throws {
        self.path = path
        let file: PlainYAML
        do { file = try PlainYAML(yaml) } catch {
            let example = "must hold settings, such as 'catalog: /var/lib/fileroom/catalog.sqlite'"
            throw SettingsError(path, error.isOfAnotherShape ? example : error.description)
        }
        let names = SettingDeclaration.all.map(\.name)
        var values: [String: String] = [:]
        for (key, value) in file.members.sorted(by: { $0.name.precedesExactly($1.name) }) {
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
            values[name] = text
        }
        self.values = values
    }

    /// A scalar as text, and a mapping as JSON, such as a `GenerationConfig`.
    private static func text(of value: Any?) -> String? {
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

    private static let mostBytes = 1 << 20

    /// Where a configuration file is looked for: the user's, then the machine's.
    static func places(in environment: [String: String]) -> [String] {
        [
            UserFolder.path(environment, "XDG_CONFIG_HOME", ".config").map { $0 + "/fileroom/config.yaml" },
            "/etc/fileroom/config.yaml",
        ].compactMap { $0 }
    }
}

/// The folders that the XDG base directory specification gives a user.
enum UserFolder {
    /// The folder that `variable` names, if its path is absolute, else `usual` in the home folder; nil if there is none.
    static func path(_ environment: [String: String], _ variable: String, _ usual: String) -> String? {
        if let named = environment[variable], named.startsExactly(with: "/") { return named }
        return home(environment).map { $0 + "/" + usual }
    }

    /// The home folder without a `/` at its end: `$HOME`, or what the system says of the user if that is not an absolute path.
    static func home(_ environment: [String: String]) -> String? {
        let known = unsafe getpwuid(getuid()).flatMap { unsafe $0.pointee.pw_dir }.flatMap {
            unsafe String(validatingCString: $0)
        }
        let home = [environment["HOME"], known].compactMap { $0 }.first { $0.startsExactly(with: "/") }
        return home.map { ArchivePath($0).text.isExactly("/") ? "" : ArchivePath($0).text }
    }
}
