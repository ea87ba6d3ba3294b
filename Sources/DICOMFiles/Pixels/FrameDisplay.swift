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
            frame.palette = palette(isSigned: isSigned, &warnings)
            if frame.palette.count != 3 { warnings.append("the palette is incomplete") }
        } else if frame.photometricInterpretation.isMonochrome, hasColor {
            frame.supplementalPalette = palette(isSigned: isSigned, &warnings)
            if frame.supplementalPalette.count != 3 {
                frame.supplementalPalette = []
                warnings.append("PixelPresentation promises color, but there is no complete palette: shown gray")
            }
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

    /// Whether some values of a monochrome frame are colors. The frame's own PixelPresentation precedes the object's.
    private var hasColor: Bool {
        let own = Tag.frameTypeSequences.lazy.compactMap { self.group($0)?.code(.pixelPresentation) }.first
        return ["COLOR", "MIXED"].contains((own ?? dataset.code(.pixelPresentation))?.uppercased())
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
        for (tag, name) in [(Tag.rescaleSlope, "RescaleSlope"), (.rescaleIntercept, "RescaleIntercept")]
        where item.holdsInvalidNumber(tag) { warnings.append("\(name) is not a number: ignored") }
        let slope = item.double(.rescaleSlope)
        let intercept = item.double(.rescaleIntercept)
        guard slope != nil || intercept != nil else { return .identity }
        guard let slope = slope ?? 1 as Double?, slope != 0, slope.isFinite, (intercept ?? 0).isFinite else {
            if slope == 0 { warnings.append("RescaleSlope is 0: ignored") }
            return .identity
        }
        return .rescale(slope: slope, intercept: intercept ?? 0)
    }

    private func windows(_ item: DataItem, _ characterSet: CharacterSet, _ warnings: inout [String]) -> [Window] {
        let centers = item.optionalNumbers(.windowCenter)
        let widths = item.optionalNumbers(.windowWidth)
        if item.holdsInvalidNumber(.windowCenter) || item.holdsInvalidNumber(.windowWidth) {
            warnings.append("a window that is not a number is ignored")
        }
        let name = item.code(.voiLUTFunction)?.uppercased() ?? "LINEAR"
        let function = Window.Function(rawValue: name)
        if function == nil, !centers.isEmpty { warnings.append("unknown VOILUTFunction: LINEAR assumed") }
        let explanations = item.text(.windowCenterWidthExplanation, characterSet, &warnings)?
            .splitScalars { $0 == "\\" }.map(\.trimmed)
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
                isSigned: isSigned || item.value(.lutDescriptor)?.vr == "SS", &warnings)
        else {
            warnings.append("a lookup table is ignored: its descriptor and data do not match")
            return nil
        }
        table.explanation = item.text(.lutExplanation, characterSet, &ignored)
        return table
    }

    /// The number of entries, the first mapped value and the bits of an entry. Nil if they are invalid.
    private static func parts(of descriptor: [Double], isSigned: Bool) -> (count: Int, first: Int, bits: Int)? {
        let words = descriptor.compactMap { Int(exactly: $0) }.map { $0 & 0xFFFF }
        guard words.count == 3, 1...16 ~= words[2] else { return nil }
        return (
            words[0] == 0 ? 0x10000 : words[0],
            isSigned ? Int(Int16(truncatingIfNeeded: words[1])) : words[1], words[2]
        )
    }

    /// A table. Its length says whether an entry has 8 or 16 bits, also if the descriptor says otherwise (notes in PS3.3
    /// C.7.6.3.1.5 and C.11.2.1.1).
    private static func table(
        descriptor: [Double], data: (vr: String, bytes: [UInt8])?, isSigned: Bool, _ warnings: inout [String]
    ) -> LookupTable? {
        guard let (count, first, stated) = parts(of: descriptor, isSigned: isSigned), let bytes = data?.bytes,
            !bytes.isEmpty
        else { return nil }
        var bits = stated
        let isByteCoded = bytes.count < 2 * count && (bits <= 8 || count...count + count % 2 ~= bytes.count)
        // Two 8-bit entries per word, the first in the low byte.
        let entries = isByteCoded ? bytes.map(UInt16.init) : bytes.integers(UInt16.self)
        guard !entries.isEmpty else { return nil }
        if isByteCoded, bits > 8 {
            warnings.append("a lookup table of \(bits)-bit entries has 8-bit ones")
            bits = 8
        } else if !isByteCoded, bits <= 8 {
            warnings.append("a lookup table of \(bits)-bit entries has 16-bit ones")
        }
        // One byte may be padding.
        if entries.count < count || entries.count > count + (isByteCoded ? 1 : 0) {
            warnings.append("a lookup table of \(count) entries has \(entries.count)")
        }
        return LookupTable(firstMapped: first, entries: Array(entries.prefix(count)), bitsPerEntry: bits)
    }

    private func palette(isSigned: Bool, _ warnings: inout [String]) -> [LookupTable] {
        var tables: [LookupTable] = []
        var found: [String] = []
        for color in 0..<3 {
            let descriptor = dataset.numbers(Tag.paletteDescriptors[color])
            let data = dataset.value(Tag.paletteData[color])
            let table =
                data?.bytes.isEmpty == false
                ? Self.table(descriptor: descriptor, data: data, isSigned: isSigned, &found)
                : segmentedTable(color, descriptor, isSigned: isSigned, &found)
            if let table { tables.append(table) }
        }
        // The three tables have the same defects as a rule.
        for warning in found where !warnings.contains(warning) { warnings.append(warning) }
        return tables
    }

    private func segmentedTable(
        _ color: Int, _ descriptor: [Double], isSigned: Bool, _ warnings: inout [String]
    ) -> LookupTable? {
        guard let data = dataset.value(Tag.segmentedPaletteData[color])?.bytes,
            let (count, first, bits) = Self.parts(of: descriptor, isSigned: isSigned)
        else { return nil }
        let stated = SegmentedPalette.expanded(data, isByteCoded: bits <= 8)
        // Here the number of expanded entries tells how they are coded.
        let other = stated?.count == count ? nil : SegmentedPalette.expanded(data, isByteCoded: bits > 8)
        let isOther = other?.count == count
        guard let entries = isOther ? other : stated, !entries.isEmpty else { return nil }
        if isOther { warnings.append("a lookup table of \(bits)-bit entries has \(bits > 8 ? 8 : 16)-bit ones") }
        if entries.count != count { warnings.append("a lookup table of \(count) entries has \(entries.count)") }
        return LookupTable(
            firstMapped: first, entries: Array(entries.prefix(count)),
            bitsPerEntry: isOther ? (bits > 8 ? 8 : 16) : bits)
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
