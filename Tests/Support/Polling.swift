import Foundation

/// Waits until a condition holds, asking every few milliseconds, and returns whether it did before the time was up.
public func poll(for timeout: Duration = .seconds(30), until condition: () throws -> Bool) rethrows -> Bool {
    let end = ContinuousClock.now + timeout
    while ContinuousClock.now < end {
        if try condition() { return true }
        Thread.sleep(forTimeInterval: 0.005)
    }
    return try condition()
}
