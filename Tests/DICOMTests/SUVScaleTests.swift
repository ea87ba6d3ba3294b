import DICOM
import Testing

/// Standardized uptake by body weight, with numbers computed by hand.
@Suite struct SUVScaleTests {
    /// 70 kg and 140 MBq, of which half is left after a half-life of one hour: 70,000 g / 70,000,000 Bq = 0.001.
    static func inputs(_ change: (inout SUVInputs) -> Void = { _ in }) -> SUVInputs {
        var inputs = SUVInputs()
        inputs.units = "BQML"
        inputs.correctedImage = ["NORM", "DTIM", "ATTN", "SCAT", "DECY"]
        inputs.decayCorrection = "START"
        inputs.radiopharmaceuticals = 1
        inputs.halfLife = 3600
        inputs.totalDose = 140e6
        inputs.weight = 70
        inputs.injectionTime = "120000.00"
        inputs.seriesDate = "20240229"
        inputs.seriesTime = "130000"
        inputs.acquisitionDate = "20240229"
        inputs.acquisitionTime = "130500.25"
        change(&inputs)
        return inputs
    }

    private func factor(_ change: (inout SUVInputs) -> Void = { _ in }) throws -> Double {
        try Self.inputs(change).scale().factor
    }

    private func reason(_ change: (inout SUVInputs) -> Void) -> String? {
        #expect(throws: SUVRefusal.self) { try Self.inputs(change).scale() }?.reason
    }

