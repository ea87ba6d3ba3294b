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
    ///
    /// - Parameter wait: called before the pipe is read, to wait for a byte or the end of the pipe.
    func read(_ count: Int, wait: () throws -> Void = {}) throws -> [UInt8]? {
        if count > buffer.count { return try readLong(count, wait: wait) }
        while waiting.count < count {
            if waiting.lowerBound > 0 {
                unsafe buffer.withUnsafeMutableBytes { bytes in
                    unsafe bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[waiting]))
                }
                waiting = 0..<waiting.count
            }
            try wait()
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
    private func readLong(_ count: Int, wait: () throws -> Void) throws -> [UInt8]? {
        var filled = waiting.count
        var failure: (any Error)?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
            _ = unsafe bytes.update(fromContentsOf: buffer[waiting])
            do {
                while filled < count {
                    try wait()
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

    /// Whether the other end is closed and nothing is left to read.
    var hasEnded: Bool {
        guard waiting.isEmpty else { return false }
        var pipe = pollfd(fd: descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&pipe, 1, 0) > 0 else { return false }
        return Int32(pipe.revents) & POLLIN == 0
    }
}
