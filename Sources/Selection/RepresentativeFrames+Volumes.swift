extension RepresentativeFrames {
    /// The volumes of a pile of slices: of one orientation, size, kind, echo, b-value and phase each.
    ///
    /// A slice or two beside whole volumes, such as a reference picture, is a minor part, unless it holds a key image.
    static func volumes(of slices: [FrameCandidate]) -> [Split] {
        let groups = grouped(slices)
        let hasWhole = groups.contains { $0.slices.count >= 3 }
        return groups.flatMap { group in
            phases(of: group.slices).map { phase in
                let (sorted, basis) = sorted(phase.slices)
                var split = Split(
                    part: SeriesPart(kind: .volume, items: sorted.map { .init($0) }, basis: basis),
                    traits: group.traits, phase: phase.number, phases: phase.count)
                split.isMinor = hasWhole && group.slices.count < 3 && !split.part.hasKeyImages
                return split
            }
        }
    }

    // MARK: What may not be mixed

    private struct Group {
        var traits: [String]
        var slices: [FrameCandidate]
    }

    private static func grouped(_ slices: [FrameCandidate]) -> [Group] {
        let traits = tellingTraits(of: slices)
        var groups: [Group] = []
        for (slice, traits) in zip(slices, traits) {
            let place = groups.firstIndex { $0.traits == traits && $0.slices[0].isParallel(to: slice) }
            if let place {
                groups[place].slices.append(slice)
            } else {
                groups.append(Group(traits: traits, slices: [slice]))
            }
        }
        return groups
    }

    /// The traits of each slice, less those that count slices rather than tell volumes apart: an echo time that differs a
    /// little from slice to slice, a dimension for the time of acquisition.
    private static func tellingTraits(of slices: [FrameCandidate]) -> [[String]] {
        var traits = slices.map(traits)
        let geometric = 2
        for place in geometric..<max(traits.map(\.count).max() ?? 0, geometric) {
            let values = Set(traits.map { place < $0.count ? $0[place] : "" })
            guard values.count * 2 > slices.count else { continue }
            for index in traits.indices where place < traits[index].count { traits[index][place] = "" }
        }
        return traits
    }

    /// Orientation and size, then in MR what was measured, and the dimensions of an enhanced object; as they would be said.
    private static func traits(of slice: FrameCandidate) -> [String] {
        let isMR = slice.modality == "MR"
        return [
            slice.orientationWord ?? "",
            "\(slice.columns) × \(slice.rows)",
            isMR ? slice.imageType.dropFirst(2).joined(separator: " ").lowercased() : "",
            isMR ? slice.echoTime.map { "echo time \(plain($0)) ms" } ?? "" : "",
            isMR ? slice.diffusionBValue.map { "b \(plain($0))" } ?? "" : "",
        ] + slice.dimensions
    }

    private static func plain(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() && abs(rounded) < 1e9 ? "\(Int(rounded))" : "\(rounded)"
    }

    // MARK: Phases

    private struct Phase {
        var slices: [FrameCandidate]
        var number: Int?
        var count = 1
    }

    /// Slices that lie several to a place are several phases.
    ///
    /// They are told apart by TemporalPositionIndex, else by AcquisitionNumber, else by their order at each place.
    private static func phases(of slices: [FrameCandidate]) -> [Phase] {
        let places = slices.map(place)
        let most = Dictionary(places.map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 1
        guard most > 1, !places.contains("") else { return [Phase(slices: slices)] }
        for number in [\FrameCandidate.temporalPositionIndex, \.acquisitionNumber] {
            let values = Set(slices.map { $0[keyPath: number] })
            guard values.count > 1, !values.contains(nil) else { continue }
            let phases = values.compactMap { $0 }.sorted().map { value in slices.filter { $0[keyPath: number] == value }
            }
            if phases.allSatisfy({ Set($0.map(place)).count == $0.count }) { return numbered(phases) }
        }
        var uses: [String: Int] = [:]
        var phases: [[FrameCandidate]] = Array(repeating: [], count: most)
        for (slice, place) in zip(slices, places) {
            phases[uses[place, default: 0]].append(slice)
            uses[place, default: 0] += 1
        }
        // A slice sent twice is no phase.
        guard phases[1].count * 2 >= phases[0].count else { return [Phase(slices: phases[0])] }
        return numbered(phases)
    }

    private static func numbered(_ phases: [[FrameCandidate]]) -> [Phase] {
        phases.enumerated().map { Phase(slices: $1, number: $0, count: phases.count) }
    }

    /// Where a slice lies, to a hundredth of a millimetre; "" where it does not say.
    private static func place(_ slice: FrameCandidate) -> String {
        if let origin = slice.imagePositionPatient, origin.count == 3, origin.allSatisfy({ abs($0) < 1e9 }) {
            return origin.map { "\(Int(($0 * 100).rounded()))" }.joined(separator: " ")
        }
        return slice.inStackPosition.map { "\($0)" } ?? ""
    }

    // MARK: Order

    /// The slices along their normal, else by their place in the stack or their number, else in path order; and which of
    /// these it was.
    private static func sorted(_ stack: [FrameCandidate]) -> ([FrameCandidate], basis: String) {
        if let normal = stack[0].normal {
            let positions = stack.compactMap { $0.position(along: normal) }
            if positions.count == stack.count, Set(positions.map { ($0 * 100).rounded() }).count > 1 {
                let placed = zip(stack, positions).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
                return (placed.map(\.0), "by position along the normal")
            }
        }
        if stack.allSatisfy({ $0.inStackPosition != nil }), Set(stack.map(\.inStackPosition)).count > 1 {
            let placed = stack.sorted { ($0.inStackPosition ?? 0, $0) < ($1.inStackPosition ?? 0, $1) }
            return (placed, "by InStackPositionNumber, for want of positions")
        }
        if stack.allSatisfy({ $0.instanceNumber != nil }), Set(stack.map(\.instanceNumber)).count > 1 {
            return (stack.sorted(), "by InstanceNumber, for want of positions")
        }
        return (
            stack.sorted { ($0.index, $0.frame ?? 0) < ($1.index, $1.frame ?? 0) },
            "in path order, for want of positions and numbers"
        )
    }
}

extension FrameCandidate {
    /// The plane that the slice lies in, `oblique` where it is more than 18 degrees from all three.
    fileprivate var orientationWord: String? {
        guard let normal else { return nil }
        let length = normal.map { $0 * $0 }.reduce(0, +).squareRoot()
        let names = ["sagittal", "coronal", "axial"]
        return zip(normal, names).first { abs($0.0) / length > 0.95 }?.1 ?? "oblique"
    }
}
