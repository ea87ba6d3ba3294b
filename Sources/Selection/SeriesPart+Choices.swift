/// One frame that may represent a part of a series, and why.
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

extension SeriesPart {
    /// The frames to measure before `choices`, by their place in the part; none if content does not matter.
    public var probes: [Int] {
        guard kind != .images, count > 2 else { return [] }
        return Self.spread(9, over: count)
    }

    /// The frame at a place, for measuring.
    public func frame(at place: Int) -> FrameChoice {
        switch kind {
        case .volume: FrameChoice(candidate: items[place].candidate, frame: items[place].frame ?? 0, reason: "")
        case .slide, .images: FrameChoice(candidate: items[0].candidate, frame: place, reason: "")
        }
    }

    /// For each of the `count` frames to represent the part, the frames to try, best first.
    ///
    /// Frames that a key object selection marks come first. The lists overlap; use a frame only once.
    /// - Parameter content: what was measured at `probes`, without the places that could not be read.
    public func choices(_ count: Int, content: [Int: FrameContent] = [:]) -> [[FrameChoice]] {
        let keys = keyChoices
        let chosen = Self.spread(min(count, keys.count), over: keys.count).map { [keys[$0]] }
        let others: [[FrameChoice]] =
            switch kind {
            case .volume: volumeChoices(count - chosen.count, content)
            case .images: imageChoices(count - chosen.count)
            case .slide: slideChoices(count - chosen.count, content)
            }
        // If a key image cannot be read, the choice without it replaces it.
        let substitutes = chosen.isEmpty || !others.isEmpty ? others.first ?? [] : choicesWithoutKeys(content)
        return chosen.map { $0 + substitutes } + others
    }

    /// Frames that show the same as a chosen one, which with it make `count`: those at even distances in a volume, or the
    /// first, the middle and the last of a clip. The nearest to the chosen one is left out; stills and slides have none.
    public func companions(of choice: FrameChoice, count: Int, content: [Int: FrameContent] = [:]) -> [FrameChoice] {
        guard count > 1 else { return [] }
        switch kind {
        case .volume:
            let own = items.firstIndex { $0.candidate == choice.candidate && ($0.frame ?? 0) == choice.frame }
            let places = Self.without(own ?? items.count / 2, targets(count, in: extent(content)), count)
            return places.map { place in
                FrameChoice(candidate: items[place].candidate, frame: items[place].frame ?? 0, reason: choice.reason)
            }
        case .images:
            guard let item = items.first(where: { $0.candidate == choice.candidate }), item.numberOfFrames > 1 else {
                return []
            }
            let places = Self.without(choice.frame, Self.spread(count, over: item.numberOfFrames), count)
            return places.map { FrameChoice(candidate: item.candidate, frame: $0, reason: choice.reason) }
        case .slide: return []
        }
    }

    /// The places without the one nearest to a place, or without that place itself if there are too few.
    private static func without(_ place: Int, _ places: [Int], _ count: Int) -> [Int] {
        let nearest = places.min { (abs($0 - place), $0) < (abs($1 - place), $1) }
        return places.filter { places.count < count ? $0 != place : $0 != nearest }
    }

    private func choicesWithoutKeys(_ content: [Int: FrameContent]) -> [FrameChoice] {
        var plain = self
        for index in plain.items.indices { plain.items[index].keyFrames = nil }
        return plain.choices(1, content: content).first ?? []
    }

    private var keyChoices: [FrameChoice] {
        items.flatMap { item -> [FrameChoice] in
            guard let keys = item.keyFrames else { return [] }
            let frames =
                keys.isEmpty ? [item.frame ?? item.numberOfFrames / 2] : keys.filter { $0 < item.numberOfFrames }
            return frames.map {
                FrameChoice(
                    candidate: item.candidate, frame: item.frame ?? $0, reason: "marked by a key object selection")
            }
        }
    }

    /// The number of frames, or tiles of the coarsest level, to choose from.
    private var count: Int { kind == .slide ? items.first?.numberOfFrames ?? 0 : items.count }

    /// `number` evenly spread places of `count`, including the first and the last; all if there are no more than `number`.
    private static func spread(_ number: Int, over count: Int) -> [Int] {
        guard number < count else { return Array(0..<max(count, 0)) }
        guard number > 1 else { return number == 1 ? [count / 2] : [] }
        return (0..<number).map { $0 * (count - 1) / (number - 1) }
    }

    // MARK: Volumes

