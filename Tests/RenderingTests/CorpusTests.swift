import DICOMFiles
import Foundation
import TestSupport
import Testing

@testable import Rendering

/// Every decodable frame of the real files, compared with the oracle's rendering.
@Suite struct CorpusTests {
    /// Frames rendered differently from the oracle, by the end of the path, each with the reason.
    static let differing: [(path: String, reason: String)] = [
        ("/CT1_J2KR", paddingCounted), ("/CT1_JLSL", paddingCounted), ("/CT1_UNC", paddingCounted),
        ("/CT1_RLE", paddingCounted),
        ("/jpeg2000-multiframe-multifragments.dcm", overshoot),
    ]

    private static let paddingCounted =
        "the oracle spreads the padding value too; we leave it out (PS3.3 C.7.5.1.1.2), as its alternative range does"

    private static let overshoot =
        "the lossy codec overshoots the 12 bits stored; the oracle wraps those samples to black, we clamp them to white"

    /// In pixels. The arrays of a debug build are slow.
    static var largestFrame: Int {
        #if DEBUG
            300_000
        #else
            .max
        #endif
    }

    /// The largest differences in gray levels.
    struct Difference: CustomStringConvertible {
        var mean: Double
        var percentile: Double
        var grid: Double
        var description: String { "mean \(mean.rounded3) percentile \(percentile.rounded3) grid \(grid.rounded3)" }
    }

    @Test(.needs(Corpus.requirement))
    func rendersEveryFrameLikeTheOracle() throws {
        var compared = 0
        var departures: [String] = []
        var unread: [String: Int] = [:]
        var differing: [String] = []
        var seen: Set<String> = []
        var largest = Difference(mean: 0, percentile: 0, grid: 0)
        for entry in try Corpus.entries() {
            for expected in entry.frames ?? [] {
                guard let statistics = expected.stats, statistics.shape[0] * statistics.shape[1] <= Self.largestFrame
                else { continue }
                let rendered: RenderedFrame
                let usual: RenderedFrame
                do {
                    let frame = try DICOMFile.frame(expected.frame, of: entry.file)
                    rendered = try FrameRenderer(options: .literal).render(frame)
                    usual = try FrameRenderer().render(frame)
                } catch {
                    unread["\(error)", default: 0] += 1
                    continue
                }
                compared += 1
                if usual.image != rendered.image {
                    let recipe = usual.recipe
                    #expect(
                        recipe.voi == "auto" || recipe.aspectCorrection != nil || recipe.padding != nil
                            || recipe.isSuited, "\(entry.path)")
                    departures.append("\(entry.path) frame \(expected.frame): \(recipe.departure)")
                }
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
        for line in departures { print("  not shown literally by default: \(line)") }
        for (error, count) in unread.sorted(by: { $0.key < $1.key }) { print("  not read, \(count) frames: \(error)") }
        #expect(compared > 0)
        for known in Self.differing where !seen.contains(known.path) {
            Issue.record("\(known.path) no longer differs: take it off the list")
        }
    }

    /// Nil if the sizes differ.
    static func difference(_ rendered: RenderedFrame, _ expected: Corpus.Statistics) -> Difference? {
        let luma = Luma(rendered.image)
        guard expected.shape[0] == luma.height, expected.shape[1] == luma.width else { return nil }
        let percents = expected.pct.sorted { $0.key < $1.key }.compactMap { pair in
            Double(pair.key).map { ($0, pair.value) }
        }
        let percentiles = luma.percentiles(percents.map(\.0))
        return Difference(
            mean: abs(luma.mean - expected.mean),
            percentile: zip(percentiles, percents).map { abs($0 - $1.1) }.max() ?? 0,
            grid: zip(luma.grid16.joined(), expected.grid16.joined()).map { abs($0 - $1) }.max() ?? 0)
    }
}

extension RenderingRecipe {
    /// Cropped, or shown through a window that is not from the file.
    fileprivate var isSuited: Bool { crop != nil || !["file", nil].contains(windowSource) }

    fileprivate var departure: String {
        if voi == "auto" { return "auto, \(warnings.last ?? "")" }
        if isSuited { return "\(windowSource ?? "cropped to the ultrasound regions")" }
        return aspectCorrection.map { "pixels \($0) times as tall as wide" } ?? "padding shown black"
    }
}

extension Double {
    fileprivate var rounded3: Double { (self * 1000).rounded() / 1000 }
}
