/// Dates as DICOM writes them (PS3.5 6.2: DA).
public enum DICOMDate {
    /// `20240131`, or `2024.01.31` of ACR-NEMA, as `2024-01-31`; nil if there is no such day.
    public static func normalized(_ code: String) -> String? {
        guard components(of: code) != nil else { return nil }
        let digits = String(code.filter { $0 != "." && $0 != "-" })
        return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    }

    /// The parts of a date, if there is such a day.
    static func components(of code: String) -> (year: Int, month: Int, day: Int)? {
        let digits = code.utf8.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }.map { Int($0) - 0x30 }
        guard digits.count == 8, digits.allSatisfy({ 0...9 ~= $0 }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
        guard year > 0, 1...12 ~= month, day >= 1 else { return nil }
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= days[month - 1] ? (year, month, day) : nil
    }
}
