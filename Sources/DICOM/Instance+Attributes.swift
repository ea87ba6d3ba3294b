extension Instance {
    /// Every attribute, once: the one list that reading a header, the pipe from a reader and the catalog's tables go by.
    ///
    /// A new attribute is a property of `Instance`, a line here, and a column in the schema; tests compare the three.
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
        try visitor.visit(&transferSyntaxUID, .init("transferSyntaxUID", .instance, .derived))
        try visitor.visit(&frameOfReferenceUID, .init("frameOfReferenceUID", .series, .code(.frameOfReferenceUID)))
        try visitor.visit(&specificCharacterSet, .init("specificCharacterSet", .instance, .derived))
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
        try visitor.visit(&patientPosition, .init("patientPosition", .series, .code(.patientPosition)))
        try visitor.visit(&protocolName, .init("protocolName", .series, .text(.protocolName)))
        try visitor.visit(&manufacturer, .init("manufacturer", .series, .text(.manufacturer)))
        try visitor.visit(
            &manufacturerModelName, .init("manufacturerModelName", .series, .text(.manufacturerModelName)))
        try visitor.visit(&contrastBolusAgent, .init("contrastBolusAgent", .series, .text(.contrastBolusAgent)))
        try visitor.visit(&sequenceName, .init("sequenceName", .series, .text(.sequenceName)))
        try visitor.visit(&scanningSequence, .init("scanningSequence", .series, .code(.scanningSequence)))
        try visitor.visit(&convolutionKernel, .init("convolutionKernel", .series, .text(.convolutionKernel)))
        try visitor.visit(&repetitionTime, .init("repetitionTime", .series, .number(.repetitionTime)))
        try visitor.visit(&kvp, .init("kvp", .series, .number(.kvp)))
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
        try visitor.visit(&acquisitionDate, .init("acquisitionDate", .instance, .date(.acquisitionDate)))
        try visitor.visit(&contentDate, .init("contentDate", .instance, .date(.contentDate)))
        try visitor.visit(&contentTime, .init("contentTime", .instance, .code(.contentTime)))
        try visitor.visit(&imageType, .init("imageType", .instance, .code(.imageType)))
        try visitor.visit(&imageComments, .init("imageComments", .instance, .text(.imageComments)))
        try visitor.visit(&documentTitle, .init("documentTitle", .instance, .text(.documentTitle)))
        try visitor.visit(&conversionType, .init("conversionType", .instance, .code(.conversionType)))
        try visitor.visit(&burnedInAnnotation, .init("burnedInAnnotation", .instance, .code(.burnedInAnnotation)))
        try visitor.visit(&burnedInTextRisk, .init("burnedInTextRisk", .instance, .derived))
        try visitor.visit(&burnedInTextReasons, .init("burnedInTextReasons", .instance, .derived))
        try visitor.visit(&imageLaterality, .init("imageLaterality", .instance, .code(.imageLaterality)))
        try visitor.visit(
            &lossyImageCompression, .init("lossyImageCompression", .instance, .code(.lossyImageCompression)))
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
        try visitor.visit(&samplesPerPixel, .init("samplesPerPixel", .instance, .number(.samplesPerPixel)))
        try visitor.visit(
            &photometricInterpretation,
            .init("photometricInterpretation", .instance, .code(.photometricInterpretation)))
        try visitor.visit(&bitsAllocated, .init("bitsAllocated", .instance, .number(.bitsAllocated)))
        try visitor.visit(&bitsStored, .init("bitsStored", .instance, .number(.bitsStored)))
        try visitor.visit(&pixelRepresentation, .init("pixelRepresentation", .instance, .number(.pixelRepresentation)))
        try visitor.visit(&hasPixelData, .init("hasPixelData", .instance, .derived))
        try visitor.visit(&ultrasoundRegionShare, .init("ultrasoundRegionShare", .none, .derived))
        try visitor.visit(&imagePositionPatient, .init("imagePositionPatient", .instance, .derived))
        try visitor.visit(&imageOrientationPatient, .init("imageOrientationPatient", .instance, .derived))
        try visitor.visit(&pixelSpacing, .init("pixelSpacing", .instance, .derived))
        try visitor.visit(&sliceThickness, .init("sliceThickness", .instance, .number(.sliceThickness)))
        try visitor.visit(
            &spacingBetweenSlices, .init("spacingBetweenSlices", .instance, .number(.spacingBetweenSlices)))
        try visitor.visit(&sliceLocation, .init("sliceLocation", .instance, .number(.sliceLocation)))
    }
}
