/// Runs the opcodes of a pickle that build plain data and tensor records. It never executes code.
///
/// Nothing is called or imported: a call of a known name builds the data it stands for; any other call is refused or
/// leaves an opaque value. Values refer to each other by number, so that a list can be filled, shared or made to
/// contain itself after it was memoized; depth and cycles are checked when the value is taken out.
struct Unpickler {
    /// A value; its contents are indices of `nodes`.
    enum Node {
        case none
        case bool(Bool)
        case int(Int128)
        case float(Double)
        case string(String)
        case bytes([UInt8])
        case list([Int])
        case tuple([Int])
        /// Keys and values, alternating.
        case dictionary([Int])
        case global(PickleGlobal)
        /// An index of `views`.
        case storage(Int)
        /// An index of `tensors`.
        case tensor(Int)
        case opaque(String)
    }

    /// 100 times more values than in any published checkpoint.
    static let largestCount = 2_000_000

    var bytes: PickleBytes
    let calls: TorchFile.ForeignCalls
    var nodes: [Node] = []
    var views: [TorchStorage.View] = []
    var tensors: [TorchTensor] = []
    /// Every storage in the pickle, by key.
    var storages: [String: TorchStorage] = [:]
    /// Where the current opcode begins.
    private(set) var instruction = 0

    private var stack: [Int] = []
    /// The height of the stack at each mark.
    private var marks: [Int] = []
    private var memo: [UInt64: Int] = [:]
    /// The number of items that calls have copied between containers.
    private var copied = 0

    init(_ bytes: PickleBytes, _ calls: TorchFile.ForeignCalls) {
        self.bytes = bytes
        self.calls = calls
    }

    /// The value that the pickle builds.
    mutating func read() throws(TensorError) -> TorchValue {
        let root = try load()
        return try value(of: root)
    }

    /// The index of the value that the pickle builds.
    private mutating func load() throws(TensorError) -> Int {
        while true {
            instruction = bytes.place
            let byte = try bytes.byte()
            guard let opcode = PickleOpcode(rawValue: byte) else {
                throw error("opcode \(PickleOpcode.describe(byte)) is not supported in a checkpoint")
            }
            if opcode == .stop { return try pop() }
            try perform(opcode)
        }
    }

    private mutating func perform(_ opcode: PickleOpcode) throws(TensorError) {
        switch opcode {
        case .stop: break
        case .proto:
            let version = try bytes.byte()
            guard version <= 5 else { throw error("unknown pickle protocol \(version)") }
        case .frame: _ = try bytes.littleEndian(8)
        case .mark:
            guard marks.count < Self.largestCount else { throw error("too many values") }
            marks.append(stack.count)
        case .pop: _ = try pop()

        case .none: try push(.none)
        case .newTrue: try push(.bool(true))
        case .newFalse: try push(.bool(false))
        case .binInt: try push(.int(Int128(Int32(truncatingIfNeeded: bytes.littleEndian(4)))))
        case .binInt1: try push(.int(Int128(bytes.byte())))
        case .binInt2: try push(.int(Int128(bytes.littleEndian(2))))
        case .int: try push(integer(bytes.line()))
        case .long: try push(longInteger(bytes.line()))
        case .long1: try push(longInteger(UInt64(bytes.byte())))
        case .long4: try push(longInteger(length()))
        case .float:
            guard let value = Double(try bytes.line()) else { throw error("not a number") }
            try push(.float(value))
        case .binFloat: try push(.float(Double(bitPattern: bytes.littleEndian(8).byteSwapped)))
        case .binUnicode: try push(.string(bytes.text(bytes.littleEndian(4))))
        case .shortBinUnicode: try push(.string(bytes.text(bytes.littleEndian(1))))
        case .binUnicode8: try push(.string(bytes.text(bytes.littleEndian(8))))
        case .binString: try push(oldString(length()))
        case .shortBinString: try push(oldString(UInt64(bytes.byte())))
        case .binBytes: try push(.bytes(bytes.bytes(bytes.littleEndian(4))))
        case .shortBinBytes: try push(.bytes(bytes.bytes(bytes.littleEndian(1))))

        case .emptyList: try push(.list([]))
        case .emptyTuple: try push(.tuple([]))
        case .emptyDict: try push(.dictionary([]))
        case .list: try push(.list(popMark()))
        case .tuple: try push(.tuple(popMark()))
        case .tuple1: try push(.tuple(pop(1)))
        case .tuple2: try push(.tuple(pop(2)))
        case .tuple3: try push(.tuple(pop(3)))
        case .dict: try push(.dictionary(popPairs()))
        case .append: try append(pop(1))
        case .appends: try append(popMark())
        case .setItem: try set(pop(2))
        case .setItems: try set(popPairs())

        case .put: try remember(reference())
        case .binPut: try remember(bytes.littleEndian(1))
        case .longBinPut: try remember(bytes.littleEndian(4))
        case .memoize: try remember(UInt64(memo.count))
        case .get: try recall(reference())
        case .binGet: try recall(bytes.littleEndian(1))
        case .longBinGet: try recall(bytes.littleEndian(4))

        case .global:
            let module = try bytes.line()
            try push(global(module, bytes.line()))
        case .stackGlobal:
            let names = try pop(2)
            guard case .string(let module) = nodes[names[0]], case .string(let name) = nodes[names[1]] else {
                throw error("a global without a name")
            }
            try push(global(module, name))
        case .reduce, .newObject:
            let operands = try pop(2)
            guard case .tuple(let arguments) = nodes[operands[1]] else { throw error("a call without arguments") }
            try call(operands[0], arguments)
        case .build:
            // The state is not needed: that of an OrderedDict is `_metadata`.
            _ = try pop()
            if case .global(.foreign(let name)) = nodes[try top()] { try refuse(name) }
        case .binPersistentID: try push(persistent(pop()))
        }
    }

