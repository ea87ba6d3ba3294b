import CKernels

/// The least Hamming distance of each of many codes to any of some queries.
public struct HammingDistances: Sendable {
    /// What a code without a distance has.
    public static let none = UInt16.max

    /// In the order in which codes were measured.
    public private(set) var least: [UInt16] = []
    /// How many codes have a distance.
    public private(set) var count = 0
    /// Bits of a code are in this many 64-bit words.
    public let words: Int
    private let queries: [[UInt64]]

    /// - Parameters:
    ///   - queries: of `words` words each.
    ///   - capacity: how many codes there will be, if that is known.
    public init(to queries: [[UInt64]], words: Int, capacity: Int = 0) {
        precondition(words > 0 && words * 64 < Int(Self.none) && queries.allSatisfy { $0.count == words })
        self.queries = queries
        self.words = words
        least.reserveCapacity(capacity)
    }

    /// Measures codes that lie one after another.
    ///
    /// - Parameters:
    ///   - codes: `words` little-endian words of 64 bits for each code.
    ///   - present: a bit for each code, from the lowest of the first byte: others have no distance.
    public mutating func measure(_ codes: RawSpan, present: RawSpan) {
        let places = codes.byteCount / (8 * words)
        precondition(codes.byteCount == places * 8 * words && present.byteCount * 8 >= places)
        let first = least.count
        least.append(contentsOf: repeatElement(Self.none, count: places))
        unsafe codes.withUnsafeBytes { codes in
            unsafe least.withUnsafeMutableBufferPointer { least in
                guard let start = codes.baseAddress, let distances = least.baseAddress else { return }
                for query in queries {
                    unsafe ck_hamming(start, words, places, query, distances + first)
                }
            }
        }
        for index in 0..<(places + 7) / 8 {
            let bits = present.byte(index)
            count += (8 * index + 8 <= places ? bits : bits & (1 << UInt8(places % 8) - 1)).nonzeroBitCount
            guard bits != 0xFF else { continue }
            for place in 8 * index..<min(places, 8 * index + 8) where bits & 1 << UInt8(place % 8) == 0 {
                least[first + place] = Self.none
            }
        }
    }

    /// The places of the nearest codes, in ascending order: at least `count` if there are as many, and all others that are
    /// as near as the last of them.
    public func nearest(_ count: Int) -> [Int] {
        // Codes at each distance; `none` is beyond.
        var codes = [Int](repeating: 0, count: words * 64 + 1)
        unsafe ck_count_levels(least, least.count, codes.count, &codes)
        var (bound, sum) = (0, codes[0])
        while bound + 1 < codes.count, sum < count {
            bound += 1
            sum += codes[bound]
        }
        let room = sum
        return unsafe Array(unsafeUninitializedCapacity: room) { places, found in
            found = unsafe ck_places_at_most(least, least.count, UInt16(bound), places.baseAddress, room)
        }
    }
}

extension RawSpan {
    fileprivate func byte(_ offset: Int) -> UInt8 {
        precondition(offset < byteCount)
        return unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }
}
