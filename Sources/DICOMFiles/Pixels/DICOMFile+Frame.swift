import CDCMTK
public import DICOM

extension DICOMFile {
    /// Reads and decodes one frame, with all parameters needed to display it. Other frames are not read.
    public static func frame(_ index: Int, of path: String) throws(FileFailure) -> PixelFrame {
        let file = try DICOMFile(complete: path)
        do {
            return try file.frame(index)
        } catch {
            // To a decoder, a read that failed looks like a file that ends early.
            try file.checkReading()
            throw error
        }
    }

    private func frame(_ index: Int) throws(FileFailure) -> PixelFrame {
        let syntax = TransferSyntax(uid: transferSyntaxUID)
        if syntax.isVideo { throw error(.video, "its frames are a video stream (\(syntax.uid))") }
        var pixels = cdcmtk_pixel_data()
        let status = unsafe cdcmtk_find_pixel_data(handle, &pixels)
        guard status == CDCMTK_OK else { throw FileFailure(path, status) }
        guard pixels.kind != CDCMTK_NO_PIXELS else {
            if let incompleteness { throw incompleteness }
            if syntax.isReferenced {
                throw error(.unsupportedTransferSyntax, "its pixels are on a server (\(syntax.uid))")
            }
            throw error(.noPixelData, "no pixel data")
        }
        guard pixels.length != 0 else { throw error(.noPixelData, "the pixel data are empty") }
        guard syntax.isKnown else {
            throw error(.unsupportedTransferSyntax, "an unknown transfer syntax (\(syntax.uid))")
        }

        var warnings: [String] = []
        let dataset = dataset
        let floatBits = pixels.kind == CDCMTK_FLOAT_PIXELS ? 32 : pixels.kind == CDCMTK_DOUBLE_PIXELS ? 64 : nil
        var layout = try PixelLayout(dataset, path: path, floatBits: floatBits, warnings: &warnings)
        guard index >= 0, index < layout.numberOfFrames else {
            throw error(.noSuchFrame, "frame \(index) does not exist: the number of frames is \(layout.numberOfFrames)")
        }

        let samples: StoredSamples
        var padded = 0
        if floatBits != nil {
            (samples, padded) = try floatSamples(index, layout, pixels)
        } else if let raw = try compressedSamples(index, &layout, pixels, syntax, &warnings) {
            // Decoders return a color for every pixel.
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
        frame.sopInstanceUID = sopInstanceUID
        frame.transferSyntaxUID = syntax.uid
        frame.warnings = warnings
        frame.paddedSamples = padded
        FrameDisplay(dataset, frame: index).describe(&frame, isSigned: layout.isSigned)
        try checkReading()
        // Last, because looking at a sequence may find it damaged.
        frame.warnings += elementWarnings
        return frame
    }

    /// Throws if a frame is too large for a reader process, before any memory is allocated.
    func checkMemory(for layout: PixelLayout) throws(FileFailure) {
        let samples = layout.samplesPerFrame
        // A double takes twice the memory of any other sample.
        guard samples * max(layout.bitsAllocated / 32, 1) <= PixelFrame.largestSampleCount else {
            throw error(
                .tooLarge,
                "a frame of \(layout.columns) × \(layout.rows) × \(layout.samplesPerPixel) samples is too large"
            )
        }
        // The decoded frame, our arrays, and the arrays made from them: see `largestSampleCount`.
        let needed = samples * max(16, layout.bitsAllocated / 8 * 3)
        guard needed < 64 << 20 || canAllocate(needed) else {
            throw error(.outOfMemory, "a frame needs more memory than a reader process may use (\(needed >> 20) MB)")
        }
    }

    func error(_ code: FailureCode, _ message: String) -> FileFailure {
        FileFailure(path: path, code: code, message: message)
    }

    // MARK: Uncompressed

    /// The bytes of a frame, and how many bits of the first byte belong to the previous frame.
    ///
    /// Frames are contiguous and have `bitsPerFrame` each. The size is checked against the size of the file before any
    /// memory is allocated.
    private func nativeBytes(
        _ index: Int, _ layout: PixelLayout, bitsPerFrame: Int, _ pixels: cdcmtk_pixel_data
    ) throws(FileFailure) -> (bytes: [UInt8], bitOffset: Int) {
        let start = index * bitsPerFrame
        let end = start + bitsPerFrame
        // Big endian swaps the bytes of each 16-bit word if the VR is OW, also if the word is two 8-bit samples.
        let isSwapped = pixelsAreBigEndian && pixels.is_byte_string == 0
        let first = isSwapped ? start / 16 * 2 : start / 8
        let past = isSwapped ? (end + 15) / 16 * 2 : (end + 7) / 8
        // In a file this long the frame is too large, not truncated, even if the element's length has overflowed.
        if pixels.available > PixelFrame.largestSampleCount { try checkMemory(for: layout) }
        guard past <= pixels.available else {
            throw error(
                .truncated, "frame \(index) needs \(past) bytes of pixel data, but there are only \(pixels.available)")
        }
        try checkMemory(for: layout)
        let bytes = bytes(at: pixels.offset + Int64(first), count: Int64(past - first))
        guard bytes.count == past - first else { throw error(.truncated, "the pixel data cannot be read to the end") }
        return (bytes, start - first * 8)
    }

    /// Reads a frame of uncompressed pixel data.
    private func nativeSamples(
        _ index: Int, _ layout: inout PixelLayout, _ pixels: cdcmtk_pixel_data, _ warnings: inout [String]
    ) throws(FileFailure) -> RawSamples {
        if pixels.length > pixels.available { warnings.append("the pixel data are truncated after this frame") }
        if let samples = try subsampledSamples(index, layout, pixels) {
            if layout.photometricInterpretation == .ybrFull422 { layout.photometricInterpretation = .ybrFull }
            return samples
        }
        let bits = layout.samplesPerFrame * layout.bitsAllocated
        let (bytes, bitOffset) = try nativeBytes(index, layout, bitsPerFrame: bits, pixels)
        let samples = RawSamples(
            bytes, bits: layout.bitsAllocated, count: layout.samplesPerFrame, bitOffset: bitOffset,
            isBigEndian: pixelsAreBigEndian, bytesAreSwapped: pixelsAreBigEndian && pixels.is_byte_string == 0)
        if layout.photometricInterpretation == .ybrFull422 { layout.photometricInterpretation = .ybrFull }
        return layout.isPlanar ? samples.interleaved(layout.samplesPerPixel) : samples
    }

    /// Reads YBR_FULL_422 and YBR_PARTIAL_422 stored as required, with two samples per pixel. Nil for other pixels, and
    /// for those declared so but stored with three.
    private func subsampledSamples(
        _ index: Int, _ layout: PixelLayout, _ pixels: cdcmtk_pixel_data
    ) throws(FileFailure) -> RawSamples? {
        guard layout.sharesColor else { return nil }
        let complete = layout.numberOfFrames * layout.samplesPerFrame * layout.bitsAllocated / 8
        if pixels.length >= complete { return nil }
        let count = layout.rows * layout.columns * 2
        let (bytes, bitOffset) = try nativeBytes(index, layout, bitsPerFrame: count * layout.bitsAllocated, pixels)
        return RawSamples(
            bytes, bits: layout.bitsAllocated, count: count, bitOffset: bitOffset, isBigEndian: pixelsAreBigEndian,
            bytesAreSwapped: pixelsAreBigEndian && pixels.is_byte_string == 0
        ).upsampled422()
    }

    /// The samples, and how many of them are padding, which becomes NaN (PS3.3 C.7.6.24).
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
            var samples = bytes.integers(UInt32.self).map {
                Float(bitPattern: pixelsAreBigEndian ? $0.byteSwapped : $0)
            }
            for index in samples.indices where isPadding(Double(samples[index])) { samples[index] = .nan }
            return (.float(samples), padded)
        }
        var samples = bytes.integers(UInt64.self).map { Double(bitPattern: pixelsAreBigEndian ? $0.byteSwapped : $0) }
        for index in samples.indices where isPadding(samples[index]) { samples[index] = .nan }
        return (.double(samples), padded)
    }
}
