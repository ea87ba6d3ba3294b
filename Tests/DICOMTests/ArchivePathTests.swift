import DICOM
import Testing

@Suite struct ArchivePathTests {
    @Test(arguments: [
        ("/a", "/a"), ("/a/", "/a"), ("/a//", "/a"), ("/", "/"), ("//", "/"), ("", ""), ("a", "a"), ("/é/", "/é"),
    ])
    func hasNoSlashAtItsEnd(text: String, path: String) {
        #expect(ArchivePath(text).text == path)
    }

    @Test(arguments: [
        ("/", "x", "/x"), ("//", "x", "/x"), ("/a", "x", "/a/x"), ("/a/", "x", "/a/x"), ("/a.zip", "b/c", "/a.zip/b/c"),
    ])
    func joinsWithOneSlash(folder: String, name: String, path: String) {
        #expect(ArchivePath(folder).appending(name).text == path)
    }

    @Test(arguments: [
        ("b", "/a/b"), ("/b", "/b"), (".", "/a"), ("..", "/"), ("../..", "/"), ("./b/../c//d/", "/a/c/d"),
        ("~root", "/a/~root"),
        ("~", "/a/~"), ("", "/a"), ("/", "/"), ("\u{301}b", "/a/\u{301}b"), ("/\u{301}b", "/\u{301}b"),
        (".\u{301}", "/a/.\u{301}"),
    ])
    func whatIsTypedIsInTheWorkingFolder(typed: String, path: String) {
        #expect(ArchivePath(typed: typed, in: "/a") == ArchivePath(path))
    }

    @Test(arguments: [("/a/b", "/a"), ("/a", "/"), ("/", nil), ("a", nil), ("/a/é", "/a")])
    func knowsWhatItIsIn(path: String, parent: String?) {
        #expect(ArchivePath(path).parent == parent.map { ArchivePath($0) })
    }

    /// The same letter in one scalar and in two: one name to Unicode, two to a file system.
    private static let composed = "/\u{E9}"
    private static let decomposed = "/e\u{301}"

    @Test(arguments: [
        ("/a", "/a", true), ("/a", "/a/b", true), ("/a", "/ab", false), ("/a", "/a0", false), ("/a", "/", false),
        ("/", "/a", true), ("/", "/", true), ("/a/", "/a/b", true), ("/a", "/a/", true), ("/a", "b", false),
        (composed, composed + "/x", true), (composed, decomposed + "/x", false),
        // A mark that combines with the slash makes one character of the two.
        ("/a", "/a/\u{301}x", true), ("/", "/\u{301}x", true), ("/e", "/e\u{301}", false),
    ])
    func containsWhatIsAtOrBelowIt(folder: String, path: String, isContained: Bool) {
        let (folder, path) = (ArchivePath(folder), ArchivePath(path))
        #expect(folder.contains(path) == isContained)
        let (after, before) = folder.bounds
        let isBetween = ArchivePath.precedes(after, path.text) && ArchivePath.precedes(path.text, before)
        #expect((isBetween || path == folder) == isContained, "\(after) … \(before)")
        #expect((folder.relativePath(of: path) != nil) == (isContained && path != folder))
    }

    @Test func isRelativeToAFolderAboveIt() {
        #expect(ArchivePath("/a").relativePath(of: ArchivePath("/a/b/c")) == "b/c")
        #expect(ArchivePath("/").relativePath(of: ArchivePath("/b/c")) == "b/c")
        #expect(
            ArchivePath("/a").relativePath(of: ArchivePath("/a/\u{301}x"))?.utf8.elementsEqual("\u{301}x".utf8) == true)
    }

    @Test func namesThatDifferInBytesAreTwo() {
        let (composed, decomposed) = (ArchivePath(Self.composed), ArchivePath(Self.decomposed))
        #expect(composed.text == decomposed.text, "to String they are one")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect([composed, decomposed].sorted() == [decomposed, composed])
    }
}

extension ArchivePath {
    fileprivate static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
