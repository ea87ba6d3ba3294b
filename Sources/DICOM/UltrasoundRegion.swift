/// A calibrated region of an ultrasound image (PS3.3 C.8.5.5.1): its box and its contents.
public struct UltrasoundRegion: Sendable, Equatable {
    /// RegionSpatialFormat: 1 is two-dimensional tissue or flow, 2 M-mode, 3 spectral, 4 a waveform, 5 a graph.
    public var spatialFormat: Int
    /// RegionLocationMinX0 and MaxX1, MinY0 and MaxY1: in pixels, both ends included.
    public var columns: ClosedRange<Int>
    public var rows: ClosedRange<Int>

    public init(spatialFormat: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
        self.spatialFormat = spatialFormat
        self.columns = columns
        self.rows = rows
    }

    public static let twoDimensional = 1

    /// The fraction of a frame that the regions cover together, from 0 to 1.
    public static func share(of regions: [UltrasoundRegion], rows: Int, columns: Int) -> Double {
        guard rows > 0, columns > 0 else { return 0 }
        let boxes = regions.compactMap { $0.clamped(rows: rows, columns: columns) }
        // Strips between all upper and lower ends: within one, the boxes differ only in their columns.
        let edges = Set(boxes.flatMap { [$0.rows.lowerBound, $0.rows.upperBound + 1] }).sorted()
        var covered = 0
        for (top, bottom) in zip(edges, edges.dropFirst()) {
            let spans = boxes.filter { $0.rows.contains(top) }.map(\.columns).sorted { $0.lowerBound < $1.lowerBound }
            var past = 0
            for span in spans where span.upperBound >= past {
                covered += (bottom - top) * (span.upperBound + 1 - max(span.lowerBound, past))
                past = span.upperBound + 1
            }
        }
        return Double(covered) / (Double(rows) * Double(columns))
    }

    /// The part of the box within a frame of this size; nil if it is outside.
    public func clamped(rows height: Int, columns width: Int) -> UltrasoundRegion? {
        guard rows.lowerBound < height, columns.lowerBound < width, rows.upperBound >= 0, columns.upperBound >= 0
        else { return nil }
        return UltrasoundRegion(
            spatialFormat: spatialFormat, columns: columns.clamped(to: 0...width - 1),
            rows: rows.clamped(to: 0...height - 1))
    }
}
