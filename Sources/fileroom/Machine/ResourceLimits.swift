import Foundation

/// What the system must allow a run.
enum ResourceLimits {
    private static let addressSpace: UInt64 = 2 << 30
    private static let files: UInt64 = 64

    /// Refuses a run that could only fail in the middle, for want of threads, memory or pipes.
    static func check() throws {
        let space = limit(RLIMIT_AS)
        guard space >= addressSpace else {
            throw SettingsError(
                "the address space", "may be \(space >> 20) MiB at most, and a run needs 2 GiB: raise `ulimit -v`")
        }
        let open = limit(RLIMIT_NOFILE)
        guard open >= files else {
            throw SettingsError("open files", "may be \(open) at most, and a run needs \(files): raise `ulimit -n`")
        }
    }

    private static func limit(_ resource: __rlimit_resource) -> UInt64 {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return .max }
        return UInt64(limit.rlim_cur)
    }
}
