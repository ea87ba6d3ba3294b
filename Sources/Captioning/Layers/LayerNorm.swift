import Tensors

/// Layer normalisation over the last axis.
struct LayerNorm: Sendable {
    let weight: Tensor  // (features)
    let bias: Tensor  // (features)
    let epsilon: Float

    init(_ weights: Weights, features: Int, epsilon: Double) throws {
        weight = try weights.tensor("weight", [features])
        bias = try weights.tensor("bias", [features])
        self.epsilon = Float(epsilon)
    }

    func callAsFunction(_ x: Tensor, _ workers: Workers) -> Tensor {
        x.normalized(weight: weight, bias: bias, epsilon: epsilon, workers)
    }
}
