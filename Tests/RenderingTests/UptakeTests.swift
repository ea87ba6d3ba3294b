import DICOM
import Testing

@testable import Rendering

/// PET: standardized uptake from 0 to 10 if it is known, else the file's window, else the percentile window.
@Suite struct UptakeTests {
    private func pet(slope: Double, _ change: (inout PixelFrame) -> Void = { _ in }) -> PixelFrame {
        row(.uint16([0, 1000, 2000, 4000, 5000])) {
            $0.modality = "PT"
            $0.modalityTransformation = .rescale(slope: slope, intercept: 0)
            $0.suv = .success(SUVScale(factor: 0.001, units: "BQML"))
            change(&$0)
        }
    }

    @Test func showsAnUptakeOfTenWhite() throws {
        // 0, 2000, 4000, 8000 and 10,000 Bq/ml are 0, 2, 4, 8 and 10 SUV.
        let rendered = try FrameRenderer().render(pet(slope: 2) { $0.windows = [Window(center: 1, width: 2)] })
        #expect(rendered.grays == [0, 51, 102, 204, 255])
        #expect(rendered.recipe.windowSource == "SUV")
        #expect((rendered.recipe.windowCenter, rendered.recipe.windowWidth) == (5, 10))
        #expect(rendered.recipe.suvFactor == 0.001)
        #expect(rendered.recipe.suvUnits == "BQML")
        #expect(rendered.recipe.modalityStep == "rescale")
        #expect(rendered.recipe.warnings.isEmpty)
    }

    /// The same uptake is the same gray in every slice, although each has its own slope.
    @Test func showsTheSameUptakeAlikeForDifferentSlopes() throws {
        let steep = try FrameRenderer().render(pet(slope: 4.8))
        let flat = try FrameRenderer().render(pet(slope: 1.2))
        // 4.8, 9.6 and more than 10; 1.2, 2.4, 4.8 and 6: each 25.5 times as gray.
        #expect(steep.grays == [0, 122, 245, 255, 255])
        #expect(flat.grays == [0, 31, 61, 122, 153])
    }

    @Test func scalesValuesWithoutARescale() throws {
        let frame = pet(slope: 1) {
            $0.modalityTransformation = .identity
            $0.suv = .success(SUVScale(factor: 0.0012, units: "GML"))
        }
        #expect(try FrameRenderer().render(frame).grays == [0, 31, 61, 122, 153])
    }

    @Test func usesTheWindowOfTheFileWithoutUptakeAndSaysWhy() throws {
        let frame = pet(slope: 2) {
            $0.suv = .failure(SUVRefusal("PatientWeight is missing"))
            $0.windows = [Window(center: 5000, width: 10_000, function: .linearExact)]
        }
        let recipe = try FrameRenderer().render(frame).recipe
        #expect(recipe.windowSource == "file")
        #expect(recipe.suvFactor == nil)
        #expect(recipe.warnings == ["no SUV window: PatientWeight is missing"])
    }

    @Test func usesPercentilesWithoutUptakeAndWindow() throws {
        let frame = row(.uint16((1...1000).map(UInt16.init))) {
            $0.modality = "PT"
            $0.suv = .failure(SUVRefusal("Units is missing"))
        }
        let recipe = try FrameRenderer().render(frame).recipe
        #expect(recipe.voi == "auto")
        #expect(recipe.windowSource == "percentiles")
        #expect(recipe.valueRange == 5...995)
    }

    @Test func usesTheRequestedWindow() throws {
        let frame = pet(slope: 2) { $0.windows = [Window(center: 5000, width: 10_000)] }
        for (window, source) in [
            (RenderingOptions.WindowSelection.index(0), "file"), (.percentiles, "percentiles"),
            (.explicit(Window(center: 1, width: 2)), "asked for"),
        ] {
            let recipe = try FrameRenderer(options: RenderingOptions(window: window)).render(frame).recipe
            #expect(recipe.windowSource == source)
            #expect(recipe.suvFactor == nil)
        }
        #expect(try FrameRenderer(options: .literal).render(frame).recipe.windowSource == "file")
    }
}
