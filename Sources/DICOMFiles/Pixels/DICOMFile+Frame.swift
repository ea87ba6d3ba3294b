import CDCMTK
public import DICOM

extension DICOMFile {
    /// Reads and decodes one frame of a file, with every number needed to show it. Nothing of the other frames is read.
    public static func frame(_ index: Int, of path: String) throws(FileFailure) -> PixelFrame {
        try DICOMFile(beforePixels: path).frame(index)
    }

    private func frame(_ index: Int) throws(FileFailure) -> PixelFrame {
        let syntax = TransferSyntax(uid: transferSyntaxUID)
        if syntax.isVideo { throw error(.video, "its frames are a video (\(syntax.uid))") }
        var pixels = cdcmtk_pixel_data()
        let status = unsafe cdcmtk_find_pixel_data(handle, &pixels)
        guard status == CDCMTK_OK else { throw FileFailure(path, status) }
        guard pixels.kind != CDCMTK_NO_PIXELS else {
            if let incompleteness { throw incompleteness }
            if syntax.isReferenced {
                throw error(.unsupportedTransferSyntax, "its pixels are kept on a server (\(syntax.uid))")
            }
            throw error(.noPixelData, "no pixel data")
        }
        guard pixels.length != 0 else { throw error(.noPixelData, "its pixel data are empty") }

        var warnings: [String] = []
        let dataset = dataset
        let floatBits = pixels.kind == CDCMTK_FLOAT_PIXELS ? 32 : pixels.kind == CDCMTK_DOUBLE_PIXELS ? 64 : nil
        var layout = try PixelLayout(dataset, path: path, floatBits: floatBits, warnings: &warnings)
        guard index >= 0, index < layout.numberOfFrames else {
            throw error(.noSuchFrame, "no frame \(index): it has \(layout.numberOfFrames)")
        }

        let samples: StoredSamples
        var padded = 0
        if floatBits != nil {
            (samples, padded) = try floatSamples(index, layout, pixels)
        } else if let raw = try compressedSamples(index, &layout, pixels, syntax, &warnings) {
            // No coding leaves two pixels one colour between them.
            if layout.photometricInterpretation == .ybrFull422 { layout.photometricInterpretation = .ybrFull }
            samples = raw.stored(bits: layout.bitsStored, highBit: layout.highBit, isSigned: layout.isSigned)
        } else {
            let raw = try nativeSamples(index, &layout, pixels, &warnings)
            samples = raw.stored(bits: layout.bitsStored, highBit: layout.highBit, isSigned: layout.isSigned)
        }
        var frame = PixelFrame(
            frame: index, rows: layout.rows, columns: layout.columns, samplesPerPixel: layout.samplesPerPixel,
            samples: samples, bitsStored: layout.bitsStored, photometricInterpretation: layout.photometricInterpretation
        )
        frame.transferSyntaxUID = syntax.uid
        frame.warnings = warnings
        frame.paddedSamples = padded
        FrameDisplay(dataset, frame: index).describe(&frame, isSigned: layout.isSigned)
        try checkReading()
        return frame
    }

    /// Refuses a frame that no reader has room for, before any memory is asked for.
    func checkMemory(for layout: PixelLayout) throws(FileFailure) {
        let samples = layout.samplesPerFrame
        // A double takes twice as much as a sample of any other kind.
        guard samples * max(layout.bitsAllocated / 32, 1) <= PixelFrame.largestSampleCount else {
            throw error(
                .tooLarge,
                "a frame of \(layout.columns) × \(layout.rows) × \(layout.samplesPerPixel) samples, more than can be shown"
            )
        }
        // As decoded, in our own arrays, and what becomes of those: see `largestSampleCount`.
        let needed = Int64(samples) * Int64(max(16, layout.bitsAllocated / 8 * 3))
        guard needed < 64 << 20 || cdcmtk_has_memory(needed) != 0 else {
            throw error(.tooLarge, "a frame that takes more memory than a reader may have (\(needed >> 20) MB)")
        }
    }

    func error(_ code: FailureCode, _ problem: String) -> FileFailure {
        FileFailure(path: path, code: code, message: problem)
    }

    // MARK: Uncompressed

