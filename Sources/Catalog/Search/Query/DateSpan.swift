public import Foundation

/// Days from a first to a last one, as people write them: `2020`, `2020-06`, `2020..2022-03`, `>2020`, `last-month`.
public struct DateSpan: Sendable, Equatable {
    /// `YYYY-MM-DD`; nil for no limit.
    public let first: String?
    public let last: String?

    /// What is said of text that is none.
    static let expected = "expected 2020, 2020-06, 2020-06-15, 2020..2022, >2020, 30d, today or last-month"

    /// A day of the Gregorian calendar.
    public struct Day: Sendable, Equatable, CustomStringConvertible {
        public let year: Int
        public let month: Int
        public let day: Int

        public var description: String {
            let digits = [(year, 4), (month, 2), (day, 2)].map { number, width in
                String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
            }
            return digits.joined(separator: "-")
        }

        /// Nil if there is no such day.
        public init?(_ year: Int, _ month: Int, _ day: Int) {
            guard (1...9999).contains(year), (1...12).contains(month),
                (1...Self.days(in: month, of: year)).contains(day)
            else { return nil }
            (self.year, self.month, self.day) = (year, month, day)
        }

        /// The present day, where this runs.
        public static func today(_ now: Date = Date()) -> Day {
            let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: now)
            return Day(parts.year ?? 1, parts.month ?? 1, parts.day ?? 1) ?? Day.first
        }

        private static let first = Day(unchecked: 1, 1, 1)

        private init(unchecked year: Int, _ month: Int, _ day: Int) {
            (self.year, self.month, self.day) = (year, month, day)
        }

        static func days(in month: Int, of year: Int) -> Int {
            switch month {
            case 4, 6, 9, 11: 30
            case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
            default: 31
            }
        }

        /// A date as in the catalog: `2020-06-15`.
        init?(text: String) {
            let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
                .map { $0.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(decoding: $0, as: UTF8.self)) : nil }
            guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
            self.init(year, month, day)
        }

        /// Days before or after, kept within the years 1 to 9999.
        func adding(days: Int) -> Day { Day(number: number + days) }

        func adding(months: Int) -> Day {
            let count = min(max(12 * (year - 1) + month - 1 + months, 0), 12 * 9999 - 1)
            let (year, month) = (count / 12 + 1, count % 12 + 1)
            return Day(unchecked: year, month, min(day, Self.days(in: month, of: year)))
        }

        /// Monday is 0.
        var weekday: Int { (number % 7 + 7) % 7 }

        /// Days since 0001-01-01, a Monday, which is 0.
        var number: Int {
            let years = year - 1
            let before = 365 * years + years / 4 - years / 100 + years / 400
            return before + (1..<month).reduce(0) { $0 + Self.days(in: $1, of: year) } + day - 1
        }

        init(number days: Int) {
            let days = min(max(days, 0), 3_652_058)
            var year = max(1, days / 366)
            while let next = Day(year + 1, 1, 1), next.number <= days { year += 1 }
            var rest = days - Day(unchecked: year, 1, 1).number
            var month = 1
            while rest >= Self.days(in: month, of: year) {
                rest -= Self.days(in: month, of: year)
                month += 1
            }
            self.init(unchecked: year, month, rest + 1)
        }
    }

    private init(_ first: Day?, _ last: Day?) {
        (self.first, self.last) = (first?.description, last?.description)
    }

    /// Nil if the text is not a date.
    public init?(_ text: String, today: Day) {
        let text = text.lowercased()
        for sign in [">=", "<=", ">", "<"] where text.hasPrefix(sign) {
            guard let (first, last) = Self.period(text.dropFirst(sign.count), today) else { return nil }
            switch sign {
            case ">=": self.init(first, nil)
            case "<=": self.init(nil, last)
            case ">": self.init(last.adding(days: 1), nil)
            default: self.init(nil, first.adding(days: -1))
            }
            return
        }
        if let dots = text.firstRange(of: "..") {
            let (from, to) = (text[..<dots.lowerBound], text[dots.upperBound...])
            let (start, end) = (Self.period(from, today), Self.period(to, today))
            guard from.isEmpty || start != nil, to.isEmpty || end != nil, start != nil || end != nil else { return nil }
            self.init(start?.first, end?.last)
            return
        }
        guard let (first, last) = Self.period(text, today) else { return nil }
        self.init(first, last)
    }

    /// A day, a month, a year, or a stretch that ends with the present day.
    private static func period(_ text: some StringProtocol, _ today: Day) -> (first: Day, last: Day)? {
        if let calendar = dates(text) { return calendar }
        switch String(text.map { $0 == " " ? "-" : $0 }) {
        case "today": return (today, today)
        case "yesterday": return (today.adding(days: -1), today.adding(days: -1))
        case "this-week": return (today.adding(days: -today.weekday), today)
        case "last-week":
            let monday = today.adding(days: -today.weekday - 7)
            return (monday, monday.adding(days: 6))
        case "this-month": return month(today.year, today.month).map { ($0.first, today) }
        case "last-month":
            let then = today.adding(months: -1)
            return month(then.year, then.month)
        case "this-year": return Day(today.year, 1, 1).map { ($0, today) }
        case "last-year": return year(today.year - 1)
        default: return recent(text, today)
        }
    }

    /// `30d`, `6w`, `3m`, `2y`: as many days, weeks, months or years up to the present day.
    private static func recent(_ text: some StringProtocol, _ today: Day) -> (first: Day, last: Day)? {
        guard let unit = text.last, let count = Int(text.dropLast()), (0...100_000).contains(count) else { return nil }
        switch unit {
        case "d": return (today.adding(days: -count), today)
        case "w": return (today.adding(days: -7 * count), today)
        case "m": return (today.adding(months: -count), today)
        case "y": return (today.adding(months: -12 * count), today)
        default: return nil
        }
    }

    /// `2020`, `2020-06`, `2020-06-15` and `20200615`.
    private static func dates(_ text: some StringProtocol) -> (first: Day, last: Day)? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 1, text.count == 8, let number = Int(text) {
            return Day(number / 10000, number / 100 % 100, number % 100).map { ($0, $0) }
        }
        guard parts[0].count == 4, parts.dropFirst().allSatisfy({ (1...2).contains($0.count) }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        switch numbers.count {
        case 1: return year(numbers[0])
        case 2: return month(numbers[0], numbers[1])
        case 3: return Day(numbers[0], numbers[1], numbers[2]).map { ($0, $0) }
        default: return nil
        }
    }

    private static func year(_ year: Int) -> (first: Day, last: Day)? {
        guard let first = Day(year, 1, 1), let last = Day(year, 12, 31) else { return nil }
        return (first, last)
    }

    private static func month(_ year: Int, _ month: Int) -> (first: Day, last: Day)? {
        guard let first = Day(year, month, 1), let last = Day(year, month, Day.days(in: month, of: year)) else {
            return nil
        }
        return (first, last)
    }
}
