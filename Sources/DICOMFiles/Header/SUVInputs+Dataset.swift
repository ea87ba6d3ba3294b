import DICOM

extension SUVInputs {
    /// Reads the inputs from a PET object's header.
    init(_ dataset: DataItem) {
        self.init()
        units = dataset.code(.units)
        suvType = dataset.code(.suvType)
        correctedImage = dataset.codes(.correctedImage)
        decayCorrection = dataset.code(.decayCorrection)
        weight = dataset.double(.patientWeight)

        let given = dataset.items(.radiopharmaceuticalInformationSequence)
        radiopharmaceuticals = given.count
        halfLife = given.first?.double(.radionuclideHalfLife)
        totalDose = given.first?.double(.radionuclideTotalDose)
        injectionDateTime = given.first?.code(.radiopharmaceuticalStartDateTime)
        injectionTime = given.first?.code(.radiopharmaceuticalStartTime)

        seriesDate = dataset.code(.seriesDate)
        seriesTime = dataset.code(.seriesTime)
        acquisitionDate = dataset.code(.acquisitionDate)
        acquisitionTime = dataset.code(.acquisitionTime)
        frameReferenceTime = dataset.double(.frameReferenceTime)
        frameDuration = dataset.double(.actualFrameDuration)

        if let block = dataset.privateBlock(0x0009, "GEMS_PETD_01") {
            vendorScanDateTime = dataset.code(Tag(block | 0x0D))
        }
        if let block = dataset.privateBlock(0x7053, "Philips PET Private Group") {
            philipsSUVFactor = dataset.double(Tag(block, .number))
            philipsActivityFactor = dataset.double(Tag(block | 0x09, .number))
        }
    }
}

extension DataItem {
    /// The first tag of the block that a vendor has reserved in a private group (PS3.5 7.8.1). Nil if there is none.
    func privateBlock(_ group: UInt32, _ creator: String) -> UInt32? {
        (UInt32(0x10)...0xFF).first { code(Tag(group << 16 | $0)) == creator }.map { group << 16 | $0 << 8 }
    }
}
