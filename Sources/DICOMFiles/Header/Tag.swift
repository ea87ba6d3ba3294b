/// A data element's number and what PS3.6 says its value is, for files that do not say (implicit VR, UN).
struct Tag: Sendable {
    /// How a value is written.
    enum Kind: Sendable { case text, number, us, ss, ul, fd, fl, sequence, words }

    let value: UInt32
    let kind: Kind

    init(_ value: UInt32, _ kind: Kind = .text) {
        self.value = value
        self.kind = kind
    }
}

extension Tag {
    // Ultrasound regions
    static let sequenceOfUltrasoundRegions = Tag(0x0018_6011, .sequence)
    static let regionSpatialFormat = Tag(0x0018_6012, .us)
    static let regionLocationMinX0 = Tag(0x0018_6018, .ul)
    static let regionLocationMinY0 = Tag(0x0018_601A, .ul)
    static let regionLocationMaxX1 = Tag(0x0018_601C, .ul)
    static let regionLocationMaxY1 = Tag(0x0018_601E, .ul)

    // Standardised uptake
    static let patientWeight = Tag(0x0010_1030, .number)
    static let radiopharmaceuticalStartTime = Tag(0x0018_1072)
    static let radionuclideTotalDose = Tag(0x0018_1074, .number)
    static let radionuclideHalfLife = Tag(0x0018_1075, .number)
    static let radiopharmaceuticalStartDateTime = Tag(0x0018_1078)
    static let actualFrameDuration = Tag(0x0018_1242, .number)
    static let correctedImage = Tag(0x0028_0051)
    static let radiopharmaceuticalInformationSequence = Tag(0x0054_0016, .sequence)
    static let units = Tag(0x0054_1001)
    static let suvType = Tag(0x0054_1006)
    static let decayCorrection = Tag(0x0054_1102)
    static let frameReferenceTime = Tag(0x0054_1300, .number)

    // Identity
    static let specificCharacterSet = Tag(0x0008_0005)
    static let imageType = Tag(0x0008_0008)
    static let sopClassUID = Tag(0x0008_0016)
    static let sopInstanceUID = Tag(0x0008_0018)
    static let studyInstanceUID = Tag(0x0020_000D)
    static let seriesInstanceUID = Tag(0x0020_000E)
    static let frameOfReferenceUID = Tag(0x0020_0052)

    // Media directory
    static let directoryRecordSequence = Tag(0x0004_1220, .sequence)
    static let referencedFileID = Tag(0x0004_1500)

    // Dates and times
    static let studyDate = Tag(0x0008_0020)
    static let seriesDate = Tag(0x0008_0021)
    static let acquisitionDate = Tag(0x0008_0022)
    static let contentDate = Tag(0x0008_0023)
    static let studyTime = Tag(0x0008_0030)
    static let seriesTime = Tag(0x0008_0031)
    static let acquisitionTime = Tag(0x0008_0032)
    static let contentTime = Tag(0x0008_0033)

    // Description
    static let accessionNumber = Tag(0x0008_0050)
    static let modality = Tag(0x0008_0060)
    static let conversionType = Tag(0x0008_0064)
    static let presentationIntentType = Tag(0x0008_0068)
    static let manufacturer = Tag(0x0008_0070)
    static let codeValue = Tag(0x0008_0100)
    static let codeMeaning = Tag(0x0008_0104)
    static let referencedSOPInstanceUID = Tag(0x0008_1155)
    static let referencedFrameNumber = Tag(0x0008_1160, .number)
    static let referencedSOPSequence = Tag(0x0008_1199, .sequence)
    static let studyDescription = Tag(0x0008_1030)
    static let seriesDescription = Tag(0x0008_103E)
    static let institutionalDepartmentName = Tag(0x0008_1040)
    static let manufacturerModelName = Tag(0x0008_1090)
    static let anatomicRegionSequence = Tag(0x0008_2218, .sequence)
    static let patientName = Tag(0x0010_0010)
    static let patientID = Tag(0x0010_0020)
    static let patientBirthDate = Tag(0x0010_0030)
    static let contrastBolusAgent = Tag(0x0018_0010)
    static let bodyPartExamined = Tag(0x0018_0015)
    static let scanningSequence = Tag(0x0018_0020)
    static let sequenceName = Tag(0x0018_0024)
    static let sliceThickness = Tag(0x0018_0050, .number)
    static let kvp = Tag(0x0018_0060, .number)
    static let repetitionTime = Tag(0x0018_0080, .number)
    static let echoTime = Tag(0x0018_0081, .number)
    static let spacingBetweenSlices = Tag(0x0018_0088, .number)
    static let protocolName = Tag(0x0018_1030)
    static let imagerPixelSpacing = Tag(0x0018_1164, .number)
    static let convolutionKernel = Tag(0x0018_1210)
    static let patientPosition = Tag(0x0018_5100)
    static let viewPosition = Tag(0x0018_5101)
    static let effectiveEchoTime = Tag(0x0018_9082, .fd)
    static let diffusionBValue = Tag(0x0018_9087, .fd)
    static let mrTimingAndRelatedParametersSequence = Tag(0x0018_9112, .sequence)
    static let mrEchoSequence = Tag(0x0018_9114, .sequence)
    static let mrDiffusionSequence = Tag(0x0018_9117, .sequence)
    static let frameTypeSequences = [0x0018_9226, 0x0018_9329, 0x0018_9751].map { Tag($0, .sequence) }
    static let frameType = Tag(0x0008_9007)
    static let seriesNumber = Tag(0x0020_0011, .number)
    static let acquisitionNumber = Tag(0x0020_0012, .number)
    static let instanceNumber = Tag(0x0020_0013, .number)
    static let imagePositionPatient = Tag(0x0020_0032, .number)
    static let imageOrientationPatient = Tag(0x0020_0037, .number)
    static let laterality = Tag(0x0020_0060)
    static let imageLaterality = Tag(0x0020_0062)
    static let temporalPositionIdentifier = Tag(0x0020_0100, .number)
    static let sliceLocation = Tag(0x0020_1041, .number)
    static let imageComments = Tag(0x0020_4000)
    static let stackID = Tag(0x0020_9056)
    static let inStackPositionNumber = Tag(0x0020_9057, .ul)
    static let frameAnatomySequence = Tag(0x0020_9071, .sequence)
    static let frameContentSequence = Tag(0x0020_9111, .sequence)
    static let planePositionSequence = Tag(0x0020_9113, .sequence)
    static let planeOrientationSequence = Tag(0x0020_9116, .sequence)
    static let temporalPositionIndex = Tag(0x0020_9128, .ul)
    static let dimensionIndexValues = Tag(0x0020_9157, .ul)
    static let dimensionIndexPointer = Tag(0x0020_9165, .us)
    static let dimensionIndexSequence = Tag(0x0020_9222, .sequence)
    static let conceptNameCodeSequence = Tag(0x0040_A043, .sequence)
    static let viewCodeSequence = Tag(0x0054_0220, .sequence)
    static let contentSequence = Tag(0x0040_A730, .sequence)
    static let documentTitle = Tag(0x0042_0010)
    static let contentLabel = Tag(0x0070_0080)
    static let contentDescription = Tag(0x0070_0081)
    static let structureSetLabel = Tag(0x3006_0002)
    static let structureSetName = Tag(0x3006_0004)
    static let rtPlanLabel = Tag(0x300A_0002)
    static let rtPlanName = Tag(0x300A_0003)

