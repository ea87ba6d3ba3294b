/// An image of 8-bit red, green and blue.
public struct RGBImage: Sendable, Equatable {
    public let width: Int
    public let height: Int
    /// (height, width, 3): rows from top to bottom, three bytes per pixel.
    public private(set) var pixels: [UInt8]

    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(width > 0 && height > 0, "an image has at least one pixel")
        precondition(pixels.count == width * height * 3, "an image has three bytes per pixel")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Creates a black image whose pixels `body` writes in place.
    public init<Failure: Error>(
        width: Int, height: Int, initializingWith body: (inout MutableSpan<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(width > 0 && height > 0, "an image has at least one pixel")
        self.width = width
        self.height = height
        pixels = [UInt8](repeating: 0, count: width * height * 3)
        var span = pixels.mutableSpan
        try body(&span)
    }
}
