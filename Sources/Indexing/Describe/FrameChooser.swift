import Catalog
import DICOM
import DICOMFiles
import Raster
import Reading
import Rendering
import Selection

/// Chooses the frames that stand for a series and has them rendered.
struct FrameChooser: Sendable {
    /// How many frames are tried for each one that is wanted.
    private static let attempts = 5
    /// The most pixels of a frame beside which others are read: larger ones take too long to decode.
    private static let mostPixelsOfCompanions = 1 << 22

    let readers: FileReaders
    let watch: RootWatch
    let framing: ImageFraming
    let options: RenderingOptions
    /// How many frames stand for each part of a series.
    let framesPerPart: Int
    /// How many frames the model looks at for each of them.
    var framesPerCaption = 1
    /// Whether the header's modality has a part in captions.
    var usesHeader = false

    /// Why choosing cannot go on.
    private enum Interruption: Error {
        case readers(ReadersUnavailable)
        /// The root of a file is away.
        case isAway
    }

    /// Chooses and renders the frames that stand for the series; where one cannot be read, the next best one. Files of roots
    /// that are away are left out, and a series without any other waits.
    func frames(of series: PendingSeries) async throws(ReadersUnavailable) -> SeriesFrames {
        while true {
            var present: [StoredInstance] = []
            for stored in series.instances where await !watch.isKnownToBeAway(stored.path) { present.append(stored) }
            if present.isEmpty {
                var waiting = empty(series)
                waiting.markAsPostponed()
                return waiting
            }
            var there = series
            there.instances = present
            do throws(Interruption) {
                var result = try await chosenFrames(of: there)
                let known = Set(present.map { ExactText($0.instance.sopInstanceUID) })
                if !series.instances.allSatisfy({ known.contains(ExactText($0.instance.sopInstanceUID)) }) {
                    result.markAsPostponed()
                }
                return result
            } catch {
                switch error {
                case .readers(let problem): throw problem
                case .isAway: continue
                }
            }
        }
    }

    private func empty(_ series: PendingSeries) -> SeriesFrames {
        SeriesFrames(seriesID: series.seriesID, modality: series.modality, framesPerPart: framesPerPart)
    }

    /// Waits for an answer of the readers, and tells whether a failure is the file's own.
    private func answer<Value>(
        _ ask: () async throws(ReadersUnavailable) -> Result<Value, FileFailure>
    ) async throws(Interruption) -> Result<Value, FileFailure> {
        let answer: Result<Value, FileFailure>
        let problem: IndexingError?
        do throws(ReadersUnavailable) {
            answer = try await ask()
            switch answer {
            case .success:
                await watch.noteSuccess()
                problem = nil
            case .failure(let failure): problem = try await watch.problem(behind: failure)
            }
        } catch {
            throw .readers(error)
        }
        if problem != nil { throw .isAway }
        return answer
    }

    private func chosenFrames(of series: PendingSeries) async throws(Interruption) -> SeriesFrames {
        var result = empty(series)
        let (candidates, unplaced) = try await candidates(in: series)
        let (parts, all) = RepresentativeFrames.parts(of: candidates)
        if all.count > 1 {
            result.set(
                parts: all.map { part in
                    .init(name: part.name, frames: part.frameCount, isDescribed: parts.contains(part))
                })
        }
        for part in parts { try await add(part, of: series, to: &result) }
        for failure in unplaced { result.add(failure, of: series, hasStandIn: !result.frames.isEmpty) }
        if result.frames.isEmpty, result.failures.isEmpty {
            let path = series.instances.first?.path ?? series.seriesInstanceUID
            result.add(
                FailureReport(
                    path: path, seriesID: series.seriesID, stage: .render, code: .noPixelData,
                    message: "the series has nothing that can be shown"))
        }
        return result
    }

    /// The instances, each once however many copies there are, and every frame of an enhanced one by itself.
    ///
    /// An instance whose frames cannot be placed is a candidate as one, and a failure.
    private func candidates(
        in series: PendingSeries
    ) async throws(Interruption) -> (candidates: [FrameCandidate], failures: [FileFailure]) {
        var candidates: [FrameCandidate] = []
        var failures: [FileFailure] = []
        var seen: Set<ExactText> = []
        for (index, stored) in series.instances.enumerated()
        where seen.insert(ExactText(stored.instance.sopInstanceUID)).inserted {
            let candidate = FrameCandidate(stored, index: index)
            guard candidate.mayHoldVolumes else {
                candidates.append(candidate)
                continue
            }
            let answer = try await answer { () async throws(ReadersUnavailable) in
                try await readers.geometry(ReadGeometry(path: stored.path))
            }
            switch answer {
            case .success(let places): candidates += candidate.frames(at: places)
            case .failure(let failure):
                candidates.append(candidate)
                failures.append(failure)
            }
        }
        return (candidates, failures)
    }

    private func add(
        _ part: SeriesPart, of series: PendingSeries, to result: inout SeriesFrames
    ) async throws(Interruption) {
        var used: Set<[Int]> = []
        var isPartShown = false
        var (content, failures) = try await content(of: part, in: series)
        for tries in part.choices(framesPerPart, content: content) {
            var note = ""
            for choice in tries.lazy.filter({ !used.contains([$0.candidate, $0.frame]) }).prefix(Self.attempts) {
                used.insert([choice.candidate, choice.frame])
                let (shown, failed) = try await image(choice, in: series, &result)
                failures += failed
                if let (image, stored) = shown {
                    isPartShown = true
                    let (companions, failed) = try await companions(
                        of: choice, image, in: part, of: series, content, &result)
                    failures += failed
                    result.add(
                        ChosenFrame(
                            image, of: stored, frame: choice.frame, partName: part.name, reason: choice.reason + note,
                            companions: companions, modality: usesHeader ? series.modality : nil))
                    break
                }
                note = "; a better one could not be shown"
            }
        }
        if !isPartShown { result.markAsIncomplete() }
        for failure in failures { result.add(failure, of: series, hasStandIn: isPartShown) }
    }

