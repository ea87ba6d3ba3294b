import Catalog
import DICOM
import Foundation
import TestSupport
import Testing

@testable import Similarity

@Suite struct SimilarSearchTests {
    private let test: ImageCatalog

    init() throws { test = try ImageCatalog() }

    /// Seen from the middle, which is far from 0, as the embeddings of models are.
    private static let plane = EmbeddingSpace(centre: [0, 0, 0.9], floor: 0.5)

    /// A direction that is seen from the centre at an angle, in degrees.
    private static func at(_ degrees: Float) -> [Float] {
        let angle = degrees / 180 * .pi
        return [cos(angle) * 0.4359, sin(angle) * 0.4359, 0.9]
    }

    private static func image(_ number: Int, _ degrees: Float, _ modality: String = "CT") -> ImageCatalog.Image {
        .init(number: number, vector: at(degrees), modality: modality)
    }

    @Test func theMostSimilarComeFirstWithoutTheSeriesItself() throws {
        try test.add(
            [Self.image(1, 0), Self.image(2, 30), Self.image(3, 10), Self.image(4, -20), Self.image(5, 90)],
            own: Self.plane)
        let hits = try test.like(1)
        #expect(hits.map(\.number) == [3, 4, 2])
        for (hit, degrees) in zip(hits, [10.0, 20, 30]) {
            #expect(abs(hit.similarity - cos(degrees / 180 * .pi)) < 0.02, "\(hit)")
        }
        #expect(try test.like(1, limit: 2).map(\.number) == [3, 4])
    }

    @Test func nothingIsFoundBelowTheFloor() throws {
        try test.add([Self.image(1, 0), Self.image(2, 90), Self.image(3, 180)], own: Self.plane)
        #expect(try test.like(1).isEmpty)
    }

    @Test func aHitShowsItsCaptionAndWhereItIs() throws {
        try test.add([Self.image(1, 0, "CT"), Self.image(2, 5, "MR")], own: Self.plane)
        let result = try SimilarSearch(.stored(study: "1.4.1", series: nil)).result(in: test.catalog)
        let hit = try #require(result.hits.first)
        #expect(hit.seriesInstanceUID == "1.2.2" && hit.studyInstanceUID == "1.4.2" && hit.modality == "MR")
        #expect(hit.caption == "Image 2." && hit.path == "/archive/2" && hit.status == .machine)
        #expect(result.floor == 0.5 && result.compared == 2 && result.isKnown)
    }

    @Test func imagesOfAFileAreComparedToo() throws {
        try test.add([Self.image(1, 0), Self.image(2, 60)], own: Self.plane)
        let embedding = try #require(Embedding(Self.at(55)))
        let hits = try SimilarSearch(.image(embedding)).result(in: test.catalog).hits
        #expect(hits.map(\.seriesInstanceUID) == ["1.2.2", "1.2.1"])
    }

    @Test func onlyOtherModalitiesMayBeAskedFor() throws {
        // Those that are not asked for are more than are looked at first.
        let others = (2..<2200).map { Self.image($0, Float($0 % 7)) }
        try test.add([Self.image(1, 0)] + others + [Self.image(5000, 40, "MR")], own: Self.plane)
        #expect(try test.like(1, modalities: ["MR"]).map(\.number) == [5000])
        #expect(try test.like(1, modalities: ["US"]).isEmpty)
    }

    @Test func missingSeriesAreFoundIfAskedFor() throws {
        try test.add([Self.image(1, 0), Self.image(2, 10), Self.image(3, 20)], own: Self.plane)
        try test.lose([2])
        #expect(try test.like(1).map(\.number) == [3])
        #expect(try test.like(1, includesMissing: true).map(\.number) == [2, 3])
        #expect(try test.like(2).map(\.number).sorted() == [1, 3])
    }

    @Test func onlyEmbeddingsOfTheCurrentModelAreCompared() throws {
        let images = [Self.image(1, 0), Self.image(2, 10), Self.image(3, 20)]
        try test.add(images, own: Self.plane)
        // Another model, under which 3 is nearer than 2, and which has not seen 4.
        try test.scan([Self.image(4, 1)])
        try test.describe([Self.image(1, 0), Self.image(2, 50), Self.image(3, 5)], by: "d2", own: Self.plane)
        #expect(try test.like(1).map(\.number) == [3, 2])
        let unseen = try SimilarSearch(.stored(study: "1.4.4", series: nil)).result(in: test.catalog)
        #expect(!unseen.isKnown && unseen.hits.isEmpty)
        try test.describe([], by: "d1", own: Self.plane)
        #expect(try test.like(1).map(\.number) == [2, 3])
    }

