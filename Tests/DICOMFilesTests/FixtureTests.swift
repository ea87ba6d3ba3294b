import DICOM
import Fixtures
import Foundation
import Testing

@testable import DICOMFiles

/// The files of `Fixtures/dicom` and the demo archive, compared with what the scripts that made them expect.
@Suite struct FixtureTests {
    struct Headers: Decodable {
        var headers: [String: ExpectedHeader]
        /// Why the image of a file cannot be read: a `FailureCode`.
        var broken: [String: String]
        /// The component groups of patients' names.
        var names: [String: Name]
        /// Document titles.
        var titles: [String: String]
    }

    struct Name: Decodable {
        var groups: [String: String]
        /// Whether the text does not match the declared character set.
        var isWarned: Bool
    }

    static let expected: Headers = {
        let file = Fixtures.expected("headers.json")
        return (try? JSONDecoder().decode(Headers.self, from: Data(contentsOf: file)))
            ?? Headers(headers: [:], broken: [:], names: [:], titles: [:])
    }()

    @Test func everyFixtureHasAnExpectation() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Fixtures.dicom.path)
        #expect(!names.isEmpty)
        #expect(Set(names) == Set(Self.expected.headers.keys).union(Self.expected.broken.keys))
    }

    @Test(arguments: expected.headers.keys.sorted())
    func readsBackTheHeaderThatWasWritten(name: String) throws {
        let instance = try DICOMFile(header: Fixtures.dicom(name).path).instance()
        #expect(Self.expected.headers[name]?.differences(from: instance) == [])
    }

    @Test func textOutsideTheDeclaredSetIsReadWithAWarning() throws {
        for (name, isWarned) in [
            ("charset_undeclared.dcm", true), ("charset_latin1.dcm", false), ("charset_japanese.dcm", false),
        ] {
            let instance = try DICOMFile(header: Fixtures.dicom(name).path).instance()
            #expect(instance.warnings.isEmpty != isWarned, "\(name): \(instance.warnings)")
        }
    }

    @Test(arguments: expected.names.keys.sorted())
    func patientNameKeepsItsThreeGroups(name: String) throws {
        let expected = try #require(Self.expected.names[name])
        let file = try DICOMFile(header: Fixtures.dicom(name).path)
        let groups = file.identifiers().patientNameGroups
        #expect(groups?.alphabetic == expected.groups["alphabetic"])
        #expect(groups?.ideographic == expected.groups["ideographic"])
        #expect(groups?.phonetic == expected.groups["phonetic"])
        let parts = ["alphabetic", "ideographic", "phonetic"].compactMap { expected.groups[$0] }
        #expect(file.identifiers().patientName == parts.joined(separator: "="))
        let warnings = try file.instance().warnings
        #expect(warnings.isEmpty != expected.isWarned, "\(warnings)")
    }

    @Test(arguments: expected.titles.keys.sorted())
    func readsDocumentTitles(name: String) throws {
        #expect(
            try DICOMFile(header: Fixtures.dicom(name).path).instance().documentTitle == Self.expected.titles[name])
    }

    @Test(arguments: expected.broken.keys.sorted())
    func unreadableFileHasItsFailureCode(name: String) throws {
        let path = Fixtures.dicom(name).path
        var found: FileFailure?
        do { _ = try DICOMFile.frame(0, of: path) } catch { found = error }
        let expected = try #require(Self.expected.broken[name])
        #expect(found?.code.rawValue == expected, "\(name): \(found.map { "\($0)" } ?? "was read")")
        #expect(found?.path == path)
        guard Self.expected.headers[name] == nil else { return }
        // A file without a header fails in the same way if only the header is read.
        do {
            _ = try DICOMFile(header: path).instance()
            Issue.record("\(name) has a header")
        } catch { #expect(error.code.rawValue == expected, "\(name): \(error)") }
    }

    // MARK: The archive

    struct Archive: Decodable {
        struct Study: Decodable {
            var studyDate: String?
            var studyDescription: String?
            var series: [String: Series]
        }

        struct Series: Decodable {
            var modality: String?
            var seriesDescription: String?
            var role: String
            var instances: Int
        }

        struct Broken: Decodable {
            /// What can be read of its header. Nil if nothing can.
            var header: ExpectedHeader?
            var code: String

            private enum CodingKeys: CodingKey { case sopInstanceUID, code }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                code = try container.decode(String.self, forKey: .code)
                header = container.contains(.sopInstanceUID) ? try ExpectedHeader(from: decoder) : nil
            }
        }

        var studies: [String: Study]
        var dicomdir: [String]
        var notDICOM: [String]
        var broken: [String: Broken]
        var files: [String: ExpectedHeader]
    }

    @Test func readsTheDemoArchiveAsItWasWritten() throws {
        let expected = try JSONDecoder().decode(Archive.self, from: Data(contentsOf: Fixtures.expected("archive.json")))
        var unseen = Set(expected.files.keys).union(expected.dicomdir).union(expected.notDICOM).union(
            expected.broken.keys)
        var found: [String: [String: [Instance]]] = [:]  // study, series
        let root = Fixtures.archive.path
        for folder in try ArchiveWalker(root: root) {
            #expect(folder.failures.isEmpty)
            for file in folder.files {
                let path = folder.path + "/" + file.name
                let name = String(path.dropFirst(root.count + 1))
                #expect(unseen.remove(name) != nil, "\(name) is not listed, or seen twice")
                do {
                    let instance = try DICOMFile(header: path).instance()
                    let header = expected.files[name] ?? expected.broken[name]?.header
                    #expect(header?.differences(from: instance) == [], "\(name)")
                    guard expected.files[name] != nil else { continue }
                    found[instance.studyInstanceUID, default: [:]][instance.seriesInstanceUID, default: []].append(
                        instance)
                } catch {
                    if let broken = expected.broken[name] {
                        #expect(broken.header == nil && error.code.rawValue == broken.code, "\(error)")
                    } else {
                        #expect(
                            error.code == (expected.dicomdir.contains(name) ? .mediaDirectory : .notDICOM), "\(error)")
                        #expect(expected.files[name] == nil)
                    }
                }
            }
        }
        #expect(unseen.isEmpty)
        for (name, broken) in expected.broken {
            let error = #expect(throws: FileFailure.self) { _ = try DICOMFile.frame(0, of: root + "/" + name) }
            #expect(error?.code.rawValue == broken.code, "\(name)")
        }
        compare(found, with: expected.studies)
    }

    private func compare(_ found: [String: [String: [Instance]]], with studies: [String: Archive.Study]) {
        #expect(Set(found.keys) == Set(studies.keys))
        for (studyUID, study) in studies {
            let series = found[studyUID] ?? [:]
            #expect(Set(series.keys) == Set(study.series.keys))
            for (seriesUID, expected) in study.series {
                let instances = series[seriesUID] ?? []
                #expect(instances.count == expected.instances, "series \(seriesUID)")
                for instance in instances {
                    #expect(instance.studyDate == study.studyDate)
                    #expect(instance.studyDescription == study.studyDescription)
                    #expect(instance.modality == expected.modality)
                    #expect(instance.seriesDescription == expected.seriesDescription)
                    #expect(InstanceRole.role(of: instance).role.rawValue == expected.role, "series \(seriesUID)")
                }
            }
        }
    }

    @Test func decodesEveryImageOfTheDemoArchive() throws {
        let expected = try JSONDecoder().decode(Archive.self, from: Data(contentsOf: Fixtures.expected("archive.json")))
        var count = 0
        for (name, header) in expected.files where header.rows != nil {
            for index in Set([0, (header.numberOfFrames ?? 1) - 1]) {
                let frame = try DICOMFile.frame(index, of: Fixtures.archive.path + "/" + name)
                #expect(frame.rows == header.rows && frame.columns == header.columns, "\(name)")
                count += 1
            }
        }
        print("\(count) frames of the demo archive decoded")
        #expect(count > 80)
    }
}
