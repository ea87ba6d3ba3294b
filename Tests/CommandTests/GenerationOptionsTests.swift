import ArgumentParser
import Captioning
import Testing

@testable import fileroom

@Suite struct GenerationOptionsTests {
    @Test func everyFlagIsAGenerationSetting() {
        let flags = GenerationOptions().flags.map(\.property)
        #expect(GenerationOptions.settings.map(\.flagProperty).sorted() == flags.sorted())
        #expect(GenerationOptions.settingNames.contains("no-repeat-ngram-size"))
    }

    @Test(arguments: [
        ("--num-beams", "4"), ("--max-length", "9"), ("--max-new-tokens", "9"), ("--min-length", "2"),
        ("--min-new-tokens", "2"), ("--length-penalty", "-0.5"), ("--early-stopping", "never"),
        ("--no-repeat-ngram-size", "3"), ("--repetition-penalty", "1.2"), ("--num-return-sequences", "2"),
        ("--temperature", "0.7"), ("--top-k", "5"), ("--top-p", "0.9"), ("--seed", "7"), ("--prompt", "a hand"),
    ])
    func flagAndVariableSetTheSameSetting(flag: String, value: String) throws {
        let variable = "FILEROOM_" + flag.dropFirst(2).uppercased().replacing("-", with: "_")
        let flagged = try GenerationOptions.parse([flag, value]).overrides(Settings(environment: [:]))
        let named = try GenerationOptions.parse([]).overrides(Settings(environment: [variable: value]))
        #expect(flagged == named)
        #expect(flagged != GenerationSettings())
    }

    @Test func flagsOverrideACompleteConfiguration() throws {
        let options = try GenerationOptions.parse(
            ["--generation", #"{"num_beams":4,"max_length":9}"#, "--num-beams", "2", "--do-sample"])
        let asked = try options.overrides(Settings(environment: [:]))
        #expect(asked.numBeams == 2 && asked.maxLength == 9 && asked.doSample == true && asked.isWhole)
    }

    @Test func badValueNamesItsOrigin() throws {
        #expect(throws: (any Error).self) {
            try GenerationOptions.parse(["--early-stopping", "maybe"]).overrides(Settings(environment: [:]))
        }
        let error = #expect(throws: SettingsError.self) {
            try GenerationOptions.parse([]).overrides(Settings(environment: ["FILEROOM_NUM_BEAMS": "many"]))
        }
        #expect(error?.description == "FILEROOM_NUM_BEAMS: `many` is not a value for num-beams")
    }
}
