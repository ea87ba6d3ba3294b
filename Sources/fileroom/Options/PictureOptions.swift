import ArgumentParser
import Captioning
import Raster
import Rendering

/// What is shown of a picture's values, and how the picture is brought into the model's proportions.
struct PictureOptions: ParsableArguments {
    // `unconditional`: -600/1500 is no flag.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            """
            Which values become black to white: file (its own window; SUV 0 to 10 of a PET, the body part's window of a \
            CT without one), auto (all but the outermost half per cent), the index of one of the file's windows, \
            CENTER/WIDTH, or for CT \(WindowPreset.allCases.map(\.rawValue).joined(separator: ", ")). [FILEROOM_WINDOW]
            """, valueName: "window"))
    var window: String?

    @Option(
        help: ArgumentHelp(
            "model: as the checkpoint's processor crops or squeezes; letterbox: nothing is cut off. [FILEROOM_FIT]",
            valueName: "model|letterbox"))
    var fit: String?

    static let settingNames = ["window", "fit"]

    /// The window asked for.
    func selection(_ settings: Settings) throws -> RenderingOptions.WindowSelection {
        guard let found = settings.value("window", flag: window) else { return .file }
        guard let selection = RenderingOptions.WindowSelection(found.text) else {
            throw SettingsError(
                found.origin ?? "window",
                "`\(found.text)` is no window; there are: \(RenderingOptions.WindowSelection.forms)")
        }
        return selection
    }

    func rendering(_ settings: Settings) throws -> RenderingOptions {
        RenderingOptions(window: try selection(settings))
    }

    /// The framing of the checkpoint's image processor, with the fit asked for.
    func framing(of checkpoint: Checkpoint, _ settings: Settings) throws -> ImageFraming {
        var framing = checkpoint.imageProcessor.framing
        guard let found = settings.value("fit", flag: fit) else { return framing }
        guard let fit = ImageFraming.Fit(rawValue: found.text) else {
            throw SettingsError(found.origin ?? "fit", "`\(found.text)` is neither model nor letterbox")
        }
        framing.fit = fit
        return framing
    }

    /// Refuses on the command line what no setting can be.
    func validate() throws {
        if let window, RenderingOptions.WindowSelection(window) == nil {
            throw ValidationError("--window must be one of: \(RenderingOptions.WindowSelection.forms)")
        }
        if let fit, ImageFraming.Fit(rawValue: fit) == nil {
            throw ValidationError("--fit must be model or letterbox")
        }
    }
}
