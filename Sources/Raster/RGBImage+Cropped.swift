extension RGBImage {
    /// The `width` x `height` pixels whose upper left corner is at column `x`, row `y`. The box must lie inside.
    public func cropped(x: Int, y: Int, width: Int, height: Int) -> RGBImage {
        precondition(x >= 0 && x + width <= self.width, "a box outside the image")
        precondition(y >= 0 && y + height <= self.height, "a box outside the image")
        if width == self.width && height == self.height { return self }
        var cropped: [UInt8] = []
        cropped.reserveCapacity(width * height * 3)
        for row in y..<y + height {
            let start = (row * self.width + x) * 3
            cropped += pixels[start..<start + width * 3]
        }
        return RGBImage(width: width, height: height, pixels: cropped)
    }

    /// The image with a border of one gray level.
    public func padded(left: Int, top: Int, right: Int, bottom: Int, gray: UInt8 = 0) -> RGBImage {
        precondition(min(left, top, right, bottom) >= 0, "a negative border")
        let (newWidth, newHeight) = (left + width + right, top + height + bottom)
        var padded = [UInt8](repeating: gray, count: newWidth * newHeight * 3)
        for row in 0..<height {
            let start = ((top + row) * newWidth + left) * 3
            padded.replaceSubrange(start..<start + width * 3, with: pixels[row * width * 3..<(row + 1) * width * 3])
        }
        return RGBImage(width: newWidth, height: newHeight, pixels: padded)
    }
}
