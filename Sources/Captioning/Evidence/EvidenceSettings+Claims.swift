import ClinicalText

extension EvidenceSettings {
    /// What a caption names, as the places of the classes that bear it out.
    public struct Claimed: Sendable, Equatable {
        public let claim: Judgement.Claim
        /// The classes of the kinds it names.
        let kind: Set<Int>
        /// Of these, the classes of the parts it names.
        let part: Set<Int>
    }

    /// What a caption in free text names; nil if it names none of the kinds and parts.
    ///
    /// A kind is named by a modality that it is consistent with, a part by any part of the body that overlaps it.
    func claimed(in text: String) -> Claimed? {
        let claims = Claims(of: text)
        let ofKind = classes.indices.filter { index in
            let modalities = kinds[classes[index].kind] ?? []
            return claims.kinds.contains { !$0.isDisjoint(with: modalities) }
        }
        // A caption that names a part alone may be of any kind.
        let named = claims.kinds.isEmpty ? Array(classes.indices) : ofKind
        let parts = named.filter { index in
            classes[index].part.map {
                StatedFacts(modality: nil, bodyParts: [$0]).region.overlaps(claims.region)
            } ?? false
        }
        guard !ofKind.isEmpty || !parts.isEmpty else { return nil }
        return Claimed(claim: parts.isEmpty ? .kind : .part, kind: Set(named), part: Set(parts))
    }
}
