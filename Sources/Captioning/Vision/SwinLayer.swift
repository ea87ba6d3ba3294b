import Tensors

/// One block of a Swin transformer: attention inside windows, then `W₂ act(W₁ …)`, each added to its input.
struct SwinLayer: Sendable {
    let version: SwinConfiguration.Version
    let windows: SwinWindows
    /// (H, 2w - 1, 2w - 1), in the layout of `Tensor.windowAttention`.
    let bias: Tensor
    /// The scale of the cosines of queries and keys, per head; only in the second version.
    let cosineFactors: [Float]
    let heads: Int
    let attentionNorm: LayerNorm
    let queriesKeysValues: Linear  // D to 3D
    let attentionOutput: Linear  // D to D
    let feedForwardNorm: LayerNorm
    let widen: Linear  // D to I
    let narrow: Linear  // I to D
    let activation: Activation

    /// - Parameter hidden: (images · tokens, D)
    func callAsFunction(_ hidden: Tensor, images: Int, _ workers: Workers) -> Tensor {
        switch version {
        case .first:
            let attended = attend(attentionNorm(hidden, workers), images, workers)
            let middle = attentionOutput(attended, residual: hidden, workers)
            let wide = widen(feedForwardNorm(middle, workers), activation: activation, workers)
            return narrow(wide, residual: middle, workers)
        case .second:
            var middle = attentionNorm(attentionOutput(attend(hidden, images, workers), workers), workers)
            middle.add(hidden)
            let wide = widen(middle, activation: activation, workers)
            var result = feedForwardNorm(narrow(wide, workers), workers)
            result.add(middle)
            return result
        }
    }

    private func attend(_ hidden: Tensor, _ images: Int, _ workers: Workers) -> Tensor {
        let divided = hidden.gathered(
            rowsOrZeros: windows.sources.repeated(images: images, of: windows.places.count))
        var projected = queriesKeysValues(divided, workers)
        let scale: Float
        // The reference's penalty between regions; its second version adds it twice.
        let penalty: Float
        switch version {
        case .first: (scale, penalty) = (1 / Float(hidden.width / heads).squareRoot(), -100)
        case .second:
            projected.normalizeQueriesAndKeys(lengths: cosineFactors, workers)
            (scale, penalty) = (1, -200)
        }
        let attended = projected.windowAttention(
            window: windows.side, scale: scale, bias: bias, regions: windows.regions, penalty: penalty, workers)
        return attended.gathered(rows: windows.places.repeated(images: images, of: windows.sources.count))
    }
}

/// Merges every 2 × 2 tokens into one of twice the width.
struct SwinMerging: Sendable {
    let version: SwinConfiguration.Version
    let reduction: Linear  // 4D to 2D
    let norm: LayerNorm
    /// The four tokens of each new one: down, then across; -1 beyond the edge of the image.
    let sources: [Int]
    /// The number of input tokens per image.
    let tokens: Int

    init(_ version: SwinConfiguration.Version, reduction: Linear, norm: LayerNorm, grid: EncoderConfiguration.Extent) {
        (self.version, self.reduction, self.norm) = (version, reduction, norm)
        tokens = grid.height * grid.width
        var sources: [Int] = []
        for y in stride(from: 0, to: grid.height, by: 2) {
            for x in stride(from: 0, to: grid.width, by: 2) {
                for (row, column) in [(y, x), (y + 1, x), (y, x + 1), (y + 1, x + 1)] {
                    sources.append(row < grid.height && column < grid.width ? row * grid.width + column : -1)
                }
            }
        }
        self.sources = sources
    }

    /// (images · tokens, D) → (images · ⌈rows / 2⌉ · ⌈columns / 2⌉, 2D)
    func callAsFunction(_ hidden: Tensor, images: Int, _ workers: Workers) -> Tensor {
        let indices = sources.repeated(images: images, of: tokens)
        let fours = hidden.gathered(rowsOrZeros: indices).reshaped([indices.count / 4, 4 * hidden.width])
        switch version {
        case .first: return reduction(norm(fours, workers), workers)
        case .second: return norm(reduction(fours, workers), workers)
        }
    }
}
