import DICOM

/// The window for a CT in Hounsfield units without a window of its own, by the body part it shows.
struct BodyPartWindow: Equatable {
    let preset: WindowPreset
    /// The attribute and the word that the preset comes from, such as `body part CHEST`.
    let source: String

    /// Looks at BodyPartExamined first, then at the anatomic region, then at the descriptions.
    init(of frame: PixelFrame) {
        let places =
            [("body part", frame.bodyPartExamined), ("anatomic region", frame.anatomicRegion)]
            + frame.descriptions.map { ("description", $0) }
        for (place, text) in places {
            guard let text, let (preset, word) = Self.preset(for: text) else { continue }
            self.init(preset: preset, source: "\(place) \(word.uppercased())")
            return
        }
        self.init(preset: .softTissue, source: "body part unknown")
    }

    private init(preset: WindowPreset, source: String) {
        self.preset = preset
        self.source = source
    }

    /// The preset of the body part that a text names; soft tissue if it names parts with different presets.
    private static func preset(for text: String) -> (WindowPreset, word: String)? {
        let found = text.lowercasedWords.map(String.init).compactMap { word in words[word].map { ($0, word) } }
        guard let first = found.first else { return nil }
        return found.allSatisfy { $0.0 == first.0 } ? first : (.softTissue, found.map(\.1).joined(separator: "+"))
    }

    /// The terms of PS3.16 annex L and common words of descriptions. Any other part is soft tissue.
    private static let words: [String: WindowPreset] = {
        let table: [(WindowPreset, String)] = [
            (.brain, "brain head skull cranium cranial cerebral cerebrum intracranial headbrain"),
            (.lung, "chest thorax lung lungs pulmonary hrct"),
            (.mediastinum, "heart cardiac coronary mediastinum aorta esophagus thoracicaorta"),
            (
                .bone,
                """
                spine cspine tspine lspine sspine ctspine tlspine lsspine lspinespine cervicalspine thoracicspine \
                lumbarspine wholespine vertebra sacrum coccyx sijoint bone tbone iac sinus sinuses orbit orbits facial \
                face maxilla mandible jaw tmj dental teeth rib ribs sternum clavicle scapula shoulder humerus arm \
                upperarm elbow forearm wrist scaphoid hand finger thumb hip femur thigh knee patella leg lowerleg \
                tibia ankle calcaneus foot toe extremity upperextremity lowerextremity acjoint scjoint skeleton
                """
            ),
            (
                .softTissue,
                """
                neck carotid larynx thyroid abdomen abdominal abdo abd pelvis liver pancreas spleen kidney kidneys \
                renal adrenal bladder prostate uterus colon rectum bowel stomach headneck neckchest chestabdomen \
                chestabdpelvis chestabdomenpelvis neckchestabdpelv neckchestabdomen abdomenpelvis abdpelvis \
                wholebody body
                """
            ),
        ]
        var words: [String: WindowPreset] = [:]
        for (preset, list) in table { for word in list.split(separator: " ") { words[String(word)] = preset } }
        return words
    }()
}
