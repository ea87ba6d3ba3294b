import DICOM
import GRDB

/// Derives the rows of series and studies from their instances, inside a transaction.
///
/// Each attribute of a series is what most of its present instances state, and each of a study what most of the headers of its
/// series state; of equally frequent values, the first in their order. If all files are missing, all of them count. So the
/// order of scanning does not matter, and corrections of the archive arrive.
struct DerivedRows {
    /// At most this many instances count for a header: no series is so large that counting them takes long.
    private static let mostCounted = 100

    let db: Database
    /// The time to record, as a `Timestamp`.
    let time: String

    /// Derives some series and their studies.
    ///
    /// - Returns: the series whose search text may be out of date: those, and the others of a study that has changed.
    func refresh(_ series: Set<Int64>) throws -> Set<Int64> {
        var studies: Set<Int64> = []
        for id in series.sorted() {
            if let study = try refresh(series: id) { studies.insert(study) }
        }
        var stale = series
        for id in studies.sorted() where try refresh(study: id) {
            stale.formUnion(try Int64.fetchAll(cached("SELECT id FROM series WHERE studyID = ?"), arguments: [id]))
        }
        return stale
    }

    private func cached(_ sql: String) throws -> Statement { try db.cachedStatement(sql: sql) }

    // MARK: Series

    /// - Returns: its study; nil if there is no such series.
    private func refresh(series id: Int64) throws -> Int64? {
        let columns = SeriesHeader.seriesColumns
        guard
            let row = try Row.fetchOne(
                cached("SELECT studyID, missingSince, \(columns.joined(separator: ", ")) FROM series WHERE id = ?"),
                arguments: [id])
        else { return nil }
        try cached(
            """
            DELETE FROM seriesHeader WHERE seriesID = :id AND NOT EXISTS (
              SELECT 1 FROM instance WHERE instance.seriesID = :id AND headerID = seriesHeader.id)
            """
        ).execute(arguments: ["id": id])
        var values = Array(row.databaseValues.dropFirst(2))
        let headers = try self.headers(ofSeries: id)
        if !headers.isEmpty {
            values = Self.attributes(columns, of: try weighed(headers, by: columns, upTo: Self.mostCounted))
        }
        let missingSince = try self.missingSince(ofSeries: id, before: row[1])
        let all = [missingSince.databaseValue] + values
        if !all.elementsEqual(row.databaseValues.dropFirst(), by: { $0.isExactly($1) }) {
            let assignments = (["missingSince"] + columns).map { "\($0) = ?" }.joined(separator: ", ")
            try cached("UPDATE series SET \(assignments) WHERE id = ?")
                .execute(arguments: StatementArguments(all + [id.databaseValue]))
        }
        return row[0]
    }

    /// Since when all files of a series are missing; nil if one is present.
    private func missingSince(ofSeries id: Int64, before: String?) throws -> String? {
        let isPresent = try Bool.fetchOne(
            cached(
                """
                SELECT EXISTS (SELECT 1 FROM instance JOIN file ON file.id = instance.fileID
                               WHERE instance.seriesID = ? AND file.missingSince IS NULL)
                """), arguments: [id])
        if isPresent == true { return nil }
        let last = try String.fetchOne(
            cached(
                """
                SELECT max(file.missingSince) FROM instance JOIN file ON file.id = instance.fileID
                WHERE instance.seriesID = ?
                """), arguments: [id])
        return last ?? before ?? time
    }

    // MARK: Studies

    /// - Returns: whether the study has changed.
    func refresh(study id: Int64) throws -> Bool {
        let columns = SeriesHeader.studyColumns
        guard
            let row = try Row.fetchOne(
                cached("SELECT missingSince, \(columns.joined(separator: ", ")) FROM study WHERE id = ?"),
                arguments: [id])
        else { return false }
        let series = try Row.fetchAll(
            cached("SELECT id, missingSince FROM series WHERE studyID = ?"), arguments: [id]
        ).map { (id: $0[0] as Int64, missingSince: $0[1] as String?) }
        var values = Array(row.databaseValues.dropFirst())
        let headers = try series.flatMap { try self.headers(ofSeries: $0.id) }
        if !headers.isEmpty { values = Self.attributes(columns, of: try weighed(headers, by: columns, upTo: 1)) }
        let isPresent = series.isEmpty || series.contains { $0.missingSince == nil }
        let missingSince = isPresent ? nil : series.compactMap(\.missingSince).max()
        let all = [missingSince.databaseValue] + values
        if all.elementsEqual(row.databaseValues, by: { $0.isExactly($1) }) { return false }
        let assignments = (["missingSince"] + columns).map { "\($0) = ?" }.joined(separator: ", ")
        try cached("UPDATE study SET \(assignments) WHERE id = ?")
            .execute(arguments: StatementArguments(all + [id.databaseValue]))
        return true
    }

    // MARK: Headers

    private struct StoredHeader {
        let id: Int64
        let series: Int64
        let header: SeriesHeader
    }

    private func headers(ofSeries id: Int64) throws -> [StoredHeader] {
        try Row.fetchAll(cached("SELECT id, attributes FROM seriesHeader WHERE seriesID = ?"), arguments: [id]).map {
            StoredHeader(id: $0[0], series: id, header: try SeriesHeader(json: $0[1]))
        }
    }

    /// How many instances state each header, up to `most`: the present ones, or all if none is present. Nothing is counted if
    /// all headers state the same in these columns.
    private func weighed(
        _ headers: [StoredHeader], by columns: [String], upTo most: Int
    ) throws -> [(SeriesHeader, Int)] {
        let first = headers[0].header
        let areEqual = headers.dropFirst().allSatisfy { other in
            columns.allSatisfy { other.header.values[$0] == first.values[$0] }
        }
        if areEqual { return [(first, 1)] }
        func counted(where condition: String) throws -> [(SeriesHeader, Int)] {
            let count = try cached(
                """
                SELECT count(*) FROM (
                  SELECT 1 FROM instance JOIN file ON file.id = instance.fileID
                  WHERE seriesID = ? AND headerID = ? AND \(condition) LIMIT \(most))
                """)
            return try headers.map {
                ($0.header, try Int.fetchOne(count, arguments: [$0.series, $0.id]) ?? 0)
            }.filter { $0.1 > 0 }
        }
        let present = try counted(where: "missingSince IS NULL")
        return present.isEmpty ? try counted(where: "true") : present
    }

    private static func attributes(_ columns: [String], of headers: [(SeriesHeader, Int)]) -> [DatabaseValue] {
        columns.map { name in
            var counts: [HeaderValue: Int] = [:]
            for (header, count) in headers {
                if let value = header.values[name] { counts[value, default: 0] += count }
            }
            let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            return best?.key.databaseValue ?? .null
        }
    }
}
