import Glibc

/// The system's message for an error number.
func systemMessage(_ error: Int32) -> String { unsafe String(cString: strerror(error)) }

/// Opens a file or folder read-only and, if permitted, without changing its access time.
///
/// `path` is relative to `folder`, and `flags` are added to those for reading. Returns -1 and `errno` on failure.
func openForReading(_ path: [CChar], in folder: Int32 = AT_FDCWD, _ flags: Int32 = 0) -> Int32 {
    // O_NONBLOCK, so that opening a FIFO does not block before fstat identifies it.
    let flags = flags | O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    // O_NOATIME, which Glibc's module lacks. It is for the file's owner only.
    let descriptor = unsafe openat(folder, path, flags | 0o1000000)
    return descriptor < 0 && errno == EPERM ? unsafe openat(folder, path, flags) : descriptor
}

/// Whether this many bytes can be allocated now. Swift ends the process if an array cannot.
func canAllocate(_ bytes: Int) -> Bool {
    // Not malloc: the compiler may drop a block that is freed unused.
    let access = PROT_READ | PROT_WRITE
    guard let memory = unsafe mmap(nil, bytes, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
        unsafe memory != MAP_FAILED
    else { return false }
    unsafe munmap(memory, bytes)
    return true
}
