import Foundation
import SystemPackage

/// The reading end of a pipe, read in large pieces however small the messages are.
final class PipeReader {
    let descriptor: FileDescriptor
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)
    /// What has been read from the pipe but not returned.
    private var waiting = 0..<0

    init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

    /// Exactly `count` bytes, or nil where the pipe ends first.
    func read(_ count: Int) throws -> [UInt8]? {
        if count > buffer.count { return try readLong(count) }
        while waiting.count < count {
            if waiting.lowerBound > 0 {
                unsafe buffer.withUnsafeMutableBytes { bytes in
                    unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[waiting]))
                }
                waiting = 0..<waiting.count
            }
            let got = try unsafe buffer.withUnsafeMutableBytes { bytes in
                try unsafe descriptor.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: bytes[waiting.upperBound...]))
            }
            if got == 0 { return nil }
            waiting = 0..<waiting.count + got
        }
        defer { waiting = waiting.lowerBound + count..<waiting.upperBound }
        return Array(buffer[waiting.prefix(count)])
    }

    /// What is in the buffer, and the rest directly from the pipe.
    private func readLong(_ count: Int) throws -> [UInt8]? {
        var filled = waiting.count
        var failure: (any Error)?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
            _ = unsafe bytes.update(fromContentsOf: buffer[waiting])
            do {
                while filled < count {
                    let got = try unsafe descriptor.read(
                        into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[filled...])))
                    if got == 0 { break }
                    filled += got
                }
            } catch { failure = error }
            initialized = filled
        }
        waiting = 0..<0
        if let failure { throw failure }
        return filled == count ? bytes : nil
    }

    /// Waits until there is a byte to read or the pipe has ended; false if neither happens in time.
    func isReady(within timeout: Duration) -> Bool {
        guard waiting.isEmpty else { return true }
        var pipe = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        let milliseconds = Int32(min(Double(Int32.max), (timeout / .milliseconds(1)).rounded(.up)))
        var ready: Int32
        repeat { ready = unsafe poll(&pipe, 1, milliseconds) } while ready < 0 && errno == EINTR
        return ready > 0
    }
}
