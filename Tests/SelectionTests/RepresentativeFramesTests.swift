import DICOM
import Testing

@testable import Selection

/// Which frames represent a series, from headers alone; `SeriesPartsTests` covers parts, `FrameContentTests` pixels.
@Suite struct RepresentativeFramesTests {
    static let axial = [1.0, 0, 0, 0, 1, 0]
    static let coronal = [1.0, 0, 0, 0, 0, -1]

    static func slice(_ index: Int, z: Double?, number: Int? = nil, orientation: [Double]? = axial) -> FrameCandidate {
        var slice = FrameCandidate(index: index, modality: "CT", instanceNumber: number)
        slice.geometry.imageOrientationPatient = orientation
        slice.geometry.imagePositionPatient = z.map { [0, 0, $0] }
        return slice
    }

    private func slice(_ index: Int, z: Double?, number: Int? = nil, orientation: [Double]? = axial) -> FrameCandidate {
        Self.slice(index, z: z, number: number, orientation: orientation)
    }

    /// What is tried for the one frame of a series of one part.
    private func tries(_ candidates: [FrameCandidate]) throws -> [FrameChoice] {
        let (parts, _) = RepresentativeFrames.parts(of: candidates)
        #expect(parts.count <= 1)
        return parts.first?.choices(1).first ?? []
    }

    private func order(_ candidates: [FrameCandidate]) throws -> [Int] { try tries(candidates).map(\.candidate) }

    /// InstanceNumber runs the other way, and the files are in no order.
    @Test func choosesTheMiddleOfAVolumeByPositionThenItsNeighbors() throws {
        let slices = [
            slice(0, z: 30, number: 9), slice(1, z: -10, number: 1), slice(2, z: 10, number: 5),
            slice(3, z: 20, number: 2),
            slice(4, z: 0, number: 8),
        ]
        let choices = try tries(slices)
        #expect(choices.map(\.candidate) == [2, 4, 3, 1, 0])
        #expect(choices[0].reason == "slice 3 of 5 by position along the normal")
        #expect(choices[1].reason == "slice 2 of 5 by position along the normal")
        #expect(try tries(slices.reversed()) == choices)
    }

    @Test func measuresPositionAlongTheNormal() throws {
        let candidates = [5.0, 1, 3].enumerated().map { index, y in
            var slice = slice(index, z: nil, orientation: Self.coronal)
            slice.geometry.imagePositionPatient = [Double(index), y, 100 * Double(index)]
            return slice
        }
        #expect(try order(candidates).first == 2)
    }

    @Test func withoutPositionsSortsByNumberThenByPath() throws {
        let numbered = [slice(0, z: nil, number: 3), slice(1, z: nil, number: 2), slice(2, z: nil, number: 1)]
        #expect(try order(numbered) == [1, 2, 0])
        #expect(try tries(numbered)[0].reason.contains("by InstanceNumber"))
        let bare = [slice(2, z: nil), slice(0, z: nil), slice(1, z: nil), slice(4, z: .nan)]
        #expect(try order(bare).first == 2)
        #expect(try tries(bare)[0].reason.contains("in path order"))
    }

    @Test func spreadsSeveralFramesEvenlyOverTheVolume() {
        let (parts, _) = RepresentativeFrames.parts(of: (0..<20).map { slice($0, z: Double($0)) })
        #expect(parts[0].choices(3).map { $0[0].candidate } == [5, 10, 15])
        #expect(parts[0].choices(20).map { $0[0].candidate }.count == 20)
        #expect(parts[0].choices(99).count == 20)
    }

    @Test func choosesTheMiddleFrameOfAClipOrSpreadsOverTime() throws {
        let clip = FrameCandidate(index: 3, modality: "US", numberOfFrames: 60)
        #expect(try tries([clip]).map(\.frame) == [30, 29, 31, 28, 32])
        #expect(try tries([clip])[0].reason == "frame 31 of a clip of 60")
        let (parts, _) = RepresentativeFrames.parts(of: [clip])
        #expect(parts[0].choices(3).map { $0[0].frame } == [10, 30, 50])
        let pair = FrameCandidate(index: 0, modality: "XA", numberOfFrames: 2)
        #expect(try tries([pair]).map(\.frame) == [1, 0])
        #expect(RepresentativeFrames.parts(of: [pair]).described[0].choices(5).map { $0[0].frame } == [0, 1])
    }

