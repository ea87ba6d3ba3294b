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

    @Test(arguments: [
        (UID.implicitVRLittleEndian, "-----"), (UID.explicitVRBigEndian, "-----"),
        (UID.deflatedExplicitVRLittleEndian, "-----"), (UID.encapsulatedUncompressedExplicitVRLittleEndian, "E----"),
        (UID.rleLossless, "E----"), (UID.deflatedImageFrameCompression, "E----"), (UID.jpegBaseline8Bit, "EJ---"),
        (UID.jpegLosslessSV1, "EJ---"), (UID.jpegLSNearLossless, "EJ---"), (UID.jpeg2000Lossless, "E-2--"),
        (UID.jpeg2000MC, "E-2--"), (UID.htj2k, "E-2--"), (UID.jpipReferenced, "E--R-"),
        (UID.jpipHTJ2KReferencedDeflate, "E--R-"), ("1.2.840.10008.1.2.4.102", "E---V"),
        ("1.2.840.10008.1.2.4.102.1", "E---V"), ("1.2.840.10008.1.2.7.1", "E----"),
        ("1.2.840.10008.1.2.4.110", "E----"),
        ("1.2.840.10008.1.2.4.102.2", "E----"), ("1.2.3", "-----"), ("", "-----"),
    ])
    func knowsWhatAUIDMeans(uid: String, traits: String) {
        let syntax = TransferSyntax(uid: uid)
        let found = [
            (syntax.isEncapsulated, "E"), (syntax.isJPEG, "J"), (syntax.isJPEG2000, "2"), (syntax.isReferenced, "R"),
            (syntax.isVideo, "V"),
        ].map { $0.0 ? $0.1 : "-" }.joined()
        #expect(found == traits)
    }

    @Test func namesRegisteredSyntaxesOnly() {
        #expect(TransferSyntax(uid: UID.jpegBaseline8Bit).name == "JPEG Baseline")
        #expect(TransferSyntax(uid: "1.2.3").name == nil)
    }

    @Test func knowsLossyJPEG2000() {
        #expect([UID.jpeg2000, UID.jpeg2000MC, UID.htj2k].allSatisfy { TransferSyntax(uid: $0).isLossyJPEG2000 })
        #expect(![UID.jpeg2000Lossless, UID.htj2kLossless].contains { TransferSyntax(uid: $0).isLossyJPEG2000 })
    }
}
