import CSearchRank

/// The row of a series in the full-text index: newer studies have higher ones, so that an index walked backwards gives the
/// newest first, and a range of dates is a range of rows.
struct DocumentID: Equatable, Sendable {
    let rawValue: Int64

    /// Bits below the day: the number within it, then what ranks the hit.
    static let dayShift = 36
    private static let numberShift = 4

    static let unrecognisedBit = Int64(SEARCH_RANK_UNRECOGNISED)

    /// - Parameters:
    ///   - day: days since the year 1, from 1; 0 without a date.
    ///   - number: from 0, in the order of indexing.
    ///   - share: how often captions such as these are right, 0 to 1.
    init(day: Int, number: Int64, isUnrecognised: Bool, share: Double) {
        let highest = Int64(SEARCH_RANK_SHARE)
        let eighths = min(highest, Int64(max(0, share) * Double(highest + 1)))
        rawValue =
            Int64(day) << Self.dayShift | number << Self.numberShift
            | (isUnrecognised ? Self.unrecognisedBit : 0) | eighths
    }

    /// The days since the year 1 of a date as in the catalog; 0 for anything else.
    static func day(of date: String?) -> Int { date.flatMap(DateSpan.Day.init(text:)).map { $0.number + 1 } ?? 0 }

    /// The date as in the catalog; nil without one.
    static func date(ofDocument id: Int64) -> String? {
        let day = Int(id >> dayShift)
        return day > 0 ? DateSpan.Day(number: day - 1).description : nil
    }

    /// The rows of a day.
    static func rows(ofDay day: Int) -> ClosedRange<Int64> {
        Int64(day) << dayShift...(Int64(day + 1) << dayShift) - 1
    }

    /// The first and the last row of dated studies from a first to a last date; nil for no limit.
    static func rows(from first: String?, to last: String?) -> (first: Int64, last: Int64) {
        (
            rows(ofDay: max(1, first.map { day(of: $0) } ?? 1)).lowerBound,
            last.map { rows(ofDay: day(of: $0)).upperBound } ?? Int64.max
        )
    }

    /// The number of a row within its day.
    static func number(ofDocument id: Int64) -> Int64 { (id & (1 << dayShift - 1)) >> numberShift }
}
