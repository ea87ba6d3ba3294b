import ArgumentParser
import Testing

@testable import fileroom

/// What is read from the command line besides settings.
@Suite struct CommandLineTests {
    @Test(arguments: [
        (["serach", "chest"], "unknown command 'serach'; did you mean 'search'?"),
        (["help", "shwo"], "unknown command 'shwo'; did you mean 'show'?"),
        (["model", "vrify"], "unknown command 'vrify'; did you mean 'verify'?"),
        (["hepl"], "unknown command 'hepl'; did you mean 'help'?"),
        (["nonsense"], "unknown command 'nonsense'; 'fileroom --help' lists them"),
        (["config", "nonsense"], "unknown command 'nonsense'; 'fileroom config --help' lists them"),
    ])
    func aMistypedCommandSuggestsTheNearestOne(arguments: [String], message: String) {
        #expect(UnknownCommand(in: arguments, of: Fileroom.self)?.message == message)
    }

    @Test(arguments: [
        [], ["--help"], ["search", "serach"], ["help"], ["help", "search"], ["model", "show", "x"],
        ["model", "--help"],
        ["reader"], ["--generate-completion-script", "bash"],
    ])
    func aKnownCommandIsNotUnknown(arguments: [String]) {
        #expect(UnknownCommand(in: arguments, of: Fileroom.self) == nil)
    }

    @Test(arguments: [
        ("2020", "2020-01-01", "2020-12-31"), ("2020-06", "2020-06-01", "2020-06-30"),
        ("2020-02", "2020-02-01", "2020-02-29"), ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"), ("2021-03-15", "2021-03-15", "2021-03-15"),
        ("0987", "0987-01-01", "0987-12-31"),
    ])
    func aYearOrAMonthIsItsFirstOrLastDay(text: String, first: String, last: String) throws {
        let date = try #require(StudyDate(argument: text))
        #expect(date.firstDay == first && date.lastDay == last)
    }

    @Test(arguments: [
        "", "yesterday", "20", "20200101", "2020-13", "2020-00", "2021-02-29", "2020-06-31", "2020-6", "2020-06-15T10",
        "2020-01-00",
    ])
    func whatIsNotADateIsRefused(text: String) {
        #expect(StudyDate(argument: text) == nil)
        #expect(throws: (any Error).self) { try Fileroom.parseAsRoot(["search", "x", "--from", text]) }
    }

    @Test func aPartOfAStudyDateBoundsTheSearch() throws {
        let command = try Fileroom.parseAsRoot(["search", "x", "--from", "2020", "--to", "2020-06"])
        let search = try #require(command as? SearchCommand)
        #expect(search.filters.from?.firstDay == "2020-01-01" && search.filters.to?.lastDay == "2020-06-30")
    }
}
