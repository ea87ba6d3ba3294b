import Foundation

/// What the frames of one caption together show, and how probable that is.
///
/// The classes' probabilities are averaged over the frames and restricted to the kinds that the header allows.
public struct Judgement: Sendable, Equatable {
    /// What a caption says: the kind of picture and the part of the body, or the kind alone.
    public enum Claim: Sendable, Equatable {
        case part
        case kind
    }

    /// The likeliest kind; nil if no class of a kind that the header allows has any probability.
    public let kind: String?
    /// The likeliest part of that kind; nil if no class of it names one.
    public let part: String?
    /// The probability of the kind, of all the mass that is allowed.
    public let kindMass: Double
    /// The probability of kind and part, of all the mass that is allowed.
    public let partMass: Double
    /// The probability of all kinds that the header allows; 1 if it allows all.
    public let allowedMass: Double
    /// The share of the frames whose own likeliest class is of the kind.
    public let kindAgreement: Double
    /// The share of the frames whose own likeliest class is of the kind and the part.
    public let partAgreement: Double
    /// The mean over the frames of the distance to the nearest class.
    public let distance: Double
    /// The frame that shows kind and part most clearly.
    public let frame: Int
    /// Whether the header says something about the kind.
    private let hasHeader: Bool
    private let settings: EvidenceSettings

    /// - Parameters:
    ///   - frames: at least one, each with a score for every class.
    ///   - modality: of the header; nil if it states none or does not count.
    ///   - claimed: what a caption names, if one is judged; nil to find the likeliest kind and part.
    public init(
        of frames: [FrameEvidence], modality: String?, _ settings: EvidenceSettings,
        claimed: EvidenceSettings.Claimed? = nil
    ) {
        let each = frames.map { $0.probabilities(temperature: settings.temperature) }
        let mean = settings.classes.indices.map { index in each.reduce(0) { $0 + $1[index] } / Double(each.count) }
        let allowed = settings.kinds(allowedBy: modality)
        let classes = settings.classes.indices.filter { allowed?.contains(settings.classes[$0].kind) ?? true }
        let mass = classes.reduce(0) { $0 + mean[$1] }
        self.settings = settings
        hasHeader = allowed != nil
        distance = frames.reduce(0) { $0 + $1.distance } / Double(frames.count)
        allowedMass = allowed == nil ? 1 : mass
        guard mass > 0 else {
            (kind, part, kindMass, partMass, kindAgreement, partAgreement, frame) = (nil, nil, 0, 0, 0, 0, 0)
            return
        }
        let kinds = classes.map { settings.classes[$0].kind }
        let sums = Dictionary(zip(kinds, classes.map { mean[$0] }), uniquingKeysWith: +)
        let kind = Self.first(kinds, by: { sums[$0] ?? 0 })
        let best = Self.first(
            classes.filter { settings.classes[$0].kind == kind && settings.classes[$0].part != nil }, by: { mean[$0] })
        self.kind = kind
        part = best.flatMap { settings.classes[$0].part }
        // The classes that bear out a claim of the kind, and one of the kind and the part.
        let ofKind = classes.filter { index in
            claimed.map { $0.kind.contains(index) } ?? (settings.classes[index].kind == kind)
        }
        let ofPart = claimed.map { claimed in classes.filter { claimed.part.contains($0) } } ?? best.map { [$0] } ?? []
        kindMass = ofKind.reduce(0) { $0 + mean[$1] } / mass
        partMass = ofPart.reduce(0) { $0 + mean[$1] } / mass
        let own = each.compactMap { probabilities in
            Self.first(classes.filter { probabilities[$0] > 0 }, by: { probabilities[$0] })
        }
        kindAgreement = Double(own.count { ofKind.contains($0) }) / Double(frames.count)
        partAgreement = Double(own.count { ofPart.contains($0) }) / Double(frames.count)
        frame =
            Self.first(Array(each.indices)) { index in
                // Restricted to what is allowed, as in the mean.
                let total = classes.reduce(0) { $0 + each[index][$1] }
                return total > 0 ? (best.map { [$0] } ?? ofKind).reduce(0) { $0 + each[index][$1] } / total : 0
            } ?? 0
    }

    /// The first of the elements for which a value is greatest.
    private static func first<Element>(_ elements: [Element], by value: (Element) -> Double) -> Element? {
        var best: (element: Element, value: Double)?
        for element in elements {
            let value = value(element)
            if best.map({ value > $0.value }) ?? true { best = (element, value) }
        }
        return best?.element
    }

    /// Whether the picture is unlike those of the training.
    public var isUnfamiliar: Bool { settings.unfamiliarAbove.map { distance > $0 } ?? false }

    /// The kind is one that the model was trained to name.
    public var isNamed: Bool { kind != nil && kind != EvidenceSettings.unknownKind }

    /// How the probability of a claim is computed: where the header says nothing about the kind, more can be wrong.
    func coefficients(of claim: Claim) -> EvidenceSettings.Coefficients {
        if !hasHeader, let curves = settings.withoutHeader { return curves.coefficients(of: claim) }
        return claim == .part ? settings.part : settings.kind
    }

    /// The probability that a claim is right.
    ///
    /// - Parameter sentence: the mean log-probability of the tokens of the sentence that makes it.
    public func probability(of claim: Claim, sentence: Double) -> Double {
        let (mass, agreement) = claim == .part ? (partMass, partAgreement) : (kindMass, kindAgreement)
        return coefficients(of: claim).probability(
            mass: mass, allowedMass: allowedMass, distance: distance, agreement: agreement, sentence: sentence)
    }
}

extension EvidenceSettings.Coefficients {
    /// The logistic function of everything that speaks for a claim.
    func probability(
        mass: Double, allowedMass: Double, distance: Double, agreement: Double, sentence: Double
    ) -> Double {
        let sum =
            bias + logit * Self.logit(mass) + allowed * Self.logit(allowedMass) + self.distance * distance
            + self.agreement * agreement + self.sentence * sentence
        return 1 / (1 + exp(-sum))
    }

    /// `ln(x / (1 − x))`, kept finite.
    static func logit(_ probability: Double) -> Double {
        let x = min(max(probability, 1e-4), 1 - 1e-4)
        return log(x / (1 - x))
    }
}
