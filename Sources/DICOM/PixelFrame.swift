/// The stored samples of one frame with everything needed to render them.
///
/// Decoded but not interpreted: no rescale, window, palette or color conversion has been applied. Samples are masked to
/// BitsStored and sign-extended. Color is always interleaved (R G B, R G B, …), whatever the file's PlanarConfiguration.
public struct PixelFrame: Sendable {
    /// Which frame of the object this is, from 0.
    public var frame: Int
    public var rows: Int
    public var columns: Int
    public var samplesPerPixel: Int
    /// (rows, columns, samplesPerPixel)
    public var samples: StoredSamples
    public var bitsStored: Int
    /// The color space of `samples`. A decoder may have changed it from that of the header.
    public var photometricInterpretation: PhotometricInterpretation

    public var modalityTransformation: ModalityTransformation = .identity
    /// RescaleType, such as `HU`.
    public var rescaleType: String?
    public var windows: [Window] = []
    public var voiLUTs: [LookupTable] = []
    /// PresentationLUTShape is INVERSE.
    public var presentationInverted: Bool = false
    /// Red, green and blue of a PALETTE COLOR object.
    public var palette: [LookupTable] = []
    /// Red, green and blue of the stored values from the first mapped one on, in a monochrome frame whose
    /// PixelPresentation is COLOR or MIXED (PS3.3 C.7.6.19); empty in any other.
    public var supplementalPalette: [LookupTable] = []

    /// PixelPaddingValue and PixelPaddingRangeLimit as a range of stored values (PS3.3 C.7.5.1.1.2).
    public var pixelPadding: ClosedRange<Int>?
    /// How many real samples are padding, by FloatPixelPaddingValue or DoubleFloatPixelPaddingValue; they are NaN here.
    public var paddedSamples = 0
    /// The height of a pixel divided by its width (1 is square), from PixelSpacing or PixelAspectRatio.
    public var pixelAspectRatio: Double = 1

    // For rules that depend on the object
    public var modality: String?
    /// Which object it is a frame of; empty if the file does not say.
    public var sopInstanceUID: String = ""
    public var sopClassUID: String = ""
    public var transferSyntaxUID: String = ""
    public var bodyPartExamined: String?
    public var anatomicRegion: String?
    /// The descriptions of the study and the series, and the name of the protocol.
    public var descriptions: [String] = []
    public var imageType: [String] = []
    public var manufacturer: String?
    /// The scale of standardized uptake values, or why there is none; nil unless the frame is PET.
    public var suv: Result<SUVScale, SUVRefusal>?
    /// SequenceOfUltrasoundRegions: the parts that show the patient.
    public var ultrasoundRegions: [UltrasoundRegion] = []
    /// What had to be assumed or repaired while reading.
    public var warnings: [String] = []

    public init(
        frame: Int, rows: Int, columns: Int, samplesPerPixel: Int, samples: StoredSamples, bitsStored: Int,
        photometricInterpretation: PhotometricInterpretation
    ) {
        self.frame = frame
        self.rows = rows
        self.columns = columns
        self.samplesPerPixel = samplesPerPixel
        self.samples = samples
        self.bitsStored = bitsStored
        self.photometricInterpretation = photometricInterpretation
    }
}

extension PixelFrame {
    /// The most samples of a frame, and the most pixels of an image made from it: 2^28.
    ///
    /// The costliest decoding (JPEG 2000 of more than 16 bits) holds 16 bytes per sample, 4 GiB of the 6 GiB address space
    /// of a reader process. The image then takes 1.5 GiB, in two copies. No scanner makes a frame a tenth as large.
    public static let largestSampleCount = 1 << 28

    /// The most frames of an object. With this limit, products with the size of a frame fit into 64 bits.
    public static let largestFrameCount = 1 << 23
}
