import Testing

@testable import Tensors

@Suite struct DepthwiseTests {
    /// Sums in the order of the formula, with zeros outside.
    private func plain(
        _ x: [Float], _ height: Int, _ width: Int, _ channels: Int, _ w: [Float], _ bias: [Float], kernel: Int,
        stride: Int
    ) -> [Float] {
        let (down, above) = Tensor.samePadding(height, kernel: kernel, stride: stride)
        let (across, left) = Tensor.samePadding(width, kernel: kernel, stride: stride)
        var y: [Float] = []
        for i in 0..<down {
            for j in 0..<across {
                for c in 0..<channels {
                    var sum = Double(bias[c])
                    for k in 0..<kernel {
                        for l in 0..<kernel {
                            let (row, column) = (stride * i + k - above, stride * j + l - left)
                            guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                            sum +=
                                Double(x[(row * width + column) * channels + c])
                                * Double(w[(k * kernel + l) * channels + c])
                        }
                    }
                    y.append(Float(min(max(sum, 0), 6)))
                }
            }
        }
        return y
    }

    @Test(arguments: [(3, 1), (3, 2), (5, 1), (5, 2)], [(7, 7, 40), (8, 5, 32), (1, 3, 33), (6, 6, 7)])
    func equalsThePlainSum(_ convolution: (kernel: Int, stride: Int), _ map: (height: Int, width: Int, channels: Int)) {
        let (kernel, stride) = convolution
        let (height, width, channels) = map
        var numbers = SystemRandomNumberGenerator()
        func some(_ count: Int) -> [Float] { (0..<count).map { _ in Float.random(in: -1...1, using: &numbers) } }
        let images = [some(height * width * channels), some(height * width * channels)]
        let (w, bias) = (some(kernel * kernel * channels), some(channels))
        for threads in [1, 2] {
            let y = Tensor([2 * height * width, channels], images[0] + images[1]).convolvedDepthwise(
                height: height, width: width, weight: Tensor([kernel * kernel, channels], w),
                bias: Tensor([channels], bias), kernel: kernel, stride: stride, Workers(count: threads))
            let expected = images.flatMap {
                plain($0, height, width, channels, w, bias, kernel: kernel, stride: stride)
            }
            #expect(y.shape == [expected.count / channels, channels])
            let largest = zip(y.values, expected).map { abs($0 - $1) }.max() ?? 0
            #expect(largest < 1e-5)
        }
    }

    /// A convolution as PyTorch pads it after `F.pad` with TensorFlow's amounts.
    @Test func windowsAreWhatAConvolutionSees() {
        // One channel of 4 x 4 numbers, stride 2, kernel 3: one zero at the right and below, none above and left.
        let windows = Tensor.windows(
            of: (1...16).map(Float.init), channels: 1, height: 4, width: 4, kernel: 3, stride: 2)
        #expect(windows.shape == [4, 9])
        #expect(windows[0..<1].values == [1, 2, 3, 5, 6, 7, 9, 10, 11])
        #expect(windows[3..<4].values == [11, 12, 0, 15, 16, 0, 0, 0, 0])
        // Of an odd size there is one on each side.
        #expect(Tensor.samePadding(5, kernel: 3, stride: 2) == (3, 1))
        #expect(Tensor.samePadding(14, kernel: 5, stride: 2) == (7, 1))
    }

    @Test func notANumberStays() {
        let y = Tensor([1, 32], Array(repeating: .nan, count: 32)).convolvedDepthwise(
            height: 1, width: 1, weight: Tensor([9, 32], repeating: 1), bias: Tensor([32], repeating: 0), kernel: 3,
            stride: 1, Workers(count: 1))
        #expect(y.values.allSatisfy { $0.isNaN })
    }
}
