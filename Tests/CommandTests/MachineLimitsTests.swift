import TestSupport
import Testing

@testable import fileroom

/// The limits that containers, systemd and Slurm set, from files as Linux shows them.
@Suite struct MachineLimitsTests {
    private let root: ScratchFolder

    init() throws { root = try ScratchFolder() }

    private func write(_ path: String, _ text: String) throws { try root.write(text, path) }

    private func limits(_ groups: String) -> MachineLimits {
        MachineLimits(groups: groups, mountedAt: root.path)
    }

    @Test func groupAndItsParentsLimit() throws {
        try write("job/memory.max", "4294967296\n")
        try write("job/step/memory.max", "max\n")
        try write("job/step/cpu.max", "150000 100000\n")
        try write("job/cpu.max", "max 100000\n")
        let limits = limits("0::/job/step\n")
        #expect(limits.memory == 4 << 30)
        #expect(limits.processors == 1.5)
    }

    @Test func groupIsTheRootInsideAContainer() throws {
        try write("memory.max", "2147483648\n")
        try write("cpu.max", "200000 100000\n")
        #expect(limits("0::/\n") == limits("0::/not/seen/from/here\n"))
        #expect(limits("0::/\n").memory == 2 << 30)
        #expect(limits("0::/\n").processors == 2)
    }

    @Test func version1HasATreePerController() throws {
        try write("memory/docker/memory.limit_in_bytes", "1073741824\n")
        try write("memory/memory.limit_in_bytes", "9223372036854771712\n")
        try write("cpu/docker/cpu.cfs_quota_us", "-1\n")
        try write("cpu/cpu.cfs_quota_us", "300000\n")
        try write("cpu/cpu.cfs_period_us", "100000\n")
        let limits = limits("5:memory:/docker\n4:cpu,cpuacct:/docker\n")
        #expect(limits.memory == 1 << 30)
        #expect(limits.processors == 3)
    }

    @Test func maximumMeansNoLimit() throws {
        try write("memory.max", "max\n")
        try write("memory/memory.limit_in_bytes", "9223372036854771712\n")
        try write("cpu.max", "max 100000\n")
        #expect(limits("0::/\n3:memory:/\n").memory == nil)
        #expect(limits("0::/\n").processors == nil)
        for text in ["", "nonsense", "0::", "1:2:3:4\n::\n"] { #expect(limits(text).processors == nil) }
    }

    @Test func invalidTextMeansNoLimit() throws {
        for text in ["", "-5", "0", "1e400", "nan", "12 monkeys", "99999999999999999999999999"] {
            try write("memory.max", text)
            try write("cpu.max", text + " " + text)
            #expect(limits("0::/\n").memory == nil, "\(text)")
        }
    }
}
