import ArgumentParser

/// A date as typed: a year, a month of a year, or a day.
struct StudyDate: ExpressibleByArgument, Equatable, Sendable {
    /// The first day of it, `YYYY-MM-DD`.
    let firstDay: String
    /// The last day of it.
    let lastDay: String

    /// Reads `2020`, `2020-06` or `2020-06-15`; nil if there is no such date.
    init?(argument: String) {
        guard let parts = argument.wholeMatch(of: /(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/)?.output,
            let year = Int(parts.1)
        else { return nil }
        let (month, day) = (parts.2.flatMap { Int($0) }, parts.3.flatMap { Int($0) })
        guard (1...12).contains(month ?? 1),
            (1...Self.days(inMonth: month ?? 1, of: year)).contains(day ?? 1)
        else { return nil }
        let lastMonth = month ?? 12
        firstDay = Self.text(year, month ?? 1, day ?? 1)
        lastDay = Self.text(year, lastMonth, day ?? Self.days(inMonth: lastMonth, of: year))
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    private static func text(_ year: Int, _ month: Int, _ day: Int) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
