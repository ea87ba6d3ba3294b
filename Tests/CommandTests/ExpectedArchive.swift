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

    let counts: Counts

    static func load() throws -> ExpectedArchive {
        try JSONDecoder().decode(ExpectedArchive.self, from: Data(contentsOf: Fixtures.expected("archive.json")))
    }
}
