import DICOMFiles
import TestSupport
import Testing

@Suite struct FileNameTests {
    @Test(
        arguments: [
            (Array("chest.dcm".utf8), "chest.dcm"), (Array("Größe 山".utf8), "Größe 山"),
            ([0x61, 0xFF, 0x62], "a\u{F7FF}b"), ([0xC3], "\u{F7C3}"), ([0xED, 0xA0, 0x80], "\u{F7ED}\u{F7A0}\u{F780}"),
            // The name's own U+F7FF.
            ([0xEF, 0x9F, 0xBF], "\u{F7EF}\u{F79F}\u{F7BF}"),
        ] as [([UInt8], String)])
    func representsAnyByteAsText(bytes: [UInt8], text: String) {
        #expect(Array(String(fileNameBytes: bytes).utf8) == Array(text.utf8))
        #expect(text.fileNameBytes == bytes)
    }

    @Test func anyNameSurvivesTheRoundTrip() {
        for seed: UInt64 in 0..<2000 {
            var generator = SeededGenerator(seed: seed)
            let bytes = generator.bytes(.random(in: 0...12, using: &generator), in: 1...255)
            #expect(String(fileNameBytes: bytes).fileNameBytes == bytes, "seed \(seed)")
        }
    }
}
