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
    ///   - stop: ends the work between two batches, or when the readers are hung up.
    ///   - failed: called for each file that cannot be read.
    ///   - captioned: called for each batch, with the number of files done so far.
    /// - Returns: how many files could not be read.
    func captionFiles(
        _ files: [ImageFile], readers: FileReaders, stop: StopRequest? = nil,
        failed: (FileFailure) -> Void, captioned: ([CaptionedImage], _ done: Int) async throws -> Void
    ) async throws -> Int {
        try await readFiles(files, readers: readers, stop: stop, failed: failed) { images, done in
            let requests = images.map { CaptionRequest($0.image.image, modality: $0.image.object?.modality) }
            let captions = try await captioner.captions(forPrepared: requests, settings: generation)
            let results = zip(images, captions).map {
                CaptionedImage(index: $0.index, image: $0.image.image, caption: $1)
            }
            try await captioned(results, done)
        }
    }

    /// Reads files as the model sees them, a batch at a time and in their order; as `captionFiles`.
    func readFiles(
        _ files: [ImageFile], readers: FileReaders, stop: StopRequest? = nil, failed: (FileFailure) -> Void,
        read: ([(index: Int, image: ReadImage)], _ done: Int) async throws -> Void
    ) async throws -> Int {
        var failures = 0
        for start in stride(from: 0, to: files.count, by: captioner.capacity) where stop?.isMade != true {
            let batch = start..<min(start + captioner.capacity, files.count)
            var images: [(index: Int, image: ReadImage)] = []
            for index in batch {
                let job = RenderImage(
                    path: files[index].path, frame: files[index].frame, options: rendering, framing: framing)
                let result: Result<ReadImage, FileFailure>
                do { result = try await readers.image(job) } catch {
                    guard stop?.isMade == true, error == .stopped else { throw error }
                    return failures
                }
                switch result {
                case .success(let image): images.append((index, image))
                case .failure(let failure):
                    failures += 1
                    failed(failure)
                }
            }
            try await read(images, batch.upperBound)
        }
        return failures
    }

    /// Reader processes for `count` files.
    func readers(for count: Int) -> FileReaders {
        .ofThisProgram(count: min(captioner.workers.count, count), timeout: timeout)
    }
}

extension FileFailure {
    /// The failure in one line, as commands print it.
    var line: String { "\(path.printable): \(message.printable) [\(code)]" }
}
