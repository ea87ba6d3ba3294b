// rendering-benchmark COUNT FILE...
//
// Opens, decodes and renders the middle frame of each file COUNT times, and prints a line of JSON for each: the median
// and the smallest time of one image in milliseconds, as peer/render_pydicom.py does.

import DICOMFiles
import Foundation
import Rendering

let arguments = CommandLine.arguments
guard arguments.count > 2, let count = Int(arguments[1]), count > 0 else {
    print("usage: rendering-benchmark COUNT FILE...")
    exit(64)
}
let clock = ContinuousClock()
let renderer = FrameRenderer()
for path in arguments[2...] {
    do {
        // What a describer asks for of a clip.
        let middle = try (DICOMFile(header: path).instance().numberOfFrames ?? 1) / 2
        var times: [Double] = []
        var size = ""
        for _ in 0..<count {
            let start = clock.now
            let picture = try renderer.render(DICOMFile.frame(middle, of: path)).image
            let elapsed = clock.now - start
            times.append(Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1e3)
            size = "\(picture.width) x \(picture.height)"
        }
        times.sort()
        let result: [String: Any] = [
            "engine": "fileroom", "file": URL(fileURLWithPath: path).lastPathComponent, "size": size,
            "median": times[count / 2], "least": times[0],
        ]
        print(String(decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys), as: UTF8.self))
    } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
    }
}
