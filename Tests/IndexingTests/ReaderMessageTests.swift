import DICOM
import Foundation
import Testing

@testable import Indexing

@Suite struct ReaderMessageTests {
    /// An instance in which every property says something of its own.
    private static func full() -> Instance {
        var instance = Instance(
            sopInstanceUID: "1.1", sopClassUID: "1.2", studyInstanceUID: "1.3", seriesInstanceUID: "1.4",
            transferSyntaxUID: "1.5")
        let texts: [WritableKeyPath<Instance, String?>] = [
            \.frameOfReferenceUID, \.specificCharacterSet, \.studyDate, \.studyTime, \.studyDescription,
            \.institutionalDepartmentName, \.modality, \.seriesDate, \.seriesDescription, \.bodyPartExamined,
            \.anatomicRegion, \.laterality, \.viewPosition, \.patientPosition, \.protocolName, \.manufacturer,
            \.manufacturerModelName, \.contrastBolusAgent, \.sequenceName, \.convolutionKernel,
            \.presentationIntentType, \.acquisitionDate, \.contentDate, \.contentTime, \.imageComments,
            \.documentTitle, \.conversionType, \.burnedInAnnotation, \.imageLaterality, \.lossyImageCompression,
            \.photometricInterpretation,
        ]
        for (index, text) in texts.enumerated() { instance[keyPath: text] = "text \(index) é" }
        let whole: [WritableKeyPath<Instance, Int?>] = [
            \.seriesNumber, \.instanceNumber, \.acquisitionNumber, \.temporalPositionIndex, \.rows, \.columns,
            \.numberOfFrames, \.samplesPerPixel, \.bitsAllocated, \.bitsStored, \.pixelRepresentation,
        ]
        for (index, number) in whole.enumerated() { instance[keyPath: number] = index - 3 }
        let real: [WritableKeyPath<Instance, Double?>] = [
            \.echoTime, \.repetitionTime, \.diffusionBValue, \.kvp, \.sliceThickness, \.spacingBetweenSlices,
            \.sliceLocation,
            \.ultrasoundRegionShare,
        ]
        for (index, number) in real.enumerated() { instance[keyPath: number] = Double(index) / 7 }
        instance.scanningSequence = ["SE", ""]
        instance.imageType = ["ORIGINAL", "PRIMARY"]
        instance.imagePositionPatient = [1, -2, .pi]
        instance.imageOrientationPatient = [1, 0, 0, 0, 1, 0]
        instance.pixelSpacing = [0.5, 0.25]
        instance.hasPixelData = true
        instance.keyObjectSelection = KeyObjectSelection(
            isRejection: true,
            references: [.init(sopInstanceUID: "1.6", frames: [0, 7]), .init(sopInstanceUID: "1.7")])
        instance.warnings = ["a warning"]
        return instance
    }

    private func fields(of reply: ReaderReply) throws -> [UInt8] {
        let message = try ReaderMessage(reply)
        let lengths = ReaderMessage.lengths(Array(message.bytes.prefix(8)))
        #expect(lengths.fields == message.fields.count && lengths.pixels == 0)
        return message.fields
    }

    @Test func everyPropertyOfAHeaderArrives() throws {
        let instance = Self.full()
        guard case .header(.instance(let arrived)) = try ReaderReply(fields: fields(of: .header(.instance(instance))))
        else {
            Issue.record("another kind of reply arrived")
            return
        }
        #expect(arrived == instance)
        // A property that is new in `Instance` and not in its fields stays as in a blank one.
        for (new, blank) in zip(Mirror(reflecting: arrived).children, Mirror(reflecting: Instance.blank).children) {
            #expect("\(new.value)" != "\(blank.value)", "\(new.label ?? "") is not sent")
        }
    }

    @Test func aHeaderThatSaysLittleArrives() throws {
        let instance = Instance.blank
        guard case .header(.instance(let arrived)) = try ReaderReply(fields: fields(of: .header(.instance(instance))))
        else {
            Issue.record("another kind of reply arrived")
            return
        }
        #expect(arrived == instance)
    }

    @Test func failuresAndRequestsArrive() throws {
        let failure = ReadingFailure(path: "/a b/é", code: "truncated", problem: "it is cut short")
        guard case .header(.failure(failure)) = try ReaderReply(fields: fields(of: .header(.failure(failure)))),
            case .failure(failure) = try ReaderReply(fields: fields(of: .failure(failure))),
            case .header(.notDICOM) = try ReaderReply(fields: fields(of: .header(.notDICOM)))
        else {
            Issue.record("another kind of reply arrived")
            return
        }
        let asked = try ReaderMessage(.header(HeaderRequest(path: "/a", isPartialAllowed: true)))
        guard case .header(let request) = try ReaderRequest(fields: asked.fields) else {
            Issue.record("another kind of request arrived")
            return
        }
        #expect(request.path == "/a" && request.isPartialAllowed)
    }

    @Test func aMessageThatIsCutShortIsRefused() throws {
        let whole = try fields(of: .header(.instance(Self.full())))
        for count in 0..<whole.count {
            #expect(throws: MalformedMessage.self) { try ReaderReply(fields: Array(whole.prefix(count))) }
        }
    }
}
