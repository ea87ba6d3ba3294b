/// One sentence about one series, ready to be kept.
public struct IndexRecord: Sendable {
    public var seriesID: Int64
    public var text: String
    public var tokens: [Int]
    public var score: Double?
    public var fileID: Int64
    public var sopInstanceUID: String
    public var frame: Int
    public var frameReason: String
    /// How the frame was rendered, as JSON.
    public var recipe: String
    /// SHA-256 of the 8-bit picture that the model saw.
    public var pictureDigest: String

    public init(
        seriesID: Int64, text: String, tokens: [Int], score: Double?, fileID: Int64, sopInstanceUID: String, frame: Int,
        frameReason: String, recipe: String, pictureDigest: String
    ) {
        self.seriesID = seriesID
        self.text = text
        self.tokens = tokens
        self.score = score
        self.fileID = fileID
        self.sopInstanceUID = sopInstanceUID
        self.frame = frame
        self.frameReason = frameReason
        self.recipe = recipe
        self.pictureDigest = pictureDigest
    }
}
