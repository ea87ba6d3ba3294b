/// What an object is for, which decides whether it may represent its series.
public enum InstanceRole: String, Codable, Sendable, CaseIterable {
    /// An image of the patient or specimen, acquired or reconstructed.
    case image
    /// A scout, topogram or survey for planning other images.
    case localizer
    /// A screenshot, a scanned paper, or pixels that are not from a modality.
    case secondaryCapture = "secondary-capture"
    /// Values computed from images, such as diffusion or perfusion: not an appearance.
    case derivedMap = "derived-map"
    /// A dose report, structured or as an image.
    case doseReport = "dose-report"
    case structuredReport = "structured-report"
    case presentationState = "presentation-state"
    case keyObject = "key-object"
    case segmentation
    /// A plan, structure set, dose or treatment record.
    case radiotherapy
    /// An encapsulated PDF, CDA or model.
    case document
    case waveform
    case other

    /// Whether such an object may represent a series, if only because there is nothing better.
    public var isDisplayable: Bool {
        switch self {
        case .image, .localizer, .secondaryCapture, .derivedMap: true
        default: false
        }
    }

    /// The role of an object, with the reason in words without anything about the patient.
    ///
    /// The SOP class decides first, then ImageType (PS3.3 C.7.6.1.1.2), ConversionType and words of the descriptions.
    public static func role(of instance: Instance) -> (role: InstanceRole, reason: String) {
        if let (role, name) = roleOfClass(instance.sopClassUID), role != .image || instance.hasPixelData {
            return (role, "SOP class \(name)")
        }
        guard instance.hasPixelData else { return roleWithoutPixels(of: instance) }
        let imageType = instance.imageType.map { $0.uppercased() }

        if let word = instance.descriptionWord(among: doseWords, inProtocol: false)
            ?? imageType.first(where: doseTypes.contains)
        {
            return (.doseReport, "an image of a dose report or protocol (\(word))")
        }
        if Modality.isWholeSlide(instance.modality, sopClassUID: instance.sopClassUID),
            let kind = imageType.first(where: { ["LABEL", "OVERVIEW"].contains($0) })
        {
            return (.other, "slide \(kind.lowercased()), which may show the patient's name")
        }
        if imageType.contains(where: { $0 == "LOCALIZER" || $0 == "SCOUT" || $0 == "TOPOGRAM" }) {
            return (.localizer, "ImageType LOCALIZER")
        }
        // A CT of type AXIAL is not a localizer (C.8.2.1.1.1), whatever its description says.
        if Modality.isVolumetric(instance.modality), imageType.dropFirst(2).first != "AXIAL",
            let word = instance.descriptionWord(among: localizerWords)
                ?? (instance.modality == "MR" ? instance.descriptionWord(among: ["survey"]) : nil)
        {
            return (.localizer, "description contains \(word)")
        }
        if let kind = imageType.first(where: captureTypes.contains) {
            return (.secondaryCapture, "ImageType \(kind)")
        }
        if secondaryCaptureClasses.contains(instance.sopClassUID) { return roleOfCapture(instance) }
        if derivedMapClasses.contains(instance.sopClassUID) { return (.derivedMap, "SOP class of a parametric map") }
        if imageType.dropFirst(2).contains(where: mapTypes.contains) {
            return (.derivedMap, "ImageType of a computed map")
        }
        return (.image, imageReason(of: instance))
    }
}

extension InstanceRole {
    /// Roles that the SOP class alone decides (PS3.4 B.5, PS3.6 A), by exact UID, else by its root.
    private static func roleOfClass(_ sopClassUID: String) -> (InstanceRole, name: String)? {
        if let exact = exactRoles[sopClassUID] { return exact }
        if sopClassUID.hasPrefix(UID.radiotherapyRoot) { return (.radiotherapy, "Radiotherapy") }
        guard sopClassUID.hasPrefix(UID.storageRoot) else { return nil }
        let leaf = sopClassUID.dropFirst(UID.storageRoot.count)
        return rootedRoles.first { leaf.hasPrefix($0.root) }.map { ($0.role, $0.name) }
    }

