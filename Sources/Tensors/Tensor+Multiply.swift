import CKernels

extension Tensor {
    /// `activation(x · matrix + bias + residual)` for every row x: (rows, depth) → (rows, width).
    public func multiplied(
        by matrix: Matrix, bias: Tensor? = nil, residual: Tensor? = nil, activation: Activation = .none,
        _ workers: Workers = Workers(count: 1)
    ) -> Tensor {
        precondition(width == matrix.depth, "\(shape) times (\(matrix.depth), \(matrix.width))")
        precondition(bias.map { $0.count == matrix.width } ?? true)
        precondition(residual.map { $0.count == rows * matrix.width } ?? true)
        let result = Tensor(unset: [rows, matrix.width])
        FLOPCount.add(rows, width, matrix.width)
        switch matrix.form {
        case .panels(let panels, let precision):
            multiplyPanels(panels, precision, matrix.width, bias, residual, activation, into: result, workers)
        case .tensors(let tensors, let layout):
            multiplyTensors(tensors, layout, bias, residual, activation, into: result, workers)
        }
        return result
    }

    /// Workers take panels, so that each weight is read by one of them.
    private func multiplyPanels(
        _ storage: TensorStorage, _ precision: Precision, _ outputs: Int, _ bias: Tensor?, _ residual: Tensor?,
        _ activation: Activation, into result: Tensor, _ workers: Workers
    ) {
        let panels = (outputs + Int(CK_PANEL) - 1) / Int(CK_PANEL)
        let pieces = workers.pieces(of: panels, minimum: 4)
        workers.share(pieces) { index, _ in
            let part = piece(index, of: pieces, length: panels)
            unsafe ck_multiply_panels(
                precision.kernel, pointer, width, rows, width, storage.floats, part.lowerBound, part.count, outputs,
                bias?.pointer, residual?.pointer, outputs, activation.kernel, result.pointer, outputs)
        }
    }

    /// Workers take rows: BLAS is fastest with a hundred or more.
    private func multiplyTensors(
        _ tensors: [Tensor], _ layout: Matrix.Layout, _ bias: Tensor?, _ residual: Tensor?, _ activation: Activation,
        into result: Tensor, _ workers: Workers
    ) {
        let outputs = result.width
        let pieces = workers.pieces(of: rows, minimum: 96)
        workers.share(pieces) { index, _ in
            let part = piece(index, of: pieces, length: rows)
            let output = unsafe result.pointer + part.lowerBound * outputs
            if let residual {
                unsafe output.update(from: residual.pointer + part.lowerBound * outputs, count: part.count * outputs)
            }
            var column = 0
            for tensor in tensors {
                let columns = layout == .outputByInput ? tensor.shape[0] : tensor.shape[1]
                unsafe BLAS.multiply(
                    part.count, columns, width, pointer + part.lowerBound * width, stride: width,
                    tensor.pointer, stride: tensor.shape[1], bTransposed: layout == .outputByInput,
                    keep: residual == nil ? 0 : 1, output + column, stride: outputs)
                column += columns
            }
            if bias != nil || activation != .none {
                unsafe ck_bias_activate(output, part.count, outputs, bias?.pointer, activation.kernel)
            }
        }
    }
}
