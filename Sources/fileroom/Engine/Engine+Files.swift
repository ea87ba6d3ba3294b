import Captioning
import DICOM
import Indexing
import Raster
import Reading
import Tensors

/// One image of a DICOM, PNG or JPEG file.
struct ImageFile: Sendable, Equatable {
    let path: String
    /// The frame of a DICOM file, from 0.
    var frame = 0
}

/// An image as the model sees it, with its caption.
struct CaptionedImage {
    /// The place of its file among those given.
    let index: Int
    let image: RGBImage
    let caption: Caption
}

extension Engine {
    /// Reads and captions files, a batch at a time and in their order. A file that cannot be read is reported and skipped.
    ///
    /// - Parameters:
    ///   - stop: ends the work between two batches.
    ///   - failed: called for each file that cannot be read.
    ///   - captioned: called for each batch, with the number of files done so far.
    /// - Returns: how many files could not be read.
    func captionFiles(
        _ files: [ImageFile], readers: FileReaders, stop: StopRequest? = nil,
        failed: (FileFailure) -> Void, captioned: ([CaptionedImage], _ done: Int) async throws -> Void
    ) async throws -> Int {
        var failures = 0
        for start in stride(from: 0, to: files.count, by: captioner.capacity) where stop?.isMade != true {
            let batch = start..<min(start + captioner.capacity, files.count)
            var images: [(index: Int, image: RGBImage)] = []
            for index in batch {
                let job = RenderImage(
                    path: files[index].path, frame: files[index].frame, options: rendering, framing: framing)
                switch try await readers.image(job) {
                case .success(let read): images.append((index, read.image))
                case .failure(let failure):
                    failures += 1
                    failed(failure)
                }
            }
            let captions = try await captioner.captions(forPrepared: images.map(\.image), settings: generation)
            let results = zip(images, captions).map { CaptionedImage(index: $0.index, image: $0.image, caption: $1) }
            try await captioned(results, batch.upperBound)
        }
        return failures
    }

    /// Reader processes for `count` files.
    func readers(for count: Int) -> FileReaders { .ofThisProgram(count: min(captioner.workers.count, count)) }
}

extension FileFailure {
    /// The failure in one line, as commands print it.
    var line: String { "\(path.printable): \(message.printable) [\(code)]" }
}
