import Captioning
import DICOM
import Evaluation
import Foundation
import Tensors

/// Scores captions by BERTScore with an encoder from a folder.
struct BERTScorer {
    let metrics: BERTScoreMetrics
    private let encoder: TextEncoder
    private let workers: Workers

    /// The optional table of baselines in the folder.
    static let tableName = "rescale_baseline.tsv"

    /// Reads the encoder.
    ///
    /// - Parameter layer: the layer to use; nil for bert-score's, which is known by the encoder's name: that of the
    ///   folder, or the one in its `config.json`.
    init(folder: String, layer: Int?, _ workers: Workers) throws {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw SettingsError(folder, "no such folder; check the path of --bertscore")
        }
        let files = CheckpointFiles(folder: folder)
        let configuration = try TextEncoderConfiguration(files)
        let path = ArchivePath.absolute(folder).text
        let published = [path, configuration.name].compactMap { $0 }.lazy
            .compactMap { BERTScoreModel.published($0, layers: configuration.layers) }.first
        guard let layer = layer ?? published?.layer else {
            throw SettingsError(
                folder,
                "which of its \(configuration.layers) layers to use is only known of published encoders in a folder of "
                    + "their name, such as deberta-large-mnli; name the layer with --bertscore-layers")
        }
        let table = try files.bytes(named: Self.tableName)?.data
        let baseline: (scores: BERTScore, source: String)?
        if let table {
            guard let row = BERTScore(tableOfBaselines: String(decoding: table, as: UTF8.self), layer: layer) else {
                throw SettingsError("\(folder)/\(Self.tableName)", "has no row of P, R and F for layer \(layer)")
            }
            baseline = (row, "custom")
        } else {
            baseline = published.flatMap { $0.layer == layer ? ($0.baseline, $0.language) : nil }
        }
        encoder = try TextEncoder(files, layer: layer)
        metrics = BERTScoreMetrics(
            encoder: published?.name ?? path.split(separator: "/").last.map { String($0).printable } ?? folder,
            layer: layer, baseline: baseline)
        self.workers = workers
    }

    /// The scores of several captionings of the same images.
    ///
    /// - Parameters:
    ///   - sets: the pairs of each captioning.
    ///   - progress: is told how many comparisons of how many are done; answers whether to go on.
    /// - Returns: for each set and pair the score with each reference, and the number of texts that were cut; nil if it
    ///   was not to go on.
    func scores(
        of sets: [[CaptionPair]], progress: (_ done: Int, _ total: Int) -> Bool
    ) -> (sets: [[[BERTScore]]], cut: Int)? {
        let comparisons = sets.map { pairs in
            pairs.flatMap { pair in pair.references.map { (ExactText(pair.candidate), ExactText($0)) } }
        }
        // A text is encoded once and kept as long as it is needed.
        var uses: [ExactText: Int] = [:]
        for (candidate, reference) in comparisons.joined() {
            uses[candidate, default: 0] += 1
            uses[reference, default: 0] += 1
        }
        let total = comparisons.reduce(0) { $0 + $1.count }
        var (done, cut) = (0, 0)
        var known: [ExactText: EncodedText] = [:]
        var scores: [[BERTScore]] = sets.map { _ in [] }
        let longest = comparisons.map(\.count).max() ?? 0
        for start in stride(from: 0, to: longest, by: BERTScore.batch) {
            for (set, all) in comparisons.enumerated() where start < all.count {
                guard progress(done, total) else { return nil }
                let batch = all[start..<min(start + BERTScore.batch, all.count)]
                let new = Set(batch.flatMap { [$0.0, $0.1] }).filter { known[$0] == nil }.sorted()
                for (text, encoded) in zip(new, encoder(new.map(\.text), workers)) {
                    known[text] = encoded
                    if encoded.isCut { cut += 1 }
                }
                scores[set] += Self.scores(
                    of: batch.compactMap { pair in
                        known[pair.0].flatMap { candidate in known[pair.1].map { (candidate, $0) } }
                    }, workers)
                for text in batch.flatMap({ [$0.0, $0.1] }) {
                    uses[text, default: 0] -= 1
                    if uses[text] == 0 { known[text] = nil }
                }
                done += batch.count
            }
        }
        _ = progress(done, total)
        return (zip(sets, scores).map(Self.grouped), cut)
    }

    /// The scores of a batch as bert-score pads it.
    private static func scores(of batch: [(candidate: EncodedText, reference: EncodedText)], _ workers: Workers)
        -> [BERTScore]
    {
        let longest = (
            candidate: batch.map(\.candidate.counts.count).max() ?? 0,
            reference: batch.map(\.reference.counts.count).max() ?? 0
        )
        return batch.map { candidate, reference in
            BERTScore(
                cosines: candidate.cosines(to: reference, workers),
                candidate: .init(
                    counts: candidate.counts, isPadded: candidate.counts.count < longest.candidate),
                reference: .init(
                    counts: reference.counts, isPadded: reference.counts.count < longest.reference))
        }
    }

    /// The scores of all comparisons by pair.
    private static func grouped(_ pairs: [CaptionPair], _ scores: [BERTScore]) -> [[BERTScore]] {
        var rest = scores[...]
        return pairs.map { pair in
            defer { rest = rest.dropFirst(pair.references.count) }
            return Array(rest.prefix(pair.references.count))
        }
    }
}
