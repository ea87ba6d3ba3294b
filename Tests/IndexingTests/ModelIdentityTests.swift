import Captioning
import Catalog
import DICOM
import Fixtures
import Foundation
import Raster
import Rendering
import Tensors
import Testing

@testable import Indexing

/// The exact text that tells one model from another. Catalogs keep it: a change here captions every archive again.
@Suite struct ModelIdentityTests {
    func identity(
        _ files: ModelFiles, precision: Precision = .f32, fit: ImageFraming.Fit = .model,
        window: RenderingOptions.WindowSelection = .file, _ change: (inout GenerationSettings) -> Void = { _ in }
    ) throws -> ModelIdentity {
        var asked = GenerationSettings()
        change(&asked)
        let captioner = Captioner(checkpoint: try Checkpoint(files, precision: precision), threads: 1)
        let describer = try EngineDescriber(
            captioner, generation: asked, fit: fit, rendering: RenderingOptions(window: window))
        let archive = try TestArchive()
        return try describer.describer(rememberingIn: archive.catalog).identity
    }

    func tiny() throws -> ModelFiles {
        try ModelFiles(CheckpointFiles(folder: Fixtures.checkpoint("vit_gpt2").appendingPathComponent("model").path))
    }

    func prefix(_ lora: LowRankUpdates) throws -> ModelFiles {
        let folder = Fixtures.checkpoint("prefix_biomedclip")
        func part(_ name: String) -> String { folder.appendingPathComponent(name).path }
        return try ModelFiles(
            folder: part("captioner"), clip: part("clip"), gpt2: part("gpt2"), lowRankUpdates: lora)
    }

    @Test func modelWithoutOptionsIsItsWeightsAndTheRendering() throws {
        let identity = try identity(tiny())
        #expect(
            identity.text == """
                fileroom-model-identity 1
                rendering=2
                weights=e14ea9493fd549f11211a3aa6b01f3e2301e770b0b2d99f6e022a06c97005a26

                """)
        #expect(identity.family == "vision-encoder-decoder")
    }

    @Test func settingsCanBeReadBack() {
        let settings = ["generation.prompt": "\"a=b\"", "rendering": "1"]
        let identity = ModelIdentity(weightsDigest: "d", settings: settings, name: "n", family: "f")
        #expect(ModelIdentity.settings(in: identity.text) == settings.merging(["weights": "d"]) { $1 })
    }

    @Test func defaultModelListsItsAbstention() throws {
        let identity = try identity(.defaultModel())
        #expect(
            identity.text == """
                fileroom-model-identity 1
                abstain.below=-20
                abstain.text="Medical image, type not recognised."
                rendering=2
                weights=\(identity.weightsDigest)

                """)
    }

    @Test func optionsThatDecideACaptionAreListed() throws {
        let identity = try identity(
            tiny(), precision: .bf16, fit: .letterbox, window: .explicit(Window(center: 40, width: 400))
        ) {
            $0.numBeams = 3
            $0.lengthPenalty = 0.6
            $0.repetitionPenalty = 2
            $0.earlyStopping = .never
            $0.badWordsIDs = [[302], [7, 9]]
            $0.endTokens = [419, 5]
            $0.prompt = "A \"hand\"\n– left"
            // Already so in the files or in the library, or without effect.
            $0.decoderStartToken = 419
            $0.minLength = 0
            $0.seed = 7
            $0.temperature = 0.5
        }
        #expect(
            identity.text == #"""
                fileroom-model-identity 1
                fit=letterbox
                generation.bad_words_ids=[[302],[7,9]]
                generation.early_stopping=never
                generation.eos_token_id=[419,5]
                generation.length_penalty=0.6
                generation.num_beams=3
                generation.prompt="A \"hand\"\u000a– left"
                generation.repetition_penalty=2
                precision=bf16
                rendering=2
                weights=e14ea9493fd549f11211a3aa6b01f3e2301e770b0b2d99f6e022a06c97005a26
                window=40/400

                """#)
    }

    @Test func samplingListsItsSettings() throws {
        let identity = try identity(tiny()) {
            $0.doSample = true
            $0.seed = 7
            $0.temperature = 0.5
        }
        #expect(
            identity.text == """
                fileroom-model-identity 1
                generation.do_sample=true
                generation.seed=7
                generation.temperature=0.5
                rendering=2
                weights=e14ea9493fd549f11211a3aa6b01f3e2301e770b0b2d99f6e022a06c97005a26

                """)
    }

    /// The recipe of a prefix captioner is in none of its files, so it is listed.
    @Test func prefixCaptionerListsItsRecipeAndDroppedUpdates() throws {
        let recipe = """
            fileroom-model-identity 1
            generation.early_stopping=true
            generation.length_penalty=0.6
            generation.max_new_tokens=60
            generation.min_new_tokens=24
            generation.no_repeat_ngram_size=4
            generation.num_beams=4
            generation.repetition_penalty=1.15

            """
        let merged = try identity(prefix(.merge))
        #expect(merged.text == recipe + "rendering=2\nweights=\(merged.weightsDigest)\n")
        let dropped = try identity(prefix(.drop))
        #expect(dropped.text == recipe + "lora=drop\nrendering=2\nweights=\(dropped.weightsDigest)\n")
        #expect(dropped.family == "clip-prefix")
    }
}
