import Dispatch
import Foundation
public import Raster
import Synchronization
public import Tensors

/// Describes pictures with one checkpoint.
///
/// Many tasks may share it; the pictures of all their calls are described side by side.
public struct Captioner: Sendable {
    /// The pictures for each thread that keep it busy with products of many rows.
    public static let picturesPerThread = 12

    public let checkpoint: Checkpoint
    public let workers: Workers
    /// The most pictures that are under description at once.
    public let capacity: Int
    private let queue: CaptionQueue

    /// - Parameters:
    ///   - threads: how many threads share the work; nil for one on each processor.
    ///   - capacity: the most pictures that are under description at once; nil for as many as keep the threads busy.
    public init(checkpoint: Checkpoint, threads: Int? = nil, capacity: Int? = nil) {
        self.checkpoint = checkpoint
        workers = threads.map { Workers(count: max(1, $0)) } ?? .all
        self.capacity = max(1, capacity ?? workers.count * Self.picturesPerThread)
        queue = CaptionQueue(checkpoint, workers, capacity: self.capacity)
    }

    /// What the checkpoint says about each picture, or that it does not know where its files have it abstain.
    ///
    /// Blocks the calling thread until all are described; from a task, use the asynchronous form.
    /// - Parameter settings: what to do otherwise than the checkpoint's files say.
    public func captions(
        for images: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) throws -> [Caption] {
        let pictures = try images.map { try checkpoint.imageProcessor.tensor(from: $0) }
        return captions(of: try generate(for: pictures, settings: settings), settings: settings)
    }

    private func captions(of pictures: [[Hypothesis]], settings: GenerationSettings) -> [Caption] {
        let prompt = checkpoint.generation(askedFor: settings).prompt
        return pictures.map { hypotheses in
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

    /// What the checkpoint says about images that `ImageProcessor.framing` was applied to, worked out away from the
    /// threads that tasks run on.
    ///
    /// Calls at the same time share the work as the pictures of one call do. Where the task is cancelled, pictures are
    /// given up in the middle of their sentences, and the call ends when they are.
    public func captions(
        forPrepared pictures: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) async throws -> [Caption] {
        let processor = checkpoint.imageProcessor
        let isCancelled = Flag()
        let sequences = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let tensors = pictures.map { processor.tensor(ofFramed: $0) }
                generate(for: tensors, settings: settings, isCancelled) { continuation.resume(with: $0) }
            }
        } onCancel: {
            isCancelled.raise()
        }
        return captions(of: sequences, settings: settings)
    }

    /// The token sequences of each picture, best first. Blocks the calling thread until all are there.
    ///
    /// - Parameter settings: what to do otherwise than the checkpoint's files say.
    public func generate(
        for pictures: [PixelTensor], settings: GenerationSettings = GenerationSettings()
    ) throws -> [[Hypothesis]] {
        let answer = Mutex(Result<[[Hypothesis]], any Error>.success([]))
        let isDone = DispatchSemaphore(value: 0)
        generate(for: pictures, settings: settings, Flag()) { result in
            answer.withLock { $0 = result }
            isDone.signal()
        }
        isDone.wait()
        return try answer.withLock { $0 }.get()
    }

    /// Puts the pictures in the queue, and says when all are done, or what was wrong with one of them.
    private func generate(
        for pictures: [PixelTensor], settings: GenerationSettings, _ isCancelled: Flag,
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
        let gathered = GatheredAnswers(pictures.count, report)
        queue.add(
            pictures.enumerated().map { index, picture in
                .init(picture: picture, start: start, rules: rules, isCancelled: { isCancelled.isRaised }) {
                    gathered.take($0, of: index)
                }
            })
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

    /// The scores of what may stand in the place of each of `tokens`: (tokens, V).
    func scores(
        along tokens: [Int], for picture: PixelTensor, settings: GenerationSettings = GenerationSettings()
    ) throws -> Tensor {
        let start = try checkpoint.start(checkpoint.generation(askedFor: settings))
        let (prompt, cache) = try checkpoint.prompt(start, for: picture, rows: 1, workers)
        let read = try Tensor.stacked([prompt, checkpoint.decoder.embedded(Array(tokens.dropLast()))])
        // The last token is only predicted; it may be an end that the decoder never reads.
        return try checkpoint.decoder.scores(ofPrompt: read, from: prompt.rows - 1, cache, workers)
    }

    /// What the decoder is given of the pictures: (pictures · tokens, E).
    func features(of pictures: [PixelTensor]) throws -> Tensor { try checkpoint.features(of: pictures, workers) }
}

/// What one thread says to others once.
private final class Flag: Sendable {
    private let value = Atomic(false)
    var isRaised: Bool { value.load(ordering: .relaxed) }
    func raise() { value.store(true, ordering: .relaxed) }
}

/// The answers of one call, which come one by one and in any order.
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
        let whole: Result<[[Hypothesis]], any Error>? = state.withLock { state in
            state.missing -= 1
            switch answer {
            case .success(let hypotheses): state.answers[index] = hypotheses
            case .failure(let error): state.error = state.error ?? error
            }
            guard state.missing == 0 else { return nil }
            return state.error.map { .failure($0) } ?? .success(state.answers)
        }
        if let whole { report(whole) }
    }
}
