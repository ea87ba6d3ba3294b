import ClinicalText

/// The word that was probably meant by a mistyped one.
enum Suggestion {
    /// The nearest of `words`, if it is near enough to be what was meant.
    static func nearest(to typed: String, in words: [String]) -> String? {
        let letters = Array(typed.lowercased())
        let near = words.compactMap { word in
            EditDistance.between(letters, Array(word.lowercased()), upTo: max(1, typed.count / 3))
                .map { (word: word, distance: $0) }
        }
        return near.min { $0.distance < $1.distance }?.word
    }
}
