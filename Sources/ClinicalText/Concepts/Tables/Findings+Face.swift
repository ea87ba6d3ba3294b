extension ConceptTable {
    /// Eye, ear, nose and throat, thyroid, teeth.
    static let faceFindings = """
        cataract; lens opacity; lenticular opacity; nuclear sclerosis of the lens | de Katarakt; grauer Star | fr cataracte | es catarata | it cataratta | nl staar
        glaucoma; optic disc cupping; cup to disc ratio; glaucomatous | de Glaukom; grüner Star | fr glaucome | nl glaucoom
        diabetic retinopathy; DR [OP OPT]; NPDR; PDR [OP OPT]; proliferative diabetic retinopathy | de diabetische Retinopathie | fr rétinopathie diabétique | es retinopatía diabética
        age related macular degeneration; AMD [OP OPT]; ARMD; macular degeneration; wet AMD; dry AMD | de altersbedingte Makuladegeneration; Makuladegeneration | fr dégénérescence maculaire; DMLA | es degeneración macular; DMAE | it degenerazione maculare; maculopatia senile | pt degeneração macular; DMRI | nl maculadegeneratie
        macular edema; diabetic macular edema; cystoid macular edema; DME [OP OPT]; CME [OP OPT] | de Makulaödem | fr œdème maculaire | es edema macular | it edema maculare | nl macula-oedeem
        macular hole; full thickness macular hole | de Makulaforamen | fr trou maculaire | es agujero macular | it foro maculare | pt buraco macular | nl maculagat
        epiretinal membrane; ERM [OPT OP]; macular pucker | de epiretinale Membran | fr membrane épirétinienne | es membrana epirretiniana | it membrana epiretinica; pucker maculare
        drusen; macular drusen; optic disc drusen | es drusas
        retinal detachment; detached retina; RD [US OP OPT] | de Netzhautablösung; Ablatio retinae; Amotio | fr décollement de rétine | es desprendimiento de retina | it distacco di retina | pt descolamento de retina | nl netvliesloslating
        retinal hemorrhage | de Netzhautblutung | fr hémorragie rétinienne | es hemorragia retiniana | it emorragia retinica | nl netvliesbloeding
        vitreous hemorrhage | de Glaskörperblutung | fr hémorragie du vitré | es hemorragia vítrea | it emorragia vitreale | nl glasvochtbloeding
        retinal vein occlusion; CRVO; BRVO | de Zentralvenenverschluss | fr occlusion veineuse rétinienne | es oclusión de vena retiniana | it occlusione venosa retinica | pt oclusão de veia retiniana
        retinal artery occlusion; CRAO; BRAO | de Zentralarterienverschluss
        retinitis pigmentosa | de Retinopathia pigmentosa | fr rétinite pigmentaire | es retinosis pigmentaria | it retinite pigmentosa | pt retinose pigmentar
        retinopathy of prematurity; ROP [OP] | de Frühgeborenenretinopathie | fr rétinopathie des prématurés | es retinopatía del prematuro | pt retinopatia da prematuridade
        hypertensive retinopathy | fr rétinopathie hypertensive | es retinopatía hipertensiva | it retinopatia ipertensiva
        uveitis; iritis; anterior uveitis | fr uvéite
        keratitis; corneal ulcer | de Hornhautentzündung; Hornhautulkus | fr kératite; ulcère cornéen | es queratitis; úlcera corneal | it cheratite; ulcera corneale | pt ceratite; úlcera de córnea
        keratoconus | de Keratokonus | fr kératocône | es queratocono | it cheratocono | pt ceratocone
        conjunctivitis; red eye | de Bindehautentzündung; Konjunktivitis | fr conjonctivite | it congiuntivite | pt conjuntivite
        pterygium | fr ptérygion | es pterigión | it pterigio
        retinoblastoma | de Retinoblastom | fr rétinoblastome | nl retinoblastoom < malignancy
        uveal melanoma; choroidal melanoma; ocular melanoma | de Aderhautmelanom | fr mélanome choroïdien | es melanoma coroideo | it melanoma della coroide | pt melanoma de coroide < malignancy
        optic neuritis; retrobulbar neuritis | de Optikusneuritis; Sehnerventzündung | fr névrite optique; NORB | es neuritis óptica | it neurite ottica | pt neurite óptica
        proptosis; exophthalmos | de Protrusio bulbi | fr exophtalmie | es exoftalmos | it esoftalmo | pt proptose; exoftalmia
        thyroid eye disease; Graves orbitopathy; endocrine orbitopathy; thyroid orbitopathy | de endokrine Orbitopathie | fr orbitopathie dysthyroïdienne | es orbitopatía tiroidea; orbitopatía de Graves | it oftalmopatia di Graves | pt orbitopatia tireoidiana
        orbital cellulitis | de Orbitaphlegmone | fr cellulite orbitaire | es celulitis orbitaria | it cellulite orbitaria | pt celulite orbitária
        preseptal cellulitis < orbital cellulitis
        orbital mass; orbital tumor; orbital pseudotumor | de Orbitatumor | fr tumeur orbitaire | es tumor orbitario | it tumore orbitario < mass
        globe rupture; ruptured globe; open globe injury
        sinusitis; rhinosinusitis; sinus mucosal thickening; sinus opacification; sinus disease | de Nasennebenhöhlenentzündung | fr sinusite | pt sinusopatia | nl bijholteontsteking
        nasal polyp; nasal polyposis; sinonasal polyposis; antrochoanal polyp | de Nasenpolyp; Nasenpolypen; Polyposis nasi | fr polype nasal; polypose nasosinusienne | es pólipo nasal; poliposis nasal | it polipo nasale; poliposi nasale | pt polipose nasal | nl neuspoliep; neuspoliepen < polyp
        mucous retention cyst; retention cyst; maxillary retention cyst | de Retentionszyste | fr kyste de rétention; kyste sous-muqueux | es quiste de retención | it cisti da ritenzione | pt cisto de retenção | nl retentiecyste < cyst
        deviated nasal septum; septal deviation; nasal septal deviation | de Septumdeviation; Nasenscheidewandverkrümmung | fr déviation septale | es desviación septal; desviación del tabique | it deviazione del setto | pt desvio de septo; desvio septal | nl septumdeviatie
        concha bullosa
        mucocele | de Mukozele
        otitis media; middle ear effusion; ear infection | de Mittelohrentzündung | fr otite moyenne | it otite media | nl middenoorontsteking
        mastoiditis; mastoid effusion; mastoid opacification | fr mastoïdite
        cholesteatoma | de Cholesteatom | fr cholestéatome | es colesteatoma | nl cholesteatoom
        otosclerosis | de Otosklerose | fr otospongiose | it otosclerosi | pt otosclerose
        tonsillitis; peritonsillar abscess; tonsillar abscess | de Mandelentzündung; Peritonsillarabszess | fr angine; abcès péri-amygdalien | es amigdalitis; absceso periamigdalino | it tonsillite; ascesso peritonsillare | pt amigdalite; abscesso periamigdaliano | nl amandelontsteking
        retropharyngeal abscess; deep neck abscess; parapharyngeal abscess < abscess
        adenoid hypertrophy; enlarged adenoids; adenoidal hypertrophy | de Adenoidhyperplasie | fr hypertrophie des végétations | es hipertrofia adenoidea | it ipertrofia adenoidea | pt hipertrofia de adenoide; hipertrofia adenoideana
        epiglottitis
        croup; steeple sign
        head and neck cancer; squamous cell carcinoma of the head and neck; HNSCC; oropharyngeal cancer; pharyngeal cancer < malignancy
        laryngeal cancer; laryngeal carcinoma; glottic carcinoma | de Larynxkarzinom; Kehlkopfkrebs | fr cancer du larynx | es cáncer de laringe | it carcinoma laringeo | nl larynxcarcinoom; strottenhoofdkanker < head and neck cancer
        nasopharyngeal carcinoma; NPC [CT MR PT] | de Nasopharynxkarzinom | fr cancer du cavum | es carcinoma nasofaríngeo | it carcinoma rinofaringeo | pt carcinoma de nasofaringe | nl nasofarynxcarcinoom < head and neck cancer
        oral cancer; tongue cancer; oral cavity carcinoma | de Mundhöhlenkarzinom; Zungenkarzinom | fr cancer de la langue | es cáncer de lengua; cáncer oral | it carcinoma della lingua | pt câncer de língua; câncer de boca | nl tongkanker; mondkanker < head and neck cancer
        parotid tumor; pleomorphic adenoma; Warthin tumor; parotid mass; salivary gland tumor | de Parotistumor; Speicheldrüsentumor; pleomorphes Adenom | fr tumeur parotidienne; adénome pléomorphe | es tumor de parótida; adenoma pleomorfo | it tumore parotideo | pt adenoma pleomórfico
        sialadenitis | de Speicheldrüsenentzündung | fr sialadénite | es sialoadenitis | it scialoadenite | pt sialoadenite
        parotitis; mumps | fr parotidite | es parotiditis | it parotite < sialadenitis
        sialolithiasis; salivary stone; salivary gland stone; sialolith | de Speichelstein | fr lithiase salivaire | es sialolitiasis | it scialolitiasi | pt sialolitíase | nl speekselsteen
        branchial cleft cyst; branchial cyst; lateral neck cyst | de laterale Halszyste | fr kyste branchial | es quiste branquial | it cisti branchiale | pt cisto branquial < cyst
        thyroglossal duct cyst; thyroglossal cyst | de mediane Halszyste | fr kyste du tractus thyréoglosse | es quiste tirogloso | it cisti del dotto tireoglosso | pt cisto tireoglosso < cyst
        neck mass; cervical mass; neck lump; neck swelling | de Raumforderung am Hals; Halsschwellung | fr masse cervicale; tuméfaction cervicale | es masa cervical | it tumefazione del collo | pt massa cervical | nl zwelling hals < mass
        goiter; multinodular goiter; MNG [US CT NM]; struma; enlarged thyroid; thyromegaly; retrosternal goiter | de Struma nodosa; Kropf; Knotenstruma | fr goitre multinodulaire; GMN | es bocio; bocio multinodular | it gozzo; gozzo multinodulare | nl vergrote schildklier; multinodulair struma
        thyroid nodule; thyroid lesion; nodule of the thyroid | de Schilddrüsenknoten; SD Knoten; heißer Knoten; kalter Knoten | fr nodule thyroïdien | es nódulo tiroideo | it noduli tiroidei | pt nódulo tireoidiano; nódulo de tireoide | nl schildkliernodus; schildkliernoduli
        TI RADS; tirads; EU TIRADS; thyroid imaging reporting and data system
        thyroid cancer; thyroid carcinoma; papillary thyroid carcinoma; PTC [US CT NM]; differentiated thyroid cancer | de Schilddrüsenkarzinom | fr cancer de la thyroïde; carcinome papillaire de la thyroïde | es cáncer de tiroides; carcinoma papilar de tiroides | it carcinoma tiroideo; carcinoma papillare della tiroide | pt câncer de tireoide; carcinoma papilífero | nl schildklierkanker; schildkliercarcinoom < malignancy
        thyroiditis; Hashimoto thyroiditis; Hashimoto; autoimmune thyroiditis | de Schilddrüsenentzündung | fr thyroïdite | es tiroiditis; tiroiditis de Hashimoto | it tiroidite; tiroidite di Hashimoto | pt tireoidite; tireoidite de Hashimoto | nl schildklierontsteking
        Graves disease | de Morbus Basedow | fr maladie de Basedow | es enfermedad de Graves | it morbo di Basedow | pt doença de Graves | nl ziekte van Graves
        hyperthyroidism; thyrotoxicosis | de Hyperthyreose; Schilddrüsenüberfunktion | fr hyperthyroïdie | es hipertiroidismo | it ipertiroidismo | pt hipertireoidismo | nl hyperthyreoïdie
        hypothyroidism; underactive thyroid | de Hypothyreose; Schilddrüsenunterfunktion | fr hypothyroïdie | es hipotiroidismo | it ipotiroidismo | pt hipotireoidismo | nl hypothyreoïdie
        thyroidectomy; status post thyroidectomy | de Thyreoidektomie; Strumektomie | fr thyroïdectomie | es tiroidectomía | pt tireoidectomia | nl thyreoïdectomie
        parathyroid adenoma | de Nebenschilddrüsenadenom | fr adénome parathyroïdien | es adenoma paratiroideo | pt adenoma de paratireoide; adenoma paratireoideo | nl bijschildklieradenoom
        dental caries; tooth decay; carious lesion; caries; dental cavity | de Karies; Zahnkaries | fr carie; carie dentaire; caries dentaires | es caries dental | it carie dentaria | nl tandbederf
        periapical lesion; periapical abscess; periapical lucency; apical periodontitis; periapical granuloma; dental abscess; periapical radiolucency; tooth abscess | de apikale Parodontitis; Zahnabszess; apikale Ostitis; Wurzelspitzenentzündung | fr abcès dentaire; granulome apical; lésion périapicale | es absceso dental; lesión periapical; granuloma periapical | it ascesso dentale; granuloma apicale; lesione periapicale | pt abscesso dentário; lesão periapical | nl tandabces; wortelpuntontsteking
        periodontitis; periodontal disease; alveolar bone loss; periodontal bone loss; marginal bone loss | de Parodontitis; Parodontose; Knochenabbau | fr parodontite; parodontopathie; alvéolyse | es enfermedad periodontal; pérdida ósea alveolar | it parodontopatia | pt doença periodontal; perda óssea alveolar
        impacted tooth; impacted wisdom tooth; impacted third molar; wisdom tooth; third molar; unerupted tooth | de Weisheitszahn; Weisheitszähne; retinierter Zahn; verlagerter Weisheitszahn | fr dent de sagesse; dent incluse | es muela del juicio; diente incluido; tercer molar; diente retenido | it dente del giudizio; dente incluso; denti del giudizio | pt dente do siso; terceiro molar; siso | nl verstandskies; verstandskiezen
        dentigerous cyst; follicular dental cyst | de follikuläre Zyste | fr kyste dentigère | es quiste dentígero | it cisti follicolare; cisti dentigera | pt cisto dentígero | nl folliculaire cyste < cyst
        radicular cyst; periapical cyst | de radikuläre Zyste | fr kyste radiculaire | es quiste radicular | it cisti radicolare | pt cisto radicular < cyst
        odontogenic cyst | de Kieferzyste | fr kyste dentaire | nl kaakcyste < cyst
        ameloblastoma < neoplasm
        odontogenic keratocyst; keratocyst < neoplasm
        odontogenic tumor < neoplasm
        odontoma | de Odontom | fr odontome
        missing tooth; edentulous; edentulism; hypodontia; tooth agenesis | de zahnlos; Zahnverlust; fehlender Zahn | fr édenté; agénésie dentaire; dent absente | es edéntulo; ausencia dental | it edentulia; agenesia dentale | pt edentulismo; ausência dentária | nl tandeloos
        supernumerary tooth; mesiodens; hyperdontia | de überzähliger Zahn | fr dent surnuméraire | es diente supernumerario | it dente soprannumerario | pt dente supranumerário
        malocclusion; crowding of teeth; dental crowding; overbite | de Fehlbiss; Zahnfehlstellung | es maloclusión | it malocclusione | pt má oclusão
        tooth fracture; root fracture; fractured tooth; cracked tooth < fracture
        osteonecrosis of the jaw; ONJ [CT PX DX]; MRONJ; bisphosphonate related osteonecrosis of the jaw | de Kiefernekrose | fr ostéonécrose de la mâchoire | es osteonecrosis maxilar | it osteonecrosi delle ossa mascellari | pt osteonecrose dos maxilares
        temporomandibular disorder; TMJ disorder; TMD [MR CT PX]; TMJ dysfunction; temporomandibular joint disorder; disc displacement of the TMJ
        cleft lip | de Lippenspalte; LKG Spalte | fr fente labiale; bec de lièvre | es labio leporino; paladar hendido | nl schisis; hazenlip
        cleft palate; cleft lip and palate | de Gaumenspalte; Lippen Kiefer Gaumenspalte | fr fente palatine | es fisura palatina | it labiopalatoschisi; palatoschisi | pt fenda palatina; fissura labiopalatina
        """
}