    @Test func companionsOfASliceAreFarFromIt() throws {
        let (parts, _) = RepresentativeFrames.parts(of: (0..<20).map { slice($0, z: Double($0)) })
        let chosen = parts[0].choices(1)[0]
        #expect(chosen[0].candidate == 10)
        #expect(parts[0].companions(of: chosen[0], count: 3).map(\.candidate) == [5, 15])
        #expect(parts[0].companions(of: chosen[1], count: 3).map(\.candidate) == [5, 15])
        #expect(parts[0].companions(of: chosen[0], count: 1).isEmpty)
        let content = Dictionary(
            uniqueKeysWithValues: parts[0].probes.map { ($0, FrameContent(spread: $0 < 9 ? 0 : 9)) })
        let shown = try #require(parts[0].choices(1, content: content).first?.first)
        #expect(parts[0].companions(of: shown, count: 3, content: content).allSatisfy { $0.candidate > 7 })
        let pair = RepresentativeFrames.parts(of: [slice(0, z: 0), slice(1, z: 1)]).described[0]
        #expect(pair.companions(of: pair.choices(1)[0][0], count: 3).map(\.candidate) == [0])
    }

    @Test func companionsOfAClipAreItsEnds() {
        let series = [
            FrameCandidate(index: 0, modality: "US", instanceNumber: 1),
            FrameCandidate(index: 1, modality: "US", instanceNumber: 2, numberOfFrames: 41),
        ]
        let part = RepresentativeFrames.parts(of: series).described[0]
        let clip = FrameChoice(candidate: 1, frame: 20, reason: "")
        #expect(part.companions(of: clip, count: 3).map { [$0.candidate, $0.frame] } == [[1, 0], [1, 40]])
        // What another still shows says nothing of this one.
        #expect(part.companions(of: FrameChoice(candidate: 0, frame: 0, reason: ""), count: 3).isEmpty)
    }

    @Test func choosesEveryStillBeforeMoreFramesOfAClip() {
        let series = [
            FrameCandidate(index: 0, modality: "US", instanceNumber: 1),
            FrameCandidate(index: 1, modality: "US", instanceNumber: 2, numberOfFrames: 40),
            FrameCandidate(index: 2, modality: "US", instanceNumber: 3),
        ]
        let (parts, _) = RepresentativeFrames.parts(of: series)
        #expect(parts.count == 1)
        #expect(parts[0].choices(1).map { $0[0].candidate } == [0])
        let four = parts[0].choices(4).map { $0[0] }
        #expect(four.map(\.candidate) == [0, 1, 1, 2])
        #expect(four.map(\.frame) == [0, 10, 30, 0])
    }

    @Test func prefersMammogramsForPresentation() throws {
        func view(_ index: Int, _ number: Int, _ intent: String) -> FrameCandidate {
            var view = FrameCandidate(index: index, modality: "MG", instanceNumber: number)
            view.presentationIntentType = intent
            return view
        }
        let views = [
            view(0, 1, "FOR PROCESSING"), view(1, 4, "FOR PRESENTATION"), view(2, 2, "FOR PRESENTATION"),
            view(3, 3, "FOR PROCESSING"),
        ]
        #expect(try order(views) == [2, 1, 0, 3])
        #expect(try tries(views)[0].reason == "image 1 of 4, for presentation")
    }

    private func level(_ index: Int, _ side: Int, frames: Int, _ kind: String) -> FrameCandidate {
        var level = FrameCandidate(index: index, modality: "SM", numberOfFrames: frames, rows: side, columns: side)
        level.geometry.frameType = ["ORIGINAL", "PRIMARY", kind, "NONE"]
        return level
    }

