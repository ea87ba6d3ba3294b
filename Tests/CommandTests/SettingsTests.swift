import ArgumentParser
import Captioning
import Foundation
import Rendering
import Testing

@testable import fileroom

/// Flags, environment and configuration file become one value of each setting.
@Suite final class SettingsTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func file(_ yaml: String) throws -> String {
        let path = folder + "/config.yaml"
        try yaml.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func settings(
        _ flags: [String: String] = [:], _ environment: [String: String] = [:], yaml: String = ""
    ) throws -> Settings {
        try Settings(flags: flags, configFile: file(yaml), environment: environment)
    }

    @Test func flagOverridesEnvironmentWhichOverridesFile() throws {
        let (flags, environment, yaml) = (["threads": "3"], ["FILEROOM_THREADS": "2"], "threads: 1\n")
        #expect(try settings(flags, environment, yaml: yaml)[.threads] == 3)
        #expect(try settings([:], environment, yaml: yaml)[.threads] == 2)
        #expect(try settings([:], [:], yaml: yaml)[.threads] == 1)
        #expect(try settings()[.threads] == nil)
        #expect(try settings([:], ["FILEROOM_THREADS": ""], yaml: yaml)[.threads] == 1, "empty is not set")
    }

    @Test(arguments: SettingDeclaration.all.map(\.name))
    func everySettingComesFromEachSource(name: String) throws {
        let setting = try #require(SettingDeclaration.all.first { $0.name == name })
        let text = ["1", "true", "merge", "f32", "model"].first { setting.accepts($0) }
        let value = try #require(text)
        #expect(try settings([name: value]).value(of: setting)?.origin == "--" + name)
        #expect(try settings([:], [setting.variable: value]).value(of: setting)?.origin == setting.variable)
        for key in [name, name.replacing("-", with: "_")] {
            let read = try settings([:], [:], yaml: "\(key): \(value)\n").value(of: setting)
            #expect(read == Settings.Value(text: value, source: .file, origin: folder + "/config.yaml"))
        }
    }

    @Test(arguments: [
        ("threads", "0"), ("threads", "4097"), ("threads", "two"), ("batch-size", "0"), ("batch-size", "1025"),
        ("frames-per-series", "0"), ("frames-per-series", "65"), ("precision", "f16"), ("window", "lungs"),
        ("window", "40/0"), ("fit", "stretch"), ("lora", "half"), ("memory", "lots"), ("memory", "0"),
        ("num-beams", "1.5"), ("length-penalty", "nan"), ("early-stopping", "maybe"), ("do-sample", "yes"),
    ])
    func invalidValuesNameTheirOrigin(name: String, text: String) throws {
        let setting = try #require(SettingDeclaration.all.first { $0.name == name })
        let file = try file("\(name): \(text == "yes" ? "'yes'" : text)\n")
        for (settings, origin) in [
            (try Settings(flags: [name: text], environment: ["HOME": folder]), setting.flag),
            (try Settings(environment: ["HOME": folder, setting.variable: text]), setting.variable),
            (try Settings(configFile: file, environment: [:]), "\(file): \(name)"),
        ] {
            let error = #expect(throws: (any Error).self) { try settings.check(setting) }
            let words = error.map { "\($0)" } ?? ""
            #expect(words.hasPrefix("\(origin): invalid "), "\(words)")
            #expect(words.contains("'\(text)'; expected "), "\(words)")
            #expect(error is ValidationError == (origin == setting.flag))
        }
    }

