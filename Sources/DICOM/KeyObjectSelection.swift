/// Objects that were marked in a study (PS3.3 A.35.4): as significant, or as rejected.
public struct KeyObjectSelection: Sendable, Equatable, Codable {
    /// One marked object.
    public struct Reference: Sendable, Equatable, Codable {
        public var sopInstanceUID: String
        /// From 0; empty for the complete object.
        public var frames: [Int]

        public init(sopInstanceUID: String, frames: [Int] = []) {
            self.sopInstanceUID = sopInstanceUID
            self.frames = frames
        }
    }

    /// The title is one of a rejection: for quality, for patient safety, or for an incorrect worklist entry (CID 7011).
    public var isRejection: Bool
    public var references: [Reference]

    public init(isRejection: Bool = false, references: [Reference]) {
        self.isRejection = isRejection
        self.references = references
    }
}
