import DICOM

/// The patient's identity. Read only on explicit request, and never stored.
public struct PatientIdentifiers: Sendable, Equatable, Codable {
    public var patientName: String?
    public var patientNameGroups: PersonNameGroups?
    public var patientID: String?
    /// `YYYY-MM-DD`.
    public var patientBirthDate: String?
    public var accessionNumber: String?
}

/// The three component groups of a person's name (PS3.5 6.2.1.2).
public struct PersonNameGroups: Sendable, Equatable, Codable {
    public var alphabetic: String?
    public var ideographic: String?
    public var phonetic: String?

    /// Splits a PN value into its groups. Nil if all are empty.
    init?(_ name: String) {
        let groups = name.splitScalars { $0 == "=" }.map(\.trimmed)
        func group(_ index: Int) -> String? { index < groups.count && !groups[index].isEmpty ? groups[index] : nil }
        (alphabetic, ideographic, phonetic) = (group(0), group(1), group(2))
        if alphabetic == nil, ideographic == nil, phonetic == nil { return nil }
    }
}

extension DICOMFile {
    /// Reads the patient's name, ID, birth date and accession number.
    public func identifiers() -> PatientIdentifiers {
        let dataset = dataset
        let characterSet = CharacterSet(dataset.codes(.specificCharacterSet))
        var warnings: [String] = []
        let name = dataset.text(.patientName, characterSet, &warnings)
        return PatientIdentifiers(
            // Empty groups at the end are dropped (PS3.5 6.2.1).
            patientName: name.map { String($0.reversed().drop { $0 == "=" }.reversed()) },
            patientNameGroups: name.flatMap(PersonNameGroups.init),
            patientID: dataset.text(.patientID, characterSet, &warnings),
            patientBirthDate: dataset.code(.patientBirthDate).flatMap(DICOMDate.normalized),
            accessionNumber: dataset.text(.accessionNumber, characterSet, &warnings)
        )
    }
}
