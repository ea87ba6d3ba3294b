import Dispatch
import Foundation
public import Raster
import Synchronization
public import Tensors

/// Captions images with one checkpoint.
///
/// Many tasks may share it; the images of all their calls are batched together.
public struct Captioner: Sendable {
    /// The number of images per thread that keeps it busy with products of many rows.
    public static let imagesPerThread = 12

    public let checkpoint: Checkpoint
    public let workers: Workers
    /// The most images that are captioned at once.
    public let capacity: Int
    private let queue: CaptionQueue

    /// - Parameters:
    ///   - threads: how many threads share the work; nil for one per processor.
    ///   - capacity: the most images that are captioned at once; nil for as many as keep the threads busy.
    public init(checkpoint: Checkpoint, threads: Int? = nil, capacity: Int? = nil) {
        self.checkpoint = checkpoint
        workers = threads.map { Workers(count: max(1, $0)) } ?? .all
        self.capacity = max(1, capacity ?? workers.count * Self.imagesPerThread)
        queue = CaptionQueue(checkpoint, workers, capacity: self.capacity)
    }

    /// The caption of each image.
    ///
    /// Blocks the calling thread until all are done; in a task, use the asynchronous form.
    /// - Parameter settings: what overrides the checkpoint's own settings.
    public func captions(
        for images: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) throws -> [Caption] {
        let inputs = try images.map { try checkpoint.imageProcessor.tensor(from: $0) }
        return captions(of: try generate(for: inputs, settings: settings), settings: settings)
    }

    private func captions(of images: [[Hypothesis]], settings: GenerationSettings) -> [Caption] {
        let prompt = checkpoint.generation(askedFor: settings).prompt
        return images.map { hypotheses in
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
            // The model may repeat its prompt; the caption comes after it.
            let repeated = prompt.flatMap { $0.isEmpty ? nil : text.range(of: $0) }
            return String(text[(repeated?.upperBound ?? text.startIndex)...])
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// The captions of images that `ImageProcessor.framing` was applied to. The work runs outside Swift's thread pool.
    ///
    /// Concurrent calls are batched together. If the task is cancelled, unfinished images are dropped, and the call ends
    /// once they are.
    public func captions(
        forPrepared images: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) async throws -> [Caption] {
        let processor = checkpoint.imageProcessor
        let isCancelled = Flag()
        let sequences = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let tensors = images.map { processor.tensor(ofFramed: $0) }
                generate(for: tensors, settings: settings, isCancelled) { continuation.resume(with: $0) }
            }
        } onCancel: {
            isCancelled.raise()
        }
        return captions(of: sequences, settings: settings)
    }

    /// The token sequences of each image, best first. Blocks the calling thread until all are done.
    ///
    /// - Parameter settings: what overrides the checkpoint's own settings.
    public func generate(
        for images: [PixelTensor], settings: GenerationSettings = GenerationSettings()
    ) throws -> [[Hypothesis]] {
        let answer = Mutex(Result<[[Hypothesis]], any Error>.success([]))
        let isDone = DispatchSemaphore(value: 0)
        generate(for: images, settings: settings, Flag()) { result in
            answer.withLock { $0 = result }
            isDone.signal()
        }
        isDone.wait()
        return try answer.withLock { $0 }.get()
    }

    /// Queues the images, and reports when all are done, or the first error.
    private func generate(
        for images: [PixelTensor], settings: GenerationSettings, _ isCancelled: Flag,
        then report: @escaping @Sendable (Result<[[Hypothesis]], any Error>) -> Void
    ) {
        let settings = checkpoint.generation(askedFor: settings)
        let (start, rules): (Checkpoint.Start, GenerationRules)
        do {
            start = try checkpoint.start(settings)
            rules = try settings.rules(
                start: start.sequence, embedded: start.embedded, vocabularySize: checkpoint.vocabularySize)
        } catch {
            return report(.failure(error))
        }
        let gathered = GatheredAnswers(images.count, report)
        queue.add(
            images.enumerated().map { index, image in
                .init(image: image, start: start, rules: rules, isCancelled: { isCancelled.isRaised }) {
                    gathered.take($0, of: index)
                }
            })
    }

