import DICOM

/// Everything known of a study.
public struct StudyDetails: Sendable, Codable, Equatable {
    public var studyInstanceUID: String
    public var studyDate: String?
    public var studyTime: String?
    public var studyDescription: String?
    public var institutionalDepartmentName: String?
    /// Since when all of its files are missing; nil if one is there.
    public var missingSince: String?
    public var series: [SeriesDetails]

    public init(
        studyInstanceUID: String, studyDate: String? = nil, studyTime: String? = nil, studyDescription: String? = nil,
        institutionalDepartmentName: String? = nil, missingSince: String? = nil, series: [SeriesDetails] = []
    ) {
        self.studyInstanceUID = studyInstanceUID
        self.studyDate = studyDate
        self.studyTime = studyTime
        self.studyDescription = studyDescription
        self.institutionalDepartmentName = institutionalDepartmentName
        self.missingSince = missingSince
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
    /// Its DICOM objects, those in missing files among them.
    public var instances: Int
    public var frames: Int
    /// Since when all of its files are missing; nil if one is there.
    public var missingSince: String?
    /// How many of its DICOM objects are in files that the last complete walk did not find.
    public var missingInstances: Int
    /// The first file that is not missing, in the order of the paths; the first one if all are missing.
    public var firstPath: String?
    /// What the instances are, most frequent first: image, localizer, structured-report, …
    public var roles: [RoleCount]
    /// Defects of its headers, the most frequent first.
    public var warnings: [HeaderWarning]
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
        contrastBolusAgent: String? = nil, instances: Int, frames: Int, missingSince: String? = nil,
        missingInstances: Int = 0, firstPath: String? = nil,
        roles: [RoleCount] = [], warnings: [HeaderWarning] = [], parts: [SeriesRecord.Part] = [],
        burnedInTextRisk: Double? = nil,
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
        self.missingSince = missingSince
        self.missingInstances = missingInstances
        self.firstPath = firstPath
        self.roles = roles
        self.warnings = warnings
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

/// A defect that the headers of a series have, and how many of them.
public struct HeaderWarning: Sendable, Codable, Equatable {
    public var text: String
    public var count: Int

    /// - Parameter lines: the warnings of a header, one per line, and how many headers have just these.
    static func counted(_ lines: [(text: String, count: Int)]) -> [HeaderWarning] {
        var counts: [ExactText: Int] = [:]
        for (text, count) in lines {
            for line in Set(text.splitScalars { $0 == "\n" }.map { ExactText($0) }) {
                counts[line, default: 0] += count
            }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            HeaderWarning(text: $0.key.text, count: $0.value)
        }
    }
}

extension SeriesDetails {
    /// The captions to show, one for each representative frame.
    public var currentCaptions: [CaptionDetails] { captions.filter(\.isCurrent) }

    /// What the header states that a caption can contradict.
    public func header(in study: StudyDetails) -> HeaderFacts {
        HeaderFacts(
            modality: modality, bodyPart: bodyPart,
            descriptions: [study.studyDescription, seriesDescription, protocolName], laterality: laterality)
    }
}

/// A machine-made, unverified sentence, and its provenance.
public struct CaptionDetails: JudgedCaption, Sendable, Codable, Equatable {
    /// From 0, among the captions of the series by this model.
    public var rank: Int
    /// The part of the series that the frame represents; nil if the series is one part.
    public var partName: String?
    /// The model's words, or a person's if the status is `edited`.
    public var text: String
    public var score: Double?
    /// That the kind and the part which the caption names are right, 0 to 1; nil if the model has no calibration.
    public var probability: Double?
    /// What the model outputs without the header; nil if that is the same, or if no header guides it.
    public var unguidedText: String?
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
        rank: Int, partName: String? = nil, text: String, score: Double? = nil, probability: Double? = nil,
        unguidedText: String? = nil, status: CaptionStatus, isCurrent: Bool, model: String, modelDigest: String,
        modelFamily: String, settings: [String: String], sopInstanceUID: String,
        frame: Int, frameReason: String, recipe: JSONValue, doubts: [CaptionDoubt] = [], path: String? = nil,
        createdAt: String
    ) {
        self.rank = rank
        self.partName = partName
        self.text = text
        self.score = score
        self.probability = probability
        self.unguidedText = unguidedText
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
