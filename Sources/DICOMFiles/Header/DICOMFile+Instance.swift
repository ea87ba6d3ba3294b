import CDCMTK
public import DICOM

extension DICOMFile {
    /// The attributes of the header that Fileroom stores.
    ///
    /// Throws for an object without its UIDs, a DICOMDIR or a truncated header, because such a file cannot be tracked.
    /// With `isPartialAllowed`, which `inspect` uses, it returns what can be read, with "" for a missing UID.
    public func instance(isPartialAllowed: Bool = false) throws(FileFailure) -> Instance {
        let dataset = dataset
        var warnings: [String] = []
        let mediaStorageClass = unsafe String(cString: cdcmtk_media_storage_sop_class(handle))
        func uid(_ tag: Tag, _ name: String, orElse other: String = "") -> String {
            if let uid = dataset.code(tag) { return uid }
            warnings.append(other.isEmpty ? "\(name) is missing" : "\(name) is only in group 0002")
            return other
        }
        var instance = Instance(
            sopInstanceUID: uid(.sopInstanceUID, "SOPInstanceUID", orElse: sopInstanceUID),
            sopClassUID: uid(.sopClassUID, "SOPClassUID", orElse: mediaStorageClass),
            studyInstanceUID: uid(.studyInstanceUID, "StudyInstanceUID"),
            seriesInstanceUID: uid(.seriesInstanceUID, "SeriesInstanceUID"),
            transferSyntaxUID: transferSyntaxUID
        )
        if !isPartialAllowed { try checkIdentity(instance, problem: warnings.first { $0.hasSuffix("is missing") }) }
        instance.warnings = warnings
        if !declaresTransferSyntax { instance.warnings.append("the transfer syntax is not declared") }
        describe(&instance, dataset)
        locate(&instance, dataset)
        // Last, because reading any of the above may have failed.
        try checkReading()
        if let incompleteness {
            if incompleteness.code == .truncated, !isPartialAllowed { throw incompleteness }
            instance.warnings.append(incompleteness.message)
        }
        instance.warnings += elementWarnings
        instance.classify()
        return instance
    }

    private func checkIdentity(_ instance: Instance, problem: String?) throws(FileFailure) {
        try checkReading()
        if instance.sopClassUID == UID.mediaStorageDirectoryStorage {
            throw error(.mediaDirectory, "is a DICOMDIR, not an image")
        }
        // A truncated header may lack anything. The file is read again once it is complete.
        if let incompleteness, incompleteness.code == .truncated || problem != nil { throw incompleteness }
        if let problem { throw error(.missingUID, problem) }
    }

    private func describe(_ instance: inout Instance, _ dataset: DataItem) {
        let characterSet = CharacterSet(dataset.codes(.specificCharacterSet))
        var warnings = instance.warnings
        func text(_ tag: Tag) -> String? { dataset.text(tag, characterSet, &warnings) }
        func meaning(_ tag: Tag) -> String? {
            guard let item = dataset.first(tag) else { return nil }
            // An item may have a character set of its own (PS3.3 C.12.1.1.2).
            let own = item.codes(.specificCharacterSet)
            return item.text(.codeMeaning, own.isEmpty ? characterSet : CharacterSet(own), &warnings)
        }
        /// A short label and a longer name as one title: `BOOST: left breast`.
        func labeled(_ label: Tag, _ name: Tag) -> String? {
            let parts = [text(label), text(name)].compactMap { $0 }
            return parts.isEmpty ? nil : parts.first == parts.last ? parts[0] : parts.joined(separator: ": ")
        }
        let shared = dataset.first(.sharedFunctionalGroupsSequence)

        let declared = dataset.codes(.specificCharacterSet).joined(separator: "\\")
        instance.specificCharacterSet = declared.isEmpty ? nil : declared
        var reader = AttributeReader(dataset: dataset, characterSet: characterSet, warnings: warnings)
        instance.visitAttributes(&reader)
        warnings = reader.warnings
        // The largest integer string (PS3.5 6.2).
        if let frames = instance.numberOfFrames, frames > Int32.max {
            instance.numberOfFrames = nil
            warnings.append("numberOfFrames is out of range")
        }

        instance.anatomicRegion =
            meaning(.anatomicRegionSequence)
            ?? shared?.first(.frameAnatomySequence)?.first(.anatomicRegionSequence)?
            .text(.codeMeaning, characterSet, &warnings)
        instance.viewPosition = instance.viewPosition ?? codedView(dataset, characterSet)
        instance.scanningSequence.removeAll(where: \.isEmpty)
        instance.echoTime = instance.echoTime ?? shared?.first(.mrEchoSequence)?.double(.effectiveEchoTime)
        instance.repetitionTime =
            instance.repetitionTime
            ?? shared?.first(.mrTimingAndRelatedParametersSequence)?.double(.repetitionTime)
        instance.diffusionBValue =
            instance.diffusionBValue ?? shared?.first(.mrDiffusionSequence)?.double(.diffusionBValue)
            ?? privateDiffusionBValue(dataset)
        if instance.sopClassUID == UID.keyObjectSelectionDocumentStorage {
            instance.keyObjectSelection = keyObjectSelection(dataset)
        }
        instance.temporalPositionIndex = instance.temporalPositionIndex ?? dataset.int(.temporalPositionIdentifier)
        instance.documentTitle =
            instance.documentTitle ?? meaning(.conceptNameCodeSequence)
            ?? labeled(.structureSetLabel, .structureSetName) ?? labeled(.rtPlanLabel, .rtPlanName)
            ?? labeled(.contentLabel, .contentDescription)
        instance.warnings = warnings
    }