    private static let exactRoles: [String: (InstanceRole, name: String)] = [
        UID.mediaStorageDirectoryStorage: (.other, "Media Storage Directory"),
        UID.keyObjectSelectionDocumentStorage: (.keyObject, "Key Object Selection"),
        UID.xRayRadiationDoseSRStorage: (.doseReport, "X-Ray Radiation Dose SR"),
        UID.radiopharmaceuticalRadiationDoseSRStorage: (.doseReport, "Radiopharmaceutical Radiation Dose SR"),
        UID.patientRadiationDoseSRStorage: (.doseReport, "Patient Radiation Dose SR"),
        UID.enhancedXRayRadiationDoseSRStorage: (.doseReport, "Enhanced X-Ray Radiation Dose SR"),
        UID.rawDataStorage: (.other, "Raw Data"),
        UID.spatialRegistrationStorage: (.other, "Spatial Registration"),
        UID.spatialFiducialsStorage: (.other, "Spatial Fiducials"),
        UID.deformableSpatialRegistrationStorage: (.other, "Deformable Spatial Registration"),
        UID.segmentationStorage: (.segmentation, "Segmentation"),
        UID.surfaceSegmentationStorage: (.segmentation, "Surface Segmentation"),
        UID.tractographyResultsStorage: (.other, "Tractography Results"),
        UID.labelMapSegmentationStorage: (.segmentation, "Label Map Segmentation"),
        UID.heightMapSegmentationStorage: (.segmentation, "Height Map Segmentation"),
        UID.realWorldValueMappingStorage: (.other, "Real World Value Mapping"),
        UID.surfaceScanMeshStorage: (.document, "Surface Scan Mesh"),
        UID.standaloneCurveStorage: (.waveform, "Standalone Curve"),
        UID.standalonePETCurveStorage: (.waveform, "Standalone PET Curve"),
        UID.standaloneOverlayStorage: (.other, "Standalone Overlay"),
        UID.standaloneModalityLUTStorage: (.other, "Standalone Modality LUT"),
        UID.standaloneVOILUTStorage: (.other, "Standalone VOI LUT"),
        UID.contentAssessmentResultsStorage: (.structuredReport, "Content Assessment Results"),
        UID.microscopyBulkSimpleAnnotationsStorage: (.other, "Microscopy Bulk Simple Annotations"),
        // Radiotherapy objects that are images of the patient.
        UID.rtImageStorage: (.image, "RT Image"),
        UID.enhancedRTImageStorage: (.image, "Enhanced RT Image"),
        UID.enhancedContinuousRTImageStorage: (.image, "Enhanced Continuous RT Image"),
    ]

    private static let rootedRoles: [(root: String, role: InstanceRole, name: String)] = [
        ("88.", .structuredReport, "Structured Report"),
        ("11.", .presentationState, "Presentation State"),
        ("9.", .waveform, "Waveform"),
        ("104.", .document, "Encapsulated Document"),
        ("481.", .radiotherapy, "Radiotherapy"),
        ("78.", .structuredReport, "Ophthalmic Measurements"),
        ("79.", .structuredReport, "Macular Grid Report"),
    ]

    private static let secondaryCaptureClasses: Set<String> = [
        UID.secondaryCaptureImageStorage, UID.multiFrameSingleBitSecondaryCaptureImageStorage,
        UID.multiFrameGrayscaleByteSecondaryCaptureImageStorage,
        UID.multiFrameGrayscaleWordSecondaryCaptureImageStorage, UID.multiFrameTrueColorSecondaryCaptureImageStorage,
    ]

    /// Parametric maps; ophthalmic thickness and corneal topography maps.
    private static let derivedMapClasses: Set<String> = [
        UID.parametricMapStorage, UID.ophthalmicThicknessMapStorage, UID.cornealTopographyMapStorage,
    ]

    private static let captureTypes: Set<String> = [
        "SCREEN SAVE", "SCREENSAVE", "SCREEN_SAVE", "SCREENSHOT", "SCREEN CAPTURE", "SCREEN_CAPTURE",
        "SECONDARY CAPTURE", "SECONDARY_CAPTURE",
    ]

    private static let doseTypes: Set<String> = ["DOSE", "DOSE_INFO", "DOSE INFO", "CT_SOM5 PROT", "CT_SOM7 PROT"]

