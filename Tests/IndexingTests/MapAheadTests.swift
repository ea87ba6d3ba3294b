import TestSupport
import Testing

@testable import Indexing

@Suite struct MapAheadTests {
    /// Numbers that count how many were asked for.
    struct Numbers: AsyncSequence {
        let count: Int
        let asked: Locked<Int>

        struct AsyncIterator: AsyncIteratorProtocol {
            let count: Int
            let asked: Locked<Int>

            mutating func next() async -> Int? {
                asked.withLock { asked in
                    guard asked < count else { return nil }
                    asked += 1
                    return asked - 1
                }
            }
        }

        func makeAsyncIterator() -> AsyncIterator { AsyncIterator(count: count, asked: asked) }
    }

    @Test func resultsKeepTheOrderOfTheirElements() async throws {
        let squares = Numbers(count: 40, asked: Locked(0)).mapAhead(8) { number in
            // The later of two neighbours is the quicker one.
            try? await Task.sleep(for: .milliseconds(number.isMultiple(of: 2) ? 6 : 1))
            return number * number
        }
        var results: [Int] = []
        for try await square in squares { results.append(square) }
        #expect(results == (0..<40).map { $0 * $0 })
    }

    @Test(arguments: [1, 3, 8])
    func sourceIsNeverMoreThanTheLimitAhead(limit: Int) async throws {
        let asked = Locked(0)
        let underWay = Locked(0)
        let most = Locked(0)
        let results = Numbers(count: 30, asked: asked).mapAhead(limit) { number in
            let now = underWay.withLock { count in
                count += 1
                return count
            }
            most.withLock { $0 = max($0, now) }
            try? await Task.sleep(for: .milliseconds(1))
            underWay.withLock { $0 -= 1 }
            return number
        }
        var taken = 0
        for try await _ in results {
            taken += 1
            #expect(asked.value <= taken + limit - 1)
        }
        #expect(taken == 30)
        #expect(most.value <= limit)
    }

    /// Numbers up to a limit, and then none that ever comes.
    struct Stuck: AsyncSequence {
        let count: Int

        struct AsyncIterator: AsyncIteratorProtocol {
            let count: Int
            var given = 0

            mutating func next() async throws -> Int? {
                while given == count { try await Task.sleep(for: .seconds(3600)) }
                given += 1
                return given - 1
            }
        }

        func makeAsyncIterator() -> AsyncIterator { AsyncIterator(count: count) }
    }

    @Test(.timeLimit(.minutes(10))) func aSourceThatDoesNotAnswerHoldsBackNothing() async throws {
        var results = Stuck(count: 3).mapAhead(8) { $0 * 10 }.mapAhead(8) { $0 + 1 }.makeAsyncIterator()
        for expected in [1, 11, 21] { #expect(try await results.next() == expected) }
        guard case .later = try await results.next(within: .milliseconds(50)) else {
            Issue.record("a result of nothing")
            return
        }
    }

    @Test(.timeLimit(.minutes(10))) func aResultThatCameLateIsNotLost() async throws {
        let isOpen = Locked(false)
        var results = Numbers(count: 2, asked: Locked(0)).mapAhead(1) { number in
            while !isOpen.value { try await Task.sleep(for: .milliseconds(2)) }
            return number
        }.makeAsyncIterator()
        for _ in 0..<3 {
            guard case .later = try await results.next(within: .milliseconds(10)) else {
                Issue.record("a result too early")
                return
            }
        }
        isOpen.withLock { $0 = true }
        guard case .element(0) = try await results.next(within: .seconds(600)) else {
            Issue.record("the first result is lost")
            return
        }
        #expect(try await results.next() == 1)
        #expect(try await results.next() == nil)
    }

    @Test func anErrorComesAfterTheResultsBeforeIt() async throws {
        struct Broken: Error {}
        var results = Numbers(count: 5, asked: Locked(0)).mapAhead(4) { number in
            if number == 2 { throw Broken() }
            return number
        }.makeAsyncIterator()
        #expect(try await results.next() == 0)
        #expect(try await results.next() == 1)
        await #expect(throws: Broken.self) { try await results.next() }
    }

    @Test func emptySourceGivesNothing() async throws {
        for try await _ in Numbers(count: 0, asked: Locked(0)).mapAhead(4, { $0 }) {
            Issue.record("a result of nothing")
        }
    }
}
