import Tensors

/// What the encoder made of one image: what the decoder is given, and what the image is judged by.
struct Sight: Sendable {
    /// The features that the decoder is given: (tokens, E).
    let features: Tensor
    /// The feature vector that evidence is computed from.
    let vector: [Float]
}

extension Checkpoint.Bridge {
    /// The length of a feature vector.
    func featureWidth(_ encoder: any ImageEncoder) -> Int {
        switch self {
        case .crossAttention: encoder.features * (encoder.specialTokens > 0 ? 2 : 1)
        case .prefix(let tower, _): tower.width
        }
    }

    /// The length of an embedding.
    func embeddingWidth(_ encoder: any ImageEncoder) -> Int {
        switch self {
        case .crossAttention: encoder.features
        case .prefix(let tower, _): tower.width
        }
    }
}

extension Checkpoint {
    /// The length of a feature vector: twice the encoder's features if it has a class token, else as many; that of the image
    /// vector of a prefix captioner.
    public var featureWidth: Int { bridge.featureWidth(encoder) }

    /// The length of an embedding.
    public var embeddingWidth: Int { bridge.embeddingWidth(encoder) }

    /// The part of a feature vector that images are compared by: the mean of the patches' states, which every encoder has, or
    /// the image vector of a prefix captioner.
    public func embedding(in features: [Float]) -> [Float] {
        Array(features.suffix(embeddingWidth))
    }

    /// One pass of the encoder over an image.
    func sight(of image: PixelTensor, _ workers: Workers) throws -> Sight {
        switch bridge {
        case .crossAttention(let projection):
            let hidden = try encoder([image], workers)
            return Sight(
                features: projection.map { $0(hidden, workers) } ?? hidden,
                vector: Self.vector(hidden, specialTokens: encoder.specialTokens))
        case .prefix(let tower, let projector):
            let vector = try tower([image], workers)
            return Sight(features: projector(vector, workers), vector: vector.values)
        }
    }

    /// The states of an image's tokens, (n, D), as one vector: the class token's, and the mean of the patches'.
    private static func vector(_ states: Tensor, specialTokens: Int) -> [Float] {
        let (values, width) = (states.values, states.width)
        var sums = [Double](repeating: 0, count: width)
        for row in specialTokens..<states.rows {
            for column in 0..<width { sums[column] += Double(values[row * width + column]) }
        }
        let mean = sums.map { Float($0 / Double(states.rows - specialTokens)) }
        return specialTokens > 0 ? values.prefix(width) + mean : mean
    }
}
