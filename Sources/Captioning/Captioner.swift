import Dispatch
import Foundation
public import Raster
public import Tensors

/// Describes pictures with one checkpoint.
///
/// A value that many tasks may share; each call has its own working memory. A call keeps `workers.count` threads busy,
/// so make calls one after another, with several pictures each.
public struct Captioner: Sendable {
    public let checkpoint: Checkpoint
    public let workers: Workers

    /// - Parameter threads: how many threads share the work of one call; nil for one on each processor.
    public init(checkpoint: Checkpoint, threads: Int? = nil) {
        self.checkpoint = checkpoint
        workers = threads.map { Workers(count: max(1, $0)) } ?? .all
    }

    /// What the checkpoint says about each picture, or that it does not know where its files have it abstain.
    ///
    /// Blocks the calling thread until all are described; from a task, use the asynchronous form.
    /// - Parameter settings: what to do otherwise than the checkpoint's files say.
    public func captions(
        for images: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) throws -> [Caption] {
        try captions(for: images.map { try checkpoint.imageProcessor.tensor(from: $0) }, settings: settings)
    }

    private func captions(for pictures: [PixelTensor], settings: GenerationSettings) throws -> [Caption] {
        let prompt = checkpoint.generation(askedFor: settings).prompt
        return try generate(for: pictures, settings: settings).map { hypotheses in
            Caption(
                sequences: hypotheses.map {
                    Caption.Sequence(
                        text: text(of: $0.tokens, prompt: prompt), tokens: $0.tokens, score: $0.score.map(Double.init),
                        logProbabilities: $0.logProbabilities)
                }, abstention: checkpoint.abstention)
        }
    }

    /// The words of a sequence, as the family's published program prints them.
    private func text(of tokens: [Int], prompt: String?) -> String {
        let text = checkpoint.tokenizer.decode(tokens, skippingSpecialTokens: true)
        switch checkpoint.family {
        case .visionEncoderDecoder: return text
        case .clipPrefix:
            // The model may say its prompt again; what counts comes after it.
            let repeated = prompt.flatMap { $0.isEmpty ? nil : text.range(of: $0) }
            return String(text[(repeated?.upperBound ?? text.startIndex)...])
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// What the checkpoint says about pictures that `ImageProcessor.picture(from:)` made, worked out away from the
    /// threads that tasks run on.
    public func captions(
        forPrepared pictures: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) async throws -> [Caption] {
        try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                let tensors = pictures.map { checkpoint.imageProcessor.tensor(fromPicture: $0) }
                continuation.resume(with: Result { try captions(for: tensors, settings: settings) })
            }
        }
    }

    /// One call after another: each uses every worker.
    private static let queue = DispatchQueue(label: "captioner")

    /// The token sequences of each picture, best first.
    ///
    /// - Parameter settings: what to do otherwise than the checkpoint's files say.
    public func generate(
        for pictures: [PixelTensor], settings: GenerationSettings = GenerationSettings()
    ) throws -> [[Hypothesis]] {
        let settings = checkpoint.generation(askedFor: settings)
        let start = try start(settings)
        let rules = try settings.rules(
            start: start.sequence, embedded: start.embedded, vocabularySize: checkpoint.vocabularySize)
        guard !pictures.isEmpty else { return [] }
        let (prompts, memories) = try prompts(start, for: pictures)
        var cache = KeyValueCache(
            memories: memories, rows: pictures.count * max(rules.beams, rules.returned),
            checkpoint.decoder.configuration)
        let first = try checkpoint.decoder.begin(prompts, pictures: pictures.count, &cache, workers)
        return try SequenceSearch.run(first, rules, workers) { rows in
            try checkpoint.decoder(
                rows.map(\.token), continuing: rows.map(\.source), pictures: Self.groups(rows), &cache, workers)
        }
    }

    /// The natural logarithm of the probability of each token of `tokens`, given the picture and the tokens before it.
    ///
    /// This is teacher forcing: the loss that the model was trained to lessen is the negative mean of these.
    /// - Parameter tokens: what should follow the start token or the prompt.
    public func logProbabilities(
        of tokens: [Int], for picture: PixelTensor, settings: GenerationSettings = GenerationSettings()
    ) throws -> [Float] {
        guard !tokens.isEmpty else { return [] }
        let likely = try scores(along: tokens, for: picture, settings: settings).logSoftmax(workers)
        return tokens.enumerated().map { likely[element: $0.offset * likely.width + $0.element] }
    }

