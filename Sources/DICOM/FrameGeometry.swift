/// The place of a frame in space, in time, and among the volumes of its series.
///
/// From the functional groups of PS3.3 C.7.6.16 and the dimension index values of C.7.6.17, or from the attributes of an
/// instance that describe all of its frames.
public struct FrameGeometry: Sendable, Equatable, Codable {
    /// (x, y, z) of the first voxel's center, in mm.
    public var imagePositionPatient: [Double]?
    /// The row's direction cosines, then the column's.
    public var imageOrientationPatient: [Double]?
    public var temporalPositionIndex: Int?
    /// EffectiveEchoTime, in ms.
    public var echoTime: Double?
    /// In s/mm².
    public var diffusionBValue: Double?
    /// FrameType, or ImageType of the instance, which has the same values.
    public var frameType: [String] = []
    public var inStackPosition: Int?
    /// What else may distinguish the volumes of an enhanced object, such as `stack 2`; the same dimensions in every frame.
    public var dimensions: [String] = []

    public init() {}

    /// The geometry that all frames of an instance share.
    public init(of instance: Instance) {
        imagePositionPatient = instance.imagePositionPatient
        imageOrientationPatient = instance.imageOrientationPatient
        temporalPositionIndex = instance.temporalPositionIndex
        echoTime = instance.echoTime
        diffusionBValue = instance.diffusionBValue
        frameType = instance.imageType
    }

    /// The geometry of one frame, completed with what its instance states for all frames.
    public func completing(_ frame: FrameGeometry) -> FrameGeometry {
        var geometry = frame
        geometry.imagePositionPatient = frame.imagePositionPatient ?? imagePositionPatient
        geometry.imageOrientationPatient = frame.imageOrientationPatient ?? imageOrientationPatient
        geometry.echoTime = frame.echoTime ?? echoTime
        geometry.diffusionBValue = frame.diffusionBValue ?? diffusionBValue
        if frame.frameType.isEmpty { geometry.frameType = frameType }
        return geometry
    }

    /// Whether there is a position to sort by.
    public var isPlaced: Bool { imagePositionPatient != nil || inStackPosition != nil }
}
