// engine-benchmark MODEL PIXELS [--batch 24] [--beams 4] [--max-length 50] [--threads 2] [--precision f32] [--pictures 24]
//
// Captions the pictures of PIXELS (safetensors, "pixel_values" (pictures, 3, height, width), as peer/make_checkpoint.py
// writes it), at most BATCH side by side, and prints one line of JSON: seconds for each caption, the tokens, the counted
// operations and what share of the measured peak that is. --beams 0 asks for what the model's own files and recipe say.

import Captioning
import Foundation
import Tensors

var arguments = CommandLine.arguments.dropFirst()
@MainActor func option(_ name: String) -> String? {
    guard let place = arguments.firstIndex(of: "--" + name), place + 1 < arguments.endIndex else { return nil }
    defer { arguments.removeSubrange(place...(place + 1)) }
    return arguments[place + 1]
}
@MainActor func number(_ name: String, _ usual: Int) -> Int { option(name).flatMap { Int($0) } ?? usual }

let batch = number("batch", 24)
let beams = number("beams", 4)
let length = number("max-length", 50)
let threads = number("threads", ProcessInfo.processInfo.activeProcessorCount)
let wanted = number("pictures", .max)
let precision = Precision(rawValue: option("precision") ?? "f32")
guard arguments.count == 2, let model = arguments.first, let file = arguments.last, let precision else {
    print("usage: engine-benchmark MODEL PIXELS [--batch N] [--beams N] [--max-length N] [--threads N] [--precision P]")
    exit(64)
}
var settings = GenerationSettings()
if beams > 0 { (settings.numBeams, settings.maxLength) = (beams, length) }

let clock = ContinuousClock()
@MainActor func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = clock.now
    try work()
    let parts = (clock.now - start).components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
}

/// Operations a second of a product that is large and square enough for nothing else to matter, on all threads; the best
/// of several.
@MainActor func peak() -> Double {
    let workers = Workers(count: threads)
    let x = Tensor([1536, 768], repeating: 0.5)
    let matrices = [
        Matrix(Tensor([768, 3072], repeating: 0.25), .inputByOutput, Packing(workers: workers)),
        Matrix([Tensor([768, 3072], repeating: 0.25)], .inputByOutput),
    ]
    let best =
        (0..<12).map { round in
            seconds { _ = x.multiplied(by: matrices[round % 2], workers) }
        }.min() ?? 1
    return 2 * 1536 * 768 * 3072 / best
}

var checkpoint: Checkpoint?
let loading = try seconds { checkpoint = try Checkpoint(ModelFiles(folder: model), precision: precision) }
guard let checkpoint else { exit(1) }
let captioner = Captioner(checkpoint: checkpoint, threads: threads, capacity: batch)
let pixels = try Safetensors(MappedFile(path: file)).tensor("pixel_values")
let pictures = (0..<min(wanted, pixels.shape[0])).map {
    PixelTensor(height: pixels.shape[2], width: pixels.shape[3], values: pixels[$0..<($0 + 1)].values)
}
let peakBefore = peak()
var answers: [[Hypothesis]] = []
let before = FLOPCount.total
let elapsed = try seconds { answers = try captioner.generate(for: pictures, settings: settings) }
let operations = Double(FLOPCount.total - before)
let best = max(peakBefore, peak())

let result: [String: Any] = [
    "engine": precision == .f32 ? "fileroom" : "fileroom \(precision.rawValue)", "batch": batch,
    "beams": checkpoint.generation(askedFor: settings).numBeams ?? 1, "threads": threads, "load": loading,
    "secondsPerCaption": elapsed / Double(pictures.count), "tokens": answers.map { $0[0].tokens },
    "scores": answers.map { $0[0].score ?? 0 }, "operations": operations / Double(pictures.count), "peak": best,
    "utilization": operations / elapsed / best,
]
print(String(decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys), as: UTF8.self))
