import Foundation

/// Keeps the memory of a process, which may hold headers and names, out of what a crash leaves behind.
enum CrashPrivacy {
    /// For this process and those it starts.
    static func apply(environment: [String: String] = ProcessInfo.processInfo.environment) {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        // A program that the kernel hands core dumps to is not bound by the limit. Without any kind of memory there is
        // nothing to hand over (core(5)).
        let filter = unsafe open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC)
        if filter >= 0 {
            _ = unsafe write(filter, "0", 1)
            close(filter)
        }
        if !isBare(environment["SWIFT_BACKTRACE"] ?? "") { removeBacktraces() }
    }

    /// Whether the settings of Swift's backtraces leave memory out.
    static func isBare(_ settings: String) -> Bool {
        let settings = settings.split(separator: ",")
        return ["registers=none", "images=none", "sanitize=yes"].allSatisfy { wanted in
            settings.contains { $0 == wanted }
        }
    }

    /// Swift's runtime prints the memory at the registers when a process crashes. It has installed its handlers before
    /// `main`, and has no setting but the environment variable.
    private static func removeBacktraces() {
        for number in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
            let before = signal(number, SIG_DFL)
            if unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
    }
}
