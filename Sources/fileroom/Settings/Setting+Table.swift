import ArgumentParser
import Captioning
import Raster
import Rendering
import Tensors

// Every setting. A new one is a row here, its place in `SettingDeclaration.all`, and an option in the group that has its flag.

extension Setting<String> {
    static var catalog: Self {
        path(
            "catalog", "file", "The catalog file.", default: "$XDG_DATA_HOME/fileroom/catalog.sqlite", .file())
    }
    static var model: Self {
        path(
            "model", "dir", "The model's folder as downloaded, or a prefix captioner's .pt file.",
            default: "the bundled model", .directory)
    }
    static var clip: Self {
        path(
            "clip", "dir", "A prefix captioner's CLIP backbone.", default: "the folder clip inside the model's",
            .directory)
    }
    static var gpt2: Self {
        path(
            "gpt2", "dir", "GPT-2's tokenizer and stock weights, for a prefix captioner.",
            default: "the folder gpt2 inside the model's", .directory)
    }
}

extension Setting<LowRankUpdates> {
    static var lora: Self {
        word(
            "lora", "A prefix captioner's low-rank updates: merge (as trained) or drop (as its published script does).",
            default: "merge")
    }
}

extension Setting<Precision> {
    static var precision: Self {
        word(
            "precision",
            "Storage of the weights: f32 is exact; bf16 and int8 are faster and may change an occasional word.",
            default: Precision.f32.rawValue, noun: "precision")
    }
}

extension Setting<ImageFraming.Fit> {
    static var fit: Self {
        word(
            "fit", "model: crop or squeeze as the model's image processor does; letterbox: cut nothing off.",
            default: "model")
    }
}

extension Setting<RenderingOptions.WindowSelection> {
    static var window: Self {
        let presets = WindowPreset.allCases.map(\.rawValue)
        return Setting(
            "window", "window",
            """
            Which values become black to white: file (the file's own window; SUV 0 to 10 for PET, the body part's window \
            for a CT without one), auto (all but the darkest and brightest 0.5 %), the index of one of the file's \
            windows, CENTER/WIDTH, or for CT \(presets.joined(separator: ", ")).
            """,
            default: "file", noun: "window", expected: "one of: \(RenderingOptions.WindowSelection.forms)",
            completion: .list(["file", "auto"] + presets)
        ) { RenderingOptions.WindowSelection($0.lowercased()) }
    }
}

extension Setting<Int> {
    static var threads: Self {
        count("threads", "Processor cores to use.", default: "all cores", 1...4096)
    }
    static var timeout: Self {
        count("timeout", "Seconds that reading a file or listing a folder may take.", default: "120", 1...86400)
    }
    static var memory: Self {
        Setting(
            "memory", "size", "Memory limit, weights included, e.g. 4G.", default: "1.5 GB beyond the weights",
            noun: "memory size", expected: "e.g. 4G or 800M"
        ) { text in MemoryBudget.bytes(text).flatMap { $0 > 0 ? $0 : nil } }
    }
    static var batchSize: Self {
        count(
            "batch-size", "Images to caption at once.", default: "as many as keep the cores busy and fit in memory",
            1...1024)
    }
    static var framesPerSeries: Self {
        count(
            "frames-per-series",
            "Frames to caption, each on its own, of every series or of each of its volumes, orientations, phases or views.",
            default: "1", 1...64)
    }
}

extension Setting<Bool> {
    static var followLinks: Self {
        Setting(
            "follow-links", "true|false", "Follow symbolic links that lead out of a root.", default: "false",
            expected: "true or false", completion: .list(["true", "false"])
        ) { Bool($0) }
    }
    static var useHeader: Self {
        Setting(
            "use-header", "true|false",
            "Let the header's modality decide which kinds of image a caption may name. Only models with evidence files.",
            default: "what the model's evidence says; true for the bundled model", expected: "true or false",
            completion: .list(["true", "false"])
        ) { Bool($0) }
    }
}

extension SettingDeclaration {
    /// Every setting, in the order of `config show`.
    static let all: [SettingDeclaration] =
        [
            Setting<String>.catalog.declaration, Setting<String>.model.declaration, Setting<String>.clip.declaration,
            Setting<String>.gpt2.declaration, Setting<LowRankUpdates>.lora.declaration,
            Setting<Precision>.precision.declaration, Setting<Int>.threads.declaration,
            Setting<Int>.timeout.declaration, Setting<Int>.memory.declaration, Setting<Int>.batchSize.declaration,
            Setting<RenderingOptions.WindowSelection>.window.declaration,
            Setting<ImageFraming.Fit>.fit.declaration, Setting<Int>.framesPerSeries.declaration,
            Setting<Bool>.useHeader.declaration, Setting<Bool>.followLinks.declaration,
        ] + GenerationFlag.all.map(\.declaration)
}

extension Setting<Int> {
    /// An integer within bounds.
    fileprivate static func count(
        _ name: String, _ summary: String, default defaultText: String, _ bounds: ClosedRange<Int>
    ) -> Self {
        Setting(
            name, "n", summary, default: defaultText,
            expected: "an integer from \(bounds.lowerBound) to \(bounds.upperBound)"
        ) { text in Int(text).flatMap { bounds.contains($0) ? $0 : nil } }
    }
}

extension Setting where Value: RawRepresentable<String> & CaseIterable {
    /// One of a few words.
    fileprivate static func word(
        _ name: String, _ summary: String, default defaultText: String, noun: String = "value"
    ) -> Self {
        let words = Value.allCases.map(\.rawValue)
        return Setting(
            name, words.joined(separator: "|"), summary, default: defaultText, noun: noun, expected: words.alternatives,
            completion: .list(words)
        ) { Value(rawValue: $0) }
    }
}

extension Setting<String> {
    /// The path of a file or a folder.
    fileprivate static func path(
        _ name: String, _ valueName: String, _ summary: String, default defaultText: String,
        _ completion: CompletionKind
    ) -> Self {
        Setting(
            name, valueName, summary, default: defaultText, noun: "path", expected: "a path", isPath: true,
            completion: completion
        ) { $0.isEmpty ? nil : $0 }
    }
}

extension [String] {
    /// `a, b or c`.
    var alternatives: String {
        count < 2 ? joined() : dropLast().joined(separator: ", ") + " or " + self[count - 1]
    }
}
