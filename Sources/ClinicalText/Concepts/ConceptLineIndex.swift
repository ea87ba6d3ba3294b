/// Finds the lines of the built-in tables that have a name, without reading the others.
///
/// Reading 20,000 names takes longer than a search. This goes over the bytes of the tables once and notes where each name
/// begins, by its first three letters. A query's word is compared with the names of its letters only, and a line becomes
/// a `Concept` when something in it is needed.
struct ConceptLineIndex: Sendable {
    static let builtIn = ConceptLineIndex(ConceptTable.builtInLines)

    /// All tables, a line feed at the end of each line.
    private let bytes: [UInt8]
    /// Where the lines begin, and the end of the last one.
    private let lines: [UInt32]
    /// The first line of each table.
    private let tables: [(line: Int, kind: ConceptKind)]
    /// For each line, where its broader concepts begin; 0: it has none.
    private let broader: [UInt32]
    /// The beginnings of names, grouped by their first two letters. The third is in the upper bits.
    private let names: [UInt32]
    /// For each pair of letters, where its names begin in `names`, and the end of the last.
    private let groups: [UInt32]

    static let offsetBits: UInt32 = 24

    init(_ tables: [(kind: ConceptKind, lines: String)]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tables.reduce(0) { $0 + $1.lines.utf8.count + 1 })
        var ends: [Int] = []
        for table in tables {
            bytes.append(contentsOf: table.lines.utf8)
            bytes.append(UInt8(ascii: "\n"))
            ends.append(bytes.count)
        }
        var scan = Scan()
        scan.read(bytes.span)
        self.bytes = bytes
        lines = scan.lines
        broader = scan.broader
        var first: [(line: Int, kind: ConceptKind)] = []
        for (number, table) in tables.enumerated() {
            let start = number == 0 ? 0 : ends[number - 1]
            first.append((Self.line(at: start, in: lines), table.kind))
        }
        self.tables = first
        (names, groups) = scan.grouped()
    }

    var lineCount: Int { lines.count - 1 }

    /// Where the names may begin that have a word, given in its normal form, as their first one.
    func candidates(for word: String) -> [Int] {
        var found: [Int] = []
        var seen: [NameLetters] = []
        for form in Self.forms(of: word) {
            let letters = NameLetters(form.utf8.span, at: 0)
            if seen.contains(letters) { continue }
            seen.append(letters)
            found += names(with: letters)
        }
        return found
    }

    /// The words of a name, as the index keeps them.
    func words(ofNameAt start: Int, _ cache: inout IndexWords.Cache) -> [String] {
        cache.words(of: String(decoding: bytes[start..<end(ofNameAt: start)], as: UTF8.self))
    }

    /// The values of Modality with which a name has its meaning; empty: all.
    func modalities(ofNameAt start: Int) -> Set<String> {
        let end = bytes[start...].firstIndex(where: isEndOfName) ?? start
        guard bytes[end] == UInt8(ascii: "[") else { return [] }
        return ConceptLines.modalities(bytes[end...].prefix { $0 != UInt8(ascii: "]") }.dropFirst())
    }

    func line(at offset: Int) -> Int { Self.line(at: offset, in: lines) }

    func concept(_ line: Int) -> Concept {
        ConceptLines.concept(in: bytes[range(of: line)], kind: kind(of: line))
    }

    /// The lines that a line names as broader.
    func broader(than line: Int) -> [Int] {
        guard broader[line] > 0 else { return [] }
        return bytes[Int(broader[line])..<range(of: line).upperBound]
            .split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "<") }
            .compactMap { self.line(named: ConceptLines.trimmed($0)) }
    }

    /// The lines that name a line as broader.
    func narrower(than line: Int) -> [Int] {
        let name = name(of: line)
        return (0..<lineCount).filter { broader[$0] > 0 && hasParent($0, named: name) }
    }

    private func hasParent(_ line: Int, named name: ArraySlice<UInt8>) -> Bool {
        var start = Int(broader[line])
        let end = Int(lines[line + 1]) - 1
        while start < end {
            while bytes[start] == UInt8(ascii: " ") { start += 1 }
            let length = self.end(ofNameAt: start) - start
            if length == name.count, bytes[start..<(start + length)] == name { return true }
            start += length
            while start < end, !isEndOfName(bytes[start]) { start += 1 }
            start += 1
        }
        return false
    }

    /// The line of a concept.
    func line(id: String) -> Int? {
        let word = id.prefix { $0 != "-" }
        return candidates(for: IndexWords.normal(String(word))).lazy.map(line(at:))
            .first { ConceptLines.identifier(self.name(of: $0)) == id }
    }

    /// The lines of all concepts, by their identifiers. It costs some milliseconds.
    var linesByID: [String: Int] {
        Dictionary((0..<lineCount).map { (ConceptLines.identifier(name(of: $0)), $0) }) { first, _ in first }
    }

    /// The line with a preferred name, as it is written.
    private func line(named name: ArraySlice<UInt8>) -> Int? {
        names(with: NameLetters(bytes.span, at: name.startIndex))
            .first { start in bytes[start..<end(ofNameAt: start)] == name && Int(lines[line(at: start)]) == start }
            .map(line(at:))
    }

    private func names(with letters: NameLetters) -> [Int] {
        names[Int(groups[letters.group])..<Int(groups[letters.group + 1])]
            .filter { $0 >> Self.offsetBits == letters.third }
            .map { Int($0 & (1 << Self.offsetBits - 1)) }
    }

    private func name(of line: Int) -> ArraySlice<UInt8> {
        let start = Int(lines[line])
        return bytes[start..<end(ofNameAt: start)]
    }

    /// Without its line feed.
    private func range(of line: Int) -> Range<Int> { Int(lines[line])..<(Int(lines[line + 1]) - 1) }

    private func kind(of line: Int) -> ConceptKind { tables.last { $0.line <= line }?.kind ?? .other }

    private func end(ofNameAt start: Int) -> Int {
        var end = start
        while !isEndOfName(bytes[end]) { end += 1 }
        while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return end
    }

    private func isEndOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "!"),
            UInt8(ascii: "\n"):
            true
        default: false
        }
    }

    private static func line(at offset: Int, in lines: [UInt32]) -> Int {
        var (low, high) = (0, lines.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lines[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The word, and the forms of it that may begin with other letters.
    private static func forms(of word: String) -> [String] {
        var forms = [word, word + "s"]
        for (form, normal) in WordForms.irregular where normal == word { forms.append(form) }
        if word.hasSuffix("y") { forms.append(word.dropLast() + "ies") }
        if word == "xray" { forms.append("x") }
        return forms
    }
}
