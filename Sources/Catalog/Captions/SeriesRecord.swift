/// The captions of one series, one for each of its representative frames, ready to be written.
public struct SeriesRecord: Sendable {
    /// A volume, an orientation, a phase or a view of the series.
    public struct Part: Sendable, Codable, Equatable {
        /// Such as `sagittal`; nil if it is the only part.
        public var name: String?
        /// The number of its frames.
        public var frames: Int
        /// False if the series has more parts than are captioned.
        public var isDescribed: Bool

        public init(name: String?, frames: Int, isDescribed: Bool) {
            self.name = name
            self.frames = frames
            self.isDescribed = isDescribed
        }
    }

    public var seriesID: Int64
    /// In the order of the parts, and of the frames of each part.
    public var captions: [IndexRecord]
    public var parts: [Part]
    /// The number of frames requested of each part.
    public var framesPerPart: Int
    /// False if a part could not be rendered: its failure is recorded, and the series is pending once that is cleared.
    public var isComplete: Bool

    public init(
        seriesID: Int64, captions: [IndexRecord], parts: [Part] = [], framesPerPart: Int = 1, isComplete: Bool = true
    ) {
        self.seriesID = seriesID
        self.captions = captions
        self.parts = parts
        self.framesPerPart = framesPerPart
        self.isComplete = isComplete
    }
}

/// The caption of one representative frame.
public struct IndexRecord: Sendable {
    public var partName: String?
    public var text: String
    public var tokens: [Int]
    public var score: Double?
    /// That the kind and the part which the caption names are right, 0 to 1; nil if the model has no calibration.
    public var probability: Double?
    /// What the model outputs without the header; nil if that is the same, or if no header guides it.
    public var unguidedText: String?
    public var fileID: Int64
    public var sopInstanceUID: String
    public var frame: Int
    public var frameReason: String
    /// How the frame was rendered, as JSON.
    public var recipe: String
    /// SHA-256 of the 8-bit image that the model was given.
    public var imageDigest: String
    /// SHA-256 of all that decided the words: that of the image, unless further frames or the header had a part in them.
    public var evidenceDigest: String
    /// Reasons to doubt the caption.
    public var doubts: [CaptionDoubt]
    /// What the model's image encoder makes of the image; nil if it has none to compare.
    public var embedding: Embedding?

    public init(
        partName: String? = nil, text: String, tokens: [Int], score: Double?, probability: Double? = nil,
        unguidedText: String? = nil, fileID: Int64, sopInstanceUID: String, frame: Int, frameReason: String,
        recipe: String, imageDigest: String, evidenceDigest: String? = nil, doubts: [CaptionDoubt] = [],
        embedding: Embedding? = nil
    ) {
        self.partName = partName
        self.text = text
        self.tokens = tokens
        self.score = score
        self.probability = probability
        self.unguidedText = unguidedText
        self.fileID = fileID
        self.sopInstanceUID = sopInstanceUID
        self.frame = frame
        self.frameReason = frameReason
        self.recipe = recipe
        self.imageDigest = imageDigest
        self.evidenceDigest = evidenceDigest ?? imageDigest
        self.doubts = doubts
        self.embedding = embedding
    }
}
