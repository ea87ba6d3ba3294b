import Dispatch
import Synchronization
import Tensors

/// The pending images, and the crews that caption them.
///
/// A crew is a thread, or several that share its matrix products, with a batch of images. Crews share nothing but the
/// weights: with enough pending images there is one crew for each processor, so that no crew waits for another; for a
/// single image all processors form one crew. Crews start when there is work and end when there is none.
///
/// A class, because all callers share one queue.
final class CaptionQueue: Sendable {
    /// One image, and what to do with its sentences.
    struct Job: Sendable {
        let image: PixelTensor
        let start: Checkpoint.Start
        let rules: GenerationRules
        /// Whether the caller no longer waits for it.
        let isCancelled: @Sendable () -> Bool
        let finish: @Sendable (Result<[Hypothesis], any Error>) -> Void
    }

    private struct State: Sendable {
        var pending: [Job] = []
        var active = 0
        var crews = 0

        /// The number of crews that the pending and active images are worth.
        var crewsWorth: Int { max(1, (pending.count + active) / CaptionQueue.fewestImages) }
    }

    private struct Begun {
        let job: Job
        let prompt: Tensor
        let cache: KeyValueCache
    }

    private let checkpoint: Checkpoint
    /// The threads of a single crew.
    private let team: Workers
    private var workers: Int { team.count }
    /// The most images that are captioned at once.
    private let capacity: Int
    private let state = Mutex(State())
    /// The most crews there are.
    private let crews: Int
    private let threads = DispatchQueue(label: "captions", attributes: .concurrent)

    /// The fewest images per crew: products of fewer rows are limited by memory bandwidth, which crews share.
    private static let fewestImages = 4

    init(_ checkpoint: Checkpoint, _ workers: Workers, capacity: Int) {
        self.checkpoint = checkpoint
        // More ready threads than processors would only compete.
        team = Workers(Team(count: min(workers.count, Workers.all.count)))
        self.capacity = max(1, capacity)
        crews = min(workers.count, max(1, capacity / Self.fewestImages))
    }

    /// Adds images; `finish` of each is called on one of the crews' threads.
    func add(_ jobs: [Job]) {
        guard !jobs.isEmpty else { return }
        let more = state.withLock { state in
            state.pending += jobs
            let more = max(0, min(crews, state.crewsWorth) - state.crews)
            state.crews += more
            return more
        }
        for _ in 0..<more { threads.async { self.work() } }
    }

    /// Runs a crew until there is no work left.
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
                        job.start, for: job.image, rows: max(job.rules.beams, job.rules.returned), workers)
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

    /// The next images for a crew that has `count`, and the threads for its products; nil if the crew is to end.
    private func take(for count: Int) -> (jobs: [Job], workers: Workers)? {
        state.withLock { state in
            // An equal share of the images; all of them for a single crew.
            let share = (state.pending.count + state.active + state.crews - 1) / state.crews
            let room = max(1, min(capacity / state.crews, share))
            let taken = Array(state.pending.prefix(max(0, room - count)))
            guard count + taken.count > 0 else {
                state.crews -= 1
                return nil
            }
            state.pending.removeFirst(taken.count)
            state.active += taken.count
            return (taken, state.crews == 1 ? team : Workers(count: max(1, workers / state.crews)))
        }
    }

    private func finish(_ job: Job, _ result: Result<[Hypothesis], any Error>) {
        state.withLock { $0.active -= 1 }
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
