import COpenBLAS

/// The one place that calls OpenBLAS: single-precision products of row-major matrices in memory.
enum BLAS {
    /// One thread for each call: the engine divides the work itself, and threads inside threads would fight.
    private static let ready: Void = openblas_set_num_threads(1)

    /// `c = scale · a · b + keep · c`, where a is (m, k), b is (k, n) or stored (n, k) when `bTransposed`.
    @unsafe
    static func multiply(
        _ m: Int, _ n: Int, _ k: Int, scale: Float = 1,
        _ a: UnsafePointer<Float>, stride lda: Int,
        _ b: UnsafePointer<Float>, stride ldb: Int, bTransposed: Bool,
        keep: Float, _ c: UnsafeMutablePointer<Float>, stride ldc: Int
    ) {
        _ = ready
        unsafe cblas_sgemm(
            CblasRowMajor, CblasNoTrans, bTransposed ? CblasTrans : CblasNoTrans, Int32(m), Int32(n), Int32(k),
            scale, a, Int32(lda), b, Int32(ldb), keep, c, Int32(ldc))
    }

    /// What the library says of itself: version, threading, processor.
    static var configuration: String { unsafe String(cString: openblas_get_config()) }
}
