/// What a phrase such as `no evidence of` does to the words around it.
struct Trigger: Sendable {
    enum Effect: Sendable, Equatable {
        /// Only uses up its words, so that no shorter trigger is read in them: `no change in`.
        case none
        /// A new clause begins with it: `but`.
        case terminates
        /// A new clause begins with it after a comma or `and`: `positive for`.
        case affirms
        /// It labels words.
        case asserts(Assertion)
    }

    enum Direction: Sendable {
        /// The words that follow, to the end of the clause.
        case forward
        /// The words before it, to the beginning of the clause.
        case backward
        /// Backward if no noun follows: `pneumonia is possible`, `possible pneumonia`.
        case either
        /// Like `either`, and backward also behind an auxiliary: `it has resolved completely`, `resolved pneumonia`.
        case participle
        /// Backward if no noun follows, else without effect: `the smear is negative`, `negative deflections`.
        case predicate
    }

    /// Which of two triggers labels a word that both reach. Of equal ones, the later does.
    enum Strength: Int, Sendable, Comparable {
        case nothing
        /// `is suspected`: a preceding `no` is stronger.
        case weakBackward
        case forward
        /// A question mark behind the words.
        case question
        /// Negation and resolution behind the words, resolution before them.
        case backward
        /// Uncertainty behind the words (`cannot be excluded`), and improbability.
        case strongBackward
        /// Uncertainty that contains a negation: `cannot exclude`.
        case preNegation

        static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
    }

    let effect: Effect
    var direction = Direction.forward
    var strength = Strength.forward
    /// The strength that an `either` or a `participle` has backward; nil for the same.
    var backwardStrength: Strength?
    /// It connects a sign with what that would mean, so a negation of the sign reaches over it: `no finding suspicious for …`.
    var isLink = false
    /// It stands between alternatives: `atelectasis versus pneumonia`.
    var isAlternative = false
    /// Its scope ends at a verb of reporting: `CT without contrast shows …`.
    var endsAtReport = false

    /// The label, if it has one.
    var assertion: Assertion? {
        if case .asserts(let assertion) = effect { assertion } else { nil }
    }
}
