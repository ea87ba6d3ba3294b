import Fixtures
import Foundation
import TestSupport
import Tensors
import Testing

@testable import Captioning

/// What `model calibrate` fits, compared with numpy (`make_calibration.py`), and with what it should find out.
@Suite struct CalibrationTests {
    private struct Expected: Decodable {
        let features: [[Float]]
        let labels: [Int]
        let weights: [[Double]]
        let biases: [Double]
        let distances: [Double]
        let temperature: Double
        let rows: [[Double]]
        let outcomes: [Bool]
        let coefficients: [Double]
        let areaUnderCurve: Double
        let calibrationError: Double
    }

    private let expected: Expected

    init() throws {
        expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: Fixtures.expected("calibration.json")))
    }

    private func largest(_ a: [Double], _ b: [Double]) -> Double {
        a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
    }

    @Test func discriminantAnalysisMatchesTheReference() throws {
        let classes = ["CT", "MRI", "PET"].map { EvidenceSettings.Class(kind: $0) }
        let analysis = try #require(
            DiscriminantAnalysis(classes, zip(expected.features, expected.labels).map { ($0, $1) }, axes: 64))
        let frames = expected.features.map { analysis.evidence(of: $0) }
        let differences = [
            largest(analysis.weights.flatMap { $0 }, expected.weights.flatMap { $0 }),
            largest(analysis.biases, expected.biases), largest(frames.map(\.distance), expected.distances),
        ]
        print("discriminant analysis: largest differences of weights, biases, distances \(differences)")
        #expect(differences.allSatisfy { $0 < 1e-9 })

        // The files say the same, in single precision.
        let settings = EvidenceSettings(classes: classes)
        let evidence = try Evidence(settings, Weights(analysis.tensors), width: 6)
        for (features, frame) in zip(expected.features, frames) {
            let read = evidence.evidence(of: features)
            #expect(largest(read.scores, frame.scores) < 1e-3 && abs(read.distance - frame.distance) < 1e-3)
        }
        let temperature = Calibration.temperature(zip(frames, expected.labels).map { ($0.scores, $1) })
        #expect(abs(temperature - expected.temperature) < 1e-3, "\(temperature), not \(expected.temperature)")
    }

    @Test func regressionAndFiguresMatchTheReference() throws {
        let coefficients = LogisticRegression.fit(expected.rows, expected.outcomes)
        let difference = largest(coefficients, expected.coefficients)
        print("logistic regression: largest difference \(difference)")
        #expect(difference < 1e-6)
        let values = zip(expected.rows, expected.outcomes).map {
            (value: LogisticRegression.probability($0, coefficients), isRight: $1)
        }
        let area = try #require(CalibrationFigures.areaUnderCurve(values))
        let error = try #require(CalibrationFigures.calibrationError(values))
        #expect(abs(area - expected.areaUnderCurve) < 1e-9 && abs(error - expected.calibrationError) < 1e-6)
    }

    @Test(arguments: [
        (0.5, 0.1), (0.75, 0.4), (0.9, 0.8), (1, 0.8),
    ])
    func thresholdIsTheLeastThatReachesThePrecision(precision: Double, threshold: Double) {
        let values = [(0.9, true), (0.8, true), (0.6, false), (0.4, true), (0.3, false), (0.2, true), (0.1, false)]
        #expect(
            CalibrationFigures.threshold(values.map { (value: $0, isRight: $1) }, precision: precision) == threshold)
    }

    @Test func areaOfEqualValuesIsAHalf() {
        #expect(CalibrationFigures.areaUnderCurve([(1, true), (1, false), (1, true)]) == 0.5)
        #expect(CalibrationFigures.areaUnderCurve([(1, true)]) == nil)
    }

    /// Three kinds that can be told apart, one that the model does not name, and a model that is right of CT only.
    private func observations() -> [Observation] {
        var generator = SeededGenerator(seed: 3)
        return (0..<240).map { index in
            let kind = ["CT", "MRI", "X-ray", EvidenceSettings.unknownKind][index % 4]
            let centre: [Float] = [[4, 0, 0, 0], [0, 4, 0, 0], [0, 0, 4, 0], [-4, -4, -4, 9]][index % 4]
            return Observation(
                features: centre.map { $0 + Float.random(in: -1...1, using: &generator) },
                text: kind == "MRI" ? "An X-ray." : "A \(kind == "X-ray" ? "X-ray" : "CT") scan.",
                meanLogProbability: -0.1, label: .init(kind: kind), group: "\(index % 10)")
        }
    }

    @Test func wrongCaptionsGetLowProbabilities() throws {
        let calibration = try Calibration(observations(), earlier: nil, precision: 0.9)
        let report = calibration.report
        #expect(report.images == 240 && report.classes == 4 && report.groups == 10 && report.claims == 240)
        let (right, withheld) = (try #require(report.right), try #require(report.withheld))
        #expect(report.rightBefore == 0.5 && (0.9...1).contains(right) && (0.4...0.5).contains(withheld))
        #expect(try #require(report.areaUnderCurve) > 0.99)
        #expect(try #require(report.familiarity) > 0.99)
        #expect(try #require(report.calibrationError) < 0.05)

        let files = Dictionary(uniqueKeysWithValues: try calibration.files().map { ($0.name, $0.data) })
        let json = try #require(files[EvidenceSettings.fileName])
        let settings = try EvidenceSettings(json: json)
        #expect(settings == calibration.settings)
        #expect(settings.kinds["MRI"] == ["MR"] && settings.kinds[EvidenceSettings.unknownKind] == nil)
        let tensors = try Safetensors(
            MappedFile(name: "t", bytes: Array(try #require(files[Evidence.tensorsFileName]))))
        let evidence = try Evidence(settings, Weights([tensors]), width: 4)
        func probability(_ features: [Float], _ text: String) throws -> Double {
            let claimed = try #require(settings.claimed(in: text))
            let judgement = Judgement(
                of: [evidence.evidence(of: features)], modality: nil, settings, claimed: claimed)
            return judgement.probability(of: claimed.claim, sentence: -0.1)
        }
        #expect(try probability([4, 0, 0, 0], "A CT scan.") > 0.9)
        #expect(try probability([4, 0, 0, 0], "An X-ray.") < 0.1)
        let strange = Judgement(of: [evidence.evidence(of: [-4, -4, -4, 9])], modality: nil, settings)
        #expect(strange.isUnfamiliar && strange.kind == EvidenceSettings.unknownKind)
        #expect(!Judgement(of: [evidence.evidence(of: [4, 0, 0, 0])], modality: nil, settings).isUnfamiliar)
    }

    @Test func tooFewImagesAreRefused() {
        let one = observations().filter { $0.group == "1" }
        #expect(throws: CaptioningError.self) { try Calibration(one, earlier: nil, precision: 0.9) }
        #expect(throws: CaptioningError.self) { try Calibration([], earlier: nil, precision: 0.9) }
    }

    /// Two kinds of image on two sides of a common direction; the nearest images of another group are of the same kind.
    @Test func similarityIsMeasuredAcrossGroups() throws {
        let observations = (0..<40).map { index in
            let isCT = index.isMultiple(of: 2)
            return Observation(
                features: [7, 7, isCT ? 1 : -1, 0.1 * Float(index % 5), 10], text: isCT ? "CT." : "MRI.",
                meanLogProbability: 0, label: .init(kind: isCT ? "CT" : "MRI", part: index % 4 < 2 ? "head" : "chest"),
                group: "\(index / 4)")
        }
        // The first two features are not part of the embedding.
        let measure = try #require(SimilarityMeasure(observations, width: 3))
        #expect(measure.centre.count == 3)
        #expect(abs(measure.centre[0]) < 1e-6 && measure.centre[2] > 0.9)
        #expect(measure.figures.images == 40)
        #expect(measure.figures.kindOfTen == 1)
        #expect(measure.figures.sameCaption == 0.5 && measure.figures.chance == 0.25)
        #expect((0.3...0.7).contains(measure.figures.ten))
        // Another part of the same kind is unlike by its label only.
        #expect(measure.figures.floor > 0.99)
        #expect(SimilarityMeasure(Array(observations[..<4]), width: 3) == nil, "of one group")
    }
}
