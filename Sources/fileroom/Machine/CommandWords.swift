import ArgumentParser
import Foundation

/// The words of the command line, checked before they are parsed.
enum CommandWords {
    /// The time to parse a command line grows with the square of its words.
    static let most = 4000

    /// The words after the program's name.
    /// - Throws: `ValidationError` for more words than can be parsed at once, or one that is not UTF-8.
    static func all() throws -> [String] {
        var words: [[UInt8]] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let word = unsafe CommandLine.unsafeArgv[index] else { break }
            words.append(
                unsafe Array(UnsafeBufferPointer(start: word, count: strlen(word))).map { UInt8(bitPattern: $0) })
        }
        return try texts(of: words)
    }

    static func texts(of words: [[UInt8]]) throws -> [String] {
        guard words.count <= most else {
            throw ValidationError(
                "\(words.count.grouped) arguments are more than \(most.grouped), the most that are read at once; give fewer, "
                    + "for example with xargs -n 1000")
        }
        return try words.enumerated().map { index, word in
            if let text = String(validating: word, as: UTF8.self) { return text }
            throw ValidationError(
                "argument \(index + 1) is not UTF-8 text; name a folder above it, whose contents may have any names")
        }
    }

    /// Refuses settings of the environment that are not UTF-8.
    static func checkEnvironment() throws {
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            try checkEnvironment(
                unsafe Array(UnsafeBufferPointer(start: text, count: strlen(text))).map { UInt8(bitPattern: $0) })
            unsafe entry += 1
        }
    }

    static func checkEnvironment(_ entry: [UInt8]) throws {
        let name = entry.prefix { $0 != UInt8(ascii: "=") }
        let isRead =
            name.starts(with: "FILEROOM_".utf8)
            || ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"].contains { name.elementsEqual($0.utf8) }
        guard isRead, String(validating: entry, as: UTF8.self) == nil else { return }
        throw SettingsError(String(decoding: name, as: UTF8.self), "is not UTF-8 text")
    }
}
