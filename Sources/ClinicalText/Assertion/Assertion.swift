/// How a text speaks of a finding, from the weakest to the strongest.
///
/// The conventions: `unlikely`, `resolved` and `removed` are absent; `no new …`, an indication (`rule out …`) and a question
/// are uncertain; `unchanged`, `improved` and a history are present.
public enum Assertion: String, Sendable, Codable, CaseIterable, Comparable {
    /// It is denied: `no pneumothorax`.
    case absent
    /// It is left open: `possible pneumonia`.
    case uncertain
    /// It is stated, or named without more.
    case present

    public static func < (a: Assertion, b: Assertion) -> Bool { a.strength < b.strength }

    private var strength: Int {
        switch self {
        case .absent: 0
        case .uncertain: 1
        case .present: 2
        }
    }
}
