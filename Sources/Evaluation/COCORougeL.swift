/// ROUGE-L as pycocoevalcap 1.2 computes it (`rouge.py`): β = 1.2, and the best precision and the best recall
/// over the references, which may be those of two different ones.
///
/// Lin, 2004. That program splits at single spaces, so an empty text has one word, the empty one.
enum COCORougeL {
    /// 0…1 for one item.
    static func score(candidate: [String], references: [[String]]) -> Double {
        var vocabulary = Vocabulary()
        let candidate = vocabulary.ids(candidate.isEmpty ? [""] : candidate)
        var precision = 0.0
        var recall = 0.0
        for reference in references {
            let reference = vocabulary.ids(reference.isEmpty ? [""] : reference)
            let common = Double(commonSubsequenceLength(candidate, reference))
            precision = max(precision, common / Double(candidate.count))
            recall = max(recall, common / Double(reference.count))
        }
        guard precision != 0, recall != 0 else { return 0 }
        let beta2 = 1.2 * 1.2
        return (1 + beta2) * precision * recall / (recall + beta2 * precision)
    }
}

/// The length of the longest common subsequence, in O(n·m) time and O(m) space.
func commonSubsequenceLength(_ a: [Int32], _ b: [Int32]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for word in a {
        var diagonal = 0
        for j in b.indices {
            let above = row[j + 1]
            row[j + 1] = word == b[j] ? diagonal + 1 : max(above, row[j])
            diagonal = above
        }
    }
    return row[b.count]
}
