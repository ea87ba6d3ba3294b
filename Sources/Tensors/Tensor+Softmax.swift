import CKernels

extension Tensor {
    /// `softmax(scale · row)` of every row.
    public func softmax(scale: Float = 1) -> Tensor {
        var result = self
        result.own()
        unsafe ck_softmax(result.pointer, rows, width, width, scale)
        return result
    }

    /// `log(softmax(row))` of every row.
    public func logSoftmax(_ workers: Workers = Workers(count: 1)) -> Tensor {
        let result = Tensor(unset: shape)
        workers.share(rows) { row, _ in
            unsafe ck_log_softmax(pointer + row * width, width, result.pointer + row * width)
        }
        return result
    }
}

extension Tensor {
    /// Replaces one row by `log(softmax(row))`.
    public mutating func renormalize(row: Int) {
        precondition(row >= 0 && row < rows)
        own()
        unsafe ck_log_softmax(pointer + row * width, width, pointer + row * width)
    }
}
