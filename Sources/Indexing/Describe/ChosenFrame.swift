import Captioning
import Catalog
import DICOM
import Digests
import Foundation
import Raster
import Reading
import Rendering

/// A frame that stands for a series or a part of one, with its image as the model is given it.
struct ChosenFrame: Sendable {
    let instance: StoredInstance
    let frame: Int
    let partName: String?
    let reason: String
    let image: RGBImage
    let recipe: String
    let digest: String
    /// Further frames of the same volume or clip, which speak for what the image shows.
    let companions: [RGBImage]
    /// The modality in the header, if it has a part in the caption.
    let modality: String?
    /// SHA-256 of all that decides the caption: the image's own digest if that is the image alone.
    let evidenceDigest: String

    init(
        _ read: ReadImage, of instance: StoredInstance, frame: Int, partName: String?, reason: String,
        companions: [RGBImage] = [], modality: String? = nil
    ) {
        self.instance = instance
        self.frame = frame
        self.partName = partName
        self.reason = reason
        image = read.image
        recipe = Self.json(read.recipe)
        digest = Self.digest(of: read.image)
        self.companions = companions
        self.modality = modality
        evidenceDigest = Self.digest(of: digest, companions, modality)
    }

    /// What the model is given.
    var request: CaptionRequest { CaptionRequest(image, further: companions, modality: modality) }

    func record(_ caption: KnownCaption, modality: String?, _ doubts: CaptionDoubts) -> IndexRecord {
        let text = caption.text.trimmingCharacters(in: .whitespacesAndNewlines)
        return IndexRecord(
            partName: partName, text: text, tokens: caption.tokens,
            score: caption.score, probability: caption.probability, unguidedText: caption.unguidedText,
            fileID: instance.fileID, sopInstanceUID: instance.instance.sopInstanceUID,
            frame: frame,
            frameReason: reason, recipe: recipe, imageDigest: digest,
            evidenceDigest: evidenceDigest,
            doubts: doubts.doubts(about: text, of: image, modality: modality)
                + (caption.isUnfamiliar ? [.unfamiliar] : []), embedding: caption.embedding)
    }

    private static func json(_ recipe: RenderingRecipe?) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(recipe)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    /// The order of the companions does not matter.
    private static func digest(of image: String, _ companions: [RGBImage], _ modality: String?) -> String {
        guard !companions.isEmpty || modality != nil else { return image }
        var hash = SHA256()
        for digest in [image] + companions.map({ digest(of: $0) }).sorted() { hash.update("\(digest)\n".utf8) }
        hash.update("modality \(modality ?? "")".utf8)
        return hash.hexadecimal()
    }

    private static func digest(of image: RGBImage) -> String {
        var hash = SHA256()
        hash.update("\(image.width)x\(image.height)\n".utf8)
        hash.update(image.pixels)
        return hash.hexadecimal()
    }
}
