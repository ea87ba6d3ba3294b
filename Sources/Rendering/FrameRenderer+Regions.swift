import DICOM
import Raster

extension FrameRenderer {
    /// The picture cut down to the regions that show the patient, without the texts and scales around them.
    func cropped(_ image: RGBImage, for frame: PixelFrame, recipe: inout RenderingRecipe) -> RGBImage {
        guard options.cropsToRegions, !frame.ultrasoundRegions.isEmpty,
            let box = Self.box(of: frame, warnings: &recipe.warnings),
            box.width < image.width || box.height < image.height
        else { return image }
        recipe.crop = box
        recipe.width = box.width
        recipe.height = box.height
        return image.cropped(x: box.x, y: box.y, width: box.width, height: box.height)
    }

    /// The box around all regions of tissue or flow; where there is none, around traces and spectra, last around graphs.
    private static func box(of frame: PixelFrame, warnings: inout [String]) -> FrameRegion? {
        let usable = frame.ultrasoundRegions.filter { $0.isUsable(rows: frame.rows, columns: frame.columns) }
        let left = frame.ultrasoundRegions.count - usable.count
        if left > 0 { warnings.append("\(left) ultrasound regions left out: outside the frame, or tiny") }
        let kinds: [[Int]] = [[UltrasoundRegion.twoDimensional], [2, 3, 4]]
        let shown =
            kinds.lazy.map { kind in usable.filter { kind.contains($0.spatialFormat) } }.first { !$0.isEmpty } ?? usable
        let boxes = shown.compactMap { $0.clamped(rows: frame.rows, columns: frame.columns) }
        guard let left = boxes.map(\.columns.lowerBound).min(), let right = boxes.map(\.columns.upperBound).max(),
            let top = boxes.map(\.rows.lowerBound).min(), let bottom = boxes.map(\.rows.upperBound).max()
        else { return nil }
        return FrameRegion(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }
}

extension UltrasoundRegion {
    /// Inside the frame, where an end may be one too many as some machines count, and a tenth of it each way.
    fileprivate func isUsable(rows height: Int, columns width: Int) -> Bool {
        columns.lowerBound >= 0 && rows.lowerBound >= 0 && columns.upperBound <= width && rows.upperBound <= height
            && columns.count * 10 >= width && rows.count * 10 >= height
    }
}
