/// The kinds of picture that values of Modality (0008,0060) stand for, in the words of captions.
public enum KindNames {
    private static let kinds: [(name: String, modalities: [String])] = [
        ("CT", ["CT"]), ("MRI", ["MR"]), ("X-ray", ["CR", "DX", "DR", "RG", "RF", "XA", "PX", "IO"]),
        ("mammogram", ["MG"]), ("ultrasound", ["US", "IVUS", "BDUS"]), ("PET", ["PT"]),
    ]

    /// Values of Modality that say nothing of what a picture shows.
    static let unconstrained = ["OT", "SC", "XC"]

    /// The kind of a modality; of one that has no name here, the modality itself. Nil, for no modality, is unknown.
    public static func kind(of modality: String?) -> String {
        guard let modality, !modality.isEmpty else { return EvidenceSettings.unknownKind }
        return kinds.first { $0.modalities.contains(modality.uppercased()) }?.name ?? modality
    }

    /// The values of Modality that each kind is consistent with.
    static func modalities(of names: [String]) -> [String: [String]] {
        var result: [String: [String]] = [:]
        for name in names where name != EvidenceSettings.unknownKind {
            result[name] = kinds.first { $0.name == name }?.modalities ?? [name]
        }
        return result
    }
}
