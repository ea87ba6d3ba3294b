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
    /// One caption to make, and what to do with it.
    struct Job: Sendable {
        let input: Captioner.Input
        let start: Checkpoint.Start
        let rules: GenerationRules
        /// Whether the caller no longer waits for it.
        let isCancelled: @Sendable () -> Bool
        let finish: @Sendable (Result<CaptionAnswer, any Error>) -> Void
    }

    private struct State: Sendable {
        var pending: [Job] = []
        var active = 0
        var crews = 0

        /// The number of crews that the pending and active images are worth.
        var crewsWorth: Int { max(1, (pending.count + active) / CaptionQueue.fewestImages) }
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
        var batch = RollingBatch<CaptionWork.Search>()
        var works: [CaptionWork] = []
        func end(_ work: CaptionWork, _ result: Result<CaptionAnswer, any Error>) {
            works.removeAll { $0 === work }
            _ = batch.remove { $0.work === work }
            finish(work.job, result)
        }
        while let (jobs, workers) = take(for: works.count) {
            for work in works where work.job.isCancelled() { end(work, .failure(CancellationError())) }
            for job in jobs {
                do {
                    if job.isCancelled() { throw CancellationError() }
                    let work = try CaptionWork(job, checkpoint, workers)
                    for search in try work.begin(workers) { batch.add(search, search.rules) }
                    works.append(work)
                } catch {
                    finish(job, .failure(error))
                }
            }
            guard batch.count > 0 else { continue }
            do {
                let finished = try batch.step(workers) { try checkpoint.decoder($0.map(Self.question), workers) }
                for (search, hypotheses) in finished {
                    if let next = try search.work.take(hypotheses, of: search.claim, workers) {
                        batch.add(next, next.rules)
                    }
                    if let answer = search.work.answer { end(search.work, .success(answer)) }
                }
            } catch {
                for work in works { end(work, .failure(error)) }
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

    private func finish(_ job: Job, _ result: Result<CaptionAnswer, any Error>) {
        state.withLock { $0.active -= 1 }
        job.finish(result)
    }

    private static func question(_ question: RollingBatch<CaptionWork.Search>.Question) -> TextDecoder.Question {
        switch question {
        case .beginning(let search): .init(words: .prompt(search.prompt), cache: search.cache)
        case .continuations(let search, let rows):
            .init(words: .tokens(rows.map(\.token), continuing: rows.map(\.source)), cache: search.cache)
        }
    }
}
