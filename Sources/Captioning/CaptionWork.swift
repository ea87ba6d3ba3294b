import Tensors

/// The captioning of one job by a crew: the searches that it takes, one after another, and what they come to.
///
/// Without evidence it is a single search for what the model says of the image. With evidence the frames are looked at
/// first, and the sentence that they and the header speak for is searched for beside it.
///
/// A class, because the searches of a job share it; one crew works on it.
final class CaptionWork {
    /// A search for the sentences of one image.
    struct Search {
        let work: CaptionWork
        /// What the sentence claims; nil for whatever the model says.
        let claim: Judgement.Claim?
        let rules: GenerationRules
        let prompt: Tensor
        let cache: KeyValueCache
    }

    let job: CaptionQueue.Job
    private let checkpoint: Checkpoint
    private let sights: [Sight]
    private let frames: [FrameEvidence]
    private let judgement: Judgement?
    private var plain: [Hypothesis]?
    /// The claims still to be tried, the more specific first.
    private var claims: [Judgement.Claim] = []
    private var said: Hypothesis?
    /// Of what is said, or of the kind if nothing is.
    private var probability = 0.0
    private var isDecided = false

    /// Looks at the images of a job.
    init(_ job: CaptionQueue.Job, _ checkpoint: Checkpoint, _ workers: Workers) throws {
        self.job = job
        self.checkpoint = checkpoint
        sights = try job.input.images.map { try checkpoint.sight(of: $0, workers) }
        guard job.input.isJudged, let evidence = checkpoint.evidence else {
            (frames, judgement) = ([], nil)
            return
        }
        frames = sights.map { evidence.evidence(of: $0.vector) }
        let judgement = Judgement(of: frames, modality: job.input.modality, evidence.settings)
        self.judgement = judgement
        if judgement.isNamed { claims = judgement.part == nil ? [.kind] : [.part, .kind] }
    }

    /// The searches to begin with.
    func begin(_ workers: Workers) throws -> [Search] {
        let plain = try search(nil, job.rules, sights[0], workers)
        return [plain] + (try nextClaim(workers).map { [$0] } ?? [])
    }

    /// Takes what a search found, and gives the search that follows from it.
    func take(_ hypotheses: [Hypothesis], of claim: Judgement.Claim?, _ workers: Workers) throws -> Search? {
        guard let claim else {
            plain = hypotheses
            return nil
        }
        guard let judgement, let hypothesis = hypotheses.first else { return nil }
        probability = judgement.probability(of: claim, sentence: hypothesis.meanLogProbability)
        if probability >= judgement.coefficients(of: claim).threshold {
            (said, isDecided) = (hypothesis, true)
            return nil
        }
        return try nextClaim(workers)
    }

    /// The search for the sentence of the next claim that may be probable enough; nil if there is none.
    private func nextClaim(_ workers: Workers) throws -> Search? {
        guard let judgement, let evidence = checkpoint.evidence, evidence.choosesSentences else {
            isDecided = true
            return nil
        }
        while let kind = judgement.kind, !claims.isEmpty {
            let claim = claims.removeFirst()
            let coefficients = judgement.coefficients(of: claim)
            probability = judgement.probability(of: claim, sentence: 0)
            // Where the sentence's own probability does not count, no search is needed to know that of the claim.
            if coefficients.sentence == 0, probability < coefficients.threshold { continue }
            guard let sentences = evidence.sentences(of: kind, part: claim == .part ? judgement.part : nil) else {
                continue
            }
            return try search(
                claim, job.rules.choosing(among: sentences), sights[judgement.frame], workers)
        }
        isDecided = true
        return nil
    }

    private func search(
        _ claim: Judgement.Claim?, _ rules: GenerationRules, _ sight: Sight, _ workers: Workers
    ) throws -> Search {
        let (prompt, cache) = try checkpoint.prompt(
            job.start, for: sight.features, rows: max(rules.beams, rules.returned), workers)
        return Search(work: self, claim: claim, rules: rules, prompt: prompt, cache: cache)
    }

    /// What the job comes to; nil while searches are under way.
    var answer: CaptionAnswer? {
        guard let plain, isDecided else { return nil }
        return CaptionAnswer(
            plain: plain, features: sights[0].vector, frames: frames, judgement: judgement, said: said,
            probability: probability)
    }
}

/// What came of the images of one caption.
struct CaptionAnswer: Sendable {
    /// What the model says of the first image by itself, best first.
    let plain: [Hypothesis]
    /// The feature vector of the first image.
    let features: [Float]
    /// What each of the images says; empty if they are not judged.
    let frames: [FrameEvidence]
    /// Nil if the images are not judged.
    let judgement: Judgement?
    /// The sentence that was chosen; nil if none is probable enough, or there are none to choose from.
    let said: Hypothesis?
    /// Of what is said, or of the kind if nothing is; 0 if there is no such claim.
    let probability: Double
}

extension Hypothesis {
    /// In nats; 0 for a sequence without tokens.
    var meanLogProbability: Double {
        logProbabilities.isEmpty
            ? 0 : logProbabilities.reduce(0) { $0 + Double($1) } / Double(logProbabilities.count)
    }
}
