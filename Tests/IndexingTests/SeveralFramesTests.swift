import Captioning
import Catalog
import DICOM
import Foundation
import Raster
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

    // MARK: Several frames for one caption

    /// What a describer was asked.
    private func describer(_ asked: Locked<[CaptionRequest]>, frames: Int = 3, usesHeader: Bool = false) -> Describer {
        let identity = ModelIdentity(weightsDigest: "d", settings: [:], name: "words", family: "none")
        return Describer(
            identity: identity, framing: ImageFraming(resizing: .exact(.square(224))), batchSize: 2,
            framesPerCaption: frames, usesHeader: usesHeader
        ) { requests in
            asked.withLock { $0 += requests }
            return requests.map { request in
                let text = request.images.map { "\(TestArchive.value(of: $0))" }.joined(separator: " ")
                return Caption(sequences: [.init(text: text, tokens: [1], score: nil)])
            }
        }
    }

    @Test func captionBelongsToTheFirstOfItsFrames() async throws {
        try archive.write((1...20).map { "001-\($0)" })
        try archive.write(["002-50"])
        try await archive.scan()
        let asked = Locked<[CaptionRequest]>([])
        let summary = try await archive.describe(with: describer(asked), readers: Self.readersOfEachFile)
        #expect(summary.captions == 2)
        let captions = try archive.captions()
        #expect(captions.map(\.text) == ["11 6 16", "50"])
        #expect(captions[0].path == archive.root + "/001-11")
        #expect(asked.value.allSatisfy { $0.modality == nil })
    }

    @Test func eachOfSeveralCaptionsHasAFrameOfItsOwn() async throws {
        try archive.write((1...20).map { "001-\($0)" })
        try await archive.scan()
        let asked = Locked<[CaptionRequest]>([])
        _ = try await archive.describe(with: describer(asked), readers: Self.readersOfEachFile, framesPerPart: 2)
        #expect(asked.value.allSatisfy { $0.images.count == 1 })
    }

    @Test func sameImageWithOtherFramesIsAnotherCaption() async throws {
        // Series 1 and 2 have one image in common, 1 and 3 all.
        try archive.write((1...3).map { "001-\($0)" } + (1...3).map { "002-\($0)" } + (1...3).map { "003-\($0)" })
        try await archive.scan()
        let readers = TestArchive.readers(image: { request in
            let number = Int(request.path.split(separator: "-").last ?? "") ?? 0
            let isOther = TestArchive.series(of: request.path) == "002" && number != 2
            return .success(TestArchive.picture(number + (isOther ? 10 : 0)))
        })
        let asked = Locked<[CaptionRequest]>([])
        let summary = try await archive.describe(with: describer(asked), readers: readers)
        #expect(summary.captions == 3 && summary.reused == 1 && asked.value.count == 2)
        #expect(try archive.captions().map(\.text) == ["2 1 3", "2 11 13", "2 1 3"])
        // A later run knows them apart as well.
        try archive.write((1...3).map { "004-\($0)" })
        try await archive.scan()
        #expect(try await archive.describe(with: describer(asked), readers: readers).reused == 1)
        #expect(try archive.captions().map(\.text) == ["2 1 3", "2 11 13", "2 1 3", "2 1 3"])
        #expect(asked.value.count == 2)
    }

    @Test func otherFramesGiveTheSameImageNewWords() async throws {
        try archive.write((1...3).map { "001-\($0)" })
        try await archive.scan()
        let asked = Locked<[CaptionRequest]>([])
        let shift = Locked(0)
        let readers = TestArchive.readers(image: { request in
            let number = Int(request.path.split(separator: "-").last ?? "") ?? 0
            return .success(TestArchive.picture(number == 2 ? 2 : number + shift.value))
        })
        _ = try await archive.describe(with: describer(asked), readers: readers)
        #expect(try archive.captions().map(\.text) == ["2 1 3"])
        shift.withLock { $0 = 20 }
        for number in 1...3 { try archive.write(["001-\(number)"], bytes: 2) }
        try await archive.scan()
        _ = try await archive.describe(with: describer(asked), readers: readers)
        #expect(try archive.captions().map(\.text) == ["2 21 23"])
    }

    @Test func unreadableCompanionIsNoEvidenceAndOnRecord() async throws {
        try archive.write((1...20).map { "001-\($0)" })
        try await archive.scan()
        let readers = TestArchive.readers(image: { job async throws(ReadersUnavailable) in
            guard !job.path.hasSuffix("-6") else {
                return .failure(FileFailure(path: job.path, code: .truncated, message: "it ends early"))
            }
            return try await Self.readersOfEachFile.image(job)
        })
        let summary = try await archive.describe(with: describer(Locked([])), readers: readers)
        #expect(summary.captions == 1 && summary.failures == 1)
        #expect(try archive.captions().map(\.text) == ["11 16"])
        #expect(try archive.catalog.failures().map(\.path) == [archive.root + "/001-6"])
        #expect(try await archive.describe(with: describer(Locked([])), readers: readers) == IndexSummary())
    }

    @Test func modalityOfTheHeaderHasAPartWhereItCounts() async throws {
        try archive.write(["001-1"])
        try await archive.scan()
        let asked = Locked<[CaptionRequest]>([])
        _ = try await archive.describe(with: describer(asked, usesHeader: true), readers: Self.readersOfEachFile)
        #expect(asked.value.map(\.modality) == ["CT"])
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
