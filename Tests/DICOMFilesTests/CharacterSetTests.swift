import DICOM
import TestSupport
import Testing

@testable import DICOMFiles

@Suite struct CharacterSetTests {
    /// The examples of PS3.5 annexes H, I, J and K, and text that devices really write.
    @Test(
        arguments: [
            (["ISO_IR 100"], [0x42, 0x75, 0x63, 0xE9], "Bucé"),
            (["ISO_IR 144"], [0xBB, 0xEE], "Лю"),
            (["ISO_IR 192"], Array("Wáng 王".utf8), "Wáng 王"),
            (["GB18030"], [0xCD, 0xF5], "王"),
            (["ISO_IR 13"], [0xD4, 0xCF, 0xC0, 0xDE], "ﾔﾏﾀﾞ"),
            (["", "ISO 2022 IR 87"], [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x1B, 0x28, 0x42, 0x5E], "山田^"),
            (
                ["ISO 2022 IR 13", "ISO 2022 IR 87"],
                [0xD4, 0xCF, 0xC0, 0xDE, 0x3D, 0x1B, 0x24, 0x42, 0x3B, 0x33, 0x1B, 0x28, 0x4A], "ﾔﾏﾀﾞ=山"
            ),
            (["", "ISO 2022 IR 149"], [0x1B, 0x24, 0x29, 0x43, 0xB1, 0xE8], "김"),
            (["", "ISO 2022 IR 149"], [0xB1, 0xE8], "김"),
            (["iso-ir 100"], [0xE9], "é"),
        ] as [([String], [UInt8], String)])
    func decodesDeclaredCharacterSets(declared: [String], bytes: [UInt8], text: String) {
        var warnings: [String] = []
        #expect(CharacterSet(declared).decode(bytes, warnings: &warnings) == text)
        #expect(warnings.isEmpty)
    }

    @Test(
        arguments: [
            ("PN", "^", "ł^³"), ("LO", "^", "ł^ł"), ("PN", "=", "ł=³"), ("UT", "=", "ł=ł"), ("LO", "\\", "ł\\³"),
            ("LT", "\\", "ł\\ł"), ("LT", "\n", "ł\n³"),
        ])
    func delimitersResetToTheFirstCharacterSet(vr: String, delimiter: String, text: String) {
        // B3 is ł in the second set and ³ in the first.
        let bytes = [0x1B, 0x2D, 0x42, 0xB3] + Array(delimiter.utf8) + [0xB3]
        var warnings: [String] = []
        let set = CharacterSet(["ISO 2022 IR 100", "ISO 2022 IR 101"])
        #expect(set.decode(bytes, vr: vr, warnings: &warnings) == text)
        #expect(warnings.isEmpty)
    }

    @Test(
        arguments: [
            ([], Array("Größe".utf8), "Größe"), ([], [0x47, 0x72, 0xF6, 0xDF, 0x65], "Größe"),
            (["ISO_IR 100"], Array("Größe".utf8), "Größe"), (["ISO_IR 192"], [0x47, 0x72, 0xF6, 0x65], "Gröe"),
            (["ISO_IR 192"], [0xCD, 0xF5], "王"),
        ] as [([String], [UInt8], String)])
    func repairsTextWithAWrongDeclaration(declared: [String], bytes: [UInt8], text: String) {
        var warnings: [String] = []
        #expect(CharacterSet(declared).decode(bytes, warnings: &warnings) == text)
        #expect(warnings.count == 1)
    }

    @Test func arbitraryBytesDecodeToText() {
        let sets = [
            [], ["ISO_IR 192"], ["ISO 2022 IR 13", "ISO 2022 IR 87"], ["", "ISO 2022 IR 149"], ["nonsense"], ["GBK"],
        ]
        for seed: UInt64 in 0..<500 {
            var generator = SeededGenerator(seed: seed)
            let bytes = generator.bytes(20) + [0x1B, 0x24]
            for set in sets {
                var warnings: [String] = []
                let text = CharacterSet(set).decode(bytes, warnings: &warnings)
                #expect(!text.isEmpty && warnings.count <= 1, "seed \(seed), \(set): \(text) \(warnings)")
            }
        }
    }

    @Test(
        arguments: [
            ("20240131", "2024-01-31"), ("2024.01.31", "2024-01-31"), ("20230229", nil), ("20241301", nil),
            ("2024", nil),
            ("anonymous", nil),
        ] as [(String, String?)])
    func normalizesValidDatesOnly(code: String, date: String?) {
        #expect(DICOMDate.normalized(code) == date)
    }
}
