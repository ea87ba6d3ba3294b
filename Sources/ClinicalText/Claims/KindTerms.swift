/// The words for kinds of images, and the values of Modality (0008,0060) that each fits.
enum KindTerms {
    /// What a word says of the kind.
    struct Kind: Sendable {
        let modalities: Set<String>
        /// It says how an image was made of several kinds, and counts only where no other word names a kind: an MR angiogram is
        /// an MR image.
        var isWeak = false
    }

    static let table = PhraseTable<Kind>(
        rows.map { (Kind(modalities: $0.0), $0.1) }
            + weakRows.map {
                (Kind(modalities: $0.0, isWeak: true), $0.1)
            })

    /// The modalities that some word fits. No word contradicts another modality, such as OT.
    static let known = (rows + weakRows).reduce(into: Set<String>()) { $0.formUnion($1.0) }

    private static let xRays: Set<String> = ["CR", "DX", "DR", "RG", "RF", "XA", "PX", "IO", "MG", "RTIMAGE"]
    private static let ultrasounds: Set<String> = ["US", "IVUS", "BDUS"]

    private static let rows: [(Set<String>, String)] = [
        (["CT"], "ct,computed tomography,computed tomographic,computerized tomography,cat scan,hrct,cta,ct scan"),
        (["CT", "XA", "DX", "PX", "IO"], "cone beam ct,cone beam computed tomography,cbct"),
        (["MR"], "mri,mr,magnetic resonance,magnetic resonance imaging,mra,mrcp,mr scan,mri scan"),
        (
            xRays,
            "x ray,x rays,xray,xrays,radiograph,radiographs,radiographic,radiography,roentgenogram,plain film,orthopantomogram"
        ),
        (["RF", "XA", "CR", "DX", "RG"], "fluoroscopy,fluoroscopic,fluoroscopic image"),
        (["XA", "RF"], "dsa,digital subtraction angiography,digital subtraction angiogram"),
        (["MG", "CR", "DX"], "mammogram,mammograms,mammography,mammographic,tomosynthesis"),
        (
            ultrasounds,
            """
            ultrasound,ultrasonography,ultrasonic,ultrasonogram,sonogram,sonography,sonographic,echocardiogram,\
            echocardiography,echocardiographic,doppler
            """
        ),
        (["PT"], "pet,positron emission tomography,pet scan"),
        (["PT", "CT"], "pet ct,pet and ct"),
        (["PT", "MR"], "pet mr,pet mri"),
        (["NM"], "scintigraphy,scintigram,scintigraphic,bone scan,nuclear medicine,spect,nuclear medicine scan"),
        (["NM", "CT"], "spect ct"),
        (["OP", "OPT", "XC"], "fundus photograph,fundus photography,fundoscopy"),
        (["OPT", "OP", "IVOCT"], "optical coherence tomography,oct"),
        (
            ["GM", "SM", "XC"],
            "microscopy,microscopic,micrograph,photomicrograph,histology,histopathology,histological"
        ),
        (["XC", "DMS", "ES", "GM"], "dermatoscopic,dermoscopic,dermoscopy,dermatoscopy"),
        (
            ["ES", "XC"],
            """
            endoscopy,endoscopic,endoscopic image,colonoscopy,colonoscopic,gastroscopy,gastroscopic,bronchoscopy,\
            laparoscopy,laparoscopic,cystoscopy
            """
        ),
    ]

    private static let weakRows: [(Set<String>, String)] = [
        (["XA", "RF", "CT", "MR"], "angiogram,angiography,angiographic,arteriogram,venogram"),
        (["XC", "OP", "OPT", "DMS", "ES", "GM", "SM"], "photograph,photo,photography"),
    ]
}
