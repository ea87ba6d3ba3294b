/// The catalog's tables, as numbered SQL that is compiled into the program.
public enum Schema {
    /// The `PRAGMA application_id` that the first migration sets.
    public static let applicationID: Int32 = 0x466C_526D

    /// One step from an older catalog to a newer one. A released step never changes.
    public struct Migration: Sendable {
        public let name: String
        public let sql: String
    }

    /// Every step, oldest first. New ones are appended.
    public static let migrations = [
        Migration(name: "v001-archive", sql: text(PackageResources.v001_archive_sql)),
        Migration(name: "v002-captions", sql: text(PackageResources.v002_captions_sql)),
        Migration(name: "v003-search", sql: text(PackageResources.v003_search_sql)),
        Migration(name: "v004-embeddings", sql: text(PackageResources.v004_embeddings_sql)),
    ]

    /// How many steps make a current catalog.
    public static var version: Int { migrations.count }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
