public import Foundation
import Tensors

/// The evidence of a model, fitted to labeled images.
///
/// Everything that decides a probability is fitted to predictions of images that the means were not computed from: the groups
/// are divided into folds, and each fold is predicted by an analysis of the others.
public struct Calibration: Sendable {
    /// Figures of the predictions of groups that were left out.
    public struct Report: Sendable, Codable, Equatable {
        public var images = 0
        public var classes = 0
        public var groups = 0
        /// Captions that name a kind or a part.
        public var claims = 0
        /// The share of them that is right.
        public var rightBefore: Double?
        /// The area under the ROC curve of the probability, for right against wrong.
        public var areaUnderCurve: Double?
        public var calibrationError: Double?
        /// The share of the claims whose probability is below the threshold.
        public var withheld: Double?
        /// The share that is right of those that are not.
        public var right: Double?
        /// The area under the ROC curve of the distance, for kinds that the model should name against others.
        public var familiarity: Double?
        /// Above this distance, images are unfamiliar.
        public var unfamiliarAbove = 0.0
        /// What a search for similar images may be expected to find.
        public var similar: SimilarityFigures?
    }

    public let settings: EvidenceSettings
    public let report: Report
    private let analysis: DiscriminantAnalysis
    private let similarity: SimilarityMeasure?

    /// Fewer than this of a class are taken for images of its kind alone.
    private static let fewestOfClass = 3
    private static let folds = 5
    private static let axes = 64
    /// The share of familiar images that may be called unfamiliar.
    private static let unfamiliarShare = 0.03

    /// The content of the two files.
    public func files() throws -> [(name: String, data: Data)] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return [
            (EvidenceSettings.fileName, try encoder.encode(settings) + Data("\n".utf8)),
            (Evidence.tensorsFileName, try Safetensors.file(of: tensors)),
        ]
    }

    private var tensors: [String: Tensor] {
        var tensors = analysis.tensors
        if let centre = similarity?.centre { tensors["similar.centre"] = Tensor([centre.count], centre) }
        return tensors
    }

    /// - Parameters:
    ///   - embeddingWidth: how many of the features, at their end, images are compared by; nil for all.
    ///   - earlier: the model's evidence until now, of which sentences, kinds and frames are kept.
    ///   - precision: the share of right captions to reach by withholding the improbable.
    public init(
        _ observations: [Observation], embeddingWidth: Int? = nil, earlier: EvidenceSettings?, precision: Double
    ) throws {
        let labels = Self.labels(of: observations)
        let classes = Array(Set(labels)).sorted { ($0.kind, $0.part ?? "") < ($1.kind, $1.part ?? "") }
        let groups = Set(observations.map(\.group)).sorted()
        guard classes.count > 1, groups.count > 1 else {
            throw CaptioningError(
                "the images", "are of \(classes.count) kind and \(groups.count) group; at least two of each are needed")
        }
        let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        let samples = zip(observations, labels).map { (features: $0.features, label: places[$1] ?? 0) }
        guard let analysis = DiscriminantAnalysis(classes, samples, axes: Self.axes) else {
            throw CaptioningError(
                "the images", "are too few or too alike: \(samples.count) of \(classes.count) classes")
        }
        self.analysis = analysis

        // Folds by group, so that images of one source are never on both sides.
        let count = min(Self.folds, groups.count)
        let foldOfGroup = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0 % count) })
        let folds = observations.map { foldOfGroup[$0.group] ?? 0 }
        var predictions = [FrameEvidence?](repeating: nil, count: samples.count)
        for fold in 0..<count {
            let rest = samples.indices.filter { folds[$0] != fold }.map { samples[$0] }
            // A class that occurs in this fold only has a score that never wins.
            guard let other = DiscriminantAnalysis(classes, rest, axes: Self.axes) else { continue }
            for index in samples.indices where folds[index] == fold {
                predictions[index] = other.evidence(of: samples[index].features)
            }
        }
        let predicted = predictions.enumerated().compactMap { index, frame in frame.map { (index: index, frame: $0) } }

        var settings = EvidenceSettings(classes: classes)
        settings.kinds = earlier?.kinds ?? KindNames.modalities(of: classes.map(\.kind))
        settings.unconstrained = earlier?.unconstrained ?? KindNames.unconstrained
        settings.sentences = earlier?.sentences ?? []
        settings.frames = earlier?.frames ?? 1
        settings.useHeader = earlier?.useHeader ?? false
        settings.temperature = Self.temperature(predicted.map { ($0.frame.scores, samples[$0.index].label) })

        let isKnown = { (index: Int) in classes[samples[index].label].kind != EvidenceSettings.unknownKind }
        let distances = predicted.filter { isKnown($0.index) }.map(\.frame.distance).sorted()
        if !distances.isEmpty {
            settings.unfamiliarAbove =
                distances[
                    min(distances.count - 1, Int(Double(distances.count) * (1 - Self.unfamiliarShare)))]
        }
        var claims: [Claim] = []
        for (index, frame) in predicted {
            guard
                let claim = Claim(
                    observations[index], frame, label: samples[index].label, fold: folds[index], settings)
            else { continue }
            claims.append(claim)
        }
        var probabilities: [(value: Double, isRight: Bool)] = []
        var withheld = 0
        var (saidRight, said) = (0, 0)
        for kind in [Judgement.Claim.part, .kind] {
            let some = claims.filter { $0.claim == kind }
            var coefficients = EvidenceSettings.Coefficients(
                LogisticRegression.fit(some.map(\.row), some.map(\.isRight)))
            // Each fold by the coefficients of the others.
            let crossed = Self.crossed(some, folds: count)
            // Without a claim to judge by, none is withheld.
            coefficients.threshold =
                crossed.isEmpty ? 0 : CalibrationFigures.threshold(crossed, precision: precision)
            for each in crossed {
                if each.value < coefficients.threshold {
                    withheld += 1
                } else {
                    said += 1
                    saidRight += each.isRight ? 1 : 0
                }
            }
            probabilities += crossed
            if kind == .part { settings.part = coefficients } else { settings.kind = coefficients }
        }
        var report = Report()
        report.images = observations.count
        report.classes = classes.count
        report.groups = groups.count
        report.claims = claims.count
        if !claims.isEmpty {
            report.rightBefore = Double(claims.count(where: \.isRight)) / Double(claims.count)
            report.withheld = Double(withheld) / Double(claims.count)
        }
        if said > 0 { report.right = Double(saidRight) / Double(said) }
        report.areaUnderCurve = CalibrationFigures.areaUnderCurve(probabilities)
        report.calibrationError = CalibrationFigures.calibrationError(probabilities)
        report.familiarity = CalibrationFigures.areaUnderCurve(
            predicted.map { (-$0.frame.distance, isKnown($0.index)) })
        report.unfamiliarAbove = settings.unfamiliarAbove ?? 0
        similarity = SimilarityMeasure(
            observations, width: embeddingWidth ?? observations.first?.features.count ?? 0)
        settings.similar = similarity?.figures
        report.similar = similarity?.figures
        self.settings = settings
        self.report = report
    }

    /// The probability of each claim by the coefficients that were fitted to the claims of the other folds.
    private static func crossed(_ claims: [Claim], folds: Int) -> [(value: Double, isRight: Bool)] {
        (0..<folds).flatMap { fold -> [(value: Double, isRight: Bool)] in
            let others = claims.filter { $0.fold != fold }
            let coefficients = LogisticRegression.fit(others.map(\.row), others.map(\.isRight))
            return claims.filter { $0.fold == fold }.map { claim in
                (coefficients.isEmpty ? 0.5 : LogisticRegression.probability(claim.row, coefficients), claim.isRight)
            }
        }
    }

    /// The class of each image; a part with few images counts for its kind alone.
    private static func labels(of observations: [Observation]) -> [EvidenceSettings.Class] {
        let counts = Dictionary(observations.map { ($0.label, 1) }, uniquingKeysWith: +)
        return observations.map { observation in
            (counts[observation.label] ?? 0) >= fewestOfClass
                ? observation.label : EvidenceSettings.Class(kind: observation.label.kind)
        }
    }

    /// The temperature at which the softmax gives the labels the greatest likelihood, by golden section over its logarithm.
    static func temperature(_ predictions: [(scores: [Double], label: Int)]) -> Double {
        func loss(_ exponent: Double) -> Double {
            predictions.reduce(0) { sum, prediction in
                let p = FrameEvidence(scores: prediction.scores, distance: 0)
                    .probabilities(temperature: exp(exponent))
                return sum - log(max(p[prediction.label], 1e-12))
            }
        }
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (log(0.1), log(100.0))
        for _ in 0..<40 {
            let (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
            if loss(left) < loss(right) { high = right } else { low = left }
        }
        return exp((low + high) / 2)
    }
}

