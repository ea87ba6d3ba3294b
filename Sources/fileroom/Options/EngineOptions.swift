import ArgumentParser

/// Which model, and how it is run.
struct EngineOptions: SettingFlags {
    @OptionGroup(title: "Model") var model: ModelOptions

    @Option(help: .setting(.precision), completion: Setting.precision.declaration.completion)
    var precision: String?

    @OptionGroup var processor: ProcessorOptions

    @Option(help: .setting(.memory)) var memory: String?

    @Option(help: .setting(.batchSize)) var batchSize: String?

    @OptionGroup var image: ImageOptions

    @Flag(inversion: .prefixedNo, help: .setting(.useHeader)) var useHeader: Bool?

    @OptionGroup(title: "Generation") var generation: GenerationOptions

    var flags: [String: String?] {
        let own = [
            Setting.precision.name: precision, Setting.memory.name: memory, Setting.batchSize.name: batchSize,
            Setting.useHeader.name: useHeader.map { $0 ? "true" : "false" },
        ]
        return [model.flags, processor.flags, image.flags, generation.flags].reduce(own) { $0.merging($1) { $1 } }
    }
}

/// How much of the machine to use.
struct ProcessorOptions: SettingFlags {
    @Option(help: .setting(.threads)) var threads: String?

    @Option(help: .setting(.timeout)) var timeout: String?

    var flags: [String: String?] { [Setting.threads.name: threads, Setting.timeout.name: timeout] }
}
