extension ConceptTable {
    /// Specimens, stains and what pathology sees.
    static let tissues = """
        histology; histopathology; histologic; histological; histopathologic; pathology; biopsy specimen | de Histologie; Histopathologie; histologisch; Pathologie | fr anatomopathologie; anapath | es histología; anatomía patológica; histopatología | it istologia; istologico; istopatologia | pt anatomopatológico | nl weefselonderzoek
        cytology; cytologic; cytopathology; smear; cytological | de Zytologie; Abstrich; zytologisch | fr cytologie; frottis | es citología; frotis; extendido | it striscio | pt esfregaço | nl uitstrijkje
        Pap smear; Papanicolaou; cervical smear; cervical cytology; Pap test; Pap stain | de Pap Abstrich; Krebsabstrich | fr frottis cervico-vaginal; FCV | es citología cervical | it striscio cervicale | pt Papanicolau; preventivo | nl baarmoederhalsuitstrijkje < cytology
        blood smear; peripheral blood smear; blood film | de Blutausstrich | fr frottis sanguin | es frotis sanguíneo; frotis de sangre | it striscio di sangue | pt esfregaço de sangue | nl bloeduitstrijkje < cytology
        bone marrow aspirate; bone marrow biopsy; marrow smear; bone marrow smear | de Knochenmarkpunktat; Knochenmarkausstrich | fr myélogramme | es aspirado de médula ósea; mielograma | it aspirato midollare; mielogramma | pt aspirado de medula óssea | nl beenmergpunctie
        hematoxylin and eosin; H and E; HE stain; H E stain; hematoxylin eosin; H and E stain; HE [SM GM]; haematoxylin and eosin stain | de Hämatoxylin Eosin; HE Färbung | fr hématoxyline éosine; HES | es hematoxilina eosina; hematoxilina y eosina | it ematossilina eosina; ematossilina ed eosina | pt hematoxilina e eosina < stain
        stain; staining; special stain; stained section; stained slide | de Färbung; gefärbt | fr coloration | es tinción; coloración | it colorazione | pt coloração | nl kleuring
        immunohistochemistry; IHC [SM GM]; immunostain; immunohistochemical; immunohistochemical stain | de Immunhistochemie; Immunhistologie | fr immunohistochimie; immunomarquage | es inmunohistoquímica; IHQ | it immunoistochimica | pt imuno-histoquímica; imunohistoquímica | nl immunohistochemie < stain
        Ki 67; Ki67; MIB 1; proliferation index < immunohistochemistry
        HER2; HER2 neu; ERBB2; c erbB 2 < immunohistochemistry
        estrogen receptor; ER [SM]; estrogen receptor status; oestrogen receptor stain < immunohistochemistry
        progesterone receptor; PR [SM] < immunohistochemistry
        PD L1; PDL1; programmed death ligand 1 < immunohistochemistry
        immunofluorescence; direct immunofluorescence; fluorescence microscopy; DIF [SM GM] | de Immunfluoreszenz | es inmunofluorescencia | it immunofluorescenza | pt imunofluorescência | nl immunofluorescentie < stain
        in situ hybridization; FISH; fluorescence in situ hybridization; CISH; ISH [SM] | de In situ Hybridisierung | fr hybridation in situ | es hibridación in situ | it ibridazione in situ | pt hibridização in situ
        PAS stain; periodic acid Schiff; PAS [SM GM] < stain
        Giemsa stain; Giemsa; May Grunwald Giemsa; Wright stain; Wright Giemsa < stain
        Masson trichrome; trichrome; trichrome stain; Masson trichrome stain < stain
        Gram stain; gram positive; gram negative < stain
        Ziehl Neelsen stain; Ziehl Neelsen; acid fast bacilli; AFB [SM GM]; acid fast stain < stain
        silver stain; GMS stain; Grocott; reticulin stain; Gomori methenamine silver < stain
        Congo red; Congo red stain; apple green birefringence < stain
        Prussian blue; iron stain; Perls stain; Perls < stain
        frozen section; intraoperative frozen section; cryosection | de Schnellschnitt; Gefrierschnitt | fr examen extemporané; coupe congelée | es biopsia intraoperatoria; corte congelado | it esame estemporaneo; sezione congelata | pt congelação | nl vriescoupe
        paraffin section; FFPE; paraffin block; formalin fixed paraffin embedded; paraffin embedded | de Paraffinschnitt; Paraffinblock | fr bloc de paraffine | es bloque de parafina | it blocchetto di paraffina | pt bloco de parafina | nl paraffineblok
        tissue microarray; TMA [SM]
        gross specimen; specimen; macroscopic specimen; gross pathology; surgical specimen; resection specimen; specimen photograph; macroscopic | de Makropräparat; Präparat; Operationspräparat; makroskopisch; Resektat | fr pièce opératoire; macroscopie; pièce macroscopique | es pieza quirúrgica; macroscopía; espécimen; muestra | it pezzo operatorio; campione | pt peça cirúrgica; espécime | nl preparaat; operatiepreparaat
        specimen radiograph; specimen radiography; specimen mammogram | de Präparatradiographie; Präparatröntgen | fr radiographie de pièce opératoire | es radiografía de pieza | it radiografia del pezzo operatorio | pt radiografia da peça cirúrgica | nl preparaatfoto
        epithelium; epithelial; squamous epithelium; glandular epithelium; columnar epithelium | de Epithel | es epitelio | nl epitheel
        stroma; stromal; connective tissue; desmoplastic stroma | de Bindegewebe | fr tissu conjonctif | es tejido conectivo; estroma | it tessuto connettivo | pt tecido conjuntivo | nl bindweefsel
        adipose tissue; fat tissue; fat; fatty tissue; adipocyte | de Fettgewebe; Fett | fr tissu adipeux; graisse | es tejido adiposo; grasa | it tessuto adiposo; grasso | pt tecido adiposo; gordura | nl vetweefsel; vet
        necrotic tissue; coagulative necrosis; caseous necrosis; caseating necrosis | de Nekrosegewebe | es necrosis caseosa | pt necrose caseosa < tissue
        tissue; tissue section; tissue sample | de Gewebe | fr tissu | es tejido | it tessuto | pt tecido | nl weefsel
        mitosis; mitotic figure; mitotic; mitotic count | de Mitose; Mitosen; Mitosefigur | it mitosi
        dysplasia; intraepithelial neoplasia; atypia; epithelial dysplasia; cellular atypia | de Dysplasie; Atypie | es displasia; atipia
        carcinoma in situ; CIS [SM]; in situ carcinoma | fr carcinome in situ | nl carcinoom in situ
        cervical intraepithelial neoplasia; CIN [SM]; HSIL; LSIL; koilocytosis; squamous intraepithelial lesion < dysplasia
        metaplasia; intestinal metaplasia; squamous metaplasia | de Metaplasie
        Gleason score; Gleason; Gleason grade; ISUP grade | fr score de Gleason | es puntuación de Gleason | it punteggio di Gleason | pt escore de Gleason
        tumor infiltrating lymphocytes; TIL [SM]; lymphocytic infiltrate; inflammatory cells; lymphocyte infiltrate
        neutrophil; polymorphonuclear leukocyte; PMN [SM] | de Granulozyt | fr neutrophile | es neutrófilo
        eosinophil; eosinophilic | fr éosinophile | es eosinófilo
        macrophage; histiocyte; giant cells; multinucleated giant cell; foam cells | de Makrophage; Riesenzelle | fr cellule géante | es macrófago; célula gigante | it cellula gigante | nl macrofaag; reuscel
        red blood cell; erythrocyte; RBC [SM GM]; red cells | de Erythrozyt; Erythrozyten; rotes Blutkörperchen | fr globule rouge; hématie | es eritrocito; glóbulo rojo | it eritrocita; globulo rosso; emazia | pt glóbulo vermelho; hemácia | nl rode bloedcel
        white blood cell; leukocyte; WBC [SM GM] | de Leukozyt; Leukozyten | fr globule blanc | es leucocito; glóbulo blanco | it leucocita; globulo bianco | pt glóbulo branco | nl witte bloedcel
        platelet; thrombocyte | de Thrombozyt; Thrombozyten | fr plaquette | es plaqueta | it piastrina; piastrine | nl bloedplaatje
        lymphocyte; lymphoid cells | de Lymphozyt; Lymphozyten | es linfocito | it linfocita | nl lymfocyt
        plasma cell | de Plasmazelle; Plasmazellen | fr plasmocyte | es célula plasmática | it plasmacellula | pt plasmócito | nl plasmacel
        bacteria; bacterial colonies; bacterial | de Bakterien; Bakterium | fr bactérie; bactéries | it batteri; batterio | nl bacteriën
        fungus; fungal hyphae; hyphae | de Pilz; Hyphen | fr champignon; hyphes | es hongo; hifas | it fungo; funghi; ife | nl schimmel
        yeast; Candida | de Hefepilz | fr levure | es levadura | it lievito | pt levedura < fungus
        parasite; parasitic; larva; egg of parasite; trophozoite | de Parasit; Parasiten | es parásito | it parassita | pt parasita | nl parasiet
        worm; helminth | de Wurm | fr ver | es gusano | it verme < parasite
        malaria; Plasmodium; Plasmodium falciparum; malaria parasite | fr paludisme | es paludismo
        Helicobacter pylori; H pylori; Helicobacter
        placental villi; chorionic villi | de Chorionzotten | fr villosités choriales | es vellosidades coriales | it villi coriali | pt vilosidades coriônicas
        glomerulus; glomerular | de Nierenkörperchen | fr glomérule | es glomérulo
        glomerulonephritis; glomerulosclerosis; crescentic glomerulonephritis | fr glomérulonéphrite | es glomerulonefritis | it glomerulonefrite
        culture plate; agar plate; petri dish; colony morphology | de Kulturplatte; Agarplatte; Petrischale | fr boîte de Petri | es placa de Petri; placa de agar | it piastra di Petri
        """
}
