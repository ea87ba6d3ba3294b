import Fixtures
import Foundation
import Testing

/// The command line contract: names, fields and exit codes that scripts depend on.
@Suite struct ContractTests {
    /// A catalog of the demo archive that the tests of this suite read together.
    private static let indexed = Result { () throws -> Command in
        let command = try Command()
        try command.run("index", Fixtures.archive.path)
        return command
    }

    @Test func searchPrintsItsFieldsAndTheNotice() throws {
        let command = try Self.indexed.get()
        let outcome = try command.run("search", "chest", "--json")
        #expect(outcome.status == 0)
        let hits = try outcome.objects()
        #expect(!hits.isEmpty)
        for hit in hits {
            #expect(
                Set(hit.keys) == [
                    "studyInstanceUID", "seriesInstanceUID", "modality", "bodyPart", "laterality", "studyDate",
                    "studyDescription",
                    "seriesDescription", "caption", "snippet", "score", "status", "probability", "doubts", "path",
                    "missingSince", "captions", "basis", "notice",
                ])
            #expect((hit["notice"] as? String)?.contains("Not for diagnosis") == true)
        }
        let scores = hits.compactMap { $0["score"] as? Double }
        #expect(scores == scores.sorted(by: >), "best first")
    }

    @Test func searchWithoutHitsExitsWith1() throws {
        let outcome = try Self.indexed.get().run("search", "xyzzy", "--json")
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
    }

    @Test func searchFindsAStudyByItsCaptionAlone() throws {
        // The header of this film says CR, and nothing else of what it shows.
        let outcome = try Self.indexed.get().run("search", "x-ray", "of", "the", "hand", "--long")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("2022/09/unsorted"), "\(outcome.output)")
        #expect(outcome.output.contains("Not for diagnosis"))
        #expect(!outcome.output.contains("\u{1B}"), "no colour away from a terminal")
    }

    @Test func statusHasItsFields() throws {
        let status = try #require(try Self.indexed.get().run("status", "--json").objects().first)
        for field in [
            "catalog", "schemaVersion", "files", "instances", "series", "studies", "captions", "pending", "failures",
            "missing", "lastRun",
        ] {
            #expect(status.keys.contains(field), "\(field)")
        }
    }

    @Test func failuresHaveTheirFieldsAndKnownCodes() throws {
        let failures = try Self.indexed.get().run("failures", "--json").objects()
        #expect(!failures.isEmpty)
        // Every code is explained in the help.
        let help = try Self.indexed.get().run("failures", "--help").output
        let codes = try #require(help.components(separatedBy: "CODES\n").last)
        let documented = Set(codes.split { !($0.isLetter || $0 == "-") }.map(String.init))
        #expect(documented.isSuperset(of: ["unreadable", "truncated", "decoder-crashed", "internal"]), "\(help)")
        for failure in failures {
            let code = try #require(failure["code"] as? String)
            #expect(documented.contains(code), "\(code)")
            #expect(
                Set(failure.keys) == [
                    "path", "seriesInstanceUID", "stage", "code", "message", "attempts", "firstSeen", "lastSeen",
                    "retryAt", "acknowledgedAt",
                ])
        }
    }

    @Test func reportOfOneStudyGoesToStandardOutput() throws {
        let command = try Self.indexed.get()
        let uid = try #require(
            try command.run("search", "chest", "--json").objects().first?["studyInstanceUID"] as? String)
        let outcome = try command.run("report", uid)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("# Caption report"))
        #expect(outcome.output.contains("Not for diagnosis"))
        let shown = try command.run("show", uid, "--json")
        #expect(try shown.objects().first?["studyInstanceUID"] as? String == uid)
        let series = try #require(try shown.objects().first?["series"] as? [[String: Any]])
        #expect(!series.isEmpty && series.allSatisfy { $0["burnedInTextRisk"] is Double })
        #expect(try command.run("show", uid).output.contains("text risk"))
        let json = try #require(try command.run("report", uid, "--format", "json").objects().first)
        #expect((json["notice"] as? String)?.contains("unverified") == true)
    }

    @Test(
        arguments: [
            (["search"], 64), (["search", "x", "--from", "yesterday"], 64), (["report"], 64), (["nonsense"], 64),
            (["report", "--all"], 64), (["report", "--all", "--format", "docx", "--output", "x"], 64), (["--help"], 0),
            (["--version"], 0),
            (["search", "x", "--catalog", "/nonexistent/catalog.sqlite"], 3),
            (["describe", "--catalog", "/nonexistent/c.sqlite"], 3),
            (["scan", "/nonexistent/root"], 3), (["model", "show", "/nonexistent"], 3),
            (["render", "/nonexistent.dcm", "--json"], 3),
            (["show", "9.9.9"], 3),
        ] as [([String], Int32)])
    func exitCodesAreThoseOfTheContract(arguments: [String], status: Int32) throws {
        let command = try Self.indexed.get()
        let outcome = try command.finish(try command.start(arguments))
        #expect(outcome.status == status, "\(outcome.error)")
        if status == 3 { #expect(outcome.error.hasPrefix("fileroom: "), "\(outcome.error)") }
    }

    @Test(arguments: [
        "index", "scan", "describe", "search", "show", "report", "failures", "status", "render", "caption", "inspect",
        "model", "config",
    ])
    func everyCommandHelpsWithAnExample(name: String) throws {
        let command = try Command()
        let help = try command.run(name, "--help")
        #expect(help.status == 0)
        let words = ["model", "config"].contains(name) ? try command.run(name, "show", "--help").output : help.output
        #expect(words.contains("EXAMPLE\n  fileroom \(name)"), "\(words)")
    }

    @Test func inspectHasItsFields() throws {
        let command = try Command()
        let header = try #require(
            try command.run("inspect", Fixtures.dicom("ct_window.dcm").path, "--json").objects().first)
        for field in [
            "path", "sopInstanceUID", "sopClassUID", "studyInstanceUID", "seriesInstanceUID", "modality",
            "bodyPartExamined",
            "studyDate", "studyDescription", "seriesDescription", "transferSyntaxUID", "photometricInterpretation",
            "rows",
            "columns", "numberOfFrames", "bitsAllocated", "bitsStored", "role",
        ] {
            #expect(header.keys.contains(field), "\(field)")
        }
        #expect(header["burnedInTextRisk"] as? Double == 0.05)
        #expect(header["burnedInTextReasons"] as? [String] == ["modality CT"])
        #expect(try command.run("inspect", Fixtures.dicom("not_dicom.txt").path).status == 2)
    }

    @Test func inspectPrintsANameInItsThreeGroups() throws {
        let file = Fixtures.dicom("charset_japanese_names.dcm").path
        let header = try #require(
            try Command().run("inspect", file, "--json", "--identifiers").objects().first)
        let identifiers = header["identifiers"] as? [String: Any]
        #expect(identifiers?["patientName"] as? String == "PLANTED^Tarou=山田^太郎=やまだ^たろう")
        #expect(
            identifiers?["patientNameGroups"] as? [String: String] == [
                "alphabetic": "PLANTED^Tarou", "ideographic": "山田^太郎", "phonetic": "やまだ^たろう",
            ])
    }

    @Test func renderWritesTheImageAndItsRecipe() throws {
        let command = try Command()
        let outcome = try command.run(
            "render", Fixtures.dicom("ct_window.dcm").path, "--size", "full", "--output", "out.png", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        let recipe = try #require(try outcome.objects().first)
        for field in [
            "path", "frame", "width", "height", "modalityStep", "voi", "windowCenter", "windowWidth", "voiLUTFunction",
            "inverted", "padding", "colorConversion", "transferSyntaxUID", "warnings",
        ] {
            #expect(recipe.keys.contains(field), "\(field)")
        }
        #expect(recipe["windowCenter"] as? Double == 40)
        let png = try #require(FileManager.default.contents(atPath: command.folder + "/out.png"))
        #expect(png.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
    }

    @Test func captionsAnImageAndReportsAnUnreadableFile() throws {
        let command = try Command()
        let pictures = try FileManager.default.contentsOfDirectory(atPath: Fixtures.checkpoint("default-golden").path)
            .filter { $0.hasSuffix(".png") }
        let picture = Fixtures.checkpoint("default-golden").appendingPathComponent(
            try #require(pictures.sorted().first)
        ).path
        let outcome = try command.run("caption", picture, Fixtures.dicom("not_dicom.txt").path, "--json")
        #expect(outcome.status == 2)
        let objects = try outcome.objects()
        #expect(objects.count == 1)
        let object = try #require(objects.first)
        for field in [
            "path", "frame", "text", "tokens", "score", "sequences", "abstained", "withheld", "probability",
            "unguidedText", "unfamiliar", "model",
        ] {
            #expect(object.keys.contains(field), "\(field)")
        }
        let greedy = try command.run("caption", picture, "--num-beams", "1", "--json")
        let sequences = try #require(try greedy.objects().first?["sequences"] as? [[String: Any]])
        for field in ["text", "tokens", "score", "logProbabilities"] {
            #expect(sequences[0].keys.contains(field), "\(field)")
        }
        // The sentence is searched for among those of the evidence, with a score even where the model alone is greedy.
        #expect(sequences[0]["score"] is Double)
    }

    /// Against the reference's own outputs, with every setting given as a person would give it.
    @Test(arguments: ["vit_gpt2", "clip_gpt2"])
    func captionPrintsTheTokensOfTheReference(checkpoint: String) throws {
        struct Golden: Decodable {
            struct Generation: Decodable {
                struct Picture: Decodable {
                    let sequences: [[Int]]
                    let texts: [String]
                    let robust: Bool
                }
                let name: String
                let images: [Picture]
            }
            let generation: [Generation]
        }
        let folder = Fixtures.checkpoint(checkpoint)
        let json = try Data(contentsOf: folder.appendingPathComponent("golden.json"))
        let golden = try JSONDecoder().decode(Golden.self, from: json)
        let raw = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let settings = try #require(raw["generation"] as? [[String: Any]]).map { $0["kwargs"] as? [String: Any] ?? [:] }
        let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("images").path)
            .sorted().map { folder.appendingPathComponent("images/" + $0).path }
        let command = try Command()
        for (generation, kwargs) in zip(golden.generation, settings).prefix(8) {
            let arguments = try String(decoding: JSONSerialization.data(withJSONObject: kwargs), as: UTF8.self)
            let outcome = try command.finish(
                try command.start(
                    [
                        "caption", "--json", "--model", folder.appendingPathComponent("model").path, "--generation",
                        arguments,
                    ] + pictures))
            let objects = try outcome.objects()
            #expect(objects.count == generation.images.count, "\(generation.name): \(outcome.error)")
            for (object, picture) in zip(objects, generation.images) where picture.robust {
                let tokens = try #require(object["tokens"] as? [Int])
                // The reference pads the shorter of several sequences to the longest.
                #expect(Array(picture.sequences[0].prefix(tokens.count)) == tokens, "\(generation.name)")
                #expect(object["text"] as? String == picture.texts[0], "\(generation.name)")
            }
        }
    }

    @Test func flagPrecedesEnvironmentWhichPrecedesFile() throws {
        let command = try Command()
        try "catalog: /file.sqlite\n".write(toFile: command.folder + "/c.yaml", atomically: true, encoding: .utf8)
        func origin(_ arguments: [String], _ environment: [String: String] = [:]) throws -> String? {
            let process = try command.start(["config", "show", "--json"] + arguments, environment: environment)
            return try command.finish(process).objects().first { $0["setting"] as? String == "catalog" }?["source"]
                as? String
        }
        #expect(try origin([]) == "default")
        #expect(try origin(["--config", "c.yaml"]) == "file")
        #expect(try origin(["--config", "c.yaml"], ["FILEROOM_CATALOG": "/e.sqlite"]) == "environment")
        #expect(
            try origin(["--config", "c.yaml", "--catalog", "/f.sqlite"], ["FILEROOM_CATALOG": "/e.sqlite"]) == "flag")
    }

    @Test(arguments: ["inspect", "render", "caption"])
    func fileThatCannotBeReadIsNamedWithItsCode(command name: String) throws {
        let command = try Command()
        let path = command.folder + "/empty.dcm"
        try Data().write(to: URL(fileURLWithPath: path))
        let outcome = try command.run([name, path] + (name == "render" ? ["--json"] : []))
        #expect([2, 3].contains(outcome.status))
        #expect(outcome.error.contains(path) && outcome.error.contains("[not-dicom]"), "\(outcome.error)")
    }
}
