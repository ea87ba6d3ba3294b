/// Rules that depend on the modality codes of PS3.3 C.7.3.1.1.1.
public enum Modality {
    /// The words people search for a modality by: for `CT` "computed tomography CAT scan". Nil for an unknown code.
    public static func words(for code: String) -> String? { vocabulary[code.uppercased()] }

    /// Whether series of a modality are volumes of slices, so that a middle slice represents them.
    public static func isVolumetric(_ code: String?) -> Bool { code.map(volumetric.contains) ?? false }

    private static let volumetric: Set<String> = ["CT", "MR", "PT", "NM"]

    /// Whether an object is a level of a whole-slide image, its label or its overview.
    public static func isWholeSlide(_ code: String?, sopClassUID: String) -> Bool {
        code == "SM" || sopClassUID == UID.vlWholeSlideMicroscopyImageStorage
    }

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
