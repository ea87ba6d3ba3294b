/// The words people search by for the modality codes of PS3.3 C.7.3.1.1.1.
public enum Modality {
    /// Plain words for a modality code: `CT` is "computed tomography". Nil for a code without any.
    public static func words(for code: String) -> String? { vocabulary[code.uppercased()] }

    /// Modalities whose series are volumes of slices, so that the middle one stands for the series.
    public static let volumetric: Set<String> = ["CT", "MR", "PT", "NM"]

    private static let vocabulary: [String: String] = [
        "AR": "autorefraction",
        "BI": "biomagnetic imaging",
        "BMD": "bone densitometry DXA",
        "CR": "computed radiography radiograph x-ray",
        "CT": "computed tomography CAT scan",
        "DX": "digital radiography radiograph x-ray",
        "ECG": "electrocardiogram",
        "EPS": "cardiac electrophysiology",
        "ES": "endoscopy",
        "GM": "general microscopy",
        "HD": "hemodynamic waveform",
        "IO": "intra-oral radiography dental x-ray",
        "IVOCT": "intravascular optical coherence tomography",
        "IVUS": "intravascular ultrasound",
        "KO": "key object selection",
        "MG": "mammography mammogram x-ray",
        "MR": "magnetic resonance MRI",
        "NM": "nuclear medicine scintigraphy",
        "OP": "ophthalmic photography fundus",
        "OPT": "ophthalmic tomography OCT",
        "OT": "other",
        "PR": "presentation state",
        "PT": "positron emission tomography PET",
        "PX": "panoramic x-ray dental",
        "REG": "registration",
        "RF": "radiofluoroscopy fluoroscopy x-ray",
        "RG": "radiographic imaging x-ray film",
        "RTDOSE": "radiotherapy dose",
        "RTIMAGE": "radiotherapy image",
        "RTPLAN": "radiotherapy plan",
        "RTSTRUCT": "radiotherapy structure set",
        "SC": "secondary capture",
        "SEG": "segmentation",
        "SM": "slide microscopy pathology whole-slide",
        "SR": "structured report",
        "US": "ultrasound sonography",
        "XA": "x-ray angiography angiogram",
        "XC": "external-camera photography photograph",
    ]
}
