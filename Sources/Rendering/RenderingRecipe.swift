/// Every step between a frame's stored samples and its picture, enough to make the same picture again.
///
/// The property names are the JSON field names of `fileroom render --json`.
public struct RenderingRecipe: Sendable, Equatable, Codable {
    /// Which frame of the object, from 0.
    public var frame: Int
    /// The picture's size in pixels, after any aspect correction.
    public var width: Int
    public var height: Int

    /// From stored value to value of the modality: `none`, `rescale` or `lut`.
    public var modalityStep: String
    /// How values became grey.
    ///
    /// - `window`: a window of the file, the one asked for, or one that suits what the frame shows.
    /// - `lut`: a VOI LUT of the file.
    /// - `min-max`: the file has neither; its unpadded values are spread from black to white.
    /// - `auto`: all but the outermost half per cent of the unpadded values are spread, because that was asked for, a
    ///   PET says nothing else, or the file's window is invalid or shows next to nothing; `warnings` says which.
    /// - `none`: colour, to which the step does not apply.
    public var voi: String
    /// Where `voi` comes from: `file`, `file window 1`, `preset lung`, `asked for`, `body part CHEST`,
    /// `anatomic region CHEST`, `description CHEST`, `body part unknown`, `SUV` or `percentiles`; nil for `min-max` and
    /// `none`.
    public var windowSource: String?
    /// The window's centre and width, where `voi` is `window`.
    public var windowCenter: Double?
    public var windowWidth: Double?
    /// `LINEAR`, `LINEAR_EXACT` or `SIGMOID`, where `voi` is `window`.
    public var voiLUTFunction: String?
    /// SUVbw for one unit of the rescaled value, where `windowSource` is `SUV`; the window is then in SUVbw, g/ml.
    public var suvFactor: Double?
    /// Units of the rescaled value before that: `BQML`, `GML` or `CNTS`.
    public var suvUnits: String?
    /// The values that are black and white, where `voi` is `min-max` or `auto`.
    public var valueRange: ClosedRange<Double>?
    /// Black and white were exchanged last, for MONOCHROME1 or a PresentationLUTShape of INVERSE.
    public var inverted: Bool
    /// The stored values that are padding, left out of `valueRange`; nil where the file names none.
    public var padding: ClosedRange<Int>?
    /// The conversion to RGB: `none`, `ybr-full` (also YBR_ICT), `ybr-rct`, `ybr-partial`,
    /// `palette`, `hsv`, `cmyk` or `drop-alpha`.
    public var colorConversion: String
    /// The stored pixels that the picture was cut down to, where it was: the ultrasound regions.
    public var crop: FrameRegion?
    /// How tall a stored pixel is against how wide, where the picture was resized for it.
    public var aspectCorrection: Double?
    public var transferSyntaxUID: String
    /// What had to be assumed, mended or left out, in words.
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
