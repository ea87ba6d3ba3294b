import Tensors

/// The image half of a CLIP (Radford et al., 2021): one vector for a picture, in the space it shares with texts.
struct ImageTower: Sendable {
    let encoder: VisionEncoder
    /// Over the class token.
    let norm: LayerNorm
    let projection: Linear  // D to C

    /// The length of the vector, C.
    var width: Int { projection.weight.width }

    /// (pictures, C), each of length 1.
    func callAsFunction(_ pictures: [PixelTensor], _ workers: Workers) throws -> Tensor {
        var features = try raw(pictures, workers)
        features.normalizeRows()
        return features
    }

    /// (pictures, C), as the projection leaves them.
    func raw(_ pictures: [PixelTensor], _ workers: Workers) throws -> Tensor {
        let hidden = try encoder(pictures, workers)
        let tokens = hidden.rows / max(pictures.count, 1)
        let classes = hidden.gathered(rows: pictures.indices.map { $0 * tokens })
        return projection(norm(classes, workers), workers)
    }
}

extension Tensor {
    /// Makes every row a vector of length 1.
    ///
    /// Source: `torch.nn.functional.normalize`, which divides by no less than 1e-12.
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
