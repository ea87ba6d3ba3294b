import DICOM
import Foundation

/// Writes complete files that only their owner may read.
///
/// A file is written without a name where the file system can (`O_TMPFILE`), so that a killed program leaves nothing
/// behind. Elsewhere, and to replace a file, it has a name for a moment; `removeLeftovers` deletes what a kill leaves of that.
enum OutputFile {
    /// The mode of a new file, from which the umask can take.
    private static let mode: mode_t = 0o600

    /// Writes a complete file, or leaves what was there before. Anything but a regular file, such as a pipe, is written to and
    /// stays what it is.
    ///
    /// - Parameter followsLink: whether the file that a link names is written, rather than the link replaced.
    static func replace(_ path: String, with data: Data, followsLink: Bool) throws(Problem) {
        var status = stat()
        // Before links are followed: that of /dev/stdout leads to a pipe without a path.
        if followsLink, unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            if status.st_mode & S_IFMT == S_IFDIR { throw Problem(EISDIR) }
            return try writeInto(path, data)
        }
        let target = followsLink ? linkTarget(of: path) : path
        let isThere = unsafe lstat(target, &status) == 0
        let kind = status.st_mode & S_IFMT
        if isThere, kind != S_IFREG, kind != S_IFLNK {
            if kind == S_IFDIR { throw Problem(EISDIR) }
            return try writeInto(target, data)
        }
        let folder = folder(of: target)
        let (file, temporary) = try openNew(in: folder)
        defer { close(file) }
        do throws(Problem) {
            try writeAll(data, to: file)
            // A stricter mode that someone gave the file is kept.
            if isThere, kind == S_IFREG, status.st_mode & mode != mode {
                guard fchmod(file, status.st_mode & mode) == 0 else { throw Problem(errno) }
            }
            if let temporary {
                guard unsafe rename(temporary, target) == 0 else { throw Problem(errno) }
            } else {
                try giveName(file, target, in: folder, replacing: isThere)
            }
        } catch {
            if let temporary { unsafe unlink(temporary) }
            throw error
        }
    }

    /// Makes a folder, and those it is in, for their owner only. One that exists stays as it is.
    static func makeFolder(_ path: String) throws(Problem) {
        if unsafe mkdir(path, 0o700) == 0 { return }
        let code = errno
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        let parent = folder(of: path)
        guard code == ENOENT, !parent.utf8.elementsEqual(path.utf8), parent != "." else { throw Problem(code) }
        try makeFolder(parent)
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw Problem(errno) }
    }

    /// Deletes what killed programs left in the folder of a file.
    static func removeLeftovers(besides path: String) { removeLeftovers(in: folder(of: path)) }

    /// Deletes what killed programs left in a folder. The files of programs that are still writing are locked.
    static func removeLeftovers(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.startsExactly(with: prefix) && name.endsExactly(with: suffix) {
            let path = folder + "/" + name
            let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard file >= 0 else { continue }
            var status = stat()
            let isFile = unsafe fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            if isFile, flock(file, LOCK_EX | LOCK_NB) == 0 { unsafe unlink(path) }
            close(file)
        }
    }

    /// Why a file could not be written.
    struct Problem: Error, Equatable, CustomStringConvertible {
        let code: Int32

        init(_ code: Int32) { self.code = code }

        var description: String { unsafe String(cString: strerror(code)) }

        /// Whether it is the name that is in the way, and not the folder or the disk: other files can still be written.
        var isOfThisName: Bool {
            [EISDIR, ENOTDIR, ENAMETOOLONG, EEXIST, ENOTEMPTY, ELOOP, EPERM, ETXTBSY, EBUSY, EINVAL, EILSEQ].contains(
                code)
        }
    }

    // MARK: Steps

    private static let (prefix, suffix) = (".fileroom-", ".new")

    private static func temporaryPath(in folder: String) -> String {
        folder + "/" + prefix + String(UInt64.random(in: .min ... .max), radix: 16) + suffix
    }

    /// A locked file in a folder, and its name if it has one.
    private static func openNew(in folder: String) throws(Problem) -> (file: Int32, name: String?) {
        // __O_TMPFILE | O_DIRECTORY
        let unnamed = unsafe open(folder, 0o20000000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o600)
        if unnamed >= 0 {
            if canBeNamed(unnamed), flock(unnamed, LOCK_EX | LOCK_NB) == 0 { return (unnamed, nil) }
            close(unnamed)
        }
        for _ in 0..<100 {
            let path = temporaryPath(in: folder)
            let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard file >= 0 else {
                if errno == EEXIST { continue }
                throw Problem(errno)
            }
            _ = flock(file, LOCK_EX | LOCK_NB)
            var status = stat()
            // Another program could have taken it for a leftover before it was locked.
            if unsafe fstat(file, &status) == 0, status.st_nlink == 1 { return (file, path) }
            close(file)
        }
        throw Problem(EEXIST)
    }

    private static func canBeNamed(_ file: Int32) -> Bool { unsafe access("/proc/self/fd/\(file)", F_OK) == 0 }

    /// Gives a file without a name its name. `linkat` does not replace, so an existing file is replaced by renaming.
    private static func giveName(
        _ file: Int32, _ target: String, in folder: String, replacing isThere: Bool
    ) throws(Problem) {
        let own = "/proc/self/fd/\(file)"
        if !isThere {
            if unsafe linkat(AT_FDCWD, own, AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0 { return }
            guard errno == EEXIST else { throw Problem(errno) }
        }
        let temporary = temporaryPath(in: folder)
        guard unsafe linkat(AT_FDCWD, own, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else { throw Problem(errno) }
        guard unsafe rename(temporary, target) == 0 else {
            let code = errno
            unsafe unlink(temporary)
            throw Problem(code)
        }
    }

    private static func writeInto(_ path: String, _ data: Data) throws(Problem) {
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw Problem(errno) }
        defer { close(file) }
        try writeAll(data, to: file)
    }

    private static func writeAll(_ data: Data, to file: Int32) throws(Problem) {
        var done = data.startIndex
        while done < data.endIndex {
            let rest = data[done...]
            let written = unsafe rest.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int in
                unsafe Foundation.write(file, bytes.baseAddress, bytes.count)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw Problem(written < 0 ? errno : EIO) }
            done += written
        }
    }

    private static func folder(of path: String) -> String {
        let trimmed = path.utf8.reversed().drop { $0 == UInt8(ascii: "/") }
        let rest = trimmed.drop { $0 != UInt8(ascii: "/") }.drop { $0 == UInt8(ascii: "/") }.reversed()
        if !rest.isEmpty { return String(decoding: rest, as: UTF8.self) }
        return path.utf8.first == UInt8(ascii: "/") ? "/" : "."
    }

    /// The file that a link names, which need not exist yet.
    private static func linkTarget(of path: String) -> String {
        var path = path
        // As many links as Linux follows.
        for _ in 0..<40 {
            guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
            path = link.utf8.first == UInt8(ascii: "/") ? link : folder(of: path) + "/" + link
        }
        return path
    }
}
