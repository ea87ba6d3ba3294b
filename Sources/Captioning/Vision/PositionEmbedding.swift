import Tensors

/// The learned vector of each position in the image, interpolated to another grid of patches on request.
struct PositionEmbedding: Sendable {
    let table: Tensor  // (special + n, D)
    let specialTokens: Int

    /// The table for an image of `height` × `width` pixels, cut into `grid` patches.
    ///
    /// Source: `interpolate_pos_encoding` of transformers `modeling_vit.py`: bicubic, a = -0.75, corners not aligned,
    /// no antialiasing, unless the number of patches is the trained one and the image is square.
    func table(grid: EncoderConfiguration.Extent, height: Int, width: Int) -> Tensor {
        let trained = table.rows - specialTokens
        if grid.height * grid.width == trained && height == width { return table }
        let side = Int(Double(trained).squareRoot())
        let features = table.width
        let source = table[specialTokens..<(specialTokens + side * side)].values
        let across = Self.taps(from: side, to: grid.width)
        let down = Self.taps(from: side, to: grid.height)
        var patches = [Float](repeating: 0, count: grid.height * grid.width * features)
        for (y, rows) in down.enumerated() {
            for (x, columns) in across.enumerated() {
                for feature in 0..<features {
                    var sum = 0.0
                    for (row, rowWeight) in rows {
                        for (column, columnWeight) in columns {
                            sum += rowWeight * columnWeight * Double(source[(row * side + column) * features + feature])
                        }
                    }
                    patches[(y * grid.width + x) * features + feature] = Float(sum)
                }
            }
        }
        return .stacked([table[0..<specialTokens], Tensor([grid.height * grid.width, features], patches)])
    }

    /// For each output, the four inputs around it and their weights (Keys' cubic convolution kernel).
    private static func taps(from inputs: Int, to outputs: Int) -> [[(index: Int, weight: Double)]] {
        let a = -0.75
        func near(_ x: Double) -> Double { ((a + 2) * x - (a + 3)) * x * x + 1 }
        func far(_ x: Double) -> Double { ((a * x - 5 * a) * x + 8 * a) * x - 4 * a }
        return (0..<outputs).map { output in
            let center = (Double(output) + 0.5) * (Double(inputs) / Double(outputs)) - 0.5
            let floor = center.rounded(.down)
            let t = center - floor
            let weights = [far(t + 1), near(t), near(1 - t), far(2 - t)]
            return weights.enumerated().map { (min(max(Int(floor) - 1 + $0, 0), inputs - 1), $1) }
        }
    }
}
