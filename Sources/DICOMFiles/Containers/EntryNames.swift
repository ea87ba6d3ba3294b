/// Assigns names to the entries of one container: safe to show, unique, and the same on every reading.
///
/// A container may hold any name. `/etc/x` becomes `etc/x`, a component `..` becomes `%2E%2E`, a control character
/// `%0A`. Bytes that are not UTF-8 are escaped by `String(fileNameBytes:)`. A duplicate gets `#2`, `#3` and so on.
struct EntryNames {
    private static let longest = 2048

    /// Hashes, because names may be many and long. Equal in every process, so that a path always leads to the same entry.
    private var names: Set<UInt64> = []
    private var folders: Set<UInt64> = []
    private var containers: Set<UInt64> = []
    private var copies: [UInt64: Int] = [:]

    /// The name without what a path must not contain. It need not be unique.
    static func safe(_ bytes: [UInt8]) -> [UInt8] {
        var safe: [UInt8] = []
        for part in bytes.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
            if !safe.isEmpty { safe.append(UInt8(ascii: "/")) }
            for byte in part {
                if byte < 0x20 || byte == 0x7F || part.elementsEqual("..".utf8) {
                    safe += Array((byte < 16 ? "%0" : "%").utf8) + Array(String(byte, radix: 16, uppercase: true).utf8)
                } else {
                    safe.append(byte)
                }
            }
        }
        return safe.isEmpty ? Array("unnamed".utf8) : Array(safe.prefix(longest))
    }

    /// Makes the safe name of the next entry unique.
    mutating func take(_ safe: [UInt8], isContainer: Bool) -> String {
        var name: [UInt8] = []
        // A folder and a nested container of the same name get different names.
        for part in safe.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropLast() {
            name += part
            while containers.contains(name.stableHash) { name.append(UInt8(ascii: "#")) }
            folders.insert(name.stableHash)
            name.append(UInt8(ascii: "/"))
        }
        name += safe[(safe.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
        let wanted = name
        while names.contains(name.stableHash) || (isContainer && folders.contains(name.stableHash)) {
            let copy = copies[wanted.stableHash, default: 1] + 1
            copies[wanted.stableHash] = copy
            name = wanted + Array("#\(copy)".utf8)
        }
        names.insert(name.stableHash)
        if isContainer { containers.insert(name.stableHash) }
        return String(fileNameBytes: name)
    }
}

extension [UInt8] {
    /// 64-bit FNV-1a.
    fileprivate var stableHash: UInt64 {
        reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
