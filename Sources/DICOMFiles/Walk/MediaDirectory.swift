public import DICOM

extension DICOMFile {
    /// The files that a DICOMDIR lists (PS3.3 F.3): paths relative to its folder, spelled as in the DICOMDIR.
    ///
    /// Throws for a DICOMDIR that is truncated or contradicts itself, because its list may be incomplete.
    public func listedFiles() throws(FileFailure) -> [String] {
        let records = dataset.items(.directoryRecordSequence)
        if let incompleteness { throw incompleteness }
        return records.compactMap { record in
            let parts = record.codes(.referencedFileID).filter { !$0.isEmpty }
            return parts.isEmpty ? nil : parts.joined(separator: "/")
        }
    }
}
