import ArgumentParser
import DICOM
import DICOMFiles
import Foundation
import Indexing
import Reading

/// `fileroom inspect`: the header of a file.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show the headers of DICOM files as Fileroom reads them.",
        discussion: "EXAMPLE\n  fileroom inspect slice.dcm --json")

    @Argument(help: "DICOM files.", completion: .file()) var files: [String]
    @Flag(help: "Print one JSON object per file.") var json = false
    @Flag(help: "Also show the patient's name, ID and birth date and the accession number.") var identifiers = false

    func run() async throws {
        let readers = FileReaders.ofThisProgram(count: 1)
        var failed = 0
        let jobs = files.map { ReadHeader(path: $0, isPartialAllowed: true) }
        for (path, content) in zip(files, try await readers.headers(jobs)) {
            if case .instance(let instance) = content {
                try show(instance, of: path)
                continue
            }
            failed += 1
            let failure = content.inspectionFailure(path)
            Output.error("\(path.printable): \(failure.message.printable) [\(failure.code)]")
        }
        if failed > 0 { throw ExitCode.someFailed }
    }

    private func show(_ instance: Instance, of path: String) throws {
        let header = HeaderResult(
            path: path, instance: instance, identifiers: identifiers ? try DICOMFile(header: path).identifiers() : nil)
        if json { return try Output.json(JSONObject(value: header, fields: JSONFields.inspect)) }
        for line in try HeaderText(header, nameOfUID: UID.name(of:)).lines { Output.result(line.printable) }
    }
}

extension FileContent {
    /// Why there is no header to show.
    fileprivate func inspectionFailure(_ path: String) -> FileFailure {
        switch self {
        case .failure(let failure), .container(let failure?): failure
        case .container(nil):
            FileFailure(path: path, code: .container, message: "is a container; name a file in it, such as \(path)/…")
        case .mediaDirectory:
            FileFailure(path: path, code: .mediaDirectory, message: "is a DICOMDIR, not an image")
        case .instance, .notDICOM:
            FileFailure(path: path, code: .notDICOM, message: "is not a DICOM file")
        }
    }
}

/// A header with the field names of `inspect --json`.
private struct HeaderResult: Encodable {
    let path: String
    let instance: Instance
    let identifiers: PatientIdentifiers?

    private enum CodingKeys: CodingKey {
        case path, identifiers, transferSyntaxName
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
        try container.encode(path, forKey: .path)
        try container.encodeIfPresent(identifiers, forKey: .identifiers)
        try container.encodeIfPresent(
            TransferSyntax(uid: instance.transferSyntaxUID).name, forKey: .transferSyntaxName)
    }
}
