import DICOM

extension RenderingOptions.WindowSelection: LosslessStringConvertible {
    /// Reads `file`, `auto`, the index of one of the file's windows, a preset's name, or `CENTER/WIDTH`.
    public init?(_ text: String) {
        if text == "file" {
            self = .file
        } else if text == "auto" {
            self = .percentiles
        } else if let preset = WindowPreset(rawValue: text) {
            self = .preset(preset)
        } else if let index = Int(text), index >= 0 {
            self = .index(index)
        } else {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
            guard parts.count == 2, let center = parts[0], let width = parts[1], center.isFinite, width.isFinite,
                width > 0
            else { return nil }
            // LINEAR requires a width of at least 1 (PS3.3 C.11.2.1.2.1).
            self = .explicit(Window(center: center, width: width, function: width < 1 ? .linearExact : .linear))
        }
    }

    public var description: String {
        switch self {
        case .file: "file"
        case .percentiles: "auto"
        case .index(let index): "\(index)"
        case .preset(let preset): preset.rawValue
        case .explicit(let window): "\(Self.text(window.center))/\(Self.text(window.width))"
        }
    }

    /// The shortest digits that read back as the same number; an integer has no point.
    private static func text(_ number: Double) -> String {
        Int64(exactly: number).map(String.init) ?? "\(number)"
    }

    /// The accepted forms, for messages.
    public static var forms: String {
        "file, auto, 0 (the file's first window), CENTER/WIDTH such as 40/400, "
            + WindowPreset.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
