import Tensors

/// A fully connected layer: `y = x · Wᵀ + b`.
struct Linear: Sendable {
    let weight: Matrix
    let bias: Tensor?  // (out)

    /// `activation(x · Wᵀ + b + residual)` for every row of x.
    func callAsFunction(
        _ x: Tensor, residual: Tensor? = nil, activation: Activation = .none, _ workers: Workers
    ) -> Tensor {
        x.multiplied(by: weight, bias: bias, residual: residual, activation: activation, workers)
    }
}

extension Linear {
    /// PyTorch's `nn.Linear`: weight (out, in). Several names make one layer with concatenated outputs.
    ///
    /// - Parameter packing: how the weight is copied; nil for a rarely used weight, which is used from the file.
    init(
        _ weights: Weights, _ names: [String], inputs: Int, outputs: Int, bias: Bool = true, _ packing: Packing? = nil
    ) throws {
        let tensors = try names.map { try weights.scope($0).tensor("weight", [outputs, inputs]) }
        if let packing {
            weight = Matrix(tensors.count == 1 ? tensors[0] : .stacked(tensors), .outputByInput, packing)
        } else {
            weight = Matrix(tensors, .outputByInput)
        }
        if bias {
            let parts = try names.map { try weights.scope($0).tensor("bias", [outputs]) }
            self.bias = parts.count == 1 ? parts[0] : .stacked(parts).reshaped([outputs * parts.count])
        } else {
            self.bias = nil
        }
    }

    /// GPT-2's `Conv1D`: weight (in, out).
    init(convolution weights: Weights, inputs: Int, outputs: Int, _ packing: Packing) throws {
        weight = Matrix(try weights.tensor("weight", [inputs, outputs]), .inputByOutput, packing)
        bias = try weights.tensor("bias", [outputs])
    }
}
