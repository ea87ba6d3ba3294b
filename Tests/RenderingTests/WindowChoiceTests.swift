import DICOM
import Testing

@testable import Rendering

/// Which window a frame is shown through, and what the recipe records about it.
@Suite struct WindowChoiceTests {
    /// CT from -1000 to 1047 HU, stored from 24 on.
    private func ct(_ change: (inout PixelFrame) -> Void = { _ in }) -> PixelFrame {
        row(.uint16((0..<2048).map { UInt16($0 + 24) })) {
            $0.modality = "CT"
            $0.modalityTransformation = .rescale(slope: 1, intercept: -1024)
            change(&$0)
        }
    }

    private func recipe(
        _ frame: PixelFrame, _ window: RenderingOptions.WindowSelection = .file
    ) throws -> RenderingRecipe {
        try FrameRenderer(options: RenderingOptions(window: window)).render(frame).recipe
    }

    // MARK: Requested

    @Test(arguments: [
        ("brain", 40.0, 80.0), ("subdural", 75, 215), ("stroke", 40, 40), ("lung", -600, 1500),
        ("mediastinum", 40, 400), ("soft-tissue", 50, 400), ("bone", 600, 2800), ("liver", 60, 160),
        ("angio", 100, 700), ("pe", 100, 700),
    ])
    func usesTheNumbersOfAPreset(name: String, center: Double, width: Double) throws {
        let frame = ct { $0.windows = [Window(center: 1, width: 2)] }
        let recipe = try recipe(frame, try #require(RenderingOptions.WindowSelection(name)))
        #expect((recipe.windowCenter, recipe.windowWidth) == (center, width))
        #expect(recipe.voi == "window")
        #expect(recipe.windowSource == "preset \(name)")
        #expect(recipe.warnings.isEmpty)
    }

    @Test(
        arguments: [
            { $0.modality = "MR" }, { $0.modalityTransformation = .identity }, { $0.rescaleType = "US" },
            { $0.imageType = ["ORIGINAL", "PRIMARY", "LOCALIZER"] },
        ] as [@Sendable (inout PixelFrame) -> Void])
    func ignoresAPresetWithoutHounsfieldUnits(change: @Sendable (inout PixelFrame) -> Void) throws {
        let frame = ct {
            $0.windows = [Window(center: 500, width: 1000)]
            change(&$0)
        }
        let recipe = try recipe(frame, .preset(.lung))
        #expect(recipe.windowCenter == 500)
        #expect(recipe.windowSource == "file")
        #expect(
            recipe.warnings == ["preset lung ignored: the values are not Hounsfield units"])
    }

    @Test func countsTheWindowsOfTheFileFromZero() throws {
        let frame = ct { $0.windows = [Window(center: 40, width: 400), Window(center: -600, width: 1600)] }
        #expect(try recipe(frame, .index(0)).windowSource == "file")
        let second = try recipe(frame, .index(1))
        #expect(second.windowSource == "file window 1")
        #expect(second.windowCenter == -600)
        #expect(try recipe(frame, .index(2)).warnings == ["window 2 ignored: the file has 2"])
    }

    @Test func usesPercentilesOnRequest() throws {
        // Of 2048 values, places ⌈10.24⌉ and ⌈2037.76⌉: -1000 + 10 and -1000 + 2037.
        let recipe = try recipe(ct { $0.windows = [Window(center: 40, width: 400)] }, .percentiles)
        #expect(recipe.voi == "auto")
        #expect(recipe.windowSource == "percentiles")
        #expect(recipe.valueRange == -990...1037)
    }

    @Test func keepsARequestedWindowThatShowsNothing() throws {
        let recipe = try recipe(ct(), .explicit(Window(center: 9000, width: 10)))
        #expect(recipe.voi == "window")
        #expect(recipe.windowSource == "asked for")
    }

    @Test(arguments: [
        ("file", RenderingOptions.WindowSelection.file), ("auto", .percentiles), ("0", .index(0)), ("3", .index(3)),
        ("soft-tissue", .preset(.softTissue)), ("40/400", .explicit(Window(center: 40, width: 400))),
        ("-600/1500", .explicit(Window(center: -600, width: 1500))),
        ("0.5/0.25", .explicit(Window(center: 0.5, width: 0.25, function: .linearExact))),
    ])
    func writesSelectionsAsTheyAreRead(text: String, selection: RenderingOptions.WindowSelection) {
        #expect(RenderingOptions.WindowSelection(text) == selection)
        #expect(RenderingOptions.WindowSelection(selection.description) == selection)
    }

    @Test(arguments: ["", "-1", "40", "lungs", "40/", "/400", "40/0", "40/-4", "nan/1", "1/inf", "1/2/3", "File"])
    func rejectsInvalidSelections(text: String) {
        if text == "40" {
            #expect(RenderingOptions.WindowSelection(text) == .index(40))
        } else {
            #expect(RenderingOptions.WindowSelection(text) == nil)
        }
    }

    // MARK: By body part

