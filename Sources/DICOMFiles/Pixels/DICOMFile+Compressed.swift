import CDCMTK
import DICOM

extension DICOMFile {
    /// Decodes a frame of encapsulated pixel data. Nil if the pixel data are uncompressed.
    ///
    /// The frame's bytes say what it is; the transfer syntax only if they are inconclusive.
    func compressedSamples(
        _ index: Int, _ layout: inout PixelLayout, _ pixels: cdcmtk_pixel_data, _ syntax: TransferSyntax,
        _ warnings: inout [String]
    ) throws(FileFailure) -> RawSamples? {
        let complete = (layout.numberOfFrames * layout.samplesPerFrame * layout.bitsAllocated + 7) / 8
        if syntax.isEncapsulated {
            if pixels.length >= complete, bytes(at: pixels.offset, count: 4) != [0xFE, 0xFF, 0x00, 0xE0] {
                warnings.append("the transfer syntax is compressed, but the pixel data are not")
                return nil
            }
        } else if pixels.length >= 0, !holdsStreams(pixels, layout, complete: complete) {
            return nil
        }
        try checkMemory(for: layout)
        let frame = try compressedFrame(index, layout, pixels, syntax, &warnings)
        switch FrameCodec(frame, layout) {
        case .jpeg(let header) where syntax.isAnyJPEG || !isUncompressed(frame, header, layout):
            warn(of: header.isJPEGLS ? "JPEG-LS" : "JPEG", unless: syntax.isAnyJPEG, syntax, &warnings)
            return try jpegSamples(frame, header, &layout, syntax, &warnings)
        case .jpeg2000:
            warn(of: "JPEG 2000", unless: syntax.isAnyJPEG, syntax, &warnings)
            return try jpeg2000Samples(frame, &layout, syntax, &warnings)
        case .runLength where syntax.uid != UID.deflatedImageFrameCompression:
            warn(of: "RLE", unless: syntax.uid == UID.rleLossless, syntax, &warnings)
            return try runLengthSamples(frame, layout, &warnings)
        default: break
        }
        switch syntax.uid {
        case UID.rleLossless: return try runLengthSamples(frame, layout, &warnings)
        case UID.deflatedImageFrameCompression: return try uncompressedSamples(inflated(frame, layout), layout)
        case UID.encapsulatedUncompressedExplicitVRLittleEndian: return try uncompressedSamples(frame, layout)
        case _ where !syntax.isEncapsulated:
            // Bytes of an unknown codec are not gray values, and one byte may be padding.
            guard frame.count <= (layout.samplesPerFrame * layout.bitsAllocated + 7) / 8 + 1 else {
                throw error(.decodeFailed, "the pixel data are in fragments, and not in a known codec")
            }
            return try uncompressedSamples(frame, layout)
        default: break
        }
        if syntax.isJPEG2000 { return try jpeg2000Samples(frame, &layout, syntax, &warnings) }
        guard syntax.isJPEG else {
            throw error(.unsupportedTransferSyntax, "no decoder for its transfer syntax (\(syntax.uid))")
        }
        throw error(.decodeFailed, "frame \(index) is not a valid JPEG image")
    }

    private func warn(
        of codec: String, unless isDeclared: Bool, _ syntax: TransferSyntax, _ warnings: inout [String]
    ) {
        if !isDeclared { warnings.append("the pixel data are \(codec), but the transfer syntax is \(syntax.uid)") }
    }

    /// Whether a frame that starts like a JPEG image of another size has exactly the bytes of an uncompressed one.
    private func isUncompressed(_ frame: [UInt8], _ header: JPEGHeader, _ layout: PixelLayout) -> Bool {
        let size = (layout.samplesPerFrame * layout.bitsAllocated + 7) / 8
        return size...size + 1 ~= frame.count && !header.fits(layout)
    }

