/// An image prepared for an encoder: rescaled and normalized.
public struct PixelTensor: Sendable, Equatable {
    public static let channels = 3
    public let height: Int
    public let width: Int
    /// (3, height, width)
    public let values: [Float]

    public init(height: Int, width: Int, values: [Float]) {
        precondition(values.count == Self.channels * height * width, "three values per pixel")
        self.height = height
        self.width = width
        self.values = values
    }
}
