extension SymmetricMatrix {
    /// The eigenvalues in descending order, and an eigenvector of length 1 for each.
    ///
    /// Householder's reduction to a tridiagonal matrix, then the QL algorithm with implicit shifts. Source: EISPACK `tred2`
    /// and `tql2` (Bowdler, Martin, Reinsch and Wilkinson, 1968), in the arrangement of the public-domain JAMA.
    public func eigenpairs() -> [(value: Double, vector: [Double])] {
        guard order > 0 else { return [] }
        // The rows of `v` end as the eigenvectors: JAMA's columns, so that the inner loops run along rows.
        var v = values
        var d = [Double](repeating: 0, count: order)
        var e = d
        Self.tridiagonalize(&v, &d, &e, order)
        Self.diagonalize(&v, &d, &e, order)
        return (0..<order).map { (value: d[$0], vector: Array(v[($0 * order)..<(($0 + 1) * order)])) }
            .sorted { $0.value > $1.value }
    }

    private static func tridiagonalize(_ v: inout [Double], _ d: inout [Double], _ e: inout [Double], _ n: Int) {
        for j in 0..<n { d[j] = v[j * n + n - 1] }
        for i in stride(from: n - 1, to: 0, by: -1) {
            let scale = d[..<i].reduce(0) { $0 + abs($1) }
            var h = 0.0
            if scale == 0 {
                e[i] = d[i - 1]
                for j in 0..<i {
                    d[j] = v[j * n + i - 1]
                    v[j * n + i] = 0
                    v[i * n + j] = 0
                }
            } else {
                for k in 0..<i {
                    d[k] /= scale
                    h += d[k] * d[k]
                }
                let f = d[i - 1]
                let g = f > 0 ? -h.squareRoot() : h.squareRoot()
                e[i] = scale * g
                h -= f * g
                d[i - 1] = f - g
                for j in 0..<i { e[j] = 0 }
                for j in 0..<i {
                    let f = d[j]
                    v[i * n + j] = f
                    var g = e[j] + v[j * n + j] * f
                    for k in (j + 1)..<max(i, j + 1) {
                        g += v[j * n + k] * d[k]
                        e[k] += v[j * n + k] * f
                    }
                    e[j] = g
                }
                var sum = 0.0
                for j in 0..<i {
                    e[j] /= h
                    sum += e[j] * d[j]
                }
                let hh = sum / (h + h)
                for j in 0..<i { e[j] -= hh * d[j] }
                for j in 0..<i {
                    let (f, g) = (d[j], e[j])
                    for k in j..<i { v[j * n + k] -= f * e[k] + g * d[k] }
                    d[j] = v[j * n + i - 1]
                    v[j * n + i] = 0
                }
            }
            d[i] = h
        }
        for i in 0..<(n - 1) {
            v[i * n + n - 1] = v[i * n + i]
            v[i * n + i] = 1
            let h = d[i + 1]
            if h != 0 {
                for k in 0...i { d[k] = v[(i + 1) * n + k] / h }
                for j in 0...i {
                    var g = 0.0
                    for k in 0...i { g += v[(i + 1) * n + k] * v[j * n + k] }
                    for k in 0...i { v[j * n + k] -= g * d[k] }
                }
            }
            for k in 0...i { v[(i + 1) * n + k] = 0 }
        }
        for j in 0..<n {
            d[j] = v[j * n + n - 1]
            v[j * n + n - 1] = 0
        }
        v[(n - 1) * n + n - 1] = 1
        e[0] = 0
    }

    private static func diagonalize(_ v: inout [Double], _ d: inout [Double], _ e: inout [Double], _ n: Int) {
        for i in 1..<max(n, 1) { e[i - 1] = e[i] }
        e[n - 1] = 0
        var f = 0.0
        var largest = 0.0
        for l in 0..<n {
            largest = max(largest, abs(d[l]) + abs(e[l]))
            var m = l
            while m < n - 1, abs(e[m]) > largest * .ulpOfOne { m += 1 }
            // A matrix of finite elements takes few steps; others would take for ever.
            for _ in 0..<60 where m > l {
                var g = d[l]
                var p = (d[l + 1] - g) / (2 * e[l])
                var r = (p * p + 1).squareRoot()
                if p < 0 { r = -r }
                d[l] = e[l] / (p + r)
                d[l + 1] = e[l] * (p + r)
                let next = d[l + 1]
                var h = g - d[l]
                for i in (l + 2)..<max(n, l + 2) { d[i] -= h }
                f += h
                p = d[m]
                var (c, c2, c3) = (1.0, 1.0, 1.0)
                let following = e[l + 1]
                var (s, s2) = (0.0, 0.0)
                for i in (l..<m).reversed() {
                    c3 = c2
                    c2 = c
                    s2 = s
                    g = c * e[i]
                    h = c * p
                    r = (p * p + e[i] * e[i]).squareRoot()
                    e[i + 1] = s * r
                    s = e[i] / r
                    c = p / r
                    p = c * d[i] - s * g
                    d[i + 1] = h + s * (c * g + s * d[i])
                    let (upper, lower) = (i * n, (i + 1) * n)
                    for k in 0..<n {
                        h = v[lower + k]
                        v[lower + k] = s * v[upper + k] + c * h
                        v[upper + k] = c * v[upper + k] - s * h
                    }
                }
                p = -s * s2 * c3 * following * e[l] / next
                e[l] = s * p
                d[l] = c * p
                if abs(e[l]) <= largest * .ulpOfOne { break }
            }
            d[l] += f
            e[l] = 0
        }
    }
}
