import Tensors

/// EfficientNet-Lite0 without its classifier: images in, a feature map of a thirty-second of their size out.
///
/// Batch norms are folded into the convolutions, and every activation is ReLU6. Maps are (images · height · width,
/// channels). Source: Tan and Le, "EfficientNet", 2019; the Lite variants of its authors, 2020.
struct EfficientNetLite: Sendable {
    /// A `FeatureMap` of several images.
    struct FeatureMap {
        var values: Tensor  // (images · height · width, channels)
        var height: Int
        var width: Int
    }

    /// An inverted residual block.
    struct Block: Sendable {
        let expand: Linear?
        let depthwise: Tensor  // (kernel, kernel, middle)
        let depthwiseBias: Tensor  // (middle)
        let kernel: Int
        let stride: Int
        let project: Linear
        let addsInput: Bool
    }

    /// A run of blocks: the channels that leave it, how many there are, the size of the depthwise kernel, the stride of
    /// the first, and how many times the channels are widened.
    private struct Stage {
        let channels, blocks, kernel, stride, expansion: Int
    }

    private static let stages = [
        Stage(channels: 16, blocks: 1, kernel: 3, stride: 1, expansion: 1),
        Stage(channels: 24, blocks: 2, kernel: 3, stride: 2, expansion: 6),
        Stage(channels: 40, blocks: 2, kernel: 5, stride: 2, expansion: 6),
        Stage(channels: 80, blocks: 3, kernel: 3, stride: 2, expansion: 6),
        Stage(channels: 112, blocks: 3, kernel: 5, stride: 1, expansion: 6),
        Stage(channels: 192, blocks: 4, kernel: 5, stride: 2, expansion: 6),
        Stage(channels: 320, blocks: 1, kernel: 3, stride: 1, expansion: 6),
    ]
    private static let stemChannels = 32
    /// The channels of the feature map.
    static let features = 1280
    /// How many times smaller than the images it is.
    static let stride = 32
    /// Blocks whose maps are large: they see one image after another, so that its maps stay in the cache.
    private static let blocksByImage = 5

    private let stem: Linear  // (32, 3 · 3 · 3)
    private let blocks: [Block]
    private let head: Linear

    init(_ weights: Weights, _ packing: Packing) throws {
        /// A convolution of one place.
        func pointwise(_ weights: Weights, _ inputs: Int, _ outputs: Int) throws -> Linear {
            let kernel = try weights.tensor("weight", [outputs, inputs, 1, 1]).reshaped([outputs, inputs])
            return Linear(
                weight: Matrix(kernel, .outputByInput, packing), bias: try weights.tensor("bias", [outputs]))
        }
        let first = weights.scope("stem")
        let channels = PixelTensor.channels
        stem = Linear(
            weight: Matrix(
                try first.tensor("weight", [Self.stemChannels, channels, 3, 3])
                    .reshaped([Self.stemChannels, channels * 9]), .outputByInput, packing),
            bias: try first.tensor("bias", [Self.stemChannels]))
        var blocks: [Block] = []
        var inputs = Self.stemChannels
        for stage in Self.stages {
            for index in 0..<stage.blocks {
                let block = weights.scope("blocks.\(blocks.count)")
                let middle = inputs * stage.expansion
                let kernel = stage.kernel
                let taps = try block.scope("depthwise").tensor("weight", [middle, 1, kernel, kernel])
                let stride = index == 0 ? stage.stride : 1
                blocks.append(
                    Block(
                        expand: stage.expansion == 1 ? nil : try pointwise(block.scope("expand"), inputs, middle),
                        depthwise: taps.reshaped([middle, kernel * kernel]).transposed(),
                        depthwiseBias: try block.scope("depthwise").tensor("bias", [middle]),
                        kernel: kernel, stride: stride,
                        project: try pointwise(block.scope("project"), middle, stage.channels),
                        addsInput: stride == 1 && inputs == stage.channels))
                inputs = stage.channels
            }
        }
        self.blocks = blocks
        head = try pointwise(weights.scope("head"), inputs, Self.features)
    }

    /// The feature maps of images of one size.
    ///
    /// - Parameter observe: is given the map after the stem, each block and the head, by the name of its tensors; the
    ///   first ones are of one image after another.
    func callAsFunction(
        _ images: [PixelTensor], _ workers: Workers, observe: (String, FeatureMap) -> Void = { _, _ in }
    ) -> FeatureMap {
        func run(_ range: Range<Int>, _ map: FeatureMap) -> FeatureMap {
            range.reduce(map) { map, index in
                let next = blocks[index](map, workers)
                observe("blocks.\(index)", next)
                return next
            }
        }
        let early = images.map { image in
            let map = stem(image, workers)
            observe("stem", map)
            return run(0..<Self.blocksByImage, map)
        }
        guard let first = early.first else {
            return FeatureMap(values: Tensor([0, Self.features], []), height: 0, width: 0)
        }
        let joined = FeatureMap(values: .stacked(early.map(\.values)), height: first.height, width: first.width)
        let last = run(Self.blocksByImage..<blocks.count, joined)
        let map = FeatureMap(
            values: head(last.values, activation: .relu6, workers), height: last.height, width: last.width)
        observe("head", map)
        return map
    }

    private func stem(_ image: PixelTensor, _ workers: Workers) -> FeatureMap {
        let windows = Tensor.windows(
            of: image.values, channels: PixelTensor.channels, height: image.height, width: image.width, kernel: 3,
            stride: 2)
        return FeatureMap(
            values: stem(windows, activation: .relu6, workers),
            height: Tensor.samePadding(image.height, kernel: 3, stride: 2).places,
            width: Tensor.samePadding(image.width, kernel: 3, stride: 2).places)
    }
}

extension EfficientNetLite.Block {
    func callAsFunction(_ map: EfficientNetLite.FeatureMap, _ workers: Workers) -> EfficientNetLite.FeatureMap {
        let wide = expand.map { $0(map.values, activation: .relu6, workers) } ?? map.values
        let seen = wide.convolvedDepthwise(
            height: map.height, width: map.width, weight: depthwise, bias: depthwiseBias, kernel: kernel,
            stride: stride, workers)
        return EfficientNetLite.FeatureMap(
            values: project(seen, residual: addsInput ? map.values : nil, workers),
            height: Tensor.samePadding(map.height, kernel: kernel, stride: stride).places,
            width: Tensor.samePadding(map.width, kernel: kernel, stride: stride).places)
    }
}
