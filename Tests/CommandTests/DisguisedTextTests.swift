import DICOM
import Foundation
import TestSupport
import Testing

/// Texts of headers that would control a terminal or turn the direction of what is shown.
@Suite struct DisguisedTextTests {
    private static let controls =
        "\u{1B}]0;x\u{7}\u{85}\u{90}\u{9B}31m\u{9D}\u{7F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}"

    @Test func noCommandPassesThemOn() throws {
        let command = try Command()
        let folder = command.folder + "/archive"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var writer = DICOMWriter.image(pixels: Array(repeating: 1, count: 8))
        writer.set(0x0008_0005, "CS", "ISO_IR 192")
        writer.set(0x0008_1030, "LO", "study \(Self.controls)end")
        writer.set(0x0008_103E, "LO", "series \(Self.controls)end")
        writer.set(0x0018_0015, "CS", "CHEST")
        try Data(writer.bytes).write(to: URL(fileURLWithPath: folder + "/a.dcm"))
        // A file that fails, whose name does the same.
        try Data("not complete".utf8).write(
            to: URL(
                fileURLWithPath: folder
                    + "/b\(Self.controls.unicodeScalars.filter { $0 != "/" }.map(String.init).joined()).zip"))
        try Data(writer.bytes.prefix(300)).write(to: URL(fileURLWithPath: folder + "/c\u{202E}mcd.exe\u{9B}"))
        var outputs: [String: String] = [:]
        for arguments in [
            ["scan", folder, "--verbose"], ["search", "study"], ["search", "study", "--json"], ["show", "1.2.3"],
            ["show", "1.2.3", "--json"],
            ["report", "1.2.3"], ["report", "1.2.3", "--format", "json"], ["report", "1.2.3", "--format", "csv"],
            ["failures"],
            ["failures", "--json"], ["status", "--json"], ["inspect", folder + "/a.dcm"],
            ["inspect", folder + "/a.dcm", "--json"],
            ["inspect", folder + "/c\u{202E}mcd.exe\u{9B}"], ["search", "\u{9B}31m"], ["show", "\u{202E}x"],
            ["serach\u{9B}"],
            ["search", "x", "--limit", "\u{9B}\u{202E}"], ["scan", "\u{9B}\u{202E}"],
            ["status", "--catalog", "\u{9B}/\u{202E}"],
        ] {
            let outcome = try command.finish(try command.start(arguments))
            outputs[arguments.joined(separator: " ")] = outcome.output + outcome.error
            if arguments.contains("--json") { _ = try outcome.objects() }
        }
        #expect(outputs["show 1.2.3"]?.contains("end") == true)
        #expect(outputs["show 1.2.3 --json"]?.contains(#"\u202e"#) == true)
        for (command, output) in outputs {
            let passed = output.unicodeScalars.filter { $0.controlsDisplay && !"\n\r\t".unicodeScalars.contains($0) }
            #expect(passed.isEmpty, "\(command.printable): \(passed.map { String($0.value, radix: 16) })")
        }
    }
}