    @Test func anotherImageOfASeriesTakesTheFirstOnesPlace() throws {
        let model = try test.add((1...2100).map { Self.image($0, $0 == 1 ? 0 : 90) }, own: Self.plane)
        #expect(try test.like(1).isEmpty)
        // 700 is in a packed block. Its image is another one now.
        let pending = SeriesRecord(
            seriesID: 700,
            captions: [
                IndexRecord(
                    text: "Another.", tokens: [], score: nil, fileID: 700, sopInstanceUID: "1.3.700", frame: 0,
                    frameReason: "", recipe: "{}", imageDigest: "another", embedding: Embedding(Self.at(5)))
            ])
        try test.catalog.record([pending], model: model, at: ImageCatalog.now)
        #expect(try test.like(1).map(\.number) == [700])
        try test.catalog.packEmbeddings(model: model, own: Self.plane)
        #expect(try test.like(1).map(\.number) == [700])
    }

    @Test func embeddingsThatAreNotPackedAreFoundAsWell() throws {
        var random = SeededGenerator(seed: 3)
        let images = (1...2500).map { Self.image($0, .random(in: 0..<360, using: &random)) }
        let model = try test.add(images, own: Self.plane, packs: false)
        // Without a space there is nothing to pack by; the catalog's own mean is taken.
        #expect(try !test.like(1).isEmpty)
        try test.catalog.packEmbeddings(model: model, own: Self.plane) { true }
        let unpacked = try test.like(1)
        try test.catalog.packEmbeddings(model: model, own: Self.plane)
        let packed = try test.like(1)
        #expect(packed.map(\.number) == unpacked.map(\.number))
        #expect(packed.map(\.similarity) == unpacked.map(\.similarity))
    }

    /// Embeddings in clusters, as images of the same kind and part are.
    private func clustered(_ count: Int, width: Int) -> [ImageCatalog.Image] {
        var random = SeededGenerator(seed: 4)
        func normal() -> Float {
            (0..<12).reduce(Float(-6)) { sum, _ in sum + .random(in: 0..<1, using: &random) }
        }
        let common = (0..<width).map { _ in normal() * 2 }
        let clusters = (0..<40).map { _ in (0..<width).map { _ in normal() } }
        return (1...count).map { number in
            let cluster = clusters[number % clusters.count]
            return .init(
                number: number, vector: (0..<width).map { common[$0] + cluster[$0] + 0.5 * normal() })
        }
    }

    /// The plain version: every pair, in full precision.
    @Test func twoStagesFindWhatComparingAllFinds() throws {
        let images = clustered(2100, width: 64)
        let directions = images.compactMap { $0.vector.flatMap { Embedding($0) }?.direction }
        let centre = (0..<64).map { index in directions.reduce(0) { $0 + $1[index] } / 2100 }
        try test.add(images, own: EmbeddingSpace(centre: centre, floor: nil))
        let offsets = directions.map { direction -> [Float] in
            let offset = zip(direction, centre).map { $0 - $1 }
            let length = offset.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return offset.map { $0 / length }
        }
        for query in stride(from: 0, to: 2100, by: 300) {
            let similarities = offsets.map { EmbeddingSpace.similarity($0, offsets[query]) }
            let expected = similarities.indices.filter { $0 != query }.sorted { similarities[$0] > similarities[$1] }
            let found = try test.like(query + 1)
            #expect(found.map { $0.number - 1 } == Array(expected.prefix(20)))
            for hit in found { #expect(abs(hit.similarity - similarities[hit.number - 1]) < 1e-4) }
        }
    }

    @Test func aCatalogOfManyImagesHasAFloorOfItsOwn() throws {
        try test.add(clustered(900, width: 64))
        let few = try SimilarSearch(.stored(study: "1.4.1", series: nil)).result(in: test.catalog)
        #expect(few.floor == nil && few.hits.count == 20)
        // Twice as many captions are reason enough to look again.
        let images = clustered(2000, width: 64)
        try test.add(Array(images[900...]))
        let many = try SimilarSearch(.stored(study: "1.4.1", series: nil)).result(in: test.catalog)
        let floor = try #require(many.floor)
        // 1 in 40 pairs are of one cluster, with a similarity of about 0.8; the others are at most at 0.5.
        #expect(floor > 0.5 && floor < 0.9, "\(floor)")
        #expect(
            many.hits.allSatisfy {
                $0.similarity >= floor && Int($0.studyInstanceUID.dropFirst(4)).map { $0 % 40 } == 1
            })
    }
}
