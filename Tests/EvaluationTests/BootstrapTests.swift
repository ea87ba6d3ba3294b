import Testing

@testable import Evaluation

@Suite struct BootstrapTests {
    @Test func sameSeedGivesTheSameInterval() throws {
        let values = (0..<50).map { Double($0 * $0 % 17) }
        let first = Metrics.mean("score", of: values)
        #expect(first == Metrics.mean("score", of: values))
        #expect(first != Metrics.mean("score", of: values, bootstrap: Bootstrap(seed: 2)))
        let (value, low, high) = (try #require(first.value), try #require(first.low), try #require(first.high))
        #expect(low < value && value < high)
        #expect(first.signature == "score|n:50|v:fileroom-0.1|ci:bootstrap-1000-seed-1")
    }

    /// The mean of n values of variance s² has a standard error of s/√n, and 95 % lie within 1.96 of them.
    @Test func intervalOfAMeanIsCloseToTheNormalInterval() throws {
        let values = (0..<400).map { Double($0 % 20) }
        let metric = Metrics.mean("score", of: values, bootstrap: Bootstrap(resamples: 4000))
        let variance = values.reduce(0) { $0 + ($1 - 9.5) * ($1 - 9.5) } / 400
        let width = 2 * 1.96 * (variance / 400).squareRoot()
        let found = try #require(metric.high) - (try #require(metric.low))
        print("interval \(found), expected about \(width)")
        #expect(abs(found - width) < 0.08 * width)
    }

    @Test func oneItemHasNoInterval() {
        #expect(Metrics.mean("score", of: [3]).low == nil)
        #expect(Metrics.mean("score", of: [3]).value == 3)
        #expect(Metrics.mean("score", of: []).value == nil)
    }
}
