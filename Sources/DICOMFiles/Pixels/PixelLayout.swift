import DICOM

/// The layout of an object's pixels (PS3.3 C.7.6.3).
struct PixelLayout {
    var rows: Int
    var columns: Int
    var samplesPerPixel: Int
    var numberOfFrames: Int
    var bitsAllocated: Int
    var bitsStored: Int
    var highBit: Int
    var isSigned: Bool
    var isPlanar: Bool
    var photometricInterpretation: PhotometricInterpretation

    var samplesPerFrame: Int { rows * columns * samplesPerPixel }

    /// Whether each pair of pixels should share one color, so that there are two samples per pixel (C.7.6.3.1.2).
    var sharesColor: Bool {
        [.ybrFull422, .ybrPartial422].contains(photometricInterpretation) && samplesPerPixel == 3
            && (bitsAllocated == 8 || bitsAllocated == 16) && columns.isMultiple(of: 2)
    }

    /// Reads the image pixel module and repairs what it can. Objects with `floatBits` have fewer of its elements.
    init(_ dataset: DataItem, path: String, floatBits: Int?, warnings: inout [String]) throws(FileFailure) {
        func required(_ tag: Tag, _ name: String, _ range: ClosedRange<Int>) throws(FileFailure) -> Int {
            guard let value = dataset.int(tag) else {
                throw FileFailure(path: path, code: .malformed, message: "\(name) is missing")
            }
            guard range.contains(value) else {
                throw FileFailure(path: path, code: .malformed, message: "\(name) is \(value)")
            }
            return value
        }
        rows = try required(.rows, "Rows", 1...0xFFFF)
        columns = try required(.columns, "Columns", 1...0xFFFF)
        let frames = max(1, dataset.double(.numberOfFrames)?.rounded(.towardZero) ?? 1)
        guard frames <= Double(PixelFrame.largestFrameCount) else {
            throw FileFailure(path: path, code: .malformed, message: "NumberOfFrames is out of range")
        }
        numberOfFrames = Int(frames)

        let declared = dataset.code(.photometricInterpretation)
        let samples =
            dataset.int(.samplesPerPixel)
            ?? (declared.map { $0.hasPrefix("MONO") || $0.hasPrefix("PAL") } == false ? 3 : 1)
        guard 1...4 ~= samples else {
            throw FileFailure(path: path, code: .unsupportedPixelFormat, message: "SamplesPerPixel is \(samples)")
        }
        samplesPerPixel = samples
        if let known = declared.flatMap({ PhotometricInterpretation(rawValue: $0.uppercased()) }) {
            photometricInterpretation = known
        } else {
            photometricInterpretation = samples == 1 ? .monochrome2 : .rgb
            warnings.append(
                declared == nil
                    ? "PhotometricInterpretation is missing: \(photometricInterpretation.rawValue) assumed"
                    : "unknown PhotometricInterpretation: \(photometricInterpretation.rawValue) assumed")
        }
        isPlanar = samples > 1 && dataset.int(.planarConfiguration) == 1

        if let floatBits {
            bitsAllocated = floatBits
            bitsStored = floatBits
            highBit = floatBits - 1
            isSigned = true
            return
        }
        bitsAllocated = try required(.bitsAllocated, "BitsAllocated", 1...64)
        guard bitsAllocated <= 32 else {
            throw FileFailure(path: path, code: .unsupportedPixelFormat, message: "BitsAllocated is \(bitsAllocated)")
        }
        bitsStored = dataset.int(.bitsStored) ?? bitsAllocated
        if !(1...bitsAllocated ~= bitsStored) {
            warnings.append("BitsStored is \(bitsStored), but BitsAllocated is \(bitsAllocated): all bits are used")
            bitsStored = bitsAllocated
        }
        highBit = dataset.int(.highBit) ?? bitsStored - 1
        if !(bitsStored - 1..<bitsAllocated ~= highBit) {
            warnings.append("HighBit is \(highBit): the lowest bits are used")
            highBit = bitsStored - 1
        }
        let representation = dataset.int(.pixelRepresentation)
        if representation == nil { warnings.append("PixelRepresentation is missing: unsigned assumed") }
        isSigned = representation == 1
    }
}
