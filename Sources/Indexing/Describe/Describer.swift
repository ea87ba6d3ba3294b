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
    /// One caption for each image, in order.
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
