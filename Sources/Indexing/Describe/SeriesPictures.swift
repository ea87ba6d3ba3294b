import Catalog
import DICOM
import DICOMFiles
import Raster
import Rendering
import Selection

/// The pictures that stand for a series, some for each of its parts.
struct SeriesPictures: Sendable {
    let seriesID: Int64
    let modality: String?
    let framesPerPart: Int
    private(set) var pictures: [ChosenPicture] = []
    private(set) var failures: [FailureReport] = []
    private(set) var parts: [SeriesRecord.Part] = []
    /// Every part is stood for by a frame at least.
    private(set) var isWhole = true

    /// What was said of the pictures, by their digests, ready to be kept in their order.
    func record(_ said: [String: KnownCaption], _ doubts: CaptionDoubts) -> SeriesRecord {
        SeriesRecord(
            seriesID: seriesID,
            captions: pictures.compactMap { picture in
                said[picture.digest].map { picture.record($0, modality: modality, doubts) }
            }, parts: parts,
            framesPerPart: framesPerPart, isComplete: isWhole)
    }
}

/// How the pictures of series are chosen and made.
struct PictureChooser: Sendable {
    /// How many frames are tried for each picture before it is given up.
    private static let attempts = 5

    let readers: FileReaders
    let framing: ImageFraming
    let options: RenderingOptions
    /// How many frames shall stand for each part of a series.
    let framesPerPart: Int

    /// Chooses and renders the frames that stand for the series; where one cannot be read, the next best one.
    func pictures(of series: PendingSeries) async -> SeriesPictures {
        var result = SeriesPictures(
            seriesID: series.seriesID, modality: series.modality, framesPerPart: framesPerPart)
        let (parts, all) = RepresentativeFrames.parts(of: await candidates(in: series))
        if all.count > 1 {
            result.set(
                parts: all.map { part in
                    .init(name: part.name, frames: part.frameCount, isDescribed: parts.contains(part))
                })
        }
        for part in parts { await add(part, of: series, to: &result) }
        if result.pictures.isEmpty, result.failures.isEmpty {
            let path = series.instances.first?.path ?? series.seriesInstanceUID
            result.add(
                FailureReport(
                    path: path, seriesID: series.seriesID, stage: .render, code: "no-pixel-data",
                    message: "the series holds nothing that can be shown"))
        }
        return result
    }

    /// The instances, each once however many copies there are, and of enhanced ones every frame by itself.
    private func candidates(in series: PendingSeries) async -> [FrameCandidate] {
        var candidates: [FrameCandidate] = []
        var seen: Set<String> = []
        for (index, stored) in series.instances.enumerated() where seen.insert(stored.instance.sopInstanceUID).inserted
        {
            let candidate = FrameCandidate(stored, index: index)
            candidates +=
                candidate.mayHoldVolumes
                ? candidate.frames(at: await readers.geometry(HeaderRequest(path: stored.path))) : [candidate]
        }
        return candidates
    }

    private func add(_ part: SeriesPart, of series: PendingSeries, to result: inout SeriesPictures) async {
        var used: Set<[Int]> = []
        var isPartShown = false
        var failures: [FailureReport] = []
        for tries in part.choices(framesPerPart, content: await content(of: part, in: series)) {
            var note = ""
            for choice in tries.lazy.filter({ !used.contains([$0.candidate, $0.frame]) }).prefix(Self.attempts) {
                used.insert([choice.candidate, choice.frame])
                let (shown, failed) = await picture(choice, in: series)
                for failure in failed {
                    failures.append(
                        FailureReport(
                            path: failure.path, seriesID: series.seriesID, stage: .render, code: failure.code,
                            message: failure.problem))
                }
                if let (picture, stored) = shown {
                    result.add(
                        ChosenPicture(
                            picture, of: stored, frame: choice.frame, partName: part.name, reason: choice.reason + note)
                    )
                    isPartShown = true
                    break
                }
                note = "; a better one could not be shown"
            }
        }
        if !isPartShown { result.markAsIncomplete() }
        for var failure in failures {
            failure.hasStandIn = isPartShown
            result.add(failure)
        }
    }

    /// The picture of a frame, from the first copy of its instance that can be read, and why those before it cannot.
    private func picture(
        _ choice: FrameChoice, in series: PendingSeries
    ) async -> (shown: (Picture, StoredInstance)?, failed: [ReadingFailure]) {
        let first = series.instances[choice.candidate]
        let copies = series.instances.lazy.filter {
            $0.instance.sopInstanceUID == first.instance.sopInstanceUID && $0.fileID != first.fileID
        }
        var failed: [ReadingFailure] = []
        for stored in [first] + copies.prefix(Self.attempts) {
            switch await readers.picture(request(stored, choice)) {
            case .success(let picture): return ((picture, stored), failed)
            case .failure(let failure): failed.append(failure)
            }
        }
        return (nil, failed)
    }

    /// What the frames that decide show; those that cannot be read are left out.
    ///
    /// Nothing is measured in a container: whoever takes its files in their order passes through it once, and who goes
    /// back begins anew.
    private func content(of part: SeriesPart, in series: PendingSeries) async -> [Int: FrameContent] {
        var content: [Int: FrameContent] = [:]
        for place in part.probes {
            let choice = part.frame(at: place)
            let stored = series.instances[choice.candidate]
            guard !ContainerReader.leadsInto(stored.path) else { return [:] }
            content[place] = await readers.content(request(stored, choice))
        }
        return content
    }

    private func request(_ stored: StoredInstance, _ choice: FrameChoice) -> PictureRequest {
        PictureRequest(path: stored.path, frame: choice.frame, options: options, framing: framing)
    }
}

extension SeriesPictures {
    fileprivate mutating func set(parts: [SeriesRecord.Part]) { self.parts = parts }
    fileprivate mutating func add(_ picture: ChosenPicture) { pictures.append(picture) }
    fileprivate mutating func markAsIncomplete() { isWhole = false }

    /// One for each file, however many of its frames failed.
    fileprivate mutating func add(_ failure: FailureReport) {
        if !failures.contains(where: { $0.path == failure.path }) { failures.append(failure) }
    }
}

extension FrameCandidate {
    init(_ stored: StoredInstance, index: Int) {
        self.init(index: index, instance: stored.instance)
        role = stored.role
        keyFrames = stored.keyFrames
        isRejected = stored.isRejected
    }
}
