import DICOM

/// Chooses the frames that represent a series: first its parts, then some frames of each part.
public enum RepresentativeFrames {
    /// How many parts of a series are captioned; of more, the largest.
    static let maximumParts = 8
    /// How many phases of an otherwise identical part are captioned: the first, the middle and the last.
    static let maximumPhases = 3
    /// An object of more frames than this is a clip, whatever its modality.
    private static let maximumVolumeFrames = 100_000

    /// The parts of a series to caption and all of its parts, each in a fixed order; none if it has nothing to show.
    ///
    /// The order of the candidates does not matter.
    public static func parts(of candidates: [FrameCandidate]) -> (described: [SeriesPart], all: [SeriesPart]) {
        let all = named(allParts(of: candidates))
        return (limited(all).map(\.part), all.map(\.part))
    }

    private static func allParts(of candidates: [FrameCandidate]) -> [Split] {
        let displayable = withoutRejected(candidates.filter { $0.role.isDisplayable }.sorted())
        // A localizer or a capture that was marked as a key image was marked on purpose.
        let images = displayable.filter { $0.role == .image || $0.keyFrames != nil }
        guard !images.isEmpty else {
            return imagePart(displayable, note: "; nothing better in the series").map { [$0] } ?? []
        }
        if images.contains(where: \.isWholeSlide) { return slide(images).map { [$0] } ?? [] }
        if images.allSatisfy(\.isProjection) { return views(images) }
        let placed = images.filter { $0.frame != nil || $0.isVolumetric && $0.numberOfFrames == 1 }
        let others = images.filter { $0.frame == nil && !($0.isVolumetric && $0.numberOfFrames == 1) }
        // Several frames without positions are taken as a volume in the order of the file.
        let unplaced = others.filter { $0.isVolumetric && $0.numberOfFrames <= maximumVolumeFrames }
        let rest = others.filter { !$0.isVolumetric || $0.numberOfFrames > maximumVolumeFrames }
        return volumes(of: placed) + unplaced.map(volumeInOrder) + (imagePart(rest).map { [$0] } ?? [])
    }

    /// What a key object selection rejects represents a series only if there is nothing else.
    private static func withoutRejected(_ candidates: [FrameCandidate]) -> [FrameCandidate] {
        let kept = candidates.filter { !$0.isRejected }
        return kept.isEmpty ? candidates : kept
    }

    // MARK: Parts other than volumes

    private static func imagePart(_ candidates: [FrameCandidate], note: String = "") -> Split? {
        guard !candidates.isEmpty else { return nil }
        return Split(
            part: SeriesPart(kind: .images, items: candidates.map { .init($0, rank: $0.intentRank) }, note: note))
    }

    /// Radiographs and mammograms, one part per view.
    private static func views(_ images: [FrameCandidate]) -> [Split] {
        var views: [String: [FrameCandidate]] = [:]
        for image in images { views[image.view, default: []].append(image) }
        return views.sorted { $0.key < $1.key }.compactMap { view, images in
            imagePart(images.sorted { ($0.intentRank, $0) < ($1.intentRank, $1) }).map { part in
                var part = part
                part.traits = [view.isEmpty ? "no view stated" : "view \(view)"]
                return part
            }
        }
    }

    /// Whole-slide levels from the coarsest, then the thumbnail; never a label or an overview.
    private static func slide(_ images: [FrameCandidate]) -> Split? {
        let levels = images.filter { image in
            !image.geometry.frameType.contains { ["LABEL", "OVERVIEW"].contains($0.uppercased()) }
        }.sorted { ($0.isThumbnail ? 1 : 0, $0.pixelCount, $0) < ($1.isThumbnail ? 1 : 0, $1.pixelCount, $1) }
        guard !levels.isEmpty else { return nil }
        let items = levels.enumerated().map { place, level in
            var item = SeriesPart.Item(level, rank: place)
            item.word =
                level.isThumbnail ? "slide thumbnail" : "slide level \(place + 1) of \(levels.count) from the coarsest"
            return item
        }
        return Split(part: SeriesPart(kind: .slide, items: items))
    }

    private static func volumeInOrder(_ image: FrameCandidate) -> Split {
        let items = (0..<image.numberOfFrames).map { frame in
            var item = SeriesPart.Item(image)
            (item.frame, item.numberOfFrames) = (frame, 1)
            if let key = image.keyFrames { item.keyFrames = key.isEmpty || key.contains(frame) ? [] : nil }
            return item
        }
        var split = Split(part: SeriesPart(kind: .volume, items: items, basis: "in file order"))
        split.traits = [image.instanceNumber.map { "instance \($0)" } ?? ""]
        return split
    }
}

/// A part with the traits that distinguish it from the others.
struct Split: Equatable {
    var part: SeriesPart
    /// In a fixed order. Traits that all parts of the series share are left out of the name.
    var traits: [String] = []
    /// Its place in time among otherwise identical parts, from 0.
    var phase: Int?
    var phases = 1
    /// Too small beside the other parts to be captioned.
    var isMinor = false
}

extension RepresentativeFrames {
    /// Names each part by the traits that not all of them share.
    static func named(_ splits: [Split]) -> [Split] {
        guard splits.count > 1 else { return splits }
        let places = splits.map(\.traits.count).max() ?? 0
        let distinctive = (0..<places).filter { place in
            Set(splits.map { place < $0.traits.count ? $0.traits[place] : "" }).count > 1
        }
        var named = splits
        var uses: [String: Int] = [:]
        for index in named.indices {
            let traits = splits[index].traits
            var words = distinctive.compactMap { $0 < traits.count && !traits[$0].isEmpty ? traits[$0] : nil }
            if let phase = splits[index].phase { words.append("phase \(phase + 1) of \(splits[index].phases)") }
            var name = words.isEmpty ? "part \(index + 1)" : words.joined(separator: ", ")
            uses[name, default: 0] += 1
            if let use = uses[name], use > 1 { name += " (\(use))" }
            named[index].part.name = name
        }
        return named
    }

    /// At most three phases of otherwise identical parts, then at most eight parts: those with key images first, then the
    /// largest.
    static func limited(_ splits: [Split]) -> [Split] {
        let kept = splits.filter { split in
            if split.isMinor { return false }
            guard let phase = split.phase, split.phases > maximumPhases, !split.part.hasKeyImages else { return true }
            return (0..<maximumPhases).contains { $0 * (split.phases - 1) / (maximumPhases - 1) == phase }
        }
        guard kept.count > maximumParts else { return kept }
        let best = kept.indices.sorted { a, b in
            let (first, second) = (kept[a].part, kept[b].part)
            return (first.hasKeyImages ? 0 : 1, -first.frameCount, a)
                < (second.hasKeyImages ? 0 : 1, -second.frameCount, b)
        }
        return best.prefix(maximumParts).sorted().map { kept[$0] }
    }
}

extension FrameCandidate {
    /// The pixels of all frames: a tiled level has one frame per tile.
    fileprivate var pixelCount: Double { Double(rows) * Double(columns) * Double(numberOfFrames) }

    fileprivate var isThumbnail: Bool { geometry.frameType.contains { $0.uppercased() == "THUMBNAIL" } }

    fileprivate var isProjection: Bool { ["MG", "CR", "DX", "RG", "PX", "IO"].contains(modality ?? "") }

    /// Such as `L MLO`; "" if not stated.
    fileprivate var view: String { [laterality, viewPosition].compactMap { $0 }.joined(separator: " ") }

    fileprivate var intentRank: Int {
        switch presentationIntentType {
        case "FOR PRESENTATION": 0
        case "FOR PROCESSING": 2
        default: 1
        }
    }
}
