/// The values of Modality (0008,0060) of the concepts of kind `modality`.
enum ModalityCodes {
    /// Those of the first concept that has some: a chest radiograph has those of radiography.
    static func codes(of identifiers: [String]) -> [String] {
        for id in identifiers {
            if let codes = table[id] { return codes.split(separator: " ").map(String.init) }
        }
        return []
    }

    private static let table: [String: String] = [
        "computed-tomography": "CT",
        "cone-beam-ct": "CT DX PX",
        "magnetic-resonance-imaging": "MR",
        "radiography": "CR DX DR RG PX IO",
        "digital-radiography": "DX DR",
        "computed-radiography": "CR",
        "chest-radiograph": "CR DX DR RG",
        "abdominal-radiograph": "CR DX DR RG",
        "portable-radiograph": "CR DX DR RG",
        "panoramic-radiograph": "PX DX CR",
        "intraoral-radiograph": "IO DX CR",
        "cephalometric-radiograph": "DX CR PX",
        "mammography": "MG",
        "fluoroscopy": "RF XA",
        "x-ray-angiography": "XA RF",
        "angiography": "XA RF CT MR",
        "venography": "XA RF CT MR",
        "ultrasound": "US",
        "intravascular-ultrasound": "IVUS US",
        "endoscopic-ultrasound": "US ES",
        "nuclear-medicine": "NM",
        "spect": "NM",
        "positron-emission-tomography": "PT",
        "pet-ct": "PT CT",
        "pet-mr": "PT MR",
        "bone-densitometry": "BMD DX OT",
        "endoscopy": "ES",
        "microscopy": "GM SM",
        "slide-microscopy": "SM",
        "electron-microscopy": "GM SM",
        "external-camera-photography": "XC",
        "dermoscopy": "DMS XC",
        "ophthalmic-photography": "OP",
        "optical-coherence-tomography": "OPT",
        "intravascular-optical-coherence-tomography": "IVOCT",
        "slit-lamp-photography": "OP",
        "corneal-topography": "KER OPM",
        "visual-field": "OPV",
        "electrocardiography": "ECG",
        "electroencephalography": "EEG",
        "electromyography": "EMG",
        "electrooculography": "EOG",
        "thermography": "TG",
        "radiotherapy-image": "RTIMAGE",
        "radiotherapy-plan": "RTPLAN",
        "radiotherapy-dose": "RTDOSE",
        "radiotherapy-structure-set": "RTSTRUCT",
        "segmentation": "SEG",
        "structured-report": "SR",
        "presentation-state": "PR",
        "encapsulated-document": "DOC",
        "secondary-capture": "OT SC",
        "photoacoustic-imaging": "PA",
        "confocal-microscopy": "CFM",
        "optical-surface-scan": "OSS",
    ]
}
