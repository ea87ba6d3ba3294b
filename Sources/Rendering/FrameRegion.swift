/// A box of a frame's pixels.
public struct FrameRegion: Sendable, Equatable, Codable {
    /// The column and row of the upper left corner, from 0.
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}
