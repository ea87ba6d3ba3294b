import DICOM
import DICOMFiles
import TestSupport
import Testing

/// Elements that are damaged or not encoded like the others. DCMTK 3.6.7 or pydicom 3.0 shows the image of most of these
/// files, and none of them ends early.
@Suite struct DamagedElementTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    typealias Encoding = DICOMWriter.Encoding
    static let pixels: [UInt8] = [1, 0, 2, 0, 3, 0, 4, 0]
    static let undefined = 0xFFFF_FFFF

    /// The elements of an image up to group 0008, and those behind it.
    private static func parts(_ encoding: Encoding) -> (first: DICOMWriter, second: DICOMWriter) {
        var first = DICOMWriter(encoding)
        first.set(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        first.set(0x0008_0018, "UI", "1.2.3.4")
        first.set(0x0008_0060, "CS", "CT")
        first.set(0x0008_103E, "LO", "Axial")
        var second = DICOMWriter.image(encoding, pixels: [])
        second.hasPreamble = false
        for tag in [0x0008_0016, 0x0008_0018, 0x0008_0060, 0x7FE0_0010] as [UInt32] { second.remove(tag) }
        return (first, second)
    }

    private static func pixelData(_ encoding: Encoding) -> [UInt8] {
        let swapped = stride(from: 0, to: pixels.count, by: 2).flatMap { [pixels[$0 + 1], pixels[$0]] }
        return DICOMWriter(encoding).element(
            0x7FE0_0010, "OW", encoding == .explicitBig ? swapped : pixels, encoding)
    }

    /// Checks that a file is read as if nothing were wrong with it, and returns what was read.
    @discardableResult
    private func expectWhole(_ bytes: [UInt8], _ note: String) throws -> Instance? {
        let path = try scratch.write(bytes)
        do {
            let instance = try DICOMFile(header: path).instance()
            #expect(instance.studyInstanceUID == "1.2.3" && instance.rows == 2, "\(note): \(instance.warnings)")
            #expect(instance.role == .image, "\(note)")
            let frame = try DICOMFile.frame(0, of: path)
            #expect(frame.samples == .uint16([1, 2, 3, 4]), "\(note): \(frame.warnings)")
            return instance
        } catch {
            Issue.record("\(note): \(error)")
            return nil
        }
    }

    private func tag(_ tag: Int, _ length: Int, _ encoding: Encoding) -> [UInt8] {
        let writer = DICOMWriter(encoding)
        return writer.integer(tag >> 16, 2, encoding) + writer.integer(tag & 0xFFFF, 2, encoding)
            + writer.integer(length, 4, encoding)
    }

    // MARK: Sequences

    /// What a sequence holds, whether its length is undefined, and whether its item can be read.
    private func shapes(
        _ encoding: Encoding
    ) -> [(name: String, value: [UInt8], length: Int?, isRead: Bool, isWarned: Bool)] {
        let meaning = DICOMWriter(encoding).element(0x0008_0104, "LO", Array("Skull ".utf8), encoding)
        let other: Encoding = encoding == .implicitLittle ? .explicitLittle : .implicitLittle
        func item(_ content: [UInt8], _ length: Int? = nil) -> [UInt8] {
            tag(0xFFFE_E000, length ?? content.count, encoding) + content
        }
        let (ends, closes) = (tag(0xFFFE_E00D, 0, encoding), tag(0xFFFE_E0DD, 0, encoding))
        let itemLike = DICOMWriter(encoding).element(
            0x0009_1010, "OB", [0xFE, 0xFF, 0, 0xE0] + Array("noises".utf8), encoding)
        let whole = item(meaning)
        let zeros = [UInt8](repeating: 0, count: 8)
        var shapes: [(name: String, value: [UInt8], length: Int?, isRead: Bool, isWarned: Bool)] = [
            ("nothing wrong", whole, nil, true, false),
            ("nothing wrong, delimiters", item(meaning + ends, Self.undefined) + closes, Self.undefined, true, false),
            ("item length too short", item(meaning, meaning.count - 6), nil, true, true),
            ("item length too long", item(meaning, meaning.count + 6), nil, true, true),
            ("item length past the file", item(meaning, 1 << 20), nil, true, true),
            ("item length zero", item(meaning, 0), nil, true, true),
            ("item length zero, delimiter", item(meaning, 0) + closes, Self.undefined, false, true),
            ("zeros behind the item", whole + zeros, nil, true, true),
            ("zeros before the item", zeros + whole, nil, false, true),
            ("zeros in the item", item(zeros + meaning), nil, true, true),
            ("zeros at the end of the item", item(meaning + zeros), nil, true, false),
            ("four odd bytes", whole + [1, 2, 3, 4], nil, true, true),
            ("four zeros", whole + [0, 0, 0, 0], nil, true, true),
            ("one byte", whole + [0x20], nil, true, true),
            ("item without delimiter", item(meaning, Self.undefined), nil, true, false),
            (
                "item without delimiter, sequence with one", item(meaning, Self.undefined) + closes, Self.undefined,
                true, true
            ),
            ("sequence without delimiter", whole, Self.undefined, true, true),
            (
                "sequence without delimiter, item with one", item(meaning + ends, Self.undefined), Self.undefined, true,
                true
            ),
            ("two delimiters", whole + closes + closes, Self.undefined, true, false),
            ("needless delimiters", whole + ends + closes, nil, true, false),
            ("noise", Array("noisenoise".utf8), nil, false, true),
            ("noise, delimiter", Array("noisenoise".utf8) + closes, Self.undefined, false, true),
            ("no item", meaning, nil, false, true),
            ("only zeros", zeros + zeros, nil, false, true),
            ("sequence length too short", whole, whole.count - 8, true, true),
            ("sequence length of the item", whole, meaning.count, true, true),
            ("sequence length zero", whole, 0, true, true),
            ("sequence length too long", whole, whole.count + 24, true, true),
            ("a value like an item", item(meaning + itemLike), nil, true, false),
            (
                "a value like an item, delimiters", item(meaning + itemLike + ends, Self.undefined) + closes,
                Self.undefined, true, false
            ),
        ]
        if encoding != .explicitBig {
            let otherItem = item(DICOMWriter(other).element(0x0008_0104, "LO", Array("Skull ".utf8), other))
            shapes += [
                ("items in the other VR encoding", otherItem, nil, true, true),
                ("items in the other VR encoding, delimiter", otherItem + closes, Self.undefined, true, true),
            ]
        }
        return shapes
    }

    @Test(arguments: Encoding.allCases)
    func aDamagedSequenceCostsNoMoreThanItself(encoding: Encoding) throws {
        let (first, second) = Self.parts(encoding)
        for shape in shapes(encoding) {
            let sequence = first.element(0x0008_2218, "SQ", shape.value, encoding, length: shape.length)
            let instance = try expectWhole(
                first.bytes + sequence + second.bytes + Self.pixelData(encoding), "\(encoding), \(shape.name)")
            guard let instance else { continue }
            if shape.isRead { #expect(instance.anatomicRegion == "Skull", "\(encoding), \(shape.name)") }
            // In implicit VR nothing says that an element is a sequence until it is looked into, as this one is.
            #expect(
                instance.warnings.isEmpty != shape.isWarned,
                "\(encoding), \(shape.name): \(instance.warnings)")
        }
    }

    /// PS3.5 6.2.2 has implicit VR in UN; many writers have not.
    @Test(arguments: [Encoding.explicitLittle, .explicitBig], [true, false])
    func sequenceInUNIsReadOrPassedOver(encoding: Encoding, isPublic: Bool) throws {
        let (first, second) = Self.parts(encoding)
        let number: UInt32 = isPublic ? 0x0008_2218 : 0x0009_1010
        for content in [Encoding.implicitLittle, .explicitLittle] {
            let meaning = DICOMWriter(content).element(0x0008_0104, "LO", Array("Skull ".utf8), content)
            let (ends, closes) = (tag(0xFFFE_E00D, 0, content), tag(0xFFFE_E0DD, 0, content))
            func item(_ length: Int? = nil) -> [UInt8] { tag(0xFFFE_E000, length ?? meaning.count, content) + meaning }
            let zeros = [UInt8](repeating: 0, count: 8)
            let values: [(String, [UInt8], Int?)] = [
                ("known lengths", item(), nil), ("delimiter", item() + closes, Self.undefined),
                ("delimiters", item(Self.undefined) + ends + closes, Self.undefined),
                ("item with delimiter", item(Self.undefined) + ends, nil),
                ("item without delimiter", item(Self.undefined), nil), ("zeros", item() + zeros, nil),
                ("item length too short", item(meaning.count - 6), nil),
            ]
            for (name, value, length) in values {
                let element = first.element(number, "UN", value, encoding, length: length)
                let note = "\(encoding), \(content) in UN, \(name)"
                let instance = try expectWhole(
                    first.bytes + element + second.bytes + Self.pixelData(encoding), note)
                if isPublic { #expect(instance?.anatomicRegion == "Skull", "\(note)") }
            }
        }
        for value in [[0xFE, 0xFF, 0, 0xE0] + Array("noisenoise".utf8), [0xFE, 0xFF, 0, 0xE0], Array("noise!".utf8)] {
            let element = first.element(number, "UN", value, encoding)
            try expectWhole(first.bytes + element + second.bytes + Self.pixelData(encoding), "\(encoding), \(value)")
        }
    }

    /// A conformant file.
    @Test(arguments: Encoding.allCases, ["OB", "LO", "UN", "ST"])
    func valueMayBeginLikeAnItem(encoding: Encoding, vr: String) throws {
        let (first, second) = Self.parts(encoding)
        let mark = Array(tag(0xFFFE_E000, 0, encoding).prefix(4))
        let number: UInt32 = vr == "LO" ? 0x0008_1040 : vr == "ST" ? 0x0008_2111 : 0x0009_1010
        for value in [mark + Array("noisenoise".utf8), tag(0xFFFE_E000, 10, encoding) + Array("noisenoise".utf8)] {
            let element = first.element(number, vr, value, encoding)
            let instance = try expectWhole(
                first.bytes + element + second.bytes + Self.pixelData(encoding), "\(encoding), \(vr), \(value)")
            #expect(instance?.warnings.contains { $0.contains("sequence") } == false)
        }
    }

    // MARK: Zeros

    @Test(arguments: Encoding.allCases, [4, 6, 8, 16, 24, 4096])
    func zerosInsideADataSetAreNotItsEnd(encoding: Encoding, count: Int) throws {
        let (first, second) = Self.parts(encoding)
        let zeros = [UInt8](repeating: 0, count: count)
        for bytes in [
            first.bytes + zeros + second.bytes + Self.pixelData(encoding),
            first.bytes + second.bytes + zeros + Self.pixelData(encoding),
        ] {
            let instance = try expectWhole(bytes, "\(encoding), \(count) zeros")
            #expect(instance?.warnings == ["zeros in place of an element"])
        }
    }

    @Test(arguments: Encoding.allCases, [3, 8, 512, 2 << 20])
    func zerosToTheEndAreItsEnd(encoding: Encoding, count: Int) throws {
        let (first, second) = Self.parts(encoding)
        let zeros = [UInt8](repeating: 0, count: count)
        let instance = try expectWhole(
            first.bytes + second.bytes + Self.pixelData(encoding) + zeros, "\(count) zeros at the end")
        #expect(instance?.warnings == [])
        let path = try scratch.write(first.bytes + second.bytes + zeros)
        let document = try DICOMFile(header: path).instance()
        #expect(!document.hasPixelData && document.warnings == [])
    }

    // MARK: The other VR encoding

    @Test(arguments: [(Encoding.explicitLittle, Encoding.implicitLittle), (.implicitLittle, .explicitLittle)])
    func oneElementMayBeInTheOtherVREncoding(encoding: Encoding, other: Encoding) throws {
        let (first, second) = Self.parts(encoding)
        for text in ["Chest", "Extremity of a length", ""] {
            let element = DICOMElement.text(0x0018_0015, "CS", text)
            let bytes = first.element(element.tag, element.vr, element.value, other)
            let instance = try expectWhole(
                first.bytes + bytes + second.bytes + Self.pixelData(encoding), "\(text) in \(encoding)")
            #expect(instance?.bodyPartExamined == (text.isEmpty ? nil : text))
            #expect(instance?.warnings == ["an element is not encoded like those around it"])
        }
        // The first of the data set, and the last.
        let sopClass = DICOMElement.text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        var rest = first
        rest.remove(0x0008_0016)
        rest.hasPreamble = false
        var meta = DICOMWriter(encoding)
        meta.hasPreamble = true
        try expectWhole(
            meta.bytes + first.element(sopClass.tag, sopClass.vr, sopClass.value, other) + rest.bytes + second.bytes
                + Self.pixelData(encoding), "first element in \(encoding)")
        try expectWhole(first.bytes + second.bytes + Self.pixelData(other), "pixel data in \(encoding)")
    }

    /// Letters that are no VR, with a length of either width; and the wrong width for a VR.
    @Test(arguments: ["\0\0", "  ", "??", "--", "lo", "ZZ", "ox"], [2, 4])
    func unknownVRIsPassedOver(letters: String, width: Int) throws {
        let (first, second) = Self.parts(.explicitLittle)
        let value = Array("Skull ".utf8)
        let length = first.integer(value.count, width, .explicitLittle)
        let element =
            [0x18, 0, 0x15, 0] + Array(letters.utf8) + (width == 4 ? [0, 0] : []) + length + value
        let instance = try expectWhole(
            first.bytes + element + second.bytes + Self.pixelData(.explicitLittle), "\(letters), \(width) bytes")
        #expect(instance?.bodyPartExamined == "Skull")
    }

    @Test func lengthOfTheWrongWidthIsRecognized() throws {
        let (first, second) = Self.parts(.explicitLittle)
        let value = Array("Skull ".utf8)
        // CS with 32 bits of length, and OB with 16.
        for element in [
            [0x18, 0, 0x15, 0] + Array("CS".utf8) + [0, 0, 6, 0, 0, 0] + value,
            [0x18, 0, 0x15, 0] + Array("OB".utf8) + [6, 0] + value,
        ] {
            let instance = try expectWhole(
                first.bytes + element + second.bytes + Self.pixelData(.explicitLittle), "\(element)")
            #expect(instance?.bodyPartExamined == "Skull")
        }
    }

    // MARK: Behind the pixel data

    @Test(arguments: Encoding.allCases, [true, false])
    func elementsBehindThePixelDataAreFound(encoding: Encoding, isInFragments: Bool) throws {
        let (first, second) = Self.parts(encoding)
        var writer = second
        writer.hasPreamble = false
        var bytes = first.bytes
        if isInFragments {
            // In implicit VR there are no fragments, but this is what they would look like.
            let items =
                tag(0xFFFE_E000, 0, encoding) + tag(0xFFFE_E000, 8, encoding) + Self.pixels
                + tag(0xFFFE_E0DD, 0, encoding)
            bytes += writer.element(0x7FE0_0010, "OB", items, encoding, length: Self.undefined)
        } else {
            bytes += Self.pixelData(encoding)
        }
        let path = try scratch.write(bytes + writer.bytes)
        let instance = try DICOMFile(header: path).instance()
        #expect(instance.studyInstanceUID == "1.2.3" && instance.seriesInstanceUID == "1.2.3.3")
        #expect(instance.rows == 2 && instance.hasPixelData && instance.warnings.isEmpty)
        if !isInFragments { #expect(try DICOMFile.frame(0, of: path).samples == .uint16([1, 2, 3, 4])) }
    }

    @Test func whatFollowsThePixelDataDoesNotSpoilThem() throws {
        let (first, second) = Self.parts(.explicitLittle)
        let file = first.bytes + second.bytes + Self.pixelData(.explicitLittle)
        var another = DICOMWriter.image(pixels: [9, 9, 9, 9, 9, 9, 9, 9])
        another.set(0x0018_0015, "CS", "HEAD")
        for tail in [Array("junk".utf8), Array("junkjunkjunkjunkjunkjunk".utf8), another.bytes] {
            let instance = try expectWhole(file + tail, "\(tail.count) bytes behind the pixel data")
            #expect(instance?.bodyPartExamined == nil)
        }
    }
}