    /// A frame's bytes where frames follow each other without a gap, `bitsPerFrame` each.
    ///
    /// The size is compared with the bytes really in the file before any memory is asked for.
    /// Returns them with how many bits of the first byte belong to the frame before.
    private func nativeBytes(
        _ index: Int, _ layout: PixelLayout, bitsPerFrame: Int, _ pixels: cdcmtk_pixel_data
    ) throws(FileFailure) -> (bytes: [UInt8], bitOffset: Int) {
        let start = index * bitsPerFrame
        let end = start + bitsPerFrame
        // Big endian reverses the bytes of each 16-bit word, two 8-bit samples together too, where the VR is OW.
        let isSwapped = isBigEndian && pixels.is_byte_string == 0
        let first = isSwapped ? start / 16 * 2 : start / 8
        let past = isSwapped ? (end + 15) / 16 * 2 : (end + 7) / 8
        // Of a file as long as this it is the size that is wrong, even where its element cannot say its length.
        if pixels.available > PixelFrame.largestSampleCount { try checkMemory(for: layout) }
        guard past <= pixels.available else {
            throw error(
                .truncated, "frame \(index) needs \(past) bytes of pixel data and there are \(pixels.available)")
        }
        try checkMemory(for: layout)
        let bytes = bytes(at: pixels.offset + Int64(first), count: Int64(past - first))
        guard bytes.count == past - first else { throw error(.truncated, "the pixel data cannot be read to their end") }
        return (bytes, start - first * 8)
    }

    private func nativeSamples(
        _ index: Int, _ layout: inout PixelLayout, _ pixels: cdcmtk_pixel_data, _ warnings: inout [String]
    ) throws(FileFailure) -> RawSamples {
        if pixels.length > pixels.available { warnings.append("the pixel data are cut short, after this frame") }
        if let samples = try subsampledSamples(index, layout, pixels) {
            if layout.photometricInterpretation == .ybrFull422 { layout.photometricInterpretation = .ybrFull }
            return samples
        }
        let bits = layout.samplesPerFrame * layout.bitsAllocated
        let (bytes, bitOffset) = try nativeBytes(index, layout, bitsPerFrame: bits, pixels)
        let samples = RawSamples(
            bytes, bits: layout.bitsAllocated, count: layout.samplesPerFrame, bitOffset: bitOffset,
            isBigEndian: isBigEndian, bytesAreSwapped: isBigEndian && pixels.is_byte_string == 0)
        if layout.photometricInterpretation == .ybrFull422 { layout.photometricInterpretation = .ybrFull }
        return layout.isPlanar ? samples.interleaved(layout.samplesPerPixel) : samples
    }

    /// YBR_FULL_422 and YBR_PARTIAL_422 as they should be stored: two samples for each pixel. Nil for other pixels, and
    /// for those that say so and are stored in full.
    private func subsampledSamples(
        _ index: Int, _ layout: PixelLayout, _ pixels: cdcmtk_pixel_data
    ) throws(FileFailure) -> RawSamples? {
        guard layout.sharesColour else { return nil }
        let whole = layout.numberOfFrames * layout.samplesPerFrame * layout.bitsAllocated / 8
        if pixels.length >= whole { return nil }
        let count = layout.rows * layout.columns * 2
        let (bytes, bitOffset) = try nativeBytes(index, layout, bitsPerFrame: count * layout.bitsAllocated, pixels)
        return RawSamples(
            bytes, bits: layout.bitsAllocated, count: count, bitOffset: bitOffset, isBigEndian: isBigEndian,
            bytesAreSwapped: isBigEndian && pixels.is_byte_string == 0
        ).upsampled422()
    }

    /// The samples, and how many of them are padding: these are no numbers from here on (PS3.3 C.7.6.24).
    private func floatSamples(
        _ index: Int, _ layout: PixelLayout, _ pixels: cdcmtk_pixel_data
    ) throws(FileFailure) -> (StoredSamples, padded: Int) {
        let bytes = try nativeBytes(index, layout, bitsPerFrame: layout.samplesPerFrame * layout.bitsAllocated, pixels)
            .bytes
        let padding = FrameDisplay(dataset, frame: index).realPadding(bits: layout.bitsAllocated)
        var padded = 0
        func isPadding(_ value: Double) -> Bool {
            guard let padding, padding.contains(value) else { return false }
            padded += 1
            return true
        }
        if layout.bitsAllocated == 32 {
            var samples = bytes.integers(UInt32.self).map { Float(bitPattern: isBigEndian ? $0.byteSwapped : $0) }
            for index in samples.indices where isPadding(Double(samples[index])) { samples[index] = .nan }
            return (.float(samples), padded)
        }
        var samples = bytes.integers(UInt64.self).map { Double(bitPattern: isBigEndian ? $0.byteSwapped : $0) }
        for index in samples.indices where isPadding(samples[index]) { samples[index] = .nan }
        return (.double(samples), padded)
    }
}
