// search-benchmark CATALOG [SERIES] [ROUNDS] [QUERY...]
//
// Makes CATALOG with SERIES captioned series (100,000), one file each, unless it is there; then asks each query ROUNDS
// times and prints a line of JSON for each, with times in milliseconds, and one for all of them.

import Catalog
import DICOM
import Foundation

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print("usage: search-benchmark CATALOG [SERIES] [ROUNDS] [QUERY...]")
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

/// Reports of about 160 characters: what is seen, what is not, and now and then what may be.
struct Sentences {
    var random = Seeded()
    static let kinds: [(modality: String, part: String, view: String)] = [
        (modality: "CT", part: "CHEST", view: "Axial CT of the chest"),
        ("CR", "CHEST", "Frontal chest X-ray"), ("MR", "LSPINE", "Sagittal MRI of the lumbar spine"),
        ("US", "ABDOMEN", "Ultrasound of the liver"), ("DX", "KNEE", "Lateral X-ray of the knee"),
        ("CT", "ABDOMEN", "Coronal CT of the abdomen and pelvis"), ("MR", "HEAD", "Axial MRI of the brain"),
    ]
    let findings = [
        "small nodule", "large mass", "pleural effusion", "opacity", "pneumothorax", "fracture", "ground glass opacity",
        "calcification", "simple cyst", "oedema", "consolidation", "hernia", "stenosis", "aneurysm", "haemorrhage",
        "atelectasis", "lymphadenopathy", "gallstones", "metastases", "hydronephrosis",
    ]
    let places = [
        "right lower lobe", "left base", "liver", "left kidney", "right femoral neck", "L4 vertebra", "mediastinum",
        "right temporal lobe", "pancreas", "left shoulder", "spleen", "frontal sinus",
    ]

    mutating func next(_ index: Int) -> String {
        func pick(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
        let rare = index.isMultiple(of: 5000) ? " Pheochromocytoma." : ""
        let doubt = index.isMultiple(of: 4) ? " Possible \(pick(findings)) of the \(pick(places))." : ""
        let size = Int.random(in: 2...60, using: &random)
        return
            "\(Self.kinds[index % Self.kinds.count].view). There is a \(pick(findings)) of the \(pick(places)), measuring \(size) mm.\(doubt) No \(pick(findings)), "
            + "\(pick(findings)) or \(pick(findings)).\(rare)"
    }
}

func fill() throws {
    let catalog = try Catalog(path: path, for: .creating)
    let root = try catalog.root("/archive")
    let run = try catalog.beginRun("index", at: Date())
    let model = try catalog.beginCaptioning(
        with: ModelIdentity(weightsDigest: "benchmark", settings: [:], name: "benchmark", family: "none"), run: run)
    var sentences = Sentences()
    for first in stride(from: 0, to: count, by: 1000) {
        var visits: [FolderVisit] = []
        for index in first..<min(first + 1000, count) {
            var instance = Instance(
                sopInstanceUID: "1.2.3.\(index).1.1", sopClassUID: "1.2.840.10008.5.1.4.1.1.2",
                studyInstanceUID: "1.2.3.\(index / 3)", seriesInstanceUID: "1.2.3.\(index).1",
                transferSyntaxUID: "1.2.840.10008.1.2.1")
            let kind = Sentences.kinds[(index + 1) % Sentences.kinds.count]
            instance.modality = kind.modality
            instance.bodyPartExamined = kind.part
            instance.studyDate = "20\(10 + index % 15)-0\(1 + index % 9)-1\(index % 10)"
            instance.studyDescription = "\(kind.modality) \(kind.part)"
            instance.manufacturer = ["SIEMENS", "GE MEDICAL SYSTEMS", "Philips"][index % 3]
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
    let start = clock.now
    try catalog.remakeSearchIndexIfDue()
    try emit(["indexed": count, "perSecond": Double(count) / milliseconds(clock.now - start) * 1e3])
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
/// Rare and common words, several of them, phrases, other names, what is denied, fields, dates and deep pages.
let queries =
    arguments.count > 4
    ? Array(arguments[4...])
    : [
        "pheochromocytoma", "nodule", "pneumothorax", "no pneumothorax", "axial", "chest", "ct", "effusion",
        "opacity right lower lobe", "x-ray fracture", "\"ground glass\"", "abdominal ct", "liver mass",
        "mri brain oedema",
        "kidney stone", "possible fracture", "chest -effusion", "chest OR abdomen", "modality:CT nodule", "pneum*",
        "modality:CT,MR body:chest mass", "nodule date:2018..", "effusion date:2020-03",
        "right effusion no pneumothorax",
        "x-ray of the knee", "glioblastoma", "modality:MR", "manufacturer:siemens chest", "hand brain",
        "spine metastases",
    ]
var all: [Double] = []
var worst: (query: String, time: Double) = ("", 0)
for (index, text) in queries.enumerated() {
    var query = try SearchQuery(typed: text)
    if index.isMultiple(of: 10) { query.offset = 2000 }
    var times: [Double] = []
    var answer = SearchAnswer()
    for _ in 0..<rounds {
        let start = clock.now
        answer = try catalog.answer(to: query)
        times.append(milliseconds(clock.now - start))
    }
    times.sort()
    all += times
    if times[rounds - 1] > worst.time { worst = (text, times[rounds - 1]) }
    try emit([
        "query": text, "offset": query.offset, "hits": answer.hits.count, "total": answer.total.count,
        "median": times[rounds / 2], "most": times[rounds - 1],
    ])
}
all.sort()
@MainActor func part(_ share: Double) -> Double { all[min(all.count - 1, Int(Double(all.count) * share))] }
let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
try emit([
    "p50": part(0.5), "p95": part(0.95), "most": worst.time, "slowest": worst.query, "bytes": size,
    "bytesPerSeries": size / max(1, try catalog.status().series),
])
