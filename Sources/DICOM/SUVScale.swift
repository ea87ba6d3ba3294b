import Glibc

/// Converts the values of a PET object to standardized uptake values by body weight.
///
/// By the vendor-neutral pseudocode of QIBA: there is a factor only if all inputs are present and plausible. Nothing about
/// the patient is kept but their ratio.
public struct SUVScale: Sendable, Equatable {
    /// SUVbw in g/ml per unit of the rescaled value.
    public var factor: Double
    /// Units of the file: `BQML`, `GML` or `CNTS`.
    public var units: String

    public init(factor: Double, units: String) {
        self.factor = factor
        self.units = units
    }
}

/// Why values cannot be shown as standardized uptake, in words without anything about the patient.
public struct SUVRefusal: Error, Sendable, Equatable {
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}

/// What a PET object states about its units, its corrections, the injection and the patient's weight.
public struct SUVInputs: Sendable {
    /// Units (0054,1001).
    public var units: String?
    /// SUVType (0054,1006): by body weight if absent.
    public var suvType: String?
    public var correctedImage: [String] = []
    /// DecayCorrection (0054,1102): the time to which the values are corrected.
    public var decayCorrection: String?
    /// The number of items in RadiopharmaceuticalInformationSequence.
    public var radiopharmaceuticals = 0
    /// RadionuclideHalfLife, in seconds.
    public var halfLife: Double?
    /// RadionuclideTotalDose, in Bq.
    public var totalDose: Double?
    /// PatientWeight, in kg.
    public var weight: Double?
    /// RadiopharmaceuticalStartDateTime (DT), or RadiopharmaceuticalStartTime (TM).
    public var injectionDateTime: String?
    public var injectionTime: String?
    public var seriesDate: String?
    public var seriesTime: String?
    public var acquisitionDate: String?
    public var acquisitionTime: String?
    /// The start of the scan on GE scanners: private (0009,xx0D) of `GEMS_PETD_01`, a DT.
    public var vendorScanDateTime: String?
    /// FrameReferenceTime and ActualFrameDuration, in milliseconds.
    public var frameReferenceTime: Double?
    public var frameDuration: Double?
    /// Private (7053,xx00) and (7053,xx09) of `Philips PET Private Group`: from counts to SUVbw, and to Bq/ml.
    public var philipsSUVFactor: Double?
    public var philipsActivityFactor: Double?

    public init() {}
}

extension SUVInputs {
    /// Bq. A lower dose was not stated in becquerels, or not given to a person.
    private static let doses = 1e5...1e11
    /// kg.
    private static let weights = 0.4...500.0

    /// The scale of these values.
    public func scale() throws(SUVRefusal) -> SUVScale {
        let corrections = Set(correctedImage.map { $0.uppercased() })
        for needed in ["ATTN", "DECY"] where !corrections.contains(needed) {
            throw SUVRefusal("CorrectedImage does not contain \(needed)")
        }
        let correction = decayCorrection?.uppercased()
        guard correction == "START" || correction == "ADMIN" else {
            throw SUVRefusal("DecayCorrection is neither START nor ADMIN")
        }
        switch units?.uppercased() {
        case "BQML":
            return SUVScale(factor: try factorOfActivity(correction), units: "BQML")
        case "GML":
            guard suvType.map({ ["BW", ""].contains($0.uppercased()) }) ?? true else {
                throw SUVRefusal("SUVType is not BW")
            }
            return SUVScale(factor: 1, units: "GML")
        case "CNTS":
            if let philipsSUVFactor, philipsSUVFactor > 0, philipsSUVFactor.isFinite {
                return SUVScale(factor: philipsSUVFactor, units: "CNTS")
            }
            guard let philipsActivityFactor, philipsActivityFactor > 0, philipsActivityFactor.isFinite else {
                throw SUVRefusal("Units are CNTS without a factor")
            }
            return SUVScale(factor: philipsActivityFactor * (try factorOfActivity(correction)), units: "CNTS")
        case nil: throw SUVRefusal("Units is missing")
        default: throw SUVRefusal("Units is not BQML, GML or CNTS")
        }
    }

    /// SUVbw of 1 Bq/ml: the weight in grams (1 g is taken as 1 ml) divided by the remaining dose.
    private func factorOfActivity(_ correction: String?) throws(SUVRefusal) -> Double {
        guard radiopharmaceuticals > 0 else { throw SUVRefusal("RadiopharmaceuticalInformationSequence is missing") }
        guard radiopharmaceuticals == 1 else { throw SUVRefusal("several radiopharmaceuticals were given") }
        guard let weight else { throw SUVRefusal("PatientWeight is missing") }
        guard Self.weights.contains(weight) else { throw SUVRefusal("PatientWeight is not plausible") }
        guard let totalDose else { throw SUVRefusal("RadionuclideTotalDose is missing") }
        guard Self.doses.contains(totalDose) else { throw SUVRefusal("RadionuclideTotalDose is not plausible") }
        // Values corrected to the administration are divided by the full dose.
        if correction == "ADMIN" { return weight * 1000 / totalDose }
        guard let halfLife else { throw SUVRefusal("RadionuclideHalfLife is missing") }
        guard halfLife > 0, halfLife.isFinite else { throw SUVRefusal("RadionuclideHalfLife is not above 0") }
        let elapsed = try secondsFromInjection(to: scanStart(halfLife: halfLife))
        guard elapsed <= 10 * halfLife else { throw SUVRefusal("the injection is more than ten half-lives ago") }
        return weight * 1000 / (totalDose * pow(2, -elapsed / halfLife))
    }
}
