import CKernels

extension Tensor {
    /// Each row moved to mean 0 and variance 1, then scaled by `weight` and shifted by `bias`, both (width).
    ///
    /// Layer normalization (Ba et al., 2016) with the biased variance, `epsilon` inside the root.
    public func normalized(weight: Tensor, bias: Tensor, epsilon: Float, _ workers: Workers) -> Tensor {
        precondition(weight.count == width && bias.count == width)
        let result = Tensor(unset: shape)
        let pieces = workers.pieces(of: rows, minimum: 64)
        workers.share(pieces) { index, _ in
            let part = piece(index, of: pieces, length: rows)
            let place = part.lowerBound * width
            unsafe ck_layer_norm(
                pointer + place, part.count, width, weight.pointer, bias.pointer, epsilon, result.pointer + place)
        }
        return result
    }
}
