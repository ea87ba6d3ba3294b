import COpenSSL

/// A SHA-256 digest in the making (FIPS 180-4).
///
/// Not swift-crypto: it compiles all of BoringSSL, four fifths of a first build, for this one function.
@safe
public struct SHA256: ~Copyable {
    private let state: OpaquePointer

    public init() {
        guard let state = unsafe copenssl_sha256_new() else {
            preconditionFailure("OpenSSL cannot compute SHA-256: there is no memory, or its configuration forbids it")
        }
        unsafe self.state = state
    }

    deinit { unsafe copenssl_sha256_free(state) }

    /// Adds bytes, which are not copied.
    public mutating func update(_ bytes: RawSpan) {
        let isAdded = unsafe bytes.withUnsafeBytes { part in
            unsafe copenssl_sha256_update(state, part.baseAddress, part.count)
        }
        precondition(isAdded == 1, "OpenSSL failed to compute SHA-256")
    }

    public mutating func update(_ bytes: some Sequence<UInt8>) {
        let copy = Array(bytes)
        unsafe update(copy.span.bytes)
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public consuming func hexadecimal() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        let isFinished = unsafe copenssl_sha256_finish(state, &digest)
        precondition(isFinished == 1, "OpenSSL failed to compute SHA-256")
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The digest of some bytes, as 64 lower-case hexadecimal digits.
    public static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.hexadecimal()
    }
}
