import Testing

@testable import Catalog

/// What is understood of what people type.
@Suite struct QueryParserTests {
    private static let today = DateSpan.Day(2024, 3, 6)!

    private func parse(_ text: String) throws -> QueryNode? { try QueryNode.parse(text, today: Self.today) }

    private func word(_ text: String, _ scope: QueryWords.Scope = .everywhere) -> QueryNode {
        .words(QueryWords(text, scope: scope))
    }

    private func test(_ field: String, _ value: AttributeTest.Value) throws -> QueryNode {
        .attribute(AttributeTest(try #require(SearchField(named: field)), value))
    }

    @Test func wordsMustAllOccur() throws {
        #expect(try parse("right pleural effusion") == .all([word("right"), word("pleural"), word("effusion")]))
        #expect(try parse(" x-ray ") == word("x-ray"))
        #expect(try parse("CT AND chest") == .all([word("CT"), word("chest")]))
    }

    @Test func wordsInQuotationMarksStayTogether() throws {
        let phrase = QueryNode.words(QueryWords("ground glass", isPhrase: true))
        #expect(try parse("\"ground glass\"") == phrase)
        #expect(try parse("“ground glass”") == phrase)
        #expect(try parse("\"ground glass") == phrase)
        #expect(try parse("ct\"ground glass\"lung") == .all([word("ct"), phrase, word("lung")]))
    }

    @Test func startOfAWord() throws {
        #expect(try parse("pneum*") == .words(QueryWords("pneum", isPrefix: true)))
        // One letter would be most words of the archive.
        #expect(try parse("p*") == word("p"))
        #expect(try parse("*") == nil)
    }

    @Test func orBindsLessThanStandingSideBySide() throws {
        #expect(
            try parse("ct chest OR mr brain")
                == .any([.all([word("ct"), word("chest")]), .all([word("mr"), word("brain")])]))
        #expect(try parse("ct (chest OR brain)") == .all([word("ct"), .any([word("chest"), word("brain")])]))
        // In lower case it is a word.
        #expect(try parse("chest or brain") == .all([word("chest"), word("or"), word("brain")]))
        #expect(try parse("OR chest OR") == word("chest"))
    }

    @Test func exclusions() throws {
        #expect(try parse("ct -contrast") == .all([word("ct"), .not(word("contrast"))]))
        #expect(try parse("ct NOT contrast") == .all([word("ct"), .not(word("contrast"))]))
        #expect(
            try parse("ct -(head OR neck) -modality:SR")
                == .all([
                    word("ct"), .not(.any([word("head"), word("neck")])), .not(try test("modality", .equals("SR"))),
                ]))
        #expect(try parse("chest - abdomen") == .all([word("chest"), word("abdomen")]))
        #expect(try parse("--a") == .not(.not(word("a"))))
        // A hyphen inside a word excludes nothing.
        #expect(try parse("non-contrast") == word("non-contrast"))
    }

