/// How likely it is that text stands in an object's pixels, where a patient's name may be among it.
///
/// Nobody has looked at the pixels: this goes by what the header says of how they came about. BurnedInAnnotation alone
/// proves little, since many writers state NO of pictures full of text.
public struct BurnedInTextRisk: Sendable, Equatable {
    /// From 0, no pixels, to 1, the file says so.
    public let score: Double
    /// What the score goes by, the weightiest first, in words that hold nothing of the patient.
    public let reasons: [String]

    /// A picture of lower risk may leave the program unasked.
    ///
    /// Below it are slices and projections straight from their machine (at most 0.2) and ultrasound that is all region
    /// (0.25); above it whatever was photographed, captured or drawn, also where the file denies its text.
    public static let thumbnailThreshold = 0.3

    /// Whether a thumbnail may be made that nobody asked for: the one place where that is decided.
    ///
    /// - Parameter score: nil where the risk is not known, which is no permission.
    public static func allowsThumbnail(score: Double?) -> Bool { score.map { $0 < thumbnailThreshold } ?? false }

    public var allowsThumbnail: Bool { Self.allowsThumbnail(score: score) }

    /// The risk of an object: that of its weightiest evidence, halved where the file says that there is no text.
    ///
    /// - Parameter role: the object's, where it is known already.
    public static func risk(of instance: Instance, role: InstanceRole? = nil) -> BurnedInTextRisk {
        guard instance.hasPixelData else { return BurnedInTextRisk(score: 0, reasons: ["no pixel data"]) }
        let statement = instance.burnedInAnnotation?.uppercased()
        var evidence = evidence(of: instance, role ?? InstanceRole.role(of: instance).role)
        if statement == "YES" { evidence.append((1, "BurnedInAnnotation is YES")) }
        // Equal weights stay in the order in which they were found.
        let ordered = evidence.enumerated().sorted { ($1.element.0, $0.offset) < ($0.element.0, $1.offset) }
        var score = ordered.first?.element.0 ?? 0
        var reasons = ordered.map(\.element.1)
        if statement == "NO" {
            score /= 2
            reasons.append("BurnedInAnnotation is NO, which halves it")
        }
        return BurnedInTextRisk(score: score, reasons: reasons)
    }

    private static func evidence(of instance: Instance, _ role: InstanceRole) -> [(Double, String)] {
        var evidence: [(Double, String)] = []
        switch instance.conversionType?.uppercased() {
        case "DF": evidence.append((0.8, "a digitized film, with what was written on it"))
        case "SI", "SD": evidence.append((0.9, "a scanned image or document"))
        default:
            if role == .secondaryCapture { evidence.append((0.9, "a capture of a screen or of another picture")) }
        }
        if role == .doseReport { evidence.append((0.9, "a picture of a report")) }
        if role == .other, instance.imageType.contains(where: { ["LABEL", "OVERVIEW"].contains($0.uppercased()) }) {
            evidence.append((0.9, "the label or overview of a slide"))
        }
        evidence.append(modalityEvidence(instance))
        if ["CT", "MR", "PT", "NM"].contains(instance.modality ?? ""), (instance.samplesPerPixel ?? 1) > 1 {
            evidence.append((0.6, "colour pixels of a modality that has none"))
        }
        if instance.imageType.dropFirst().first?.uppercased() == "SECONDARY" {
            evidence.append((0.25, "ImageType SECONDARY"))
        }
        return evidence
    }

    private static func modalityEvidence(_ instance: Instance) -> (Double, String) {
        guard let modality = instance.modality else { return (0.5, "no modality") }
        guard modality == "US" || modality == "IVUS" else {
            return (modalityScores[modality] ?? 0.5, "modality \(modalityScores[modality] == nil ? "other" : modality)")
        }
        guard let share = instance.ultrasoundRegionShare else { return (0.8, "ultrasound without regions") }
        // What is left is an edge of a pixel or two.
        return share >= 0.99
            ? (0.25, "ultrasound, all of it within its regions") : (0.8, "ultrasound with pixels outside its regions")
    }

    /// How often pictures of a modality carry text, by the way its machines make them.
    private static let modalityScores: [String: Double] = [
        "CT": 0.05, "MR": 0.05, "PT": 0.05, "NM": 0.1, "SM": 0.1, "IVOCT": 0.2,
        "CR": 0.2, "DX": 0.2, "MG": 0.2, "RTIMAGE": 0.2, "IO": 0.2, "PX": 0.2, "OPT": 0.2,
        "RG": 0.4, "XA": 0.4, "RF": 0.4, "OP": 0.4, "BMD": 0.8,
        "ES": 0.5, "XC": 0.5, "GM": 0.5, "OT": 0.6, "SC": 0.9,
    ]
}
