import DICOM

/// Reads the display parameters of one frame: from its own functional groups, the shared ones, or the data set itself
/// (PS3.3 C.7.6.16).
struct FrameDisplay {
    private let dataset: DataItem
    private let groups: [DataItem]

    init(_ dataset: DataItem, frame: Int) {
        self.dataset = dataset
        groups = [
            dataset.item(.perFrameFunctionalGroupsSequence, at: frame), dataset.first(.sharedFunctionalGroupsSequence),
        ].compactMap { $0 }
    }

    /// The item of a functional group macro, or the data set if no group has it.
    private func place(_ sequence: Tag) -> DataItem { group(sequence) ?? dataset }
    private func group(_ sequence: Tag) -> DataItem? { groups.lazy.compactMap { $0.first(sequence) }.first }

    /// Fills in all display parameters of the frame.
    func describe(_ frame: inout PixelFrame, isSigned: Bool) {
        let characterSet = CharacterSet(dataset.codes(.specificCharacterSet))
        var warnings = frame.warnings

        let transformation = place(.pixelValueTransformationSequence)
        frame.rescaleType = transformation.code(.rescaleType)
        frame.modalityTransformation = modalityTransformation(transformation, isSigned: isSigned, &frame, &warnings)

        let voi = place(.frameVOILUTSequence)
        frame.windows = windows(voi, characterSet, &warnings)
        let isNegative = isSigned || frame.modalityTransformation.goesBelowZero
        frame.voiLUTs = voi.items(.voiLUTSequence).compactMap {
            lut($0, isSigned: isNegative, characterSet, &warnings)
        }
        frame.presentationInverted = dataset.code(.presentationLUTShape)?.uppercased() == "INVERSE"
        if frame.photometricInterpretation == .paletteColor {
            frame.palette = palette(isSigned: isSigned)
            if frame.palette.count != 3 { warnings.append("the palette is incomplete") }
        }
        frame.pixelPadding = pixelPadding(bits: frame.bitsStored, isSigned: isSigned)
        frame.pixelAspectRatio = pixelAspectRatio

        frame.modality = dataset.code(.modality)
        frame.sopClassUID = dataset.code(.sopClassUID) ?? ""
        frame.bodyPartExamined = dataset.text(.bodyPartExamined, characterSet, &warnings)
        frame.imageType = dataset.codes(.imageType)
        frame.manufacturer = dataset.text(.manufacturer, characterSet, &warnings)
        describeSubject(&frame, characterSet)
        frame.ultrasoundRegions = dataset.ultrasoundRegions(&warnings)
        if frame.modality == "PT" {
            frame.suv = Result { () throws(SUVRefusal) in try SUVInputs(dataset).scale() }
        }
        frame.warnings = warnings
    }

    /// Fills in the body part and descriptions, in the file's words.
    private func describeSubject(_ frame: inout PixelFrame, _ characterSet: CharacterSet) {
        // Reading the header has already warned of text that cannot be decoded.
        var ignored: [String] = []
        frame.anatomicRegion =
            (dataset.first(.anatomicRegionSequence) ?? group(.frameAnatomySequence)?.first(.anatomicRegionSequence))?
            .text(.codeMeaning, characterSet, &ignored)
        frame.descriptions = [Tag.seriesDescription, .protocolName, .studyDescription].compactMap {
            dataset.text($0, characterSet, &ignored)
        }
    }

    // MARK: Modality and VOI

    private func modalityTransformation(
        _ item: DataItem, isSigned: Bool, _ frame: inout PixelFrame, _ warnings: inout [String]
    ) -> ModalityTransformation {
        if let sequence = dataset.first(.modalityLUTSequence) {
            if let table = lut(sequence, isSigned: isSigned, CharacterSet([]), &warnings) {
                frame.rescaleType = sequence.code(.modalityLUTType) ?? frame.rescaleType
                return .lut(table)
            }
        }
        let slope = item.double(.rescaleSlope)
        let intercept = item.double(.rescaleIntercept)
        guard slope != nil || intercept != nil else { return .identity }
        guard let slope = slope ?? 1 as Double?, slope != 0, slope.isFinite, (intercept ?? 0).isFinite else {
            warnings.append("RescaleSlope is \(slope ?? 0): ignored")
            return .identity
        }
        return .rescale(slope: slope, intercept: intercept ?? 0)
    }

    private func windows(_ item: DataItem, _ characterSet: CharacterSet, _ warnings: inout [String]) -> [Window] {
        let centers = item.optionalNumbers(.windowCenter)
        let widths = item.optionalNumbers(.windowWidth)
        let name = item.code(.voiLUTFunction)?.uppercased() ?? "LINEAR"
        let function = Window.Function(rawValue: name)
        if function == nil, !centers.isEmpty { warnings.append("unknown VOILUTFunction: LINEAR assumed") }
        let explanations = item.text(.windowCenterWidthExplanation, characterSet, &warnings)?
            .split(separator: "\\", omittingEmptySubsequences: false).map { String($0).trimmed }
        return zip(centers, widths).enumerated().compactMap { index, pair in
            guard let center = pair.0, let width = pair.1, center.isFinite, width.isFinite else { return nil }
            let explanation = explanations.flatMap { index < $0.count && !$0[index].isEmpty ? $0[index] : nil }
            return Window(center: center, width: width, function: function ?? .linear, explanation: explanation)
        }
    }

