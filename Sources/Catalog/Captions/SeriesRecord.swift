/// What came of describing one series: a caption for each frame that stands for it, ready to be kept.
public struct SeriesRecord: Sendable {
    /// A volume, an orientation, a phase or a view of the series.
    public struct Part: Sendable, Codable, Equatable {
        /// What tells it from the others; nil where it is the only one.
        public var name: String?
        /// How many frames it has.
        public var frames: Int
        /// False where the series has more parts than are described.
        public var isDescribed: Bool

        public init(name: String?, frames: Int, isDescribed: Bool) {
            self.name = name
            self.frames = frames
            self.isDescribed = isDescribed
        }
    }

    public var seriesID: Int64
    /// In the order of the parts, and of the frames of each.
    public var captions: [IndexRecord]
    public var parts: [Part]
    /// How many frames of each part were asked for.
    public var framesPerPart: Int
    /// False where a part could not be shown: a failure is on record, and the series waits until that is cleared.
    public var isWhole: Bool

    public init(
        seriesID: Int64, captions: [IndexRecord], parts: [Part] = [], framesPerPart: Int = 1, isWhole: Bool = true
    ) {
        self.seriesID = seriesID
        self.captions = captions
        self.parts = parts
        self.framesPerPart = framesPerPart
        self.isWhole = isWhole
    }
}

/// One sentence about one frame that stands for a series or a part of it.
public struct IndexRecord: Sendable {
    public var partName: String?
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
    /// What speaks against the caption.
    public var doubts: [CaptionDoubt]

    public init(
        partName: String? = nil, text: String, tokens: [Int], score: Double?, fileID: Int64, sopInstanceUID: String,
        frame: Int, frameReason: String, recipe: String, pictureDigest: String, doubts: [CaptionDoubt] = []
    ) {
        self.partName = partName
        self.text = text
        self.tokens = tokens
        self.score = score
        self.fileID = fileID
        self.sopInstanceUID = sopInstanceUID
        self.frame = frame
        self.frameReason = frameReason
        self.recipe = recipe
        self.pictureDigest = pictureDigest
        self.doubts = doubts
    }
}
