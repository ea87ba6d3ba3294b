import Foundation
import Indexing

/// How much memory pictures under description may take.
struct MemoryBudget {
    /// What a run takes besides the weights where nobody says how much, and what of it is not for pictures: the catalog's
    /// cache, what is rendered ahead, an encoder's products.
    private static let (usual, kept) = (1_500_000_000, 300_000_000)

    private let bytes: Int
    private let wish: String?

    /// Taken after the weights are in memory.
    init(_ settings: Settings, flag: String?) throws {
        let present = Self.residentBytes
        if let found = settings.value("memory", flag: flag) {
            guard let limit = Self.bytes(found.text), limit > 0 else {
                throw SettingsError(
                    found.origin ?? "memory", "`\(found.text)` is no amount of memory, such as 4G or 800M")
            }
            bytes = limit - present - Self.kept
            wish = "\(found.origin ?? "memory") \(found.text)"
        } else {
            let limit = MachineLimits.current.memory.map { $0 - present } ?? .max
            bytes = min(Self.usual, limit) - Self.kept
            wish = nil
        }
    }

    /// How many pictures fit, at least one.
    func pictures(of size: Int) throws -> Int {
        guard let wish, bytes < size else { return max(1, bytes / size) }
        let needed = (size - bytes) >> 20
        throw SettingsError(wish, "too little memory for this model, by about \(needed) MiB")
    }

    /// A number with K, M, G or T after it, and perhaps B or iB; powers of 1024.
    static func bytes(_ text: String) -> Int? {
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let number = Double(digits) else { return nil }
        let powers = ["": 0, "K": 10, "M": 20, "G": 30, "T": 40]
        var unit = text.dropFirst(digits.count).uppercased()
        if unit.hasSuffix("B") { unit.removeLast() }
        if unit.hasSuffix("I") { unit.removeLast() }
        guard let power = powers[unit], number * Double(1 << power) < 1e18 else { return nil }
        return Int(number * Double(1 << power))
    }

    /// Of this process, without the pages of files.
    private static var residentBytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }
}
