import DICOM
import Testing

@Suite struct BurnedInTextRiskTests {
    private func instance(_ modality: String?, _ change: (inout Instance) -> Void = { _ in }) -> Instance {
        var instance = Instance(
            sopInstanceUID: "1.2.3", sopClassUID: "1.2.840.10008.5.1.4.1.1.2", studyInstanceUID: "1.2",
            seriesInstanceUID: "1.2.1", transferSyntaxUID: "1.2.840.10008.1.2.1")
        instance.modality = modality
        instance.hasPixelData = true
        change(&instance)
        return instance
    }

    @Test(
        arguments: [
            ("CT", 0.05, true), ("MR", 0.05, true), ("DX", 0.2, true), ("XA", 0.4, false), ("XC", 0.5, false),
            ("ES", 0.5, false), ("OT", 0.6, false), ("SC", 0.9, false), ("US", 0.8, false), (nil, 0.5, false),
            ("XX", 0.5, false),
        ] as [(String?, Double, Bool)])
    func scoresByModality(modality: String?, score: Double, isShown: Bool) {
        let risk = BurnedInTextRisk.risk(of: instance(modality))
        #expect(risk.score == score)
        #expect(risk.allowsThumbnail == isShown)
        #expect(risk.reasons.count == 1)
    }

    @Test func isCertainIfTheFileStatesText() {
        let risk = BurnedInTextRisk.risk(of: instance("CT") { $0.burnedInAnnotation = "YES" })
        #expect(risk.score == 1)
        #expect(risk.reasons == ["BurnedInAnnotation is YES", "modality CT"])
    }

    /// A writer that states NO of everything it writes does not make a screen capture harmless.
    @Test func halvesTheRiskIfTheFileDeniesText() {
        let angiogram = BurnedInTextRisk.risk(of: instance("XA") { $0.burnedInAnnotation = "NO" })
        #expect(angiogram.score == 0.2)
        #expect(angiogram.allowsThumbnail)
        let capture = BurnedInTextRisk.risk(
            of: instance("CT") {
                $0.burnedInAnnotation = "NO"
                $0.imageType = ["DERIVED", "SECONDARY", "SCREEN SAVE"]
            })
        #expect(capture.score == 0.45)
        #expect(!capture.allowsThumbnail)
        #expect(capture.reasons.first == "a capture of a screen or of another image")
        #expect(capture.reasons.last == "BurnedInAnnotation is NO, which halves the risk")
    }

    @Test(
        arguments: [(nil, 0.8), (0.6, 0.8), (0.98, 0.8), (0.99, 0.25), (1, 0.25)] as [(Double?, Double)])
    func scoresUltrasoundByItsRegions(share: Double?, score: Double) {
        #expect(BurnedInTextRisk.risk(of: instance("US") { $0.ultrasoundRegionShare = share }).score == score)
    }

    @Test func scoresCapturesFilmsAndPapersHigh() {
        let capture = "1.2.840.10008.5.1.4.1.1.7"
        for (conversion, score) in [("DF", 0.8), ("SD", 0.9), ("SI", 0.9), ("WSD", 0.9), (nil, 0.9)] {
            let risk = BurnedInTextRisk.risk(
                of: instance("CR") {
                    $0.sopClassUID = capture
                    $0.conversionType = conversion
                })
            #expect(risk.score == score, "\(conversion ?? "-")")
        }
    }

    @Test func scoresColorOfGrayscaleModalitiesHigher() {
        #expect(BurnedInTextRisk.risk(of: instance("CT") { $0.samplesPerPixel = 3 }).score == 0.6)
        #expect(BurnedInTextRisk.risk(of: instance("CT") { $0.samplesPerPixel = 1 }).score == 0.05)
    }

    @Test func isZeroWithoutPixels() {
        let risk = BurnedInTextRisk.risk(of: instance("SR") { $0.hasPixelData = false })
        #expect(risk.score == 0)
        #expect(risk.reasons == ["no pixel data"])
    }

    @Test func doesNotAllowAThumbnailOfUnknownRisk() {
        #expect(!BurnedInTextRisk.allowsThumbnail(score: nil))
        #expect(BurnedInTextRisk.allowsThumbnail(score: 0.29))
        #expect(!BurnedInTextRisk.allowsThumbnail(score: 0.3))
    }

    /// Words of the file may be a name.
    @Test func quotesNoTextOfTheFileInReasons() {
        let risk = BurnedInTextRisk.risk(
            of: instance("ROE^JANE") {
                $0.imageType = ["DERIVED", "SECONDARY", "ROE^JANE"]
                $0.seriesDescription = "Jane Roe"
                $0.burnedInAnnotation = "ROE"
            })
        #expect(risk.reasons == ["modality other", "ImageType SECONDARY"])
    }
}
