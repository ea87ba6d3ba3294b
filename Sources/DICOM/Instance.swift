/// What Fileroom keeps of one DICOM object's header: identity, description, geometry, and what decides its role.
///
/// Property names are the keywords of PS3.6. Text is UTF-8 whatever SpecificCharacterSet the file declares, dates are
/// `YYYY-MM-DD`, and a value the file does not state is nil. There is no patient name, patient identifier, birth date
/// or accession number here: what is never read cannot leak.
public struct Instance: Sendable, Equatable, Codable {
    // Identity
    public var sopInstanceUID: String
    public var sopClassUID: String
    public var studyInstanceUID: String
    public var seriesInstanceUID: String
    public var transferSyntaxUID: String
    public var frameOfReferenceUID: String?
    public var specificCharacterSet: String?
    /// What the object is for, and why; set by `classify()`.
    public var role: InstanceRole = .other
    public var roleReason = ""

    // Study
    public var studyDate: String?
    public var studyTime: String?
    public var studyDescription: String?
    public var institutionalDepartmentName: String?

    // Series
    public var modality: String?
    public var seriesNumber: Int?
    public var seriesDate: String?
    public var seriesDescription: String?
    public var bodyPartExamined: String?
    public var anatomicRegion: String?
    public var laterality: String?
    public var viewPosition: String?
    public var patientPosition: String?
    public var protocolName: String?
    public var manufacturer: String?
    public var manufacturerModelName: String?
    public var contrastBolusAgent: String?
    public var sequenceName: String?
    public var scanningSequence: [String] = []
    public var convolutionKernel: String?
    public var presentationIntentType: String?
    public var echoTime: Double?
    public var repetitionTime: Double?
    /// In s/mm².
    public var diffusionBValue: Double?
    public var kvp: Double?

    // Object
    public var instanceNumber: Int?
    public var acquisitionNumber: Int?
    public var temporalPositionIndex: Int?
    public var acquisitionDate: String?
    public var contentDate: String?
    public var contentTime: String?
    public var imageType: [String] = []
    public var imageComments: String?
    public var documentTitle: String?
    public var conversionType: String?
    public var burnedInAnnotation: String?
    /// How likely text stands in the pixels, 0 to 1, and why; set by `classify()`. Nil where it is not known.
    public var burnedInTextRisk: Double?
    public var burnedInTextReasons: [String] = []
    public var imageLaterality: String?
    public var lossyImageCompression: String?

    // Pixels
    public var rows: Int?
    public var columns: Int?
    public var numberOfFrames: Int?
    public var samplesPerPixel: Int?
    public var photometricInterpretation: String?
    public var bitsAllocated: Int?
    public var bitsStored: Int?
    public var pixelRepresentation: Int?
    /// True where the object has PixelData, FloatPixelData or DoubleFloatPixelData (the element itself is not read).
    public var hasPixelData: Bool = false
    /// Which part of each frame lies in SequenceOfUltrasoundRegions, 0 to 1; nil where there is no such sequence.
    public var ultrasoundRegionShare: Double?

    // Geometry
    /// ImagePositionPatient: (x, y, z) of the first voxel's centre, in mm.
    public var imagePositionPatient: [Double]?
    /// ImageOrientationPatient: the row's direction cosines, then the column's.
    public var imageOrientationPatient: [Double]?
    /// PixelSpacing, or ImagerPixelSpacing where that is all there is: (between rows, between columns), in mm.
    public var pixelSpacing: [Double]?
    public var sliceThickness: Double?
    public var spacingBetweenSlices: Double?
    public var sliceLocation: Double?

    /// What a key object selection points at; nil for every other object.
    public var keyObjectSelection: KeyObjectSelection?

    /// What the file does not say well: a declared character set its text does not follow, an element out of range.
    public var warnings: [String] = []

    public init(
        sopInstanceUID: String, sopClassUID: String, studyInstanceUID: String, seriesInstanceUID: String,
        transferSyntaxUID: String
    ) {
        self.sopInstanceUID = sopInstanceUID
        self.sopClassUID = sopClassUID
        self.studyInstanceUID = studyInstanceUID
        self.seriesInstanceUID = seriesInstanceUID
        self.transferSyntaxUID = transferSyntaxUID
    }

    /// Decides the role and the risk of burned-in text from the other attributes.
    public mutating func classify() {
        (role, roleReason) = InstanceRole.role(of: self)
        let risk = BurnedInTextRisk.risk(of: self, role: role)
        burnedInTextRisk = risk.score
        burnedInTextReasons = risk.reasons
    }
}
