import Foundation

/// The resource limits that a run needs.
enum ResourceLimits {
    private static let addressSpace: UInt64 = 2 << 30
    private static let files: UInt64 = 64

    /// Refuses a run that would fail in the middle for lack of threads, memory or pipes.
    static func check() throws { try check(space: limit(RLIMIT_AS), open: limit(RLIMIT_NOFILE)) }

    /// - Parameters:
    ///   - space: the limit of the address space in bytes.
    ///   - open: the limit of open files.
    static func check(space: UInt64, open: UInt64) throws {
        guard space >= addressSpace else {
            throw SettingsError(
                "the address space", "is limited to \(space >> 20) MiB, but a run needs 2 GiB; raise `ulimit -v`")
        }
        guard open >= files else {
            throw SettingsError("open files", "are limited to \(open), but a run needs \(files); raise `ulimit -n`")
        }
    }

    private static func limit(_ resource: __rlimit_resource) -> UInt64 {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return .max }
        return UInt64(limit.rlim_cur)
    }
}
