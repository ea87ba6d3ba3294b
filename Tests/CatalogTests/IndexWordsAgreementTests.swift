import ClinicalText
import Foundation
import GRDB
import Testing

/// FTS5 finds the words in the index that `IndexWords` gives.
@Suite struct IndexWordsAgreementTests {
    private static let texts = [
        "x-ray, 50% (T2)", "CT/MR", "épanchement pleural", "e\u{301}panchement", "胸部 CT", "3½ cm², 10 µm",
        "T1_TSE_sag", "Röntgen Thorax 2 Ebenen", "o'clock 5\"", "C:\\images\\1.dcm", "a\u{A0}b\u{2009}c",
        "Ⅳ. Ventrikel", "ΑΒΓ-абв", "\u{E000}private", "100°C ± 5", "–—…", "👩‍⚕️ ward", "name@site.org",
        "αβ\u{301}γ", "คนไข้ ใหม่", "हिन्दी पाठ",
    ]

    private static func tokens(_ text: String) throws -> [String] {
        try DatabaseQueue().write { db in
            try db.execute(
                sql: """
                    CREATE VIRTUAL TABLE page USING fts5(text, tokenize='ascii');
                    CREATE VIRTUAL TABLE word USING fts5vocab(page, instance);
                    """)
            try db.execute(sql: "INSERT INTO page (text) VALUES (?)", arguments: [text])
            return try String.fetchAll(db, sql: "SELECT term FROM word ORDER BY \"offset\"")
        }
    }

    @Test(arguments: texts)
    func aWordIsOneTokenAndNoneIsEmpty(text: String) throws {
        let words = IndexWords.of(text)
        #expect(try Self.tokens(words.joined(separator: " ")) == words)
    }
}
