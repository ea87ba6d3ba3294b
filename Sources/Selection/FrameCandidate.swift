public import DICOM

/// What the choice of images for a series depends on, of one instance or of one frame of an enhanced one.
public struct FrameCandidate: Sendable, Equatable {
    /// The caller's index of the instance: its place in the series in path order.
    public var index: Int
    /// The frame that this candidate is, from 0; nil if it stands for all frames of its instance.
    public var frame: Int?
    public var role: InstanceRole
    public var modality: String?
    public var sopClassUID: String
    public var instanceNumber: Int?
    public var acquisitionNumber: Int?
    public var numberOfFrames: Int
    public var rows: Int
    public var columns: Int
    public var geometry = FrameGeometry()
    public var viewPosition: String?
    public var laterality: String?
    public var presentationIntentType: String?
    /// The frames that a key object selection marks, from 0. Empty for every frame, nil for none.
    public var keyFrames: [Int]?
    /// A key object selection marks the instance as rejected.
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
        geometry = FrameGeometry(of: instance)
        viewPosition = instance.viewPosition
        laterality = instance.imageLaterality ?? instance.laterality
        presentationIntentType = instance.presentationIntentType
    }
}

extension FrameCandidate {
    /// Whether each frame may have its own geometry, which `frames(at:)` takes: an enhanced multi-frame volume.
    public var mayHoldVolumes: Bool {
        frame == nil && role.isDisplayable && !isWholeSlide && (2...Self.maximumPlacedFrames).contains(numberOfFrames)
            && (isVolumetric || modality == "OPT")
    }

    /// Reading the functional groups of more frames would take too long for one image.
    private static let maximumPlacedFrames = 20_000

    /// One candidate per frame; the instance itself if no frame has a position.
    public func frames(at places: [FrameGeometry]) -> [FrameCandidate] {
        guard places.count == numberOfFrames, places.contains(where: \.isPlaced) else { return [self] }
        return places.enumerated().map { number, place in
            var frame = self
            frame.frame = number
            frame.numberOfFrames = 1
            frame.geometry = geometry.completing(place)
            if let keyFrames { frame.keyFrames = keyFrames.isEmpty || keyFrames.contains(number) ? [] : nil }
            return frame
        }
    }

    /// The normal of the slice, row × column direction; nil if the orientation is not two directions of three numbers.
    var normal: [Double]? {
        guard let cosines = geometry.imageOrientationPatient, cosines.count == 6, cosines.allSatisfy(\.isFinite) else {
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

    /// The position of the slice along a normal, in mm.
    func position(along normal: [Double]) -> Double? {
        guard let origin = geometry.imagePositionPatient, origin.count == 3, origin.allSatisfy(\.isFinite) else {
            return nil
        }
        return zip(origin, normal).map { $0 * $1 }.reduce(0, +)
    }

    var isWholeSlide: Bool { Modality.isWholeSlide(modality, sopClassUID: sopClassUID) }

    var isVolumetric: Bool { Modality.isVolumetric(modality) }

    /// Whether two slices have the same orientation, to about a degree; slices without an orientation are parallel.
    func isParallel(to other: FrameCandidate) -> Bool {
        let (mine, theirs) = (geometry.imageOrientationPatient, other.geometry.imageOrientationPatient)
        guard let mine, let theirs, mine.count == 6, theirs.count == 6 else { return mine == nil && theirs == nil }
        return zip(mine, theirs).allSatisfy { abs($0 - $1) < 0.02 }
    }
}

extension FrameCandidate: Comparable {
    /// By InstanceNumber (without one: last), then in path order, then by frame.
    public static func < (a: FrameCandidate, b: FrameCandidate) -> Bool {
        (a.instanceNumber ?? .max, a.index, a.frame ?? 0) < (b.instanceNumber ?? .max, b.index, b.frame ?? 0)
    }
}
