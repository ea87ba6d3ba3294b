import Fixtures
import Foundation

/// What is in the demo archive, as the script that made it says.
struct ExpectedArchive: Decodable {
    struct Counts: Decodable {
        let files: Int
        let dicom: Int
        let dicomdir: Int
        let notDICOM: Int
        let broken: Int
        let studies: Int
        let series: Int
    }

    struct Study: Decodable {
        let series: [String: Series]
    }

    struct Series: Decodable {
        let role: String
        /// Words that a caption of what was drawn must have; nil where nothing was drawn.
        let shows: [String]?
    }

    let counts: Counts
    /// By StudyInstanceUID; the series by SeriesInstanceUID.
    let studies: [String: Study]

    static func load() throws -> ExpectedArchive {
        try JSONDecoder().decode(ExpectedArchive.self, from: Data(contentsOf: Fixtures.expected("archive.json")))
    }
}
