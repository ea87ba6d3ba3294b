/// What a header states of an image: the modality, the part of the body, and the side.
public struct StatedFacts: Sendable, Equatable {
    /// Modality (0008,0060), in capitals.
    public let modality: String?
    /// The part of the body. Empty: not stated, or in words that are not known.
    public let region: BodyRegion
    /// The side, or both. Empty: not stated.
    public let sides: Set<Side>

    /// - Parameters:
    ///   - bodyParts: Body Part Examined (0018,0015), and meanings of Anatomic Region Sequence (0008,2218).
    ///   - descriptions: of the study and the series, and the protocol. They count where nothing else names a part, in English.
    ///   - laterality: Laterality (0020,0060) or Image Laterality (0020,0062): L, R, B or U.
    public init(
        modality: String?, bodyParts: [String?] = [], descriptions: [String?] = [], laterality: String? = nil
    ) {
        self.modality = modality?.uppercased()
        let texts = bodyParts.compactMap { $0 }.map { SearchWords.split(FoldedText.fold($0)) }
        var (named, others): (BodyRegion, [String]) = ([], [])
        for words in texts {
            let (part, rest) = Self.region(in: words)
            named.formUnion(part)
            others += rest
        }
        if named.isEmpty { named = Self.regions[self.modality ?? ""] ?? [] }
        region = named.isEmpty ? Self.region(described: descriptions) : named
        sides = Self.sides[laterality?.uppercased() ?? ""] ?? Self.sides(in: others)
    }

    /// What `claims` says otherwise. A word that is not known contradicts nothing, and neither does what only one of them
    /// states.
    public func contradictions(of claims: Claims) -> Set<Contradiction> {
        var found: Set<Contradiction> = []
        if let modality, KindTerms.known.contains(modality), !claims.kinds.isEmpty,
            !claims.kinds.contains(where: { $0.contains(modality) })
        {
            found.insert(.modality)
        }
        if !region.isEmpty, !claims.region.isEmpty, !region.overlaps(claims.region) { found.insert(.bodyPart) }
        if !sides.isEmpty, !claims.sides.isEmpty, sides.isDisjoint(with: claims.sides) { found.insert(.laterality) }
        return found
    }

    /// What a modality is always of.
    private static let regions: [String: BodyRegion] = [
        "MG": .breast, "IO": .teeth, "PX": .face, "OP": .orbits, "OPT": .orbits, "OPV": .orbits, "AR": .orbits,
    ]

    // MARK: Body parts

    /// The part that the words name, and the words that are not of its name.
    private static func region(in words: [String]) -> (BodyRegion, others: [String]) {
        if let region = RegionTerms.inHeaders.value(of: words) { return (region, []) }
        var region = BodyRegion()
        var others: [String] = []
        var next = 0
        for (range, part) in RegionTerms.inHeaders.matches(in: words) {
            region.formUnion(part)
            others += words[next..<range.lowerBound]
            next = range.upperBound
        }
        others += words[next...]
        return (others.reduce(into: region) { $0.formUnion(compound($1)) }, others)
    }

    /// The part that descriptions name. `head first` and `knee coil` say how an image was made.
    private static func region(described descriptions: [String?]) -> BodyRegion {
        descriptions.compactMap { $0 }.reduce(into: []) { $0.formUnion(Claims(of: $1).region) }
    }

    /// The parts of a word that joins several: ABDOMENPELVIS, CHESTABDPELVIS, HEADNECK, LEFTKNEE. Empty unless all of it is
    /// known.
    private static func compound(_ word: String) -> BodyRegion {
        var rest = Substring(word)
        var region = BodyRegion()
        while !rest.isEmpty {
            guard let (piece, part) = pieces.first(where: { rest.hasPrefix($0.0) }) else { return [] }
            region.formUnion(part)
            rest = rest.dropFirst(piece.count)
        }
        return region
    }

    /// The longest first.
    private static let pieces: [(String, BodyRegion)] = {
        let table: [(BodyRegion, String)] = [
            (.head, "head skull kopf tete crane"), (.brain, "brain"), (.neck, "neck hals cou"),
            (.chest, "chest thorax thor"), (.abdomen, "abdomen abdomin abdo abd"), (.pelvis, "pelvis pelv becken"),
            (.cervicalSpine, "cspine cervical cervico cerv"), (.thoracicSpine, "tspine thoracic thoraco"),
            (.lumbarSpine, "lspine lumbar lumbo"), (.sacrum, "sspine sacral sacrum"), (.spine, "spine"),
            (.shoulder, "shoulder"), (.elbow, "elbow"), (.wrist, "wrist"), (.hand, "hand"), (.hip, "hip"),
            (.thigh, "femur thigh"), (.knee, "knee knie"), (.ankle, "ankle"), (.foot, "foot"),
            (.lowerLeg, "tibia fibula"), ([], "left right and und"),
        ]
        return table.flatMap { part, words in words.split(separator: " ").map { (String($0), part) } }
            .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
    }()

    // MARK: Sides

    private static let sides: [String: Set<Side>] = ["L": [.left], "R": [.right], "B": [.left, .right]]

    private static func sides(in words: [String]) -> Set<Side> {
        words.reduce(into: []) { found, word in
            if lefts.contains(word) { found.insert(.left) }
            if rights.contains(word) { found.insert(.right) }
        }
    }

    private static let lefts: Set<String> = [
        "left", "lt", "l", "links", "li", "gauche", "izquierda", "izquierdo", "sinistra", "sinistro", "esquerda",
        "esquerdo", "both", "bilateral",
    ]
    private static let rights: Set<String> = [
        "right", "rt", "r", "rechts", "re", "droit", "droite", "derecha", "derecho", "destra", "destro", "direita",
        "direito", "both", "bilateral",
    ]
}

/// A fact on which a caption and the header differ.
public enum Contradiction: Sendable, CaseIterable {
    case modality
    case bodyPart
    case laterality
}
