// engine-benchmark MODEL PIXELS [BATCH] [BEAMS] [MAX-LENGTH] [THREADS]
//
// Captions every picture of PIXELS (safetensors, "pixel_values" (pictures, 3, height, width), as
// peer/caption_pytorch.py writes it) and prints one line of JSON: seconds for each caption, and the tokens. BEAMS 0 asks
// for what the model's own files and recipe say.

import Captioning
import Foundation
import Tensors

let arguments = CommandLine.arguments
func number(_ place: Int, _ usual: Int) -> Int { arguments.count > place ? Int(arguments[place]) ?? usual : usual }
guard arguments.count > 2 else {
    print("usage: engine-benchmark MODEL PIXELS [BATCH] [BEAMS] [MAX-LENGTH] [THREADS]")
    exit(64)
}
let batch = number(3, 8)
var settings = GenerationSettings()
if number(4, 4) > 0 {
    settings.numBeams = number(4, 4)
    settings.maxLength = number(5, 50)
}

let clock = ContinuousClock()
var start = clock.now
let checkpoint = try Checkpoint(ModelFiles(folder: arguments[1]))
let loading = clock.now - start
let captioner = Captioner(checkpoint: checkpoint, threads: arguments.count > 6 ? number(6, 2) : nil)

let pixels = try Safetensors(MappedFile(path: arguments[2])).tensor("pixel_values")
let pictures = (0..<pixels.shape[0]).map {
    PixelTensor(
        height: pixels.shape[2], width: pixels.shape[3], values: pixels[$0..<($0 + 1)].values)
}
start = clock.now
var tokens: [[Int]] = []
var scores: [Float] = []
for first in stride(from: 0, to: pictures.count, by: batch) {
    let answers = try captioner.generate(
        for: Array(pictures[first..<min(first + batch, pictures.count)]), settings: settings)
    tokens += answers.map { $0[0].tokens }
    scores += answers.map { $0[0].score ?? 0 }
}
let elapsed = clock.now - start
func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}
let result: [String: Any] = [
    "engine": "fileroom", "batch": batch, "beams": checkpoint.generation(askedFor: settings).numBeams ?? 1,
    "threads": captioner.workers.count,
    "load": seconds(loading), "secondsPerCaption": seconds(elapsed) / Double(pictures.count), "tokens": tokens,
    "scores": scores,
]
print(String(decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys), as: UTF8.self))
