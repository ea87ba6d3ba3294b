import CKernels

/// The weight of a linear map, `depth` inputs to `width` outputs, ready to multiply by.
public struct Matrix: Sendable {
    /// How a checkpoint stores a weight.
    public enum Layout: Sendable {
        /// (out, in): PyTorch's `Linear`.
        case outputByInput
        /// (in, out): GPT-2's `Conv1D`.
        case inputByOutput
    }

    public let depth: Int
    public let width: Int
    let form: Form

    enum Form: Sendable {
        /// As in the file; several tensors are concatenated along the outputs.
        case tensors([Tensor], Layout)
        /// A copy cut into panels of 16 outputs.
        case panels(TensorStorage, Precision)
    }

    /// Uses the tensors in place, for matrices needed once or rarely.
    public init(_ tensors: [Tensor], _ layout: Layout) {
        let inputs = tensors.map { layout == .outputByInput ? $0.shape[1] : $0.shape[0] }
        precondition(tensors.allSatisfy { $0.shape.count == 2 } && Set(inputs).count == 1)
        depth = inputs[0]
        width = tensors.reduce(0) { $0 + (layout == .outputByInput ? $1.shape[0] : $1.shape[1]) }
        form = .tensors(tensors, layout)
    }

    /// Copies the tensor into panels, for matrices that are used again and again.
    public init(_ tensor: Tensor, _ layout: Layout, _ packing: Packing) {
        precondition(tensor.shape.count == 2)
        let transposed = layout == .outputByInput
        let depth = transposed ? tensor.shape[1] : tensor.shape[0]
        let width = transposed ? tensor.shape[0] : tensor.shape[1]
        let panels = (width + Int(CK_PANEL) - 1) / Int(CK_PANEL)
        let kernel = packing.precision.kernel
        let storage = TensorStorage(count: panels * ck_panel_bytes(kernel, depth) / MemoryLayout<Float>.stride)
        let pieces = packing.workers.pieces(of: panels, minimum: 8)
        packing.workers.share(pieces) { index, _ in
            let part = piece(index, of: pieces, length: panels)
            unsafe ck_pack_panels(
                kernel, tensor.pointer, transposed ? 1 : width, transposed ? depth : 1, depth, width, part.lowerBound,
                part.count, storage.floats)
        }
        tensor.releaseSource()
        self.depth = depth
        self.width = width
        form = .panels(storage, packing.precision)
    }
}

extension Precision {
    var kernel: ck_precision {
        switch self {
        case .f32: CK_F32
        case .bf16: CK_BF16
        case .int8: CK_INT8
        }
    }
}
