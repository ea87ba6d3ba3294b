import Captioning
import Catalog
import DICOM
import Foundation
import Reading
import Rendering
import Selection
import TestSupport
import Testing

@testable import Indexing

/// The pipeline from series to captions, with readers and an engine made of closures.
@Suite struct DescribeTests {
    private let archive: TestArchive

    init() throws { archive = try TestArchive() }

    /// One series for each number, of one file.
    private func scanSeries(_ numbers: ClosedRange<Int>) async throws {
        try archive.write(numbers.map { String(format: "%03d-1", $0) })
        try await archive.scan()
    }

    @Test func everySeriesGetsTheCaptionOfItsOwnImage() async throws {
        try await scanSeries(1...7)
        let summary = try await archive.describe(with: TestArchive.describer(batchSize: 3))
        #expect(summary.captions == 7 && summary.failures == 0 && summary.reused == 0)
        #expect(try archive.captions().map(\.text) == (1...7).map { "picture \($0)" })
        let again = try await archive.describe(with: TestArchive.describer(batchSize: 3))
        #expect(again == IndexSummary())
    }

    @Test func oneUnreadableSeriesDoesNotStopTheRest() async throws {
        try await scanSeries(1...9)
        let readers = TestArchive.readers(image: { request in
            guard TestArchive.series(of: request.path) != "004" else {
                return .failure(FileFailure(path: request.path, code: .decodeFailed, message: "noise"))
            }
            return .success(TestArchive.picture(request))
        })
        let describer = try TestArchive.describer(batchSize: 2)
        let summary = try await archive.describe(with: describer, readers: readers)
        #expect(summary.captions == 8 && summary.failures == 1)
        #expect(try archive.captions().map(\.text) == [1, 2, 3, 5, 6, 7, 8, 9].map { "picture \($0)" })
        let failure = try #require(try archive.catalog.failures().first)
        #expect(failure.seriesInstanceUID == "004" && failure.code == .decodeFailed && failure.stage == .render)
        #expect(failure.path == archive.root + "/004-1")
        // It is not tried again until someone asks for it.
        #expect(try await archive.describe(with: describer, readers: readers) == IndexSummary())
        #expect(try archive.catalog.clearFailures() == 1)
        #expect(try await archive.describe(with: describer).captions == 1)
    }

    @Test func nextFrameReplacesAnUnreadableOne() async throws {
        try archive.write((1...5).map { "001-\($0)" })
        try await archive.scan()
        let asked = Locked<[String]>([])
        let readers = TestArchive.readers(image: { request in
            asked.withLock { $0.append((request.path as NSString).lastPathComponent) }
            guard !request.path.hasSuffix("-3") else {
                return .failure(FileFailure(path: request.path, code: .truncated, message: "it ends early"))
            }
            return .success(TestArchive.picture(request))
        })
        let summary = try await archive.describe(with: TestArchive.describer(batchSize: 2), readers: readers)
        // The series is described, and the file that could not be shown is on record.
        #expect(summary.captions == 1 && summary.failures == 1)
        #expect(try archive.catalog.failures().map(\.path) == [archive.root + "/001-3"])
        #expect(asked.value == ["001-3", "001-2"])
        let caption = try #require(try archive.captions().first)
        #expect(caption.path == archive.root + "/001-2")
        #expect(caption.frameReason.hasPrefix("slice 2 of 5"))
        #expect(caption.frameReason.hasSuffix("a better one could not be shown"))
        // It does not wait, until someone asks for another try.
        let describer = try TestArchive.describer(batchSize: 2)
        #expect(try await archive.describe(with: describer) == IndexSummary())
        #expect(try archive.catalog.clearFailures() == 1)
        #expect(try await archive.describe(with: describer).failures == 0)
        #expect(try archive.captions().first?.path == archive.root + "/001-3")
        #expect(try archive.captions().first?.text == "picture 1", "the same picture has the same words")
        // Such a failure stands in the way of no other model, and of no more frames.
        let another = try TestArchive.describer(batchSize: 2, digest: "another")
        #expect(try await archive.describe(with: another, readers: readers).failures == 1)
        #expect(try await archive.describe(with: another, readers: readers, framesPerPart: 2).captions == 2)
    }