    // MARK: Tables

    /// The table in an item of a LUT sequence. Nil, with a warning, if it is invalid.
    private func lut(
        _ item: DataItem, isSigned: Bool, _ characterSet: CharacterSet, _ warnings: inout [String]
    ) -> LookupTable? {
        var ignored: [String] = []
        guard
            var table = Self.table(
                descriptor: item.numbers(.lutDescriptor), data: item.value(.lutData),
                isSigned: isSigned || item.value(.lutDescriptor)?.vr == "SS")
        else {
            warnings.append("a lookup table is ignored: its descriptor and data do not match")
            return nil
        }
        table.explanation = item.text(.lutExplanation, characterSet, &ignored)
        return table
    }

    private static func table(descriptor: [Double], data: (vr: String, bytes: [UInt8])?, isSigned: Bool) -> LookupTable?
    {
        let descriptor = descriptor.compactMap { Int(exactly: $0) }.map { $0 & 0xFFFF }
        guard descriptor.count == 3, let data, !data.bytes.isEmpty else { return nil }
        let count = descriptor[0] == 0 ? 0x10000 : descriptor[0]
        let first = isSigned ? Int(Int16(truncatingIfNeeded: descriptor[1])) : descriptor[1]
        guard 1...16 ~= descriptor[2] else { return nil }
        let entries: [UInt16]
        if descriptor[2] <= 8, data.bytes.count < count * 2 {
            // Two 8-bit entries per word, the first in the low byte.
            guard data.bytes.count >= count else { return nil }
            entries = data.bytes.prefix(count).map(UInt16.init)
        } else {
            let words = data.bytes.integers(UInt16.self)
            guard !words.isEmpty else { return nil }
            entries = Array(words.prefix(count))
        }
        return LookupTable(firstMapped: first, entries: entries, bitsPerEntry: descriptor[2])
    }

    private func palette(isSigned: Bool) -> [LookupTable] {
        (0..<3).compactMap { color in
            let descriptor = dataset.numbers(Tag.paletteDescriptors[color])
            if let data = dataset.value(Tag.paletteData[color]), !data.bytes.isEmpty {
                return Self.table(descriptor: descriptor, data: data, isSigned: isSigned)
            }
            guard let data = dataset.value(Tag.segmentedPaletteData[color]), descriptor.count == 3,
                let entries = SegmentedPalette.expanded(data.bytes, isByteCoded: descriptor[2] <= 8)
            else { return nil }
            let words = entries.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            return Self.table(descriptor: descriptor, data: ("OW", words), isSigned: isSigned)
        }
    }

    // MARK: Padding and shape

    private func pixelPadding(bits: Int, isSigned: Bool) -> ClosedRange<Int>? {
        guard let value = dataset.int(.pixelPaddingValue) else { return nil }
        // The VR of these elements does not always match PixelRepresentation.
        func stored(_ value: Int) -> Int {
            guard bits <= 32, value < 0 || isSigned else { return value }
            let unused = Int.bitWidth - max(bits, 16)
            let sample = value << unused
            return isSigned ? sample >> unused : Int(bitPattern: UInt(bitPattern: sample) >> UInt(unused))
        }
        let limit = dataset.int(.pixelPaddingRangeLimit) ?? value
        let ends = [stored(value), stored(limit)]
        return min(ends[0], ends[1])...max(ends[0], ends[1])
    }

    /// The padding of floating-point pixels: FloatPixelPaddingValue or DoubleFloatPixelPaddingValue, and its limit.
    func realPadding(bits: Int) -> ClosedRange<Double>? {
        let isDouble = bits == 64
        guard let value = dataset.double(isDouble ? .doubleFloatPixelPaddingValue : .floatPixelPaddingValue) else {
            return nil
        }
        let limit =
            dataset.double(isDouble ? .doubleFloatPixelPaddingRangeLimit : .floatPixelPaddingRangeLimit) ?? value
        guard !value.isNaN, !limit.isNaN else { return nil }
        return min(value, limit)...max(value, limit)
    }

    private var pixelAspectRatio: Double {
        let measures = group(.pixelMeasuresSequence)
        for ratio in [
            measures?.vector(.pixelSpacing, count: 2), dataset.vector(.pixelSpacing, count: 2),
            dataset.vector(.imagerPixelSpacing, count: 2), dataset.vector(.pixelAspectRatio, count: 2),
        ] {
            guard let ratio, ratio[0] > 0, ratio[1] > 0 else { continue }
            return ratio[0] / ratio[1]
        }
        return 1
    }
}

extension ModalityTransformation {
    /// Whether modality values can be negative even if stored values are not.
    fileprivate var goesBelowZero: Bool {
        if case .rescale(let slope, let intercept) = self { return intercept < 0 || slope < 0 }
        return false
    }
}
