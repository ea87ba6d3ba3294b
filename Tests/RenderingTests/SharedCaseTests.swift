import DICOM
import DICOMFiles
import Foundation
import Raster
import Rendering
import TestSupport
import Testing

/// Files that are damaged or contradict themselves, from `../shared/cases`: each is a ramp of 16 × 16 pixels.
@Suite(.needs(.shared("cases")))
struct SharedCaseTests {
    @Test func everyCaseIsShownAsItsReferenceShowsIt() throws {
        let folder = Shared.file("cases").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".dcm") }
        #expect(names.count >= 12)
        for name in names.sorted() {
            let path = "\(folder)/\(name)"
            #expect(try DICOMFile(header: path).instance().hasPixelData, "\(name)")
            let image = try FrameRenderer(options: .literal).render(DICOMFile.frame(0, of: path)).image
            #expect(image.width == 16 && image.height == 16, "\(name)")
            let isPalette = name.hasPrefix("palette")
            let expected = (0..<256).flatMap { isPalette ? [$0, 255 - $0, $0 / 2] : [$0, $0, $0] }
            let largest = zip(image.pixels, expected).map { abs(Int($0) - $1) }.max()
            #expect(largest ?? 255 <= 1, "\(name)")
        }
    }
}
