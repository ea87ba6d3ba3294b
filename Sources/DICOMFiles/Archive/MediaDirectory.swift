extension DICOMFile {
    /// The files that a DICOMDIR lists, relative to the folder it is in (PS3.3 F.3): parts joined by `/`, as it has them.
    ///
    /// A DICOMDIR that ends too early or contradicts itself is an error: what it does not list may well be there.
    public func listedFiles() throws(DICOMError) -> [String] {
        if let incompleteness { throw incompleteness }
        return dataset.items(.directoryRecordSequence).compactMap { record in
            let parts = record.codes(.referencedFileID).filter { !$0.isEmpty }
            return parts.isEmpty ? nil : parts.joined(separator: "/")
        }
    }
}
