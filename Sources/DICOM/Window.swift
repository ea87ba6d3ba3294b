/// A value-of-interest window: the band of values spread from black to white (PS3.3 C.11.2.1.2).
public struct Window: Sendable, Equatable, Codable {
    /// VOILUTFunction: how values inside the window become gray.
    public enum Function: String, Sendable, Codable {
        case linear = "LINEAR"
        case linearExact = "LINEAR_EXACT"
        case sigmoid = "SIGMOID"
    }

    public var center: Double
    public var width: Double
    public var function: Function
    /// WindowCenterWidthExplanation.
    public var explanation: String?

    public init(center: Double, width: Double, function: Function = .linear, explanation: String? = nil) {
        self.center = center
        self.width = width
        self.function = function
        self.explanation = explanation
    }
}
