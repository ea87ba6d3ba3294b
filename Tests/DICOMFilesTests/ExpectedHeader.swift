import DICOM

/// The header of a file according to the script that made it, under the names of `fileroom inspect`.
struct ExpectedHeader: Decodable {
    var sopInstanceUID: String
    var sopClassUID: String
    var studyInstanceUID: String
    var seriesInstanceUID: String
    var modality: String?
    var bodyPartExamined: String?
    var studyDate: String?
    var studyDescription: String?
    var seriesDescription: String?
    var transferSyntaxUID: String
    var photometricInterpretation: String?
    var rows: Int?
    var columns: Int?
    var numberOfFrames: Int?
    var bitsAllocated: Int?
    var bitsStored: Int?
    var role: String

    /// A sentence for every field in which an instance differs from this.
    func differences(from instance: Instance) -> [String] {
        var differences: [String] = []
        func compare<Value: Equatable>(_ name: String, _ found: Value?, _ expected: Value?) {
            guard found != expected else { return }
            func words(_ value: Value?) -> String { value.map { "\($0)" } ?? "nil" }
            differences.append("\(name) is \(words(found)), not \(words(expected))")
        }
        compare("sopInstanceUID", instance.sopInstanceUID, sopInstanceUID)
        compare("sopClassUID", instance.sopClassUID, sopClassUID)
        compare("studyInstanceUID", instance.studyInstanceUID, studyInstanceUID)
        compare("seriesInstanceUID", instance.seriesInstanceUID, seriesInstanceUID)
        compare("modality", instance.modality, modality)
        compare("bodyPartExamined", instance.bodyPartExamined, bodyPartExamined)
        compare("studyDate", instance.studyDate, studyDate)
        compare("studyDescription", instance.studyDescription, studyDescription)
        compare("seriesDescription", instance.seriesDescription, seriesDescription)
        compare("transferSyntaxUID", instance.transferSyntaxUID, transferSyntaxUID)
        compare("photometricInterpretation", instance.photometricInterpretation, photometricInterpretation)
        compare("rows", instance.rows, rows)
        compare("columns", instance.columns, columns)
        compare("numberOfFrames", instance.numberOfFrames, numberOfFrames)
        compare("bitsAllocated", instance.bitsAllocated, bitsAllocated)
        compare("bitsStored", instance.bitsStored, bitsStored)
        compare("role", InstanceRole.role(of: instance).role.rawValue, role)
        return differences
    }
}