    private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a / b - 1) < 1e-12 }

    @Test func dividesTheWeightByTheRemainingDose() throws {
        #expect(isNear(try factor(), 0.001))
        #expect(try Self.inputs().scale().units == "BQML")
        // A second half-life: a quarter is left.
        #expect(isNear(try factor { $0.injectionTime = "1100" }, 0.002))
        #expect(isNear(try factor { $0.injectionTime = "13" }, 0.0005))
    }

    @Test func hasTheTextbookFactorOfFluorineAfterAnHour() throws {
        let fluorine = try factor {
            $0.halfLife = 6586.2
            $0.totalDose = 370e6
        }
        // 2^(-3600/6586.2) = 0.684633 of 370 MBq, 253,314,180 Bq, under 70,000 g.
        #expect(abs(fluorine - 2.763367e-4) < 1e-10)
    }

    @Test func dividesByTheFullDoseIfCorrectedToTheAdministration() throws {
        let given = try factor {
            $0.decayCorrection = "ADMIN"
            $0.halfLife = nil
            $0.injectionTime = nil
        }
        #expect(isNear(given, 0.0005))
    }

    @Test func takesALaterTimeOfDayForTheEveningBefore() throws {
        let factor = try factor {
            $0.injectionTime = "233000"
            $0.seriesTime = "003000"
            $0.acquisitionTime = "003000"
        }
        #expect(isNear(factor, 0.001))
        #expect(reason { $0.injectionTime = "130001" } == "the injection is after the scan")
    }

    @Test func usesTheDateOfTheInjection() throws {
        let overnight = try factor {
            $0.injectionDateTime = "20240228233000.000000+0100"
            $0.injectionTime = "120000"
            $0.seriesDate = "20240229"
            $0.seriesTime = "003000"
        }
        #expect(isNear(overnight, 0.001))
        // 29 February to 1 March: half an hour before midnight, half an hour after.
        let leap = try factor {
            $0.injectionDateTime = "202402292330"
            $0.seriesDate = "20240301"
            $0.seriesTime = "003000"
            $0.acquisitionDate = "20240301"
        }
        #expect(isNear(leap, 0.001))
        #expect(reason { $0.injectionDateTime = "20240301120000" } == "the injection is after the scan")
        #expect(
            reason { $0.injectionDateTime = "20240228120000" } == "the injection is more than ten half-lives ago")
        #expect(reason { $0.injectionDateTime = "yesterday" } == "RadiopharmaceuticalStartDateTime is invalid")
    }

    /// A series derived in the afternoon: its time is not that of the scan.
    @Test func ignoresASeriesTimeAfterTheAcquisition() throws {
        let late: (inout SUVInputs) -> Void = { $0.seriesTime = "170000" }
        #expect(
            isNear(
                try factor {
                    late(&$0); $0.acquisitionTime = "130000"
                }, 0.001))
        #expect(
            isNear(
                try factor {
                    late(&$0); $0.vendorScanDateTime = "20240229130000.00"
                }, 0.001))
        // The frame began at 13:05 and lasted so little that its average is its beginning, 300 s after the start.
        let counted = try factor {
            late(&$0)
            $0.acquisitionTime = "130500"
            $0.frameReferenceTime = 300_000
            $0.frameDuration = 0.001
        }
        #expect(abs(counted / 0.001 - 1) < 1e-6)
        // A frame as long as a half-life: ln(ln 2 / (1 - 1/2)) / ln 2 = 0.471234 of 3600 s after it began.
        let long = try factor {
            late(&$0)
            $0.acquisitionTime = "130000"
            $0.frameReferenceTime = 0.471234 * 3600 * 1000
            $0.frameDuration = 3_600_000
        }
        #expect(abs(long / 0.001 - 1) < 1e-6)
    }

    @Test func needsNoPatientForUnitsOfUptake() throws {
        var inputs = Self.inputs { $0.units = "GML" }
        inputs.weight = nil
        inputs.totalDose = nil
        #expect(try inputs.scale() == SUVScale(factor: 1, units: "GML"))
        inputs.suvType = "LBM"
        #expect(throws: SUVRefusal("SUVType is not BW")) { try inputs.scale() }
    }

    @Test func needsTheFactorOfTheVendorForCounts() throws {
        #expect(
            try factor {
                $0.units = "CNTS"; $0.philipsSUVFactor = 0.25
            } == 0.25)
        #expect(
            isNear(
                try factor {
                    $0.units = "CNTS"; $0.philipsSUVFactor = 0; $0.philipsActivityFactor = 3
                }, 0.003))
        #expect(reason { $0.units = "CNTS" } == "Units are CNTS without a factor")
    }

    @Test(arguments: [
        Refused({ $0.units = nil }, "Units is missing"),
        Refused({ $0.units = "PROPCPS" }, "Units is not BQML, GML or CNTS"),
        Refused({ $0.correctedImage = ["DECY"] }, "CorrectedImage does not contain ATTN"),
        Refused({ $0.correctedImage = ["ATTN"] }, "CorrectedImage does not contain DECY"),
        Refused({ $0.decayCorrection = "NONE" }, "DecayCorrection is neither START nor ADMIN"),
        Refused({ $0.radiopharmaceuticals = 0 }, "RadiopharmaceuticalInformationSequence is missing"),
        Refused({ $0.radiopharmaceuticals = 2 }, "several radiopharmaceuticals were given"),
        Refused({ $0.weight = nil }, "PatientWeight is missing"),
        Refused({ $0.weight = 0 }, "PatientWeight is not plausible"),
        Refused({ $0.weight = 70_000 }, "PatientWeight is not plausible"),
        Refused({ $0.totalDose = nil }, "RadionuclideTotalDose is missing"),
        Refused({ $0.totalDose = 370 }, "RadionuclideTotalDose is not plausible"),
        Refused({ $0.totalDose = .nan }, "RadionuclideTotalDose is not plausible"),
        Refused({ $0.halfLife = nil }, "RadionuclideHalfLife is missing"),
        Refused({ $0.halfLife = 0 }, "RadionuclideHalfLife is not above 0"),
        Refused({ $0.injectionTime = nil }, "RadiopharmaceuticalStartTime is missing"),
        Refused({ $0.injectionTime = "noon" }, "RadiopharmaceuticalStartTime is invalid"),
        Refused({ $0.injectionTime = "2500" }, "RadiopharmaceuticalStartTime is invalid"),
        Refused(
            { ($0.seriesTime, $0.acquisitionDate) = (nil, nil) },
            "neither the series nor the acquisition has a date and time"
        ),
    ])
    func requiresEveryInputToBePlausible(refused: Refused) {
        #expect(reason(refused.change) == refused.why)
    }

    struct Refused: Sendable {
        let change: @Sendable (inout SUVInputs) -> Void
        let why: String

        init(_ change: @escaping @Sendable (inout SUVInputs) -> Void, _ why: String) {
            self.change = change
            self.why = why
        }
    }
}