    /// Whether a value of known length, in a transfer syntax without compression, holds compressed frames.
    ///
    /// Uncompressed pixels may start with any bytes, so those of a stream alone do not decide.
    private func holdsStreams(_ pixels: cdcmtk_pixel_data, _ layout: PixelLayout, complete: Int) -> Bool {
        let start = bytes(at: pixels.offset, count: 16)
        if start.starts(with: [0xFE, 0xFF, 0x00, 0xE0]), let items = EncapsulatedPixels(self, pixels) {
            guard let first = items.fragments.first else { return false }
            return FrameCodec(bytes(at: first.offset, count: min(first.length, 64 << 10)), layout).isStream(of: layout)
        }
        guard
            start.starts(with: [0xFF, 0xD8, 0xFF]) || FrameCodec.isJPEG2000(start)
                || (Int(pixels.length) < complete && RunLength.startsFrame(start, layout))
        else { return false }
        let head = bytes(at: pixels.offset, count: min(pixels.length, 64 << 10))
        return FrameCodec(head, layout).isStream(of: layout)
    }

    /// The bytes of one compressed frame.
    private func compressedFrame(
        _ index: Int, _ layout: PixelLayout, _ pixels: cdcmtk_pixel_data, _ syntax: TransferSyntax,
        _ warnings: inout [String]
    ) throws(FileFailure) -> [UInt8] {
        guard let encapsulated = EncapsulatedPixels(self, pixels) else {
            // Some files have a single compressed frame directly as the value.
            guard layout.numberOfFrames == 1, pixels.length > 0 else {
                throw error(.malformed, "the pixel data do not start with an item")
            }
            guard pixels.length <= pixels.available else { throw error(.truncated, "the pixel data are truncated") }
            warnings.append("the compressed pixel data are not in fragments")
            return bytes(at: pixels.offset, count: pixels.length)
        }
        let extendedOffsets =
            dataset.value(.extendedOffsetTable)?.bytes.integers(UInt64.self).map { Int(clamping: $0) } ?? []
        let assigned = encapsulated.fragments(
            of: index, count: layout.numberOfFrames, extendedOffsets: extendedOffsets
        ) { fragment in
            let start = bytes(at: fragment.offset, count: min(fragment.length, 64))
            return start.starts(with: [0xFF, 0xD8, 0xFF]) || FrameCodec.isJPEG2000(start)
                || RunLength.startsFrame(start, layout)
        }
        if let frames = assigned?.frames, frames != layout.numberOfFrames {
            warnings.append("NumberOfFrames is \(layout.numberOfFrames), but there are \(frames) compressed frames")
        }
        guard let fragments = assigned?.fragments, !fragments.isEmpty else {
            if encapsulated.isTruncated {
                throw error(.truncated, "frame \(index) is missing: the file ends before it")
            }
            throw error(
                .malformed, "cannot assign \(encapsulated.fragments.count) fragments to frames: no offset table")
        }
        if fragments.contains(where: { $0.available < $0.length }) {
            throw error(.truncated, "frame \(index) is truncated")
        }
        if encapsulated.isTruncated { warnings.append("the pixel data end without a delimiter after this frame") }
        var frame: [UInt8] = []
        for fragment in fragments { frame += bytes(at: fragment.offset, count: fragment.length) }
        return frame
    }

    // MARK: DICOM's own encodings

    private func uncompressedSamples(_ frame: [UInt8], _ layout: PixelLayout) throws(FileFailure) -> RawSamples {
        func size(of samples: Int) -> Int { (samples * layout.bitsAllocated + 7) / 8 }
        let halved = layout.rows * layout.columns * 2
        if layout.sharesColor, frame.count >= size(of: halved), frame.count < size(of: layout.samplesPerFrame) {
            return RawSamples(frame, bits: layout.bitsAllocated, count: halved, isBigEndian: false).upsampled422()
        }
        guard frame.count >= size(of: layout.samplesPerFrame) else {
            throw error(.truncated, "a frame of \(frame.count) bytes is too short for its rows and columns")
        }
        let samples = RawSamples(frame, bits: layout.bitsAllocated, count: layout.samplesPerFrame, isBigEndian: false)
        return layout.isPlanar ? samples.interleaved(layout.samplesPerPixel) : samples
    }