    @Test func choosesTheCoarsestLevelOfASlideAndNeverItsLabel() throws {
        let slide = [
            level(0, 256, frames: 400, "VOLUME"), level(1, 100, frames: 1, "LABEL"),
            level(2, 200, frames: 1, "OVERVIEW"),
            level(3, 256, frames: 4, "VOLUME"), level(4, 128, frames: 1, "THUMBNAIL"),
        ]
        #expect(try order(slide) == [3, 0, 4])
        #expect(try order([slide[1], slide[2]]).isEmpty)
    }

    /// The other tiles of the coarsest level show glass.
    @Test func choosesTheTileThatVariesMost() throws {
        let part = try #require(RepresentativeFrames.parts(of: [level(0, 256, frames: 4, "VOLUME")]).described.first)
        #expect(part.probes == [0, 1, 2, 3])
        let content = [3.0, 2, 50, 9].enumerated().reduce(into: [:]) { $0[$1.0] = FrameContent(spread: $1.1) }
        #expect(part.choices(2, content: content).map { $0[0].frame } == [2, 3])
        #expect(part.choices(1, content: content)[0][0].reason == "slide level 1 of 1 from the coarsest, tile 3 of 4")
    }

    @Test func usesOtherRolesOnlyWithoutAnImage() throws {
        let localizer = FrameCandidate(index: 0, role: .localizer, modality: "CT")
        let report = FrameCandidate(index: 1, role: .structuredReport)
        let image = FrameCandidate(index: 2, modality: "CT")
        #expect(try order([localizer, report, image]) == [2])
        let fallback = try tries([localizer, report])
        #expect(fallback.map(\.candidate) == [0])
        #expect(fallback[0].reason == "image 1 of 1, localizer; nothing better in the series")
        #expect(try order([report]).isEmpty)
        #expect(try order([]).isEmpty)
    }

    @Test func triesKeyImagesFirstAndRejectedOnesLast() throws {
        var slices = (0..<9).map { slice($0, z: Double($0)) }
        slices[7].keyFrames = []
        slices[2].keyFrames = []
        let (parts, _) = RepresentativeFrames.parts(of: slices)
        let one = parts[0].choices(1)[0]
        #expect(one[0].candidate == 7 || one[0].candidate == 2)
        #expect(one[0].reason == "marked by a key object selection")
        // If it cannot be read, the choice without it.
        #expect(one[1].candidate == 4)
        #expect(parts[0].choices(3).map { $0[0].candidate } == [2, 7, 4])

        var pair = [FrameCandidate(index: 0, modality: "CR"), FrameCandidate(index: 1, modality: "CR")]
        pair[0].isRejected = true
        #expect(try order(pair) == [1])
        pair[1].isRejected = true
        #expect(try order(pair) == [0, 1])
    }

    @Test func usesTheFramesThatAKeyObjectSelectionMarks() throws {
        var clip = FrameCandidate(index: 0, modality: "US", numberOfFrames: 60)
        clip.keyFrames = [41]
        #expect(try tries([clip])[0].frame == 41)
        clip.keyFrames = [4, 999]
        #expect(try tries([clip])[0].frame == 4)
    }

    @Test func takesItsAttributesFromTheInstance() {
        var instance = Instance(
            sopInstanceUID: "1.2", sopClassUID: "1.2.840.10008.5.1.4.1.1.2", studyInstanceUID: "1",
            seriesInstanceUID: "1.1",
            transferSyntaxUID: "1.2.840.10008.1.2")
        instance.modality = "CT"
        instance.hasPixelData = true
        instance.instanceNumber = 4
        instance.imageOrientationPatient = Self.axial
        instance.imagePositionPatient = [1, 2, 3]
        instance.diffusionBValue = 800
        instance.classify()
        let candidate = FrameCandidate(index: 7, instance: instance)
        #expect(candidate.role == .image)
        #expect(candidate.instanceNumber == 4)
        #expect(candidate.numberOfFrames == 1)
        #expect(candidate.geometry.diffusionBValue == 800)
        #expect(candidate.normal == [0, 0, 1])
        #expect(candidate.position(along: [0, 0, 1]) == 3)
    }
}
