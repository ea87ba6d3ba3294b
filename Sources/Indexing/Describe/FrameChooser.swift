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

    let readers: FileReaders
    let framing: ImageFraming
    let options: RenderingOptions
    /// How many frames stand for each part of a series.
    let framesPerPart: Int

    /// Chooses and renders the frames that stand for the series; where one cannot be read, the next best one.
    func frames(of series: PendingSeries) async throws(ReadersUnavailable) -> SeriesFrames {
        var result = SeriesFrames(
            seriesID: series.seriesID, modality: series.modality, framesPerPart: framesPerPart)
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
    ) async throws(ReadersUnavailable) -> (candidates: [FrameCandidate], failures: [FileFailure]) {
        var candidates: [FrameCandidate] = []
        var failures: [FileFailure] = []
        var seen: Set<String> = []
        for (index, stored) in series.instances.enumerated() where seen.insert(stored.instance.sopInstanceUID).inserted
        {
            let candidate = FrameCandidate(stored, index: index)
            guard candidate.mayHoldVolumes else {
                candidates.append(candidate)
                continue
            }
            switch try await readers.geometry(ReadGeometry(path: stored.path)) {
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
    ) async throws(ReadersUnavailable) {
        var used: Set<[Int]> = []
        var isPartShown = false
        var (content, failures) = try await content(of: part, in: series)
        for tries in part.choices(framesPerPart, content: content) {
            var note = ""
            for choice in tries.lazy.filter({ !used.contains([$0.candidate, $0.frame]) }).prefix(Self.attempts) {
                used.insert([choice.candidate, choice.frame])
                let (shown, failed) = try await image(choice, in: series)
                failures += failed
                if let (image, stored) = shown {
                    result.add(
                        ChosenFrame(
                            image, of: stored, frame: choice.frame, partName: part.name, reason: choice.reason + note)
                    )
                    isPartShown = true
                    break
                }
                note = "; a better one could not be shown"
            }
        }
        if !isPartShown { result.markAsIncomplete() }
        for failure in failures { result.add(failure, of: series, hasStandIn: isPartShown) }
    }

    /// The image of a frame, from the first copy of its instance that can be read, and why earlier copies cannot.
    private func image(
        _ choice: FrameChoice, in series: PendingSeries
    ) async throws(ReadersUnavailable) -> (shown: (ReadImage, StoredInstance)?, failed: [FileFailure]) {
        let first = series.instances[choice.candidate]
        let copies = series.instances.lazy.filter {
            $0.instance.sopInstanceUID == first.instance.sopInstanceUID && $0.fileID != first.fileID
        }
        var failed: [FileFailure] = []
        for stored in [first] + copies.prefix(Self.attempts) {
            switch try await readers.image(job(stored, choice)) {
            case .success(let image): return ((image, stored), failed)
            case .failure(let failure): failed.append(failure)
            }
        }
        return (nil, failed)
    }

    /// How much the deciding frames show, by their places in the part, and why some of them could not be measured.
    ///
    /// Nothing is measured in a container: reading its files in their order unpacks it once; going back begins again.
    private func content(
        of part: SeriesPart, in series: PendingSeries
    ) async throws(ReadersUnavailable) -> (content: [Int: FrameContent], failures: [FileFailure]) {
        var content: [Int: FrameContent] = [:]
        var failures: [FileFailure] = []
        for place in part.probes {
            let choice = part.frame(at: place)
            let stored = series.instances[choice.candidate]
            guard !ContainerReader.leadsInto(stored.path) else { return ([:], []) }
            switch try await readers.content(MeasureContent(path: stored.path, frame: choice.frame)) {
            case .success(let measured): content[place] = measured
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
