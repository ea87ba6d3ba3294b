import Tensors

/// The image tower of a CLIP (Radford et al., 2021): one vector for an image, in the space it shares with texts.
struct ImageTower: Sendable {
    let encoder: VisionEncoder
    /// Normalizes the class token.
    let norm: LayerNorm
    let projection: Linear  // D to C

    /// The length of the vector, C.
    var width: Int { projection.weight.width }

    /// (images, C), each of length 1.
    func callAsFunction(_ images: [PixelTensor], _ workers: Workers) throws -> Tensor {
        var features = try raw(images, workers)
        features.normalizeRows()
        return features
    }

    /// (images, C), as projected, of any length.
    func raw(_ images: [PixelTensor], _ workers: Workers) throws -> Tensor {
        let hidden = try encoder(images, workers)
        let tokens = hidden.rows / max(images.count, 1)
        let classes = hidden.gathered(rows: images.indices.map { $0 * tokens })
        return projection(norm(classes, workers), workers)
    }
}

extension Tensor {
    /// Scales every row to length 1.
    ///
    /// Source: `torch.nn.functional.normalize`, which divides by at least 1e-12.
    mutating func normalizeRows() {
        for row in 0..<rows {
            withRow(row) { values in
                var sum: Float = 0
                for index in values.indices { sum += values[index] * values[index] }
                let length = max(sum.squareRoot(), 1e-12)
                for index in values.indices { values[index] /= length }
            }
        }
    }
}
