import Foundation
import Testing

@testable import Captioning

/// Judgements with numbers that can be checked by hand: at temperature 1, scores are logarithms of probabilities.
@Suite struct JudgementTests {
    private static let settings: EvidenceSettings = {
        var settings = EvidenceSettings(classes: [
            .init(kind: "CT", part: "chest"), .init(kind: "CT", part: "head"), .init(kind: "MRI", part: "head"),
            .init(kind: "unknown"),
        ])
        settings.kinds = ["CT": ["CT"], "MRI": ["MR"]]
        settings.unconstrained = ["OT"]
        settings.unfamiliarAbove = 2
        settings.part.logit = 1
        settings.kind.logit = 1
        return settings
    }()

    private func judge(
        _ probabilities: [[Double]], _ modality: String? = nil, distances: [Double] = [],
        claimed: EvidenceSettings.Claimed? = nil
    ) -> Judgement {
        let frames = probabilities.enumerated().map { index, each in
            FrameEvidence(scores: each.map { log($0) }, distance: index < distances.count ? distances[index] : 0)
        }
        return Judgement(of: frames, modality: modality, Self.settings, claimed: claimed)
    }

    @Test(arguments: [nil, "", "OT"]) func withoutAHeaderOtherCoefficientsHold(modality: String?) {
        var settings = Self.settings
        settings.withoutHeader = .init()
        settings.withoutHeader?.kind.bias = -log(3)
        settings.withoutHeader?.kind.threshold = 0.9
        let frame = FrameEvidence(scores: [0.6, 0.1, 0.2, 0.1].map { log($0) }, distance: 0)
        let judgement = Judgement(of: [frame], modality: modality, settings)
        #expect(near(judgement.probability(of: .kind, sentence: 0), 0.25))
        #expect(judgement.coefficients(of: .kind).threshold == 0.9)
        // The header speaks for the kind: 0.7 of 0.7 is CT.
        let withHeader = Judgement(of: [frame], modality: "CT", settings)
        #expect(withHeader.coefficients(of: .kind) == settings.kind)
        #expect(withHeader.coefficients(of: .part) == settings.part)
    }

    private func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-12 }

    @Test func likeliestKindIsThatOfAllItsParts() {
        // MRI of the head is the likeliest class, CT the likeliest kind.
        let judgement = judge([[0.3, 0.25, 0.4, 0.05]])
        #expect(judgement.kind == "CT" && judgement.part == "chest")
        #expect(near(judgement.kindMass, 0.55) && near(judgement.partMass, 0.3) && judgement.allowedMass == 1)
        #expect(judgement.kindAgreement == 0 && judgement.partAgreement == 0)
        #expect(near(judgement.probability(of: .kind, sentence: 0), 0.55))
        #expect(near(judgement.probability(of: .part, sentence: 0), 0.3))
    }

    @Test func headerLeavesTheKindsItAllows() {
        let judgement = judge([[0.3, 0.25, 0.4, 0.05]], "MR")
        #expect(judgement.kind == "MRI" && judgement.part == "head")
        #expect(near(judgement.allowedMass, 0.4) && near(judgement.kindMass, 1) && near(judgement.partMass, 1))
        #expect(judgement.kindAgreement == 1 && judgement.partAgreement == 1)
    }

    @Test(arguments: [nil, "", " ", "OT", "ot"])
    func headerThatSaysNothingAllowsAll(modality: String?) {
        #expect(judge([[0.3, 0.25, 0.4, 0.05]], modality) == judge([[0.3, 0.25, 0.4, 0.05]]))
    }

    @Test func headerOfNoKindAllowsNone() {
        let judgement = judge([[0.3, 0.25, 0.4, 0.05]], "XA")
        #expect(judgement.kind == nil && judgement.part == nil && !judgement.isNamed)
        #expect(judgement.allowedMass == 0 && judgement.kindMass == 0)
    }

    @Test func unknownIsNotNamed() {
        let judgement = judge([[0.1, 0.1, 0.2, 0.6]])
        #expect(judgement.kind == "unknown" && judgement.part == nil && !judgement.isNamed)
    }

    @Test func framesAreAveragedAndTheClearestIsChosen() {
        let judgement = judge(
            [[0.2, 0.1, 0.6, 0.1], [0.7, 0.1, 0.1, 0.1], [0.6, 0.2, 0.1, 0.1]], distances: [1, 2, 6])
        #expect(judgement.kind == "CT" && judgement.part == "chest" && judgement.frame == 1)
        #expect(near(judgement.partMass, 0.5) && near(judgement.kindMass, 0.5 + 0.4 / 3))
        #expect(near(judgement.kindAgreement, 2 / 3.0) && near(judgement.partAgreement, 2 / 3.0))
        #expect(judgement.distance == 3 && judgement.isUnfamiliar)
        #expect(!judge([[0.2, 0.1, 0.6, 0.1]], distances: [2]).isUnfamiliar)
    }

    @Test func everyCoefficientCounts() {
        var coefficients = EvidenceSettings.Coefficients()
        (coefficients.bias, coefficients.logit, coefficients.allowed) = (0.5, 2, 3)
        (coefficients.distance, coefficients.agreement, coefficients.sentence) = (-1, 4, 5)
        // 0.5 + 2 ln 3 + 3 ln 4 - 2 + 4/2 - 5
        let probability = coefficients.probability(
            mass: 0.75, allowedMass: 0.8, distance: 2, agreement: 0.5, sentence: -1)
        #expect(near(probability, 1 / (1 + exp(-(2 * log(3) + 3 * log(4) - 4.5)))))
    }

    @Test(arguments: [(0.0, -9.21024036697585), (1, 9.21024036697585), (0.5, 0)])
    func logitStaysFinite(probability: Double, logit: Double) {
        #expect(abs(EvidenceSettings.Coefficients.logit(probability) - logit) < 1e-9)
    }

    @Test func claimsOfACaptionAreJudgedByTheirClasses() {
        let claimed = Self.settings.claimed(in: "Axial CT of the head.")
        let judgement = judge([[0.3, 0.25, 0.4, 0.05]], claimed: claimed)
        #expect(claimed?.claim == .part)
        #expect(near(judgement.kindMass, 0.55) && near(judgement.partMass, 0.25))
        #expect(near(judgement.probability(of: .part, sentence: 0), 0.25))
        #expect(Self.settings.claimed(in: "An MRI.")?.claim == .kind)
        #expect(Self.settings.claimed(in: "A dog.") == nil)
    }
}

/// A search among some sentences.
@Suite struct SentenceTreeTests {
    private let tree = SentenceTree([[1, 2, 3], [1, 2], [4]])

    @Test(
        arguments: [
            ([], [1, 4]), ([1], [2]), ([1, 2], [3, 9]), ([1, 2, 3], [9]), ([4], [9]), ([2], [9]), ([4, 4], [9]),
        ] as [([Int], [Int])])
    func allowsWhatContinuesASentenceOrEndsIt(beginning: [Int], tokens: [Int]) {
        #expect(tree.tokens(after: beginning, ends: [9]).sorted() == tokens)
        #expect(tree.longest == 3)
    }
}
