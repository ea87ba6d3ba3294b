import CKernels

/// The products of a row of signed bytes.
public struct CodeProducts: Sendable, Equatable {
    /// With each of two rows of floats.
    public let first: Float
    public let second: Float
    /// With itself.
    public let square: Float

    /// - Parameter codes: signed bytes, as many as each row has floats.
    public init(of codes: RawSpan, _ first: [Float], _ second: [Float]) {
        precondition(codes.byteCount == first.count && first.count == second.count)
        var products: [Float] = [0, 0, 0]
        unsafe codes.withUnsafeBytes { codes in
            if let start = codes.baseAddress {
                unsafe ck_code_products(
                    start.assumingMemoryBound(to: CChar.self), codes.count, first, second, &products)
            }
        }
        (self.first, self.second, square) = (products[0], products[1], products[2])
    }
}
