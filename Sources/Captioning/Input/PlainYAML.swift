import Foundation
import Yams

/// YAML of names and values, as in a configuration file or at the head of a model card.
///
/// Not what Yams makes of a document: it ends the program for a key that is a list, and ten nested aliases stand for more
/// values than fit in memory.
public struct PlainYAML {
    /// The members of the document, in their order: text, `Bool`, `Int`, `Double`, lists and objects of them, or `NSNull`. Nil
    /// for a value of another kind.
    public let members: [(name: String, value: Any?)]

    /// Why a document was refused, as the end of a sentence.
    public struct Problem: Error, CustomStringConvertible {
        public let description: String
        /// Whether the document is YAML, but a list or a single value.
        public var isOfAnotherShape = false
    }

    public init(_ yaml: String) throws(Problem) {
        guard !Self.hasAlias(yaml) else {
            throw Problem(
                description:
                    "uses an alias, a name after *; write its value, in quotation marks if it begins with *")
        }
        let document: Node?
        do { document = try Yams.compose(yaml: yaml) } catch {
            throw Problem(description: "is not valid YAML: \(error)")
        }
        switch document {
        case nil: members = []
        case .scalar? where document?.any is NSNull: members = []
        case .mapping(let pairs)?:
            var members: [(name: String, value: Any?)] = []
            for (key, node) in pairs {
                guard let name = key.scalar?.string else {
                    throw Problem(description: "has a key that is not a name")
                }
                members.append((name, Self.value(of: node)))
            }
            self.members = members
        default: throw Problem(description: "is not a list of names and values", isOfAnotherShape: true)
        }
    }

    public subscript(name: String) -> Any? { members.first { $0.name == name }?.value }

    private static func value(of node: Node) -> Any? {
        switch node {
        case .scalar: return node.any
        case .sequence(let nodes):
            var list: [Any] = []
            for node in nodes {
                guard let value = value(of: node) else { return nil }
                list.append(value)
            }
            return list
        case .mapping(let pairs):
            var object: [String: Any] = [:]
            for (key, node) in pairs {
                guard let name = key.scalar?.string, let value = value(of: node) else { return nil }
                object[name] = value
            }
            return object
        case .alias: return nil
        }
    }

    /// Whether there may be an alias. A word after `*` inside quotation marks counts as well, so that none is missed; a line
    /// that is only a comment does not.
    static func hasAlias(_ yaml: String) -> Bool {
        yaml.utf8.split(separator: UInt8(ascii: "\n")).contains { line in
            let text = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            let isComment = text.first == UInt8(ascii: "#") && !text.contains { "\"'".utf8.contains($0) }
            if isComment { return false }
            var last = UInt8(ascii: " ")
            for (byte, next) in zip(line, line.dropFirst()) {
                defer { last = byte }
                if byte == UInt8(ascii: "*"), last >= 0x80 || " \t\r[{,:?-!".utf8.contains(last), isOfName(next) {
                    return true
                }
            }
            return false
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
