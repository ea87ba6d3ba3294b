import DICOM

/// A part of a series that a radiologist would look at separately: a volume, an orientation, a phase, a view.
public struct SeriesPart: Sendable, Equatable {
    /// What the order of the frames means, which decides how representative frames are chosen.
    public enum Kind: Sendable, Equatable {
        /// Slices next to each other: the middle ones represent it.
        case volume
        /// Stills and clips in sequence: the first ones represent it.
        case images
        /// The tiles of a slide's coarsest level.
        case slide
    }

    /// One instance, or one frame of it.
    public struct Item: Sendable, Equatable {
        /// `FrameCandidate.index` of the instance.
        var candidate: Int
        /// The frame that the item is; nil for every frame of the instance.
        var frame: Int?
        var numberOfFrames = 1
        /// What it is, for `FrameChoice.reason`: `for presentation`, `localizer`.
        var word = ""
        /// Items of a higher rank are used only if all of lower ranks fail.
        var rank = 0
        var keyFrames: [Int]?
    }

    /// What distinguishes it from the other parts of its series, such as `sagittal, echo time 80 ms`; nil for the only part.
    public var name: String?
    public var kind: Kind
    /// Sorted by position or time.
    var items: [Item]
    /// What the items are sorted by, for `FrameChoice.reason`.
    var basis = ""
    /// Appended to the reason of every choice.
    var note = ""

    /// Total number of frames.
    public var frameCount: Int { items.reduce(0) { $0 + $1.numberOfFrames } }

    var hasKeyImages: Bool { items.contains { $0.keyFrames != nil } }
}

extension SeriesPart.Item {
    init(_ candidate: FrameCandidate, rank: Int = 0) {
        self.init(
            candidate: candidate.index, frame: candidate.frame, numberOfFrames: candidate.numberOfFrames,
            word: candidate.presentationIntentType?.lowercased() ?? candidate.role.rawValue, rank: rank,
            keyFrames: candidate.keyFrames)
    }
}
