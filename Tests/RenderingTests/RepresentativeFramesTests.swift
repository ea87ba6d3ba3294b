import DICOM
import Testing

@testable import Rendering

struct RepresentativeFramesTests {
    static let axial = [1.0, 0, 0, 0, 1, 0]
    static let coronal = [1.0, 0, 0, 0, 0, -1]

    func slice(_ index: Int, z: Double?, number: Int? = nil, orientation: [Double]? = axial) -> FrameCandidate {
        var slice = FrameCandidate(index: index, modality: "CT", instanceNumber: number)
        slice.imageOrientationPatient = orientation
        slice.imagePositionPatient = z.map { [0, 0, $0] }
        return slice
    }

    func order(_ candidates: [FrameCandidate]) -> [Int] {
        RepresentativeFrames.choices(among: candidates).map(\.candidate)
    }

    /// InstanceNumber runs the other way, and the files lie in no order at all.
    @Test func theMiddleOfAVolumeIsByPositionWithItsNeighboursNext() {
        let slices = [
            slice(0, z: 30, number: 9), slice(1, z: -10, number: 1), slice(2, z: 10, number: 5),
            slice(3, z: 20, number: 2),
            slice(4, z: 0, number: 8),
        ]
        let choices = RepresentativeFrames.choices(among: slices)
        #expect(choices.map(\.candidate) == [2, 4, 3, 1, 0])
        #expect(choices[0].reason == "middle slice of 5 by position along the normal")
        #expect(choices[1].reason == "slice 1 from the middle of 5 by position along the normal")
        #expect(RepresentativeFrames.choices(among: slices.reversed()) == choices)
    }

    @Test func positionIsMeasuredAlongTheNormalWhateverTheAxis() {
        let candidates = [5.0, 1, 3].enumerated().map { index, y in
            var slice = slice(index, z: nil, orientation: Self.coronal)
            slice.imagePositionPatient = [Double(index), y, 100 * Double(index)]
            return slice
        }
        #expect(order(candidates).first == 2)
    }

    @Test func withoutPositionsTheNumberDecidesThenThePath() {
        let numbered = [slice(0, z: nil, number: 3), slice(1, z: nil, number: 2), slice(2, z: nil, number: 1)]
        #expect(order(numbered) == [1, 2, 0])
        #expect(RepresentativeFrames.choices(among: numbered)[0].reason.contains("by InstanceNumber"))
        let bare = [slice(2, z: nil), slice(0, z: nil), slice(1, z: nil, orientation: nil), slice(4, z: .nan)]
        #expect(order(bare).first == 2)
        #expect(RepresentativeFrames.choices(among: bare)[0].reason.contains("in path order"))
    }

    @Test func theCommonestOrientationIsTheVolumeAndTheRestComeLast() {
        let mixed = [
            slice(0, z: 0, orientation: Self.coronal), slice(1, z: 1), slice(2, z: 2), slice(3, z: 3),
            slice(4, z: 5, orientation: Self.coronal),
        ]
        #expect(order(mixed) == [2, 1, 3, 0, 4])
    }

    @Test func aClipIsShownByItsMiddleFrame() {
        let clip = FrameCandidate(index: 3, modality: "US", numberOfFrames: 60)
        let choices = RepresentativeFrames.choices(among: [clip])
        #expect(choices.map(\.frame) == [30, 29, 31, 28, 32])
        #expect(choices[0].reason == "middle frame of a clip of 60")
        let pair = FrameCandidate(index: 0, modality: "XA", numberOfFrames: 2)
        #expect(RepresentativeFrames.choices(among: [pair]).map(\.frame) == [1, 0])
    }

    @Test func theLargestOfSeveralEnhancedVolumesComesFirst() {
        let volumes = [
            FrameCandidate(index: 0, modality: "MR", instanceNumber: 1, numberOfFrames: 3),
            FrameCandidate(index: 1, modality: "MR", instanceNumber: 2, numberOfFrames: 100),
        ]
        let choice = RepresentativeFrames.choices(among: volumes)[0]
        #expect(choice.candidate == 1)
        #expect(choice.frame == 50)
        #expect(choice.reason == "middle frame of a volume of 100")
    }

    @Test func mammogramsForPresentationComeBeforeThoseForProcessing() {
        func view(_ index: Int, _ number: Int, _ intent: String) -> FrameCandidate {
            var view = FrameCandidate(index: index, modality: "MG", instanceNumber: number)
            view.presentationIntentType = intent
            return view
        }
        let views = [
            view(0, 1, "FOR PROCESSING"), view(1, 4, "FOR PRESENTATION"), view(2, 2, "FOR PRESENTATION"),
            view(3, 3, "FOR PROCESSING"),
        ]
        #expect(order(views) == [2, 1, 0, 3])
        #expect(RepresentativeFrames.choices(among: views)[0].reason == "picture 1 of 4, for presentation")
    }

    @Test func aSlideIsShownByItsCoarsestLevelAndNeverByItsLabel() {
        func level(_ index: Int, _ side: Int, frames: Int, _ kind: String) -> FrameCandidate {
            var level = FrameCandidate(index: index, modality: "SM", numberOfFrames: frames, rows: side, columns: side)
            level.imageType = ["ORIGINAL", "PRIMARY", kind, "NONE"]
            return level
        }
        let slide = [
            level(0, 256, frames: 400, "VOLUME"), level(1, 100, frames: 1, "LABEL"),
            level(2, 200, frames: 1, "OVERVIEW"),
            level(3, 256, frames: 4, "VOLUME"), level(4, 128, frames: 1, "THUMBNAIL"),
        ]
        #expect(order(slide) == [3, 0, 4])
        #expect(order([slide[1], slide[2]]).isEmpty)
    }

    @Test func otherRolesStandInOnlyWhenThereIsNoImage() {
        let localizer = FrameCandidate(index: 0, role: .localizer, modality: "CT")
        let report = FrameCandidate(index: 1, role: .structuredReport)
        let image = FrameCandidate(index: 2, modality: "CT")
        #expect(order([localizer, report, image]) == [2])
        let fallback = RepresentativeFrames.choices(among: [localizer, report])
        #expect(fallback.map(\.candidate) == [0])
        #expect(fallback[0].reason == "picture 1 of 1, localizer; nothing better in the series")
        #expect(order([report]).isEmpty)
        #expect(order([]).isEmpty)
    }

    @Test func aCandidateTakesWhatTheChoiceNeedsFromItsInstance() {
        var instance = Instance(
            sopInstanceUID: "1.2", sopClassUID: "1.2.840.10008.5.1.4.1.1.2", studyInstanceUID: "1",
            seriesInstanceUID: "1.1",
            transferSyntaxUID: "1.2.840.10008.1.2")
        instance.modality = "CT"
        instance.hasPixelData = true
        instance.instanceNumber = 4
        instance.imageOrientationPatient = Self.axial
        instance.imagePositionPatient = [1, 2, 3]
        let candidate = FrameCandidate(index: 7, instance: instance)
        #expect(candidate.role == .image)
        #expect(candidate.instanceNumber == 4)
        #expect(candidate.numberOfFrames == 1)
        #expect(candidate.normal == [0, 0, 1])
        #expect(candidate.position(along: [0, 0, 1]) == 3)
    }
}
