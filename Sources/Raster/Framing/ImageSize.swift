/// Height and width in pixels.
public struct ImageSize: Sendable, Equatable, Codable {
    public var height: Int
    public var width: Int

    public init(height: Int, width: Int) {
        self.height = height
        self.width = width
    }

    init(of image: RGBImage) {
        self.init(height: image.height, width: image.width)
    }

    public static func square(_ side: Int) -> ImageSize { ImageSize(height: side, width: side) }
}
