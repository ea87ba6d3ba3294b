import DICOM
import Raster

extension RenderedFrame {
    /// The frame cropped to the ultrasound regions that show the patient, without the text and scales around them.
    func cropped(toRegionsOf frame: PixelFrame, _ options: RenderingOptions) -> RenderedFrame {
        guard options.cropsToRegions, !frame.ultrasoundRegions.isEmpty else { return self }
        var cropped = self
        let usable = frame.ultrasoundRegions.filter { $0.isUsable(rows: frame.rows, columns: frame.columns) }
        let unusable = frame.ultrasoundRegions.count - usable.count
        if unusable > 0 {
            cropped.recipe.warnings.append("ultrasound regions ignored (outside the frame or too small): \(unusable)")
        }
        guard let box = Self.box(around: usable, in: frame), box.width < image.width || box.height < image.height else {
            return cropped
        }
        cropped.image = image.cropped(x: box.x, y: box.y, width: box.width, height: box.height)
        cropped.recipe.crop = box
        cropped.recipe.width = box.width
        cropped.recipe.height = box.height
        return cropped
    }

    /// The box around all regions of tissue or flow; if there are none, around traces and spectra; last, around graphs.
    private static func box(around regions: [UltrasoundRegion], in frame: PixelFrame) -> FrameRegion? {
        let kinds: [[Int]] = [[UltrasoundRegion.twoDimensional], [2, 3, 4]]
        let shown =
            kinds.lazy.map { kind in regions.filter { kind.contains($0.spatialFormat) } }.first { !$0.isEmpty }
            ?? regions
        let boxes = shown.compactMap { $0.clamped(rows: frame.rows, columns: frame.columns) }
        guard let left = boxes.map(\.columns.lowerBound).min(), let right = boxes.map(\.columns.upperBound).max(),
            let top = boxes.map(\.rows.lowerBound).min(), let bottom = boxes.map(\.rows.upperBound).max()
        else { return nil }
        return FrameRegion(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }
}

extension UltrasoundRegion {
    /// Inside the frame, and at least a tenth of it each way. An end may be one too large: some scanners count from 1.
    fileprivate func isUsable(rows height: Int, columns width: Int) -> Bool {
        columns.lowerBound >= 0 && rows.lowerBound >= 0 && columns.upperBound <= width && rows.upperBound <= height
            && columns.count * 10 >= width && rows.count * 10 >= height
    }
}