/// A claim of a caption, what speaks for it, and whether it is right.
private struct Claim {
    let claim: Judgement.Claim
    /// 1, the logit of the classes' probability, the distance, the agreement, the mean log-probability of the sentence.
    let row: [Double]
    let isRight: Bool
    let fold: Int

    /// Nil if the caption names nothing.
    init?(_ observation: Observation, _ frame: FrameEvidence, label: Int, fold: Int, _ settings: EvidenceSettings) {
        self.fold = fold
        let judgement: Judgement
        if settings.sentences.isEmpty {
            guard let claimed = settings.claimed(in: observation.text) else { return nil }
            judgement = Judgement(of: [frame], modality: nil, settings, claimed: claimed)
            claim = claimed.claim
            isRight = (claim == .part ? claimed.part : claimed.kind).contains(label)
        } else {
            judgement = Judgement(of: [frame], modality: nil, settings)
            guard judgement.isNamed else { return nil }
            claim = judgement.part == nil ? .kind : .part
            let own = settings.classes[label]
            isRight = own.kind == judgement.kind && (claim == .kind || own.part == judgement.part)
        }
        let (mass, agreement) =
            claim == .part
            ? (judgement.partMass, judgement.partAgreement) : (judgement.kindMass, judgement.kindAgreement)
        row = [
            1, EvidenceSettings.Coefficients.logit(mass), judgement.distance, agreement,
            observation.meanLogProbability,
        ]
    }
}

extension EvidenceSettings.Coefficients {
    /// From those of a regression on `Claim.row`; none for no regression.
    fileprivate init(_ fitted: [Double]) {
        self.init()
        guard fitted.count == 5 else { return }
        (bias, logit, distance, agreement, sentence) = (fitted[0], fitted[1], fitted[2], fitted[3], fitted[4])
    }
}
