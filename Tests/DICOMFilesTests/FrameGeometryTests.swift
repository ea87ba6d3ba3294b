import DICOM
import DICOMFiles
import Fixtures
import Foundation
import TestSupport
import Testing

/// The geometry of the frames of enhanced objects, and the references of key object selections.
@Suite struct FrameGeometryTests {
    private static func file(_ elements: [DICOMElement], sopClass: String = "1.2.840.10008.5.1.4.1.1.4.1") -> [UInt8] {
        var writer = DICOMWriter.image(pixels: [UInt8](repeating: 0, count: 8))
        writer.set(0x0008_0016, "UI", sopClass)
        for element in elements { writer.set(element) }
        return writer.bytes
    }

    @Test func readsPositionsPerFrameAndOrientationFromTheSharedGroup() throws {
        let geometry = try DICOMFile.frameGeometry(of: Fixtures.dicom("enhanced_mf.dcm").path)
        #expect(geometry.map(\.imagePositionPatient) == [[0, 0, 0], [0, 0, 3], [0, 0, 6]])
        #expect(geometry.allSatisfy { $0.imageOrientationPatient == [1, 0, 0, 0, 1, 0] })
        #expect(geometry.map(\.inStackPosition) == [1, 2, 3])
        #expect(geometry.map(\.dimensions) == [["stack 1"], ["stack 1"], ["stack 1"]])
    }

    @Test func objectWithoutFunctionalGroupsHasNoGeometry() throws {
        #expect(try DICOMFile.frameGeometry(of: Fixtures.dicom("multiframe.dcm").path).isEmpty)
    }

    /// Dimensions: stack, position in the stack, cardiac trigger delay, and an unknown one.
    @Test func dimensionIndexValuesReplaceMissingElements() throws {
        let scratch = try ScratchFolder()
        let pointers: [UInt32] = [0x0020_9056, 0x0020_9057, 0x0020_9153, 0x0018_9999]
        func frame(_ values: [Int]) -> [DICOMElement] {
            [.sequence(0x0020_9111, [[.longs(0x0020_9157, values)]])]
        }
        let path = try scratch.write(
            Self.file([
                .sequence(0x0020_9222, pointers.map { [.pointer(0x0020_9165, $0)] }),
                .sequence(0x5200_9230, [frame([1, 4, 2, 9]), frame([1, 5, 3, 9])]),
            ]))
        let geometry = try DICOMFile.frameGeometry(of: path)
        #expect(geometry.map(\.inStackPosition) == [4, 5])
        #expect(geometry.map(\.temporalPositionIndex) == [2, 3])
        #expect(geometry.map(\.dimensions) == [["", "dimension 4 at 9"], ["", "dimension 4 at 9"]])
    }

    @Test func readsEchoTimeBValueAndFrameType() throws {
        let scratch = try ScratchFolder()
        let frame: [DICOMElement] = [
            .sequence(0x0018_9114, [[.double(0x0018_9082, 92.5)]]),
            .sequence(0x0018_9117, [[.double(0x0018_9087, 1000)]]),
            .sequence(0x0018_9226, [[.text(0x0008_9007, "CS", "ORIGINAL\\PRIMARY\\DIFFUSION\\NONE")]]),
        ]
        let path = try scratch.write(Self.file([.sequence(0x5200_9230, [frame])]))
        let first = try #require(try DICOMFile.frameGeometry(of: path).first)
        #expect(first.echoTime == 92.5)
        #expect(first.diffusionBValue == 1000)
        #expect(first.frameType == ["ORIGINAL", "PRIMARY", "DIFFUSION", "NONE"])
    }

    @Test(
        arguments: [
            ([.double(0x0018_9087, 700)], 700.0),
            ([.text(0x0019_0010, "LO", "SIEMENS MR HEADER"), .text(0x0019_100C, "IS", "1000")], 1000),
            ([.text(0x0043_0010, "LO", "GEMS_PARM_01"), .text(0x0043_1039, "IS", "1000000800\\8\\0\\0")], 800),
            // Another vendor's element with the same number.
            ([.text(0x0019_0010, "LO", "ANOTHER MAKER"), .text(0x0019_100C, "IS", "1000")], nil),
        ] as [([DICOMElement], Double?)])
    func readsBValuesFromVendorElements(
        elements: [DICOMElement], value: Double?
    ) throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write(Self.file(elements))
        #expect(try DICOMFile(header: path).instance().diffusionBValue == value)
    }

    @Test(arguments: [("R-10226", "MLO"), ("399162004", "CC"), ("X-1", "another view")])
    func readsViewFromItsCode(code: String, view: String) throws {
        let scratch = try ScratchFolder()
        let item: [DICOMElement] = [.text(0x0008_0100, "SH", code), .text(0x0008_0104, "LO", "another view")]
        let path = try scratch.write(Self.file([.sequence(0x0054_0220, [item])]))
        #expect(try DICOMFile(header: path).instance().viewPosition == view)
    }

    @Test(arguments: [("113000", false), ("113001", true), ("113037", true)])
    func keyObjectSelectionListsObjectsAndFrames(title: String, isRejection: Bool) throws {
        let scratch = try ScratchFolder()
        func image(_ uid: String, _ frames: String?) -> [DICOMElement] {
            var reference: [DICOMElement] = [.text(0x0008_1155, "UI", uid)]
            if let frames { reference.append(.text(0x0008_1160, "IS", frames)) }
            return [.text(0x0040_A040, "CS", "IMAGE"), .sequence(0x0008_1199, [reference])]
        }
        let path = try scratch.write(
            Self.file(
                [
                    .sequence(0x0040_A043, [[.text(0x0008_0100, "SH", title)]]),
                    .sequence(
                        0x0040_A730,
                        [image("1.2.3", nil), [.text(0x0040_A040, "CS", "TEXT")], image("1.2.4", "2\\17")]),
                ], sopClass: "1.2.840.10008.5.1.4.1.1.88.59"))
        let selection = try #require(try DICOMFile(header: path).instance().keyObjectSelection)
        #expect(
            selection
                == KeyObjectSelection(
                    isRejection: isRejection,
                    references: [.init(sopInstanceUID: "1.2.3"), .init(sopInstanceUID: "1.2.4", frames: [1, 16])]))
    }
}
