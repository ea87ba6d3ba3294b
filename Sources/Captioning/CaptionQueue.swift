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
        /// Whether nobody waits for it any more.
        let isCancelled: @Sendable () -> Bool
        let finish: @Sendable (Result<[Hypothesis], any Error>) -> Void
    }

    private struct State: Sendable {
        var waiting: [Job] = []
        var underWay = 0
        var crews = 0

        /// How many crews the pictures are worth, those that wait and those under way.
        var crewsWorth: Int { max(1, (waiting.count + underWay) / CaptionQueue.fewest) }
    }

    private struct Begun {
        let job: Job
        let prompt: Tensor
        let cache: KeyValueCache
    }

    private let checkpoint: Checkpoint
    /// Of the one crew that there is for few pictures.
    private let team: Workers
    private var workers: Int { team.count }
    /// The most pictures that are under description at once.
    private let capacity: Int
    private let state = Mutex(State())
    /// The most crews there are.
    private let crews: Int
    private let threads = DispatchQueue(label: "captions", attributes: .concurrent)

    /// Pictures that a crew should have: products of fewer rows are slow for want of memory bandwidth, which crews share.
    private static let fewest = 4

    init(_ checkpoint: Checkpoint, _ workers: Workers, capacity: Int) {
        self.checkpoint = checkpoint
        // Threads that stand ready and have no processor would only be in the way.
        team = Workers(Team(count: min(workers.count, Workers.all.count)))
        self.capacity = max(1, capacity)
        crews = min(workers.count, max(1, capacity / Self.fewest))
    }

    /// Adds pictures; `finish` of each is called on one of the crews' threads.
    func add(_ jobs: [Job]) {
        guard !jobs.isEmpty else { return }
        let more = state.withLock { state in
            state.waiting += jobs
            let more = max(0, min(crews, state.crewsWorth) - state.crews)
            state.crews += more
            return more
        }
        for _ in 0..<more { threads.async { self.work() } }
    }

    /// What a crew does until nothing is left to do.
    private func work() {
        var batch = RollingBatch<Begun>()
        while let (jobs, workers) = take(for: batch.count) {
            for begun in batch.remove(where: { $0.job.isCancelled() }) {
                finish(begun.job, .failure(CancellationError()))
            }
            for job in jobs {
                do {
                    if job.isCancelled() { throw CancellationError() }
                    let (prompt, cache) = try checkpoint.prompt(
                        job.start, for: job.picture, rows: max(job.rules.beams, job.rules.returned), workers)
                    batch.add(Begun(job: job, prompt: prompt, cache: cache), job.rules)
                } catch {
                    finish(job, .failure(error))
                }
            }
            guard batch.count > 0 else { continue }
            do {
                let finished = try batch.step(workers) { try checkpoint.decoder($0.map(Self.question), workers) }
                for (begun, hypotheses) in finished { finish(begun.job, .success(hypotheses)) }
            } catch {
                for begun in batch.remove() { finish(begun.job, .failure(error)) }
            }
        }
    }

    /// The next pictures for a crew that has `count`, and who works on its products; nil where the crew can go.
    private func take(for count: Int) -> (jobs: [Job], workers: Workers)? {
        state.withLock { state in
            // An equal share of what is there; that is all of it for the first crew.
            let share = (state.waiting.count + state.underWay + state.crews - 1) / state.crews
            let room = max(1, min(capacity / state.crews, share))
            let taken = Array(state.waiting.prefix(max(0, room - count)))
            guard count + taken.count > 0 else {
                state.crews -= 1
                return nil
            }
            state.waiting.removeFirst(taken.count)
            state.underWay += taken.count
            return (taken, state.crews == 1 ? team : Workers(count: max(1, workers / state.crews)))
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
