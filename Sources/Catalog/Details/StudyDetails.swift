/// Everything known of a study.
public struct StudyDetails: Sendable, Codable, Equatable {
    public var studyInstanceUID: String
    public var studyDate: String?
    public var studyTime: String?
    public var studyDescription: String?
    public var institutionalDepartmentName: String?
    public var series: [SeriesDetails]

    public init(
        studyInstanceUID: String, studyDate: String? = nil, studyTime: String? = nil, studyDescription: String? = nil,
        institutionalDepartmentName: String? = nil, series: [SeriesDetails] = []
    ) {
        self.studyInstanceUID = studyInstanceUID
        self.studyDate = studyDate
        self.studyTime = studyTime
        self.studyDescription = studyDescription
        self.institutionalDepartmentName = institutionalDepartmentName
        self.series = series
    }
}

/// Everything known of a series.
public struct SeriesDetails: Sendable, Codable, Equatable {
    public var seriesInstanceUID: String
    public var modality: String?
    public var seriesNumber: Int?
    public var seriesDate: String?
    public var seriesDescription: String?
    public var bodyPart: String?
    public var laterality: String?
    public var protocolName: String?
    public var manufacturer: String?
    public var manufacturerModelName: String?
    public var contrastBolusAgent: String?
    public var instances: Int
    public var frames: Int
    /// The first file, in the order of the paths.
    public var firstPath: String?
    /// What the instances are, most frequent first: image, localizer, structured-report, …
    public var roles: [RoleCount]
    /// Its volumes, orientations, phases or views, as of its current captions; empty if it is not divided.
    public var parts: [SeriesRecord.Part]
    /// The highest risk of text in the pixels of an instance, 0 to 1, and the reason; nil if no scan has determined it.
    public var burnedInTextRisk: Double?
    public var burnedInTextReason: String?
    /// Its captions: the current ones first, then those of earlier models, and rejected ones.
    public var captions: [CaptionDetails]
    public var failures: [Failure]

    public init(
        seriesInstanceUID: String, modality: String? = nil, seriesNumber: Int? = nil, seriesDate: String? = nil,
        seriesDescription: String? = nil, bodyPart: String? = nil, laterality: String? = nil,
        protocolName: String? = nil, manufacturer: String? = nil, manufacturerModelName: String? = nil,
        contrastBolusAgent: String? = nil, instances: Int, frames: Int, firstPath: String? = nil,
        roles: [RoleCount] = [], parts: [SeriesRecord.Part] = [], burnedInTextRisk: Double? = nil,
        burnedInTextReason: String? = nil, captions: [CaptionDetails] = [], failures: [Failure] = []
    ) {
        self.seriesInstanceUID = seriesInstanceUID
        self.modality = modality
        self.seriesNumber = seriesNumber
        self.seriesDate = seriesDate
        self.seriesDescription = seriesDescription
        self.bodyPart = bodyPart
        self.laterality = laterality
        self.protocolName = protocolName
        self.manufacturer = manufacturer
        self.manufacturerModelName = manufacturerModelName
        self.contrastBolusAgent = contrastBolusAgent
        self.instances = instances
        self.frames = frames
        self.firstPath = firstPath
        self.roles = roles
        self.parts = parts
        self.burnedInTextRisk = burnedInTextRisk
        self.burnedInTextReason = burnedInTextReason
        self.captions = captions
        self.failures = failures
    }
}

/// The number of instances of a series with a role, and the reason for one of them.
public struct RoleCount: Sendable, Codable, Equatable {
    public var role: String
    public var count: Int
    public var reason: String

    public init(role: String, count: Int, reason: String) {
        self.role = role
        self.count = count
        self.reason = reason
    }
}

extension SeriesDetails {
    /// The captions to show, one for each representative frame.
    public var currentCaptions: [CaptionDetails] { captions.filter(\.isCurrent) }
}

/// A machine-made, unverified sentence, and its provenance.
public struct CaptionDetails: Sendable, Codable, Equatable {
    /// From 0, among the captions of the series by this model.
    public var rank: Int
    /// The part of the series that the frame represents; nil if the series is one part.
    public var partName: String?
    /// The model's words, or a person's if the status is `edited`.
    public var text: String
    public var score: Double?
    public var status: CaptionStatus
    /// False for captions of earlier models, and for rejected ones.
    public var isCurrent: Bool
    public var model: String
    public var modelDigest: String
    public var modelFamily: String
    /// What decides the model's captions, besides its weights, by name.
    public var settings: [String: String]
    public var sopInstanceUID: String
    public var frame: Int
    public var frameReason: String
    /// How the frame was rendered.
    public var recipe: JSONValue
    /// Reasons to doubt the caption.
    public var doubts: [CaptionDoubt]
    public var path: String?
    public var createdAt: String

    public init(
        rank: Int, partName: String? = nil, text: String, score: Double? = nil, status: CaptionStatus, isCurrent: Bool,
        model: String, modelDigest: String, modelFamily: String, settings: [String: String], sopInstanceUID: String,
        frame: Int, frameReason: String, recipe: JSONValue, doubts: [CaptionDoubt] = [], path: String? = nil,
        createdAt: String
    ) {
        self.rank = rank
        self.partName = partName
        self.text = text
        self.score = score
        self.status = status
        self.isCurrent = isCurrent
        self.model = model
        self.modelDigest = modelDigest
        self.modelFamily = modelFamily
        self.settings = settings
        self.sopInstanceUID = sopInstanceUID
        self.frame = frame
        self.frameReason = frameReason
        self.recipe = recipe
        self.doubts = doubts
        self.path = path
        self.createdAt = createdAt
    }
}