    /// Values 3 and 4 of ImageType that name a computed quantity (PS3.3 C.8.13.3.1, C.8.16, and vendors' terms).
    private static let mapTypes: Set<String> = [
        "ADC", "EADC", "FA", "TENSOR", "TENSOR_B0", "TRACEW_FA", "CBF", "CBV", "MTT", "TTP", "TMAX", "RCBF", "RCBV",
        "PBP", "T1 MAP", "T2 MAP", "T2_STAR MAP", "T2* MAP", "T1_MAP", "T2_MAP", "PERFUSION_MAP", "R2_MAP",
        "R2STAR_MAP",
        "T2_STAR_MAP", "B0 MAP", "B1 MAP", "FIELD_MAP", "PHASE MAP", "VELOCITY MAP", "STRAIN", "FAT_FRACTION",
        "DIFFUSION_ANISO",
    ]

    /// Terms for a scout in descriptions; each must be a complete word.
    private static let localizerWords = [
        "localizer", "localiser", "localizers", "scout", "scouts", "topogram", "surview", "scanogram", "loc",
    ]

    private static let doseWords = [
        "dose report", "dose info", "dose record", "dose summary", "dose sheet", "patient protocol", "exam protocol",
        "exam summary",
    ]

    private static func roleOfCapture(_ instance: Instance) -> (InstanceRole, String) {
        switch instance.conversionType {
        case "DF": (.image, "Secondary Capture of a digitized film")
        case "SI": (.secondaryCapture, "Secondary Capture of a scanned image")
        case "SD": (.secondaryCapture, "Secondary Capture of a scanned document")
        case .some(let kind) where ["DV", "DI", "DRW", "SYN", "WSD"].contains(kind):
            (.secondaryCapture, "Secondary Capture, ConversionType \(kind)")
        default: (.secondaryCapture, "SOP class Secondary Capture")
        }
    }

    private static func roleWithoutPixels(of instance: Instance) -> (InstanceRole, String) {
        let roles: [String: InstanceRole] = [
            "SR": .structuredReport, "PR": .presentationState, "KO": .keyObject, "SEG": .segmentation,
            "RTSTRUCT": .radiotherapy, "RTPLAN": .radiotherapy, "RTDOSE": .radiotherapy, "RTRECORD": .radiotherapy,
            "DOC": .document, "ECG": .waveform, "HD": .waveform, "EPS": .waveform,
        ]
        guard let modality = instance.modality, let role = roles[modality] else { return (.other, "no pixel data") }
        return (role, "modality \(modality), no pixel data")
    }

    private static func imageReason(of instance: Instance) -> String {
        let source = instance.modality.flatMap { Modality.words(for: $0) == nil ? nil : "modality \($0)" }
        let derived = instance.imageType.first?.uppercased() == "DERIVED" ? ", derived" : ""
        return (source ?? "pixel data") + derived
    }
}

extension Instance {
    /// The first of these phrases in the series description, as complete words in any case. Without a description, the
    /// protocol name is searched, which is often that of the entire examination.
    fileprivate func descriptionWord(among phrases: [String], inProtocol: Bool = true) -> String? {
        guard let text = seriesDescription ?? (inProtocol ? protocolName : nil) else { return nil }
        let said = words(of: text)
        return phrases.first { said.contains(phrase: $0.utf8) }
    }

    /// The words in lower case, one space before each and one at the end.
    private func words(of text: String) -> [UInt8] {
        // The same result in a tenth of the time, which matters for every instance of a scan.
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            var said: [UInt8] = [0x20]
            said.reserveCapacity(text.utf8.count + 2)
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): said.append(byte)
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): said.append(byte | 0x20)
                default: if said.last != 0x20 { said.append(0x20) }
                }
            }
            if said.last != 0x20 { said.append(0x20) }
            return said
        }
        return Array((" " + text.lowercasedWords.joined(separator: " ") + " ").utf8)
    }
}

extension [UInt8] {
    /// Whether they contain a phrase with a space on either side.
    fileprivate func contains(phrase: String.UTF8View) -> Bool {
        indices.contains { place in
            self[place] == 0x20 && place + phrase.count + 1 < count && self[place + phrase.count + 1] == 0x20
                && self[(place + 1)...].starts(with: phrase)
        }
    }
}
