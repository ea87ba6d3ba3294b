import Tensors

extension Weights {
    /// These weights, with every low-rank update (Hu et al., 2021) merged or dropped.
    ///
    /// An updated layer `m` is stored as `m.base.weight` (in, out), `m.base.bias`, `m.A.weight` (r, in) and
    /// `m.B.weight` (out, r), and computes `base(x) + alpha/r · B A x`.
    /// - Parameters:
    ///   - path: the language model's prefix; the stock weights have the same names without it.
    ///   - stock: the weights before training, used if updates are dropped.
    func withLowRankUpdates(
        _ decision: LowRankUpdates, under path: String, alpha: Double, stock: Weights?
    ) throws -> Weights {
        let marker = ".base.weight"
        let layers = names.filter { $0.hasPrefix(path) && $0.hasSuffix(marker) }.map { $0.dropLast(marker.count) }
        var settled: [String: Tensor] = [:]
        for layer in layers.sorted() {
            let parts = scope(String(layer))
            guard let shape = parts.shape("base.weight"), shape.count == 2, let rank = parts.shape("A.weight")?.first,
                rank > 0
            else { throw CaptioningError("'\(layer)'", "is not a matrix with a low-rank update") }
            switch decision {
            case .merge:
                let base = try parts.tensor("base.weight", shape)
                let bias = try parts.tensor("base.bias", [shape[1]])
                let inner = try parts.tensor("A.weight", [rank, shape[0]])
                let outer = try parts.tensor("B.weight", [shape[1], rank])
                // (B A)ᵀ = Aᵀ Bᵀ: the update in the layout of the base.
                let update = inner.transposed().multiplied(by: Matrix([outer], .outputByInput))
                settled["\(layer).weight"] = base.adding(update, times: Float(alpha / Double(rank)))
                settled["\(layer).bias"] = bias
            case .drop:
                let name = String(layer.dropFirst(path.count))
                let module = stock.map {
                    $0.containsAny("transformer.") ? name : name.replacing("transformer.", with: "")
                }
                guard let stock, let module else { throw CaptioningError("'\(layer)'", "no stock weights") }
                settled["\(layer).weight"] = try stock.tensor(module + ".weight", shape)
                settled["\(layer).bias"] = try stock.tensor(module + ".bias", [shape[1]])
            }
        }
        return settled.isEmpty ? self : adding(settled, areParameters: decision == .drop)
    }
}