    @Test(
        arguments: [
            ("HEAD", nil, [], "brain", "body part HEAD"), ("CHEST", nil, [], "lung", "body part CHEST"),
            ("LSPINE", nil, [], "bone", "body part LSPINE"), ("KNEE", nil, [], "bone", "body part KNEE"),
            ("ABDOMEN", nil, [], "soft-tissue", "body part ABDOMEN"),
            ("NECK", nil, [], "soft-tissue", "body part NECK"),
            ("HEART", nil, [], "mediastinum", "body part HEART"),
            ("CHESTABDOMEN", nil, [], "soft-tissue", "body part CHESTABDOMEN"),
            (nil, "Thorax", [], "lung", "anatomic region THORAX"),
            ("DOE^JOHN", "Brain stem", [], "brain", "anatomic region BRAIN"),
            (nil, nil, ["CT Lung, thin", "Head"], "lung", "description LUNG"),
            (nil, nil, ["5mm std", "Head and neck"], "soft-tissue", "description HEAD+NECK"),
            (nil, nil, ["Cervical spine"], "bone", "description SPINE"),
            (nil, nil, ["Doe, John"], "soft-tissue", "body part unknown"),
            (nil, nil, [], "soft-tissue", "body part unknown"),
        ] as [(String?, String?, [String], String, String)])
    func usesTheWindowOfTheBodyPartForCTWithoutAWindow(
        part: String?, region: String?, descriptions: [String], preset: String, source: String
    ) throws {
        let frame = ct {
            $0.bodyPartExamined = part
            $0.anatomicRegion = region
            $0.descriptions = descriptions
        }
        let recipe = try recipe(frame)
        let window = try #require(WindowPreset(rawValue: preset)).window
        #expect((recipe.windowCenter, recipe.windowWidth) == (window.center, window.width))
        #expect(recipe.windowSource == source)
        #expect(recipe.voi == "window")
    }

    @Test func prefersTheWindowOfTheFileToTheBodyPart() throws {
        let frame = ct {
            $0.bodyPartExamined = "CHEST"
            $0.windows = [Window(center: 40, width: 400)]
        }
        #expect(try recipe(frame).windowSource == "file")
        let table = ct {
            $0.bodyPartExamined = "CHEST"
            $0.voiLUTs = [LookupTable(firstMapped: 0, entries: [0, 255], bitsPerEntry: 8)]
        }
        #expect(try recipe(table).windowSource == "file")
        #expect(try recipe(table).voi == "lut")
    }

    @Test func usesTheRangeWithoutAWindowAndHounsfieldUnits() throws {
        let recipe = try recipe(ct { $0.modality = "MR" })
        #expect(recipe.voi == "min-max")
        #expect(recipe.windowSource == nil)
    }

    @Test func choosesNoWindowIfLiteral() throws {
        let recipe = try FrameRenderer(options: .literal).render(ct { $0.bodyPartExamined = "CHEST" }).recipe
        #expect(recipe.voi == "min-max")
        #expect(recipe.valueRange == -1000...1047)
    }

    // MARK: Windows that clip nearly all values

    /// One thousand values, 1 to 1000: the span from the first to the ninety-ninth percentile is 10 to 990.
    @Test(arguments: [
        (500.0, 1000.0, true), (500, 1, false), (500, 9.9, true), (500, 9.7, false), (990, 20, true), (1000, 10, false),
        (999, 10, false), (0, 10, false), (5, 29.5, false), (5, 30, true), (2000, 100, false),
    ])
    func requiresAWindowToShowAHundredthOfTheSpan(center: Double, width: Double, isKept: Bool) throws {
        let frame = row(.uint16((1...1000).map(UInt16.init))) {
            $0.windows = [Window(center: center, width: width)]
        }
        let recipe = try recipe(frame)
        #expect(recipe.voi == (isKept ? "window" : "auto"))
        #expect(recipe.windowSource == (isKept ? "file" : "percentiles"))
        #expect(recipe.valueRange == (isKept ? nil : 5...995))
        #expect(recipe.warnings.count == (isKept ? 0 : 1))
        // Every window of the file is checked, not only the first.
        #expect(try self.recipe(frame, .index(0)).voi == recipe.voi)
        let literal = try FrameRenderer(options: .literal).render(frame)
        #expect(literal.recipe.voi == "window")
        #expect(literal.recipe.windowCenter == center)
    }

    /// A black frame with a few bright pixels: its percentiles are one value and do not tell anything about the window.
    @Test func keepsTheWindowOfAFewBrightPixelsOnBlack() throws {
        let frame = row(.uint16([UInt16](repeating: 0, count: 997) + [100, 150, 200])) {
            $0.windows = [Window(center: 150, width: 100)]
        }
        #expect(try recipe(frame).voi == "window")
        let elsewhere = row(.uint16([UInt16](repeating: 0, count: 997) + [100, 150, 200])) {
            $0.windows = [Window(center: 1000, width: 100)]
        }
        let shown = try FrameRenderer().render(elsewhere)
        #expect(shown.recipe.valueRange == 0...200)
        #expect(shown.grays.suffix(3) == [128, 191, 255])
    }

    @Test func doesNotCountPaddingAsShown() throws {
        // The window fits the padding alone.
        let frame = row(.int16([Int16](repeating: -2000, count: 500) + (1...100).map { Int16($0) })) {
            $0.pixelPadding = -2000 ... -2000
            $0.windows = [Window(center: -2000, width: 100)]
        }
        let recipe = try recipe(frame)
        #expect(recipe.voi == "auto")
        #expect(recipe.valueRange == 1...100)
    }

    @Test func replacesTheWindowOfTheBodyPartLikeThatOfTheFile() throws {
        // Only air, which is black in the brain window.
        let frame = row(.int16((0..<100).map { Int16($0 - 1024) })) {
            $0.modality = "CT"
            $0.rescaleType = "HU"
            $0.bodyPartExamined = "HEAD"
        }
        let recipe = try recipe(frame)
        #expect(recipe.voi == "auto")
        #expect(recipe.warnings == ["window 40.0/80.0 ignored: it would clip nearly all values"])
    }
}