    /// The natural logarithm of the probability of each token of `tokens`, given the image and the tokens before it.
    ///
    /// This is teacher forcing: the negative mean of these is the training loss.
    /// - Parameter tokens: the tokens after the start token or the prompt.
    public func logProbabilities(
        of tokens: [Int], for image: PixelTensor, settings: GenerationSettings = GenerationSettings()
    ) throws -> [Float] {
        guard !tokens.isEmpty else { return [] }
        let likely = try scores(along: tokens, for: image, settings: settings).logSoftmax(workers)
        return tokens.enumerated().map { likely[element: $0.offset * likely.width + $0.element] }
    }

    /// The tokens that the decoder should generate for a text, truncated to its positions; for an encoder-decoder model
    /// followed by the end token.
    ///
    /// A prefix captioner learned the end token from padding only, and its reference does not count it.
    public func target(_ tokens: [Int], settings: GenerationSettings = GenerationSettings()) -> [Int] {
        let settings = checkpoint.generation(askedFor: settings)
        let taken = (try? checkpoint.start(settings)).map { $0.sequence.count + $0.embedded } ?? 0
        let room = max(0, checkpoint.decoder.configuration.positions - taken + 1)
        switch checkpoint.family {
        case .clipPrefix: return Array(tokens.prefix(room))
        case .visionEncoderDecoder:
            let special = checkpoint.tokenizer.specialTokens
            let end = settings.endTokens?.first ?? special.endOfSequence ?? special.separator
            return Array((tokens + [end].compactMap { $0 }).prefix(room))
        }
    }

    /// The scores of every token of the vocabulary at the position of each of `tokens`: (tokens, V).
    func scores(
        along tokens: [Int], for image: PixelTensor, settings: GenerationSettings = GenerationSettings()
    ) throws -> Tensor {
        let start = try checkpoint.start(checkpoint.generation(askedFor: settings))
        let (prompt, cache) = try checkpoint.prompt(start, for: image, rows: 1, workers)
        let read = try Tensor.stacked([prompt, checkpoint.decoder.embedded(Array(tokens.dropLast()))])
        // The last token is only predicted; it may be an end token, which the decoder never reads.
        return try checkpoint.decoder.scores(ofPrompt: read, from: prompt.rows - 1, cache, workers)
    }

    /// The features of the images that the decoder is given: (images · tokens, E).
    func features(of images: [PixelTensor]) throws -> Tensor { try checkpoint.features(of: images, workers) }
}

/// A flag that one thread raises for others.
private final class Flag: Sendable {
    private let value = Atomic(false)
    var isRaised: Bool { value.load(ordering: .relaxed) }
    func raise() { value.store(true, ordering: .relaxed) }
}

/// The results of one call, which arrive one by one and in any order.
private final class GatheredAnswers: Sendable {
    private struct State: Sendable {
        var answers: [[Hypothesis]]
        var missing: Int
        var error: (any Error)?
    }

    private let state: Mutex<State>
    private let report: @Sendable (Result<[[Hypothesis]], any Error>) -> Void

    init(_ count: Int, _ report: @escaping @Sendable (Result<[[Hypothesis]], any Error>) -> Void) {
        state = Mutex(State(answers: Array(repeating: [], count: count), missing: count))
        self.report = report
        if count == 0 { report(.success([])) }
    }

    func take(_ answer: Result<[Hypothesis], any Error>, of index: Int) {
        let complete: Result<[[Hypothesis]], any Error>? = state.withLock { state in
            state.missing -= 1
            switch answer {
            case .success(let hypotheses): state.answers[index] = hypotheses
            case .failure(let error): state.error = state.error ?? error
            }
            guard state.missing == 0 else { return nil }
            return state.error.map { .failure($0) } ?? .success(state.answers)
        }
        if let complete { report(complete) }
    }
}
