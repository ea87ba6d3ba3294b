/// A data element's number and what PS3.6 says its value is, for files that do not say (implicit VR, UN).
public struct Tag: Sendable {
    /// How a value is written.
    public enum Kind: Sendable { case text, number, us, ss, ul, fd, fl, sequence, words }

    public let value: UInt32
    public let kind: Kind

    public init(_ value: UInt32, _ kind: Kind = .text) {
        self.value = value
        self.kind = kind
    }
}

extension Tag {
    // Ultrasound regions
    public static let sequenceOfUltrasoundRegions = Tag(0x0018_6011, .sequence)
    public static let regionSpatialFormat = Tag(0x0018_6012, .us)
    public static let regionLocationMinX0 = Tag(0x0018_6018, .ul)
    public static let regionLocationMinY0 = Tag(0x0018_601A, .ul)
    public static let regionLocationMaxX1 = Tag(0x0018_601C, .ul)
    public static let regionLocationMaxY1 = Tag(0x0018_601E, .ul)

    // Standardised uptake
    public static let patientWeight = Tag(0x0010_1030, .number)
    public static let radiopharmaceuticalStartTime = Tag(0x0018_1072)
    public static let radionuclideTotalDose = Tag(0x0018_1074, .number)
    public static let radionuclideHalfLife = Tag(0x0018_1075, .number)
    public static let radiopharmaceuticalStartDateTime = Tag(0x0018_1078)
    public static let actualFrameDuration = Tag(0x0018_1242, .number)
    public static let correctedImage = Tag(0x0028_0051)
    public static let radiopharmaceuticalInformationSequence = Tag(0x0054_0016, .sequence)
    public static let units = Tag(0x0054_1001)
    public static let suvType = Tag(0x0054_1006)
    public static let decayCorrection = Tag(0x0054_1102)
    public static let frameReferenceTime = Tag(0x0054_1300, .number)

    // Identity
    public static let specificCharacterSet = Tag(0x0008_0005)
    public static let imageType = Tag(0x0008_0008)
    public static let sopClassUID = Tag(0x0008_0016)
    public static let sopInstanceUID = Tag(0x0008_0018)
    public static let studyInstanceUID = Tag(0x0020_000D)
    public static let seriesInstanceUID = Tag(0x0020_000E)
    public static let frameOfReferenceUID = Tag(0x0020_0052)

    // Media directory
    public static let directoryRecordSequence = Tag(0x0004_1220, .sequence)
    public static let referencedFileID = Tag(0x0004_1500)

    // Dates and times
    public static let studyDate = Tag(0x0008_0020)
    public static let seriesDate = Tag(0x0008_0021)
    public static let acquisitionDate = Tag(0x0008_0022)
    public static let contentDate = Tag(0x0008_0023)
    public static let studyTime = Tag(0x0008_0030)
    public static let seriesTime = Tag(0x0008_0031)
    public static let acquisitionTime = Tag(0x0008_0032)
    public static let contentTime = Tag(0x0008_0033)

    // Description
    public static let accessionNumber = Tag(0x0008_0050)
    public static let modality = Tag(0x0008_0060)
    public static let conversionType = Tag(0x0008_0064)
    public static let presentationIntentType = Tag(0x0008_0068)
    public static let manufacturer = Tag(0x0008_0070)
    public static let codeValue = Tag(0x0008_0100)
    public static let codeMeaning = Tag(0x0008_0104)
    public static let referencedSOPInstanceUID = Tag(0x0008_1155)
    public static let referencedFrameNumber = Tag(0x0008_1160, .number)
    public static let referencedSOPSequence = Tag(0x0008_1199, .sequence)
    public static let studyDescription = Tag(0x0008_1030)
    public static let seriesDescription = Tag(0x0008_103E)
    public static let institutionalDepartmentName = Tag(0x0008_1040)
    public static let manufacturerModelName = Tag(0x0008_1090)
    public static let anatomicRegionSequence = Tag(0x0008_2218, .sequence)
    public static let patientName = Tag(0x0010_0010)
    public static let patientID = Tag(0x0010_0020)
    public static let patientBirthDate = Tag(0x0010_0030)
    public static let contrastBolusAgent = Tag(0x0018_0010)
    public static let bodyPartExamined = Tag(0x0018_0015)
    public static let scanningSequence = Tag(0x0018_0020)
    public static let sequenceName = Tag(0x0018_0024)
    public static let sliceThickness = Tag(0x0018_0050, .number)
    public static let kvp = Tag(0x0018_0060, .number)
    public static let repetitionTime = Tag(0x0018_0080, .number)
    public static let echoTime = Tag(0x0018_0081, .number)
    public static let spacingBetweenSlices = Tag(0x0018_0088, .number)
    public static let protocolName = Tag(0x0018_1030)
    public static let imagerPixelSpacing = Tag(0x0018_1164, .number)
    public static let convolutionKernel = Tag(0x0018_1210)
    public static let patientPosition = Tag(0x0018_5100)
    public static let viewPosition = Tag(0x0018_5101)
    public static let effectiveEchoTime = Tag(0x0018_9082, .fd)
    public static let diffusionBValue = Tag(0x0018_9087, .fd)
    public static let mrTimingAndRelatedParametersSequence = Tag(0x0018_9112, .sequence)
    public static let mrEchoSequence = Tag(0x0018_9114, .sequence)
    public static let mrDiffusionSequence = Tag(0x0018_9117, .sequence)
    public static let frameTypeSequences = [0x0018_9226, 0x0018_9329, 0x0018_9751].map { Tag($0, .sequence) }
    public static let frameType = Tag(0x0008_9007)
    public static let pixelPresentation = Tag(0x0008_9205)
    public static let seriesNumber = Tag(0x0020_0011, .number)
    public static let acquisitionNumber = Tag(0x0020_0012, .number)
    public static let instanceNumber = Tag(0x0020_0013, .number)
    public static let imagePositionPatient = Tag(0x0020_0032, .number)
    public static let imageOrientationPatient = Tag(0x0020_0037, .number)
    public static let laterality = Tag(0x0020_0060)
    public static let imageLaterality = Tag(0x0020_0062)
    public static let temporalPositionIdentifier = Tag(0x0020_0100, .number)
    public static let sliceLocation = Tag(0x0020_1041, .number)
    public static let imageComments = Tag(0x0020_4000)
    public static let stackID = Tag(0x0020_9056)
    public static let inStackPositionNumber = Tag(0x0020_9057, .ul)
    public static let frameAnatomySequence = Tag(0x0020_9071, .sequence)
    public static let frameContentSequence = Tag(0x0020_9111, .sequence)
    public static let planePositionSequence = Tag(0x0020_9113, .sequence)
    public static let planeOrientationSequence = Tag(0x0020_9116, .sequence)
    public static let temporalPositionIndex = Tag(0x0020_9128, .ul)
    public static let dimensionIndexValues = Tag(0x0020_9157, .ul)
    public static let dimensionIndexPointer = Tag(0x0020_9165, .us)
    public static let dimensionIndexSequence = Tag(0x0020_9222, .sequence)
    public static let conceptNameCodeSequence = Tag(0x0040_A043, .sequence)
    public static let viewCodeSequence = Tag(0x0054_0220, .sequence)
    public static let contentSequence = Tag(0x0040_A730, .sequence)
    public static let documentTitle = Tag(0x0042_0010)
    public static let contentLabel = Tag(0x0070_0080)
    public static let contentDescription = Tag(0x0070_0081)
    public static let structureSetLabel = Tag(0x3006_0002)
    public static let structureSetName = Tag(0x3006_0004)
    public static let rtPlanLabel = Tag(0x300A_0002)
    public static let rtPlanName = Tag(0x300A_0003)

