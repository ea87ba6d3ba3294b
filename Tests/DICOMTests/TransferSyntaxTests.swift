import DICOM
import Testing

@Suite struct TransferSyntaxTests {
    private static let family = "1.2.840.10008.1.2.4."

    /// PS3.5 A.4.4 and A.4.13.
    @Test(arguments: ["90", "91", "92", "93", "201", "202", "203"])
    func jpeg2000IncludesPart2AndHighThroughput(suffix: String) {
        let syntax = TransferSyntax(uid: Self.family + suffix)
        #expect(syntax.isJPEG2000 && !syntax.isVideo)
    }

    @Test(arguments: ["50", "51", "57", "70", "80", "81", "94", "110", "204", "9", "900"])
    func otherSyntaxesAreNeitherJPEG2000NorVideo(suffix: String) {
        let syntax = TransferSyntax(uid: Self.family + suffix)
        #expect(!syntax.isJPEG2000 && !syntax.isVideo)
    }

    /// MPEG-2 (100, 101), MPEG-4 AVC (102 to 106) and HEVC (107, 108), each in one fragment or in several (PS3.6 A).
    @Test(arguments: 100...108, ["", ".1"])
    func videoIsInOneFragmentOrSeveral(process: Int, fragments: String) {
        #expect(TransferSyntax(uid: "\(Self.family)\(process)\(fragments)").isVideo)
    }

    @Test(arguments: ["99", "109", "100.2", "100.1.1", "100x", ""])
    func similarUIDsAreNotVideo(suffix: String) {
        #expect(!TransferSyntax(uid: Self.family + suffix).isVideo)
    }

    @Test func uncompressedSyntaxesAreDistinct() {
        let uncompressed: [TransferSyntax] = [
            .implicitVRLittleEndian, .explicitVRLittleEndian, .deflatedExplicitVRLittleEndian, .explicitVRBigEndian,
        ]
        #expect(Set(uncompressed.map(\.uid)).count == 4)
        for syntax in uncompressed { #expect(!syntax.isJPEG2000 && !syntax.isVideo, "\(syntax.uid)") }
    }
}
