import Foundation

/// Times as the catalog writes them: UTC, ISO 8601, to the second, so that they sort as text.
enum Timestamp {
    static func text(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
    }
}
