/// How likely the pixels of an object contain text, which may include the patient's name.
///
/// Judged from the header alone, by how the pixels were made. BurnedInAnnotation by itself proves little: many writers
/// state NO for images full of text.
public struct BurnedInTextRisk: Sendable, Equatable {
    /// From 0 (no pixels) to 1 (the file states it).
    public let score: Double
    /// The evidence for the score, strongest first, in words without anything about the patient.
    public let reasons: [String]

    /// Images of lower risk may be shown without being asked for.
    ///
    /// Below it are slices and projections straight from the scanner (at most 0.2) and ultrasound entirely within its
    /// regions (0.25). Above it is whatever was photographed, captured or drawn, even if the file denies text.
    public static let thumbnailThreshold = 0.3

    /// Whether a thumbnail may be made without being asked for. No other place decides this.
    ///
    /// - Parameter score: nil if the risk is unknown, which does not allow it.
    public static func allowsThumbnail(score: Double?) -> Bool { score.map { $0 < thumbnailThreshold } ?? false }

    public var allowsThumbnail: Bool { Self.allowsThumbnail(score: score) }

    /// The risk of an object: that of its strongest evidence, halved if the file states that there is no text.
    ///
    /// - Parameter role: the role of the object, if it is already known.
    public static func risk(of instance: Instance, role: InstanceRole? = nil) -> BurnedInTextRisk {
        guard instance.hasPixelData else { return BurnedInTextRisk(score: 0, reasons: ["no pixel data"]) }
        let statement = instance.burnedInAnnotation?.uppercased()
        var evidence = evidence(of: instance, role ?? InstanceRole.role(of: instance).role)
        if statement == "YES" { evidence.append((1, "BurnedInAnnotation is YES")) }
        // Equal weights keep the order in which they were found.
        let ordered = evidence.enumerated().sorted { ($1.element.0, $0.offset) < ($0.element.0, $1.offset) }
        var score = ordered.first?.element.0 ?? 0
        var reasons = ordered.map(\.element.1)
        if statement == "NO" {
            score /= 2
            reasons.append("BurnedInAnnotation is NO, which halves the risk")
        }
        return BurnedInTextRisk(score: score, reasons: reasons)
    }

    private static func evidence(of instance: Instance, _ role: InstanceRole) -> [(Double, String)] {
        var evidence: [(Double, String)] = []
        switch instance.conversionType?.uppercased() {
        case "DF": evidence.append((0.8, "a digitized film, which may bear writing"))
        case "SI", "SD": evidence.append((0.9, "a scanned image or document"))
        default:
            if role == .secondaryCapture { evidence.append((0.9, "a capture of a screen or of another image")) }
        }
        if role == .doseReport { evidence.append((0.9, "an image of a report")) }
        if role == .other, instance.imageType.contains(where: { ["LABEL", "OVERVIEW"].contains($0.uppercased()) }) {
            evidence.append((0.9, "the label or overview of a slide"))
        }
        evidence.append(modalityEvidence(instance))
        if Modality.isVolumetric(instance.modality), (instance.samplesPerPixel ?? 1) > 1 {
            evidence.append((0.6, "color pixels of a grayscale modality"))
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
        // The rest is an edge of a pixel or two.
        return share >= 0.99
            ? (0.25, "ultrasound entirely within its regions") : (0.8, "ultrasound with pixels outside its regions")
    }

    /// How often images of a modality contain text, by the way they are made.
    private static let modalityScores: [String: Double] = [
        "CT": 0.05, "MR": 0.05, "PT": 0.05, "NM": 0.1, "SM": 0.1, "IVOCT": 0.2,
        "CR": 0.2, "DX": 0.2, "MG": 0.2, "RTIMAGE": 0.2, "IO": 0.2, "PX": 0.2, "OPT": 0.2,
        "RG": 0.4, "XA": 0.4, "RF": 0.4, "OP": 0.4, "BMD": 0.8,
        "ES": 0.5, "XC": 0.5, "GM": 0.5, "OT": 0.6, "SC": 0.9,
    ]
}
