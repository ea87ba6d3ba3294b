import Glibc

extension SUVInputs {
    /// When the scan began, to which values are corrected that say START; seconds as `DICOMTime` counts them.
    ///
    /// SeriesDate and SeriesTime, unless they are later than this object's acquisition: then the series was made anew of
    /// another one, and the start is told by the vendor's own element, else from this frame's place in the scan, else it
    /// is the acquisition itself.
    func scanStart(halfLife: Double) throws(SUVRefusal) -> Double {
        let series = DICOMTime.seconds(date: seriesDate, time: seriesTime)
        guard let acquisition = DICOMTime.seconds(date: acquisitionDate, time: acquisitionTime) else {
            guard let series else { throw SUVRefusal("neither the series nor the acquisition has a date and a time") }
            return series
        }
        if let series, series <= acquisition { return series }
        if let vendor = DICOMTime.seconds(dateTime: vendorScanDateTime), vendor <= acquisition { return vendor }
        if let frameReferenceTime, let frameDuration, frameReferenceTime > 0, frameDuration > 0 {
            // FrameReferenceTime is when, counted from the start, the count rate was this frame's average.
            let decay = log(2) / halfLife
            let lost = decay * frameDuration / 1000
            let averageTime = log(lost / (1 - pow(2, -frameDuration / 1000 / halfLife))) / decay
            return acquisition - frameReferenceTime / 1000 + averageTime
        }
        return acquisition
    }

    /// How long before `start` the injection was, in seconds.
    func secondsFromInjection(to start: Double) throws(SUVRefusal) -> Double {
        if let injectionDateTime, !injectionDateTime.isEmpty {
            guard let injection = DICOMTime.seconds(dateTime: injectionDateTime) else {
                throw SUVRefusal("RadiopharmaceuticalStartDateTime is no date and time")
            }
            guard injection <= start else { throw SUVRefusal("the injection is after the scan") }
            return start - injection
        }
        guard let injectionTime else { throw SUVRefusal("it has no RadiopharmaceuticalStartTime") }
        guard let injection = DICOMTime.seconds(time: injectionTime) else {
            throw SUVRefusal("RadiopharmaceuticalStartTime is no time")
        }
        let timeOfDay = start - (start / DICOMTime.day).rounded(.down) * DICOMTime.day
        var elapsed = timeOfDay - injection
        // A time of day later than the scan's is the evening before's.
        if elapsed < 0 { elapsed += DICOMTime.day }
        // What seems nearly a day ago is a clock that runs ahead.
        guard elapsed <= DICOMTime.day / 2 else { throw SUVRefusal("the injection is after the scan") }
        return elapsed
    }
}

/// Dates and times of DICOM as seconds, for differences (PS3.5 6.2: DA, TM, DT).
///
/// Offsets from UTC are left out: a scanner writes them all in its own local time.
enum DICOMTime {
    /// In seconds.
    static let day = 86_400.0

    /// Of a DA and a TM.
    static func seconds(date: String?, time: String?) -> Double? {
        guard let date, let time, let days = days(date), let seconds = seconds(time: time) else { return nil }
        return Double(days) * day + seconds
    }

    /// Of a DT: `YYYYMMDDHHMMSS.FFFFFF&ZZXX`, at least to the minute.
    static func seconds(dateTime: String?) -> Double? {
        guard let local = dateTime?.prefix(while: { $0 != "+" && $0 != "-" }), local.count >= 12 else { return nil }
        return seconds(date: String(local.prefix(8)), time: String(local.dropFirst(8)))
    }

    /// Of a TM, from midnight: `HHMMSS.FFFFFF`, its end left out at will, or with the colons of ACR-NEMA.
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

    /// Of a DA, as days since 1 March of the year 0.
    static func days(_ date: String) -> Int? {
        let digits = date.utf8.filter { $0 != 0x2E && $0 != 0x2D }.map { Int($0) - 0x30 }
        guard digits.count == 8, digits.allSatisfy({ 0...9 ~= $0 }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
        guard year > 0, 1...12 ~= month, 1...31 ~= day else { return nil }
        // Years from March, so that the leap day is the last one.
        let (march, place) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return 365 * march + march / 4 - march / 100 + march / 400 + (153 * place + 2) / 5 + day - 1
    }
}