    @Test func seriesFailsAfterFiveUnreadableFramesAndKeepsEachFailure() async throws {
        try archive.write((1...9).map { "001-\($0)" })
        try await archive.scan()
        let asked = Locked(0)
        let readers = TestArchive.readers(image: { request in
            asked.withLock { $0 += 1 }
            return .failure(FileFailure(path: request.path, code: .truncated, message: "it ends early"))
        })
        let summary = try await archive.describe(with: TestArchive.describer(batchSize: 2), readers: readers)
        #expect(summary.captions == 0 && summary.failures == 5)
        #expect(asked.value == 5)
        #expect(
            Set(try archive.catalog.failures().map(\.path)) == Set([3, 4, 5, 6, 7].map { archive.root + "/001-\($0)" }))
    }

    @Test(arguments: [(batchSize: 3, readAhead: 2), (4, 1), (2, 5), (1, 1)])
    func engineGetsBatchesAndRenderingStaysJustAhead(batchSize: Int, readAhead: Int) async throws {
        try await scanSeries(1...20)
        let rendered = Locked(0)
        let batches = Locked<[Int]>([])
        let furthest = Locked(0)
        let readers = TestArchive.readers(image: { request in
            rendered.withLock { $0 += 1 }
            return .success(TestArchive.picture(request))
        })
        let describer = try TestArchive.describer(batchSize: batchSize) { images in
            // Time for the readers to run as far ahead as they may.
            try await Task.sleep(for: .milliseconds(5))
            let before = batches.withLock { sizes in
                sizes.append(images.count)
                return sizes.dropLast().reduce(0, +)
            }
            furthest.withLock { $0 = max($0, rendered.value - before) }
        }
        _ = try await archive.describe(with: describer, readers: readers, readAhead: readAhead)
        #expect(batches.value.reduce(0, +) == 20)
        #expect(batches.value.dropLast().allSatisfy { $0 == batchSize })
        #expect(batches.value.count == (20 + batchSize - 1) / batchSize)
        // The batch the engine has, and what is under way behind it.
        #expect(furthest.value <= batchSize + max(readAhead, batchSize))
        #expect(furthest.value > batchSize || batchSize == 1 && readAhead == 1)
    }

    @Test func imagesReachTheEngineInSeriesOrder() async throws {
        try await scanSeries(1...24)
        let readers = TestArchive.readers(image: { request in
            // Of any three neighbours the last is read first.
            let number = Int(TestArchive.series(of: request.path)) ?? 0
            try? await Task.sleep(for: .milliseconds(12 - number % 3 * 5))
            return .success(TestArchive.picture(request))
        })
        let seen = Locked<[Int]>([])
        let describer = try TestArchive.describer(batchSize: 5) { images in
            seen.withLock { $0 += images.map(TestArchive.value) }
        }
        _ = try await archive.describe(with: describer, readers: readers, readAhead: 6)
        #expect(seen.value == Array(1...24))
        #expect(try archive.captions().map(\.text) == (1...24).map { "picture \($0)" })
    }

    @Test func knownImageIsNotCaptionedAgain() async throws {
        try await scanSeries(1...6)
        // Series 1 and 5, which are in different batches, show the same.
        let readers = TestArchive.readers(image: { request in
            let number = Int(TestArchive.series(of: request.path)) ?? 0
            return .success(TestArchive.picture(number == 5 ? 1 : number))
        })
        let seen = Locked<[Int]>([])
        let describer = try TestArchive.describer(batchSize: 2) { images in
            seen.withLock { $0 += images.map(TestArchive.value) }
        }
        let summary = try await archive.describe(with: describer, readers: readers)
        #expect(summary.captions == 6 && summary.reused == 1)
        #expect(seen.value == [1, 2, 3, 4, 6])
        let captions = try archive.captions()
        #expect(captions.map(\.text) == [1, 2, 3, 4, 1, 6].map { "picture \($0)" })
        #expect(captions[4].score == captions[0].score)
        #expect(captions[4].path == archive.root + "/005-1")
    }

    @Test func aKnownImageHasTheEmbeddingOfTheFirst() async throws {
        try await scanSeries(1...5)
        // Series 1 and 5, which are in different batches, show the same.
        let readers = TestArchive.readers(image: { request in
            let number = Int(TestArchive.series(of: request.path)) ?? 0
            return .success(TestArchive.picture(number == 5 ? 1 : number))
        })
        let describer = try TestArchive.describer(batchSize: 2, embedding: { [Float($0), 1] })
        #expect(try await archive.describe(with: describer, readers: readers).reused == 1)
        #expect(try embeddings() == [[127, 127], [127, 64], [127, 42], [127, 32], [127, 127]])
    }

    @Test func anImageThatIsKnownWithoutAnEmbeddingIsSeenAgain() async throws {
        try await scanSeries(1...1)
        let readers = TestArchive.readers(image: { _ in .success(TestArchive.picture(3)) })
        _ = try await archive.describe(with: TestArchive.describer(batchSize: 2), readers: readers)
        try await scanSeries(2...2)
        let describer = try TestArchive.describer(batchSize: 2, embedding: { [Float($0), 1] })
        #expect(try await archive.describe(with: describer, readers: readers).reused == 0)
        #expect(try embeddings() == [[127, 42]])
        #expect(try archive.captions().map(\.text) == ["picture 3", "picture 3"])
    }

    /// The codes of the embeddings, in the order of their captions.
    private func embeddings() throws -> [[UInt8]] {
        try archive.catalog.readEmbeddings { reader in
            try (1...100).compactMap { try reader.embedding(of: $0).map { [UInt8]($0.codes) } }
        }
    }

    @Test func abstentionIsDoubtedForEveryCopyOfItsImage() async throws {
        // Series 1 and 4, which are in different batches, show the same, and so does 5, which comes later.
        let readers = TestArchive.readers(image: { request in
            let number = Int(TestArchive.series(of: request.path)) ?? 0
            return .success(TestArchive.picture(number >= 4 ? 1 : number))
        })
        let describer = try TestArchive.describer(batchSize: 2, abstention: Abstention(below: -1, text: "picture 1"))
        try await scanSeries(1...4)
        #expect(try await archive.describe(with: describer, readers: readers).reused == 1)
        try await scanSeries(5...5)
        #expect(try await archive.describe(with: describer, readers: readers).reused == 1)
        let captions = try archive.captions()
        #expect(captions.map(\.text) == [1, 2, 3, 1, 1].map { "picture \($0)" })
        #expect(captions.map { $0.doubts.contains(.notRecognised) } == [true, false, false, true, true])
    }

    @Test func stopEndsAfterTheCurrentBatchAndTheNextRunResumes() async throws {
        try await scanSeries(1...20)
        let stop = StopRequest()
        let batches = Locked(0)
        let describer = try TestArchive.describer(batchSize: 3) { _ in
            batches.withLock { $0 += 1 }
            if batches.value == 2 { stop.make(signal: 15) }
        }
        let summary = try await archive.describe(with: describer, readAhead: 8, stop: stop)
        #expect(batches.value == 2)
        #expect(summary.captions == 6)
        #expect(stop.signal == 15)
        let rest = try await archive.describe(with: TestArchive.describer(batchSize: 3))
        #expect(rest.captions == 14 && rest.reused == 0)
        #expect(try archive.captions().map(\.text) == (1...20).map { "picture \($0)" })
    }

    @Test func parallelCallsCaptionEverySeriesOnce() async throws {
        try await scanSeries(1...40)
        // Every fifth series shows what series 1 shows, and every fourth cannot be read.
        let readers = TestArchive.readers(image: { request in
            let number = Int(TestArchive.series(of: request.path)) ?? 0
            guard number % 4 != 0 else {
                return .failure(FileFailure(path: request.path, code: .truncated, message: "it ends early"))
            }
            return .success(TestArchive.picture(number % 5 == 0 ? 1 : number))
        })
        let (atOnce, most, seen) = (Locked(0), Locked(0), Locked<[Int]>([]))
        let describer = try TestArchive.describer(batchSize: 3, callsAtOnce: 4) { images in
            let present = atOnce.withLock {
                $0 += 1
                return $0
            }
            most.withLock { $0 = max($0, present) }
            seen.withLock { $0 += images.map(TestArchive.value) }
            // The first call waits for another, and the first ones end last.
            #expect(try await eventually { most.value >= 2 })
            try await Task.sleep(for: .milliseconds(TestArchive.value(of: images[0]) < 8 ? 30 : 3))
            atOnce.withLock { $0 -= 1 }
        }
        let summary = try await archive.describe(with: describer, readers: readers, readAhead: 6)
        #expect(most.value > 1 && most.value <= 4)
        let shown = (1...40).filter { $0 % 4 != 0 }.map { $0 % 5 == 0 ? 1 : $0 }
        #expect(seen.value.sorted() == Set(shown).sorted())
        #expect(summary.captions == 30 && summary.failures == 10)
        #expect(summary.reused == shown.count - Set(shown).count)
        #expect(try archive.captions().map(\.text) == shown.map { "picture \($0)" })
    }

    @Test func stopCancelsCallsBehindTheKeptBatch() async throws {
        try await scanSeries(1...40)
        let stop = StopRequest()
        let (begun, cancelled) = (Locked(0), Locked(0))
        let describer = try TestArchive.describer(batchSize: 2, callsAtOnce: 5) { images in
            begun.withLock { $0 += 1 }
            if TestArchive.value(of: images[0]) == 1 {
                // Until all calls have begun that may.
                #expect(try await eventually { begun.value >= 5 })
                stop.make(signal: 15)
                return
            }
            do { try await Task.sleep(for: .seconds(86_400)) } catch {
                cancelled.withLock { $0 += 1 }
                throw error
            }
        }
        let summary = try await archive.describe(with: describer, readAhead: 8, stop: stop)
        #expect(summary.captions == 2)
        #expect(begun.value == 5 && cancelled.value == 4)
        let rest = try await archive.describe(with: TestArchive.describer(batchSize: 3))
        #expect(rest.captions == 38 && rest.failures == 0)
    }

    @Test func captionsBeforeAnEngineFailureAreKept() async throws {
        struct NoMemory: Error {}
        try await scanSeries(1...6)
        let batches = Locked(0)
        let describer = try TestArchive.describer(batchSize: 2) { _ in
            batches.withLock { $0 += 1 }
            if batches.value == 2 { throw NoMemory() }
        }
        await #expect(throws: NoMemory.self) { try await archive.describe(with: describer) }
        #expect(try archive.captions().map(\.text) == ["picture 1", "picture 2"])
        #expect(try archive.catalog.failures().isEmpty)
        #expect(try await archive.describe(with: TestArchive.describer(batchSize: 2)).captions == 4)
    }

    /// The second copy of the only slice stands in for the first; neither is a slice or a phase of its own.
    @Test func copyReplacesAnUnreadableInstance() async throws {
        try archive.write(["001-1", "copy/001-1"])
        try await archive.scan()
        let readers = TestArchive.readers(image: { request in
            guard request.path.contains("/copy/") else {
                return .failure(FileFailure(path: request.path, code: .truncated, message: "it ends early"))
            }
            return .success(TestArchive.picture(request))
        })
        let describer = try TestArchive.describer(batchSize: 2)
        let summary = try await archive.describe(with: describer, readers: readers, framesPerPart: 3)
        #expect(summary.captions == 1 && summary.failures == 1)
        #expect(try archive.catalog.failures().map(\.path) == [archive.root + "/001-1"])
        let caption = try #require(try archive.captions().first)
        #expect(caption.path == archive.root + "/copy/001-1")
        #expect(caption.frameReason == "the only slice")
        #expect(caption.partName == nil)
    }

    @Test func identicalImagesAreCaptionedOnce() async throws {
        try await scanSeries(1...4)
        let readers = TestArchive.readers(image: { _ in .success(TestArchive.picture(7)) })
        let seen = Locked<[Int]>([])
        let describer = try TestArchive.describer(batchSize: 4) { images in
            seen.withLock { $0 += images.map(TestArchive.value) }
        }
        let summary = try await archive.describe(with: describer, readers: readers)
        #expect(seen.value == [7])
        #expect(summary.captions == 4 && summary.reused == 3)
    }
}
