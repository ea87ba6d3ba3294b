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
    /// Whether the header's modality decides which kinds of picture the evidence can speak for.
    public let usesHeader: Bool
    private let queue: CaptionQueue

    /// - Parameters:
    ///   - threads: how many threads share the work; nil for one per processor.
    ///   - capacity: the most images that are captioned at once; nil for as many as keep the threads busy.
    ///   - usesHeader: whether the header's modality counts; nil for what the model's evidence says. It never does for a
    ///     model without evidence.
    public init(checkpoint: Checkpoint, threads: Int? = nil, capacity: Int? = nil, usesHeader: Bool? = nil) {
        self.checkpoint = checkpoint
        self.usesHeader = checkpoint.evidence.map { usesHeader ?? $0.settings.useHeader } ?? false
        workers = threads.map { Workers(count: max(1, $0)) } ?? .all
        self.capacity = max(1, capacity ?? workers.count * Self.imagesPerThread)
        queue = CaptionQueue(checkpoint, workers, capacity: self.capacity)
    }

    /// How many frames of a volume or a clip it looks at for one caption.
    public var framesPerCaption: Int { checkpoint.evidence?.settings.frames ?? 1 }

    /// What the model says of each image by itself: neither a header nor evidence changes it.
    ///
    /// Blocks the calling thread until all are done; in a task, use the asynchronous form.
    /// - Parameter settings: what overrides the checkpoint's own settings.
    public func captions(
        for images: [RGBImage], settings: GenerationSettings = GenerationSettings()
    ) throws -> [Caption] {
        let inputs = try images.map { try checkpoint.imageProcessor.tensor(from: $0) }
        let prompt = checkpoint.generation(askedFor: settings).prompt
        return try generate(for: inputs, settings: settings).map { hypotheses in
            Caption(sequences: hypotheses.map { sequence($0, prompt: prompt) }, abstention: checkpoint.abstention)
        }
    }

    func sequence(_ hypothesis: Hypothesis, prompt: String?) -> Caption.Sequence {
        Caption.Sequence(
            text: text(of: hypothesis.tokens, prompt: prompt), tokens: hypothesis.tokens,
            score: hypothesis.score.map(Double.init), logProbabilities: hypothesis.logProbabilities)
    }

    private func caption(_ answer: CaptionAnswer, modality: String?, settings: GenerationSettings) -> Caption {
        let prompt = checkpoint.generation(askedFor: settings).prompt
        let plain = answer.plain.map { sequence($0, prompt: prompt) }
        guard let evidence = checkpoint.evidence, let judgement = answer.judgement else {
            return Caption(sequences: plain, abstention: checkpoint.abstention)
        }
        guard evidence.choosesSentences else {
            return marked(plain, answer, evidence, modality: modality)
        }
        return Caption(
            plain: plain, said: answer.said.map { sequence($0, prompt: prompt) }, checkpoint.abstention,
            isWithheld: true, probability: answer.probability, isUnfamiliar: judgement.isUnfamiliar)
    }

    /// What the model says by itself, with the probability that it is right.
    private func marked(
        _ plain: [Caption.Sequence], _ answer: CaptionAnswer, _ evidence: Evidence, modality: String?
    ) -> Caption {
        let claimed = evidence.settings.claimed(in: plain[0].text)
        let claim = claimed?.claim ?? .kind
        let judgement = Judgement(of: answer.frames, modality: modality, evidence.settings, claimed: claimed)
        let probability = judgement.probability(of: claim, sentence: answer.plain[0].meanLogProbability)
        let isUnlikely = probability < judgement.coefficients(of: claim).threshold
        return Caption(
            plain: plain, said: nil, checkpoint.abstention,
            isWithheld: isUnlikely || checkpoint.abstention?.withholds(plain[0].logProbabilities) ?? false,
            probability: probability, isUnfamiliar: judgement.isUnfamiliar)
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
        forPrepared requests: [CaptionRequest], settings: GenerationSettings = GenerationSettings()
    ) async throws -> [Caption] {
        let processor = checkpoint.imageProcessor
        let isJudged = checkpoint.evidence != nil
        let inputs = requests.map { request in
            Input(
                images: request.images.prefix(isJudged ? .max : 1).map { processor.tensor(ofFramed: $0) },
                isJudged: isJudged, modality: usesHeader ? request.modality : nil)
        }
        let answers = try await answers(inputs, settings: settings)
        return zip(inputs, answers).map { input, answer in
            var caption = caption(answer, modality: input.modality, settings: settings)
            caption.embedding = checkpoint.embedding(in: answer.features)
            return caption
        }
    }

    /// What the encoder makes of images that `ImageProcessor.framing` was applied to, as `Caption.embedding` has it.
    ///
    /// Blocks the calling thread.
    public func embeddings(forPrepared images: [RGBImage]) throws -> [[Float]] {
        try images.map { image in
            let sight = try checkpoint.sight(of: checkpoint.imageProcessor.tensor(ofFramed: image), workers)
            return checkpoint.embedding(in: sight.vector)
        }
    }

    /// What comes of some images.
    func answers(
        _ inputs: [Input], settings: GenerationSettings = GenerationSettings()
    ) async throws -> [CaptionAnswer] {
        let isCancelled = Flag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                answer(inputs, settings: settings, isCancelled) { continuation.resume(with: $0) }
            }
        } onCancel: {
            isCancelled.raise()
        }
    }

    /// The token sequences of each image, best first. Blocks the calling thread until all are done.
    ///
    /// - Parameter settings: what overrides the checkpoint's own settings.
    public func generate(
        for images: [PixelTensor], settings: GenerationSettings = GenerationSettings()
    ) throws -> [[Hypothesis]] {
        try wait(for: images.map { Input(images: [$0]) }, settings: settings).map(\.plain)
    }

    /// What comes of some images. Blocks the calling thread until all are done.
    func wait(for inputs: [Input], settings: GenerationSettings = GenerationSettings()) throws -> [CaptionAnswer] {
        let result = Mutex(Result<[CaptionAnswer], any Error>.success([]))
        let isDone = DispatchSemaphore(value: 0)
        answer(inputs, settings: settings, Flag()) { answers in
            result.withLock { $0 = answers }
            isDone.signal()
        }
        isDone.wait()
        return try result.withLock { $0 }.get()
    }

    /// Queues the images, and reports when all are done, or the first error.
    private func answer(
        _ inputs: [Input], settings: GenerationSettings, _ isCancelled: Flag,
        then report: @escaping @Sendable (Result<[CaptionAnswer], any Error>) -> Void
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
        let gathered = GatheredAnswers(inputs.count, report)
        queue.add(
            inputs.enumerated().map { index, input in
                .init(
                    input: input, start: start, rules: rules, isCancelled: { isCancelled.isRaised }
                ) {
                    gathered.take($0, of: index)
                }
            })
    }

    /// What one caption is made of, as the model reads it.
    struct Input: Sendable {
        /// The image of the caption, then other frames that speak for the same one.
        let images: [PixelTensor]
        /// Whether the model's evidence judges what is said.
        var isJudged = false
        /// Of the header, if it counts.
        var modality: String?
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
        let (prompt, cache) = try checkpoint.prompt(
            start, for: checkpoint.features(of: [image], workers), rows: 1, workers)
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
        var answers: [CaptionAnswer?]
        var missing: Int
        var error: (any Error)?
    }

    private let state: Mutex<State>
    private let report: @Sendable (Result<[CaptionAnswer], any Error>) -> Void

    init(_ count: Int, _ report: @escaping @Sendable (Result<[CaptionAnswer], any Error>) -> Void) {
        state = Mutex(State(answers: Array(repeating: nil, count: count), missing: count))
        self.report = report
        if count == 0 { report(.success([])) }
    }

    func take(_ answer: Result<CaptionAnswer, any Error>, of index: Int) {
        let complete: Result<[CaptionAnswer], any Error>? = state.withLock { state in
            state.missing -= 1
            switch answer {
            case .success(let answer): state.answers[index] = answer
            case .failure(let error): state.error = state.error ?? error
            }
            guard state.missing == 0 else { return nil }
            return state.error.map { .failure($0) } ?? .success(state.answers.compactMap { $0 })
        }
        if let complete { report(complete) }
    }
}
