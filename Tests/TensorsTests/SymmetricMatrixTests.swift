import Fixtures
import Foundation
import Tensors
import Testing

/// Factors of symmetric matrices, compared with numpy's and with the matrix itself.
@Suite struct SymmetricMatrixTests {
    private struct Expected: Decodable {
        let symmetric: [[Double]]
        let eigenvalues: [Double]
    }

    private let expected: Expected
    private let matrix: SymmetricMatrix

    init() throws {
        expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: Fixtures.expected("calibration.json")))
        matrix = SymmetricMatrix(order: 9, values: expected.symmetric.flatMap { $0 })
    }

    @Test func eigenpairsAreThoseOfTheReference() {
        let pairs = matrix.eigenpairs()
        var (values, vectors) = (0.0, 0.0)
        for (pair, value) in zip(pairs, expected.eigenvalues) {
            values = max(values, abs(pair.value - value))
            for row in 0..<9 {
                let product = (0..<9).reduce(0) { $0 + matrix[row, $1] * pair.vector[$1] }
                vectors = max(vectors, abs(product - value * pair.vector[row]))
            }
            #expect(abs(pair.vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
        }
        print("eigenpairs: largest difference of values \(values), of A·v and λ·v \(vectors)")
        #expect(pairs.count == 9 && values < 1e-12 && vectors < 1e-12)
    }

    @Test func solvesEquations() throws {
        let x = (0..<9).map { Double($0) - 4 }
        let b = (0..<9).map { row in (0..<9).reduce(0) { $0 + matrix[row, $1] * x[$1] } }
        let solved = try #require(matrix.solved(for: b))
        let largest = zip(solved, x).map { abs($0 - $1) }.max() ?? .infinity
        print("solution: largest difference \(largest)")
        #expect(largest < 1e-8)
        let lower = try #require(matrix.cholesky())
        for (row, column) in [(0, 0), (5, 2), (8, 8)] {
            let product = (0..<9).reduce(0) { $0 + lower[row * 9 + $1] * lower[column * 9 + $1] }
            #expect(abs(product - matrix[row, column]) < 1e-12)
        }
    }

    @Test func matrixWithoutAnInverseHasNoFactor() {
        #expect(SymmetricMatrix(order: 2, values: [1, 2, 2, 4]).cholesky() == nil)
        #expect(SymmetricMatrix(order: 1, values: [.nan]).cholesky() == nil)
    }

    @Test func smallMatricesHaveTheirEigenvalues() {
        #expect(SymmetricMatrix(order: 0, values: []).eigenpairs().isEmpty)
        #expect(SymmetricMatrix(order: 1, values: [3]).eigenpairs().map(\.value) == [3])
        let pair = SymmetricMatrix(order: 2, values: [2, 1, 1, 2]).eigenpairs()
        #expect(abs(pair[0].value - 3) < 1e-12 && abs(pair[1].value - 1) < 1e-12)
        #expect(SymmetricMatrix(order: 3, values: [2, 0, 0, 0, 2, 0, 0, 0, 2]).eigenpairs().map(\.value) == [2, 2, 2])
    }

    @Test func writtenTensorsAreReadBack() throws {
        let tensors = ["b.x": Tensor([2, 3], [1, 2, 3, 4, 5, -6.5]), "a": Tensor([1], [.pi])]
        let file = try Safetensors(MappedFile(name: "t", bytes: Array(Safetensors.file(of: tensors))))
        #expect(Set(file.shapes.keys) == ["a", "b.x"])
        for (name, tensor) in tensors {
            let read = try file.tensor(name)
            #expect(read.shape == tensor.shape && read.values == tensor.values)
        }
    }
}
