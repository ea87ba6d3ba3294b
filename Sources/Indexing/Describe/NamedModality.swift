/// The modality that a caption opens with, as in "Axial CT of the chest."
enum NamedModality {
    /// Later words may name other examinations: "… recommend CT."
    private static let openingWords = 8

    /// Words for a modality, and the values of Modality (0008,0060) that they fit.
    private static let vocabulary: [(words: [Substring], modalities: Set<String>)] = [
        (["ct"], ["CT"]), (["computed", "tomography"], ["CT"]), (["mri"], ["MR"]), (["mr"], ["MR"]),
        (["x", "ray"], xRays), (["radiograph"], xRays), (["mammogram"], ["MG", "CR", "DX"]),
        (["ultrasound"], ultrasounds), (["sonogram"], ultrasounds), (["echocardiogram"], ultrasounds),
        (["pet"], ["PT"]), (["fundus", "photograph"], ["OP", "OPT", "XC"]), (["microscopy"], ["GM", "SM", "XC"]),
        (["dermatoscopic"], ["XC", "DMS", "ES", "GM"]),
    ]
    private static let xRays: Set<String> = ["CR", "DX", "DR", "RG", "RF", "XA", "PX", "IO", "MG", "RTIMAGE"]
    private static let ultrasounds: Set<String> = ["US", "IVUS", "BDUS"]
    private static let known = vocabulary.reduce(into: Set<String>()) { $0.formUnion($1.modalities) }

    /// Whether the first words name modalities, and the series has another one that is also named here.
    ///
    /// - Parameter words: of the caption, in lower case and without punctuation.
    static func isAnother(than modality: String, in words: [Substring]) -> Bool {
        guard known.contains(modality.uppercased()) else { return false }
        let opening = words.prefix(openingWords)
        let named = vocabulary.filter { entry in
            opening.indices.contains { opening[$0...].starts(with: entry.words) }
        }
        return !named.isEmpty && !named.contains { $0.modalities.contains(modality.uppercased()) }
    }
}
