import Tensors

extension Checkpoint {
    /// The bytes of working memory that each picture under description takes at most.
    ///
    /// - Parameter settings: what is asked of captions otherwise than the files say.
    public func bytesPerPicture(_ settings: GenerationSettings) throws -> Int {
        let settings = generation(askedFor: settings)
        let start = try start(settings)
        let rules = try settings.rules(
            start: start.sequence, embedded: start.embedded, vocabularySize: vocabularySize)
        let rows = max(rules.beams, rules.returned)
        let shape = decoder.configuration
        func blocks(_ length: Int) -> Int { (length + AttentionHistory.block - 1) / AttentionHistory.block }
        let length = min(start.embedded + rules.maxLength, shape.positions)
        // Keys and values of each layer: of every hypothesis at every position, and of every vector of the picture.
        let history = blocks(length) * AttentionHistory.block * rows
        let memory = shape.looksAtPictures ? blocks(encoder.tokens) * AttentionHistory.block : 0
        // The scores of a step, and their logarithms.
        let scores = 2 * rows * vocabularySize
        return MemoryLayout<Float>.stride * (2 * shape.layers * shape.features * (history + memory) + scores)
    }
}
