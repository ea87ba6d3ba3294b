import ArgumentParser
import DICOM
import DICOMFiles
import Foundation
import Indexing

/// `fileroom inspect`: the header as Fileroom understands it.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "The header of DICOM files as Fileroom understands it.",
        discussion: "EXAMPLE\n  fileroom inspect slice.dcm --json")

    @Argument(help: "DICOM files.") var files: [String]
    @Flag(help: "One JSON object for each file.") var json = false
    @Flag(help: "Also the patient's name, ID, birth date and the accession number.") var identifiers = false

    func run() async throws {
        let readers = FileReaders.ofThisProgram(count: 1)
        var failed = 0
        for (path, reading) in zip(
            files, await readers.headers(files.map { HeaderRequest(path: $0, isPartialAllowed: true) }))
        {
            switch reading {
            case .instance(let instance): try show(instance, of: path)
            case .notDICOM:
                failed += 1
                Output.error("\(path.printable): not a DICOM file [not-dicom]")
            case .container:
                failed += 1
                Output.error("\(path.printable): a container: name a file in it, \(path.printable)/… [container]")
            case .mediaDirectory:
                failed += 1
                Output.error("\(path.printable): a DICOMDIR: it lists objects and is none [media-directory]")
            case .failure(let failure):
                failed += 1
                Output.error("\(path.printable): \(failure.problem.printable) [\(failure.code)]")
            }
        }
        if failed > 0 { throw ExitCode.someFailed }
    }

    private func show(_ instance: Instance, of path: String) throws {
        let header = HeaderResult(
            path: path, instance: instance, identifiers: identifiers ? try DICOMFile(header: path).identifiers() : nil)
        if json { return try Output.json(JSONObject(value: header, fields: JSONFields.inspect)) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        Output.result(String(decoding: try encoder.encode(header), as: UTF8.self))
    }
}

/// The header as CLI.md names its fields, and more of it.
private struct HeaderResult: Encodable {
    let path: String
    let instance: Instance
    let identifiers: PatientIdentifiers?

    private enum CodingKeys: CodingKey {
        case path, role, roleReason, burnedInTextRisk, burnedInTextReasons, identifiers
        case sopInstanceUID, sopClassUID, studyInstanceUID, seriesInstanceUID, transferSyntaxUID
    }

    func encode(to encoder: any Encoder) throws {
        try instance.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        for (key, uid) in [
            (CodingKeys.sopInstanceUID, instance.sopInstanceUID), (.sopClassUID, instance.sopClassUID),
            (.studyInstanceUID, instance.studyInstanceUID), (.seriesInstanceUID, instance.seriesInstanceUID),
            (.transferSyntaxUID, instance.transferSyntaxUID),
        ] where uid.isEmpty {
            try container.encodeNil(forKey: key)
        }
        let (role, reason) = InstanceRole.role(of: instance)
        try container.encode(path, forKey: .path)
        try container.encode(role, forKey: .role)
        try container.encode(reason, forKey: .roleReason)
        let risk = BurnedInTextRisk.risk(of: instance)
        try container.encode(risk.score, forKey: .burnedInTextRisk)
        try container.encode(risk.reasons, forKey: .burnedInTextReasons)
        try container.encodeIfPresent(identifiers, forKey: .identifiers)
    }
}
