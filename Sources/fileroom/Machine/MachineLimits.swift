import Foundation

/// What of this machine a process may use: the limits of its control groups, which containers, systemd and Slurm set.
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
            // A group's parents limit it, too. In a container its own group is the root of what is mounted.
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
        // Version 1 says "no limit" with a number near the greatest there is.
        self.memory = memory.filter { $0 > 0 && $0 < 1e18 }.min().map { Int($0) }
        self.processors = processors.filter { $0 > 0 }.min()
    }

    /// The numbers in a file; none where it says "max" or is not there.
    private static func numbers(_ path: String) -> [Double] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        let words = text.split(whereSeparator: \.isWhitespace)
        let numbers = words.compactMap { Double($0) }
        return numbers.count == words.count ? numbers : []
    }
}
