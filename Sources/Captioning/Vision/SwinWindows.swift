/// The division of an image's tokens into windows, which may be shifted and may extend beyond its edges.
///
/// Source: `window_partition`, `maybe_pad`, `get_attn_mask` of transformers `modeling_swin.py`.
struct SwinWindows: Sendable {
    /// The side of a window.
    let side: Int
    /// The token at each place of each window, row by row; -1 beyond the edge of the image.
    let sources: [Int]
    /// The place of each token in the windows.
    let places: [Int]
    /// The region of each place of each window: shifting wraps tokens around, and distant regions must not attend to each
    /// other. Empty without a shift.
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
    /// The same indices for several images of `count` rows each, concatenated; -1 stays.
    func repeated(images: Int, of count: Int) -> [Int] {
        (0..<images).flatMap { image in map { $0 < 0 ? -1 : image * count + $0 } }
    }
}
