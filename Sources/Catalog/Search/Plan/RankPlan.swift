import CSearchRank
import Foundation
import GRDB

/// What the rank function needs to know of a full-text expression, as its argument.
struct RankPlan {
    /// What a phrase of the expression is, in their order there.
    struct Phrase {
        /// -1: not ranked.
        var concept: Int32
        var alternative: Int32
        /// The least tier of its hits.
        var tier: Int32
        var factor: Float
    }

    var phrases: [Phrase]
    /// How rare each concept is.
    var weights: [Float]

    /// The layout of `search_rank_plan`.
    var data: Data {
        var data = Data()
        func add(_ value: Int32) {
            let bits = UInt32(bitPattern: value)
            for shift in stride(from: UInt32(0), to: 32, by: 8) {
                data.append(UInt8(truncatingIfNeeded: bits.littleEndian >> shift))
            }
        }
        func add(_ value: Float) { add(Int32(bitPattern: value.bitPattern)) }
        let columns = (0..<Int(SEARCH_RANK_COLUMNS)).map(SearchColumn.init)
        add(Int32(phrases.count))
        add(Int32(weights.count))
        for column in columns { add(column?.weight ?? 0) }
        for column in columns { add(Int32(column?.basis?.tier ?? -1)) }
        for column in columns { add(column?.isCaption == true ? 1 : Int32(0)) }
        for phrase in phrases {
            add(phrase.concept)
            add(phrase.alternative)
            add(phrase.tier)
            add(phrase.factor)
        }
        for weight in weights { add(weight) }
        return data
    }

    /// The rank function for the full-text index.
    static func addFunction(to db: Database) throws {
        guard let connection = unsafe db.sqliteConnection else { return }
        let code = unsafe search_rank_add(UnsafeMutableRawPointer(connection))
        let result = ResultCode(rawValue: code)
        guard result == .SQLITE_OK else { throw DatabaseError(resultCode: result) }
    }

    /// The weight of a concept that `count` of `all` series have.
    static func weight(count: Int, of all: Int) -> Float { Float(log(1 + Double(all) / Double(max(1, count)))) }
}
