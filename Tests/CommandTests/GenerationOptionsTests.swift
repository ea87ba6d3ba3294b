import ArgumentParser
import Captioning
import Testing

@testable import fileroom

/// The flags of generation settings and the engine's table of them.
@Suite struct GenerationOptionsTests {
    @Test func everyFlagIsASettingOfTheEngine() {
        let known = Set(GenerationSetting.all.map(\.name))
        #expect(GenerationFlag.fields.allSatisfy { known.contains($0.field) })
    }

    @Test func everyDeclaredSettingHasAFlag() throws {
        #expect(Set(try GenerationOptions.parse([]).flags.keys) == Set(GenerationFlag.all.map(\.setting.name)))
    }
}
