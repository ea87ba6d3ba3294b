import Testing

@testable import Indexing

/// A count that is declared is added up and shown.
@Suite struct IndexSummaryTests {
    @Test func everyPropertyIsACount() {
        let properties = Mirror(reflecting: IndexSummary()).children.compactMap(\.label)
        #expect(Set(IndexSummary().counts.keys) == Set(properties))
        #expect(properties.count == IndexSummary().counts.count)
    }

    @Test func everyCountIsAddedUp() {
        var one = IndexSummary()
        (one.folders, one.files, one.bytes, one.unchanged, one.opened, one.instances) = (1, 2, 3, 4, 5, 6)
        (one.notDICOM, one.containers, one.mediaDirectories, one.failedFiles, one.missing) = (7, 8, 9, 10, 11)
        (one.described, one.captions, one.reused, one.failures, one.newFailures) = (12, 13, 14, 15, 16)
        (one.skippedLinks, one.repeatedPaths) = (17, 18)
        (one.postponed, one.standingFailures, one.acknowledgedFailures, one.healedFailures) = (19, 20, 21, 22)
        let sum = one + one
        #expect(Set(one.counts.values) == Set(1...22))
        for (name, count) in one.counts { #expect(sum.counts[name] == 2 * count, "\(name)") }
    }

    /// Two sparse files can have more bytes than a number holds.
    @Test func sumsStopAtTheLargestNumber() {
        var large = IndexSummary()
        large.bytes = .max - 5
        #expect((large + large).bytes == .max)
    }
}
