import DICOM

extension Instance: Field {
    static var blank: Instance {
        Instance(
            sopInstanceUID: "", sopClassUID: "", studyInstanceUID: "", seriesInstanceUID: "", transferSyntaxUID: "")
    }

    /// Every property, in the order in which `Instance` declares them.
    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&sopInstanceUID)
        try coder.field(&sopClassUID)
        try coder.field(&studyInstanceUID)
        try coder.field(&seriesInstanceUID)
        try coder.field(&transferSyntaxUID)
        try coder.field(&frameOfReferenceUID)
        try coder.field(&specificCharacterSet)
        try coder.field(&studyDate)
        try coder.field(&studyTime)
        try coder.field(&studyDescription)
        try coder.field(&institutionalDepartmentName)
        try coder.field(&modality)
        try coder.field(&seriesNumber)
        try coder.field(&seriesDate)
        try coder.field(&seriesDescription)
        try coder.field(&bodyPartExamined)
        try coder.field(&anatomicRegion)
        try coder.field(&laterality)
        try coder.field(&viewPosition)
        try coder.field(&patientPosition)
        try coder.field(&protocolName)
        try coder.field(&manufacturer)
        try coder.field(&manufacturerModelName)
        try coder.field(&contrastBolusAgent)
        try coder.field(&sequenceName)
        try coder.field(&scanningSequence)
        try coder.field(&convolutionKernel)
        try coder.field(&presentationIntentType)
        try coder.field(&echoTime)
        try coder.field(&repetitionTime)
        try coder.field(&diffusionBValue)
        try coder.field(&kvp)
        try coder.field(&instanceNumber)
        try coder.field(&acquisitionNumber)
        try coder.field(&temporalPositionIndex)
        try coder.field(&acquisitionDate)
        try coder.field(&contentDate)
        try coder.field(&contentTime)
        try coder.field(&imageType)
        try coder.field(&imageComments)
        try coder.field(&documentTitle)
        try coder.field(&conversionType)
        try coder.field(&burnedInAnnotation)
        try coder.field(&imageLaterality)
        try coder.field(&lossyImageCompression)
        try coder.field(&rows)
        try coder.field(&columns)
        try coder.field(&numberOfFrames)
        try coder.field(&samplesPerPixel)
        try coder.field(&photometricInterpretation)
        try coder.field(&bitsAllocated)
        try coder.field(&bitsStored)
        try coder.field(&pixelRepresentation)
        try coder.field(&hasPixelData)
        try coder.field(&ultrasoundRegionShare)
        try coder.field(&imagePositionPatient)
        try coder.field(&imageOrientationPatient)
        try coder.field(&pixelSpacing)
        try coder.field(&sliceThickness)
        try coder.field(&spacingBetweenSlices)
        try coder.field(&sliceLocation)
        try coder.field(&keyObjectSelection)
        try coder.field(&warnings)
    }
}

extension KeyObjectSelection: Field {
    static var blank: KeyObjectSelection { KeyObjectSelection(references: []) }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&isRejection)
        try coder.field(&references)
    }
}

extension KeyObjectSelection.Reference: Field {
    static var blank: KeyObjectSelection.Reference { KeyObjectSelection.Reference(sopInstanceUID: "") }

    mutating func code(_ coder: inout some FieldCoder) throws(MalformedMessage) {
        try coder.field(&sopInstanceUID)
        try coder.field(&frames)
    }
}