    /// Further frames that show the same as a chosen one, as far as they can be read, and why others cannot.
    ///
    /// If each frame is to be captioned on its own, or reading more of them would take long, there are none: those of
    /// containers, which would be unpacked again, and very large ones.
    private func companions(
        of choice: FrameChoice, _ image: ReadImage, in part: SeriesPart, of series: PendingSeries,
        _ content: [Int: FrameContent], _ result: inout SeriesFrames
    ) async throws(Interruption) -> (images: [RGBImage], failed: [FileFailure]) {
        let instance = series.instances[choice.candidate].instance
        let isInContainer = image.object.map { $0.stamp == nil } ?? false
        guard framesPerPart == 1, !isInContainer,
            (instance.rows ?? 0).multipliedClamped(by: instance.columns ?? 0) <= Self.mostPixelsOfCompanions
        else { return ([], []) }
        var images: [RGBImage] = []
        var failed: [FileFailure] = []
        for companion in part.companions(of: choice, count: framesPerCaption, content: content) {
            let (shown, failures) = try await self.image(companion, in: series, &result)
            failed += failures
            if let shown { images.append(shown.0.image) }
        }
        return (images, failed)
    }

    /// The image of a frame, from the first copy of its instance that can be read, and why earlier copies cannot.
    ///
    /// A file that is not the object that the catalog has is a failure: its caption would be another's.
    private func image(
        _ choice: FrameChoice, in series: PendingSeries, _ result: inout SeriesFrames
    ) async throws(Interruption) -> (shown: (ReadImage, StoredInstance)?, failed: [FileFailure]) {
        let first = series.instances[choice.candidate]
        let copies = series.instances.lazy.filter {
            $0.instance.sopInstanceUID.isExactly(first.instance.sopInstanceUID) && $0.fileID != first.fileID
        }
        var failed: [FileFailure] = []
        for stored in [first] + copies.prefix(Self.attempts) {
            let job = job(stored, choice)
            switch try await answer({ () async throws(ReadersUnavailable) in try await readers.image(job) }) {
            case .success(let image) where stored.isSame(as: image.object): return ((image, stored), failed)
            case .failure(let failure) where try await isStillThere(stored, after: failure): failed.append(failure)
            case .success, .failure:
                result.noteChange(of: stored)
                failed.append(
                    FileFailure(
                        path: stored.path, code: .changed,
                        message: "the file has changed since the scan; the next scan reads it again"))
            }
        }
        return (nil, failed)
    }

    /// Whether a file that cannot be rendered still has the object that the catalog has of it: another's failure says nothing
    /// of the series.
    private func isStillThere(_ stored: StoredInstance, after failure: FileFailure) async throws(Interruption) -> Bool {
        guard !failure.code.isPassing else { return true }
        let contents: [FileContent]
        do { contents = try await readers.headers([ReadHeader(path: stored.path)]) } catch { throw .readers(error) }
        switch contents.first {
        case .instance(let instance): return instance.sopInstanceUID.isExactly(stored.instance.sopInstanceUID)
        // Nothing is known of it.
        case .failure(let failure): return failure.code.isPassing
        default: return false
        }
    }

    /// How much the deciding frames show, by their places in the part, and why some of them could not be measured.
    ///
    /// Nothing is measured in a container: reading its files in their order unpacks it once; going back begins again.
    private func content(
        of part: SeriesPart, in series: PendingSeries
    ) async throws(Interruption) -> (content: [Int: FrameContent], failures: [FileFailure]) {
        var content: [Int: FrameContent] = [:]
        var failures: [FileFailure] = []
        for place in part.probes {
            let choice = part.frame(at: place)
            let stored = series.instances[choice.candidate]
            let job = MeasureContent(path: stored.path, frame: choice.frame)
            switch try await answer({ () async throws(ReadersUnavailable) in try await readers.content(job) }) {
            case .success(nil): return ([:], [])
            case .success(let measured?): content[place] = measured
            case .failure(let failure): failures.append(failure)
            }
        }
        return (content, failures)
    }

    private func job(_ stored: StoredInstance, _ choice: FrameChoice) -> RenderImage {
        RenderImage(path: stored.path, frame: choice.frame, options: options, framing: framing)
    }
}

extension FrameCandidate {
    init(_ stored: StoredInstance, index: Int) {
        self.init(index: index, instance: stored.instance)
        keyFrames = stored.keyFrames
        isRejected = stored.isRejected
    }
}

extension StoredInstance {
    /// Whether a reader read what the catalog has of the file. Nil: it is no DICOM object any more, but a photograph.
    fileprivate func isSame(as object: ReadObject?) -> Bool {
        guard let object, object.sopInstanceUID.isExactly(instance.sopInstanceUID) else { return false }
        guard let stamp, let read = object.stamp else { return true }
        return read.bytes == stamp.bytes && read.modifiedAt == stamp.modifiedAt
    }
}
