extension Instance {
    /// Every attribute, once: the one list that reading a header, the pipe from a reader and the catalog's tables go by.
    ///
    /// A new attribute is a property of `Instance`, a line here, and a column in the schema; tests compare the three. What
    /// nothing reads from the catalog is not kept there: its level is `none`.
    @inlinable
    public mutating func visitAttributes<Visitor: InstanceAttributeVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitIdentity(&visitor)
        try visitStudyAndSeries(&visitor)
        try visitObject(&visitor)
        try visitPixelsAndGeometry(&visitor)
    }

    @inlinable
    mutating func visitIdentity<Visitor: InstanceAttributeVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.visit(&sopInstanceUID, .init("sopInstanceUID", .instance, .derived))
        try visitor.visit(&sopClassUID, .init("sopClassUID", .instance, .derived))
        try visitor.visit(&studyInstanceUID, .init("studyInstanceUID", .study, .derived))
        try visitor.visit(&seriesInstanceUID, .init("seriesInstanceUID", .series, .derived))
        try visitor.visit(&transferSyntaxUID, .init("transferSyntaxUID", .none, .derived))
        try visitor.visit(&frameOfReferenceUID, .init("frameOfReferenceUID", .none, .code(.frameOfReferenceUID)))
        try visitor.visit(&specificCharacterSet, .init("specificCharacterSet", .none, .derived))
        try visitor.visit(&role, .init("role", .instance, .derived))
        try visitor.visit(&roleReason, .init("roleReason", .instance, .derived))
    }

    @inlinable
    mutating func visitStudyAndSeries<Visitor: InstanceAttributeVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.visit(&studyDate, .init("studyDate", .study, .date(.studyDate)))
        try visitor.visit(&studyTime, .init("studyTime", .study, .code(.studyTime)))
        try visitor.visit(&studyDescription, .init("studyDescription", .study, .text(.studyDescription)))
        try visitor.visit(
            &institutionalDepartmentName,
            .init("institutionalDepartmentName", .study, .text(.institutionalDepartmentName)))

        try visitor.visit(&modality, .init("modality", .series, .code(.modality)))
        try visitor.visit(&seriesNumber, .init("seriesNumber", .series, .number(.seriesNumber)))
        try visitor.visit(&seriesDate, .init("seriesDate", .series, .date(.seriesDate)))
        try visitor.visit(&seriesDescription, .init("seriesDescription", .series, .text(.seriesDescription)))
        try visitor.visit(&bodyPartExamined, .init("bodyPartExamined", .series, .text(.bodyPartExamined)))
        try visitor.visit(&anatomicRegion, .init("anatomicRegion", .series, .derived))
        try visitor.visit(&laterality, .init("laterality", .series, .code(.laterality)))
        try visitor.visit(&patientPosition, .init("patientPosition", .none, .code(.patientPosition)))
        try visitor.visit(&protocolName, .init("protocolName", .series, .text(.protocolName)))
        try visitor.visit(&manufacturer, .init("manufacturer", .series, .text(.manufacturer)))
        try visitor.visit(
            &manufacturerModelName, .init("manufacturerModelName", .series, .text(.manufacturerModelName)))
        try visitor.visit(&contrastBolusAgent, .init("contrastBolusAgent", .series, .text(.contrastBolusAgent)))
        try visitor.visit(&sequenceName, .init("sequenceName", .none, .text(.sequenceName)))
        try visitor.visit(&scanningSequence, .init("scanningSequence", .none, .code(.scanningSequence)))
        try visitor.visit(&convolutionKernel, .init("convolutionKernel", .none, .text(.convolutionKernel)))
        try visitor.visit(&repetitionTime, .init("repetitionTime", .none, .number(.repetitionTime)))
        try visitor.visit(&kvp, .init("kvp", .none, .number(.kvp)))
    }

    @inlinable
    mutating func visitObject<Visitor: InstanceAttributeVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.visit(&viewPosition, .init("viewPosition", .instance, .code(.viewPosition)))
        try visitor.visit(
            &presentationIntentType, .init("presentationIntentType", .instance, .code(.presentationIntentType)))
        try visitor.visit(&echoTime, .init("echoTime", .instance, .number(.echoTime)))
        try visitor.visit(&diffusionBValue, .init("diffusionBValue", .instance, .number(.diffusionBValue)))
        try visitor.visit(&instanceNumber, .init("instanceNumber", .instance, .number(.instanceNumber)))
        try visitor.visit(&acquisitionNumber, .init("acquisitionNumber", .instance, .number(.acquisitionNumber)))
        try visitor.visit(
            &temporalPositionIndex, .init("temporalPositionIndex", .instance, .number(.temporalPositionIndex)))
        try visitor.visit(&acquisitionDate, .init("acquisitionDate", .none, .date(.acquisitionDate)))
        try visitor.visit(&contentDate, .init("contentDate", .none, .date(.contentDate)))
        try visitor.visit(&contentTime, .init("contentTime", .none, .code(.contentTime)))
        try visitor.visit(&imageType, .init("imageType", .instance, .code(.imageType)))
        try visitor.visit(&imageComments, .init("imageComments", .none, .text(.imageComments)))
        try visitor.visit(&documentTitle, .init("documentTitle", .instance, .text(.documentTitle)))
        try visitor.visit(&conversionType, .init("conversionType", .none, .code(.conversionType)))
        try visitor.visit(&burnedInAnnotation, .init("burnedInAnnotation", .none, .code(.burnedInAnnotation)))
        try visitor.visit(&burnedInTextRisk, .init("burnedInTextRisk", .instance, .derived))
        try visitor.visit(&burnedInTextReasons, .init("burnedInTextReasons", .instance, .derived))
        try visitor.visit(&imageLaterality, .init("imageLaterality", .instance, .code(.imageLaterality)))
        try visitor.visit(
            &lossyImageCompression, .init("lossyImageCompression", .none, .code(.lossyImageCompression)))
        try visitor.visit(&keyObjectSelection, .init("keyObjectSelection", .none, .derived))
        try visitor.visit(&warnings, .init("warnings", .instance, .derived))
    }

    @inlinable
    mutating func visitPixelsAndGeometry<Visitor: InstanceAttributeVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.visit(&rows, .init("rows", .instance, .number(.rows)))
        try visitor.visit(&columns, .init("columns", .instance, .number(.columns)))
        try visitor.visit(&numberOfFrames, .init("numberOfFrames", .instance, .number(.numberOfFrames)))
        try visitor.visit(&samplesPerPixel, .init("samplesPerPixel", .none, .number(.samplesPerPixel)))
        try visitor.visit(
            &photometricInterpretation,
            .init("photometricInterpretation", .none, .code(.photometricInterpretation)))
        try visitor.visit(&bitsAllocated, .init("bitsAllocated", .none, .number(.bitsAllocated)))
        try visitor.visit(&bitsStored, .init("bitsStored", .none, .number(.bitsStored)))
        try visitor.visit(&pixelRepresentation, .init("pixelRepresentation", .none, .number(.pixelRepresentation)))
        try visitor.visit(&hasPixelData, .init("hasPixelData", .instance, .derived))
        try visitor.visit(&ultrasoundRegionShare, .init("ultrasoundRegionShare", .none, .derived))
        try visitor.visit(&imagePositionPatient, .init("imagePositionPatient", .instance, .derived))
        try visitor.visit(&imageOrientationPatient, .init("imageOrientationPatient", .instance, .derived))
        try visitor.visit(&pixelSpacing, .init("pixelSpacing", .none, .derived))
        try visitor.visit(&sliceThickness, .init("sliceThickness", .none, .number(.sliceThickness)))
        try visitor.visit(
            &spacingBetweenSlices, .init("spacingBetweenSlices", .none, .number(.spacingBetweenSlices)))
        try visitor.visit(&sliceLocation, .init("sliceLocation", .none, .number(.sliceLocation)))
    }
}
