import DICOM

/// Which frames stand for a series: first its parts, then of each part some frames.
public enum RepresentativeFrames {
    /// How many parts of a series are described; one that holds more is described by its largest.
    static let mostParts = 8
    /// How many phases of what is otherwise the same are described: the first, the middle, the last.
    static let mostPhases = 3
    /// An object of more frames than this is a clip, whatever its modality.
    private static let mostFramesInOrder = 100_000

    /// The parts of a series in a fixed order, and how many there are in all; none where it holds nothing to show.
    ///
    /// The same candidates give the same parts, in whatever order they come.
    public static func parts(of candidates: [FrameCandidate]) -> (described: [SeriesPart], all: [SeriesPart]) {
        let all = named(allParts(of: candidates))
        return (limited(all).map(\.part), all.map(\.part))
    }

    private static func allParts(of candidates: [FrameCandidate]) -> [Split] {
        let displayable = withoutRejected(candidates.filter { $0.role.isDisplayable }.sorted())
        // Whoever picked a localizer or a capture as a key image meant it.
        let images = displayable.filter { $0.role == .image || $0.keyFrames != nil }
        guard !images.isEmpty else {
            return pictures(displayable, note: "; nothing better in the series").map { [$0] } ?? []
        }
        if images.contains(where: \.isWholeSlide) { return slide(images).map { [$0] } ?? [] }
        if images.allSatisfy(\.isProjection) { return views(images) }
        let placed = images.filter { $0.frame != nil || $0.isVolumetric && $0.numberOfFrames == 1 }
        let others = images.filter { $0.frame == nil && !($0.isVolumetric && $0.numberOfFrames == 1) }
        // Several frames whose places nobody knows are taken to be a volume in their order.
        let unplaced = others.filter { $0.isVolumetric && $0.numberOfFrames <= mostFramesInOrder }
        let rest = others.filter { !$0.isVolumetric || $0.numberOfFrames > mostFramesInOrder }
        return volumes(of: placed) + unplaced.map(volumeInOrder) + (pictures(rest).map { [$0] } ?? [])
    }

    /// What a key object selection rejects stands for a series only where there is nothing else.
    private static func withoutRejected(_ candidates: [FrameCandidate]) -> [FrameCandidate] {
        let kept = candidates.filter { !$0.isRejected }
        return kept.isEmpty ? candidates : kept
    }

    // MARK: Parts that are no volumes

    private static func pictures(_ candidates: [FrameCandidate], note: String = "") -> Split? {
        guard !candidates.isEmpty else { return nil }
        return Split(
            part: SeriesPart(kind: .pictures, items: candidates.map { .init($0, rank: $0.intentRank) }, note: note))
    }

    /// Radiographs and mammograms, a part for each view.
    private static func views(_ images: [FrameCandidate]) -> [Split] {
        var views: [String: [FrameCandidate]] = [:]
        for image in images { views[image.view, default: []].append(image) }
        return views.sorted { $0.key < $1.key }.compactMap { view, images in
            pictures(images.sorted { ($0.intentRank, $0) < ($1.intentRank, $1) }).map { part in
                var part = part
                part.traits = [view.isEmpty ? "no view stated" : "view \(view)"]
                return part
            }
        }
    }

    /// Whole-slide levels from the coarsest; a thumbnail after them, a label or an overview never.
    private static func slide(_ images: [FrameCandidate]) -> Split? {
        let levels = images.filter { image in
            !image.imageType.contains { ["LABEL", "OVERVIEW"].contains($0.uppercased()) }
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
        var split = Split(part: SeriesPart(kind: .volume, items: items, basis: "in their order in the file"))
        split.traits = [image.instanceNumber.map { "instance \($0)" } ?? ""]
        return split
    }
}

/// A part with what tells it from the others.
struct Split: Equatable {
    var part: SeriesPart
    /// In a fixed order; what is the same in every part of the series is left out of its name.
    var traits: [String] = []
    /// Its place in time among parts that are otherwise the same.
    var phase: Int?
    var phases = 1
    /// Too little beside the other parts to be described.
    var isMinor = false
}

extension RepresentativeFrames {
    /// Gives each part the traits that not all of them share for a name.
    static func named(_ splits: [Split]) -> [Split] {
        guard splits.count > 1 else { return splits }
        let places = splits.map(\.traits.count).max() ?? 0
        let telling = (0..<places).filter { place in
            Set(splits.map { place < $0.traits.count ? $0.traits[place] : "" }).count > 1
        }
        var named = splits
        var uses: [String: Int] = [:]
        for index in named.indices {
            let traits = splits[index].traits
            var words = telling.compactMap { $0 < traits.count && !traits[$0].isEmpty ? traits[$0] : nil }
            if let phase = splits[index].phase { words.append("phase \(phase + 1) of \(splits[index].phases)") }
            var name = words.isEmpty ? "part \(index + 1)" : words.joined(separator: ", ")
            uses[name, default: 0] += 1
            if let use = uses[name], use > 1 { name += " (\(use))" }
            named[index].part.name = name
        }
        return named
    }

    /// At most three phases of what is otherwise the same, then at most eight parts: those with key images, then the
    /// largest.
    static func limited(_ splits: [Split]) -> [Split] {
        let kept = splits.filter { split in
            if split.isMinor { return false }
            guard let phase = split.phase, split.phases > mostPhases, !split.part.hasKeyImages else { return true }
            return (0..<mostPhases).contains { $0 * (split.phases - 1) / (mostPhases - 1) == phase }
        }
        guard kept.count > mostParts else { return kept }
        let best = kept.indices.sorted { a, b in
            let (first, second) = (kept[a].part, kept[b].part)
            return (first.hasKeyImages ? 0 : 1, -first.frameCount, a)
                < (second.hasKeyImages ? 0 : 1, -second.frameCount, b)
        }
        return best.prefix(mostParts).sorted().map { kept[$0] }
    }
}

extension FrameCandidate {
    /// Pixels of all frames: a tiled level has one frame for each tile.
    fileprivate var pixelCount: Double { Double(rows) * Double(columns) * Double(numberOfFrames) }

    fileprivate var isThumbnail: Bool { imageType.contains { $0.uppercased() == "THUMBNAIL" } }

    fileprivate var isProjection: Bool { ["MG", "CR", "DX", "RG", "PX", "IO"].contains(modality ?? "") }

    /// `L MLO`; "" where the header says nothing of it.
    fileprivate var view: String { [laterality, viewPosition].compactMap { $0 }.joined(separator: " ") }

    fileprivate var intentRank: Int {
        switch presentationIntentType {
        case "FOR PRESENTATION": 0
        case "FOR PROCESSING": 2
        default: 1
        }
    }
}
