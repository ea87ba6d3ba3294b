import DICOM
import DICOMFiles
import Fixtures
import Foundation
import TestSupport
import Testing

/// One image in every transfer syntax, depth and color space, and the table of how exactly each is decoded.
@Suite struct DecodeMatrixTests {
    /// Decodes a file of the matrix and returns its cell of the table.
    private func outcome(_ cell: DecodeMatrix.Cell, _ format: DecodeMatrix.Format) -> String {
        guard let file = cell.file, let tolerance = cell.tolerance, let isSmooth = cell.isSmooth else {
            return cell.missing == "undefined" ? "–" : cell.missing ?? "?"
        }
        let frame: PixelFrame
        do {
            frame = try DICOMFile.frame(0, of: Fixtures.matrix.appending(path: file).path)
        } catch {
            return "refused: \(error.code.rawValue)"
        }
        let samples = frame.samples.doubles
        let expected = format.samples(isSmooth: isSmooth)
        guard samples.count == expected.count else { return "wrong: \(samples.count) samples" }
        let largest = zip(samples, expected).map { abs($0 - $1) }.max() ?? 0
        if largest == 0 { return "exact" }
        return largest <= Double(tolerance) ? "within \(tolerance)" : "wrong: off by \(largest)"
    }

    @Test func everyFileDecodesAsTheTableSays() throws {
        let matrix = try DecodeMatrix.read()
        var text = Self.introduction
        var tried = 0
        for group in matrix.groups {
            text += "\n## \(group.title)\n\n|  | \(group.columns.map(\.heading).joined(separator: " | ")) |\n"
            text += "|---|\(group.columns.map { _ in "---|" }.joined())\n"
            for format in matrix.formats {
                let cells = group.columns.map { column in
                    column.cells[format.name].map { outcome($0, format) } ?? "?"
                }
                for (column, cell) in zip(group.columns, cells) {
                    #expect(
                        !cell.hasPrefix("wrong") && !cell.hasPrefix("?"), "\(format.name), \(column.heading): \(cell)")
                }
                tried += cells.count { !["–", "not tried"].contains($0) }
                guard cells.contains(where: { $0 != "–" }) else { continue }
                text += "| \(format.words) | \(cells.joined(separator: " | ")) |\n"
            }
        }
        text += "\n## Not decoded\n\n| transfer syntax | frames |\n|---|---|\n"
        for refused in matrix.refused {
            let path = Fixtures.matrix.appending(path: refused.file).path
            let error = #expect(throws: FileFailure.self) { try DICOMFile.frame(0, of: path) }
            #expect(error?.code.rawValue == refused.code, "\(refused.heading)")
            text += "| \(refused.heading) (\(refused.transferSyntaxUID)) | refused: \(error?.code.rawValue ?? "?") |\n"
        }
        print("\(tried) combinations decoded")
        #expect(tried > 300)
        try compare(text)
    }

    private func compare(_ text: String) throws {
        let file = Fixtures.folder.appending(path: "decode-matrix.md")
        if ProcessInfo.processInfo.environment["FILEROOM_WRITE_MATRIX"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(
            written == text, "Fixtures/decode-matrix.md is out of date: `make matrix` writes it again")
    }

    private static let introduction = """
        # Which pixels are decoded, and how exactly

        Written by `make matrix` from a test that decodes every file of `Fixtures/matrix`, and checked by every test run.

        Each file is one frame of 12 rows and 16 columns. Sample *k* of the pixel in row *r* and column *c*, of *n* bits:

        * lossless: (2731 *r*² + 619 *c* + 911 *k*² + (*r c*)⁴) modulo 2ⁿ
        * lossy, a ramp: (2ⁿ − 1)(8 *r* + 6 *c* + 10 *k*) / 200, rounded down
        * signed: minus 2ⁿ⁻¹; floating point: the first formula modulo 2¹⁵, divided by 4, and for doubles plus 2⁻³⁰
        * 4:2:2: both pixels of a pair have the color of the first

        | cell | meaning |
        |---|---|
        | exact | every sample equals the encoded one |
        | within *n* | lossy: no sample differs by more than *n* from the encoded one |
        | refused: *code* | not decoded; recorded as a failure with this code |
        | – | not defined for this transfer syntax by PS3.5 8.2, or retired before it |
        | not tried | defined, but `Fixtures/make` has no encoder for it |

        """
}

extension DecodeMatrix.Format {
    fileprivate var words: String {
        let depth =
            name == "float" || name == "double"
            ? "\(bitsAllocated) (\(name))" : "\(bitsStored)/\(bitsAllocated)\(isSigned ? " signed" : "")"
        let planar = planarConfiguration == 1 ? ", by plane" : ""
        return "\(photometricInterpretation) \(depth)\(planar)"
    }
}
