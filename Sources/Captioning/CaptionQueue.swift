import Dispatch
import Synchronization
import Tensors

/// The pictures that wait for their sentences, and the crews that work on them.
///
/// A crew is a thread, or a few that share its products, with a batch of pictures. Crews share nothing but the weights:
/// where enough pictures wait there is one for each processor, so that none waits for another; for a single picture all
/// processors are one crew. Crews come when there is work and go when there is none.
///
/// A class, for everyone who asks shares the same queue.
final class CaptionQueue: Sendable {
    /// One picture, and who wants its sentences.
    struct Job: Sendable {
        let picture: PixelTensor
        let start: Checkpoint.Start
        let rules: GenerationRules
        let finish: @Sendable (Result<[Hypothesis], any Error>) -> Void
    }

    private struct State: Sendable {
        var waiting: [Job] = []
        var underWay = 0
        var crews = 0

        /// How many crews the work is worth: products of fewer rows than four pictures have are slow for want of memory
        /// bandwidth, which crews would have to share.
        func crewsWanted(_ workers: Workers) -> Int { min(workers.count, max(1, (waiting.count + underWay) / 4)) }
    }

    private struct Begun {
        let job: Job
        let prompt: Tensor
        let cache: KeyValueCache
    }

    private let checkpoint: Checkpoint
    private let workers: Workers
    /// The most pictures that are under description at once.
    private let capacity: Int
    private let state = Mutex(State())
    private let threads = DispatchQueue(label: "captions", attributes: .concurrent)

    init(_ checkpoint: Checkpoint, _ workers: Workers, capacity: Int) {
        self.checkpoint = checkpoint
        self.workers = workers
        self.capacity = max(1, capacity)
    }

    /// Adds pictures; `finish` of each is called on one of the crews' threads.
    func add(_ jobs: [Job]) {
        guard !jobs.isEmpty else { return }
        let more = state.withLock { state in
            state.waiting += jobs
            let more = max(0, state.crewsWanted(workers) - state.crews)
            state.crews += more
            return more
        }
        for _ in 0..<more { threads.async { self.work() } }
    }

    /// What a crew does until nothing is left to do.
    private func work() {
        var batch = RollingBatch<Begun>()
        while let (jobs, workers) = take(for: batch.count) {
            for job in jobs {
                do {
                    let (prompt, cache) = try checkpoint.prompt(
                        job.start, for: job.picture, rows: max(job.rules.beams, job.rules.returned), workers)
                    batch.add(Begun(job: job, prompt: prompt, cache: cache), job.rules)
                } catch {
                    finish(job, .failure(error))
                }
            }
            do {
                let finished = try batch.step(workers) { try checkpoint.decoder($0.map(Self.question), workers) }
                for (begun, hypotheses) in finished { finish(begun.job, .success(hypotheses)) }
            } catch {
                for begun in batch.all { finish(begun.job, .failure(error)) }
                batch.removeAll()
            }
        }
    }

    /// The next pictures for a crew that has `count`, and who works on its products; nil where the crew can go.
    private func take(for count: Int) -> (jobs: [Job], workers: Workers)? {
        state.withLock { state in
            // While crews are few for want of pictures, all there are.
            let isFull = state.crews == workers.count
            let share = (state.waiting.count + state.underWay + state.crews - 1) / state.crews
            let room = isFull ? min(capacity / workers.count, share) : capacity
            let taken = Array(state.waiting.prefix(max(0, max(1, room) - count)))
            guard count + taken.count > 0 else {
                state.crews -= 1
                return nil
            }
            state.waiting.removeFirst(taken.count)
            state.underWay += taken.count
            return (taken, Workers(count: max(1, workers.count / state.crews)))
        }
    }

    private func finish(_ job: Job, _ result: Result<[Hypothesis], any Error>) {
        state.withLock { $0.underWay -= 1 }
        job.finish(result)
    }

    private static func question(_ question: RollingBatch<Begun>.Question) -> TextDecoder.Question {
        switch question {
        case .beginning(let begun): .init(words: .prompt(begun.prompt), cache: begun.cache)
        case .continuations(let begun, let rows):
            .init(words: .tokens(rows.map(\.token), continuing: rows.map(\.source)), cache: begun.cache)
        }
    }
}
