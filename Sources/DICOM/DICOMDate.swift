/// A date as DICOM writes it.
public enum DICOMDate {
    /// `20240131`, and the `2024.01.31` of ACR-NEMA, as `2024-01-31`. Nil where that is not a day.
    public static func normalized(_ code: String) -> String? {
        let digits = Array(code.utf8.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") })
        guard digits.count == 8, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        let year = number(0..<4)
        let month = number(4..<6)
        let day = number(6..<8)
        guard year > 0, 1...12 ~= month, day >= 1 else { return nil }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= days[month - 1] else { return nil }
        let text = String(decoding: digits, as: UTF8.self)
        return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    }
}
