import Tensors

/// What a model's features say of pictures: the content of its evidence files, opened and checked.
///
/// `fileroom-evidence.safetensors` holds, for C classes, features of width F, k whitened features and M means:
///
///     classes.weight      (C, F)   classes.bias     (C)
///     familiar.whitening  (F, k)   familiar.means   (M, k)
///
/// and, if the settings say how images are compared, `similar.centre`, (E), of embeddings of width E.
public struct Evidence: Sendable {
    /// The name of the file of tensors.
    public static let tensorsFileName = "fileroom-evidence.safetensors"

    public let settings: EvidenceSettings
    /// The length of a feature vector, F.
    public let width: Int
    private let weight: [Float]  // (C, F)
    private let bias: [Float]  // (C)
    private let whitening: [Float]  // (F, k)
    private let means: [Float]  // (M, k)
    private let whitened: Int  // k
    /// How images are compared; nil if the model does not say.
    public let similarity: SimilarityFigures.Space?
    /// The sentences of each class, by their tokens.
    private let trees: [EvidenceSettings.Class: SentenceTree]

    /// Whether the model says one of the listed sentences; if not, it is only judged what it says by itself.
    public var choosesSentences: Bool { !trees.isEmpty }

    /// - Parameters:
    ///   - width: the length of the model's feature vectors.
    ///   - encode: the tokens of a sentence.
    init(
        _ settings: EvidenceSettings, _ tensors: Weights, width: Int, embeddingWidth: Int? = nil,
        encode: (String) throws -> [Int] = { _ in [] }
    ) throws {
        func values(_ name: String, _ shape: [Int]) throws -> [Float] {
            let tensor = try tensors.tensor(name, shape)
            guard tensor.isFinite else {
                throw CaptioningError(Self.tensorsFileName, "'\(name)' contains NaN or infinite values")
            }
            return tensor.values
        }
        func extent(_ name: String, _ axis: Int) throws -> Int {
            guard let shape = tensors.shape(name) else {
                throw CaptioningError(Self.tensorsFileName, "has no tensor '\(name)'")
            }
            guard shape.count == 2, shape[axis] > 0 else {
                throw CaptioningError(Self.tensorsFileName, "'\(name)' is \(shape), expected a matrix")
            }
            return shape[axis]
        }
        self.settings = settings
        self.width = width
        weight = try values("classes.weight", [settings.classes.count, width])
        bias = try values("classes.bias", [settings.classes.count])
        whitened = try extent("familiar.whitening", 1)
        whitening = try values("familiar.whitening", [width, whitened])
        means = try values("familiar.means", [try extent("familiar.means", 0), whitened])
        similarity = try settings.similar.map { figures in
            SimilarityFigures.Space(
                centre: try values("similar.centre", [embeddingWidth ?? width]), floor: figures.floor)
        }
        var sentences: [EvidenceSettings.Class: [[Int]]] = [:]
        for sentence in settings.sentences {
            sentences[.init(kind: sentence.kind, part: sentence.part), default: []].append(try encode(sentence.text))
        }
        trees = sentences.mapValues { SentenceTree($0) }
    }

    /// The sentences that make a claim; nil if there are none.
    func sentences(of kind: String, part: String?) -> SentenceTree? { trees[.init(kind: kind, part: part)] }

    /// What a feature vector says of its frame.
    public func evidence(of features: [Float]) -> FrameEvidence {
        precondition(features.count == width)
        let scores = settings.classes.indices.map { row in
            var sum = Double(bias[row])
            for column in features.indices { sum += Double(weight[row * width + column]) * Double(features[column]) }
            return sum
        }
        var place = [Double](repeating: 0, count: whitened)
        for row in features.indices {
            let value = Double(features[row])
            for column in 0..<whitened { place[column] += value * Double(whitening[row * whitened + column]) }
        }
        let distances = stride(from: 0, to: means.count, by: whitened).map { first in
            var sum = 0.0
            for column in 0..<whitened {
                let difference = place[column] - Double(means[first + column])
                sum += difference * difference
            }
            return sum / Double(whitened)
        }
        return FrameEvidence(scores: scores, distance: distances.min() ?? 0)
    }
}

extension CheckpointFiles {
    /// The files' own evidence, without its tensors; nil if there is none.
    func evidence() throws -> (settings: EvidenceSettings, tensors: Weights)? {
        let (json, tensors) = (
            try bytes(named: EvidenceSettings.fileName), try bytes(named: Evidence.tensorsFileName)
        )
        guard json != nil || tensors != nil else { return nil }
        guard let json, let tensors else {
            let (there, missing) = (EvidenceSettings.fileName, Evidence.tensorsFileName)
            throw CaptioningError(
                name, "\(json == nil ? there : missing) is missing, which belongs to \(json == nil ? missing : there)")
        }
        return (try EvidenceSettings(json: json.data), try Weights([Safetensors(tensors)]))
    }
}

extension Evidence {
    /// The evidence of a model. Each sentence must come back from its tokens, fit into the decoder, and be able to end.
    init(
        _ settings: EvidenceSettings, _ tensors: Weights, of parts: CheckpointParts, _ generation: GenerationSettings
    ) throws {
        let positions = parts.decoder.configuration.positions
        let words = parts.decoder.configuration.vocabularySize
        let ends = (generation.endTokens ?? []).contains { (0..<words).contains($0) }
        try self.init(
            settings, tensors, width: parts.bridge.featureWidth(parts.encoder),
            embeddingWidth: parts.bridge.embeddingWidth(parts.encoder)
        ) { sentence in
            func error(_ problem: String) -> CaptioningError {
                CaptioningError(EvidenceSettings.fileName, "the sentence '\(sentence)' \(problem)")
            }
            let tokens = parts.tokenizer.encode(sentence)
            guard !tokens.isEmpty, parts.tokenizer.decode(tokens, skippingSpecialTokens: true) == sentence else {
                throw error("cannot be made of the model's tokens")
            }
            guard ends else { throw error("cannot end: the model has no end token") }
            guard tokens.count < positions else { throw error("is longer than the decoder's \(positions) positions") }
            return tokens
        }
    }
}
