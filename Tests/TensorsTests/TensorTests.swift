import Tensors
import Testing

@Suite struct TensorTests {
    @Test func copyDoesNotSeeLaterChanges() {
        var a = Tensor([2], [1, 2])
        let b = a
        a.add(Tensor([2], [10, 10]))
        #expect(a.values == [11, 12])
        #expect(b.values == [1, 2])
    }
}
