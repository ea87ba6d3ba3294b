import COpenBLAS

/// The only caller of OpenBLAS: single-precision products of row-major matrices in memory.
public enum BLAS {
    /// Loads the library, when a model is opened. Throws if it is not installed.
    public static func load() throws(TensorError) {
        if let problem = unsafe copenblas_load() {
            throw TensorError("OpenBLAS", "\(unsafe String(cString: problem)): install libopenblas0")
        }
    }

    /// `c = scale · a · b + keep · c`, where a is (m, k), b is (k, n) or stored (n, k) when `bTransposed`.
    @unsafe
    static func multiply(
        _ m: Int, _ n: Int, _ k: Int, scale: Float = 1,
        _ a: UnsafePointer<Float>, stride lda: Int,
        _ b: UnsafePointer<Float>, stride ldb: Int, bTransposed: Bool,
        keep: Float, _ c: UnsafeMutablePointer<Float>, stride ldc: Int
    ) {
        // Loaded with the model already, except in tests that have none.
        precondition(unsafe copenblas_load() == nil, "OpenBLAS is not installed")
        unsafe copenblas_multiply(
            Int32(m), Int32(n), Int32(k), scale, a, Int32(lda), b, Int32(ldb), bTransposed ? 1 : 0, keep, c, Int32(ldc))
    }
}
