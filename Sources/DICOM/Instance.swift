/// What Fileroom keeps of the header of one DICOM object: identity, description, geometry, and what decides its role.
///
/// Property names are the keywords of PS3.6. Text is UTF-8 whatever SpecificCharacterSet the file declares, dates are
/// `YYYY-MM-DD`, and a value that the file does not state is nil. Patient name, patient ID, birth date and accession
/// number are not read, so they cannot leak.
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
    /// How likely text stands in the pixels, 0 to 1, and why; set by `classify()`. Nil if unknown.
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
    /// Whether the object has PixelData, FloatPixelData or DoubleFloatPixelData (which is not read).
    public var hasPixelData: Bool = false
    /// The fraction of a frame within SequenceOfUltrasoundRegions, 0 to 1; nil without that sequence.
    public var ultrasoundRegionShare: Double?

    // Geometry
    /// ImagePositionPatient: (x, y, z) of the first voxel's center, in mm.
    public var imagePositionPatient: [Double]?
    /// ImageOrientationPatient: the row's direction cosines, then the column's.
    public var imageOrientationPatient: [Double]?
    /// PixelSpacing, or ImagerPixelSpacing if there is no other: (between rows, between columns), in mm.
    public var pixelSpacing: [Double]?
    public var sliceThickness: Double?
    public var spacingBetweenSlices: Double?
    public var sliceLocation: Double?

    /// The references of a key object selection; nil for other objects.
    public var keyObjectSelection: KeyObjectSelection?

    /// Defects of the header, such as text that does not follow the declared character set, or an element out of range.
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
