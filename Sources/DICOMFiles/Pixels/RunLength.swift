/// DICOM's run-length encoding (PS3.5 annex G).
///
/// Not DCMTK's decoder, because that one accepts only samples of 8, 16, 24 or 32 bits, and segmentations have one bit.
enum RunLength {
    /// Decodes a frame into samples, low byte first, plane by plane. Nil if the header is invalid.
    ///
    /// Each segment has one byte of every sample, the most significant first. A segment that ends early is padded with
    /// zeros, and `isComplete` is false.
    static func decode(_ frame: [UInt8], samples: Int, bytesPerSample: Int, bytesPerSegment: Int) -> (
        bytes: [UInt8], isComplete: Bool
    )? {
        guard frame.count >= 64 else { return nil }
        let header = Array(frame[..<64]).integers(UInt32.self).map { Int($0) }
        let count = header[0]
        guard count == samples * bytesPerSample, count <= 15 else { return nil }
        let offsets = header[1...count] + [frame.count]
        var decoded = [UInt8](repeating: 0, count: samples * bytesPerSample * bytesPerSegment)
        var isComplete = true
        for segment in 0..<count {
            let start = offsets[offsets.startIndex + segment]
            let end = offsets[offsets.startIndex + segment + 1]
            guard 64 <= start, start <= end, end <= frame.count else { return nil }
            let sample = segment / bytesPerSample
            let byte = bytesPerSample - 1 - segment % bytesPerSample
            let first = sample * bytesPerSegment * bytesPerSample + byte
            let filled = decode(
                frame[start..<end], into: &decoded, from: first, by: bytesPerSample, count: bytesPerSegment)
            if filled < bytesPerSegment { isComplete = false }
        }
        return (decoded, isComplete)
    }

    /// Decodes a segment into every `step`th byte. Returns how many were written.
    private static func decode(
        _ segment: ArraySlice<UInt8>, into decoded: inout [UInt8], from first: Int, by step: Int, count: Int
    ) -> Int {
        var position = segment.startIndex
        var filled = 0
        while filled < count, position < segment.endIndex {
            let control = Int8(bitPattern: segment[position])
            position += 1
            if control >= 0 {
                let length = min(Int(control) + 1, count - filled, segment.endIndex - position)
                for index in 0..<length { decoded[first + (filled + index) * step] = segment[position + index] }
                filled += length
                position += Int(control) + 1
            } else if control != -128, position < segment.endIndex {
                let length = min(1 - Int(control), count - filled)
                for index in 0..<length { decoded[first + (filled + index) * step] = segment[position] }
                filled += length
                position += 1
            }
        }
        return filled
    }
}
