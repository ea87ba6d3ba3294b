import DICOM
import Fixtures
import Foundation

/// The files of `Fixtures/matrix`: transfer syntaxes by depth and color space.
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
        /// The largest allowed difference from the encoded sample.
        var tolerance: Int?
        /// Whether the image is the ramp used for lossy codecs.
        var isSmooth: Bool?
        /// Why there is no file: `undefined` in the standard, or `not tried`.
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

    /// A transfer syntax that is not decoded, and the expected failure code.
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
    /// The encoded samples, pixel by pixel, by the formulas at the top of `decode-matrix.md`.
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
        // Pixels that share a color have that of the first one.
        let isShared = sample > 0 && photometricInterpretation.hasSuffix("_422")
        let column = isShared ? column - column % 2 : column
        if name == "float" || name == "double" {
            let integer = (2731 * row * row + 619 * column + power(row * column)) % (1 << 15)
            return Double(integer) / 4 + (name == "double" ? 0x1p-30 : 0)
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
