import ArgumentParser

/// A value that a flag, an environment variable or the configuration file can set.
///
/// Everything about a setting is declared once, in the table of `Setting+Table.swift`: the flags, the variables, the keys
/// of the file, the help, the error messages and `config show` follow from it.
struct Setting<Value: Sendable>: Sendable {
    let declaration: SettingDeclaration
    /// The value that a text stands for; nil if it is not valid.
    let parse: @Sendable (String) -> Value?

    init(
        _ name: String, _ valueName: String, _ summary: String, default defaultText: String? = nil,
        noun: String = "value", expected: String, isPath: Bool = false, completion: CompletionKind = .default,
        parse: @escaping @Sendable (String) -> Value?
    ) {
        declaration = SettingDeclaration(
            name: name, valueName: valueName, summary: summary, defaultText: defaultText, noun: noun,
            expected: expected, isPath: isPath, completion: completion, accepts: { parse($0) != nil })
        self.parse = parse
    }

    var name: String { declaration.name }
}

/// What is declared of a setting, without the type of its value.
struct SettingDeclaration: Sendable {
    /// As in the configuration file and after `--`.
    let name: String
    /// What the help calls its value: `n`, `dir`, `f32|bf16|int8`.
    let valueName: String
    let summary: String
    /// The default as the help words it; nil if it comes from the model.
    let defaultText: String?
    /// What an error message calls an invalid value.
    let noun: String
    /// What an error message says of valid values.
    let expected: String
    /// Whether a leading `~/` stands for the home folder.
    let isPath: Bool
    let completion: CompletionKind
    let accepts: @Sendable (String) -> Bool

    var flag: String { "--" + name }
    var variable: String { "FILEROOM_" + name.uppercased().replacing("-", with: "_") }

    /// The option's help, ending with the default and the environment variable.
    var help: ArgumentHelp {
        let words = [summary, defaultText.map { "(default: \($0))" }, "[\(variable)]"]
        return ArgumentHelp(stringLiteral: words.compactMap { $0 }.joined(separator: " ")).named(valueName)
    }

    /// What is wrong with a text; nil if nothing is.
    func problem(with text: String) -> String? {
        accepts(text) ? nil : "invalid \(noun) '\(text)'; expected \(expected)"
    }
}

extension ArgumentHelp {
    fileprivate func named(_ valueName: String) -> ArgumentHelp {
        var help = self
        help.valueName = valueName
        return help
    }

    /// The help of a setting's option.
    static func setting<Value>(_ setting: Setting<Value>) -> ArgumentHelp { setting.declaration.help }
}
