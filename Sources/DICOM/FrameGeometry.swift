/// Where one frame of an enhanced multi-frame object lies: in space, in time, and among its volumes.
///
/// From the functional groups of PS3.3 C.7.6.16 and the dimension index values of C.7.6.17.
public struct FrameGeometry: Sendable, Equatable, Codable {
    /// (x, y, z) of the first voxel's centre, in mm.
    public var imagePositionPatient: [Double]?
    /// The row's direction cosines, then the column's.
    public var imageOrientationPatient: [Double]?
    public var temporalPositionIndex: Int?
    /// EffectiveEchoTime, in ms.
    public var echoTime: Double?
    /// In s/mm².
    public var diffusionBValue: Double?
    public var frameType: [String] = []
    public var inStackPosition: Int?
    /// What else may tell the volumes of the object apart, such as `stack 2`; the same dimensions in every frame.
    public var dimensions: [String] = []

    public init() {}

    /// Whether there is a place to sort by.
    public var saysWhere: Bool { imagePositionPatient != nil || inStackPosition != nil }
}
