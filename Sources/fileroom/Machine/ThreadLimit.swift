// The compiler takes `pthread_attr_t` for a member of whichever of these modules it loaded first.
import CDispatch
import Foundation

/// Whether the system lets this process start the threads that it needs.
///
/// It matters because libdispatch waits, for ever if need be, where it cannot start a thread: a run under a tight process
/// limit would hang with the catalog's lock.
enum ThreadLimit {
    /// What every command may need: a thread for each processor in Swift's pool and in the engine's team, and some more.
    static var ofEveryCommand: Int { 2 * ProcessInfo.processInfo.activeProcessorCount + 4 }

    /// What a run needs besides, if it uses so many processors: a thread for each reader, two in each reader process, and
    /// those that caption.
    static func ofRun(processors: Int) -> Int {
        let readers = processors + 1
        return ofEveryCommand + readers + 2 * readers + processors
    }

    /// Throws unless so many threads can be started now. They end at once.
    static func check(_ count: Int) throws {
        let started = startable(count)
        guard started >= count else {
            throw SettingsError(
                "processes and threads",
                "only \(started) more can be started, but \(count) are needed; raise `ulimit -u` or TasksMax, or"
                    + " lower --threads")
        }
    }

    /// How many of so many threads can be started at the same time.
    private static func startable(_ count: Int) -> Int {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return 0 }
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        unsafe pthread_attr_setstacksize(&attributes, 64 << 10)
        defer { unsafe pthread_attr_destroy(&attributes) }
        var threads: [pthread_t] = []
        while threads.count < count {
            var thread = pthread_t()
            let input = unsafe UnsafeMutableRawPointer(bitPattern: Int(ends[0]) + 1)
            // It lives until the other end of the pipe is closed.
            let error = unsafe pthread_create(
                &thread, &attributes,
                { input in
                    var byte: UInt8 = 0
                    _ = unsafe read(Int32(Int(bitPattern: input)) - 1, &byte, 1)
                    return nil
                }, input)
            guard error == 0 else { break }
            threads.append(thread)
        }
        close(ends[1])
        for thread in threads { pthread_join(thread, nil) }
        close(ends[0])
        return threads.count
    }
}
