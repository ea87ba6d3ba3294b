public import Raster

/// What a model makes of one labeled image, to calibrate it with.
public struct Observation: Sendable {
    /// The feature vector.
    public var features: [Float]
    /// What the model says of the image by itself.
    public var text: String
    /// The mean log-probability of the tokens of that text, in nats.
    public var meanLogProbability: Double
    /// What the image shows.
    public var label: EvidenceSettings.Class
    /// Its source: images of one group are never on both sides of a split.
    public var group: String

    public init(
        features: [Float], text: String, meanLogProbability: Double, label: EvidenceSettings.Class, group: String
    ) {
        self.features = features
        self.text = text
        self.meanLogProbability = meanLogProbability
        self.label = label
        self.group = group
    }
}

extension Captioner {
    /// What the model sees in prepared images and says of each: its feature vector, its text, and the mean log-probability
    /// of the tokens of that text.
    public func observations(
        forPrepared images: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) async throws -> [(features: [Float], text: String, meanLogProbability: Double)] {
        let answers = try await answers(
            images.map { Input(images: [checkpoint.imageProcessor.tensor(ofFramed: $0)]) }, settings: settings)
        let prompt = checkpoint.generation(askedFor: settings).prompt
        return answers.map {
            (
                $0.features, sequence($0.plain[0], prompt: prompt).text, $0.plain[0].meanLogProbability
            )
        }
    }
}
