import Foundation

/// Waits until a condition holds, asking every few milliseconds, and returns whether it did before the time was up.
public func poll(for timeout: Duration = .seconds(300), until condition: () throws -> Bool) rethrows -> Bool {
    let end = ContinuousClock.now + timeout
    while ContinuousClock.now < end {
        if try condition() { return true }
        Thread.sleep(forTimeInterval: 0.005)
    }
    return try condition()
}

/// Like `poll`, for conditions that other tasks of the test make true: its thread is theirs while it waits.
///
/// It counts attempts and no time: where many tests share few threads, minutes may pass before the other tasks have a turn.
public func eventually(_ condition: () throws -> Bool) async throws -> Bool {
    for _ in 0..<100_000 {
        if try condition() { return true }
        try await Task.sleep(for: .milliseconds(5))
    }
    return try condition()
}
