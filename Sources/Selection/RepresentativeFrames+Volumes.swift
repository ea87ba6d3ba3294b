import DICOM

extension RepresentativeFrames {
    /// Groups slices into volumes, each of one orientation, size, image type, echo time, b-value and phase.
    ///
    /// One or two slices beside complete volumes, such as a reference image, are a minor part, unless one is a key image.
    static func volumes(of slices: [FrameCandidate]) -> [Split] {
        let groups = grouped(slices)
        let hasVolume = groups.contains { $0.slices.count >= 3 }
        return groups.flatMap { group in
            phases(of: group.slices).map { phase in
                let (sorted, basis) = sorted(phase.slices)
                var split = Split(
                    part: SeriesPart(kind: .volume, items: sorted.map { .init($0) }, basis: basis),
                    traits: group.traits, phase: phase.number, phases: phase.count)
                split.isMinor = hasVolume && group.slices.count < 3 && !split.part.hasKeyImages
                return split
            }
        }
    }

    // MARK: Grouping

    private struct Group {
        var traits: [String]
        var slices: [FrameCandidate]
    }

    private static func grouped(_ slices: [FrameCandidate]) -> [Group] {
        let traits = distinctiveTraits(of: slices)
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

    /// The traits of each slice, without those that number slices rather than distinguish volumes: an echo time that
    /// differs slightly from slice to slice, a dimension for the time of acquisition.
    private static func distinctiveTraits(of slices: [FrameCandidate]) -> [[String]] {
        var traits = slices.map(traits)
        let geometric = 2
        for place in geometric..<max(traits.map(\.count).max() ?? 0, geometric) {
            let values = Set(traits.map { place < $0.count ? $0[place] : "" })
            guard values.count * 2 > slices.count else { continue }
            for index in traits.indices where place < traits[index].count { traits[index][place] = "" }
        }
        return traits
    }

    /// Orientation and size, for MR also what was measured, and the dimensions of an enhanced object; worded for the name.
    private static func traits(of slice: FrameCandidate) -> [String] {
        let isMR = slice.modality == "MR"
        return [
            slice.orientationWord ?? "",
            "\(slice.columns) × \(slice.rows)",
            isMR ? slice.geometry.frameType.dropFirst(2).joined(separator: " ").lowercased() : "",
            isMR ? slice.geometry.echoTime.map { "echo time \(plain($0)) ms" } ?? "" : "",
            isMR ? slice.geometry.diffusionBValue.map { "b \(plain($0))" } ?? "" : "",
        ] + slice.geometry.dimensions
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

    /// Splits slices that share positions into phases.
    ///
    /// The phase is given by TemporalPositionIndex, else by AcquisitionNumber, else by the order at each position.
    private static func phases(of slices: [FrameCandidate]) -> [Phase] {
        let places = slices.map(place)
        let most = Dictionary(places.map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 1
        guard most > 1, !places.contains("") else { return [Phase(slices: slices)] }
        for number in [\FrameCandidate.geometry.temporalPositionIndex, \.acquisitionNumber] {
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
        // A slice that was sent twice does not make a phase.
        guard phases[1].count * 2 >= phases[0].count else { return [Phase(slices: phases[0])] }
        return numbered(phases)
    }

    private static func numbered(_ phases: [[FrameCandidate]]) -> [Phase] {
        phases.enumerated().map { Phase(slices: $1, number: $0, count: phases.count) }
    }

    /// The position of a slice, to a hundredth of a millimeter; "" if not stated.
    private static func place(_ slice: FrameCandidate) -> String {
        if let origin = slice.geometry.imagePositionPatient, origin.count == 3, origin.allSatisfy({ abs($0) < 1e9 }) {
            return origin.map { "\(Int(($0 * 100).rounded()))" }.joined(separator: " ")
        }
        return slice.geometry.inStackPosition.map { "\($0)" } ?? ""
    }

    // MARK: Order

    /// The slices sorted along their normal, else by their position in the stack or their number, else in path order, and
    /// the words for it.
    private static func sorted(_ stack: [FrameCandidate]) -> ([FrameCandidate], basis: String) {
        if let normal = stack[0].normal {
            let positions = stack.compactMap { $0.position(along: normal) }
            if positions.count == stack.count, Set(positions.map { ($0 * 100).rounded() }).count > 1 {
                let placed = zip(stack, positions).sorted { ($0.1, $0.0) < ($1.1, $1.0) }
                return (placed.map(\.0), "by position along the normal")
            }
        }
        if stack.allSatisfy({ $0.geometry.inStackPosition != nil }),
            Set(stack.map(\.geometry.inStackPosition)).count > 1
        {
            let placed = stack.sorted {
                ($0.geometry.inStackPosition ?? 0, $0) < ($1.geometry.inStackPosition ?? 0, $1)
            }
            return (placed, "by InStackPositionNumber (no positions)")
        }
        if stack.allSatisfy({ $0.instanceNumber != nil }), Set(stack.map(\.instanceNumber)).count > 1 {
            return (stack.sorted(), "by InstanceNumber (no positions)")
        }
        return (
            stack.sorted { ($0.index, $0.frame ?? 0) < ($1.index, $1.frame ?? 0) },
            "in path order (no positions or numbers)"
        )
    }
}

extension FrameCandidate {
    /// The plane of the slice; `oblique` if it is more than 18 degrees from all three.
    fileprivate var orientationWord: String? {
        guard let normal else { return nil }
        let length = normal.map { $0 * $0 }.reduce(0, +).squareRoot()
        let names = ["sagittal", "coronal", "axial"]
        return zip(normal, names).first { abs($0.0) / length > 0.95 }?.1 ?? "oblique"
    }
}
