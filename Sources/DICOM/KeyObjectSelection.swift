/// The images that somebody has marked in a study (PS3.3 A.35.4): as worth seeing, or as not to be used.
public struct KeyObjectSelection: Sendable, Equatable, Codable {
    /// One marked object.
    public struct Reference: Sendable, Equatable, Codable {
        public var sopInstanceUID: String
        /// From 0; empty where the whole object is meant.
        public var frames: [Int]

        public init(sopInstanceUID: String, frames: [Int] = []) {
            self.sopInstanceUID = sopInstanceUID
            self.frames = frames
        }
    }

    /// The title says that the objects were rejected, for quality, for safety or as wrongly assigned (CID 7011).
    public var isRejection: Bool
    public var references: [Reference]

    public init(isRejection: Bool = false, references: [Reference]) {
        self.isRejection = isRejection
        self.references = references
    }
}
