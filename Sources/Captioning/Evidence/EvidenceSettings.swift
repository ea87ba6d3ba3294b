import Foundation

/// `fileroom-evidence.json`, an optional file beside a model: what its features say of a picture, and how far to trust it.
///
/// A class is a kind of picture, such as `CT`, with a part of the body or without. A kind is what Modality (0008,0060) may
/// speak for or against; the kind `unknown` collects what the model cannot name.
public struct EvidenceSettings: Sendable, Equatable, Codable {
    /// The name of the file.
    public static let fileName = "fileroom-evidence.json"
    /// The kind of pictures that the model was not trained to name.
    public static let unknownKind = "unknown"

    /// A kind of picture, with a part of the body or without.
    public struct Class: Sendable, Hashable, Codable {
        public var kind: String
        public var part: String?

        public init(kind: String, part: String? = nil) {
            self.kind = kind
            self.part = part
        }
    }

    /// A sentence that the model may say, and what it claims.
    public struct Sentence: Sendable, Equatable, Codable {
        public var text: String
        public var kind: String
        public var part: String?

        public init(text: String, kind: String, part: String? = nil) {
            self.text = text
            self.kind = kind
            self.part = part
        }
    }

    /// The coefficients of a logistic regression: the probability that a claim is right, from what speaks for it.
    public struct Coefficients: Sendable, Equatable {
        public var bias = 0.0
        /// Of the logit of the probability that the classes give the claim.
        public var logit = 0.0
        /// Of the logit of the probability of all kinds that the header allows.
        public var allowed = 0.0
        /// Of the distance to the nearest class.
        public var distance = 0.0
        /// Of the share of the frames that agree.
        public var agreement = 0.0
        /// Of the mean log-probability of the sentence's tokens.
        public var sentence = 0.0
        /// The least probability at which the claim is made.
        public var threshold = 0.0

        public init() {}
    }

    /// The coefficients for each claim.
    public struct Curves: Sendable, Equatable, Codable {
        /// For a claim of kind and part.
        public var part = Coefficients()
        /// For a claim of the kind alone.
        public var kind = Coefficients()

        public init() {}

        func coefficients(of claim: Judgement.Claim) -> Coefficients { claim == .part ? part : kind }
    }

    public var version = 1
    /// In the order of the rows of `classes.weight`.
    public var classes: [Class]
    /// What the scores of the classes are divided by before the softmax; above 0.
    public var temperature = 1.0
    /// The values of Modality that each kind is consistent with.
    public var kinds: [String: [String]] = [:]
    /// The values of Modality that say nothing about the kind, such as `OT`.
    public var unconstrained: [String] = []
    /// Every sentence that the model may say; empty if they cannot be listed.
    public var sentences: [Sentence] = []
    /// For a claim of kind and part.
    public var part: Coefficients
    /// For a claim of the kind alone.
    public var kind: Coefficients
    /// For images whose header says nothing about the kind; nil if the same coefficients hold for them.
    public var withoutHeader: Curves?
    /// The distance to the nearest class above which a picture is unlike those of the training; nil for none.
    public var unfamiliarAbove: Double?
    /// How many frames of a volume or a clip are looked at for one caption.
    public var frames = 1
    /// Whether the header's modality decides which kinds are possible, unless the user says otherwise.
    public var useHeader = false

    /// How images are compared; nil if that is not known.
    public var similar: SimilarityFigures?

    public init(classes: [Class], part: Coefficients = .init(), kind: Coefficients = .init()) {
        self.classes = classes
        self.part = part
        self.kind = kind
    }

    /// The kinds that a header with this Modality allows; nil if it allows all.
    func kinds(allowedBy modality: String?) -> Set<String>? {
        guard let modality = modality?.trimmingCharacters(in: .whitespaces).uppercased(), !modality.isEmpty,
            !unconstrained.contains(where: { $0.uppercased() == modality })
        else { return nil }
        return Set(kinds.filter { $0.value.contains { $0.uppercased() == modality } }.keys)
    }
}

extension EvidenceSettings {
    /// The most frames for one caption: each costs a pass of the encoder.
    private static let mostFrames = 16

    private enum CodingKeys: String, CodingKey {
        case version, classes, temperature, kinds, unconstrained, sentences, part, kind, unfamiliarAbove, frames
        case useHeader, withoutHeader, similar
    }

    init(json: Data) throws {
        do {
            self = try JSONDecoder().decode(EvidenceSettings.self, from: json)
        } catch {
            throw CaptioningError(Self.fileName, ConfigurationFile.problem(error))
        }
    }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: CodingKeys.self)
        func check(_ holds: Bool, _ key: CodingKeys, _ problem: String) throws {
            guard !holds else { return }
            throw DecodingError.dataCorruptedError(forKey: key, in: file, debugDescription: problem)
        }
        version = try file.decode(Int.self, forKey: .version)
        try check(version == 1, .version, "is \(version), expected 1: a later release of Fileroom may read it")
        classes = try file.decode([Class].self, forKey: .classes)
        try check(!classes.isEmpty, .classes, "is empty")
        try check(Set(classes).count == classes.count, .classes, "lists a class twice")
        temperature = try file.decodeIfPresent(Double.self, forKey: .temperature) ?? 1
        try check(temperature > 0, .temperature, "is \(temperature), expected a number above 0")
        kinds = try file.decodeIfPresent([String: [String]].self, forKey: .kinds) ?? [:]
        unconstrained = try file.decodeIfPresent([String].self, forKey: .unconstrained) ?? []
        sentences = try file.decodeIfPresent([Sentence].self, forKey: .sentences) ?? []
        part = try file.decode(Coefficients.self, forKey: .part)
        kind = try file.decode(Coefficients.self, forKey: .kind)
        withoutHeader = try file.decodeIfPresent(Curves.self, forKey: .withoutHeader)
        unfamiliarAbove = try file.decodeIfPresent(Double.self, forKey: .unfamiliarAbove)
        frames = try file.decodeIfPresent(Int.self, forKey: .frames) ?? 1
        try check((1...Self.mostFrames).contains(frames), .frames, "is \(frames), expected 1 to \(Self.mostFrames)")
        useHeader = try file.decodeIfPresent(Bool.self, forKey: .useHeader) ?? false
        similar = try file.decodeIfPresent(SimilarityFigures.self, forKey: .similar)
        try check((-1...1).contains(similar?.floor ?? 0), .similar, "has a floor that is not from -1 to 1")
    }
}

extension EvidenceSettings.Coefficients: Codable {
    private enum CodingKeys: String, CodingKey {
        case bias, logit, allowed, distance, agreement, sentence, threshold
    }

    public init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys) throws -> Double { try file.decodeIfPresent(Double.self, forKey: key) ?? 0 }
        bias = try number(.bias)
        logit = try number(.logit)
        allowed = try number(.allowed)
        distance = try number(.distance)
        agreement = try number(.agreement)
        sentence = try number(.sentence)
        threshold = try number(.threshold)
    }
}
