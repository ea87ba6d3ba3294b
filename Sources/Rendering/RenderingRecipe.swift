/// Every step between a frame's stored samples and its image, enough to make the same image again.
///
/// The property names are the JSON field names of `fileroom render --json`.
public struct RenderingRecipe: Sendable, Equatable, Codable {
    /// The rendering's version. It goes up when the same frame renders to other pixels: captions are then made again.
    public static let version = 2

    /// Which frame of the object, from 0.
    public var frame: Int
    /// The size of the image in pixels, after any aspect correction.
    public var width: Int
    public var height: Int

    /// How stored values became modality values: `none`, `rescale` or `lut`.
    public var modalityStep: String
    /// How modality values became gray.
    ///
    /// - `window`: a window of the file, the one requested, or one for the modality or body part.
    /// - `lut`: a VOI LUT of the file.
    /// - `min-max`: the file has neither; the range of its values, without padding, is spread from black to white.
    /// - `auto`: all but the outermost half percent of the values, without padding, are spread, because that was
    ///   requested, a PET states nothing else, or the file's window is invalid or clips nearly all values; see `warnings`.
    /// - `none`: color, to which the step does not apply.
    public var voi: String
    /// Where `voi` comes from: `file`, `file window 1`, `preset lung`, `asked for`, `body part CHEST`,
    /// `anatomic region CHEST`, `description CHEST`, `body part unknown`, `SUV` or `percentiles`; nil for `min-max` and
    /// `none`.
    public var windowSource: String?
    /// The window's center and width, if `voi` is `window`.
    public var windowCenter: Double?
    public var windowWidth: Double?
    /// `LINEAR`, `LINEAR_EXACT` or `SIGMOID`, if `voi` is `window`.
    public var voiLUTFunction: String?
    /// SUVbw per unit of the rescaled value, if `windowSource` is `SUV`; the window is then in SUVbw, g/ml.
    public var suvFactor: Double?
    /// Units of the rescaled value before that: `BQML`, `GML` or `CNTS`.
    public var suvUnits: String?
    /// The values that are black and white, if `voi` is `min-max` or `auto`.
    public var valueRange: ClosedRange<Double>?
    /// Black and white were swapped last, for MONOCHROME1 or a PresentationLUTShape of INVERSE.
    public var inverted: Bool
    /// The stored values that are padding, excluded from `valueRange`; nil if the file states none.
    public var padding: ClosedRange<Int>?
    /// The conversion to RGB: `none`, `ybr-full` (also YBR_ICT), `ybr-rct`, `ybr-partial`,
    /// `palette`, `supplemental-palette` (colors over a gray frame), `hsv`, `cmyk` or `drop-alpha`.
    public var colorConversion: String
    /// The stored pixels that the image was cropped to: the ultrasound regions. Nil if it was not cropped.
    public var crop: FrameRegion?
    /// The height of a stored pixel divided by its width; nil if the image was not resampled for it.
    public var aspectCorrection: Double?
    public var transferSyntaxUID: String
    /// What had to be assumed, repaired or ignored, in words.
    public var warnings: [String]

    public init(
        frame: Int, width: Int, height: Int, modalityStep: String = "none", voi: String = "none",
        inverted: Bool = false, padding: ClosedRange<Int>? = nil, colorConversion: String = "none",
        transferSyntaxUID: String = "", warnings: [String] = []
    ) {
        self.frame = frame
        self.width = width
        self.height = height
        self.modalityStep = modalityStep
        self.voi = voi
        self.inverted = inverted
        self.padding = padding
        self.colorConversion = colorConversion
        self.transferSyntaxUID = transferSyntaxUID
        self.warnings = warnings
    }
}
