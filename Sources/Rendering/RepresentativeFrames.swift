import DICOM

/// One frame that may stand for a series, and why.
public struct FrameChoice: Sendable, Equatable, Codable {
    /// `FrameCandidate.index` of the instance.
    public var candidate: Int
    /// The frame of that instance, from 0.
    public var frame: Int
    public var reason: String

    public init(candidate: Int, frame: Int, reason: String) {
        self.candidate = candidate
        self.frame = frame
        self.reason = reason
    }
}

/// Which frames stand for a series.
public enum RepresentativeFrames {
    /// The frame that stands for the series first, then what to try where it cannot be read, the nearest first.
    ///
    /// Empty where the series holds nothing to show. The same candidates give the same list.
    public static func choices(among candidates: [FrameCandidate]) -> [FrameChoice] {
        let displayable = candidates.filter { $0.role.isDisplayable }
        let images = displayable.filter { $0.role == .image }
        if images.isEmpty { return singly(displayable.sorted(by: inOrder), note: fallbackNote) }
        if images.contains(where: \.isWholeSlide) { return slideLevels(images) }
        if let slices = largestStack(of: images) {
            return middleOut(slices) + singly(rest(of: images, without: slices))
        }
        if images.contains(where: { $0.presentationIntentType != nil }) {
            return singly(images.sorted { ($0.intentRank, $0) < ($1.intentRank, $1) })
        }
        // The largest of several enhanced volumes; clips and single pictures as they come.
        if images.allSatisfy(\.isVolumetric), images.contains(where: { $0.numberOfFrames > 1 }) {
            return singly(
                images.sorted {
                    $0.numberOfFrames != $1.numberOfFrames ? $0.numberOfFrames > $1.numberOfFrames : inOrder($0, $1)
                })
        }
        return singly(images.sorted(by: inOrder))
    }
}

// MARK: - Volumes of single-frame slices

extension RepresentativeFrames {
    /// The slices of the commonest orientation, where a volumetric series has at least three of them.
    private static func largestStack(of images: [FrameCandidate]) -> [FrameCandidate]? {
        let slices = images.filter { $0.isVolumetric && $0.numberOfFrames <= 1 }
        guard slices.count >= 3 else { return nil }
        var stacks: [[FrameCandidate]] = []
        for slice in slices.sorted(by: { $0.index < $1.index }) {
            if let stack = stacks.firstIndex(where: { $0[0].isParallel(to: slice) }) {
                stacks[stack].append(slice)
            } else {
                stacks.append([slice])
            }
        }
        let most = stacks.map(\.count).max() ?? 0
        return most >= 3 ? stacks.first { $0.count == most } : nil
    }

    /// The middle slice, then its neighbours on either side by turns.
    private static func middleOut(_ stack: [FrameCandidate]) -> [FrameChoice] {
        let (slices, basis) = sorted(stack)
        let middle = slices.count / 2
        return slices.indices.sorted { (abs($0 - middle), $0) < (abs($1 - middle), $1) }.map { place in
            let what = place == middle ? "middle slice" : "slice \(abs(place - middle)) from the middle"
            return FrameChoice(
                candidate: slices[place].index, frame: 0, reason: "\(what) of \(slices.count) \(basis)")
        }
    }

    /// The slices along their normal, else by InstanceNumber, else in path order; and which of these it was.
    private static func sorted(_ stack: [FrameCandidate]) -> ([FrameCandidate], basis: String) {
        if let normal = stack[0].normal {
            let positions = stack.compactMap { $0.position(along: normal) }
            if positions.count == stack.count, Set(positions.map { ($0 * 100).rounded() }).count > 1 {
                let placed = zip(stack, positions).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
                return (placed.map(\.0), "by position along the normal")
            }
        }
        if stack.allSatisfy({ $0.instanceNumber != nil }), Set(stack.map(\.instanceNumber)).count > 1 {
            return (stack.sorted(by: inOrder), "by InstanceNumber, for want of positions")
        }
        return (stack.sorted { $0.index < $1.index }, "in path order, for want of positions and numbers")
    }

    private static func rest(of images: [FrameCandidate], without used: [FrameCandidate]) -> [FrameCandidate] {
        let indices = Set(used.map(\.index))
        return images.filter { !indices.contains($0.index) }.sorted(by: inOrder)
    }
}

// MARK: - Everything else

extension RepresentativeFrames {
    private static let fallbackNote = "; nothing better in the series"

    /// Each candidate in turn by its middle frame, then by the frames beside that.
    private static func singly(_ candidates: [FrameCandidate], note: String = "") -> [FrameChoice] {
        candidates.enumerated().flatMap { place, candidate in
            let count = candidate.numberOfFrames
            guard count > 1 else {
                let reason = "picture \(place + 1) of \(candidates.count), \(candidate.kind)\(note)"
                return [FrameChoice(candidate: candidate.index, frame: 0, reason: reason)]
            }
            let middle = count / 2
            let what = candidate.isVolumetric ? "volume" : "clip"
            return [0, -1, 1, -2, 2].map { middle + $0 }.filter { (0..<count).contains($0) }.map { frame in
                let place = frame == middle ? "middle frame" : "frame \(abs(frame - middle)) from the middle"
                return FrameChoice(
                    candidate: candidate.index, frame: frame, reason: "\(place) of a \(what) of \(count)\(note)")
            }
        }
    }

    /// Whole-slide levels from the coarsest; a thumbnail after them, a label or an overview never.
    private static func slideLevels(_ images: [FrameCandidate]) -> [FrameChoice] {
        let shown = images.filter { image in
            !image.imageType.contains { ["LABEL", "OVERVIEW"].contains($0.uppercased()) }
        }
        let levels = shown.sorted {
            let (a, b) = ($0.isThumbnail ? 1 : 0, $1.isThumbnail ? 1 : 0)
            return a != b ? a < b : ($0.pixelCount, $0) < ($1.pixelCount, $1)
        }
        return levels.enumerated().map { place, level in
            let reason =
                level.isThumbnail ? "slide thumbnail" : "slide level \(place + 1) of \(levels.count) from the coarsest"
            return FrameChoice(candidate: level.index, frame: level.numberOfFrames / 2, reason: reason)
        }
    }

    private static func inOrder(_ a: FrameCandidate, _ b: FrameCandidate) -> Bool { a < b }
}

extension FrameCandidate: Comparable {
    /// By InstanceNumber, those without one last, then in path order.
    public static func < (a: FrameCandidate, b: FrameCandidate) -> Bool {
        (a.instanceNumber ?? .max, a.index) < (b.instanceNumber ?? .max, b.index)
    }
}

extension FrameCandidate {
    /// Pixels of all frames: a tiled level has one frame for each tile.
    fileprivate var pixelCount: Double { Double(rows) * Double(columns) * Double(numberOfFrames) }

    fileprivate var isThumbnail: Bool { imageType.contains { $0.uppercased() == "THUMBNAIL" } }

    fileprivate var intentRank: Int {
        switch presentationIntentType {
        case "FOR PRESENTATION": 0
        case "FOR PROCESSING": 2
        default: 1
        }
    }

    fileprivate var kind: String { presentationIntentType?.lowercased() ?? role.rawValue }

    /// Whether two slices are of one orientation, to about a degree; slices that state none are of one.
    fileprivate func isParallel(to other: FrameCandidate) -> Bool {
        guard let a = imageOrientationPatient, let b = other.imageOrientationPatient, a.count == 6, b.count == 6
        else { return imageOrientationPatient == nil && other.imageOrientationPatient == nil }
        return zip(a, b).allSatisfy { abs($0 - $1) < 0.02 }
    }
}
