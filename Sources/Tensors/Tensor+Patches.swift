extension Tensor {
    /// The patches of an image, flattened: (channels, height, width) → (⌊height/p⌋ · ⌊width/q⌋, channels · p · q).
    ///
    /// Patches go left to right, then down; elements are ordered by channel, row and column, as in a convolution's
    /// weight. Remaining rows and columns at the edges are dropped, as by a strided convolution.
    public static func patches(
        of values: [Float], channels: Int, height: Int, width: Int, patchHeight p: Int, patchWidth q: Int
    ) -> Tensor {
        precondition(values.count == channels * height * width && p > 0 && q > 0)
        let down = height / p
        let across = width / q
        let result = Tensor(unset: [down * across, channels * p * q])
        unsafe values.withUnsafeBufferPointer { values in
            guard let source = values.baseAddress else { return }
            var target = unsafe result.pointer
            for y in 0..<down {
                for x in 0..<across {
                    for channel in 0..<channels {
                        for row in 0..<p {
                            let place = (channel * height + y * p + row) * width + x * q
                            unsafe target.update(from: source + place, count: q)
                            unsafe target += q
                        }
                    }
                }
            }
        }
        return result
    }
}
