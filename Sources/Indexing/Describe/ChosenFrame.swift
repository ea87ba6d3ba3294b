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

    init(_ read: ReadImage, of instance: StoredInstance, frame: Int, partName: String?, reason: String) {
        self.instance = instance
        self.frame = frame
        self.partName = partName
        self.reason = reason
        image = read.image
        recipe = Self.json(read.recipe)
        digest = Self.digest(of: read.image)
    }

    func record(_ caption: KnownCaption, modality: String?, _ doubts: CaptionDoubts) -> IndexRecord {
        let text = caption.text.trimmingCharacters(in: .whitespacesAndNewlines)
        return IndexRecord(
            partName: partName, text: text, tokens: caption.tokens,
            score: caption.score, fileID: instance.fileID, sopInstanceUID: instance.instance.sopInstanceUID,
            frame: frame,
            frameReason: reason, recipe: recipe, imageDigest: digest,
            doubts: doubts.doubts(about: text, of: image, modality: modality))
    }

    private static func json(_ recipe: RenderingRecipe?) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(recipe)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    private static func digest(of image: RGBImage) -> String {
        var hash = SHA256()
        hash.update("\(image.width)x\(image.height)\n".utf8)
        hash.update(image.pixels)
        return hash.hexadecimal()
    }
}
