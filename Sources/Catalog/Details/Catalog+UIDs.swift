import DICOM
import GRDB

/// What a UID, or the beginning of one, stands for.
public enum UIDMatch: Sendable, Equatable {
    case study(String)
    case series(String, study: String)
    case none
    /// Several studies or series begin with it.
    case ambiguous([String])
}

extension Catalog {
    /// Finds the one study or series whose UID is `uid` or begins with it. An exact match takes precedence.
    public func find(uid: String) throws(CatalogError) -> UIDMatch {
        try read { db in
            // After everything that begins with the UID.
            let end = uid + "\u{10FFFF}"
            let sql = """
                SELECT studyInstanceUID, NULL FROM study WHERE studyInstanceUID >= :uid AND studyInstanceUID < :end
                UNION ALL
                SELECT studyInstanceUID, seriesInstanceUID FROM series JOIN study ON study.id = series.studyID
                WHERE seriesInstanceUID >= :uid AND seriesInstanceUID < :end
                LIMIT 1000
                """
            let matches = try Row.fetchAll(db, sql: sql, arguments: ["uid": uid, "end": end]).map { row -> UIDMatch in
                let series: String? = row[1]
                return series.map { .series($0, study: row[0]) } ?? .study(row[0])
            }
            if matches.count == 1 { return matches[0] }
            let exact = matches.filter {
                switch $0 {
                case .study(let found), .series(let found, _): found.isExactly(uid)
                default: false
                }
            }
            if let first = exact.first { return first }
            return matches.isEmpty
                ? .none
                : .ambiguous(
                    matches.compactMap {
                        switch $0 {
                        case .study(let uid): uid
                        case .series(let uid, _): uid
                        default: nil
                        }
                    })
        }
    }
}
