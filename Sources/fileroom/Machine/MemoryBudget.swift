import Foundation

/// How much memory the images being captioned may take.
struct MemoryBudget: Sendable, Equatable {
    /// What a run takes beyond the weights by default, and what of it is not for images: the catalog's cache, images
    /// rendered ahead, an encoder's products.
    private static let (usual, kept) = (1_500_000_000, 300_000_000)

    private let bytes: Int
    private let limit: MemoryLimit?

    /// - Parameters:
    ///   - limit: what was set; nil for the usual limit.
    ///   - present: bytes this process has in memory, the weights among them.
    ///   - machine: the bytes that this machine lets the process have; nil for no limit.
    init(limit: MemoryLimit?, present: Int, machine: Int?) {
        let total = limit.map { $0.bytes - present } ?? min(Self.usual, machine.map { $0 - present } ?? .max)
        bytes = total - Self.kept
        self.limit = limit
    }

    /// The budget of this process as it is.
    init(limit: MemoryLimit?) {
        self.init(limit: limit, present: Self.residentBytes, machine: MachineLimits.current.memory)
    }

    /// How many images of `size` bytes fit, at least one.
    /// - Throws: `SettingsError` if a limit was set and not one fits.
    func images(of size: Int) throws -> Int {
        guard let limit, bytes < size else { return max(1, bytes / size) }
        let missing = (size - bytes) >> 20
        throw SettingsError(limit.origin, "this model needs about \(missing) MiB more")
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
