import Foundation

/// Whether a process has not ended; one that nobody has waited for yet has.
public func isRunning(_ process: Int32) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
    // The state follows the name, which is in parentheses and may hold any character (proc(5)).
    let state = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].dropFirst(2).first
    return state != "Z" && state != "X"
}
