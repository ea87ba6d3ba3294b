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
    /// - `window`: a window of the file, or the one asked for.
    /// - `lut`: a VOI LUT of the file.
    /// - `min-max`: the file has neither; its unpadded values are spread from black to white.
    /// - `auto`: as `min-max`, because the file's window is invalid or shows nothing; `warnings` says which.
    /// - `none`: colour, to which the step does not apply.
    public var voi: String
    /// The window's centre and width, where `voi` is `window`.
    public var windowCenter: Double?
    public var windowWidth: Double?
    /// `LINEAR`, `LINEAR_EXACT` or `SIGMOID`, where `voi` is `window`.
    public var voiLUTFunction: String?
    /// The values that are black and white, where `voi` is `min-max` or `auto`.
    public var valueRange: ClosedRange<Double>?
    /// Black and white were exchanged last, for MONOCHROME1 or a PresentationLUTShape of INVERSE.
    public var inverted: Bool
    /// The stored values that are padding, left out of `valueRange`; nil where the file names none.
    public var padding: ClosedRange<Int>?
    /// The conversion to RGB: `none`, `ybr-full` (also YBR_ICT), `ybr-rct`, `ybr-partial`,
    /// `palette`, `hsv`, `cmyk` or `drop-alpha`.
    public var colorConversion: String
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
