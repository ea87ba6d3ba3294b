/// How the tokens of a picture are divided among windows, which may be moved and may hang over its edges.
///
/// Source: `window_partition`, `maybe_pad`, `get_attn_mask` of transformers `modeling_swin.py`.
struct SwinWindows: Sendable {
    /// The side of a window.
    let side: Int
    /// For each place in each window the token there, row by row; -1 beyond the edge of the picture.
    let sources: [Int]
    /// For each token its place in the windows.
    let places: [Int]
    /// For each place in each window the region it comes from: moving wraps tokens around, and what was far apart must
    /// not meet. Empty where nothing was moved.
    let regions: [UInt8]

    init(grid: EncoderConfiguration.Extent, side: Int, shift: Int) {
        let down = (grid.height + side - 1) / side
        let across = (grid.width + side - 1) / side
        let (height, width) = (down * side, across * side)
        func region(_ position: Int, of length: Int) -> UInt8 {
            position < length - side ? 0 : position < length - shift ? 1 : 2
        }
        var sources: [Int] = []
        var places = [Int](repeating: 0, count: grid.height * grid.width)
        var regions: [UInt8] = []
        for window in 0..<(down * across) {
            for place in 0..<(side * side) {
                let row = window / across * side + place / side
                let column = window % across * side + place % side
                if shift > 0 { regions.append(3 * region(row, of: height) + region(column, of: width)) }
                let (y, x) = ((row + shift) % height, (column + shift) % width)
                let isInside = y < grid.height && x < grid.width
                if isInside { places[y * grid.width + x] = sources.count }
                sources.append(isInside ? y * grid.width + x : -1)
            }
        }
        self.side = side
        self.sources = sources
        self.places = places
        self.regions = regions
    }
}

extension [Int] {
    /// The same indices into each of several pictures of `count` rows, one after another; -1 stays.
    func repeated(pictures: Int, of count: Int) -> [Int] {
        (0..<pictures).flatMap { picture in map { $0 < 0 ? -1 : picture * count + $0 } }
    }
}
