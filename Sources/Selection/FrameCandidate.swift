public import DICOM

/// What is asked of an instance, or of one frame of an enhanced one, when pictures are chosen for a series.
public struct FrameCandidate: Sendable, Equatable {
    /// The caller's name for the instance: its place in the series in path order.
    public var index: Int
    /// The frame that this candidate is, from 0; nil where it stands for all frames of its instance.
    public var frame: Int?
    public var role: InstanceRole
    public var modality: String?
    public var sopClassUID: String
    public var instanceNumber: Int?
    public var acquisitionNumber: Int?
    public var temporalPositionIndex: Int?
    public var numberOfFrames: Int
    public var rows: Int
    public var columns: Int
    public var imageType: [String] = []
    public var echoTime: Double?
    public var diffusionBValue: Double?
    public var imagePositionPatient: [Double]?
    public var imageOrientationPatient: [Double]?
    public var viewPosition: String?
    public var laterality: String?
    public var presentationIntentType: String?
    /// What else may tell the volumes of an enhanced object apart, such as `stack 2`.
    public var dimensions: [String] = []
    /// InStackPositionNumber, where there are no positions to sort by.
    public var inStackPosition: Int?
    /// The frames that a key object selection names, from 0; every frame where it is empty, none where it is nil.
    public var keyFrames: [Int]?
    /// A key object selection says that the instance was rejected.
    public var isRejected = false

    public init(
        index: Int, role: InstanceRole = .image, modality: String? = nil, sopClassUID: String = "",
        instanceNumber: Int? = nil, numberOfFrames: Int = 1, rows: Int = 0, columns: Int = 0
    ) {
        self.index = index
        self.role = role
        self.modality = modality
        self.sopClassUID = sopClassUID
        self.instanceNumber = instanceNumber
        self.numberOfFrames = numberOfFrames
        self.rows = rows
        self.columns = columns
    }

    public init(index: Int, instance: Instance) {
        self.init(
            index: index, role: instance.role, modality: instance.modality,
            sopClassUID: instance.sopClassUID, instanceNumber: instance.instanceNumber,
            numberOfFrames: max(instance.numberOfFrames ?? 1, 1), rows: instance.rows ?? 0,
            columns: instance.columns ?? 0)
        acquisitionNumber = instance.acquisitionNumber
        temporalPositionIndex = instance.temporalPositionIndex
        imageType = instance.imageType
        echoTime = instance.echoTime
        diffusionBValue = instance.diffusionBValue
        imagePositionPatient = instance.imagePositionPatient
        imageOrientationPatient = instance.imageOrientationPatient
        viewPosition = instance.viewPosition
        laterality = instance.imageLaterality ?? instance.laterality
        presentationIntentType = instance.presentationIntentType
    }
}

extension FrameCandidate {
    /// Whether its frames have places of their own, which `frames(at:)` wants to know: an enhanced multi-frame volume.
    public var mayHoldVolumes: Bool {
        frame == nil && role.isDisplayable && !isWholeSlide && (2...Self.mostPlacedFrames).contains(numberOfFrames)
            && (isVolumetric || modality == "OPT")
    }

    /// Reading the functional groups of more frames would take longer than their picture is worth.
    private static let mostPlacedFrames = 20_000

    /// One candidate for each frame whose place is known; the instance as it is where none is.
    public func frames(at places: [FrameGeometry]) -> [FrameCandidate] {
        guard places.count == numberOfFrames, places.contains(where: \.saysWhere) else { return [self] }
        return places.enumerated().map { number, place in
            var frame = self
            frame.frame = number
            frame.numberOfFrames = 1
            frame.imagePositionPatient = place.imagePositionPatient ?? imagePositionPatient
            frame.imageOrientationPatient = place.imageOrientationPatient ?? imageOrientationPatient
            frame.temporalPositionIndex = place.temporalPositionIndex
            frame.echoTime = place.echoTime ?? echoTime
            frame.diffusionBValue = place.diffusionBValue ?? diffusionBValue
            if !place.frameType.isEmpty { frame.imageType = place.frameType }
            frame.inStackPosition = place.inStackPosition
            frame.dimensions = place.dimensions
            if let keyFrames { frame.keyFrames = keyFrames.isEmpty || keyFrames.contains(number) ? [] : nil }
            return frame
        }
    }

    /// Row × column direction, the normal of the slice; nil where the orientation is not six numbers of two directions.
    var normal: [Double]? {
        guard let cosines = imageOrientationPatient, cosines.count == 6, cosines.allSatisfy(\.isFinite) else {
            return nil
        }
        let (row, column) = (Array(cosines[0..<3]), Array(cosines[3..<6]))
        let normal = [
            row[1] * column[2] - row[2] * column[1],
            row[2] * column[0] - row[0] * column[2],
            row[0] * column[1] - row[1] * column[0],
        ]
        return normal.map { $0 * $0 }.reduce(0, +) > 0.25 ? normal : nil
    }

    /// Where the slice lies along a normal, in mm.
    func position(along normal: [Double]) -> Double? {
        guard let origin = imagePositionPatient, origin.count == 3, origin.allSatisfy(\.isFinite) else { return nil }
        return zip(origin, normal).map { $0 * $1 }.reduce(0, +)
    }

    var isWholeSlide: Bool { modality == "SM" || sopClassUID == "1.2.840.10008.5.1.4.1.1.77.1.6" }

    var isVolumetric: Bool { modality.map(Modality.volumetric.contains) ?? false }

    /// Whether two slices are of one orientation, to about a degree; slices that state none are of one.
    func isParallel(to other: FrameCandidate) -> Bool {
        guard let a = imageOrientationPatient, let b = other.imageOrientationPatient, a.count == 6, b.count == 6
        else { return imageOrientationPatient == nil && other.imageOrientationPatient == nil }
        return zip(a, b).allSatisfy { abs($0 - $1) < 0.02 }
    }
}

extension FrameCandidate: Comparable {
    /// By InstanceNumber, those without one last, then in path order, then by frame.
    public static func < (a: FrameCandidate, b: FrameCandidate) -> Bool {
        (a.instanceNumber ?? .max, a.index, a.frame ?? 0) < (b.instanceNumber ?? .max, b.index, b.frame ?? 0)
    }
}
