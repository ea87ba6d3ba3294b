import DICOM
import Testing

@Suite struct InstanceRoleTests {
    static let storage = "1.2.840.10008.5.1.4.1.1."

    func instance(_ leaf: String, pixels: Bool = true, _ change: (inout Instance) -> Void = { _ in }) -> Instance {
        var instance = Instance(
            sopInstanceUID: "1.2.3", sopClassUID: Self.storage + leaf, studyInstanceUID: "1.2",
            seriesInstanceUID: "1.2.1",
            transferSyntaxUID: "1.2.840.10008.1.2.1")
        instance.hasPixelData = pixels
        change(&instance)
        return instance
    }

    func role(_ instance: Instance) -> InstanceRole { InstanceRole.role(of: instance).role }

    @Test(arguments: [
        ("2", InstanceRole.image), ("4", .image), ("1", .image), ("1.2", .image), ("1.1.1", .image), ("128", .image),
        ("130", .image), ("20", .image), ("6.1", .image), ("3.1", .image), ("12.1", .image), ("12.2", .image),
        ("2.1", .image), ("4.1", .image), ("13.1.3", .image), ("77.1.4", .image), ("77.1.6", .image), ("481.1", .image),
        ("7", .secondaryCapture), ("7.2", .secondaryCapture), ("30", .derivedMap), ("66.4", .segmentation),
        ("66.7", .segmentation), ("481.2", .radiotherapy), ("1.1.1.1", .image),
    ])
    func takesTheRoleOfTheClassWithPixels(leaf: String, expected: InstanceRole) {
        #expect(role(instance(leaf)) == expected)
    }

    @Test(arguments: [
        ("88.11", InstanceRole.structuredReport), ("88.33", .structuredReport), ("88.34", .structuredReport),
        ("88.59", .keyObject), ("88.67", .doseReport), ("88.68", .doseReport), ("88.76", .doseReport),
        ("11.1", .presentationState), ("11.12", .presentationState), ("11", .other), ("9.1.1", .waveform),
        ("9.4.1", .waveform), ("104.1", .document), ("104.2", .document), ("481.3", .radiotherapy),
        ("481.5", .radiotherapy), ("66", .other), ("66.1", .other), ("66.5", .segmentation), ("67", .other),
        ("2", .other), ("7", .other), ("481.1", .other),
    ])
    func takesTheRoleOfTheClassWithoutPixels(leaf: String, expected: InstanceRole) {
        #expect(role(instance(leaf, pixels: false)) == expected)
    }

    @Test(arguments: [
        (["ORIGINAL", "PRIMARY", "LOCALIZER"], InstanceRole.localizer), (["ORIGINAL", "PRIMARY", "AXIAL"], .image),
        (["DERIVED", "SECONDARY", "SCREEN SAVE"], .secondaryCapture), (["DERIVED", "PRIMARY", "ADC"], .derivedMap),
        (["DERIVED", "PRIMARY", "DIFFUSION", "FA"], .derivedMap), (["DERIVED", "SECONDARY", "MPR"], .image),
        ([], .image),
        (["DERIVED", "SECONDARY", "DOSE_INFO"], .doseReport),
    ])
    func recognizesScoutsMapsAndScreensByImageType(imageType: [String], expected: InstanceRole) {
        #expect(role(instance("4") { $0.imageType = imageType }) == expected)
    }

    @Test(arguments: [
        ("CT", "Scout", InstanceRole.localizer), ("CT", "Topogram 0.6 T20s", .localizer),
        ("MR", "3-plane LOC", .localizer),
        ("MR", "AAHead_Scout_64ch", .localizer), ("MR", "Survey_BFFE", .localizer), ("MR", "T2 local shim", .image),
        ("CR", "Skeletal survey", .image), ("CT", "Low dose chest", .image), ("CT", "Dose Report", .doseReport),
        ("CT", "Patient Protocol", .doseReport), ("CT", "block", .image), ("DX", "scout view abdomen", .image),
    ])
    func matchesCompleteWordsOfDescriptions(modality: String, description: String, expected: InstanceRole) {
        let found = instance("2") {
            $0.modality = modality
            $0.seriesDescription = description
        }
        #expect(role(found) == expected)
    }

    @Test(
        arguments: [
            ("DF", .image), ("WSD", .secondaryCapture), ("SD", .secondaryCapture), (nil, .secondaryCapture),
        ] as [(String?, InstanceRole)])
    func treatsADigitizedFilmAsAnImage(conversion: String?, expected: InstanceRole) {
        #expect(role(instance("7") { $0.conversionType = conversion }) == expected)
    }

    @Test(arguments: ["LABEL", "OVERVIEW"])
    func neverShowsSlideLabels(kind: String) {
        let found = role(instance("77.1.6") { $0.imageType = ["ORIGINAL", "PRIMARY", kind, "NONE"] })
        #expect(found == .other)
        #expect(!found.isDisplayable)
    }

    @Test func judgesAnUnknownClassByItsPixels() {
        var unknown = instance("2")
        unknown.sopClassUID = "1.3.12.2.1107.5.9.1"
        #expect(role(unknown) == .image)
        unknown.hasPixelData = false
        #expect(role(unknown) == .other)
        unknown.modality = "SR"
        #expect(role(unknown) == .structuredReport)
    }

    /// A description can hold a name, so that a reason quotes only our own words.
    @Test func quotesNoTextOfTheFileInReasons() {
        let found = instance("2") {
            $0.modality = "CT"
            $0.seriesDescription = "Scout of Jane Roe"
        }
        #expect(InstanceRole.role(of: found).reason == "description contains scout")
    }

    @Test func hasKebabCaseNames() {
        #expect(
            InstanceRole.allCases.map(\.rawValue) == [
                "image", "localizer", "secondary-capture", "derived-map", "dose-report", "structured-report",
                "presentation-state", "key-object", "segmentation", "radiotherapy", "document", "waveform", "other",
            ])
    }

    /// Words of a description do not outweigh ImageType, and those of a protocol are often the whole examination's.
    @Test func doesNotTakeAnAxialSliceForALocalizer() {
        let after = instance("2") {
            $0.modality = "CT"
            $0.imageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
            $0.seriesDescription = "ABD W/O after scout"
        }
        #expect(role(after) == .image)
        let planned = instance("4") {
            $0.modality = "MR"
            $0.seriesDescription = "T1 SAG"
            $0.protocolName = "NEURO LOC + T1"
            $0.imageComments = "planned on scout"
        }
        #expect(role(planned) == .image)
        let survey = instance("4") {
            $0.modality = "MR"
            $0.protocolName = "3-plane loc"
        }
        #expect(role(survey) == .localizer)
    }
}
