import CKernels

/// The activation functions of transformers `activations.py`.
public enum Activation: Sendable, Equatable {
    case none
    /// `x · Φ(x)`, exact.
    case gelu
    /// The tanh approximation of GELU.
    case geluTanh
    /// `x · sigmoid(1.702 x)`.
    case quickGELU
    case relu
    /// `x · sigmoid(x)`.
    case silu
    case tanh
    case sigmoid
    /// `max(x, 0)²`.
    case reluSquared
    /// `min(max(x, 0), 6)`.
    case relu6
    /// `x` above 0, `0.01 x` below.
    case leakyReLU
    /// GELU between -10 and 10.
    case clippedGELU
    /// `x · tanh(log(1 + eˣ))`.
    case mish
    /// `½ (1 + erf((x - µ) / (σ √2)))` with µ = 0.707107 and σ = 0.282095.
    case laplace

    /// The function of this name in configuration files; nil if unknown.
    public init?(named name: String) {
        switch name {
        case "linear": self = .none
        case "gelu", "gelu_python": self = .gelu
        case "gelu_new", "gelu_pytorch_tanh", "gelu_fast", "gelu_accurate", "gelu_python_tanh": self = .geluTanh
        case "quick_gelu": self = .quickGELU
        case "relu": self = .relu
        case "silu", "swish": self = .silu
        case "tanh": self = .tanh
        case "sigmoid": self = .sigmoid
        case "relu2": self = .reluSquared
        case "relu6": self = .relu6
        case "leaky_relu": self = .leakyReLU
        case "gelu_10": self = .clippedGELU
        case "mish": self = .mish
        case "laplace": self = .laplace
        default: return nil
        }
    }

    var kernel: ck_activation {
        switch self {
        case .none: CK_IDENTITY
        case .gelu: CK_GELU
        case .geluTanh: CK_GELU_TANH
        case .quickGELU: CK_QUICK_GELU
        case .relu: CK_RELU
        case .silu: CK_SILU
        case .tanh: CK_TANH
        case .sigmoid: CK_SIGMOID
        case .reluSquared: CK_RELU_SQUARED
        case .relu6: CK_RELU6
        case .leakyReLU: CK_LEAKY_RELU
        case .clippedGELU: CK_CLIPPED_GELU
        case .mish: CK_MISH
        case .laplace: CK_LAPLACE
        }
    }
}

extension Tensor {
    /// `activation` of every element.
    public func activated(_ activation: Activation) -> Tensor {
        var result = self
        result.own()
        unsafe ck_bias_activate(result.pointer, 1, count, nil, activation.kernel)
        return result
    }
}
