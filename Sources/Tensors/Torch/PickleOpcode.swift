/// The pickle opcodes that torch files use.
///
/// Source: CPython `Lib/pickletools.py`.
enum PickleOpcode: UInt8 {
    case mark = 0x28
    case emptyTuple = 0x29
    case stop = 0x2E
    case pop = 0x30
    case binBytes = 0x42
    case shortBinBytes = 0x43
    case float = 0x46
    case binFloat = 0x47
    case int = 0x49
    case binInt = 0x4A
    case binInt1 = 0x4B
    case long = 0x4C
    case binInt2 = 0x4D
    case none = 0x4E
    case binPersistentID = 0x51
    case reduce = 0x52
    case binString = 0x54
    case shortBinString = 0x55
    case binUnicode = 0x58
    case emptyList = 0x5D
    case append = 0x61
    case build = 0x62
    case global = 0x63
    case dict = 0x64
    case appends = 0x65
    case get = 0x67
    case binGet = 0x68
    case longBinGet = 0x6A
    case list = 0x6C
    case put = 0x70
    case binPut = 0x71
    case longBinPut = 0x72
    case setItem = 0x73
    case tuple = 0x74
    case setItems = 0x75
    case emptyDict = 0x7D
    case proto = 0x80
    case newObject = 0x81
    case tuple1 = 0x85
    case tuple2 = 0x86
    case tuple3 = 0x87
    case newTrue = 0x88
    case newFalse = 0x89
    case long1 = 0x8A
    case long4 = 0x8B
    case shortBinUnicode = 0x8C
    case binUnicode8 = 0x8D
    case stackGlobal = 0x93
    case memoize = 0x94
    case frame = 0x95

    /// Python's names for the other opcodes.
    private static let others: [UInt8: String] = [
        0x31: "POP_MARK", 0x32: "DUP", 0x50: "PERSID", 0x53: "STRING", 0x56: "UNICODE", 0x69: "INST", 0x6F: "OBJ",
        0x82: "EXT1", 0x83: "EXT2", 0x84: "EXT4", 0x8E: "BINBYTES8", 0x8F: "EMPTY_SET", 0x90: "ADDITEMS",
        0x91: "FROZENSET", 0x92: "NEWOBJ_EX", 0x96: "BYTEARRAY8", 0x97: "NEXT_BUFFER", 0x98: "READONLY_BUFFER",
    ]

    /// An unsupported opcode in an error: its byte, and its name if it has one.
    static func describe(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        let hex = "0x" + (digits.count == 1 ? "0" : "") + digits
        return others[byte].map { "\(hex) (\($0))" } ?? "\(hex) (not a pickle opcode)"
    }
}
