import ArgumentParser
import Catalog
import DICOM
import Fixtures
import Foundation
import Testing

@testable import fileroom

/// The documents say what the code does.
@Suite struct DocumentationTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOf: Fixtures.folder.appending(path: "../" + path), encoding: .utf8)
    }

    /// The cells of a document's table rows, without the rows of headings and dashes.
    private static func rows(of document: Substring) -> [[String]] {
        document.split(separator: "\n").filter { $0.hasPrefix("|") && !$0.hasPrefix("|--") }.map { line in
            line.dropFirst().dropLast().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// The text below a heading, up to the next one.
    private static func section(_ heading: String, of document: String) throws -> Substring {
        let start = try #require(document.range(of: "\n\(heading)\n"))
        let rest = document[start.upperBound...]
        return rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    }

    private static func codes(in cell: String) -> [String] { cell.matches(of: /`([^`]+)`/).map { String($0.1) } }

    @Test func readmeFitsOnAFewScreens() throws {
        let lines = try Self.text("README.md").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 151)
        for line in lines { #expect(line.count <= 120, "\(line)") }
    }

    @Test func failureCodesAreThoseOfTheProgram() throws {
        let rows = Self.rows(of: try Self.text("docs/failure-codes.md")[...]).filter { $0[0] != "code" }
        let codes = FailureCode.allCases.filter(\.isRecorded) + FailureCode.allCases.filter { !$0.isRecorded }
        #expect(rows == codes.map { ["`\($0.rawValue)`", $0.meaning] })
    }

    @Test func exitCodesAreThoseOfTheProgram() throws {
        let table = try Self.section("## Use", of: Self.text("README.md"))
        let listed = Self.rows(of: table).flatMap { $0[0].matches(of: /\d+/).compactMap { Int32($0.output) } }
        let codes: [ExitCode] = [
            .success, .nothingFound, .someFailed, .cannotRun, .validationFailure, .catalogHeld, .stopped(by: SIGINT),
            .stopped(by: SIGTERM), .stopped(by: SIGHUP),
        ]
        #expect(listed == codes.map(\.rawValue))
    }

    @Test func settingsAreThoseOfTheProgram() throws {
        let table = try Self.section("## Where your data are", of: Self.text("README.md"))
        let listed = Self.rows(of: table).flatMap { Self.codes(in: $0[0]) }
        #expect(listed.sorted() == SettingDeclaration.all.map(\.name).sorted())
    }

    /// Every target that is not of the tests.
    @Test func mapHasTheTargetsOfThePackage() throws {
        let table = try Self.section("## Map of the code", of: Self.text("README.md"))
        let listed = Self.rows(of: table).flatMap { Self.codes(in: $0[0]) }
        let package = try Self.text("Package.swift")
        let declarations = package.split(separator: /\n        \.(?=[a-zA-Z]*[tT]arget|systemLibrary)/).dropFirst()
        let names = try declarations.filter { !$0.hasPrefix("testTarget") && !$0.contains("path: \"Tests/") }
            .map { String(try #require($0.firstMatch(of: /name: "([^"]+)"/)).1) }
        #expect(names.contains("fileroom"))
        #expect(listed.sorted() == names.sorted())
    }

    private static let documents: [String] = {
        let docs = (try? FileManager.default.contentsOfDirectory(atPath: Fixtures.folder.path + "/../docs")) ?? []
        return ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"] + docs.sorted().map { "docs/" + $0 }
    }()

    @Test(arguments: documents)
    func linksLeadToFilesAndHeadings(document: String) throws {
        let folder = Fixtures.folder.appending(path: "../" + document).deletingLastPathComponent()
        for link in try Self.text(document).matches(of: /\]\(([^)]*)\)/) where !link.1.hasPrefix("https:") {
            let parts = link.1.split(separator: "#", omittingEmptySubsequences: false)
            let target = folder.appending(path: String(parts[0])).standardizedFileURL
            #expect(FileManager.default.fileExists(atPath: target.path), "\(document): \(link.1)")
            guard parts.count == 2 else { continue }
            let headings = try String(contentsOf: target, encoding: .utf8).matches(of: /(?m)^#+ (.*)$/).map {
                $0.1.lowercased().replacing(" ", with: "-")
            }
            #expect(headings.contains(String(parts[1])), "\(document): \(link.1)")
        }
    }

    // MARK: JSON

    /// The fields of a section of docs/json.md; those that may be left out are optional.
    private static func fields(of heading: String) throws -> (all: Set<String>, optional: Set<String>) {
        let rows = rows(of: try section("## \(heading)", of: text("docs/json.md"))).filter { $0[0] != "field" }
        let optional = rows.filter { $0[1].contains("*optional*") || $0[1].contains("*null*") }
        return (Set(rows.flatMap { codes(in: $0[0]) }), Set(optional.flatMap { codes(in: $0[0]) }))
    }

    /// The paths of the values in JSON, with `[]` for the elements of a list.
    private static func paths(in value: Any, _ path: String = "") -> Set<String> {
        switch value {
        case let object as [String: Any] where !object.isEmpty:
            Set(object.flatMap { paths(in: $0.value, path.isEmpty ? $0.key : "\(path).\($0.key)") })
        case let list as [Any] where !list.isEmpty: Set(list.flatMap { paths(in: $0, path + "[]") })
        default: [path]
        }
    }

    /// Compares the fields that commands print with those that a section lists.
    private static func compare(_ heading: String, _ objects: [[String: Any]]) throws {
        try #require(!objects.isEmpty, "\(heading): no output")
        let (all, optional) = try fields(of: heading)
        let found = objects.reduce(into: Set<String>()) { $0.formUnion(paths(in: $1)) }
        let prefixes = all.filter { $0.hasSuffix(".*") }.map { $0.dropLast() }
        for path in found where !all.contains(path) {
            // An empty or unknown value stands for what would be in it.
            let isParent = all.contains { $0.hasPrefix(path + "[]") || $0.hasPrefix(path + ".") }
            #expect(isParent || prefixes.contains { path.hasPrefix($0) }, "\(heading): \(path) is not documented")
        }
        for field in all.subtracting(optional) {
            let name = field.hasSuffix(".*") ? String(field.dropLast()) : field
            // An empty list or null is a path that ends before the field does.
            let occurs = found.contains { path in
                path == name || field.hasSuffix(".*") && path.hasPrefix(name) || name.hasPrefix(path + "[]")
            }
            #expect(occurs, "\(heading): no output has \(field)")
        }
    }

    /// An X-ray of the sample archive, and the study that it is of.
    private static let image = Fixtures.archive.path + "/2022/09/unsorted/2.25.204544979713374047925120166626032936975"
    private static let study = "2.25.142307952884410816648273383451741435140"

    @Test func jsonFieldsAreThoseOfTheProgram() throws {
        let command = try Command()
        func objects(_ arguments: [String]) throws -> [[String: Any]] {
            try command.finish(command.start(arguments)).objects()
        }
        try Self.compare("index, scan, describe", objects(["index", Fixtures.archive.path, "--json"]))
        try Self.compare("search", objects(["search", "hand", "--json"]))
        try Self.compare("similar", objects(["similar", Self.image, "--json"]))
        try Self.compare("show", objects(["show", Self.study, "--json"]))
        try Self.compare("report", objects(["report", Self.study, "--format", "json"]))
        try Self.compare("failures", objects(["failures", "--json"]))
        try Self.compare("status", objects(["status", "--json"]))
        try Self.compare("render", objects(["render", Self.image, "--json"]))
        try Self.compare("caption", objects(["caption", Self.image, "--json"]))
        try Self.compare("explain", objects(["explain", "No effusion.", "--json"]))
        try Self.compare("inspect", objects(["inspect", Self.image, "--identifiers", "--json"]))
        try Self.compare("model show", objects(["model", "show", "--json"]))
        try Self.compare("config show", objects(["config", "show", "--json"]))
        let references = command.folder + "/references.jsonl"
        try Data("{\"path\": \"\(Self.image)\", \"text\": \"X-ray of the hand.\"}\n".utf8)
            .write(to: URL(fileURLWithPath: references))
        try Self.compare("evaluate", objects(["evaluate", references, "--resamples", "0", "--json"]))
    }

    @Test func fieldsOfAQueryAreThoseOfTheProgram() throws {
        let rows = Self.rows(of: try Self.section("## Fields", of: Self.text("docs/search.md")))
        let listed = rows.filter { $0[0] != "field" }.flatMap { Self.codes(in: $0[0]) }
        #expect(Set(SearchField.all.map(\.name)).subtracting(listed) == [])
        #expect(Set(listed).subtracting(SearchField.all.flatMap { [$0.name] + $0.aliases }) == [])
        #expect(Set(listed).count == listed.count)
    }

    /// Every attribute that Fileroom reads is listed, whether the sample file states it or not.
    @Test func inspectListsEveryAttribute() throws {
        let listed = try Self.fields(of: "inspect").all.map { $0.replacing("[]", with: "").replacing(".*", with: "") }
        let source = try Self.text("Sources/DICOM/Instance+Attributes.swift")
        let attributes = source.matches(of: /\.init\(\s*"([a-zA-Z]+)"/).map { String($0.1) }
        #expect(attributes.count > 40)
        for attribute in attributes { #expect(listed.contains(attribute), "\(attribute)") }
    }

    @Test func consoleOutputOfTheReadmeIsReal() throws {
        let command = try Command()
        let block = try #require(try Self.text("README.md").firstMatch(of: /(?s)```console\n(.*?)```/)).1
        let index = try command.run("index", Fixtures.archive.path)
        let search = try command.run("search", "x-ray", "of", "a", "hand")
        let printed = index.error + search.output
        for line in block.split(separator: "\n") where !line.hasPrefix("$ ") {
            let shown = line.trimmingCharacters(in: ["…", " "])
            #expect(printed.contains(shown), "\(line)")
        }
    }
}
