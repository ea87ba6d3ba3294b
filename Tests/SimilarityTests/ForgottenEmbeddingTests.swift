import Catalog
import DICOM
import Foundation
import Similarity
import TestSupport
import Testing

/// What is forgotten leaves no trace in the file.
@Suite struct ForgottenEmbeddingTests {
    private let test: ImageCatalog
    private let images: [ImageCatalog.Image]

    init() throws {
        test = try ImageCatalog()
        var random = SeededGenerator(seed: 5)
        images = (1...1500).map { number in
            .init(number: number, vector: (0..<256).map { _ in .random(in: -1..<1, using: &random) })
        }
    }

    private func codes(of image: ImageCatalog.Image) throws -> Data {
        try #require(image.vector.flatMap { Embedding($0) }).codes
    }

    /// The bytes of the signs, as a block has them.
    private func signs(of image: ImageCatalog.Image, in space: EmbeddingSpace) throws -> Data {
        let embedding = try #require(image.vector.flatMap { Embedding($0) })
        let offset = try #require(space.offset(of: embedding))
        return Data(
            space.signs(of: offset).flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
            })
    }

    @Test(arguments: [true, false])
    func embeddingsAndTheirSignsAreErased(hasOwnSpace: Bool) throws {
        let own = EmbeddingSpace(centre: [Float](repeating: 0, count: 256), floor: nil)
        try test.add(images, own: hasOwnSpace ? own : nil)
        let space = try test.catalog.readEmbeddings(\.space)
        // Before, they are in the file: one packed and one that is not.
        _ = try test.catalog.schemaStatements()
        for image in [images[9], images[1400]] { #expect(try test.isInFile(codes(of: image))) }
        #expect(try test.isInFile(signs(of: images[9], in: space)))
        for number in [10, 1401] { try test.catalog.forget(.series(ImageCatalog.uid(number))) }
        for image in [images[9], images[1400]] {
            #expect(try !test.isInFile(codes(of: image)))
            #expect(try !test.isInFile(signs(of: image, in: space)))
            #expect(try !test.isInFile(signs(of: image, in: test.catalog.readEmbeddings(\.space))))
        }
        // The others are there, and packed.
        #expect(try test.isInFile(codes(of: images[10])))
        #expect(try test.isInFile(signs(of: images[10], in: test.catalog.readEmbeddings(\.space))))
        let result = try SimilarSearch(.stored(study: "1.4.1", series: nil)).result(in: test.catalog)
        #expect(result.compared == 1498)
    }

    @Test func theMeanOfForgottenImagesIsErased() throws {
        try test.add(Array(images[..<1]))
        #expect(try test.catalog.readEmbeddings(\.space).centre.count == 256)
        try test.catalog.forget(.path(ArchivePath("/archive")))
        #expect(throws: CatalogError.self) { try test.catalog.readEmbeddings(\.space) }
        #expect(try !test.isInFile(codes(of: images[0])))
    }
}
