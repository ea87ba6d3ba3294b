import ArgumentParser

/// Which model, and where its parts are.
struct ModelOptions: SettingFlags {
    @Option(help: .setting(.model), completion: Setting.model.declaration.completion)
    var model: String?

    @OptionGroup var parts: ModelPartOptions

    var flags: [String: String?] { parts.flags.merging([Setting.model.name: model]) { $1 } }
}

/// Where the parts of a model are that it is not published with.
struct ModelPartOptions: SettingFlags {
    @Option(help: .setting(.clip), completion: Setting.clip.declaration.completion)
    var clip: String?

    @Option(help: .setting(.gpt2), completion: Setting.gpt2.declaration.completion)
    var gpt2: String?

    @Option(help: .setting(.lora), completion: Setting.lora.declaration.completion)
    var lora: String?

    var flags: [String: String?] {
        [Setting.clip.name: clip, Setting.gpt2.name: gpt2, Setting.lora.name: lora]
    }
}
