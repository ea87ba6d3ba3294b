import Captioning
import Catalog
import Crypto
import DICOM
import Foundation
import Raster
import Rendering

/// The picture that stands for a series, as the model will see it.
struct SeriesPicture: Sendable {
    /// How many frames are tried before a series is given up.
    private static let attempts = 5

    let seriesID: Int64
    let chosen: StoredInstance
    let frame: Int
    let reason: String
    let image: RGBImage
    let recipe: String
    let digest: String

    /// Renders the frame that stands for the series, or the next best one that can be read.
    static func make(
        of series: PendingSeries, by readers: FileReaders, processor: ImageProcessor, options: RenderingOptions
    ) async -> Result<SeriesPicture, FailureReport> {
        let choices = RepresentativeFrames.choices(
            among: series.instances.enumerated().map { FrameCandidate($0.element, index: $0.offset) })
        var firstFailure: FailureReport?
        for choice in choices.prefix(attempts) {
            let chosen = series.instances[choice.candidate]
            let request = PictureRequest(path: chosen.path, frame: choice.frame, options: options, processor: processor)
            switch await readers.picture(request) {
            case .success(let picture):
                return .success(
                    SeriesPicture(
                        seriesID: series.seriesID, chosen: chosen, frame: choice.frame,
                        reason: firstFailure == nil
                            ? choice.reason : choice.reason + "; a better one could not be shown",
                        image: picture.image, recipe: json(picture.recipe), digest: digest(of: picture.image)))
            case .failure(let failure):
                firstFailure =
                    firstFailure
                    ?? FailureReport(
                        path: chosen.path, seriesID: series.seriesID, stage: .render, code: failure.code,
                        message: failure.problem)
            }
        }
        return .failure(
            firstFailure
                ?? FailureReport(
                    path: series.instances.first?.path ?? series.seriesInstanceUID, seriesID: series.seriesID,
                    stage: .render, code: "no-pixel-data", message: "the series holds nothing that can be shown"))
    }

    func record(text: String, tokens: [Int], score: Double?) -> IndexRecord {
        IndexRecord(
            seriesID: seriesID, text: text.trimmingCharacters(in: .whitespacesAndNewlines), tokens: tokens,
            score: score,
            fileID: chosen.fileID, sopInstanceUID: chosen.instance.sopInstanceUID, frame: frame, frameReason: reason,
            recipe: recipe, pictureDigest: digest)
    }

    private static func json(_ recipe: RenderingRecipe?) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(recipe)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    private static func digest(of image: RGBImage) -> String {
        var hash = SHA256()
        hash.update(data: Data("\(image.width)x\(image.height)\n".utf8))
        hash.update(data: image.pixels)
        return hash.finalize().map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
    }
}

extension FrameCandidate {
    init(_ stored: StoredInstance, index: Int) {
        self.init(index: index, instance: stored.instance)
        role = stored.role
    }
}
