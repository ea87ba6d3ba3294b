import Tensors

extension Checkpoint {
    /// The most working memory that captioning an image takes, in bytes.
    ///
    /// - Parameter settings: what overrides the checkpoint's own settings.
    public func bytesPerImage(_ settings: GenerationSettings) throws -> Int {
        let settings = generation(askedFor: settings)
        let start = try start(settings)
        let rules = try settings.rules(
            start: start.sequence, embedded: start.embedded, vocabularySize: vocabularySize)
        let rows = max(rules.beams, rules.returned)
        let shape = decoder.configuration
        func blocks(_ length: Int) -> Int { (length + AttentionHistory.block - 1) / AttentionHistory.block }
        let length = min(start.embedded + rules.maxLength, shape.positions)
        // Keys and values of each layer: of every hypothesis at every position, and of every vector of the image.
        let history = blocks(length) * AttentionHistory.block * rows
        let memory = shape.attendsToImages ? blocks(encoder.tokens) * AttentionHistory.block : 0
        // The scores of a step and their logarithms.
        let scores = 2 * rows * vocabularySize
        let search = 2 * shape.layers * shape.features * (history + memory) + scores
        guard let evidence else { return MemoryLayout<Float>.stride * search }
        // What the encoder made of each frame is kept until the caption is decided, and two searches may run at once.
        let frames = evidence.settings.frames * (encoder.tokens * shape.features + evidence.width)
        return MemoryLayout<Float>.stride * ((evidence.choosesSentences ? 2 : 1) * search + frames)
    }
}
