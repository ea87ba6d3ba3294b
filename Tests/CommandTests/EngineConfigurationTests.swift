import ArgumentParser
import Captioning
import Foundation
import Raster
import Rendering
import Tensors
import Testing

@testable import fileroom

/// Settings become plain values, which a test or a library can make as well.
@Suite struct EngineConfigurationTests {
    private func configuration(_ flags: [String: String], _ environment: [String: String] = [:]) throws
        -> EngineConfiguration
    {
        try EngineConfiguration(
            Settings(flags: flags, environment: environment.merging(["HOME": "/nonexistent"]) { $1 }))
    }

    @Test func nothingSetGivesTheDefaults() throws {
        let configuration = try configuration([:])
        #expect(configuration.model == ModelConfiguration())
        #expect(configuration.precision == .f32)
        #expect(configuration.threads == MachineLimits.processors)
        #expect(configuration.memory == nil && configuration.batchSize == nil)
        #expect(configuration.window == .file && configuration.fit == .model)
        #expect(configuration.framesPerSeries == 1)
        #expect(configuration.generation == GenerationSettings())
    }

    @Test func everySettingReachesItsField() throws {
        let configuration = try configuration([
            "model": "/m", "clip": "/c", "gpt2": "/g", "lora": "drop", "precision": "int8", "threads": "3",
            "memory": "2G", "batch-size": "5", "window": "40/400", "fit": "letterbox", "frames-per-series": "4",
            "timeout": "30",
        ])
        #expect(
            configuration.model
                == ModelConfiguration(folder: "/m", clip: "/c", gpt2: "/g", lowRankUpdates: .drop))
        #expect(configuration.precision == .int8)
        #expect(configuration.threads == 3)
        #expect(configuration.timeout == 30)
        #expect(configuration.memory == MemoryLimit(bytes: 2 << 30, origin: "--memory 2G"))
        #expect(configuration.batchSize == 5)
        #expect(configuration.window.description == "40/400")
        #expect(configuration.fit == .letterbox)
        #expect(configuration.framesPerSeries == 4)
    }

    @Test func everyGenerationSettingReachesItsField() throws {
        let texts = [
            "early-stopping": "never", "do-sample": "true", "prompt": "An image of", "length-penalty": "-1.5",
            "repetition-penalty": "1.5", "temperature": "0.5", "top-p": "0.25",
        ]
        let flags = GenerationFlag.fields.map { ($0.setting.name, texts[$0.setting.name] ?? "7") }
        let generation = try configuration(Dictionary(uniqueKeysWithValues: flags)).generation
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(generation)) as? [String: Any]
        #expect(Set(json?.keys.map { $0 } ?? []) == Set(GenerationFlag.fields.map(\.field)))
        #expect(generation.earlyStopping == .never && generation.doSample == true && generation.lengthPenalty == -1.5)
        #expect(generation.numBeams == 7 && generation.topP == 0.25 && generation.prompt == "An image of")
        #expect(!generation.isWhole)
    }

    @Test func aNamedSettingOverridesTheCompleteConfiguration() throws {
        let generation = try configuration(
            ["generation": #"{"num_beams": 4, "max_length": 30, "bos_token_id": null}"#, "num-beams": "2"]
        ).generation
        #expect(generation.numBeams == 2 && generation.maxLength == 30 && generation.isWhole)
        let environment = ["FILEROOM_NUM_BEAMS": "3"]
        #expect(try configuration(["generation": #"{"num_beams": 4}"#], environment).generation.numBeams == 3)
    }

    @Test(arguments: [
        ("[1]", "must be a JSON object"), ("@/nonexistent.json", "the file /nonexistent.json cannot be read"),
        (#"{"num_bems": 4}"#, "num_bems: is not a GenerationConfig field"),
        (#"{"num_beams": "four"}"#, "num_beams"),
    ])
    func aWrongCompleteConfigurationNamesItsOrigin(text: String, words: String) throws {
        let flag = #expect(throws: ValidationError.self) { try configuration(["generation": text]) }
        #expect(flag?.message.hasPrefix("--generation: ") == true && flag?.message.contains(words) == true)
        let variable = #expect(throws: SettingsError.self) { try configuration([:], ["FILEROOM_GENERATION": text]) }
        #expect(variable?.subject == "FILEROOM_GENERATION")
    }

    @Test func theUsualCatalogIsThatOfTheUser() throws {
        let environment = ["XDG_DATA_HOME": "/data", "HOME": "/nonexistent"]
        let usual = try CatalogConfiguration(Settings(environment: environment))
        #expect(usual == CatalogConfiguration(path: "/data/fileroom/catalog.sqlite", isUsual: true))
        try usual.checkFolder()
        let named = try CatalogConfiguration(
            Settings(flags: ["catalog": "/nonexistent/dir/c.sqlite"], environment: environment))
        #expect(!named.isUsual)
        let error = #expect(throws: SettingsError.self) { try named.checkFolder() }
        #expect(error?.problem.hasPrefix("the folder /nonexistent/dir does not exist") == true)
        try CatalogConfiguration(path: "/tmp/c.sqlite").checkFolder()
        try CatalogConfiguration(path: "c.sqlite").checkFolder()
    }
}