    /// The coded view, which mammograms must have (PS3.3 C.8.11.7), in the terms of ViewPosition: `CC`, `MLO`.
    private func codedView(_ dataset: DataItem, _ characterSet: CharacterSet) -> String? {
        guard let view = dataset.first(.viewCodeSequence) else { return nil }
        // CID 4014, with SNOMED RT and SNOMED CT codes.
        let views = [
            "R-10242": "CC", "399162004": "CC", "R-10226": "MLO", "399368009": "MLO", "R-10224": "ML",
            "399260004": "ML", "R-10228": "LM", "399352003": "LM", "R-10230": "LMO", "399099002": "LMO",
            "R-1024A": "XCCL", "399192008": "XCCL", "R-1024B": "XCCM", "399101009": "XCCM",
        ]
        if let code = view.code(.codeValue), let position = views[code] { return position }
        var ignored: [String] = []
        return view.text(.codeMeaning, characterSet, &ignored)
    }

    /// The b-value in the private elements of Siemens and GE.
    private func privateDiffusionBValue(_ dataset: DataItem) -> Double? {
        if dataset.code(Tag(0x0019_0010)) == "SIEMENS MR HEADER" { return dataset.double(Tag(0x0019_100C, .number)) }
        if dataset.code(Tag(0x0043_0010)) == "GEMS_PARM_01", let value = dataset.double(Tag(0x0043_1039, .number)) {
            // Newer releases add 10⁹.
            return value.truncatingRemainder(dividingBy: 1e9)
        }
        return nil
    }

    /// The objects and frames that the document lists (TID 2010), and whether its title rejects them.
    private func keyObjectSelection(_ dataset: DataItem) -> KeyObjectSelection {
        // Rejected for Quality, Image Quality, Patient Safety Reasons; Incorrect Worklist Entry; Expired (CID 7011).
        let rejections = ["113001", "113010", "113037", "113038", "113039"]
        let title = dataset.first(.conceptNameCodeSequence)?.code(.codeValue)
        let references = dataset.items(.contentSequence).compactMap { $0.first(.referencedSOPSequence) }
            .compactMap { item -> KeyObjectSelection.Reference? in
                guard let uid = item.code(.referencedSOPInstanceUID) else { return nil }
                let frames = item.numbers(.referencedFrameNumber).compactMap { Int(exactly: $0 - 1) }.filter { $0 >= 0 }
                return KeyObjectSelection.Reference(sopInstanceUID: uid, frames: frames)
            }
        return KeyObjectSelection(isRejection: title.map(rejections.contains) ?? false, references: references)
    }

    private func locate(_ instance: inout Instance, _ dataset: DataItem) {
        instance.hasPixelData = unsafe cdcmtk_pixel_kind(handle) != CDCMTK_NO_PIXELS
        if let rows = instance.rows, let columns = instance.columns,
            case let regions = dataset.ultrasoundRegions(&instance.warnings), !regions.isEmpty
        {
            instance.ultrasoundRegionShare = UltrasoundRegion.share(of: regions, rows: rows, columns: columns)
        }

        let shared = dataset.first(.sharedFunctionalGroupsSequence)
        let measures = shared?.first(.pixelMeasuresSequence)
        instance.imagePositionPatient =
            dataset.vector(.imagePositionPatient, count: 3)
            ?? shared?.first(.planePositionSequence)?.vector(.imagePositionPatient, count: 3)
        instance.imageOrientationPatient =
            dataset.vector(.imageOrientationPatient, count: 6)
            ?? shared?.first(.planeOrientationSequence)?.vector(.imageOrientationPatient, count: 6)
        instance.pixelSpacing =
            dataset.vector(.pixelSpacing, count: 2) ?? measures?.vector(.pixelSpacing, count: 2)
            ?? dataset.vector(.imagerPixelSpacing, count: 2)
        instance.sliceThickness = instance.sliceThickness ?? measures?.double(.sliceThickness)
        instance.spacingBetweenSlices = instance.spacingBetweenSlices ?? measures?.double(.spacingBetweenSlices)
    }
}
