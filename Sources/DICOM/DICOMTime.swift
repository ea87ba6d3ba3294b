/// Dates and times of DICOM as seconds, for differences (PS3.5 6.2: DA, TM, DT).
///
/// Offsets from UTC are ignored: a scanner writes all times in its local time.
enum DICOMTime {
    /// In seconds.
    static let day = 86_400.0

    /// A DA and a TM.
    static func seconds(date: String?, time: String?) -> Double? {
        guard let date, let time, let days = days(date), let seconds = seconds(time: time) else { return nil }
        return Double(days) * day + seconds
    }

    /// A DT: `YYYYMMDDHHMMSS.FFFFFF&ZZXX`, at least to the minute.
    static func seconds(dateTime: String?) -> Double? {
        guard let local = dateTime?.prefix(while: { $0 != "+" && $0 != "-" }), local.count >= 12 else { return nil }
        return seconds(date: String(local.prefix(8)), time: String(local.dropFirst(8)))
    }

    /// A TM, from midnight: `HHMMSS.FFFFFF`, possibly shortened, or with the colons of ACR-NEMA.
    static func seconds(time: String) -> Double? {
        let parts = time.filter { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, [2, 4, 6].contains(whole.count),
            whole.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
        else { return nil }
        let digits = whole.utf8.map { Int($0) - 0x30 } + [0, 0, 0, 0]
        let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        let seconds = digits[4] * 10 + digits[5]
        guard hours < 24, minutes < 60, seconds <= 60 else { return nil }
        var fraction = 0.0
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
            fraction = Double("0." + parts[1]) ?? 0
        }
        return Double(hours * 3600 + minutes * 60 + seconds) + fraction
    }

    /// A DA, as days since 1 March of year 0.
    static func days(_ date: String) -> Int? {
        guard let (year, month, day) = DICOMDate.components(of: date) else { return nil }
        // Years start in March, so that the leap day is the last.
        let (march, place) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return 365 * march + march / 4 - march / 100 + march / 400 + (153 * place + 2) / 5 + day - 1
    }
}
