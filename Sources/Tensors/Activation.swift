import CKernels

/// The functions between two linear layers, by the names `transformers` gives them (`activations.py`).
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

    /// The function a configuration file names, or nil.
    public init?(named name: String) {
        switch name {
        case "linear": self = .none
        case "gelu", "gelu_python": self = .gelu
        case "gelu_new", "gelu_pytorch_tanh", "gelu_fast", "gelu_accurate": self = .geluTanh
        case "quick_gelu": self = .quickGELU
        case "relu": self = .relu
        case "silu", "swish": self = .silu
        case "tanh": self = .tanh
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
        }
    }
}

extension Tensor {
    /// Every element put through `activation`.
    public func activated(_ activation: Activation) -> Tensor {
        var result = self
        result.own()
        unsafe ck_bias_activate(result.pointer, 1, count, nil, activation.kernel)
        return result
    }
}
