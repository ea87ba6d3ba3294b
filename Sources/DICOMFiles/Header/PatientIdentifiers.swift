import DICOM

/// Who the patient is: read only where someone asks for it by name, and kept nowhere.
public struct PatientIdentifiers: Sendable, Equatable, Codable {
    public var patientName: String?
    public var patientNameGroups: PersonNameGroups?
    public var patientID: String?
    /// `YYYY-MM-DD`.
    public var patientBirthDate: String?
    public var accessionNumber: String?
}

/// A person's name as it is spelled, as it is written in ideographs, and as it sounds (PS3.5 6.2.1.2).
public struct PersonNameGroups: Sendable, Equatable, Codable {
    public var alphabetic: String?
    public var ideographic: String?
    public var phonetic: String?

    /// The groups of a whole name. Nil where it has none.
    init?(_ name: String) {
        let groups = name.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmed }
        func group(_ index: Int) -> String? { index < groups.count && !groups[index].isEmpty ? groups[index] : nil }
        (alphabetic, ideographic, phonetic) = (group(0), group(1), group(2))
        if alphabetic == nil, ideographic == nil, phonetic == nil { return nil }
    }
}

extension DICOMFile {
    public func identifiers() -> PatientIdentifiers {
        let dataset = dataset
        let characterSet = CharacterSet(dataset.codes(.specificCharacterSet))
        var warnings: [String] = []
        let name = dataset.text(.patientName, characterSet, &warnings)
        return PatientIdentifiers(
            // Groups for ideographs and sounds may be left empty at the end (PS3.5 6.2.1).
            patientName: name.map { String($0.reversed().drop { $0 == "=" }.reversed()) },
            patientNameGroups: name.flatMap(PersonNameGroups.init),
            patientID: dataset.text(.patientID, characterSet, &warnings),
            patientBirthDate: dataset.code(.patientBirthDate).flatMap(DICOMDate.normalized),
            accessionNumber: dataset.text(.accessionNumber, characterSet, &warnings)
        )
    }
}
