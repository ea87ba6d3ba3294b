import ClinicalText
import Testing

@Suite struct ClaimsTests {
    @Test(
        arguments: [
            ("Axial CT of the chest, lung window.", .chest), ("MRI of the brain.", .brain), ("MRI.", []),
            ("Frontal chest X-ray.", .chest), ("CT of the abdomen and pelvis.", [.abdomen, .pelvis]),
            ("Coronal MRI of the pelvis and urinary tract.", [.pelvis, .urinaryTract]), ("Mammogram.", .breast),
            ("MRI of the cervical spine", .cervicalSpine), ("X-ray of the femoral head", .hip),
            ("Ultrasound of the liver", .upperAbdominalOrgan),
            ("CT of the head, bone window", .head), ("axial CT with a brain window", []),
            ("lower leg radiograph", .lowerLeg),
            ("Dermatoscopic photograph of a pigmented skin lesion.", .wholeBody), ("no brain is seen in this CT", []),
            ("Medical image, type not recognised.", []), ("Echocardiogram, apical view", .heart), ("", []),
            ("Axial T1-weighted MRI of the musculoskeletal system.", .musculoskeletal),
            ("Colour fundus photograph of the retina.", .orbits),
            ("CT of the kidneys, without contrast", .upperAbdominalOrgan),
        ] as [(String, BodyRegion)])
    func partsOfTheBodyAreRead(text: String, region: BodyRegion) {
        #expect(Claims(of: text).region == region)
    }

    @Test(
        arguments: [
            ("PET/CT of the chest", ["CT", "PT"]), ("MR angiogram of the brain, not seen in CT", ["MR"]),
            ("Axial CT angiogram of the chest.", ["CT"]), ("CT-like MRI of the spine", ["MR"]), ("PET scan.", ["PT"]),
            ("Angiogram of the leg", ["CT", "MR", "RF", "XA"]), ("Non-contrast CT of the head", ["CT"]),
            ("A nodule.", nil),
            ("This is not an MRI but a CT of the head", ["CT"]), ("The fundus of the gallbladder is distended.", nil),
            ("A mass, compared with the prior CT", nil), ("Ray of light", nil), ("Whole-body bone scan", ["NM"]),
            ("CT-guided biopsy", nil), ("Light microscopy of a blood smear", ["GM", "SM", "XC"]),
            ("A nodule in the left lung. There is no effusion. Recommend CT.", nil), ("No effusion.", nil),
        ] as [(String, [String]?)])
    func kindsAreRead(text: String, modalities: [String]?) {
        #expect(Claims(of: text).modalities?.sorted() == modalities)
    }

    @Test func anXRayAngiogramIsNoMRAngiogram() {
        #expect(Claims(of: "X-ray angiogram.").modalities?.contains("XA") == true)
        #expect(Claims(of: "X-ray angiogram.").modalities?.contains("MR") == false)
    }

    @Test(
        arguments: [
            ("X-ray of the left hand", [.left]), ("Right lateral knee X-ray", [.right]),
            ("X-ray of the hand, right", [.right]),
            ("Both knees", [.left, .right]), ("The left ventricle is dilated", []),
            ("A mass in the left lung", [.left]),
            ("MRI of the brain with a right-sided lesion", []),
        ] as [(String, Set<Side>)])
    func sidesAreRead(text: String, sides: Set<Side>) {
        #expect(Claims(of: text).sides == sides)
    }