    // Pixels
    static let samplesPerPixel = Tag(0x0028_0002, .us)
    static let photometricInterpretation = Tag(0x0028_0004)
    static let planarConfiguration = Tag(0x0028_0006, .us)
    static let numberOfFrames = Tag(0x0028_0008, .number)
    static let rows = Tag(0x0028_0010, .us)
    static let columns = Tag(0x0028_0011, .us)
    static let pixelSpacing = Tag(0x0028_0030, .number)
    static let pixelAspectRatio = Tag(0x0028_0034, .number)
    static let bitsAllocated = Tag(0x0028_0100, .us)
    static let bitsStored = Tag(0x0028_0101, .us)
    static let highBit = Tag(0x0028_0102, .us)
    static let pixelRepresentation = Tag(0x0028_0103, .us)
    static let pixelPaddingValue = Tag(0x0028_0120, .us)
    static let pixelPaddingRangeLimit = Tag(0x0028_0121, .us)
    static let floatPixelPaddingValue = Tag(0x0028_0122, .fl)
    static let doubleFloatPixelPaddingValue = Tag(0x0028_0123, .fd)
    static let floatPixelPaddingRangeLimit = Tag(0x0028_0124, .fl)
    static let doubleFloatPixelPaddingRangeLimit = Tag(0x0028_0125, .fd)
    static let burnedInAnnotation = Tag(0x0028_0301)
    static let lossyImageCompression = Tag(0x0028_2110)
    static let pixelMeasuresSequence = Tag(0x0028_9110, .sequence)
    static let extendedOffsetTable = Tag(0x7FE0_0001, .words)

    // Display
    static let windowCenter = Tag(0x0028_1050, .number)
    static let windowWidth = Tag(0x0028_1051, .number)
    static let rescaleIntercept = Tag(0x0028_1052, .number)
    static let rescaleSlope = Tag(0x0028_1053, .number)
    static let rescaleType = Tag(0x0028_1054)
    static let windowCenterWidthExplanation = Tag(0x0028_1055)
    static let voiLUTFunction = Tag(0x0028_1056)
    static let paletteDescriptors = [Tag(0x0028_1101, .us), Tag(0x0028_1102, .us), Tag(0x0028_1103, .us)]
    static let paletteData = [Tag(0x0028_1201, .words), Tag(0x0028_1202, .words), Tag(0x0028_1203, .words)]
    static let segmentedPaletteData = [Tag(0x0028_1221, .words), Tag(0x0028_1222, .words), Tag(0x0028_1223, .words)]
    static let modalityLUTSequence = Tag(0x0028_3000, .sequence)
    static let lutDescriptor = Tag(0x0028_3002, .us)
    static let lutExplanation = Tag(0x0028_3003)
    static let modalityLUTType = Tag(0x0028_3004)
    static let lutData = Tag(0x0028_3006, .words)
    static let voiLUTSequence = Tag(0x0028_3010, .sequence)
    static let frameVOILUTSequence = Tag(0x0028_9132, .sequence)
    static let pixelValueTransformationSequence = Tag(0x0028_9145, .sequence)
    static let presentationLUTShape = Tag(0x2050_0020)
    static let sharedFunctionalGroupsSequence = Tag(0x5200_9229, .sequence)
    static let perFrameFunctionalGroupsSequence = Tag(0x5200_9230, .sequence)
}
