/// The catalog's tables, as numbered SQL that is compiled into the program.
public enum Schema {
    /// One step from an older catalog to a newer one. A step that has shipped never changes.
    public struct Migration: Sendable {
        public let name: String
        public let sql: String
    }

    /// Every step, oldest first. New ones are appended.
    public static let migrations = [
        Migration(name: "v001-archive", sql: text(PackageResources.v001_archive_sql)),
        Migration(name: "v002-captions", sql: text(PackageResources.v002_captions_sql)),
        Migration(name: "v003-search", sql: text(PackageResources.v003_search_sql)),
        Migration(name: "v004-containers", sql: text(PackageResources.v004_containers_sql)),
        Migration(name: "v005-frames", sql: text(PackageResources.v005_frames_sql)),
        Migration(name: "v006-risk", sql: text(PackageResources.v006_risk_sql)),
        Migration(name: "v007-doubts", sql: text(PackageResources.v007_doubts_sql)),
        Migration(name: "v008-media-directories", sql: text(PackageResources.v008_media_directories_sql)),
    ]

    /// How many steps a current catalog has taken.
    public static var version: Int { migrations.count }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