    // Pixels
    public static let samplesPerPixel = Tag(0x0028_0002, .us)
    public static let photometricInterpretation = Tag(0x0028_0004)
    public static let planarConfiguration = Tag(0x0028_0006, .us)
    public static let numberOfFrames = Tag(0x0028_0008, .number)
    public static let rows = Tag(0x0028_0010, .us)
    public static let columns = Tag(0x0028_0011, .us)
    public static let pixelSpacing = Tag(0x0028_0030, .number)
    public static let pixelAspectRatio = Tag(0x0028_0034, .number)
    public static let bitsAllocated = Tag(0x0028_0100, .us)
    public static let bitsStored = Tag(0x0028_0101, .us)
    public static let highBit = Tag(0x0028_0102, .us)
    public static let pixelRepresentation = Tag(0x0028_0103, .us)
    public static let pixelPaddingValue = Tag(0x0028_0120, .us)
    public static let pixelPaddingRangeLimit = Tag(0x0028_0121, .us)
    public static let floatPixelPaddingValue = Tag(0x0028_0122, .fl)
    public static let doubleFloatPixelPaddingValue = Tag(0x0028_0123, .fd)
    public static let floatPixelPaddingRangeLimit = Tag(0x0028_0124, .fl)
    public static let doubleFloatPixelPaddingRangeLimit = Tag(0x0028_0125, .fd)
    public static let burnedInAnnotation = Tag(0x0028_0301)
    public static let lossyImageCompression = Tag(0x0028_2110)
    public static let pixelMeasuresSequence = Tag(0x0028_9110, .sequence)
    public static let extendedOffsetTable = Tag(0x7FE0_0001, .words)

    // Display
    public static let windowCenter = Tag(0x0028_1050, .number)
    public static let windowWidth = Tag(0x0028_1051, .number)
    public static let rescaleIntercept = Tag(0x0028_1052, .number)
    public static let rescaleSlope = Tag(0x0028_1053, .number)
    public static let rescaleType = Tag(0x0028_1054)
    public static let windowCenterWidthExplanation = Tag(0x0028_1055)
    public static let voiLUTFunction = Tag(0x0028_1056)
    public static let paletteDescriptors = [Tag(0x0028_1101, .us), Tag(0x0028_1102, .us), Tag(0x0028_1103, .us)]
    public static let paletteData = [Tag(0x0028_1201, .words), Tag(0x0028_1202, .words), Tag(0x0028_1203, .words)]
    public static let segmentedPaletteData = [
        Tag(0x0028_1221, .words), Tag(0x0028_1222, .words), Tag(0x0028_1223, .words),
    ]
    public static let modalityLUTSequence = Tag(0x0028_3000, .sequence)
    public static let lutDescriptor = Tag(0x0028_3002, .us)
    public static let lutExplanation = Tag(0x0028_3003)
    public static let modalityLUTType = Tag(0x0028_3004)
    public static let lutData = Tag(0x0028_3006, .words)
    public static let voiLUTSequence = Tag(0x0028_3010, .sequence)
    public static let frameVOILUTSequence = Tag(0x0028_9132, .sequence)
    public static let pixelValueTransformationSequence = Tag(0x0028_9145, .sequence)
    public static let presentationLUTShape = Tag(0x2050_0020)
    public static let sharedFunctionalGroupsSequence = Tag(0x5200_9229, .sequence)
    public static let perFrameFunctionalGroupsSequence = Tag(0x5200_9230, .sequence)
}
