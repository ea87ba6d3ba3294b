public import Captioning
public import Catalog
public import Raster

/// Captions images: an engine with its weights, or a closure of a test.
public struct Describer: Sendable {
    public let identity: ModelIdentity
    /// How images are framed for the model.
    public let framing: ImageFraming
    /// How many images are in one call of `captions`; their captions are stored together.
    public let batchSize: Int
    /// How many calls of `captions` may run at once: more than one where it batches the images of several calls.
    public let callsAtOnce: Int
    /// The modalities the model was trained for: values of Modality (0008,0060); nil if unknown.
    public let modalities: [String]?
    /// What the model outputs when it abstains, to recognize in earlier captions; nil if it never abstains.
    public let abstention: Abstention?
    /// How many frames of a volume or a clip it looks at for one caption.
    public let framesPerCaption: Int
    /// Whether the header's modality has a part in captions.
    public let usesHeader: Bool
    /// Whether captions have embeddings: a caption that is known without one is made again.
    public let makesEmbeddings: Bool
    /// How the model's embeddings are compared; nil if the model was not published with it.
    public let embeddingSpace: EmbeddingSpace?
    /// One caption for each request, in order.
    public let captions: @Sendable ([CaptionRequest]) async throws -> [Caption]

    public init(
        identity: ModelIdentity, framing: ImageFraming, batchSize: Int, callsAtOnce: Int = 1,
        modalities: [String]? = nil, abstention: Abstention? = nil, framesPerCaption: Int = 1, usesHeader: Bool = false,
        makesEmbeddings: Bool = false, embeddingSpace: EmbeddingSpace? = nil,
        captions: @escaping @Sendable ([CaptionRequest]) async throws -> [Caption]
    ) {
        self.identity = identity
        self.framing = framing
        self.batchSize = batchSize
        self.callsAtOnce = callsAtOnce
        self.modalities = modalities
        self.abstention = abstention
        self.framesPerCaption = framesPerCaption
        self.usesHeader = usesHeader
        self.makesEmbeddings = makesEmbeddings
        self.embeddingSpace = embeddingSpace
        self.captions = captions
    }
}
