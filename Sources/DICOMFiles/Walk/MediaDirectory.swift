public import DICOM

extension DICOMFile {
    /// The files that a DICOMDIR lists, relative to the folder it is in (PS3.3 F.3): parts joined by `/`, as it has them.
    ///
    /// A DICOMDIR that ends too early or contradicts itself is an error: what it does not list may well be there.
    public func listedFiles() throws(FileFailure) -> [String] {
        let records = dataset.items(.directoryRecordSequence)
        if let incompleteness { throw incompleteness }
        return records.compactMap { record in
            let parts = record.codes(.referencedFileID).filter { !$0.isEmpty }
            return parts.isEmpty ? nil : parts.joined(separator: "/")
        }
    }
}
