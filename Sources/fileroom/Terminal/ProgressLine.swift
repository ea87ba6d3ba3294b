import Foundation
import Synchronization

/// The progress of a run, on the bottom line of a terminal; nothing if standard error is not a terminal.
final class ProgressLine: Sendable {
    private struct State {
        var lastShown: ContinuousClock.Instant?
        var width = 0
        var start = ContinuousClock.now
        var phase = ""
    }

    private let state = Mutex(State())
    let isShown: Bool

    init(isShown: Bool = Output.errorIsTerminal) { self.isShown = isShown }

    /// Shows counts with their rate, and the time left if the total is known.
    func update(_ phase: String, done: Int, total: Int?, unit: String, detail: String = "") {
        guard isShown else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            if state.phase != phase {
                state.phase = phase
                state.start = now
                state.lastShown = nil
            }
            // Five times a second is enough for an eye; more slows the run.
            if let last = state.lastShown, now - last < .milliseconds(200) { return }
            state.lastShown = now
            let seconds = (now - state.start).seconds
            Self.show(Self.line(phase, done: done, total: total, unit: unit, seconds: seconds, detail: detail), &state)
        }
    }

    /// The text of the line: `Scanning: 1,200 of 5,000 files, 240/s, 0:16 left`.
    static func line(
        _ phase: String, done: Int, total: Int?, unit: String, seconds: Double, detail: String = ""
    ) -> String {
        let rate = Double(done) / max(seconds, 0.001)
        var line = "\(phase): \(done.grouped)"
        if let total { line += " of \(total.grouped)" }
        line += " \(unit), \(rate < 10 ? String(format: "%.1f", rate) : Int(rate).grouped)/s"
        if let total, done > 0, total > done { line += ", \(clock(Double(total - done) / rate)) left" }
        if !detail.isEmpty { line += ", \(detail)" }
        return line
    }

    /// Prints a line above the progress.
    func print(_ line: String) {
        state.withLock { state in
            Self.erase(&state)
            Output.error(line)
        }
    }

    func finish() {
        state.withLock { Self.erase(&$0) }
    }

    private static func show(_ line: String, _ state: inout State) {
        let line = String(line.prefix(columns - 1))
        let padding = String(repeating: " ", count: max(0, state.width - line.count))
        try? FileHandle.standardError.write(contentsOf: Data("\r\(line)\(padding)".utf8))
        state.width = line.count
    }

    /// The terminal's width: a longer line would wrap and could not be erased.
    private static var columns: Int {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
        return Int(size.ws_col)
    }

    private static func erase(_ state: inout State) {
        guard state.width > 0 else { return }
        try? FileHandle.standardError.write(contentsOf: Data("\r\(String(repeating: " ", count: state.width))\r".utf8))
        state.width = 0
    }

    /// `1:02:03`, or `2:03` below an hour.
    static func clock(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 359_999).rounded())
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return hours > 0
            ? String(format: "%d:%02d:%02d", hours, minutes, whole % 60)
            : String(format: "%d:%02d", minutes, whole % 60)
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Int {
    /// In groups of three digits: 1,234,567.
    var grouped: String {
        var digits = String(magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (self < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// `1 file`, `2 files`.
    func counted(_ one: String, _ many: String? = nil) -> String { "\(grouped) \(self == 1 ? one : many ?? one + "s")" }
}
