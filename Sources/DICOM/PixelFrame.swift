/// One frame's stored samples with every number needed to show them.
///
/// This is what a file says, decoded but not yet interpreted: no rescale, window, palette or colour conversion has been
/// applied. Samples are masked to BitsStored and sign-extended; colour is always interleaved (R G B, R G B, …), whatever
/// the file's PlanarConfiguration.
public struct PixelFrame: Sendable {
    /// Which frame of the object this is, from 0.
    public var frame: Int
    public var rows: Int
    public var columns: Int
    public var samplesPerPixel: Int
    /// The stored samples, `rows × columns × samplesPerPixel` of them.
    public var samples: StoredSamples
    public var bitsStored: Int
    /// The colour space of `samples` as delivered here, which a decoder may have changed from what the header says.
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

    /// PixelPaddingValue and PixelPaddingRangeLimit as a range of stored values (PS3.3 C.7.5.1.1.2).
    public var pixelPadding: ClosedRange<Int>?
    /// How many real samples are padding, by FloatPixelPaddingValue or DoubleFloatPixelPaddingValue; they are no numbers here.
    public var paddedSamples = 0
    /// How tall a pixel is against how wide (1 is square), from PixelSpacing or PixelAspectRatio.
    public var pixelAspectRatio: Double = 1

    // What the rules for particular objects look at.
    public var modality: String?
    public var sopClassUID: String = ""
    public var transferSyntaxUID: String = ""
    public var bodyPartExamined: String?
    public var anatomicRegion: String?
    /// What the study, the series and the protocol are called.
    public var descriptions: [String] = []
    public var imageType: [String] = []
    public var manufacturer: String?
    /// The scale of standardised uptake values, or why there is none; nil for what is no PET.
    public var suv: Result<SUVScale, SUVRefusal>?
    /// Where an ultrasound machine says that it shows the patient.
    public var ultrasoundRegions: [UltrasoundRegion] = []
    /// What the reader had to assume or mend.
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
    /// The most samples that a frame may have, and the most pixels of a picture made of one: 2^28.
    ///
    /// The costliest way of decoding one (JPEG 2000, deeper than 16 bits) holds 16 bytes a sample, 4 GiB of the 6 GiB of
    /// addresses that a reader process has; its picture, in two copies on the way out, takes 1.5 GiB after that. No
    /// scanner makes a frame a tenth as large.
    public static let largestSampleCount = 1 << 28
}

/// Stored samples in the narrowest type that holds them.
public enum StoredSamples: Sendable, Equatable {
    case uint8([UInt8])
    case int8([Int8])
    case uint16([UInt16])
    case int16([Int16])
    case uint32([UInt32])
    case int32([Int32])
    case float([Float])
    case double([Double])
}

/// From stored values to values of the modality, such as Hounsfield units (PS3.3 C.11.1).
public enum ModalityTransformation: Sendable, Equatable {
    case identity
    case rescale(slope: Double, intercept: Double)
    case lut(LookupTable)
}

/// A value-of-interest window: the band of values spread from black to white (PS3.3 C.11.2.1.2).
public struct Window: Sendable, Equatable, Codable {
    /// VOILUTFunction: how values inside the window become grey.
    public enum Function: String, Sendable, Codable {
        case linear = "LINEAR"
        case linearExact = "LINEAR_EXACT"
        case sigmoid = "SIGMOID"
    }

    public var center: Double
    public var width: Double
    public var function: Function
    /// WindowCenterWidthExplanation.
    public var explanation: String?

    public init(center: Double, width: Double, function: Function = .linear, explanation: String? = nil) {
        self.center = center
        self.width = width
        self.function = function
        self.explanation = explanation
    }
}

/// A table as the LUT modules store it (PS3.3 C.11.1.1, C.11.2.1.1, C.7.6.3.1.5).
///
/// Values before the first mapped one take the first entry, values past the end the last.
public struct LookupTable: Sendable, Equatable, Codable {
    /// The stored value that the first entry is for.
    public var firstMapped: Int
    public var entries: [UInt16]
    /// How many bits of each entry are used: 8 to 16.
    public var bitsPerEntry: Int
    public var explanation: String?

    public init(firstMapped: Int, entries: [UInt16], bitsPerEntry: Int, explanation: String? = nil) {
        self.firstMapped = firstMapped
        self.entries = entries
        self.bitsPerEntry = bitsPerEntry
        self.explanation = explanation
    }
}
