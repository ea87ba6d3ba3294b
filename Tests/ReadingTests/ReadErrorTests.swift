import DICOM
import DICOMFiles
import Testing

@testable import Reading

/// A file that the system does not let us read is not called anything else.
@Suite struct ReadErrorTests {
    /// A regular file of which every read fails with an input/output error: nothing is mapped at address 0.
    private let path = "/proc/self/mem"

    @Test func aHeadThatCannotBeReadIsNotTakenForOneThatIsNoContainer() throws {
        let error = #expect(throws: FileFailure.self) { try ContainerReader.isContainer(path) }
        #expect(error?.code == .unreadable)
    }

    @Test func aFileThatCannotBeReadIsUnreadableForAScan() async throws {
        let contents = try await FileReaders.inProcess.headers([ReadHeader(path: path)])
        #expect(contents.map(\.failure?.code) == [.unreadable])
    }

    @Test func aContainerThatCannotBeReadIsUnreadable() async throws {
        let page = try await FileReaders.inProcess.page(ReadContainerPage(path: path))
        #expect(page.failure?.code == .unreadable)
    }

    @Test func aPictureThatCannotBeReadIsUnreadable() async throws {
        guard case .failure(let failure) = try await FileReaders.inProcess.image(RenderImage(path: path)) else {
            Issue.record("a picture of nothing")
            return
        }
        #expect(failure.code == .unreadable)
    }
}
