import Foundation
import TestSupport
import Testing

@testable import Tensors

@Suite struct StoredCodeTests {
    /// The bytes of words, little-endian.
    private static func bytes(_ words: [UInt64]) -> Data {
        Data(words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } })
    }

    private static func plain(_ a: some Sequence<UInt64>, _ b: [UInt64]) -> UInt16 {
        UInt16(zip(a, b).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount })
    }

    @Test(arguments: [1, 2, 3, 4, 5, 8, 12, 13])
    func agreeWithCountingBits(words: Int) {
        var random = SeededGenerator(seed: 1)
        let codes = (0..<100).map { _ in (0..<words).map { _ in random.next() } }
        let queries = (0..<3).map { _ in (0..<words).map { _ in random.next() } }
        var distances = HammingDistances(to: queries, words: words)
        let present = Data(repeating: 0xFF, count: 13)
        // In two pieces, as from two blocks.
        distances.measure(Self.bytes(Array(codes[..<64].joined())).bytes, present: present.bytes)
        distances.measure(Self.bytes(Array(codes[64...].joined())).bytes, present: present.bytes)
        #expect(distances.least == codes.map { code in queries.map { Self.plain(code, $0) }.min() ?? 0 })
    }

    @Test func absentCodesHaveNoDistance() {
        var distances = HammingDistances(to: [[0]], words: 1)
        distances.measure(Self.bytes([1, 3, 0, 7]).bytes, present: Data([0b1011]).bytes)
        #expect(distances.least == [1, 2, HammingDistances.none, 3])
        #expect(distances.nearest(10) == [0, 1, 3])
    }

    @Test func nearestAreThoseUpToTheLastDistanceInTheirOrder() {
        var distances = HammingDistances(to: [[0]], words: 1)
        distances.measure(Self.bytes([7, 1, 3, 2, 0, 3]).bytes, present: Data([0xFF]).bytes)
        #expect(distances.nearest(1) == [4])
        // Both codes with one bit, although one of them would be enough.
        #expect(distances.nearest(2) == [1, 3, 4])
        #expect(distances.nearest(4) == [1, 2, 3, 4, 5])
        #expect(distances.nearest(100) == [0, 1, 2, 3, 4, 5])
    }

    @Test(arguments: [1, 7, 8, 9, 256])
    func productsOfBytesAreThoseOfTheirNumbers(width: Int) {
        var random = SeededGenerator(seed: 2)
        let codes = (0..<width).map { _ in Int8.random(in: -127...127, using: &random) }
        let rows = (0..<2).map { _ in (0..<width).map { _ in Float.random(in: -1...1, using: &random) } }
        let products = CodeProducts(of: Data(codes.map { UInt8(bitPattern: $0) }).bytes, rows[0], rows[1])
        func product(_ other: [Float]) -> Float { zip(codes, other).reduce(0) { $0 + Float($1.0) * $1.1 } }
        #expect(abs(products.first - product(rows[0])) < 1e-2)
        #expect(abs(products.second - product(rows[1])) < 1e-2)
        #expect(products.square == product(codes.map { Float($0) }))
    }

    @Test func nearestAmongManyAreThoseOfASort() {
        var random = SeededGenerator(seed: 6)
        let codes = (0..<1000).map { _ in random.next() & random.next() }
        var distances = HammingDistances(to: [[0]], words: 1)
        distances.measure(Self.bytes(codes).bytes, present: Data(repeating: 0xFF, count: 125).bytes)
        let bound = codes.map(\.nonzeroBitCount).sorted()[49]
        #expect(distances.nearest(50) == codes.indices.filter { codes[$0].nonzeroBitCount <= bound })
        #expect(distances.count == 1000)
    }

    @Test func noCodesHaveNoNearest() {
        #expect(HammingDistances(to: [[0]], words: 1).nearest(5).isEmpty)
    }
}
