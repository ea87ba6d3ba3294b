import DICOM
import Testing

@testable import Selection

/// A series that holds several volumes, orientations, phases or views is split into them.
@Suite struct SeriesPartsTests {
    private static let sagittal = [0.0, 1, 0, 0, 0, -1]

    private func slice(_ index: Int, z: Double, orientation: [Double] = RepresentativeFramesTests.axial)
        -> FrameCandidate
    {
        RepresentativeFramesTests.slice(index, z: z, orientation: orientation)
    }

    private func described(_ candidates: [FrameCandidate]) -> [SeriesPart] {
        let forward = RepresentativeFrames.parts(of: candidates).described
        #expect(RepresentativeFrames.parts(of: candidates.reversed()).described == forward)
        return forward
    }

    @Test func splitsByOrientation() {
        let series =
            (0..<4).map { slice($0, z: Double($0)) }
            + (4..<9).map { index in
                var slice = slice(index, z: 0, orientation: Self.sagittal)
                slice.geometry.imagePositionPatient = [Double(index), 0, 0]
                return slice
            }
        let parts = described(series)
        #expect(parts.map(\.name) == ["axial", "sagittal"])
        #expect(parts.map(\.frameCount) == [4, 5])
        #expect(parts.map { $0.choices(1)[0][0].candidate } == [2, 6])
    }

    @Test func skipsASingleReferenceImageUnlessItIsAKeyImage() {
        var series = (0..<5).map { slice($0, z: Double($0)) } + [slice(5, z: 0, orientation: Self.sagittal)]
        let (parts, all) = RepresentativeFrames.parts(of: series)
        #expect(parts.map(\.name) == ["axial"])
        #expect(parts.map(\.frameCount) == [5])
        #expect(all.map(\.name) == ["axial", "sagittal"])
        series[5].keyFrames = []
        #expect(described(series).map(\.name) == ["axial", "sagittal"])
    }

    /// An echo time, or a dimension, with a value of its own for each slice.
    @Test func ignoresTraitsThatDifferFromSliceToSlice() {
        let drifting = (0..<12).map { index in
            var slice = slice(index, z: Double(index))
            slice.modality = "MR"
            slice.geometry.echoTime = 30 + Double(index) / 20
            slice.geometry.dimensions = ["stack 1", "dimension 3 at \(index + 1)"]
            return slice
        }
        #expect(described(drifting).map(\.name) == [nil])
        #expect(described(drifting).map(\.frameCount) == [12])
    }

    @Test func usesALocalizerThatIsAKeyImage() {
        var localizer = FrameCandidate(index: 0, role: .localizer, modality: "CT")
        localizer.keyFrames = []
        let series = [localizer] + (1..<5).map { slice($0, z: Double($0)) }
        #expect(described(series).contains { $0.choices(1)[0][0].candidate == 0 })
    }

    @Test func splitsAThreePlaneSurveyIntoThreeParts() {
        let parts = described([
            slice(0, z: 0), slice(1, z: 0, orientation: Self.sagittal),
            slice(2, z: 0, orientation: RepresentativeFramesTests.coronal),
        ])
        #expect(Set(parts.map(\.name)) == ["axial", "sagittal", "coronal"])
    }

    @Test func splitsMRByEchoTimeBValueAndImageType() {
        func slice(_ index: Int, z: Double, echo: Double, b: Double?, kind: String) -> FrameCandidate {
            var slice = self.slice(index, z: z)
            slice.modality = "MR"
            (slice.geometry.echoTime, slice.geometry.diffusionBValue) = (echo, b)
            slice.geometry.frameType = ["ORIGINAL", "PRIMARY", kind]
            return slice
        }
        let echoes = (0..<6).map { slice($0, z: Double($0 / 2), echo: $0 % 2 == 0 ? 20 : 80, b: nil, kind: "M") }
        #expect(described(echoes).map(\.name) == ["echo time 20 ms", "echo time 80 ms"])
        let diffusion = (0..<6).map { slice($0, z: Double($0 / 2), echo: 90, b: $0 % 2 == 0 ? 0 : 1000, kind: "M") }
        #expect(described(diffusion).map(\.name) == ["b 0", "b 1000"])
        let kinds = (0..<6).map { slice($0, z: Double($0 / 2), echo: 90, b: nil, kind: $0 % 2 == 0 ? "WATER" : "FAT") }
        #expect(described(kinds).map(\.name) == ["water", "fat"])
    }

