import DICOM

extension DataItem {
    /// The boxes of SequenceOfUltrasoundRegions. Regions with invalid bounds are skipped with a warning.
    func ultrasoundRegions(_ warnings: inout [String]) -> [UltrasoundRegion] {
        var invalid = 0
        let regions = items(.sequenceOfUltrasoundRegions).compactMap { item -> UltrasoundRegion? in
            let ends = [Tag.regionLocationMinX0, .regionLocationMaxX1, .regionLocationMinY0, .regionLocationMaxY1]
                .compactMap { item.int($0) }
            guard ends.count == 4, ends[0] < ends[1], ends[2] < ends[3] else {
                invalid += 1
                return nil
            }
            return UltrasoundRegion(
                spatialFormat: item.int(.regionSpatialFormat) ?? 0, columns: ends[0]...ends[1], rows: ends[2]...ends[3])
        }
        if invalid > 0 { warnings.append("\(invalid) ultrasound regions have invalid bounds") }
        return regions
    }
}
