// search-benchmark CATALOG [SERIES] [ROUNDS]
//
// Makes CATALOG with SERIES captioned series (100,000), one file each, unless it is there; then asks each query ROUNDS
// times and prints a line of JSON for each: hits on the first page, median and largest time in milliseconds.

import Catalog
import DICOM
import Foundation

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print("usage: search-benchmark CATALOG [SERIES] [ROUNDS]")
    exit(64)
}
let path = arguments[1]
let count = arguments.count > 2 ? Int(arguments[2]) ?? 100_000 : 100_000
let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 21 : 21
let clock = ContinuousClock()

func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

/// The same numbers on every machine (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64 = 7
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Captions in the words of radiology, some common and some rare.
struct Sentences {
    var random = Seeded()
    let views = [
        "axial ct image", "frontal chest radiograph", "sagittal mri", "ultrasound image", "lateral x-ray", "coronal ct",
    ]
    let findings = [
        "small nodule", "large mass", "pleural effusion", "opacity", "pneumothorax", "fracture", "ground glass opacity",
        "calcification", "cyst", "no acute abnormality", "edema", "consolidation", "hernia", "stenosis", "aneurysm",
    ]
    let places = [
        "right lower lobe", "left base", "liver", "left kidney", "right femoral neck", "l4 vertebra", "mediastinum",
        "right temporal lobe", "pancreas", "left shoulder", "spleen", "frontal sinus",
    ]
    let rest = [
        "in a patient with fever", "after contrast", "measuring 12 mm", "seen on follow-up", "unchanged", "arrow",
    ]

    mutating func next(_ index: Int) -> String {
        func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
        let rare = index.isMultiple(of: 5000) ? " with pheochromocytoma" : ""
        return
            "\(pick(views)) showing \(pick(findings)) and \(pick(findings)) of the \(pick(places)) \(pick(rest))\(rare)"
    }
}

func fill() throws {
    let catalog = try Catalog(path: path, for: .creating)
    let root = try catalog.root("/archive")
    let run = try catalog.beginRun("index", at: Date())
    let model = try catalog.beginCaptioning(
        with: ModelIdentity(weightsDigest: "benchmark", settings: [:], name: "benchmark", family: "none"), run: run)
    let modalities = ["CT", "CR", "MR", "US", "DX"]
    let parts = ["CHEST", "ABDOMEN", "HEAD", "PELVIS", "KNEE"]
    var sentences = Sentences()
    for first in stride(from: 0, to: count, by: 1000) {
        var visits: [FolderVisit] = []
        for index in first..<min(first + 1000, count) {
            var instance = Instance(
                sopInstanceUID: "1.2.3.\(index).1.1", sopClassUID: "1.2.840.10008.5.1.4.1.1.2",
                studyInstanceUID: "1.2.3.\(index / 3)", seriesInstanceUID: "1.2.3.\(index).1",
                transferSyntaxUID: "1.2.840.10008.1.2.1")
            instance.modality = modalities[index % 5]
            instance.bodyPartExamined = parts[index / 3 % 5]
            instance.studyDate = "20\(10 + index % 15)-0\(1 + index % 9)-1\(index % 10)"
            instance.studyDescription = "\(modalities[index % 5]) \(parts[index / 3 % 5])"
            instance.seriesDescription = "series \(index % 40)"
            instance.hasPixelData = true
            instance.classify()
            var visit = FolderVisit(path: "/archive/\(index)")
            visit.files = [FileVisit(name: "1.dcm", bytes: 1, modifiedAt: 1, content: .instance(instance))]
            visits.append(visit)
        }
        try catalog.record(visits, root: root, run: run, at: Date())
        let pending = try catalog.pendingSeries(model: model, after: Int64(first), limit: 1000)
        let records = pending.map { series in
            SeriesRecord(
                seriesID: series.seriesID,
                captions: [
                    IndexRecord(
                        text: sentences.next(Int(series.seriesID)), tokens: [], score: nil,
                        fileID: series.instances[0].fileID,
                        sopInstanceUID: series.instances[0].instance.sopInstanceUID, frame: 0, frameReason: "",
                        recipe: "{}", imageDigest: "\(series.seriesID)")
                ])
        }
        try catalog.record(records, failures: [], model: model, at: Date())
    }
    try catalog.finishRun(run, .done, summary: [:], at: Date())
}

func emit(_ result: [String: Any]) throws {
    print(String(decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys), as: UTF8.self))
}

if !FileManager.default.fileExists(atPath: path) {
    let start = clock.now
    try fill()
    try emit(["made": count, "seconds": milliseconds(clock.now - start) / 1e3])
}
let catalog = try Catalog(path: path)
var dated = SearchQuery(words: "nodule")
dated.modalities = ["CT"]
dated.from = "2018-01-01"
var part = SearchQuery(words: "effusion left base")
part.bodyPart = "chest"
let queries =
    ["pheochromocytoma", "nodule", "opacity right lower lobe", "x-ray fracture", "\"ground glass\"", "image"]
    .map { SearchQuery(words: $0) } + [dated, part]
for query in queries {
    var times: [Double] = []
    var hits = 0
    for _ in 0..<rounds {
        let start = clock.now
        hits = try catalog.search(query).count
        times.append(milliseconds(clock.now - start))
    }
    times.sort()
    var asked = query.words
    if !query.modalities.isEmpty { asked += " --modality \(query.modalities.joined(separator: ","))" }
    if let from = query.from { asked += " --from \(from)" }
    if let bodyPart = query.bodyPart { asked += " --body-part \(bodyPart)" }
    try emit(["query": asked, "hits": hits, "median": times[rounds / 2], "most": times[rounds - 1]])
}