    // MARK: The stack

    mutating func push(_ node: Node) throws(TensorError) {
        guard nodes.count < Self.largestCount else { throw error("too many values") }
        nodes.append(node)
        try push(nodes.count - 1)
    }

    mutating func push(_ place: Int) throws(TensorError) {
        guard stack.count < Self.largestCount else { throw error("too many values") }
        stack.append(place)
    }

    private func top() throws(TensorError) -> Int {
        guard let last = stack.last, stack.count > (marks.last ?? 0) else { throw error("a value is missing") }
        return last
    }

    private mutating func pop() throws(TensorError) -> Int {
        let last = try top()
        stack.removeLast()
        return last
    }

    private mutating func pop(_ count: Int) throws(TensorError) -> [Int] {
        guard stack.count - (marks.last ?? 0) >= count else { throw error("a value is missing") }
        defer { stack.removeLast(count) }
        return Array(stack.suffix(count))
    }

    private mutating func popMark() throws(TensorError) -> [Int] {
        guard let mark = marks.popLast(), mark <= stack.count else { throw error("a mark is missing") }
        defer { stack.removeSubrange(mark...) }
        return Array(stack[mark...])
    }

    private mutating func popPairs() throws(TensorError) -> [Int] {
        let places = try popMark()
        guard places.count % 2 == 0 else { throw error("a key without a value") }
        return places
    }

    private mutating func append(_ places: [Int]) throws(TensorError) {
        let target = try top()
        guard !isOpaque(target) else { return }
        guard isList(target) else { throw error("APPEND to a non-list") }
        nodes[target] = .list(takeContents(of: target, adding: places))
    }

    private mutating func set(_ places: [Int]) throws(TensorError) {
        let target = try top()
        guard !isOpaque(target) else { return }
        guard isDictionary(target) else { throw error("SETITEM on a non-dictionary") }
        nodes[target] = .dictionary(takeContents(of: target, adding: places))
    }

    private func isOpaque(_ place: Int) -> Bool { if case .opaque = nodes[place] { true } else { false } }
    private func isList(_ place: Int) -> Bool { if case .list = nodes[place] { true } else { false } }
    private func isDictionary(_ place: Int) -> Bool { if case .dictionary = nodes[place] { true } else { false } }

    /// A container's contents with more items, moved out of the node first: a second reference would copy all of them
    /// for every item.
    private mutating func takeContents(of target: Int, adding places: [Int]) -> [Int] {
        var contents = takeContents(of: target)
        contents += places
        return contents
    }

    private mutating func takeContents(of target: Int) -> [Int] {
        defer { nodes[target] = .none }
        switch nodes[target] {
        case .list(let items), .tuple(let items), .dictionary(let items): return items
        default: return []
        }
    }

    private mutating func remember(_ key: UInt64) throws(TensorError) { memo[key] = try top() }

    private mutating func recall(_ key: UInt64) throws(TensorError) {
        guard let place = memo[key] else { throw error("nothing was memoized as \(key)") }
        try push(place)
    }

    /// Counts items that a call copies: the length of the file does not bound them.
    mutating func copy(_ count: Int) throws(TensorError) {
        copied += count
        guard copied <= Self.largestCount else { throw error("too many values") }
    }

    // MARK: Numbers and strings

    /// A length of four bytes, which must not be negative.
    private mutating func length() throws(TensorError) -> UInt64 {
        let length = try bytes.littleEndian(4)
        guard length <= Int32.max else { throw error("a negative length") }
        return length
    }

    private mutating func reference() throws(TensorError) -> UInt64 {
        guard let key = UInt64(try bytes.line()) else { throw error("not a number") }
        return key
    }

    private func integer(_ line: String) throws(TensorError) -> Node {
        if line == "00" || line == "01" { return .bool(line == "01") }
        return try longInteger(line)
    }

    private func longInteger(_ line: String) throws(TensorError) -> Node {
        guard let value = Int128(line.hasSuffix("L") ? String(line.dropLast()) : line) else {
            throw error("not an integer of at most 128 bits")
        }
        return .int(value)
    }

    /// An integer in two's complement; one longer than 128 bits is not read.
    private mutating func longInteger(_ count: UInt64) throws(TensorError) -> Node {
        guard count <= 16 else {
            _ = try bytes.take(count)
            return .opaque("an integer of \(count) bytes")
        }
        let digits = try bytes.bytes(count)
        let sign: Int128 = digits.last.map { $0 >= 0x80 ? -1 : 0 } ?? 0
        return .int(digits.reversed().reduce(sign) { $0 << 8 | Int128($1) })
    }

    /// A Python 2 string, which has no encoding: UTF-8 if valid, else Latin-1.
    private mutating func oldString(_ count: UInt64) throws(TensorError) -> Node {
        let bytes = try bytes.bytes(count)
        let text = String(validating: bytes, as: UTF8.self)
        return .string(text ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })))
    }

    private func global(_ module: String, _ name: String) throws(TensorError) -> Node {
        let full = module + "." + name
        guard full.utf8.count <= 500, full.allSatisfy({ $0.isLetter || $0.isNumber || "._<>".contains($0) }) else {
            throw error("a global with an invalid name")
        }
        return .global(PickleGlobal(module: module, name: name))
    }

    // MARK: Errors

    /// Refuses a call of an unknown name, unless calls are inert.
    func refuse(_ name: String) throws(TensorError) {
        guard calls == .inert else {
            throw error("the file needs \(name), which is not data; nothing was executed")
        }
    }

    func error(_ problem: String) -> TensorError { bytes.error(problem, at: instruction) }
}
