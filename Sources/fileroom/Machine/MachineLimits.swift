import Foundation

/// What a process may use of this machine: the limits of its control groups, which containers, systemd and Slurm set.
///
/// Source: Linux `Documentation/admin-guide/cgroup-v2.rst` (`memory.max`, `cpu.max`) and `cgroup-v1/memory.rst`.
struct MachineLimits: Sendable, Equatable {
    /// Bytes of memory; nil for no limit.
    let memory: Int?
    /// Processor time a second, in processors; nil for no limit.
    let processors: Double?

    /// The limits of this process.
    static var current: MachineLimits {
        MachineLimits(
            groups: (try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)) ?? "",
            mountedAt: "/sys/fs/cgroup")
    }

    /// The processors that this process may use, at least one.
    static var processors: Int {
        let present = ProcessInfo.processInfo.activeProcessorCount
        return current.processors.map { max(1, Int(min(Double(present), $0.rounded(.up)))) } ?? present
    }

    /// - Parameters:
    ///   - groups: the text of `/proc/self/cgroup`.
    ///   - root: where the control groups are mounted.
    init(groups: String, mountedAt root: String) {
        var memory: [Double] = []
        var processors: [Double] = []
        for line in groups.split(separator: "\n") {
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            // Version 2 has one tree; in version 1 each controller has one of its own.
            let controllers = fields[1].split(separator: ",")
            let trees = controllers.isEmpty ? [root] : controllers.map { root + "/" + $0 }
            // A group's parents limit it as well. In a container its own group is the root of what is mounted.
            var path = String(fields[2])
            while true {
                for tree in trees {
                    let folder = tree + path
                    memory += Self.numbers(folder + "/memory.max").prefix(1)
                    memory += Self.numbers(folder + "/memory.limit_in_bytes").prefix(1)
                    let quota = Self.numbers(folder + "/cpu.max")
                    if quota.count == 2, quota[1] > 0 { processors.append(quota[0] / quota[1]) }
                    let (time, period) = (
                        Self.numbers(folder + "/cpu.cfs_quota_us"), Self.numbers(folder + "/cpu.cfs_period_us")
                    )
                    if let time = time.first, let period = period.first, time > 0, period > 0 {
                        processors.append(time / period)
                    }
                }
                guard let slash = path.lastIndex(of: "/"), path != "/" else { break }
                path = String(path[..<slash])
            }
        }
        // Version 1 writes "no limit" as a number near the largest one.
        self.memory = memory.filter { $0 > 0 && $0 < 1e18 }.min().map { Int($0) }
        self.processors = processors.filter { $0 > 0 }.min()
    }

    /// The numbers in a file; none if it says "max" or does not exist.
    private static func numbers(_ path: String) -> [Double] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        let words = text.split(whereSeparator: \.isWhitespace)
        let numbers = words.compactMap { Double($0) }
        return numbers.count == words.count ? numbers : []
    }
}
