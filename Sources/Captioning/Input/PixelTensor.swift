public struct PixelTensor: Sendable {
    public let channels, height, width: Int
    public let values: [Float]
    public init(channels: Int, height: Int, width: Int, values: [Float]) {
        self.channels = channels
        self.height = height
        self.width = width
        self.values = values
    }
}
