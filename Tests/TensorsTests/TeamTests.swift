import Foundation
import Synchronization
import Tensors
import Testing

/// A team does every part once, however the work arrives.
@Suite struct TeamTests {
    /// Work for a team: a product, whose panels are shared.
    private func product(_ x: Tensor, _ matrix: Matrix, _ workers: Workers) -> [Float] {
        x.multiplied(by: matrix, workers).values
    }

    @Test(arguments: [1, 2, 3, 8])
    func everyPartRunsOnce(threads: Int) {
        let workers = Workers(Team(count: threads))
        #expect(workers.count == threads)
        for round in 0..<200 {
            let x = OperationTests.numbers([1 + round % 9, 40], seed: UInt64(round + 1))
            let matrix = Matrix(
                OperationTests.numbers([40, 16 * (1 + round % 40)], seed: 7), .inputByOutput,
                Packing(workers: Workers(count: 1)))
            #expect(product(x, matrix, workers) == product(x, matrix, Workers(count: 1)))
            // Sometimes long enough for the helpers to sleep.
            if round % 50 == 49 { usleep(5000) }
        }
    }

    @Test func callersOfABusyTeamStillGetTheirWorkDone() async {
        let workers = Workers(Team(count: 2))
        let matrix = Matrix(
            OperationTests.numbers([64, 640], seed: 3), .inputByOutput, Packing(workers: Workers(count: 1)))
        let inputs = (1...8).map { OperationTests.numbers([5, 64], seed: UInt64($0)) }
        let expected = inputs.map { product($0, matrix, Workers(count: 1)) }
        await withTaskGroup(of: Bool.self) { group in
            for (input, answer) in zip(inputs, expected) {
                group.addTask { (0..<50).allSatisfy { _ in product(input, matrix, workers) == answer } }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test func manyTeamsCanBeMadeAndDropped() {
        let x = OperationTests.numbers([4, 64])
        let matrix = Matrix(OperationTests.numbers([64, 320]), .inputByOutput, Packing(workers: Workers(count: 1)))
        let expected = product(x, matrix, Workers(count: 1))
        for round in 0..<60 {
            let workers = Workers(Team(count: 1 + round % 5))
            #expect(product(x, matrix, workers) == expected)
        }
    }
}