    /// Evenly over the slices that show something. Each is replaced by its neighbors, then by slices that could be measured.
    private func volumeChoices(_ number: Int, _ content: [Int: FrameContent]) -> [[FrameChoice]] {
        let shown = extent(content)
        let within =
            shown.count < items.count
            ? "; slices before \(shown.lowerBound + 1) and after \(shown.upperBound + 1) are nearly empty" : ""
        return targets(number, in: shown).map { target in
            let nearest = items.indices.sorted { (abs($0 - target), $0) < (abs($1 - target), $1) }
            // Skips a run of unreadable slices: what was measured can be read.
            let readable = nearest.dropFirst(3).filter { content[$0] != nil }
            let order = nearest.prefix(3) + readable + nearest.dropFirst(3).filter { content[$0] == nil }
            return order.map { slice in
                let reason =
                    items.count == 1
                    ? "the only slice\(note)" : "slice \(slice + 1) of \(items.count) \(basis)\(within)\(note)"
                return FrameChoice(candidate: items[slice].candidate, frame: items[slice].frame ?? 0, reason: reason)
            }
        }
    }

    /// The slices at even distances, of which the outer ones are as far from the ends.
    private func targets(_ number: Int, in shown: ClosedRange<Int>) -> [Int] {
        (0..<min(number, shown.count)).map { place in
            shown.lowerBound + min(shown.count * (place + 1) / (number + 1), shown.count - 1)
        }
    }

    /// Without the ends where a probe varies less than two fifths as much as the third quartile.
    private func extent(_ content: [Int: FrameContent]) -> ClosedRange<Int> {
        let all = 0...(items.count - 1)
        let spreads = content.values.map(\.spread).sorted()
        guard spreads.count > 2 else { return all }
        let full = spreads[spreads.count * 3 / 4]
        let shown = content.filter { $0.value.spread >= 0.4 * full }.map(\.key)
        let empty = content.filter { $0.value.spread < 0.4 * full }.map(\.key)
        guard let first = shown.min(), let last = shown.max(), first < last else { return all }
        // An end that could not be measured is kept.
        return (empty.contains { $0 < first } ? first : 0)...(empty.contains { $0 > last } ? last : items.count - 1)
    }

    // MARK: Images

    /// The first images, or evenly over many; clips by their middle, or evenly over time if there are few.
    private func imageChoices(_ number: Int) -> [[FrameChoice]] {
        let lowest = items.map(\.rank).min() ?? 0
        let best = items.indices.filter { items[$0].rank == lowest }
        guard number > 0, !best.isEmpty else { return [] }
        guard number > best.count else {
            return (0..<number).map { tries(from: best[$0 * best.count / number], at: 1, of: 2) }
        }
        // Every still once; the rest is divided among the clips.
        let clips = best.filter { items[$0].numberOfFrames > 1 }
        var shares = Dictionary(uniqueKeysWithValues: best.map { ($0, 1) })
        var left = number - best.count
        while left > 0, clips.contains(where: { (shares[$0] ?? 0) < items[$0].numberOfFrames }) {
            for clip in clips where left > 0 && (shares[clip] ?? 0) < items[clip].numberOfFrames {
                shares[clip, default: 0] += 1
                left -= 1
            }
        }
        return best.flatMap { item in
            let share = shares[item] ?? 1
            return (0..<share).map { tries(from: item, at: 2 * $0 + 1, of: 2 * share) }
        }
    }

    /// A frame of an item and its neighbors, then the items after it, then those before.
    private func tries(from item: Int, at part: Int, of total: Int) -> [FrameChoice] {
        let order = Array(items.indices[item...]) + items.indices[..<item].reversed()
        let byRank = order.enumerated().sorted { (items[$0.1].rank, $0.0) < (items[$1.1].rank, $1.0) }.map(\.1)
        return byRank.flatMap { place -> [FrameChoice] in
            let item = items[place]
            guard item.numberOfFrames > 1 else {
                let reason = "image \(place + 1) of \(items.count), \(item.word)\(note)"
                return [FrameChoice(candidate: item.candidate, frame: item.frame ?? 0, reason: reason)]
            }
            let target = item.numberOfFrames * part / total
            return [0, -1, 1, -2, 2].map { target + $0 }.filter { (0..<item.numberOfFrames).contains($0) }.map {
                frame in
                let reason = "frame \(frame + 1) of a clip of \(item.numberOfFrames)\(note)"
                return FrameChoice(candidate: item.candidate, frame: frame, reason: reason)
            }
        }
    }

    // MARK: Slides

    /// The tiles of the coarsest level that vary most: the others show glass.
    private func slideChoices(_ number: Int, _ content: [Int: FrameContent]) -> [[FrameChoice]] {
        guard number > 0 else { return [] }
        let tiles = content.sorted { ($1.value.spread, $0.key) < ($0.value.spread, $1.key) }.map(\.key)
        let order = tiles.isEmpty ? [count / 2] : tiles
        let coarsest = order.map { tile in
            let which = count > 1 ? ", tile \(tile + 1) of \(count)" : ""
            return FrameChoice(candidate: items[0].candidate, frame: tile, reason: items[0].word + which)
        }
        let finer = items.dropFirst().map { level in
            FrameChoice(candidate: level.candidate, frame: level.numberOfFrames / 2, reason: level.word)
        }
        return (0..<min(number, coarsest.count)).map { Array(coarsest[$0...]) + finer }
    }
}
