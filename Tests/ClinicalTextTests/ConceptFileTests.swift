import ClinicalText
import Testing

@Suite struct ConceptFileTests {
    @Test func readsASitesList() throws {
        let table = try ConceptTable(
            csv: #"""
                id,name,synonyms,broader,modality,kind
                stroke-protocol,Stroke protocol,"code stroke|""brain attack""",ct-protocol,CT|MR,technique
                ct-protocol,CT protocol,,,,
                """#)
        #expect(table.concepts.map(\.id) == ["stroke-protocol", "ct-protocol"])
        let stroke = try #require(table["stroke-protocol"])
        #expect(stroke.kind == .technique)
        #expect(stroke.phrases.map(\.text) == ["Stroke protocol", "code stroke", "\"brain attack\""])
        #expect(stroke.phrases.allSatisfy { $0.modalities == ["CT", "MR"] })
        #expect(table.broader(than: stroke).map(\.name) == ["CT protocol"])
        #expect(table["ct-protocol"]?.kind == .other)
        #expect(table.matches(in: ["Code", "Stroke"], modality: "CT").map(\.range) == [0..<2])
        #expect(table.matches(in: ["Code", "Stroke"], modality: "US") == [])
    }

    @Test(arguments: [
        "\u{FEFF}id;name\r\na;Alpha, beta\r\n", "ID\tName\na\tAlpha, beta", "name,id\n\"Alpha, beta\",a\n\n",
    ])
    func readsWhatSpreadsheetProgramsWrite(text: String) throws {
        let table = try ConceptTable(csv: text)
        #expect(table.concepts.map(\.id) == ["a"])
        #expect(table.concepts.first?.name == "Alpha, beta")
    }

    @Test func aFieldMayHoldLines() throws {
        let table = try ConceptTable(csv: "id,name,synonyms\na,Alpha,\"first\nsecond\"\nb,Beta\n")
        #expect(table["a"]?.phrases.map(\.words) == [["alpha"], ["first", "second"]])
        #expect(table["b"]?.name == "Beta")
    }

    @Test(arguments: [
        ("", 1, "no header line"),
        ("part,word\na,b\n", 1, "no columns id and name (or Class ID and Preferred Label, as in RadLex)"),
        ("id,name\na,Alpha\n,Beta\n", 3, "no id"),
        ("id,name\na,Alpha\na,Beta\n", 3, "the id a is also that of line 2"),
        ("id,name\na,?!\n", 2, "the name has no letters or digits"),
        ("id,name\n\na,Alpha\nb,\n", 4, "the name has no letters or digits"),
        ("id,name\na,\"Alpha\n", 2, "a quotation mark that is not closed"),
        ("id,name\na,\"Alpha\"x\n", 2, "text after the closing quotation mark of a field"),
        ("id,name,broader\na,Alpha,b\nb,Beta,a\n", 2, "a is broader than itself"),
        ("id,name,broader\na,Alpha,a\n", 2, "a is broader than itself"),
    ])
    func anErrorNamesTheLineAndTheProblem(text: String, line: Int, problem: String) {
        let error = #expect(throws: ConceptFileError.self) { try ConceptTable(csv: text) }
        #expect(error?.line == line)
        #expect(error?.problem == problem)
        #expect(error?.description == "line \(line): \(problem)")
    }

    @Test func anUnknownKindSaysWhichThereAre() {
        let error = #expect(throws: ConceptFileError.self) { try ConceptTable(csv: "id,name,kind\na,Alpha,organ\n") }
        #expect(error?.problem.hasPrefix("unknown kind organ; expected one of: bodyPart, modality,") == true)
    }

    @Test func broaderConceptsOfAnotherTableAreNotAnError() throws {
        let table = try ConceptTable(csv: "id,name,broader\na,Alpha,chest|cheast\n")
        #expect(table.unknownBroader == ["chest", "cheast"].sorted())
        #expect(ConceptTable.builtIn.merging(table).unknownBroader == ["cheast"])
    }

    @Test func readsAnExportOfRadLex() throws {
        let table = try ConceptTable(
            csv: """
                Class ID,Preferred Label,Synonyms,Definitions,Obsolete,Parents
                http://radlex.org/RID/RID2,left lung,"pulmo sinister|lung, left",,FALSE,http://radlex.org/RID/RID1
                http://radlex.org/RID/RID1,lung,,"An organ, of gas exchange",FALSE,http://radlex.org/RID/RID0
                http://radlex.org/RID/RID9,old word,,,true,
                """)
        #expect(table.concepts.map(\.id) == ["RID2", "RID1"])
        let left = try #require(table["RID2"])
        #expect(left.phrases.map(\.text) == ["left lung", "pulmo sinister", "lung, left"])
        #expect(table.broader(than: left).map(\.id) == ["RID1"])
        #expect(table.matches(in: ["Pulmo", "Sinister"]).map { $0.concepts.map(\.name) } == [["left lung"]])
    }

    @Test func readsMeSH() throws {
        let table = try ConceptTable(
            mesh: """
                *NEWRECORD
                RECTYPE = D
                MH = Pneumothorax
                ENTRY = Pressure Pneumothorax|T047|NON|EQV|NLM (1990)|900101|abcdef
                PRINT ENTRY = Pneumothoraces|T047
                MN = C08.528.778
                MS = Text with an = sign.
                UI = D000001

                *NEWRECORD
                MH = Pleural Diseases
                MN = C08.528
                UI = D000002
                """)
        #expect(table.concepts.map(\.id) == ["D000001", "D000002"])
        let first = try #require(table["D000001"])
        #expect(first.kind == .finding)
        #expect(first.phrases.map(\.text) == ["Pneumothorax", "Pressure Pneumothorax"])
        #expect(table.broader(than: first).map(\.name) == ["Pleural Diseases"])
    }

    @Test(arguments: [
        ("", 1, "no *NEWRECORD"), ("MH = Lung\n", 1, "a field before the first *NEWRECORD"),
        ("*NEWRECORD\nMN = C1\n", 1, "a record without MH"),
        ("*NEWRECORD\nMH = Lung\nnonsense\n", 3, "not a field of MeSH: no = sign"),
    ])
    func anErrorInMeSHNamesTheLineAndTheProblem(text: String, line: Int, problem: String) {
        let error = #expect(throws: ConceptFileError.self) { try ConceptTable(mesh: text) }
        #expect(error?.line == line)
        #expect(error?.problem == problem)
    }

    @Test(arguments: ["\0", "👩‍⚕️", "\"", "\"\"", ",,,", "id,name\n\0,\0\n", "*NEWRECORD\nMH = 👩‍⚕️\n", "=\n="])
    func oddFilesAreRefusedOrEmptyAndDoNotTrap(text: String) {
        #expect((try? ConceptTable(csv: text))?.concepts.isEmpty ?? true)
        #expect((try? ConceptTable(mesh: text))?.concepts.isEmpty ?? true)
    }

    @Test func aLongFileIsRead() throws {
        let rows = (0..<20_000).map { "c\($0),Concept number \($0),,c\($0 + 1)" }
        let table = try ConceptTable(csv: "id,name,synonyms,broader\n" + rows.joined(separator: "\n"))
        #expect(table.concepts.count == 20_000)
        let first = try #require(table["c0"])
        #expect(table.broader(than: first).count == 19_999)
    }
}
