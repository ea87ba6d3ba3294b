import Raster

/// A small picture of an image out of characters: two pixels above each other in each.
struct BlockImage {
    /// The most characters in a line; half as many lines.
    private static let side = 40

    let image: RGBImage

    /// - Parameter usesColor: whether the terminal shows colors; otherwise denser signs stand for brighter pixels.
    func lines(usesColor: Bool) -> [String] {
        guard image.width > 0, image.height > 0 else { return [] }
        let longer = max(image.width, image.height)
        let width = max(1, image.width * Self.side / longer)
        // An even number of rows.
        let height = max(2, (image.height * Self.side / longer + 1) / 2 * 2)
        let small = image.resized(width: width, height: height, filter: .bilinear)
        return stride(from: 0, to: height, by: 2).map { row in
            let cells = (0..<width).map { column in
                let (upper, lower) = (small.pixel(column, row), small.pixel(column, row + 1))
                return usesColor ? Self.colored(upper, lower) : Self.sign(upper, lower)
            }
            return cells.joined() + (usesColor ? "\u{1B}[0m" : "")
        }
    }

    /// The upper half in the foreground's color, the lower half in the background's.
    private static func colored(_ upper: [UInt8], _ lower: [UInt8]) -> String {
        func color(_ pixel: [UInt8]) -> String { pixel.map(String.init).joined(separator: ";") }
        return "\u{1B}[38;2;\(color(upper))m\u{1B}[48;2;\(color(lower))m▀"
    }

    private static let signs = Array(" .:-=+*#%@")

    private static func sign(_ upper: [UInt8], _ lower: [UInt8]) -> String {
        let brightness = (upper + lower).reduce(0) { $0 + Int($1) } / 6
        return String(signs[brightness * signs.count / 256])
    }
}

extension RGBImage {
    fileprivate func pixel(_ x: Int, _ y: Int) -> [UInt8] {
        let start = (y * width + x) * 3
        return Array(pixels[start..<(start + 3)])
    }
}
