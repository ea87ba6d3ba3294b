/// The fields of the JSON objects that scripts depend on: each is always present, null if the source has no value.
enum JSONFields {
    static let caption = [
        "path", "frame", "text", "tokens", "score", "sequences", "abstained", "withheld", "probability", "unguidedText",
        "unfamiliar", "model",
    ]
    static let search = [
        "studyInstanceUID", "seriesInstanceUID", "modality", "bodyPart", "laterality", "studyDate", "studyDescription",
        "seriesDescription", "caption", "snippet", "score", "status", "probability", "path",
        "missingSince",
    ]
    static let similar = [
        "similarity", "studyInstanceUID", "seriesInstanceUID", "modality", "bodyPart", "laterality", "studyDate",
        "studyDescription", "seriesDescription", "caption", "status", "probability", "path", "missingSince",
    ]
    static let inspect = [
        "path", "sopInstanceUID", "sopClassUID", "studyInstanceUID", "seriesInstanceUID", "modality",
        "bodyPartExamined", "studyDate", "studyDescription", "seriesDescription", "transferSyntaxUID",
        "photometricInterpretation", "rows", "columns", "numberOfFrames", "bitsAllocated", "bitsStored", "role",
    ]
    static let render = [
        "path", "frame", "width", "height", "modalityStep", "voi", "windowCenter", "windowWidth", "voiLUTFunction",
        "inverted", "padding", "colorConversion", "transferSyntaxUID", "warnings",
    ]
    static let failure = [
        "path", "seriesInstanceUID", "stage", "code", "message", "attempts", "firstSeen", "lastSeen",
        "retryAt", "acknowledgedAt",
    ]
    static let status = [
        "catalog", "schemaVersion", "files", "instances", "series", "studies", "captions", "pending", "failures",
        "missing", "lastRun",
    ]
    static let evaluation = ["model", "items", "failures", "metrics", "constant"]
    static let model = [
        "family", "encoder", "decoder", "parameters", "imageSize", "vocabularySize", "generation", "tokenizer",
        "abstain", "evidence", "similar", "files",
    ]
}

/// A value with every promised field, and with the notice if it shows a caption.
struct JSONObject<Value: Encodable>: Encodable {
    let value: Value
    let fields: [String]
    var notice: String?

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        // The value's own fields replace these.
        for field in fields { try container.encodeNil(forKey: Key(stringValue: field)) }
        try value.encode(to: encoder)
        if let notice { try container.encode(notice, forKey: Key(stringValue: "notice")) }
    }
}
