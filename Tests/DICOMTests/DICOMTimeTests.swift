import Testing

@testable import DICOM

@Suite struct DICOMTimeTests {
    @Test(
        arguments: [
            ("000000", 0), ("12", 43_200), ("1230", 45_000), ("123015", 45_015), ("123015.25", 45_015.25),
            ("12:30:15", 45_015), ("235960", 86_400),
        ] as [(String, Double)])
    func timesAreSecondsFromMidnight(time: String, seconds: Double) {
        #expect(DICOMTime.seconds(time: time) == seconds)
    }

    @Test(arguments: ["", "1", "123", "12301", "24", "1260", "123061", "12a0", "1230.", "1230.x", "1230.1.2", "-1"])
    func invalidTimesAreNil(time: String) { #expect(DICOMTime.seconds(time: time) == nil) }

    @Test(arguments: [
        ("20240228", "20240301", 2), ("20230228", "20230301", 1), ("19991231", "20000101", 1),
        // A century that is not a leap year, and one that is.
        ("19000228", "19000301", 1), ("20000228", "20000301", 2), ("20230101", "20240101", 365),
        ("20240101", "20250101", 366), ("2024.02.29", "20240301", 1),
    ])
    func datesDifferByTheirDays(first: String, second: String, days: Double) throws {
        let from = try #require(DICOMTime.seconds(date: first, time: "12"))
        let to = try #require(DICOMTime.seconds(date: second, time: "12"))
        #expect(to - from == days * DICOMTime.day)
    }

    @Test func dateTimeIsItsDateAndTimeWithoutTheOffset() {
        let expected = DICOMTime.seconds(date: "20240131", time: "123015.5")
        #expect(expected != nil)
        #expect(DICOMTime.seconds(dateTime: "20240131123015.5") == expected)
        #expect(DICOMTime.seconds(dateTime: "20240131123015.5+0200") == expected)
        for short in ["20240131", "2024013112", "", "202401311230x"] {
            #expect(DICOMTime.seconds(dateTime: short) == nil, "\(short)")
        }
    }
}
