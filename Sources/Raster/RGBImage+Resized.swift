extension RGBImage {
    /// The image at another size, byte for byte that of Pillow's `Image.resize` (releases up to 12.1).
    ///
    /// Two passes, along the rows first, each rounded to 8 bits. An axis of unchanged size is skipped (`Resample.c`,
    /// `ImagingResampleInner`).
    public func resized(width: Int, height: Int, filter: ResamplingFilter) -> RGBImage {
        precondition(width > 0 && height > 0, "an image has at least one pixel")
        if width == self.width && height == self.height { return self }
        if filter == .nearest { return nearest(width: width, height: height) }
        let axis = { (source: Int, target: Int) in
            source == target ? nil : ResamplingAxis(pillow: source, to: target, filter: filter)
        }
        return resampled(horizontal: axis(self.width, width), vertical: axis(self.height, height))
    }

    /// The image at another size, byte for byte that of torchvision's `resize(antialias=True)` for an 8-bit tensor on a
    /// processor with AVX2, which rounds the weights more coarsely than Pillow. torchvision has bilinear and bicubic.
    public func resizedTorchvision(width: Int, height: Int, filter: ResamplingFilter) -> RGBImage {
        precondition(width > 0 && height > 0, "an image has at least one pixel")
        precondition(filter != .nearest, "nearest is not a filter with weights")
        let axis = { (source: Int, target: Int) in
            source == target ? nil : ResamplingAxis(torchvision: source, to: target, filter: filter)
        }
        return resampled(horizontal: axis(self.width, width), vertical: axis(self.height, height))
    }

    private func nearest(width: Int, height: Int) -> RGBImage {
        let columns = nearestIndices(source: self.width, target: width)
        let rows = nearestIndices(source: self.height, target: height)
        return RGBImage(width: width, height: height) { target in
            var next = 0
            for row in rows {
                for column in columns {
                    let start = (row * self.width + column) * 3
                    for channel in 0..<3 { target[next + channel] = pixels[start + channel] }
                    next += 3
                }
            }
        }
    }

    /// The position is a running sum, as in Pillow's `Geometry.c`, so that rounding errors are the same.
    private func nearestIndices(source: Int, target: Int) -> [Int] {
        let step = Double(source) / Double(target)
        var position = step * 0.5
        return (0..<target).map { _ in
            defer { position += step }
            return min(max(Int(position), 0), source - 1)
        }
    }

    private func resampled(horizontal: ResamplingAxis?, vertical: ResamplingAxis?) -> RGBImage {
        switch (horizontal, vertical) {
        case (nil, nil): self
        case (let horizontal?, nil): resampledRows(0..<height, horizontal)
        case (nil, let vertical?): resampledColumns(vertical, firstRow: 0)
        case (let horizontal?, let vertical?):
            resampledRows(vertical.sourceRange, horizontal)
                .resampledColumns(vertical, firstRow: vertical.sourceRange.lowerBound)
        }
    }

    /// The given rows, each resampled along its length.
    private func resampledRows(_ rows: Range<Int>, _ axis: ResamplingAxis) -> RGBImage {
        let newWidth = axis.starts.count
        let taps = axis.taps
        // The three channels of one row, separated, as 16-bit numbers. The last weights fall on the zeros after each.
        let stride = width + taps
        var channels = [Int16](repeating: 0, count: 3 * stride)
        var sums = ResamplingAxis.Sums(count: newWidth * 3)
        let (rounding, precision) = (axis.rounding, Int32(axis.precision))
        return RGBImage(width: newWidth, height: rows.count) { target in
            for (index, row) in rows.enumerated() {
                separateChannels(ofRow: row, into: &channels, stride: stride)
                axis.sums(of: channels.span, stride: stride, into: &sums)
                for x in 0..<newWidth * 3 {
                    target[index * newWidth * 3 + x] = UInt8(clamping: (sums.combined(x) &+ rounding) >> precision)
                }
            }
        }
    }

    /// Writes the red, green and blue of a row at 0, `stride` and `2 · stride`.
    private func separateChannels(ofRow row: Int, into channels: inout [Int16], stride: Int) {
        let source = pixels.span.extracting(row * width * 3..<(row + 1) * width * 3)
        var target = channels.mutableSpan
        precondition(target.count >= 2 * stride + width && stride >= width)
        for x in 0..<width {
            // The precondition and the extracting above are the bounds checks of this loop.
            unsafe target[unchecked: x] = Int16(source[unchecked: 3 * x])
            unsafe target[unchecked: stride + x] = Int16(source[unchecked: 3 * x + 1])
            unsafe target[unchecked: 2 * stride + x] = Int16(source[unchecked: 3 * x + 2])
        }
    }

    /// Every column resampled along its length. Row 0 here is row `firstRow` of the image that `axis` was made for.
    private func resampledColumns(_ axis: ResamplingAxis, firstRow: Int) -> RGBImage {
        let newHeight = axis.starts.count
        let rowLength = width * 3
        var sums = [Int32](repeating: 0, count: rowLength)
        return RGBImage(width: width, height: newHeight) { target in
            for y in 0..<newHeight {
                var sums = sums.mutableSpan
                for x in 0..<rowLength { sums[x] = axis.rounding }
                let start = axis.starts[y] - firstRow
                for tap in 0..<min(axis.taps, height - start) {
                    let weight = axis.weight(tap, output: y)
                    if weight == 0 { continue }
                    let line = pixels.span.extracting((start + tap) * rowLength..<(start + tap + 1) * rowLength)
                    for x in 0..<rowLength { sums[x] &+= Int32(line[x]) &* weight }
                }
                for x in 0..<rowLength {
                    target[y * rowLength + x] = UInt8(clamping: sums[x] >> Int32(axis.precision))
                }
            }
        }
    }
}
