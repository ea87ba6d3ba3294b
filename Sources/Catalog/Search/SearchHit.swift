import ClinicalText
import Foundation
import GRDB

/// A series found by a search.
public struct SearchHit: Sendable, Codable, Equatable {
    public let studyInstanceUID: String
    public let seriesInstanceUID: String
    public let modality: String?
    public let bodyPart: String?
    public let laterality: String?
    public let studyDate: String?
    public let studyDescription: String?
    public let seriesDescription: String?
    /// Its current captions, each once, joined by ` / `.
    public let caption: String?
    /// The words around the matches, each match between `SearchHit.opening` and `SearchHit.closing`.
    public var snippet: String
    /// The higher the better. Its whole part is that of its basis: 6 for `header`, down to 0 for `doubtful`.
    public let score: Double
    public let basis: SearchBasis
    /// The review status of the caption, or the first of several; nil if there is none.
    public let status: CaptionStatus?
    /// That the kind and the part which the caption names are right, 0 to 1, or the first of several; nil if the model has
    /// no calibration.
    public let probability: Double?
    /// Reasons to doubt the caption, or the first of several.
    public let doubts: [CaptionDoubt]
    /// Its current captions, each text once.
    public let captions: [Caption]
    /// The file that the caption was made from; if there is none, the first file of the series.
    public let path: String?
    /// Since when all files of the series are missing; nil if one is there.
    public let missingSince: String?
    /// How many other series of its study were found as well; nil if studies are not grouped.
    public let otherSeries: Int?

    /// One of the current captions of a hit.
    public struct Caption: JudgedCaption, Sendable, Codable, Equatable {
        public let text: String
        public let status: CaptionStatus
        public let probability: Double?
        public let doubts: [CaptionDoubt]

        private enum CodingKeys: CodingKey { case text, status, probability, doubts }

        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            text = try values.decode(String.self, forKey: .text)
            status = CaptionStatus(rawValue: try values.decode(String.self, forKey: .status)) ?? .machine
            probability = try values.decodeIfPresent(Double.self, forKey: .probability)
            // Those of a later version are left out.
            doubts = try values.decode([String].self, forKey: .doubts).compactMap(CaptionDoubt.init)
        }
    }

    /// What its header states that a caption can contradict.
    public var header: HeaderFacts {
        HeaderFacts(
            modality: modality, bodyPart: bodyPart, descriptions: [studyDescription, seriesDescription],
            laterality: laterality)
    }

    /// The start and the end of a match in `snippet`: control characters, which do not occur in captions.
    public static let opening = "\u{2}"
    public static let closing = "\u{3}"
}

extension SearchHit {
    init(_ row: Row, _ points: Double, isRanked: Bool, _ others: Int?, _ snippet: Snippet) throws {
        let captions = try JSONDecoder().decode([Caption].self, from: Data((row["captions"] as String).utf8))
        let texts: [String?] = [
            row["studyDescription"], row["seriesDescription"], row["bodyPart"], row["anatomicRegion"],
            row["protocolName"], row["contrastBolusAgent"],
        ]
        self.init(
            studyInstanceUID: row["studyInstanceUID"], seriesInstanceUID: row["seriesInstanceUID"],
            modality: row["modality"], bodyPart: row["bodyPart"], laterality: row["laterality"],
            studyDate: row["studyDate"], studyDescription: row["studyDescription"],
            seriesDescription: row["seriesDescription"],
            caption: captions.isEmpty ? nil : captions.map(\.text).joined(separator: " / "),
            snippet: snippet.text(of: captions.map(\.text) + texts.compactMap { $0 }),
            score: points, basis: isRanked ? SearchBasis(score: points) : .header,
            status: (row["status"] as String?).flatMap(CaptionStatus.init),
            probability: row["probability"], doubts: (row["doubts"] as String?).map(CaptionDoubt.all) ?? [],
            captions: captions, path: row["path"], missingSince: row["missingSince"], otherSeries: others)
    }
}
