import DICOM

/// A part of a series that a reader would look at by itself: a volume, an orientation, a phase, a view.
public struct SeriesPart: Sendable, Equatable {
    /// What the order of the frames means, which decides how some of them are chosen.
    public enum Kind: Sendable, Equatable {
        /// Slices one beside the other: the middle ones stand for it.
        case volume
        /// Stills and clips one after the other: the first ones stand for it.
        case pictures
        /// The tiles of a slide's coarsest level.
        case slide
    }

    /// One instance, or one frame of it.
    public struct Item: Sendable, Equatable {
        /// `FrameCandidate.index` of the instance.
        var candidate: Int
        /// The frame that the item is; nil where it is every frame of the instance.
        var frame: Int?
        var numberOfFrames = 1
        /// What it is, for the reason: `for presentation`, `localizer`.
        var word = ""
        /// Items of a higher rank stand in only where all of a lower one fail.
        var rank = 0
        var keyFrames: [Int]?
    }

    /// What tells it from the other parts of its series, such as `sagittal, echo time 80 ms`; nil where it is the only one.
    public var name: String?
    public var kind: Kind
    /// In the order of space or time.
    var items: [Item]
    /// By what they are in that order.
    var basis = ""
    /// What else is to be said of every choice.
    var note = ""

    /// Frames in all.
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
