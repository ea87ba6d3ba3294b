import DequeModule
import Synchronization

/// The tasks between a producer and a consumer, in order.
final class AheadBuffer<Result: Sendable>: Sendable {
    private struct State: ~Copyable {
        var tasks: Deque<Task<Result, any Error>> = []
        /// Room that is taken: by an element being fetched, by tasks, and by the result the consumer has in hand.
        var taken = 0
        /// Whether the consumer has a result in hand, which it gives back by asking for the next one.
        var isInHand = false
        var isEnded = false
        /// Whether the consumer's task has been cancelled.
        var isInterrupted = false
        /// Why the producer ended, once all results before are taken.
        var failure: (any Error)?
        var producer: Task<Void, Never>?
        var roomWaiter: CheckedContinuation<Void, Never>?
        var resultWaiter: CheckedContinuation<Void, Never>?
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// Runs the producer until it returns, throws or is cancelled.
    func produce(_ work: @escaping @Sendable () async throws -> Void) {
        let task = Task {
            do {
                try await work()
                end(nil)
            } catch {
                end(error)
            }
        }
        state.withLock { $0.producer = task }
    }

    // MARK: The producer's side

    /// Takes room for one more element, as soon as there is some. False once nothing more is wanted.
    func hasRoom() async -> Bool {
        while true {
            let isReady: Bool? = state.withLock { state in
                if state.isEnded { return false }
                guard state.taken < limit else { return nil }
                state.taken += 1
                return true
            }
            if let isReady { return isReady }
            await withCheckedContinuation { waiter in
                let isNow = state.withLock { state in
                    guard !state.isEnded, state.taken >= limit else { return true }
                    state.roomWaiter = waiter
                    return false
                }
                if isNow { waiter.resume() }
            }
        }
    }

    func append(_ task: Task<Result, any Error>) {
        let (waiter, isLate) = state.withLock { state in
            guard !state.isEnded else { return (nil as CheckedContinuation<Void, Never>?, true) }
            state.tasks.append(task)
            return (state.resultWaiter.take(), false)
        }
        if isLate { task.cancel() }
        waiter?.resume()
    }

    private func end(_ failure: (any Error)?) {
        let waiters = state.withLock { state in
            if !state.isEnded { state.failure = failure }
            state.isEnded = true
            return [state.resultWaiter.take(), state.roomWaiter.take()]
        }
        for waiter in waiters { waiter?.resume() }
    }

    // MARK: The consumer's side

    /// The next result; nil after the last one.
    func next() async throws -> Result? {
        giveBack()
        while true {
            try Task.checkCancellation()
            let (task, isEnd, failure) = state.withLock { state in
                if let task = state.tasks.popFirst() {
                    state.isInHand = true
                    return (task as Task<Result, any Error>?, false, nil as (any Error)?)
                }
                return (nil, state.isEnded, state.isEnded ? state.failure.take() : nil)
            }
            if let task { return try await task.value }
            if let failure { throw failure }
            if isEnd { return nil }
            await withTaskCancellationHandler {
                await withCheckedContinuation { waiter in
                    let isNow = state.withLock { state in
                        guard state.tasks.isEmpty, !state.isEnded, !state.isInterrupted else { return true }
                        state.resultWaiter = waiter
                        return false
                    }
                    if isNow { waiter.resume() }
                }
            } onCancel: {
                let waiter = state.withLock { state in
                    state.isInterrupted = true
                    return state.resultWaiter.take()
                }
                waiter?.resume()
            }
        }
    }

    private func giveBack() {
        let waiter = state.withLock { state in
            guard state.isInHand else { return nil as CheckedContinuation<Void, Never>? }
            state.isInHand = false
            state.taken -= 1
            return state.roomWaiter.take()
        }
        waiter?.resume()
    }

    /// Cancels the producer and its tasks. Returns the tasks, to wait for.
    @discardableResult
    func cancel() -> [Task<Result, any Error>] {
        let (tasks, producer) = state.withLock { state in
            defer { state.tasks = [] }
            return (Array(state.tasks), state.producer.take())
        }
        end(nil)
        producer?.cancel()
        for task in tasks { task.cancel() }
        return tasks
    }
}

/// What a task makes, or nil if that takes longer than this; then it can be asked for again.
func value<Result: Sendable>(of task: Task<Result, any Error>, within duration: Duration) async throws -> Result? {
    let first = FirstValue<Swift.Result<Result, any Error>?>()
    let timer = Task {
        try? await Task.sleep(for: duration)
        first.set(nil)
    }
    defer { timer.cancel() }
    Task { first.set(await task.result) }
    return try await first.value?.get()
}

/// The first of some values that are set.
private final class FirstValue<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case waiting(CheckedContinuation<Value, Never>)
        case set(Value)
        case done
    }

    private let state = Mutex(State.empty)

    func set(_ value: Value) {
        let waiter: CheckedContinuation<Value, Never>? = state.withLock { state in
            switch state {
            case .empty: state = .set(value)
            case .waiting(let waiter):
                state = .done
                return waiter
            case .set, .done: break
            }
            return nil
        }
        waiter?.resume(returning: value)
    }

    /// It is asked for once.
    var value: Value {
        get async {
            await withCheckedContinuation { waiter in
                let value: Value? = state.withLock { state in
                    guard case .set(let value) = state else {
                        state = .waiting(waiter)
                        return nil
                    }
                    state = .done
                    return value
                }
                if let value { waiter.resume(returning: value) }
            }
        }
    }
}
