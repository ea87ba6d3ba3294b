import CKernels

extension Tensor {
    /// The rows and columns that a convolution with TensorFlow's padding leaves, and the zeros above and left.
    ///
    /// As many places as the stride leaves; of an odd number of zeros the odd one is below and at the right.
    public static func samePadding(_ size: Int, kernel: Int, stride: Int) -> (places: Int, before: Int) {
        let places = (size + stride - 1) / stride
        return (places, max((places - 1) * stride + kernel - size, 0) / 2)
    }

    /// A depthwise convolution with TensorFlow's padding, followed by ReLU6: (images · height · width, C) →
    /// (images · places, C), with `ceil(height / stride) · ceil(width / stride)` places.
    ///
    /// - Parameters:
    ///   - weight: (kernel, kernel, C).
    ///   - bias: (C).
    public func convolvedDepthwise(
        height: Int, width columns: Int, weight: Tensor, bias: Tensor, kernel: Int, stride: Int, _ workers: Workers
    ) -> Tensor {
        let channels = width
        precondition(rows % (height * columns) == 0 && weight.count == kernel * kernel * channels)
        precondition(bias.count == channels)
        let images = rows / (height * columns)
        let (down, above) = Tensor.samePadding(height, kernel: kernel, stride: stride)
        let (across, left) = Tensor.samePadding(columns, kernel: kernel, stride: stride)
        let result = Tensor(unset: [images * down * across, channels])
        let pieces = min(down, workers.pieces(of: down, minimum: 2))
        workers.share(images * pieces) { index, _ in
            let image = index / pieces
            let part = piece(index % pieces, of: pieces, length: down)
            unsafe ck_depthwise_relu6(
                pointer + image * height * columns * channels, height, columns, channels, weight.pointer, bias.pointer,
                kernel, stride, above, left, part.lowerBound, part.count, across,
                result.pointer + image * down * across * channels)
        }
        return result
    }

    /// What a convolution with TensorFlow's padding sees at each place, places outside being zero: (channels, height,
    /// width) → (places, channels · kernel · kernel), elements ordered by channel, row and column.
    public static func windows(
        of values: [Float], channels: Int, height: Int, width: Int, kernel: Int, stride: Int
    ) -> Tensor {
        precondition(values.count == channels * height * width)
        let (down, above) = samePadding(height, kernel: kernel, stride: stride)
        let (across, left) = samePadding(width, kernel: kernel, stride: stride)
        var seen = [Float](repeating: 0, count: down * across * channels * kernel * kernel)
        var place = 0
        for i in 0..<down {
            for j in 0..<across {
                for channel in 0..<channels {
                    for k in 0..<kernel {
                        let row = stride * i + k - above
                        for l in 0..<kernel {
                            let column = stride * j + l - left
                            if row >= 0, row < height, column >= 0, column < width {
                                seen[place] = values[(channel * height + row) * width + column]
                            }
                            place += 1
                        }
                    }
                }
            }
        }
        return Tensor([down * across, channels * kernel * kernel], seen)
    }
}
