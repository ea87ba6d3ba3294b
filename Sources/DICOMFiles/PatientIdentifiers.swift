/// Who the patient is: read only where someone asks for it by name, and kept nowhere.
public struct PatientIdentifiers: Sendable, Equatable, Codable {
    public var patientName: String?
    public var patientID: String?
    /// `YYYY-MM-DD`.
    public var patientBirthDate: String?
    public var accessionNumber: String?
}

extension DICOMFile {
    public func identifiers() -> PatientIdentifiers {
        let dataset = dataset
        let characterSet = CharacterSet(dataset.codes(.specificCharacterSet))
        var warnings: [String] = []
        return PatientIdentifiers(
            // Groups for ideographs and sounds may be left empty at the end (PS3.5 6.2.1).
            patientName: dataset.text(.patientName, characterSet, &warnings).map {
                String($0.reversed().drop { $0 == "=" }.reversed())
            },
            patientID: dataset.text(.patientID, characterSet, &warnings),
            patientBirthDate: dataset.code(.patientBirthDate).flatMap(DICOMDate.normalized),
            accessionNumber: dataset.text(.accessionNumber, characterSet, &warnings)
        )
    }
}
