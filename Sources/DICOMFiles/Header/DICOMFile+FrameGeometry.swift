public import DICOM

extension DICOMFile {
    /// The geometry of each frame of an enhanced multi-frame object. Empty if it has no per-frame functional groups.
    public static func frameGeometry(of path: String) throws(FileFailure) -> [FrameGeometry] {
        let file = try DICOMFile(complete: path)
        let geometry = file.frameGeometry()
        try file.checkReading()
        return geometry
    }

    private func frameGeometry() -> [FrameGeometry] {
        let pointers = dataset.items(.dimensionIndexSequence).map { $0.pointer(.dimensionIndexPointer) }
        let shared = dataset.first(.sharedFunctionalGroupsSequence)
        return dataset.items(.perFrameFunctionalGroupsSequence).map { frame in
            func group(_ sequence: Tag) -> DataItem? { frame.first(sequence) ?? shared?.first(sequence) }
            var geometry = FrameGeometry()
            geometry.imagePositionPatient = group(.planePositionSequence)?.vector(.imagePositionPatient, count: 3)
            geometry.imageOrientationPatient =
                group(.planeOrientationSequence)?.vector(.imageOrientationPatient, count: 6)
            geometry.echoTime = group(.mrEchoSequence)?.double(.effectiveEchoTime)
            geometry.diffusionBValue = group(.mrDiffusionSequence)?.double(.diffusionBValue)
            geometry.frameType = Tag.frameTypeSequences.lazy.compactMap { group($0)?.codes(.frameType) }.first ?? []
            if let content = frame.first(.frameContentSequence) {
                geometry.inStackPosition = content.int(.inStackPositionNumber)
                geometry.temporalPositionIndex = content.int(.temporalPositionIndex)
                geometry.dimensions = [content.code(.stackID).map { "stack \($0)" } ?? ""]
                geometry.addDimensions(pointers, content.numbers(.dimensionIndexValues))
            }
            return geometry
        }
    }
}

extension FrameGeometry {
    /// Fills in, from dimension index values, what the frame's own elements do not state (PS3.3 C.7.6.17).
    fileprivate mutating func addDimensions(_ pointers: [UInt32], _ values: [Double]) {
        for (number, (pointer, value)) in zip(pointers, values).enumerated() {
            guard let value = Int(exactly: value) else { continue }
            switch pointer {
            // InStackPositionNumber, ImagePositionPatient, PlanePositionSequence
            case 0x0020_9057, 0x0020_0032, 0x0020_9113: inStackPosition = inStackPosition ?? value
            // TemporalPositionIndex, TemporalPositionTimeOffset, NominalPercentageOfCardiacPhase, the trigger delays
            case 0x0020_9128, 0x0020_930D, 0x0020_9241, 0x0020_9153, 0x0020_9251, 0x0018_1060:
                temporalPositionIndex = temporalPositionIndex ?? value
            // Read from their own elements: StackID, EffectiveEchoTime, DiffusionBValue, orientation and frame type.
            case 0x0020_9056, 0x0018_9082, 0x0018_9087, 0x0020_0037, 0x0020_9116, 0x0008_9007: break
            // Directions of the same b-value look alike, so they count as phases, in their order.
            case 0x0018_9089, 0x0018_9075: break
            default: dimensions.append("dimension \(number + 1) at \(value)")
            }
        }
    }
}

extension DataItem {
    /// An AT value: the tag of an element.
    fileprivate func pointer(_ tag: Tag) -> UInt32 {
        let words = value(tag)?.bytes.integers(UInt16.self) ?? []
        return words.count >= 2 ? UInt32(words[0]) << 16 | UInt32(words[1]) : 0
    }
}
