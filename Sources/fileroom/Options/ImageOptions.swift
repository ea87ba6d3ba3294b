import ArgumentParser

/// Which values of an image are shown, and how it is brought into the model's proportions.
struct ImageOptions: SettingFlags {
    // `unconditional`: -600/1500 is a value, not a flag.
    @Option(
        parsing: .unconditional, help: .setting(.window), completion: Setting.window.declaration.completion)
    var window: String?

    @Option(help: .setting(.fit), completion: Setting.fit.declaration.completion)
    var fit: String?

    var flags: [String: String?] { [Setting.window.name: window, Setting.fit.name: fit] }
}
