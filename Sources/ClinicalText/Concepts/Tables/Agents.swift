extension ConceptTable {
    /// Contrast agents and tracers.
    static let agents = """
        iodinated contrast; iodinated contrast medium; iodinated contrast agent; nonionic contrast; ionic contrast; iodine contrast; nonionic iodinated contrast | de jodhaltiges Kontrastmittel | fr produit de contraste iodé | es contraste yodado | it mezzo di contrasto iodato | pt contraste iodado | nl jodiumhoudend contrast
        iohexol; Omnipaque < iodinated contrast
        iodixanol; Visipaque < iodinated contrast
        iopamidol; Isovue; Iopamiro; Solutrast < iodinated contrast
        iopromide; Ultravist; iopromid < iodinated contrast
        iomeprol; Iomeron; Imeron < iodinated contrast
        ioversol; Optiray < iodinated contrast
        iobitridol; Xenetix < iodinated contrast
        ioxaglate; Hexabrix < iodinated contrast
        ioxilan; Oxilan < iodinated contrast
        iothalamate; Conray < iodinated contrast
        diatrizoate; Gastrografin; Gastrografine; amidotrizoate; diatrizoic acid; meglumine diatrizoate; Hypaque < iodinated contrast
        iodized oil; Lipiodol; ethiodized oil; Ethiodol < iodinated contrast
        gadolinium; gadolinium contrast; Gd [MR]; GBCA; gadolinium based contrast agent; gado; gadolinium based contrast | de Gadoliniumkontrastmittel | es gadolinio
        gadobutrol; Gadovist; Gadavist < gadolinium
        gadoterate; Dotarem; gadoteric acid; Clariscan; gadoterate meglumine < gadolinium
        gadopentetate; Magnevist; gadopentetate dimeglumine < gadolinium
        gadobenate; MultiHance; gadobenate dimeglumine < gadolinium
        gadoxetate; Primovist; Eovist; gadoxetic acid; gadoxetate disodium < gadolinium
        gadoteridol; ProHance < gadolinium
        gadodiamide; Omniscan < gadolinium
        gadoversetamide; OptiMARK < gadolinium
        gadofosveset; Ablavar; Vasovist < gadolinium
        gadopiclenol; Elucirem; Vueway < gadolinium
        mangafodipir; Teslascan; mangafodipir trisodium
        ferumoxytol; iron oxide contrast; USPIO; SPIO; Feraheme
        barium; barium sulfate; baryte | de Bariumsulfat | fr baryum; sulfate de baryum | es bario; sulfato de bario | it solfato di bario | nl bariumsulfaat
        carbon dioxide; CO2; carbon dioxide angiography | de Kohlendioxid | fr dioxyde de carbone | es dióxido de carbono | it anidride carbonica | nl koolzuurgas
        air contrast; air insufflation
        water contrast; water as contrast; neutral oral contrast
        microbubble contrast; SonoVue; Lumason; Definity; microbubbles; Optison; Sonazoid; ultrasound contrast agent | de Ultraschallkontrastmittel | fr microbulles | es microburbujas | it microbolle | pt microbolhas
        FDG; fluorodeoxyglucose; F18 FDG; 18F FDG; FDG PET; fluorine 18 fluorodeoxyglucose | de Fluordesoxyglukose | fr fluorodésoxyglucose | es fluorodesoxiglucosa | it fluorodesossiglucosio | pt fluordesoxiglicose
        sodium fluoride; F18 NaF; NaF PET; fluoride PET; 18F NaF | de Natriumfluorid | fr fluorure de sodium | es fluoruro de sodio | it fluoruro di sodio | pt fluoreto de sódio
        PSMA; PSMA PET; Ga68 PSMA; prostate specific membrane antigen; 68Ga PSMA; DCFPyL; F18 PSMA
        DOTATATE; Ga68 DOTATATE; DOTATOC; somatostatin receptor imaging; DOTANOC; 68Ga DOTATATE | de Somatostatinrezeptor
        choline PET; F18 choline; fluorocholine; 18F choline; C11 choline | de Cholin PET | fr choline TEP | es colina PET | pt PET colina
        octreotide scan; OctreoScan; somatostatin receptor scintigraphy | de Somatostatinrezeptorszintigraphie
        FAPI; FAPI PET; Ga68 FAPI
        amyloid PET; florbetapir; florbetaben; flutemetamol; PiB PET; Amyvid | fr TEP amyloïde | es PET amiloide
        FDOPA; F18 DOPA; fluorodopa; DOPA PET; 18F DOPA
        FET PET; fluoroethyltyrosine; methionine PET; amino acid PET
        rubidium 82; Rb82; rubidium PET
        ammonia PET; N13 ammonia; 13N ammonia
        technetium; Tc99m; technetium 99m; 99mTc; pertechnetate; Tc 99m pertechnetate; technetium pertechnetate | es tecnecio | it tecnezio
        MDP bone agent; Tc99m MDP; methylene diphosphonate; Tc99m HDP; medronate; oxidronate < technetium
        sestamibi; MIBI; Tc99m sestamibi; Cardiolite; Tc99m MIBI < technetium
        tetrofosmin; Myoview; Tc99m tetrofosmin < technetium
        MAA; macroaggregated albumin; Tc99m MAA < technetium
        DTPA; Tc99m DTPA; pentetate < technetium
        MAG3; Tc99m MAG3; mertiatide < technetium
        DMSA; Tc99m DMSA; succimer < technetium
        sulfur colloid; nanocolloid; Tc99m sulfur colloid; Nanocoll < technetium
        mebrofenin; Tc99m mebrofenin; disofenin; Choletec < technetium
        HMPAO; exametazime; ECD SPECT; bicisate; Tc99m HMPAO; Ceretec < technetium
        pyrophosphate; PYP; PYP scan; Tc99m PYP; DPD scan < technetium
        thallium; thallium 201; Tl201; Tl 201 | es talio | it tallio
        iodine 123; I123; 123I; I 123 | de Jod 123; Radiojod | fr iode 123 | es yodo 123 | it iodio 123 | pt iodo 123 | nl jodium 123
        iodine 131; I131; 131I; I 131; whole body iodine scan | de Jod 131 | fr iode 131 | es yodo 131 | it iodio 131 | pt iodo 131 | nl jodium 131
        ioflupane; FP CIT; I123 ioflupane
        indium 111; In111; 111In; In 111 | es indio 111
        gallium 67; Ga67; gallium citrate; gallium scan | es galio 67 | it gallio 67
        gallium 68; Ga68; 68Ga; Ga 68 | es galio 68 | it gallio 68
        lutetium 177; Lu177; lutetium therapy; PRRT; 177Lu; Lu 177 | es lutecio 177 | it lutezio 177
        radium 223; Ra223; Xofigo
        xenon; Xe133; xenon ventilation; hyperpolarized xenon
        krypton; Kr81m; krypton ventilation
        Technegas; technegas ventilation
        secretin; secretin enhanced
        butylscopolamine; buscopan; hyoscine
        glucagon; GlucaGen
        regadenoson; Lexiscan
        adenosine stress agent; adenosine
        dobutamine stress agent; dobutamine
        """
}