    @Test func boundsAreInclusive() throws {
        let bounds = [
            "threads": ["1", "4096"], "batch-size": ["1", "1024"], "frames-per-series": ["1", "64"],
            "timeout": ["1", "86400"],
        ]
        for (name, texts) in bounds {
            let setting = try #require(SettingDeclaration.all.first { $0.name == name })
            for text in texts { #expect(setting.problem(with: text) == nil, "\(name) \(text)") }
        }
    }

    @Test func unknownKeysAreRefusedWithTheNearestName() throws {
        func problem(_ yaml: String) throws -> String {
            let error = #expect(throws: SettingsError.self) { try self.settings(yaml: yaml) }
            return error?.problem ?? ""
        }
        #expect(try problem("thread: 4\n") == "unknown setting 'thread'; did you mean 'threads'?")
        #expect(try problem("colour: red\n").hasPrefix("unknown setting 'colour'; settings are: catalog, model, "))
        #expect(try problem("- threads\n").hasPrefix("must hold settings, such as"))
        #expect(try problem("threads: [\n").hasPrefix("is not valid YAML"))
        #expect(try problem("threads:\n") == "needs one value")
        #expect(try problem("threads: [1, 2]\n") == "needs one value")
        let absent = #expect(throws: SettingsError.self) { try Settings(configFile: "/nonexistent.yaml") }
        #expect(absent?.subject == "/nonexistent.yaml")
    }

    @Test func theHomeFolderIsExpandedWhereNoShellDoes() throws {
        let home = ["HOME": "/home/anna", "FILEROOM_MODEL": "~/model"]
        let settings = try settings(["clip": "~/clip"], home, yaml: "catalog: ~/c.sqlite\nprompt: ~/a\n")
        #expect(try settings[.catalog] == "/home/anna/c.sqlite")
        #expect(try settings[.model] == "/home/anna/model")
        #expect(try settings[.clip] == "~/clip")
        #expect(settings.value(of: GenerationFlag.prompt.declaration)?.text == "~/a")
    }

    @Test func theUsersFileIsReadBeforeTheMachines() throws {
        let environment = ["XDG_CONFIG_HOME": folder, "HOME": "/nonexistent"]
        let user = folder + "/fileroom/config.yaml"
        #expect(
            try Settings(environment: environment).places == [
                .init(path: user, isFound: false),
                .init(
                    path: "/etc/fileroom/config.yaml",
                    isFound: FileManager.default.fileExists(atPath: "/etc/fileroom/config.yaml")),
            ])
        try FileManager.default.createDirectory(atPath: folder + "/fileroom", withIntermediateDirectories: true)
        try "threads: 2\n".write(toFile: user, atomically: true, encoding: .utf8)
        #expect(try Settings(environment: environment)[.threads] == 2)
        #expect(try Settings(configFile: file("threads: 5\n"), environment: environment)[.threads] == 5)
    }

    @Test func aWindowIsReadInAnyCase() throws {
        #expect(try settings(["window": "BRAIN"])[.window] == .preset(.brain))
        #expect(try settings(["window": "Soft-Tissue"])[.window] == .preset(.softTissue))
    }

    @Test func theReportShowsWhatIsSetAndNamesWhatIsWrong() throws {
        let report = SettingsReport(
            try settings(["model": "/m"], ["HOME": "/h", "FILEROOM_THREADS": "abc"], yaml: "window: lung\n"))
        #expect(report.problems == ["FILEROOM_THREADS: invalid value 'abc'; expected an integer from 1 to 4096"])
        #expect(report.rows.map(\.setting) == SettingDeclaration.all.map(\.name))
        #expect(
            report.lines(all: false) == [
                "catalog  /h/.local/share/fileroom/catalog.sqlite  (default)", "model    /m  (--model)",
                "threads  abc  (FILEROOM_THREADS)", "window   lung  (\(folder)/config.yaml)",
                "\(report.rows.count - 4) settings with default values: see --all", "",
                "Configuration files, of which the first that exists is read:", "  \(folder)/config.yaml  (found)",
            ])
        #expect(report.lines(all: true).contains("num-beams             from the model  (default)"))
        #expect(report.lines(all: true).contains("precision             f32  (default)"))
    }

    /// A setting that is declared has a flag, and a flag sets the setting that it names.
    @Test func everySettingHasAFlag() throws {
        let index = try #require(
            try Fileroom.parseAsRoot(
                ["index", "root"]
                    + SettingDeclaration.all.flatMap { setting -> [String] in
                        if ["do-sample", "follow-links", "use-header"].contains(setting.name) { return [setting.flag] }
                        let text = ["1", "true", "merge", "f32", "model"].first { setting.accepts($0) }
                        return [setting.flag, text ?? ""]
                    }) as? IndexCommand)
        let settings = try index.catalog.settings.settings(
            index.catalog, index.walk, index.frames, index.engine)
        for setting in SettingDeclaration.all {
            #expect(settings.value(of: setting)?.source == .flag, "\(setting.name)")
        }
    }

    @Test func everySettingHelpsWithItsVariable() throws {
        let help = Fileroom.helpMessage(for: IndexCommand.self, columns: 1000)
        for setting in SettingDeclaration.all {
            #expect(help.contains("[\(setting.variable)]"), "\(setting.name)")
            if let text = setting.defaultText { #expect(help.contains("(default: \(text))"), "\(setting.name)") }
        }
    }
}
