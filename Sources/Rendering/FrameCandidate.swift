public import DICOM

/// What is asked of an instance when a picture is chosen for its series.
public struct FrameCandidate: Sendable, Equatable {
    /// The caller's name for the instance: its place in the series in path order.
    public var index: Int
    public var role: InstanceRole
    public var modality: String?
    public var sopClassUID: String
    public var instanceNumber: Int?
    public var acquisitionNumber: Int?
    public var contentTime: String?
    public var numberOfFrames: Int
    public var rows: Int
    public var columns: Int
    public var imageType: [String] = []
    public var imagePositionPatient: [Double]?
    public var imageOrientationPatient: [Double]?
    public var viewPosition: String?
    public var laterality: String?
    public var presentationIntentType: String?

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
            index: index, role: InstanceRole.role(of: instance).role, modality: instance.modality,
            sopClassUID: instance.sopClassUID, instanceNumber: instance.instanceNumber,
            numberOfFrames: max(instance.numberOfFrames ?? 1, 1), rows: instance.rows ?? 0,
            columns: instance.columns ?? 0)
        acquisitionNumber = instance.acquisitionNumber
        contentTime = instance.contentTime
        imageType = instance.imageType
        imagePositionPatient = instance.imagePositionPatient
        imageOrientationPatient = instance.imageOrientationPatient
        viewPosition = instance.viewPosition
        laterality = instance.imageLaterality ?? instance.laterality
        presentationIntentType = instance.presentationIntentType
    }
}

extension FrameCandidate {
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
}
