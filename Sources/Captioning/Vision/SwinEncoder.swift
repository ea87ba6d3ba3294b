import Tensors

/// A Swin transformer of either version: images in, one vector per token after the last merging out.
///
/// Source: transformers `modeling_swin.py`, `modeling_swinv2.py`.
struct SwinEncoder: ImageEncoder {
    struct Stage: Sendable {
        let layers: [SwinLayer]
        /// After every stage but the last.
        let merging: SwinMerging?
    }

    let configuration: SwinConfiguration
    let patches: Linear  // (embed_dim, channels · patch height · patch width)
    let patchNorm: LayerNorm
    let stages: [Stage]
    let norm: LayerNorm

    var imageSize: EncoderConfiguration.Extent { configuration.imageSize }
    var features: Int { configuration.features }
    var tokens: Int { configuration.stages.last.map { $0.grid.height * $0.grid.width } ?? 0 }

    var specialTokens: Int { 0 }

    func callAsFunction(_ images: [PixelTensor], _ workers: Workers) throws -> Tensor {
        guard !images.isEmpty else { return Tensor([0, features], []) }
        for image in images where image.height != imageSize.height || image.width != imageSize.width {
            throw CaptioningError(
                "image",
                "is \(image.width) x \(image.height), the encoder expects \(imageSize.width) x \(imageSize.height)")
        }
        let patch = configuration.patchSize
        let flat = Tensor.stacked(
            images.map {
                let whole = $0.padded(toMultiplesOf: patch)
                return .patches(
                    of: whole.values, channels: PixelTensor.channels, height: whole.height, width: whole.width,
                    patchHeight: patch.height, patchWidth: patch.width)
            })
        var hidden = patchNorm(patches(flat, workers), workers)
        for stage in stages {
            for layer in stage.layers { hidden = layer(hidden, images: images.count, workers) }
            if let merging = stage.merging { hidden = merging(hidden, images: images.count, workers) }
        }
        return norm(hidden, workers)
    }
}

extension PixelTensor {
    /// The image padded with zeros on the right and below to complete patches.
    fileprivate func padded(toMultiplesOf patch: EncoderConfiguration.Extent) -> PixelTensor {
        let tall = (height + patch.height - 1) / patch.height * patch.height
        let wide = (width + patch.width - 1) / patch.width * patch.width
        guard tall != height || wide != width else { return self }
        var padded = [Float](repeating: 0, count: PixelTensor.channels * tall * wide)
        for channel in 0..<PixelTensor.channels {
            for row in 0..<height {
                let source = (channel * height + row) * width
                let target = (channel * tall + row) * wide
                padded.replaceSubrange(target..<(target + width), with: values[source..<(source + width)])
            }
        }
        return PixelTensor(height: tall, width: wide, values: padded)
    }
}