    private func inflated(_ frame: [UInt8], _ layout: PixelLayout) throws(FileFailure) -> [UInt8] {
        let size = (layout.samplesPerFrame * layout.bitsAllocated + 7) / 8
        // Deflate packs at most about 1000 to 1.
        guard size / 1100 <= frame.count else {
            throw error(.tooLarge, "a frame claims more samples than its bytes can hold")
        }
        var written: Int64 = 0
        var status = CDCMTK_OK
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            status = unsafe cdcmtk_inflate(frame, Int64(frame.count), buffer.baseAddress, Int64(size), &written)
            count = Int(written)
        }
        guard status == CDCMTK_OK else { throw FileFailure(path, status) }
        return bytes
    }

    private func runLengthSamples(
        _ frame: [UInt8], _ layout: PixelLayout, _ warnings: inout [String]
    ) throws(FileFailure) -> RawSamples {
        let bytesPerSample = (layout.bitsAllocated + 7) / 8
        let pixels = layout.rows * layout.columns
        // Single-bit samples take a byte each (CP-2301). Older writers packed eight into a byte.
        if layout.bitsAllocated == 1, pixels / 64 <= frame.count,
            case (let bytes, isComplete: true)? = RunLength.decode(
                frame, samples: layout.samplesPerPixel, bytesPerSample: 1, bytesPerSegment: pixels)
        {
            return RawSamples.bytes(bytes).interleaved(layout.samplesPerPixel)
        }
        let bytesPerSegment = layout.bitsAllocated == 1 ? (pixels + 7) / 8 : pixels
        // Two bytes expand to at most 128.
        guard bytesPerSegment / 64 <= frame.count else {
            throw error(.tooLarge, "a frame claims more samples than its bytes can hold")
        }
        guard
            let (bytes, isComplete) = RunLength.decode(
                frame, samples: layout.samplesPerPixel, bytesPerSample: bytesPerSample, bytesPerSegment: bytesPerSegment
            )
        else { throw error(.decodeFailed, "a run-length frame with an invalid header") }
        if !isComplete { warnings.append("a run-length segment is too short: padded with zeros") }
        let samples = RawSamples(
            bytes, bits: layout.bitsAllocated, count: layout.samplesPerFrame, isBigEndian: false)
        return samples.interleaved(layout.samplesPerPixel)
    }

    // MARK: JPEG

    private func jpegSamples(
        _ frame: [UInt8], _ header: JPEGHeader, _ layout: inout PixelLayout, _ syntax: TransferSyntax,
        _ warnings: inout [String]
    ) throws(FileFailure) -> RawSamples {
        try check(
            rows: header.rows, columns: header.columns, samples: header.components, layout, compressed: frame.count)
        let size = layout.samplesPerFrame * (header.bits <= 8 ? 1 : 2)
        var status = CDCMTK_OK
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            if header.isJPEGLS {
                status = unsafe cdcmtk_decode_jpegls(
                    frame, Int64(frame.count), Int32(layout.rows), Int32(layout.columns),
                    Int32(layout.samplesPerPixel), Int32(header.bits), buffer.baseAddress, Int64(size))
            } else {
                status = unsafe cdcmtk_decode_jpeg(
                    frame, Int64(frame.count), syntaxUID(for: header, declared: syntax), Int32(layout.rows),
                    Int32(layout.columns), Int32(layout.samplesPerPixel), Int32(header.bits), buffer.baseAddress,
                    Int64(size))
            }
            count = status == CDCMTK_OK ? size : 0
        }
        guard status == CDCMTK_OK else { throw FileFailure(path, status) }
        if layout.samplesPerPixel == 3 {
            // Lossless streams often have the markers of a photograph, so there the DICOM header takes precedence.
            let isLossy = header.process != 0xC3 && !header.isJPEGLS
            let isDeclaredRGB = layout.photometricInterpretation == .rgb
            if isLossy, let isYBR = header.isYBR, isYBR == isDeclaredRGB {
                warnings.append(
                    "the header says \(layout.photometricInterpretation.rawValue), but the JPEG stream does not")
                layout.photometricInterpretation = isYBR ? .ybrFull : .rgb
            } else if !isDeclaredRGB {
                layout.photometricInterpretation = .ybrFull
            }
        }
        layout.useBits(of: header.bits, container: header.bits <= 8 ? 8 : 16)
        return RawSamples(bytes, bits: header.bits <= 8 ? 8 : 16, count: layout.samplesPerFrame, isBigEndian: false)
    }

    /// The transfer syntax whose decoder reads this stream, regardless of the declared one.
    private func syntaxUID(for header: JPEGHeader, declared: TransferSyntax) -> String {
        switch header.process {
        case 0xC3: UID.jpegLossless
        case 0xC0: header.bits <= 8 ? UID.jpegBaseline8Bit : UID.jpegExtended12Bit
        case 0xC1: UID.jpegExtended12Bit
        case 0xC2: UID.jpegFullProgressionNonHierarchical1012
        default: declared.uid
        }
    }

    private func jpeg2000Samples(
        _ frame: [UInt8], _ layout: inout PixelLayout, _ syntax: TransferSyntax, _ warnings: inout [String]
    ) throws(FileFailure) -> RawSamples {
        var info = cdcmtk_jpeg2000_info()
        var status = unsafe cdcmtk_describe_jpeg2000(frame, Int64(frame.count), &info)
        // OpenJPEG lacks the component transformations of Part 2. With this bit of Rsiz the stream may use one.
        if status != CDCMTK_OK, frame.count > 7, frame.starts(with: [0xFF, 0x4F, 0xFF, 0x51]), frame[6] & 0x80 != 0 {
            throw error(.unsupportedTransferSyntax, "a JPEG 2000 stream that requires Part 2 extensions")
        }
        guard status == CDCMTK_OK else { throw FileFailure(path, status) }
        try check(
            rows: Int(info.rows), columns: Int(info.columns), samples: Int(info.samples), layout,
            compressed: frame.count)
        guard 1...32 ~= info.bits else {
            throw error(.unsupportedPixelFormat, "a JPEG 2000 codestream of \(info.bits) bits")
        }
        let size = layout.samplesPerFrame
        let samples = unsafe [Int32](unsafeUninitializedCapacity: size) { buffer, count in
            status = unsafe cdcmtk_decode_jpeg2000(frame, Int64(frame.count), buffer.baseAddress, Int64(size))
            count = status == CDCMTK_OK ? size : 0
        }
        guard status == CDCMTK_OK else { throw FileFailure(path, status) }
        if layout.samplesPerPixel == 3,
            info.is_color_transformed != 0
                || [.ybrICT, .ybrRCT].contains(layout.photometricInterpretation)
        {
            layout.photometricInterpretation = .rgb
        } else if [.ybrFull422, .ybrPartial422, .ybrPartial420].contains(layout.photometricInterpretation) {
            layout.photometricInterpretation = .ybrFull
        }
        // An unsigned codestream in a signed object holds two's complement bits.
        let isSigned = info.is_signed != 0
        layout.useBits(of: isSigned ? 32 : Int(info.bits), container: 32)
        if isSigned != layout.isSigned { warnings.append("the codestream and the header disagree about the sign") }
        let raw = RawSamples.longs(samples.map { UInt32(bitPattern: $0) })
        return syntax.isLossyJPEG2000 && isSigned == layout.isSigned
            ? raw.clamped(bits: layout.bitsStored, isSigned: isSigned) : raw
    }

    /// Throws unless the stream has the header's dimensions and is long enough for that many samples.
    private func check(
        rows: Int, columns: Int, samples: Int, _ layout: PixelLayout, compressed: Int
    ) throws(FileFailure) {
        // A height of zero is stated later in the stream (T.81 B.2.5).
        guard rows == layout.rows || rows == 0, columns == layout.columns, samples == layout.samplesPerPixel else {
            throw error(
                .malformed,
                "the compressed frame is \(columns) × \(rows) × \(samples), but the header says "
                    + "\(layout.columns) × \(layout.rows) × \(layout.samplesPerPixel)"
            )
        }
        guard layout.samplesPerFrame <= 64 << 20 || layout.samplesPerFrame / 2000 <= compressed else {
            throw error(.tooLarge, "a frame claims more samples than its bytes can hold")
        }
    }
}

extension TransferSyntax {
    /// JPEG, JPEG-LS and JPEG 2000, which the bytes of a stream tell apart.
    fileprivate var isAnyJPEG: Bool { isJPEG || isJPEG2000 }
}

extension PixelLayout {
    /// Adapts to samples decoded from a stream of `bits` into a `container` of bits.
    fileprivate mutating func useBits(of bits: Int, container: Int) {
        if bits < bitsStored { bitsStored = bits }
        bitsAllocated = container
        highBit = min(highBit, bits - 1)
        if highBit < bitsStored - 1 { highBit = bitsStored - 1 }
    }
}