    @Test(arguments: [true, false])
    func splitsSlicesAtOnePositionIntoPhases(byTemporalPosition: Bool) {
        // Five phases of four slices, the slices of a place one after the other.
        let series = (0..<20).map { index in
            var slice = slice(index, z: Double(index / 5))
            if byTemporalPosition {
                slice.geometry.temporalPositionIndex = index % 5 + 1
            } else {
                slice.acquisitionNumber = index % 5 + 1
            }
            return slice
        }
        let (parts, all) = RepresentativeFrames.parts(of: series)
        #expect(all.count == 5)
        #expect(parts.map(\.name) == ["phase 1 of 5", "phase 3 of 5", "phase 5 of 5"])
        #expect(parts.map { $0.choices(1)[0][0].candidate } == [10, 12, 14])
    }

    @Test func splitsUnnumberedPhasesByTheirOrder() {
        let parts = described((0..<8).map { slice($0, z: Double($0 / 2)) })
        #expect(parts.map(\.name) == ["phase 1 of 2", "phase 2 of 2"])
        #expect(parts.map { $0.choices(4).map { $0[0].candidate } } == [[0, 2, 4, 6], [1, 3, 5, 7]])
    }

    @Test func ignoresASliceThatWasSentTwice() {
        let parts = described((0..<8).map { slice($0, z: Double($0)) } + [slice(8, z: 3)])
        #expect(parts.map(\.name) == [nil])
        #expect(parts.map(\.frameCount) == [8])
    }

    @Test func splitsMammogramsByView() {
        let series = [("R", "CC"), ("L", "CC"), ("R", "MLO"), ("L", "MLO"), ("L", "MLO")].enumerated().map {
            index, view in
            var image = FrameCandidate(index: index, modality: "MG", instanceNumber: index)
            (image.laterality, image.viewPosition) = view
            image.presentationIntentType = index == 3 ? "FOR PROCESSING" : "FOR PRESENTATION"
            return image
        }
        let parts = described(series)
        #expect(parts.map(\.name) == ["view L CC", "view L MLO", "view R CC", "view R MLO"])
        #expect(parts.map { $0.choices(1)[0][0].candidate } == [1, 4, 0, 2])
    }

    @Test func keepsTheLargestOfMoreThanEightParts() {
        let series = (0..<10).flatMap { volume in
            (0..<(volume == 9 ? 5 : 3)).map { place in
                var slice = slice(volume * 10 + place, z: Double(place))
                slice.geometry.dimensions = ["stack \(volume)"]
                return slice
            }
        }
        let (parts, all) = RepresentativeFrames.parts(of: series)
        #expect(all.count == 10)
        #expect(parts.map(\.name) == [0, 1, 2, 3, 4, 5, 6, 9].map { "stack \($0)" })
    }

    /// Frames 0, 2, 4 are of stack 1 from head to foot, frames 1, 3, 5 of stack 2.
    @Test func splitsAnEnhancedObjectByItsDimensions() {
        let object = FrameCandidate(index: 0, modality: "MR", numberOfFrames: 6)
        #expect(object.mayHoldVolumes)
        let places = (0..<6).map { frame in
            var place = FrameGeometry()
            place.imageOrientationPatient = RepresentativeFramesTests.axial
            place.imagePositionPatient = [0, 0, -Double(frame)]
            place.dimensions = ["stack \(frame % 2 + 1)"]
            return place
        }
        let parts = described(object.frames(at: places))
        #expect(parts.map(\.name) == ["stack 1", "stack 2"])
        #expect(parts.map { $0.choices(3).map { $0[0].frame } } == [[4, 2, 0], [5, 3, 1]])
        // Without positions it is a volume in file order.
        let unplaced = described(object.frames(at: []))
        #expect(unplaced.map { $0.choices(1)[0][0].frame } == [3])
        #expect(unplaced[0].choices(1)[0][0].reason == "slice 4 of 6 in file order")
    }

    @Test func makesAVolumeOfEachMultiframeInstance() {
        let parts = described([
            FrameCandidate(index: 0, modality: "MR", instanceNumber: 1, numberOfFrames: 3),
            FrameCandidate(index: 1, modality: "MR", instanceNumber: 2, numberOfFrames: 100),
        ])
        #expect(parts.map(\.name) == ["instance 1", "instance 2"])
        #expect(parts.map { $0.choices(1)[0][0].frame } == [1, 50])
    }
}
