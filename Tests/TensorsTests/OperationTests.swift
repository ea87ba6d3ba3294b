import Foundation
import Tensors
import Testing

/// The kernels compared with the formulas in double precision.
@Suite struct OperationTests {
    /// Pseudorandom numbers, the same every time.
    static func numbers(_ shape: [Int], seed: UInt64 = 1) -> Tensor {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        return Tensor(
            shape,
            (0..<shape.reduce(1, *)).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Float(Int32(truncatingIfNeeded: state >> 33)) / Float(1 << 30) - 1
            })
    }

    static let both = [Workers(count: 1), Workers(count: 3)]

    @Test(arguments: [(1, 5, 3), (4, 17, 16), (13, 300, 33), (7, 12, 100), (25, 64, 48), (50, 31, 7)])
    func multipliesInEveryForm(rows: Int, depth: Int, width: Int) {
        let x = Self.numbers([rows, depth])
        let weight = Self.numbers([depth, width], seed: 2)
        let bias = Self.numbers([width], seed: 3)
        let residual = Self.numbers([rows, width], seed: 4)
        let (xs, ws) = (x.values, weight.values)
        var expected: [Float] = []
        for row in 0..<rows {
            for column in 0..<width {
                var sum = Double(bias[element: column]) + Double(residual[element: row * width + column])
                for k in 0..<depth { sum += Double(xs[row * depth + k]) * Double(ws[k * width + column]) }
                expected.append(Float(max(sum, 0)))
            }
        }
        let transposed = Tensor(
            [width, depth], (0..<(width * depth)).map { ws[$0 % depth * width + $0 / depth] })
        for workers in Self.both {
            for matrix in [
                Matrix([weight], .inputByOutput), Matrix([transposed], .outputByInput),
                Matrix(weight, .inputByOutput, Packing(workers: workers)),
                Matrix(transposed, .outputByInput, Packing(workers: workers)),
                Matrix([transposed[0..<(width / 2)], transposed[(width / 2)..<width]], .outputByInput),
            ] {
                let product = x.multiplied(by: matrix, bias: bias, residual: residual, activation: .relu, workers)
                #expect(product.largestDifference(from: Tensor([rows, width], expected)) < 2e-5)
            }
        }
    }

    /// Depths with an odd pair, an incomplete group of four, a new block or a new step; more rows than one preparation.
    @Test(arguments: [(1, 5, 3), (4, 127, 16), (13, 300, 33), (7, 514, 100), (61, 129, 40), (100, 256, 17)])
    func reducedPrecisionProductsAreClose(rows: Int, depth: Int, width: Int) {
        let x = Self.numbers([rows, depth])
        let weight = Self.numbers([depth, width], seed: 2)
        let (bias, residual) = (Self.numbers([width], seed: 3), Self.numbers([rows, width], seed: 4))
        for (precision, bits) in [(Precision.bf16, 9.0), (.int8, 8)] {
            let matrix = Matrix(weight, .inputByOutput, Packing(precision: precision, workers: Workers(count: 2)))
            // Both factors of every product are off by at most half a unit in the last place.
            let tolerance = Float(4 * Double(depth).squareRoot() * exp2(-bits))
            for workers in Self.both {
                let got = x.multiplied(by: matrix, bias: bias, residual: residual, workers)
                let exact = x.multiplied(
                    by: Matrix([weight], .inputByOutput), bias: bias, residual: residual, workers)
                let largest = got.largestDifference(from: exact)
                print("\(precision) (\(rows), \(depth)) x (\(depth), \(width)): \(largest), allowed \(tolerance)")
                #expect(largest < tolerance && largest > 0)
                // A row's result does not depend on the other rows.
                for row in [0, rows / 2, rows - 1] {
                    let alone = x[row..<(row + 1)].multiplied(
                        by: matrix, bias: bias, residual: residual[row..<(row + 1)], Workers(count: 1))
                    #expect(alone.values == got[row..<(row + 1)].values)
                }
            }
        }
    }

    @Test func integersUpTo127AreExactInBytes() {
        // Blocks of 128 with a largest value of 127 have a scale of one.
        let x = (0..<(3 * 256)).map { (index: Int) -> Float in
            index % 128 == 0 ? 127 : Float((index * 37) % 255 - 127)
        }
        let weight = (0..<(256 * 20)).map { (index: Int) -> Float in
            index / 20 % 128 == 0 ? -127 : Float((index * 91) % 255 - 127)
        }
        let (tensor, matrix) = (Tensor([3, 256], x), Tensor([256, 20], weight))
        let packed = Matrix(matrix, .inputByOutput, Packing(precision: .int8, workers: Workers(count: 1)))
        let got = tensor.multiplied(by: packed)
        for row in 0..<3 {
            for column in 0..<20 {
                var sum: Double = 0
                for k in 0..<256 { sum += Double(x[row * 256 + k]) * Double(weight[k * 20 + column]) }
                let difference = abs(Double(got[element: row * 20 + column]) - sum)
                #expect(difference <= 0.5)
            }
        }
    }

    @Test(arguments: Precision.allCases)
    func nanStaysNaNInEveryPrecision(precision: Precision) {
        let good = Self.numbers([20, 300])
        let weight = Self.numbers([300, 20], seed: 2)
        for damaged in [Float.nan, .infinity] {
            var (x, w) = (good, weight)
            x.withRow(7) { $0[299] = damaged }
            w.withRow(130) { $0[19] = damaged }
            func product(_ x: Tensor, _ w: Tensor) -> Tensor {
                x.multiplied(by: Matrix(w, .inputByOutput, Packing(precision: precision, workers: Workers(count: 1))))
            }
            #expect(product(x, weight)[7..<8].values.allSatisfy { !$0.isFinite })
            #expect(product(x, weight)[6..<7].isFinite)
            for (index, value) in product(good, w).values.enumerated() {
                #expect(value.isFinite == (index % 20 != 19))
            }
        }
    }

    @Test(arguments: [1, 7, 8, 20, 513])
    func normalizesEachRow(width: Int) {
        let x = Self.numbers([5, width])
        let weight = Self.numbers([width], seed: 2)
        let bias = Self.numbers([width], seed: 3)
        var expected: [Float] = []
        for row in 0..<5 {
            let values = x.values[(row * width)..<((row + 1) * width)].map(Double.init)
            let mean = values.reduce(0, +) / Double(width)
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(width)
            for (column, value) in values.enumerated() {
                expected.append(
                    Float(
                        (value - mean) / (variance + 1e-5).squareRoot() * Double(weight[element: column])
                            + Double(bias[element: column])))
            }
        }
        let got = x.normalized(weight: weight, bias: bias, epsilon: 1e-5, Workers(count: 2))
        #expect(got.largestDifference(from: Tensor([5, width], expected)) < 1e-5)
    }

    @Test(arguments: [1, 5, 8, 200, 1030])
    func softmaxSumsToOneAndItsLogarithmAgrees(width: Int) {
        let x = Self.numbers([3, width]).values.map { $0 * 30 }
        let tensor = Tensor([3, width], x)
        let probabilities = tensor.softmax()
        let logarithms = tensor.logSoftmax(Workers(count: 2))
        for row in 0..<3 {
            let values = x[(row * width)..<((row + 1) * width)].map(Double.init)
            let top = values.max() ?? 0
            let total = values.reduce(0) { $0 + exp($1 - top) }
            for (column, value) in values.enumerated() {
                let exact = value - top - log(total)
                #expect(abs(Double(logarithms[element: row * width + column]) - exact) < 1e-5)
                #expect(abs(Double(probabilities[element: row * width + column]) - exp(exact)) < 1e-6)
            }
        }
    }

    @Test func impossibleTokensStayImpossible() {
        let logarithms = Tensor([1, 3], [0, -.infinity, 0]).logSoftmax()
        #expect(logarithms.values[1] == -.infinity)
        #expect(abs(logarithms.values[0] + log(2)) < 1e-6)
    }

    static let formulas: [(Activation, @Sendable (Double) -> Double)] = [
        (.gelu, { 0.5 * $0 * (1 + erf($0 / 2.0.squareRoot())) }),
        (.geluTanh, { 0.5 * $0 * (1 + tanh((2 / Double.pi).squareRoot() * ($0 + 0.044715 * $0 * $0 * $0))) }),
        (.quickGELU, { $0 / (1 + exp(-1.702 * $0)) }),
        (.relu, { max($0, 0) }), (.silu, { $0 / (1 + exp(-$0)) }), (.tanh, { tanh($0) }),
        (.sigmoid, { 1 / (1 + exp(-$0)) }), (.reluSquared, { max($0, 0) * max($0, 0) }),
        (.relu6, { min(max($0, 0), 6) }), (.leakyReLU, { $0 < 0 ? 0.01 * $0 : $0 }),
        (.clippedGELU, { min(max($0 * (1 + erf($0 / 2.0.squareRoot())) / 2, -10), 10) }),
        (.mish, { $0 * tanh(log1p(exp(min($0, 100)))) }),
        (.laplace, { (1 + erf(($0 - 0.707107) / (0.282095 * 2.0.squareRoot()))) / 2 }),
    ]

    @Test func activationsFollowTheirFormulas() {
        let x = stride(from: Float(-12), through: 12, by: 0.0371).map { $0 } + [-1000, -88, 0, 88, 1000]
        for (activation, formula) in Self.formulas {
            let got = Tensor([x.count], x).activated(activation)
            var largest = 0.0
            for (index, value) in x.enumerated() {
                let error = abs(Double(got[element: index]) - formula(Double(value)))
                largest = max(largest, error / max(1, abs(Double(value)), abs(formula(Double(value)))))
            }
            print("\(activation): largest difference \(largest)")
            #expect(largest < 3e-7)
        }
    }

    @Test func nanStaysNaN() {
        // The smallest and largest payloads, as in damaged files.
        for damaged in [Float.nan, Float(bitPattern: 0x7FC0_0001), Float(bitPattern: 0xFFFF_FFFF)] {
            for (activation, _) in Self.formulas {
                for place in [0, 9] {
                    var values = [Float](repeating: 0.5, count: 11)
                    values[place] = damaged
                    let got = Tensor([1, 11], values).activated(activation)
                    #expect(got[element: place].isNaN, "\(activation)")
                }
            }
            for place in 0..<11 {
                var values = [Float](repeating: 0.5, count: 11)
                values[place] = damaged
                #expect(Tensor([1, 11], values).softmax().values.allSatisfy { $0.isNaN })
            }
            for column in [0, 20, 40] {  // a query, a key, a value
                var projected = Self.numbers([6, 60])
                projected.withRow(3) { $0[column] = damaged }
                let seen = projected.selfAttention(images: 1, heads: 2, scale: 0.3, Workers(count: 1))
                #expect(seen.values.contains { $0.isNaN })
                var memory = Self.numbers([5, 40])
                if column > 0 { memory.withRow(2) { $0[column - 20] = damaged } }
                var queries = Self.numbers([2, 20])
                if column == 0 { queries.withRow(1) { $0[0] = damaged } }
                let attended = AttentionMemory.attend(
                    queries: queries, memories: [AttentionMemory(keysAndValues: memory, heads: 2)], rows: [2],
                    scale: 0.3, Workers(count: 1))
                #expect(attended.values.contains { $0.isNaN })
            }
        }
    }

    @Test func topKIsOrderedAndStable() {
        var values = [Float](repeating: -5, count: 100)
        for (place, value) in [(3, 2), (40, 7), (41, 2), (77, 7), (99, 1)] as [(Int, Float)] { values[place] = value }
        var largest = TopK(6)
        largest.offer(Tensor([1, 100], values), row: 0, plus: 1, numberedFrom: 0)
        largest.offer(Tensor([1, 2], [8, -.infinity]), row: 0, plus: 0, numberedFrom: 100)
        #expect(largest.numbers == [40, 77, 100, 3, 41, 99])
        #expect(largest.values == [8, 8, 8, 3, 3, 2])
        #expect(Tensor([1, 100], values).indexOfLargest(inRow: 0) == 40)
    }

    @Test func attentionOverMemoryFollowsItsFormula() {
        let heads = 3
        let size = 5
        let positions = 21
        let rows = 4
        let features = heads * size
        let queries = Self.numbers([rows, features])
        let memory = Self.numbers([positions, 2 * features], seed: 2)
        let (q, kv) = (queries.values, memory.values)
        var expected = [Float](repeating: 0, count: rows * features)
        for row in 0..<rows {
            for head in 0..<heads {
                let scores = (0..<positions).map { position in
                    (0..<size).reduce(0.0) {
                        $0
                            + Double(
                                q[row * features + head * size + $1] * kv[position * 2 * features + head * size + $1])
                    } * 0.7
                }
                let weights = scores.map { exp($0) }
                let total = weights.reduce(0, +)
                for feature in 0..<size {
                    expected[row * features + head * size + feature] = Float(
                        (0..<positions).reduce(0.0) {
                            $0 + weights[$1] / total * Double(kv[$1 * 2 * features + features + head * size + feature])
                        })
                }
            }
        }
        let packed = AttentionMemory(keysAndValues: memory, heads: heads)
        let got = AttentionMemory.attend(
            queries: .stacked([queries, queries]), memories: [packed, packed], rows: [1, 7], scale: 0.7,
            Workers(count: 2))
        #expect(got[0..<rows].largestDifference(from: Tensor([rows, features], expected)) < 1e-5)
        #expect(got[rows..<(2 * rows)].largestDifference(from: Tensor([rows, features], expected)) < 1e-5)
    }

    @Test func rowAttendsToThePastItContinues() {
        // One head of one feature, all keys equal: attention is the mean of the values in the row's past.
        var history = AttentionHistory(slots: 2, features: 1)
        let values: [[Float]] = [[10, 20], [30, 40]]
        for (position, step) in values.enumerated() {
            history.append(Tensor([2, 3], [1, 0, step[0], 1, 0, step[1]]), rows: 0..<2, at: position)
        }
        // Between two images at other positions: one that reads a prompt of two tokens, one at its first token.
        let step = Tensor([5, 3], [1, 0, 2, 1, 0, 4, 1, 0, 0, 1, 0, 0, 1, 0, 7])
        let got = step.attention(
            over: [
                (0..<2, .rowsBefore), (2..<4, .history(history, slots: [1, 0, 1, 1], capacity: 2, positions: 2)),
                (4..<5, .rowsBefore),
            ], heads: 1, scale: 1, Workers(count: 2))
        #expect(got.values == [2, 3, 25, 30, 7])
    }

    @Test func patchesGoAcrossThenDownAndDropTheEdge() {
        let image = (0..<(2 * 4 * 5)).map(Float.init)
        let patches = Tensor.patches(of: image, channels: 2, height: 4, width: 5, patchHeight: 2, patchWidth: 2)
        #expect(patches.shape == [4, 8])
        #expect(Array(patches.values[8..<16]) == [2, 3, 7, 8, 22, 23, 27, 28])
    }
}
