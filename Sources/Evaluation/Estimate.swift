/// An estimate of one or more metrics from sums over the items.
///
/// A corpus metric is a function of sums; so is a mean, of the sum of scores and the number of items.
struct Estimate {
    var names: [String]
    /// The columns of each item, all of one length.
    var rows: [[Double]]
    /// From the sums of the columns to one value per name.
    var values: ([Double]) -> [Double]
    /// The parts of the signature between the name and the version.
    var parts: [String]
    /// What the interval does not resample.
    var fixed: String?
    var hasInterval = true
    var note: String?

    /// Means of per-item scores, one or more per item; an item with nil is left out.
    static func means(_ names: [String], _ items: [[Double]?], parts: [String], fixed: String? = nil) -> Estimate {
        Estimate(
            names: names, rows: items.map { $0.map { $0 + [1] } ?? Array(repeating: 0, count: names.count + 1) },
            values: { sums in sums.dropLast().map { $0 / max(1, sums[sums.count - 1]) } }, parts: parts, fixed: fixed)
    }

    func metrics(_ bootstrap: Bootstrap?) -> [Metric] {
        var sums = [Double](repeating: 0, count: rows.first?.count ?? 0)
        for row in rows { for (column, value) in row.enumerated() { sums[column] += value } }
        let values = rows.isEmpty ? [] : self.values(sums)
        let intervals = hasInterval ? bootstrap?.intervals(of: rows, values: self.values) : nil
        return names.enumerated().map { place, name in
            var signature = [name] + parts + ["v:\(Metrics.version)"]
            if let bootstrap, intervals != nil {
                signature.append("ci:\(bootstrap.signature)" + (fixed.map { "-\($0)" } ?? ""))
            }
            return Metric(
                name: name, value: values.isEmpty ? nil : values[place], low: intervals?[place].low,
                high: intervals?[place].high, signature: signature.joined(separator: "|"),
                note: rows.isEmpty ? "not available: nothing to compare" : note)
        }
    }
}
