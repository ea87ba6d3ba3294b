public import Captioning
public import Catalog
public import Raster

/// Whoever says the sentences: an engine with its weights, or a test's closure.
public struct Describer: Sendable {
    public let identity: ModelIdentity
    /// How images are framed for the model.
    public let framing: ImageFraming
    /// How many pictures are in one call of `captions`, and are kept together.
    public let batchSize: Int
    /// How many calls of `captions` there may be at once: more than one where it works on their pictures side by side.
    public let callsAtOnce: Int
    /// The modalities the model was trained for: values of Modality (0008,0060); nil where nobody says.
    public let modalities: [String]?
    /// What the model says where it does not know, which is found again in captions of before; nil where it never does.
    public let abstention: Abstention?
    /// One caption for each picture, in their order.
    public let captions: @Sendable ([RGBImage]) async throws -> [Caption]

    public init(
        identity: ModelIdentity, framing: ImageFraming, batchSize: Int, callsAtOnce: Int = 1,
        modalities: [String]? = nil, abstention: Abstention? = nil,
        captions: @escaping @Sendable ([RGBImage]) async throws -> [Caption]
    ) {
        self.identity = identity
        self.framing = framing
        self.batchSize = batchSize
        self.callsAtOnce = callsAtOnce
        self.modalities = modalities
        self.abstention = abstention
        self.captions = captions
    }
}
