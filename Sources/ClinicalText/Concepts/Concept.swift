/// Something that headers and captions name in several ways, such as the kidney: `kidney`, `renal`, `Niere`, `rein`.
public struct Concept: Sendable, Hashable, Identifiable {
    /// A short readable name for programs: `multiple-sclerosis`.
    public let id: String
    /// The preferred name, for people.
    public let name: String
    public let kind: ConceptKind
    /// All names, the preferred one first, those in other languages last.
    public let phrases: [ConceptPhrase]
    /// The identifiers of concepts that contain this one or are more general: the brain is in the head.
    public let broader: [String]

    /// The words of the phrases that a search for this concept should try, in order.
    ///
    /// A phrase that contains another one of them is left out, because it would find nothing more. A phrase with a guard is
    /// tried only for a modality that it allows; without a modality such phrases are left out.
    ///
    /// - Parameters:
    ///   - modality: The value of Modality (0008,0060) that the search is restricted to.
    ///   - languages: Which languages to try beside English, as in `ConceptPhrase.language`; nil: all.
    public func alternatives(modality: String? = nil, languages: Set<String>? = nil) -> [[String]] {
        let allowed = phrases.filter { phrase in
            phrase.isSearched && phrase.isAllowed(for: modality)
                && phrase.language.map { language in languages?.contains(language) ?? true } ?? true
        }
        let tried = allowed.isEmpty ? Array(phrases.prefix(1)) : allowed
        let forms = tried.map { $0.normalForm.split(separator: " ") }
        return tried.indices.filter { index in !forms.contains { Self.form(forms[index], contains: $0) } }
            .map { tried[$0].words }
    }

    /// Whether each text that has a phrase has `other`, which is shorter.
    private static func form(_ form: [Substring], contains other: [Substring]) -> Bool {
        guard other.count < form.count else { return false }
        return (0...(form.count - other.count)).contains { form[$0...].starts(with: other) }
    }

    /// Also with the phrases and the broader concepts of another one.
    func adding(_ other: Concept) -> Concept {
        let known = Set(phrases.map(\.normalForm))
        return Concept(
            id: id, name: name, kind: kind,
            phrases: phrases + other.phrases.filter { !known.contains($0.normalForm) },
            broader: broader + other.broader.filter { !broader.contains($0) })
    }
}
