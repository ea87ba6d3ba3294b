import Tensors

/// Layer normalization over the last axis.
struct LayerNorm: Sendable {
    let weight: Tensor  // (features)
    let bias: Tensor  // (features)
    let epsilon: Float

    init(
        _ weights: Weights, features: Int, epsilon: Double, names: (weight: String, bias: String) = ("weight", "bias")
    ) throws {
        weight = try weights.tensor(names.weight, [features])
        bias = try weights.tensor(names.bias, [features])
        self.epsilon = Float(epsilon)
    }

    func callAsFunction(_ x: Tensor, _ workers: Workers) -> Tensor {
        x.normalized(weight: weight, bias: bias, epsilon: epsilon, workers)
    }
}

/// Where a part of a block normalizes.
enum NormOrder: Sendable {
    /// `x + part(LN(x))`: GPT-2.
    case before
    /// `LN(x + part(x))`: BERT, as in Vaswani et al., 2017.
    case after
}