    @Test func fieldsOfEveryKind() throws {
        #expect(try parse("modality:CT") == test("modality", .equals("CT")))
        #expect(
            try parse("Modality:ct,mr") == .any([test("modality", .equals("ct")), test("modality", .equals("mr"))]))
        #expect(try parse("body:\"lumbar spine\"") == test("body", .contains("lumbar spine")))
        #expect(try parse("te:>80") == test("te", .numbers(.init(80, isIncluded: false), nil)))
        #expect(try parse("bvalue:800..1000") == test("bvalue", .numbers(.init(800), .init(1000))))
        #expect(try parse("rows:512") == test("rows", .numbers(.init(512), .init(512))))
        #expect(try parse("date:2020..2022") == test("date", .days("2020-01-01", "2022-12-31")))
        #expect(try parse("date:last-month") == test("date", .days("2024-02-01", "2024-02-29")))
        #expect(try parse("uid:1.2.840") == test("uid", .starts("1.2.840")))
        #expect(try parse("contrast:*") == test("contrast", .isThere))
        #expect(
            try parse("desc:\"high resolution\"")
                == .words(QueryWords("high resolution", isPhrase: true, scope: .desc)))
        #expect(try parse("exact:haemorrhage") == word("haemorrhage", .exact))
    }

    @Test func whatIsNoFieldIsWords() throws {
        #expect(try parse("FINDINGS:") == word("FINDINGS:"))
        #expect(try parse("findings:clear") == word("findings:clear"))
        #expect(try parse("12:30") == word("12:30"))
        #expect(try parse(":") == nil)
    }

    @Test(arguments: [
        ("chest date:abc", "'abc' is not a date", 11..<14), ("modality: CT", "modality: has no value", 0..<8),
        ("modality:,", "modality: has no value", 0..<8),
        ("te:high", "'high' is not a number", 3..<7), ("uid:abc", "'abc' is not a UID", 4..<7),
        ("date:2023-02-30", "'2023-02-30' is not a date", 5..<15), ("rows:..", "'..' is not a number", 5..<7),
    ])
    func mistakesArePointedAt(query: String, message: String, range: Range<Int>) throws {
        let mistake = try #require(throws: QueryMistake.self) { try parse(query) }
        #expect(mistake.message.hasPrefix(message))
        #expect(mistake.range == range)
        let lines = mistake.description.split(separator: "\n")
        #expect(lines[1] == "  " + query)
        #expect(
            lines[2] == String(repeating: " ", count: 2 + range.lowerBound) + String(repeating: "^", count: range.count)
        )
    }

    @Test func placeInALongQueryIsShown() throws {
        let mistake = try #require(throws: QueryMistake.self) {
            try parse(String(repeating: "chest ", count: 500) + "te:x")
        }
        let lines = mistake.description.split(separator: "\n")
        #expect(lines[1].hasSuffix("te:x") && lines[1].count < 80)
        #expect(lines[2].hasSuffix("^") && lines[2].count == lines[1].count)
    }

    @Test func unbalancedParenthesesGroupNothing() throws {
        #expect(try parse("(ct chest") == .all([word("ct"), word("chest")]))
        #expect(try parse("ct) chest") == .all([word("ct"), word("chest")]))
        #expect(try parse(")(") == nil)
        #expect(try parse("()") == nil)
        #expect(try parse(String(repeating: "(", count: 100_000) + "ct") == word("ct"))
        #expect(try parse(String(repeating: "-", count: 100_000) + "ct") != nil)
        #expect(try parse(String(repeating: "NOT ", count: 100_000) + "ct") != nil)
    }

    @Test func namesOfFieldsAreDistinct() {
        let names = SearchField.all.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
        for field in SearchField.all {
            #expect(throws: Never.self, "\(field.name)") { try field.value(of: field.example, today: Self.today) }
        }
    }

    @Test func anyTextIsReadOrAMistake() throws {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "(", ")", "\"", "-", ":", "*", "OR", "NOT", "AND", " ", "date:", "modality:", "te:", "uid:", "2020", "..",
            ">",
            "a", "é", "🫁", "\0", "\n", "\u{301}", "胸部", "x-ray", "exact:", ",", "=", "'", "\\", "%", "_",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            do { _ = try parse(text) } catch let mistake as QueryMistake {
                #expect(
                    !mistake.description.isEmpty && mistake.range.upperBound <= text.unicodeScalars.count,
                    "\(text.debugDescription)")
            }
        }
    }
}

/// Days as people write them.
@Suite struct DateSpanTests {
    private static let today = DateSpan.Day(2024, 3, 6)!

    private static let written: [(String, String?, String?)] = [
        ("2020", "2020-01-01", "2020-12-31"), ("2020-06", "2020-06-01", "2020-06-30"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2020-06-15", "2020-06-15", "2020-06-15"), ("20200615", "2020-06-15", "2020-06-15"),
        ("2020..2022-03", "2020-01-01", "2022-03-31"), ("..2020", nil, "2020-12-31"), ("2020..", "2020-01-01", nil),
        (">2020", "2021-01-01", nil), (">=2020", "2020-01-01", nil), ("<2020-06", nil, "2020-05-31"),
        ("<=2020-06", nil, "2020-06-30"), ("today", "2024-03-06", "2024-03-06"),
        ("yesterday", "2024-03-05", "2024-03-05"),
        ("this-week", "2024-03-04", "2024-03-06"), ("last-week", "2024-02-26", "2024-03-03"),
        ("Last-Month", "2024-02-01", "2024-02-29"), ("last month", "2024-02-01", "2024-02-29"),
        ("this-month", "2024-03-01", "2024-03-06"), ("last-year", "2023-01-01", "2023-12-31"),
        ("this-year", "2024-01-01", "2024-03-06"), ("30d", "2024-02-05", "2024-03-06"),
        ("2w", "2024-02-21", "2024-03-06"),
        ("6m", "2023-09-06", "2024-03-06"), ("1y", "2023-03-06", "2024-03-06"),
        ("yesterday..today", "2024-03-05", "2024-03-06"),
    ]

    @Test(arguments: DateSpanTests.written) func periodIsReadAsWritten(text: String, first: String?, last: String?)
        throws
    {
        let span = try #require(DateSpan(text, today: Self.today))
        #expect(span.first == first)
        #expect(span.last == last)
    }

    @Test(arguments: [
        "", "..", ">", "soon", "2020-13", "2020-02-30", "202", "2020-06-15-1", "0000", "20201301", "2020-", "-2020",
        "d",
        "99999999999d", "2020..x", "１２",
    ])
    func otherTextIsNoDate(text: String) { #expect(DateSpan(text, today: Self.today) == nil) }

    @Test func daysBeforeAndAfter() throws {
        let leap = try #require(DateSpan.Day(2024, 2, 29))
        #expect(leap.adding(days: 1).description == "2024-03-01")
        #expect(leap.adding(days: -366).description == "2023-02-28")
        #expect(leap.adding(months: 12).description == "2025-02-28")
        #expect(try #require(DateSpan.Day(1, 1, 1)).adding(days: -1).description == "0001-01-01")
        #expect(try #require(DateSpan.Day(9999, 12, 31)).adding(days: 1).description == "9999-12-31")
        #expect(leap.weekday == 3, "a Thursday")
    }
}
