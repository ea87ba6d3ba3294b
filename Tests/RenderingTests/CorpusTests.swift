import DICOMFiles
import Foundation
import Testing

@testable import Rendering

/// Every frame of the real files that can be decoded, against the oracle's rendering of it.
struct CorpusTests {
    /// Frames that we show otherwise than the oracle, by the end of the path, each with the reason.
    static let differing: [(path: String, reason: String)] = [
        ("/CT1_J2KR", paddingCounted), ("/CT1_JLSL", paddingCounted), ("/CT1_UNC", paddingCounted),
        ("/CT1_RLE", paddingCounted),
    ]

    private static let paddingCounted =
        "the oracle spreads the padding value too; we leave it out (PS3.3 C.7.5.1.1.2), as its alternative range does"

    /// In pixels: the arrays of a debug build are slow.
    static var largestFrame: Int {
        #if DEBUG
            300_000
        #else
            .max
        #endif
    }

    /// Largest differences in grey levels.
    struct Difference: CustomStringConvertible {
        var mean: Double
        var percentile: Double
        var grid: Double
        var description: String { "mean \(mean.rounded3) percentile \(percentile.rounded3) grid \(grid.rounded3)" }
    }

    @Test(.enabled(if: Corpus.isPresent))
    func everyDecodableFrameLooksAsTheOracleSays() throws {
        let renderer = FrameRenderer(options: .literal)
        var compared = 0
        var unread: [String: Int] = [:]
        var differing: [String] = []
        var seen: Set<String> = []
        var largest = Difference(mean: 0, percentile: 0, grid: 0)
        for entry in try Corpus.entries() {
            for expected in entry.frames ?? [] {
                guard let statistics = expected.stats, statistics.shape[0] * statistics.shape[1] <= Self.largestFrame
                else { continue }
                let rendered: RenderedFrame
                do {
                    let path = Corpus.folder.appending(path: entry.path).path
                    rendered = try renderer.render(DICOMFile.frame(expected.frame, of: path))
                } catch {
                    unread["\(error)", default: 0] += 1
                    continue
                }
                compared += 1
                let difference = Self.difference(rendered, statistics)
                if let difference, difference.mean <= 0.5, difference.grid <= 1.5, difference.percentile <= 3 {
                    largest.mean = max(largest.mean, difference.mean)
                    largest.percentile = max(largest.percentile, difference.percentile)
                    largest.grid = max(largest.grid, difference.grid)
                    continue
                }
                let what = difference.map(\.description) ?? "another size"
                if let known = Self.differing.first(where: { entry.path.hasSuffix($0.path) }) {
                    seen.insert(known.path)
                    differing.append("\(entry.path) frame \(expected.frame): \(what): \(known.reason)")
                } else {
                    let recipe = rendered.recipe
                    Issue.record(
                        """
                        \(entry.path) frame \(expected.frame): \(what); ours \(recipe.modalityStep), \(recipe.voi), \
                        \(recipe.colorConversion) \(recipe.warnings); oracle \(expected.voi ?? "-"), \
                        \(expected.pipeline ?? "-") \(expected.notes ?? [])
                        """)
                }
            }
        }
        print("\(compared) frames compared, \(differing.count) known to differ, the rest within \(largest)")
        for line in differing { print("  differs: \(line)") }
        for (error, count) in unread.sorted(by: { $0.key < $1.key }) { print("  not read, \(count) frames: \(error)") }
        #expect(compared > 0)
        for known in Self.differing where !seen.contains(known.path) {
            Issue.record("\(known.path) no longer differs: take it off the list")
        }
    }

    /// Nil where the size is another one.
    static func difference(_ rendered: RenderedFrame, _ expected: Corpus.Statistics) -> Difference? {
        let luma = Luma(rendered.image)
        guard expected.shape[0] == luma.height, expected.shape[1] == luma.width else { return nil }
        let percents = expected.pct.sorted { $0.key < $1.key }.compactMap { pair in Double(pair.key).map { ($0, pair.value) } }
        let percentiles = luma.percentiles(percents.map(\.0))
        return Difference(
            mean: abs(luma.mean - expected.mean),
            percentile: zip(percentiles, percents).map { abs($0 - $1.1) }.max() ?? 0,
            grid: zip(luma.grid16.joined(), expected.grid16.joined()).map { abs($0 - $1) }.max() ?? 0)
    }
}

extension Double {
    fileprivate var rounded3: Double { (self * 1000).rounded() / 1000 }
}
