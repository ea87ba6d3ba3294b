/// Summary-level ROUGE-L as rouge-score 0.1.2 computes it with stemming: sentences are lines; every word of a reference
/// line counts that is in its longest common subsequence with any candidate line, but no more often than it occurs.
///
/// Lin, 2004, section 3.2, with the clipping of ROUGE-1.5.5.
struct RougeLsum: Equatable {
    /// Each 0…1.
    var precision = 0.0
    var recall = 0.0
    var f1 = 0.0

    /// The score of the reference with the best F1; the first of equal ones.
    init(candidate: String, references: [String]) {
        var best: RougeLsum?
        for reference in references {
            let score = RougeLsum(candidate: candidate, reference: reference)
            if best.map({ score.f1 > $0.f1 }) ?? true { best = score }
        }
        if let best { self = best }
    }

    init(candidate: String, reference: String) {
        var vocabulary = Vocabulary()
        let reference = Self.sentences(reference).map { vocabulary.ids($0) }
        let candidate = Self.sentences(candidate).map { vocabulary.ids($0) }
        let referenceLength = reference.reduce(0) { $0 + $1.count }
        let candidateLength = candidate.reduce(0) { $0 + $1.count }
        guard referenceLength > 0, candidateLength > 0 else { return }
        var referenceLeft = Dictionary(reference.joined().map { ($0, 1) }, uniquingKeysWith: +)
        var candidateLeft = Dictionary(candidate.joined().map { ($0, 1) }, uniquingKeysWith: +)
        var hits = 0
        for sentence in reference {
            let union = candidate.reduce(into: Set<Int>()) { $0.formUnion(Self.commonSubsequence(sentence, $1)) }
            for word in union.sorted().map({ sentence[$0] }) {
                guard let left = candidateLeft[word], left > 0, let due = referenceLeft[word], due > 0 else { continue }
                hits += 1
                candidateLeft[word] = left - 1
                referenceLeft[word] = due - 1
            }
        }
        precision = Double(hits) / Double(candidateLength)
        recall = Double(hits) / Double(referenceLength)
        f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    private static func sentences(_ text: String) -> [[String]] {
        text.unicodeScalars.split(separator: "\n").map { words(String($0)) }
    }

    /// Runs of a–z and 0–9 of the lower-cased text, those of more than three letters stemmed.
    static func words(_ text: String) -> [String] {
        PythonText.lowercase(text).utf8
            .split { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) && !(0x30...0x39).contains($0) }
            .map { $0.count > 3 ? PorterStemmer.stem(Array($0)) : Array($0) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The indices in `reference` of the longest common subsequence that the reference program finds: going back from the
    /// end, it leaves out the candidate's last word only if that is strictly better.
    private static func commonSubsequence(_ reference: [Int32], _ candidate: [Int32]) -> [Int] {
        let width = candidate.count + 1
        var table = [Int](repeating: 0, count: (reference.count + 1) * width)
        for i in reference.indices {
            for j in candidate.indices {
                table[(i + 1) * width + j + 1] =
                    reference[i] == candidate[j]
                    ? table[i * width + j] + 1 : max(table[i * width + j + 1], table[(i + 1) * width + j])
            }
        }
        var places: [Int] = []
        var (i, j) = (reference.count, candidate.count)
        while i > 0, j > 0 {
            if reference[i - 1] == candidate[j - 1] {
                places.append(i - 1)
                i -= 1
                j -= 1
            } else if table[i * width + j - 1] > table[(i - 1) * width + j] {
                j -= 1
            } else {
                i -= 1
            }
        }
        return places
    }
}
