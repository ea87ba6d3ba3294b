/// The JSON header of a safetensors file: every entry, as often as it occurs. Unknown fields are refused.
struct SafetensorsHeader {
    struct RawEntry {
        let name: String
        var type = ""
        var shape: [Int] = []
        var begin = 0
        var end = 0
    }

    private(set) var entries: [RawEntry] = []
    private(set) var metadata: [String: String] = [:]

    private let subject: String

    /// - Parameter subject: the file, for errors.
    init(_ bytes: [UInt8], subject: String) throws(TensorError) {
        self.subject = subject
        let json: ParsedJSON
        do throws(ParsedJSON.Malformed) {
            json = try ParsedJSON(parsing: bytes)
        } catch {
            throw TensorError(subject, "header: \(error)")
        }
        for (name, value) in try members(json, of: "the header") {
            if name == "__metadata__" {
                for (key, value) in try members(value, of: "__metadata__") {
                    metadata[key] = try text(value, of: "__metadata__")
                }
            } else {
                entries.append(try entry(name, value))
            }
        }
    }

    private func entry(_ name: String, _ json: ParsedJSON) throws(TensorError) -> RawEntry {
        var entry = RawEntry(name: name)
        var seen: Set<String> = []
        var offsets: [Int] = []
        for (key, value) in try members(json, of: "'\(name)'") {
            guard seen.insert(key).inserted else { throw error("'\(name)' has '\(key)' twice") }
            switch key {
            case "dtype": entry.type = try text(value, of: "'\(name)'")
            case "shape": entry.shape = try integers(value, of: "'\(name)'")
            case "data_offsets": offsets = try integers(value, of: "'\(name)'")
            default: throw error("'\(name)' has an unknown field '\(key)'")
            }
        }
        guard seen.count == 3, offsets.count == 2 else {
            throw error("'\(name)' needs dtype, shape and two data_offsets")
        }
        (entry.begin, entry.end) = (offsets[0], offsets[1])
        return entry
    }

    private func members(
        _ json: ParsedJSON, of owner: String
    ) throws(TensorError) -> [(name: String, value: ParsedJSON)] {
        guard case .object(let members) = json else { throw error("\(owner) is not an object") }
        var named: [(name: String, value: ParsedJSON)] = []
        named.reserveCapacity(members.count)
        for member in members { named.append((try string(member.name), member.value)) }
        return named
    }

    private func text(_ json: ParsedJSON, of owner: String) throws(TensorError) -> String {
        guard case .string(let bytes) = json else { throw error("\(owner) has a value that is not a string") }
        return try string(bytes)
    }

    private func string(_ bytes: [UInt8]) throws(TensorError) -> String {
        guard let string = String(validating: bytes, as: UTF8.self) else { throw error("a name is not UTF-8") }
        return string
    }

    private func integers(_ json: ParsedJSON, of owner: String) throws(TensorError) -> [Int] {
        guard case .array(let elements) = json else {
            throw error("\(owner) has a shape or offsets that are not a list")
        }
        var numbers: [Int] = []
        for element in elements {
            guard case .integer(let number) = element, number >= 0 else {
                throw error("\(owner) has a shape or offsets that are not integers from 0 to \(Int.max)")
            }
            numbers.append(number)
        }
        return numbers
    }

    private func error(_ problem: String) -> TensorError { TensorError(subject, "header: \(problem)") }
}
