import DICOM
import Fixtures
import Foundation

/// What the files of `Fixtures/matrix` are: transfer syntaxes by depth and colour space.
struct DecodeMatrix: Decodable {
    struct Format: Decodable {
        var name: String
        var photometricInterpretation: String
        var samplesPerPixel: Int
        var bitsAllocated: Int
        var bitsStored: Int
        var isSigned: Bool
        var planarConfiguration: Int?
    }

    struct Cell: Decodable {
        var file: String?
        /// How far a sample may be from what was encoded.
        var tolerance: Int?
        /// The picture is the ramp that lossy codings are tried with.
        var isSmooth: Bool?
        /// Why there is no file: `undefined` by the standard, or `not tried`.
        var missing: String?
    }

    struct Column: Decodable {
        var heading: String
        var transferSyntaxUID: String
        var cells: [String: Cell]
    }

    struct Group: Decodable {
        var title: String
        var columns: [Column]
    }

    /// A transfer syntax that no frame is decoded of, and the code that says so.
    struct Refused: Decodable {
        var heading: String
        var transferSyntaxUID: String
        var file: String
        var code: String
    }

    var formats: [Format]
    var groups: [Group]
    var refused: [Refused]

    static func read() throws -> DecodeMatrix {
        try JSONDecoder().decode(DecodeMatrix.self, from: Data(contentsOf: Fixtures.expected("matrix.json")))
    }

    static let rows = 12
    static let columns = 16
}

extension DecodeMatrix.Format {
    /// The samples that were encoded, pixel by pixel, by the formulas at the top of `decode-matrix.md`.
    func samples(isSmooth: Bool) -> [Double] {
        var samples: [Double] = []
        for row in 0..<DecodeMatrix.rows {
            for column in 0..<DecodeMatrix.columns {
                for sample in 0..<samplesPerPixel {
                    samples.append(value(row, column, sample, isSmooth: isSmooth))
                }
            }
        }
        return samples
    }

    private func value(_ row: Int, _ column: Int, _ sample: Int, isSmooth: Bool) -> Double {
        // Pixels that share their colour have that of the first of them.
        let isShared = sample > 0 && photometricInterpretation.hasSuffix("_422")
        let column = isShared ? column - column % 2 : column
        if name == "float" || name == "double" {
            let whole = (2731 * row * row + 619 * column + power(row * column)) % (1 << 15)
            return Double(whole) / 4 + (name == "double" ? 0x1p-30 : 0)
        }
        let levels = 1 << bitsStored
        let unsigned =
            isSmooth
            ? (levels - 1) * (8 * row + 6 * column + 10 * sample) / 200
            : (2731 * row * row + 619 * column + 911 * sample * sample + power(row * column)) % levels
        return Double(isSigned ? unsigned - levels / 2 : unsigned)
    }

    private func power(_ product: Int) -> Int { product * product * product * product }
}