    /// What the decoder should have said for a text: its tokens, for an encoder-decoder model with the end after them,
    /// cut to the positions there are.
    ///
    /// A prefix captioner learnt its end from padding only, and its reference does not count it.
    public func target(_ tokens: [Int], settings: GenerationSettings = GenerationSettings()) -> [Int] {
        let settings = checkpoint.generation(askedFor: settings)
        let taken = (try? start(settings)).map { $0.sequence.count + $0.embedded } ?? 0
        let room = max(0, checkpoint.decoder.configuration.positions - taken + 1)
        switch checkpoint.family {
        case .clipPrefix: return Array(tokens.prefix(room))
        case .visionEncoderDecoder:
            let special = checkpoint.tokenizer.specialTokens
            let end = settings.endTokens?.first ?? special.endOfSequence ?? special.separator
            return Array((tokens + [end].compactMap { $0 }).prefix(room))
        }
    }

    /// The scores of what may stand in the place of each of `tokens`: (tokens, V).
    func scores(
        along tokens: [Int], for picture: PixelTensor, settings: GenerationSettings = GenerationSettings()
    ) throws -> Tensor {
        let start = try start(checkpoint.generation(askedFor: settings))
        let (prompt, memories) = try prompts(start, for: [picture])
        var cache = KeyValueCache(memories: memories, rows: 1, checkpoint.decoder.configuration)
        let read = try Tensor.stacked([prompt, checkpoint.decoder.embedded(Array(tokens.dropLast()))])
        // The last token is only predicted; it may be an end that the decoder never reads.
        return try checkpoint.decoder.scores(ofPrompt: read, from: prompt.rows - 1, &cache, workers)
    }

    /// What every sequence begins with.
    private struct Start {
        /// The ids that belong to the sequence.
        let sequence: [Int]
        /// The words that are read before it and are no part of it.
        let prompt: [Int]
        /// Positions taken by what is read before the sequence.
        let embedded: Int
    }

    private func start(_ settings: GenerationSettings) throws -> Start {
        let prompt = settings.prompt.map { checkpoint.tokenizer.encode($0) } ?? []
        switch checkpoint.bridge {
        case .crossAttention:
            return Start(sequence: [try settings.startToken()] + prompt, prompt: [], embedded: 0)
        case .prefix(_, let projector):
            return Start(sequence: [], prompt: prompt, embedded: projector.tokens + prompt.count)
        }
    }

    /// What the decoder reads before it says a word, (pictures · length, E), and what it looks at while it speaks.
    private func prompts(
        _ start: Start, for pictures: [PixelTensor]
    ) throws -> (prompts: Tensor, memories: [[AttentionMemory]]) {
        let features = try features(of: pictures)
        let tokens = features.rows / pictures.count
        switch checkpoint.bridge {
        case .crossAttention:
            let words = try checkpoint.decoder.embedded(start.sequence)
            let memories = pictures.indices.map {
                checkpoint.decoder.memories(of: features[($0 * tokens)..<(($0 + 1) * tokens)], workers)
            }
            return (.stacked(Array(repeating: words, count: pictures.count)), memories)
        case .prefix:
            let words = try checkpoint.decoder.embedded(start.prompt)
            let parts = pictures.indices.flatMap { [features[($0 * tokens)..<(($0 + 1) * tokens)], words] }
            return (.stacked(parts), pictures.map { _ in [] })
        }
    }

    /// What the decoder is given of the pictures: (pictures · tokens, E).
    func features(of pictures: [PixelTensor]) throws -> Tensor {
        switch checkpoint.bridge {
        case .crossAttention(let projection):
            let hidden = try checkpoint.encoder(pictures, workers)
            return projection.map { $0(hidden, workers) } ?? hidden
        case .prefix(let tower, let projector): return projector(try tower(pictures, workers), workers)
        }
    }

    /// The picture and the number of rows of each run of rows that describe the same one.
    private static func groups(_ rows: [SearchRow]) -> [(picture: Int, rows: Int)] {
        var groups: [(picture: Int, rows: Int)] = []
        for row in rows {
            if groups.last?.picture == row.picture {
                groups[groups.count - 1].rows += 1
            } else {
                groups.append((row.picture, 1))
            }
        }
        return groups
    }
}
