import Fixtures
import Foundation
import Testing

@testable import fileroom

@Suite struct VersionTests {
    @Test func changelogStartsWithTheProgramsVersion() throws {
        let changelog = try String(contentsOf: Fixtures.folder.appending(path: "../CHANGELOG.md"), encoding: .utf8)
        let first = try #require(changelog.firstMatch(of: /(?m)^## \[?(\d+\.\d+\.\d+)/))
        #expect(String(first.1) == Version.current)
    }

    @Test func printsProgramVersionAndCommit() throws {
        let outcome = try Command().run("--version")
        #expect(outcome.status == 0)
        let line = try #require(
            outcome.output.wholeMatch(of: /fileroom (\d+\.\d+\.\d+)( \([0-9a-f]{7,40}(-dirty)?\))?\n/))
        #expect(String(line.1) == Version.current)
    }
}
