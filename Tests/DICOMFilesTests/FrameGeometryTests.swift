import DICOM
import DICOMFiles
import Fixtures
import Foundation
import Testing

/// Where the frames of enhanced objects lie, and what key object selections point at.
@Suite struct FrameGeometryTests {
    private typealias Element = (tag: UInt32, vr: String, value: [UInt8])

    private static func text(_ tag: UInt32, _ vr: String, _ text: String) -> Element {
        (tag, vr, Array(text.utf8) + (text.utf8.count.isMultiple(of: 2) ? [] : [vr == "UI" ? 0 : 0x20]))
    }

    private static func longs(_ tag: UInt32, _ values: [Int]) -> Element {
        (tag, "UL", values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } })
    }

    private static func double(_ tag: UInt32, _ value: Double) -> Element {
        (tag, "FD", (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt64($0 * 8)) })
    }

    private static func pointer(_ tag: UInt32, _ element: UInt32) -> Element {
        let words = [element >> 16, element & 0xFFFF]
        return (tag, "AT", words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
    }

    private static func sequence(_ tag: UInt32, _ items: [[Element]]) -> Element {
        let writer = DICOMWriter()
        let bytes = items.flatMap { item -> [UInt8] in
            let content = item.sorted { $0.tag < $1.tag }.flatMap {
                writer.element($0.tag, $0.vr, $0.value, .explicitLittle)
            }
            return [0xFE, 0xFF, 0x00, 0xE0] + writer.integer(content.count, 4, .explicitLittle) + content
        }
        return (tag, "SQ", bytes)
    }

    private static func file(_ elements: [Element], sopClass: String = "1.2.840.10008.5.1.4.1.1.4.1") -> [UInt8] {
        var writer = DICOMWriter.image(pixels: [UInt8](repeating: 0, count: 8))
        writer.set(0x0008_0016, "UI", sopClass)
        for element in elements { writer.set(element.tag, element.vr, element.value) }
        return writer.bytes
    }

    @Test func positionsComeFromTheGroupsOfEachFrameAndOrientationFromTheSharedOnes() throws {
        let places = try DICOMFile.frameGeometry(of: Fixtures.dicom("enhanced_mf.dcm").path)
        #expect(places.map(\.imagePositionPatient) == [[0, 0, 0], [0, 0, 3], [0, 0, 6]])
        #expect(places.allSatisfy { $0.imageOrientationPatient == [1, 0, 0, 0, 1, 0] })
        #expect(places.map(\.inStackPosition) == [1, 2, 3])
        #expect(places.map(\.dimensions) == [["stack 1"], ["stack 1"], ["stack 1"]])
    }

    @Test func anObjectWithoutFunctionalGroupsHasNoPlaces() throws {
        #expect(try DICOMFile.frameGeometry(of: Fixtures.dicom("multiframe.dcm").path).isEmpty)
    }

    /// Dimensions: stack, position in the stack, cardiac trigger delay, and one nobody has heard of.
    @Test func dimensionIndexValuesSayWhatNoElementDoes() throws {
        let scratch = try Scratch()
        let pointers: [UInt32] = [0x0020_9056, 0x0020_9057, 0x0020_9153, 0x0018_9999]
        func frame(_ values: [Int]) -> [Element] {
            [Self.sequence(0x0020_9111, [[Self.longs(0x0020_9157, values)]])]
        }
        let path = try scratch.write(
            Self.file([
                Self.sequence(0x0020_9222, pointers.map { [Self.pointer(0x0020_9165, $0)] }),
                Self.sequence(0x5200_9230, [frame([1, 4, 2, 9]), frame([1, 5, 3, 9])]),
            ]))
        let places = try DICOMFile.frameGeometry(of: path)
        #expect(places.map(\.inStackPosition) == [4, 5])
        #expect(places.map(\.temporalPositionIndex) == [2, 3])
        #expect(places.map(\.dimensions) == [["", "dimension 4 at 9"], ["", "dimension 4 at 9"]])
    }

    @Test func echoTimeBValueAndFrameTypeAreRead() throws {
        let scratch = try Scratch()
        let frame: [Element] = [
            Self.sequence(0x0018_9114, [[Self.double(0x0018_9082, 92.5)]]),
            Self.sequence(0x0018_9117, [[Self.double(0x0018_9087, 1000)]]),
            Self.sequence(0x0018_9226, [[Self.text(0x0008_9007, "CS", "ORIGINAL\\PRIMARY\\DIFFUSION\\NONE")]]),
        ]
        let path = try scratch.write(Self.file([Self.sequence(0x5200_9230, [frame])]))
        let place = try #require(try DICOMFile.frameGeometry(of: path).first)
        #expect(place.echoTime == 92.5)
        #expect(place.diffusionBValue == 1000)
        #expect(place.frameType == ["ORIGINAL", "PRIMARY", "DIFFUSION", "NONE"])
    }

    @Test(
        arguments: [
            ([double(0x0018_9087, 700)], 700.0),
            ([text(0x0019_0010, "LO", "SIEMENS MR HEADER"), text(0x0019_100C, "IS", "1000")], 1000),
            ([text(0x0043_0010, "LO", "GEMS_PARM_01"), text(0x0043_1039, "IS", "1000000800\\8\\0\\0")], 800),
            // Somebody else's element of the same number.
            ([text(0x0019_0010, "LO", "ANOTHER MAKER"), text(0x0019_100C, "IS", "1000")], nil),
        ] as [([(tag: UInt32, vr: String, value: [UInt8])], Double?)])
    func bValuesOfSingleFramesAreFoundWhereTheMakersPutThem(
        elements: [(tag: UInt32, vr: String, value: [UInt8])], value: Double?
    ) throws {
        let scratch = try Scratch()
        let path = try scratch.write(Self.file(elements))
        #expect(try DICOMFile(header: path).instance().diffusionBValue == value)
    }

    @Test(arguments: [("R-10226", "MLO"), ("399162004", "CC"), ("X-1", "another view")])
    func aViewThatOnlyACodeStatesIsRead(code: String, view: String) throws {
        let scratch = try Scratch()
        let item = [Self.text(0x0008_0100, "SH", code), Self.text(0x0008_0104, "LO", "another view")]
        let path = try scratch.write(Self.file([Self.sequence(0x0054_0220, [item])]))
        #expect(try DICOMFile(header: path).instance().viewPosition == view)
    }

    @Test(arguments: [("113000", false), ("113001", true), ("113037", true)])
    func aKeyObjectSelectionNamesObjectsAndFrames(title: String, isRejection: Bool) throws {
        let scratch = try Scratch()
        func image(_ uid: String, _ frames: String?) -> [Element] {
            let reference =
                [Self.text(0x0008_1155, "UI", uid)] + (frames.map { [Self.text(0x0008_1160, "IS", $0)] } ?? [])
            return [Self.text(0x0040_A040, "CS", "IMAGE"), Self.sequence(0x0008_1199, [reference])]
        }
        let path = try scratch.write(
            Self.file(
                [
                    Self.sequence(0x0040_A043, [[Self.text(0x0008_0100, "SH", title)]]),
                    Self.sequence(
                        0x0040_A730,
                        [image("1.2.3", nil), [Self.text(0x0040_A040, "CS", "TEXT")], image("1.2.4", "2\\17")]),
                ], sopClass: "1.2.840.10008.5.1.4.1.1.88.59"))
        let selection = try #require(try DICOMFile(header: path).instance().keyObjectSelection)
        #expect(
            selection
                == KeyObjectSelection(
                    isRejection: isRejection,
                    references: [.init(sopInstanceUID: "1.2.3"), .init(sopInstanceUID: "1.2.4", frames: [1, 16])]))
    }
}