    @Test func regionsContainTheirParts() {
        let parts: [(BodyRegion, [BodyRegion])] = [
            (.head, [.brain, .orbits, .sinuses, .teeth, .face, .ear]),
            (.neck, [.thyroid, .carotid, .throat, .cervicalSpine]),
            (.chest, [.heart, .lung, .breast, .mediastinum, .thoracicSpine]),
            (.abdomen, [.upperAbdominalOrgan, .lumbarSpine]), (.pelvis, [.pelvicOrgan, .hip, .sacrum, .testis]),
            (.spine, [.cervicalSpine, .thoracicSpine, .lumbarSpine, .sacrum]), (.limb, [.upperLimb, .lowerLimb]),
            (.upperLimb, [.shoulder, .elbow, .wrist, .hand]), (.lowerLimb, [.hip, .knee, .ankle, .foot]),
            (.wholeBody, [.head, .neck, .chest, .abdomen, .pelvis, .spine, .limb]),
        ]
        for (region, all) in parts {
            for part in all { #expect(region.isSuperset(of: part)) }
        }
        let apart: [BodyRegion] = [.head, .neck, .chest, .abdomen, .pelvis]
        for (index, region) in apart.enumerated() {
            for other in apart[(index + 1)...] { #expect(!region.overlaps(other)) }
        }
        #expect(BodyRegion.thigh.overlaps(.knee) && !BodyRegion.hip.overlaps(.knee))
        #expect(!BodyRegion.breast.overlaps(.heart) && BodyRegion.lung.overlaps(.heart))
    }
}

@Suite struct StatedFactsTests {
    @Test(
        arguments: [
            ("ABDOMENPELVIS", [.abdomen, .pelvis]), ("HEADNECK", [.head, .neck]),
            ("CHEST_ABDOMEN", [.chest, .abdomen]),
            ("CHESTABDPELVIS", [.chest, .abdomen, .pelvis]), ("CSPINE", .cervicalSpine), ("C SPINE", .cervicalSpine),
            ("L-SPINE", .lumbarSpine), ("LUMBOSACRAL SPI", [.lumbarSpine, .sacrum]), ("TOTAL B", .wholeBody),
            ("Entire body", .wholeBody), ("WHOLE BODY", .wholeBody), ("LEFT WRIST", .wrist), ("LEFTKNEE", .knee),
            ("Schädel", .head), ("SCHAEDEL", .head), ("LWS", .lumbarSpine), ("Knie re.", .knee), ("genou droit", .knee),
            ("main gauche", .hand), ("胸部", .chest), ("ГОЛОВА", .head), ("TÓRAX", .chest), ("UP_EXM", .upperLimb),
            ("BRUST", .chest), ("EXTREMITY", .limb), ("PANCREAS", .upperAbdominalOrgan), ("HEAD", .head),
            ("Kopf/Hals", [.head, .neck]),
            ("ANNOON", []), ("JPEG 2000 Compressed Image", []), ("PHANTOM", []), ("UNKNOWN", []), ("", []),
        ] as [(String, BodyRegion)])
    func bodyPartsAreRead(text: String, region: BodyRegion) {
        #expect(StatedFacts(modality: "CT", bodyParts: [text]).region == region)
    }

    @Test func theSideIsThatOfTheCodeOrOfTheWords() {
        #expect(StatedFacts(modality: "CR", bodyParts: ["HAND"], laterality: "r").sides == [.right])
        #expect(StatedFacts(modality: "CR", bodyParts: ["LEFT WRIST"]).sides == [.left])
        #expect(StatedFacts(modality: "CR", bodyParts: ["Knie re."]).sides == [.right])
        #expect(StatedFacts(modality: "CR", bodyParts: ["L SPINE"]).sides == [])
        #expect(StatedFacts(modality: "CR", bodyParts: ["HAND"], laterality: "B").sides == [.left, .right])
        #expect(StatedFacts(modality: "CR", bodyParts: ["HEAD"], laterality: "U").sides == [])
    }

    private func contradictions(
        _ caption: String, _ modality: String?, _ bodyPart: String? = nil, _ laterality: String? = nil
    ) -> Set<Contradiction> {
        StatedFacts(modality: modality, bodyParts: [bodyPart, nil], laterality: laterality)
            .contradictions(of: Claims(of: caption))
    }

    @Test(arguments: [
        ("Axial CT of the brain.", "MR"), ("Chest X-ray.", "CT"), ("chest radiograph", "US"), ("Ultrasound.", "NM"),
        ("Breast ultrasound.", "MG"), ("T2-weighted MR of the knee", "CT"), ("Sagittal CT of the femur.", "PT"),
        ("PET/CT", "MR"), ("Axial MRI of the brain.", "XA"), ("X-ray angiogram.", "MR"),
    ])
    func aModalityThatTheHeaderDoesNotStateContradictsIt(caption: String, modality: String) {
        #expect(contradictions(caption, modality) == [.modality])
    }

    @Test(
        arguments: [
            ("Axial CT of the brain.", "CT"), ("Frontal chest X-ray.", "dx"), ("X-ray angiogram.", "XA"),
            ("PET/CT", "PT"),
            ("MR angiogram of the brain, not seen in CT", "MR"), ("Mammogram.", "MG"), ("Ray of light", "CT"),
            ("Chest X-ray.", "OT"), ("A nodule in the left lung. There is no effusion. Recommend CT.", "CR"),
            ("No effusion.", "CR"), ("The fundus of the gallbladder is distended.", "US"), ("PET/CT", "CT"),
            ("CT angiogram", "CT"), ("Fluoroscopic angiogram", "XA"), ("MRI", nil), ("CT-like image", "MR"),
        ] as [(String, String?)])
    func aModalityThatItAllowsDoesNot(caption: String, modality: String?) {
        #expect(contradictions(caption, modality) == [])
    }

    @Test(
        arguments: [
            ("MRI of the abdomen.", "MR", "PROSTATE"), ("CT of the chest.", "CT", "HEAD"),
            ("MRI of the knee.", "MR", "SHOULDER"),
            ("X-ray of the hand.", "MG", nil), ("MRI of the brain.", "MR", "Knie links"),
            ("CT of the head.", "CT", "ABDOMENPELVIS"),
        ] as [(String, String, String?)])
    func anotherPartOfTheBodyContradictsIt(caption: String, modality: String, bodyPart: String?) {
        #expect(contradictions(caption, modality, bodyPart).contains(.bodyPart))
    }

    @Test(arguments: [
        ("CT of the chest, lung window.", "TOTAL B"), ("CT of the abdomen and pelvis.", "PANCREAS"),
        ("Axial CT of the brain.", "HEAD"),
        ("CT of the abdomen.", "CHESTABDPELVIS"), ("MRI of the spine.", "NECK"), ("CT of the ankle.", "FOOT"),
        ("X-ray of a limb.", "EXTREMITY"), ("MRI of the knee.", "JPEG 2000 Compressed Image"), ("CT.", "HEAD"),
        ("Mammogram.", "BREAST"), ("CT of the chest.", "BREAST"), ("A pigmented skin lesion", "HAND"),
        ("MRI of the liver", "KIDNEY"),
    ])
    func aPartThatContainsOrOverlapsItDoesNot(caption: String, bodyPart: String) {
        #expect(contradictions(caption, nil, bodyPart) == [])
    }

    @Test func theOtherSideContradictsIt() {
        #expect(contradictions("X-ray of the left hand.", "CR", "HAND", "R") == [.laterality])
        #expect(contradictions("X-ray of the left hand.", "CR", "HAND", "B") == [])
        #expect(contradictions("X-ray of the hand.", "CR", "HAND", "R") == [])
        #expect(contradictions("X-ray of both hands.", "CR", "HAND", "R") == [])
    }
}
