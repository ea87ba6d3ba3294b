import Foundation

/// Writes small DICOM files for the tests, byte by byte.
struct DICOMWriter {
    enum Encoding: String, CaseIterable { case explicitLittle, implicitLittle, explicitBig }

    var encoding = Encoding.explicitLittle
    var hasPreamble = true
    var transferSyntaxUID: String?
    private var elements: [(tag: UInt32, vr: String, value: [UInt8])] = []

    init(_ encoding: Encoding = .explicitLittle) { self.encoding = encoding }

    /// An object with every element a frame needs: `rows` × `columns` grey pixels of `bits`.
    static func image(
        _ encoding: Encoding = .explicitLittle, rows: Int = 2, columns: Int = 2, bits: Int = 16, stored: Int = 12,
        isSigned: Bool = false, pixels: [UInt8]
    ) -> DICOMWriter {
        var writer = DICOMWriter(encoding)
        writer.set(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        writer.set(0x0008_0018, "UI", "1.2.3.4")
        writer.set(0x0008_0060, "CS", "CT")
        writer.set(0x0020_000D, "UI", "1.2.3")
        writer.set(0x0020_000E, "UI", "1.2.3.3")
        writer.set(0x0028_0002, "US", [1])
        writer.set(0x0028_0004, "CS", "MONOCHROME2")
        writer.set(0x0028_0010, "US", [rows])
        writer.set(0x0028_0011, "US", [columns])
        writer.set(0x0028_0100, "US", [bits])
        writer.set(0x0028_0101, "US", [stored])
        writer.set(0x0028_0102, "US", [stored - 1])
        writer.set(0x0028_0103, "US", [isSigned ? 1 : 0])
        writer.set(0x7FE0_0010, bits > 8 ? "OW" : "OB", pixels)
        return writer
    }

    mutating func set(_ tag: UInt32, _ vr: String, _ bytes: [UInt8]) {
        elements.removeAll { $0.tag == tag }
        elements.append((tag, vr, bytes))
    }
    mutating func set(_ tag: UInt32, _ vr: String, _ text: String) {
        set(tag, vr, Array(text.utf8) + (text.utf8.count.isMultiple(of: 2) ? [] : [vr == "UI" ? 0 : 0x20]))
    }
    mutating func set(_ tag: UInt32, _ vr: String, _ words: [Int]) {
        set(tag, vr, words.flatMap { integer($0, 2, encoding) })
    }
    mutating func remove(_ tag: UInt32) { elements.removeAll { $0.tag == tag } }

    func integer(_ value: Int, _ width: Int, _ encoding: Encoding) -> [UInt8] {
        let little = (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        return encoding == .explicitBig ? little.reversed() : little
    }

    func element(_ tag: UInt32, _ vr: String, _ value: [UInt8], _ encoding: Encoding, length: Int? = nil) -> [UInt8] {
        let length = length ?? value.count
        var bytes = integer(Int(tag >> 16), 2, encoding) + integer(Int(tag & 0xFFFF), 2, encoding)
        if encoding == .implicitLittle {
            bytes += integer(length, 4, encoding)
        } else if ["OB", "OW", "OF", "OD", "SQ", "UN", "UT"].contains(vr) {
            bytes += Array(vr.utf8) + [0, 0] + integer(length, 4, encoding)
        } else {
            bytes += Array(vr.utf8) + integer(length, 2, encoding)
        }
        return bytes + value
    }

    var bytes: [UInt8] {
        let uids: [Encoding: String] = [
            .explicitLittle: "1.2.840.10008.1.2.1", .implicitLittle: "1.2.840.10008.1.2",
            .explicitBig: "1.2.840.10008.1.2.2",
        ]
        var bytes: [UInt8] = []
        if hasPreamble {
            var uid = Array((transferSyntaxUID ?? uids[encoding] ?? "").utf8)
            if !uid.count.isMultiple(of: 2) { uid.append(0) }
            bytes = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
            bytes += element(0x0002_0010, "UI", uid, .explicitLittle)
        }
        for (tag, vr, value) in elements.sorted(by: { $0.tag < $1.tag }) {
            // Fragments have undefined length.
            let isEncapsulated = tag == 0x7FE0_0010 && value.starts(with: [0xFE, 0xFF, 0x00, 0xE0])
            bytes += element(tag, vr, value, encoding, length: isEncapsulated ? 0xFFFF_FFFF : nil)
        }
        return bytes
    }

    /// The items that compressed pixel data are made of, after an empty offset table.
    static func fragments(_ fragments: [[UInt8]]) -> [UInt8] {
        func item(_ value: [UInt8]) -> [UInt8] {
            [0xFE, 0xFF, 0x00, 0xE0] + (0..<4).map { UInt8(truncatingIfNeeded: value.count >> ($0 * 8)) } + value
        }
        return item([]) + fragments.flatMap(item) + [0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]
    }
}

/// A folder of its own for one test, removed with the value.
final class Scratch {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "dicom-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(at: url) }

    @discardableResult func write(_ bytes: [UInt8], _ name: String = "file") throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }
}
