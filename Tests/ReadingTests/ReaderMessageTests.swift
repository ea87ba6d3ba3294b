import DICOM
import DICOMFiles
import Foundation
import Raster
import Rendering
import Selection
import Testing

@testable import Reading

/// Gives every attribute a value of its own.
private struct AttributeFiller: InstanceAttributeVisitor {
    var count = 0

    private mutating func next() -> Int {
        count += 1
        return count
    }

    mutating func visit(_ value: inout String, _: InstanceAttribute) { value = "text \(next()) é" }
    mutating func visit(_ value: inout String?, _: InstanceAttribute) { value = "text \(next()) é" }
    mutating func visit(_ value: inout Int?, _: InstanceAttribute) { value = 3 - next() }
    mutating func visit(_ value: inout Double?, _: InstanceAttribute) { value = Double(next()) / 7 }
    mutating func visit(_ value: inout Bool, _: InstanceAttribute) { value = true }
    mutating func visit(_ value: inout [String], _: InstanceAttribute) { value = ["SE \(next())", ""] }
    mutating func visit(_ value: inout [Double]?, _: InstanceAttribute) { value = [Double(next()), -2, .pi] }
    mutating func visit(_ value: inout InstanceRole, _: InstanceAttribute) { value = .derivedMap }
    mutating func visit(_ value: inout KeyObjectSelection?, _: InstanceAttribute) {
        value = KeyObjectSelection(
            isRejection: true,
            references: [.init(sopInstanceUID: "1.6", frames: [0, 7]), .init(sopInstanceUID: "1.7")])
    }
}

@Suite struct ReaderMessageTests {
    private static func full() -> Instance {
        var (instance, filler) = (Instance.blank, AttributeFiller())
        instance.visitAttributes(&filler)
        return instance
    }

    /// The reply as it comes out of the pipe.
    private func passed<Job: ReaderJob>(
        _ job: Job.Type, _ result: Result<Job.Reply, FileFailure>
    ) throws -> Result<Job.Reply, FileFailure> {
        let message = try ReaderMessage(replyTo: job, result)
        return try ReaderMessage(fields: message.fields, pixels: message.pixels).reply(to: job)
    }

    /// A property that `visitAttributes` leaves out would stay as in a blank instance.
    @Test func everyPropertyOfAnInstanceIsAnAttribute() {
        for (full, blank) in zip(Mirror(reflecting: Self.full()).children, Mirror(reflecting: Instance.blank).children)
        {
            #expect("\(full.value)" != "\(blank.value)", "\(full.label ?? "") is not visited")
        }
    }

    @Test(
        arguments: [
            .instance(full()), .instance(.blank), .notDICOM, .container(nil),
            .container(FileFailure(path: "/a.zip", code: .encrypted, message: "m")), .mediaDirectory(["A/B", "é"]),
            .failure(FileFailure(path: "/a b/é", code: .truncated, message: "it ends early")),
        ] as [FileContent])
    func contentOfAFileArrives(content: FileContent) throws {
        #expect(try passed(ReadHeader.self, .success(content)).get() == content)
    }

    @Test func aFailedJobArrives() throws {
        let failure = FileFailure(path: "/a", code: .decodeFailed, message: "noise")
        #expect(throws: failure) { try passed(RenderImage.self, .failure(failure)).get() }
        #expect(throws: failure) { try passed(MeasureContent.self, .failure(failure)).get() }
    }

    @Test func pixelsArriveBehindTheFields() throws {
        let image = RGBImage(width: 2, height: 1, pixels: [1, 2, 3, 4, 5, 6])
        let arrived = try passed(RenderImage.self, .success(ReadImage(image: image, recipe: nil))).get()
        #expect(arrived.image == image && arrived.recipe == nil && arrived.object == nil)
    }

    @Test(arguments: [nil, FileStamp(bytes: .max, modifiedAt: .min)])
    func theObjectThatWasReadArrives(stamp: FileStamp?) throws {
        let object = ReadObject(sopInstanceUID: "1.2.3", stamp: stamp, modality: "CT")
        let image = RGBImage(width: 1, height: 1, pixels: [1, 2, 3])
        let sent = ReadImage(image: image, recipe: nil, object: object)
        #expect(try passed(RenderImage.self, .success(sent)).get().object == object)
    }

    @Test(arguments: [[1, 2, 3], [], [1, 2, 3, 4, 5, 6, 7, 8, 9]] as [[UInt8]])
    func pixelsOfAnotherSizeAreMalformed(pixels: [UInt8]) throws {
        let image = RGBImage(width: 2, height: 1, pixels: [1, 2, 3, 4, 5, 6])
        var message = try ReaderMessage(replyTo: RenderImage.self, .success(ReadImage(image: image, recipe: nil)))
        message.pixels = pixels
        #expect(throws: MalformedMessage.self) { try message.reply(to: RenderImage.self) }
    }

    @Test func jobsArrive() throws {
        let message = try ReaderMessage(ReadHeader(path: "/a", isPartialAllowed: true))
        var fields = FieldReader(message.fields)
        #expect(try Int(&fields) == JobNumber.readHeader.rawValue)
        let job = try ReadHeader(&fields)
        #expect(job.path == "/a" && job.isPartialAllowed && fields.isAtEnd)

        let sent = RenderImage(path: "/b", frame: 7, options: .literal, framing: ImageFraming(fit: .letterbox))
        var rendering = FieldReader(try ReaderMessage(sent).fields)
        #expect(try Int(&rendering) == JobNumber.renderImage.rawValue)
        let arrived = try RenderImage(&rendering)
        #expect(arrived.path == "/b" && arrived.frame == 7 && arrived.framing == sent.framing)
        #expect(arrived.options == sent.options)
    }

    @Test func everyJobHasItsOwnNumber() {
        for number in [JobNumber.readHeader, .readContainerPage, .renderImage, .readGeometry, .measureContent] {
            #expect(number.job.number == number)
        }
    }

    @Test func aReplyToAnotherJobIsMalformed() throws {
        let message = try ReaderMessage(replyTo: MeasureContent.self, .success(FrameContent(spread: 1)))
        #expect(throws: MalformedMessage.self) { try message.reply(to: ReadHeader.self) }
        #expect(throws: MalformedMessage.self) { try message.reply(to: ReadGeometry.self) }
    }

    @Test func aTruncatedReplyIsMalformed() throws {
        let complete = try ReaderMessage(replyTo: ReadHeader.self, .success(.instance(Self.full()))).fields
        for count in 0..<complete.count {
            let message = ReaderMessage(fields: Array(complete.prefix(count)))
            #expect(throws: MalformedMessage.self) { try message.reply(to: ReadHeader.self) }
        }
        #expect(throws: MalformedMessage.self) {
            try ReaderMessage(fields: complete + [0]).reply(to: ReadHeader.self)
        }
    }
}
