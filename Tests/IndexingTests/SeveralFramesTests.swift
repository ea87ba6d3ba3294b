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

/// More than one frame for each series.
@Suite struct SeveralFramesTests {
    private let archive: TestArchive

    init() throws { archive = try TestArchive() }

    /// A picture of its own for each file: the number after the dash.
    private static let readersOfEachFile = TestArchive.readers(image: { request in
        .success(TestArchive.picture(Int(request.path.split(separator: "-").last ?? "") ?? 0))
    })

    @Test func severalFramesOfASeriesAreCaptionedAndKept() async throws {
        try archive.write((1...20).map { "001-\($0)" })
        try archive.write((1...2).map { "002-\($0 + 50)" })
        try await archive.scan()
        let describer = try TestArchive.describer(batchSize: 2)
        let summary = try await archive.describe(with: describer, readers: Self.readersOfEachFile, framesPerPart: 3)
        #expect(summary.described == 2 && summary.captions == 5 && summary.failures == 0)
        #expect(try archive.captions().map(\.text) == [6, 11, 16, 51, 52].map { "picture \($0)" })
        #expect(try archive.captions().map(\.rank) == [0, 1, 2, 0, 1])
        #expect(try archive.captions()[1].path == archive.root + "/001-11")
        let again = try await archive.describe(with: describer, readers: Self.readersOfEachFile, framesPerPart: 3)
        #expect(again == IndexSummary())
        // More are asked for: what was said is not said again.
        let more = try await archive.describe(with: describer, readers: Self.readersOfEachFile, framesPerPart: 4)
        #expect(more.described == 2 && more.captions == 6)
        #expect(more.reused >= 2)
    }

    @Test func replacementFrameIsNotUsedTwice() async throws {
        try archive.write((1...4).map { "001-\($0)" })
        try await archive.scan()
        let readers = TestArchive.readers(image: { job async throws(ReadersUnavailable) in
            guard !job.path.hasSuffix("-2") else {
                return .failure(FileFailure(path: job.path, code: .truncated, message: "it ends early"))
            }
            return try await Self.readersOfEachFile.image(job)
        })
        let describer = try TestArchive.describer(batchSize: 8)
        let summary = try await archive.describe(with: describer, readers: readers, framesPerPart: 4)
        // Three of four could be shown: the series is described, and the fourth is on record.
        #expect(summary.captions == 3 && summary.failures == 1)
        #expect(try await archive.describe(with: describer, readers: readers, framesPerPart: 4) == IndexSummary())
        #expect(Set(try archive.captions().map(\.text)) == ["picture 1", "picture 3", "picture 4"])
    }

    @Test func emptySlicesAreMeasuredAndSkipped() async throws {
        try archive.write((1...9).map { "001-\($0)" })
        try await archive.scan()
        var readers = Self.readersOfEachFile
        readers.content = { job in
            let number = Int(job.path.split(separator: "-").last ?? "") ?? 0
            return .success(FrameContent(spread: number <= 5 ? 200 : 1))
        }
        _ = try await archive.describe(with: TestArchive.describer(batchSize: 2), readers: readers)
        let caption = try #require(try archive.captions().first)
        #expect(caption.text == "picture 3")
        #expect(caption.frameReason.hasSuffix("slices before 1 and after 5 are nearly empty"))
    }
}
