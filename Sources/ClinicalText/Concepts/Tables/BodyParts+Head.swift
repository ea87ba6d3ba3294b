extension ConceptTable {
    /// Head, neck, and what lies in them.
    static let headParts = """
        whole body; body!; entire body; total body; WB; wholebody | de Ganzkörper; Ganzkoerper | fr corps entier | es cuerpo entero; cuerpo | it corpo intero | pt corpo inteiro | nl hele lichaam; lichaam
        head; cranial; cephalic; caput; HD | de Kopf | fr tête | es cabeza | it testa; capo | pt cabeça | nl hoofd < whole body
        skull; cranium; calvarium; calvaria; cranial vault | de Schädel; Schaedel; Schädeldach | fr crâne; voûte crânienne | es cráneo | it cranio | nl schedel < head
        skull base; base of skull; cranial base | de Schädelbasis; Schaedelbasis | fr base du crâne | es base del cráneo; base de cráneo | it base cranica; base del cranio | pt base do crânio; base de crânio | nl schedelbasis < skull
        brain; cerebral; cerebrum; encephalon; intracranial; neurocranium; BRN; endocranial | de Gehirn; Hirn; Hirnschädel | fr cerveau; encéphale | es cerebro; encéfalo | it cervello | nl hersenen; brein < head
        cerebellum; cerebellar | de Kleinhirn | fr cervelet | es cerebelo | it cervelletto | nl kleine hersenen < brain
        brainstem; brain stem; truncus cerebri | de Hirnstamm; Stammhirn | fr tronc cérébral | es tronco encefálico; tronco cerebral | it tronco cerebrale | nl hersenstam < brain
        midbrain; mesencephalon | de Mittelhirn | fr mésencéphale | es mesencéfalo < brainstem
        pons; pontine < brainstem
        medulla oblongata | de verlängertes Mark | fr bulbe rachidien | es bulbo raquídeo | it bulbo | nl verlengde merg < brainstem
        frontal lobe | de Frontallappen; Stirnlappen | fr lobe frontal | es lóbulo frontal | it lobo frontale | pt lobo frontal | nl frontale kwab < brain
        parietal lobe | de Parietallappen; Scheitellappen | fr lobe pariétal | es lóbulo parietal | it lobo parietale | pt lobo parietal < brain
        temporal lobe | de Temporallappen; Schläfenlappen | fr lobe temporal | es lóbulo temporal | it lobo temporale | pt lobo temporal < brain
        occipital lobe | de Okzipitallappen; Hinterhauptslappen | fr lobe occipital | es lóbulo occipital | it lobo occipitale | pt lobo occipital < brain
        insula; insular cortex | de Inselrinde < brain
        hippocampus; hippocampal | fr hippocampe | es hipocampo | it ippocampo < temporal lobe
        basal ganglia; deep gray matter | de Basalganglien; Stammganglien | fr noyaux gris centraux; ganglions de la base | es ganglios basales | it gangli della base; nuclei della base | pt gânglios da base; núcleos da base | nl basale kernen < brain
        thalamus; thalamic | es tálamo < brain
        corpus callosum; callosal | de Balken | fr corps calleux | es cuerpo calloso | it corpo calloso | pt corpo caloso | nl hersenbalk < brain
        white matter | de weiße Substanz; Marklager | fr substance blanche | es sustancia blanca | it sostanza bianca | pt substância branca | nl witte stof < brain
        posterior fossa; infratentorial | de hintere Schädelgrube | fr fosse postérieure | es fosa posterior | it fossa posteriore; fossa cranica posteriore | pt fossa posterior | nl achterste schedelgroeve < brain
        cerebral ventricle; ventricle; ventricular system | de Hirnventrikel < brain
        lateral ventricle | de Seitenventrikel | fr ventricule latéral | es ventrículo lateral | it ventricolo laterale < cerebral ventricle
        third ventricle < cerebral ventricle
        fourth ventricle < cerebral ventricle
        meninges; leptomeninges | de Hirnhaut; Hirnhäute; Meningen | it meningi | nl hersenvliezen < brain
        dura mater; dural; pachymeninges < meninges
        pituitary gland; pituitary; hypophysis; hypophyseal; sella; sella turcica; sellar | de Hypophyse; Hirnanhangdrüse | fr selle turcique | es hipófisis; silla turca | it ipofisi | pt hipófise; sela túrcica; sela turca | nl hypofyse < brain
        pineal gland; pineal; epiphysis cerebri | de Zirbeldrüse | fr glande pinéale; épiphyse cérébrale | es glándula pineal | it ghiandola pineale | nl pijnappelklier < brain
        cavernous sinus | fr sinus caverneux | es seno cavernoso | pt seio cavernoso < brain
        cranial nerve | de Hirnnerv; Hirnnerven | fr nerfs crâniens | es nervios craneales; pares craneales | it nervi cranici | pt nervos cranianos | nl hersenzenuwen < head
        trigeminal nerve < cranial nerve
        facial nerve < cranial nerve
        vestibulocochlear nerve < cranial nerve
        cerebellopontine angle; CPA [CT MR] | de Kleinhirnbrückenwinkel; KHBW | fr angle ponto-cérébelleux; APC | es ángulo pontocerebeloso | it angolo ponto-cerebellare | pt ângulo pontocerebelar | nl brughoek < brain
        fontanelle; fontanel | es fontanela | it fontanella < skull
        scalp | de Kopfhaut; Kopfschwarte | fr cuir chevelu | es cuero cabelludo | it cuoio capelluto | pt couro cabeludo | nl hoofdhuid < head
        face; facial; viscerocranium; maxillofacial; facial bones; facial skeleton; midface | de Gesicht; Gesichtsschädel; Mittelgesicht | fr massif facial; visage | es cara; macizo facial | it faccia; volto; massiccio facciale | pt ossos da face | nl gezicht; aangezicht; aangezichtsschedel < head
        cheek; buccal | de Wange | fr joue | es mejilla | it guancia | pt bochecha | nl wang < face
        submental area; submental < face
        orbit; orbital; eye socket; eye region | de Augenhöhle; Augenhoehle | fr orbite | es órbita | nl oogkas < face
        eye; ocular; ophthalmic; eyeball; globe; bulbus oculi | de Auge; Augapfel | fr oeil; yeux; globe oculaire | es ojo | it occhio; occhi | pt olho | nl oog; ogen < orbit
        retina; retinal; ocular fundus; eye fundus; fundus of the eye; fundus [OP OPT XC] | de Netzhaut; Augenhintergrund | fr rétine; fond d'oeil | es fondo de ojo | it fondo oculare | pt fundo de olho | nl netvlies < eye
        macula < retina
        cornea; corneal | de Hornhaut [OP OPT] | fr cornée | nl hoornvlies < eye
        crystalline lens; ocular lens | de Augenlinse | fr cristallin | es cristalino | it cristallino | nl ooglens < eye
        optic nerve; optic pathway | de Sehnerv | fr nerf optique | es nervio óptico | it nervo ottico | pt nervo óptico | nl oogzenuw < orbit
        optic disc | de Papille < orbit
        optic chiasm < orbit
        optic canal < orbit
        sclera < eye
        conjunctiva < eye
        uvea < eye
        iris < eye
        choroid < eye
        eyelid; palpebral | de Augenlid | fr paupière | es párpado | it palpebra | nl ooglid < eye
        lacrimal gland; lacrimal | de Tränendrüse | fr glande lacrymale | es glándula lagrimal | it ghiandola lacrimale | pt glândula lacrimal | nl traanklier < orbit
        nasolacrimal duct | de Tränenwege | fr voies lacrymales < orbit
        ear; auricular; pinna | de Ohr; Ohren | fr oreille | es oído; oreja | it orecchio; orecchi | pt ouvido; orelha | nl oor; oren < head
        temporal bone; petrous bone; petrosal; tbone; pars petrosa | de Felsenbein; Schläfenbein | fr rocher; os temporal | es peñasco; hueso temporal | it rocca petrosa; rocche petrose; osso temporale | pt osso temporal; ossos temporais | nl rotsbeen; slaapbeen < skull base
        mastoid | fr mastoïde < temporal bone
        internal auditory canal; IAC; IAM; internal auditory meatus; MAI | de innerer Gehörgang; Gehörgang | fr conduit auditif interne; CAI | es conducto auditivo interno | it condotto uditivo interno; meato acustico interno | pt conduto auditivo interno | nl inwendige gehoorgang < temporal bone
        external auditory canal; EAC | de äußerer Gehörgang | fr conduit auditif externe | es conducto auditivo externo | it condotto uditivo esterno | pt conduto auditivo externo < ear
        middle ear; tympanic cavity | de Mittelohr; Paukenhöhle | fr oreille moyenne | es oído medio | it orecchio medio | pt ouvido médio; orelha média | nl middenoor < temporal bone
        ossicles < middle ear
        eardrum < middle ear
        inner ear; labyrinth | de Innenohr | fr oreille interne | es oído interno | it orecchio interno | pt ouvido interno; orelha interna | nl binnenoor < temporal bone
        cochlea; cochlear | fr cochlée | es cóclea | nl slakkenhuis < inner ear
        semicircular canal < inner ear
        nose; nasal; nasal cavity | de Nase; Nasenhöhle | fr nez; fosse nasale | es nariz; fosa nasal | it naso | nl neus < face
        nasal bone; os nasale | de Nasenbein | fr os propres du nez; OPN | es huesos propios; huesos nasales | it ossa nasali; osso nasale | pt ossos próprios do nariz; ossos nasais | nl neusbeen < nose
        nasal septum | de Nasenseptum; Nasenscheidewand | fr cloison nasale | es tabique nasal | it setto nasale | pt septo nasal | nl neustussenschot < nose
        paranasal sinus; PNS; sinuses; paranasal; SPN [CR DX] | de Nasennebenhöhlen; Nasennebenhoehlen; NNH | fr sinus de la face | es senos paranasales | it seni paranasali | pt seios paranasais; seios da face | nl neusbijholten; bijholten; sinussen < face
        maxillary sinus; antral; maxillary antrum | de Kieferhöhle | fr sinus maxillaire | es seno maxilar | it seno mascellare | pt seio maxilar | nl kaakholte < paranasal sinus
        frontal sinus | de Stirnhöhle | fr sinus frontal | es seno frontal | it seno frontale | pt seio frontal | nl voorhoofdsholte < paranasal sinus
        sphenoid sinus; sphenoidal sinus | de Keilbeinhöhle | fr sinus sphénoïdal | es seno esfenoidal | it seno sfenoidale | pt seio esfenoidal < paranasal sinus
        ethmoid; ethmoid sinus; ethmoidal; ethmoid air cells | de Siebbein; Siebbeinzellen | fr ethmoïde | es etmoides | it seno etmoidale | nl zeefbeen < paranasal sinus
        zygoma; zygomatic bone; zygomatic; malar | de Jochbein | fr os zygomatique; malaire | es hueso cigomático | it zigomo | pt zigoma | nl jukbeen < face
        zygomatic arch | de Jochbogen | es arco cigomático | it arco zigomatico | nl jukboog < zygoma
        jaw; jaw region | de Kiefer | fr mâchoire | it mascelle | nl kaak < face
        mandible; mandibular; lower jaw; mandibula | de Unterkiefer; UK [CR DX PX CT] | fr mandibule; maxillaire inférieur | it mandibola | nl onderkaak < jaw
        maxilla; maxillary; upper jaw | de Oberkiefer; OK [CR DX PX CT] | fr maxillaire; maxillaire supérieur | es maxilar | it mascella; mascellare | pt maxila | nl bovenkaak < jaw
        temporomandibular joint; TMJ; TM joint; temporomandibular | de Kiefergelenk; Kiefergelenke | fr articulation temporo-mandibulaire; ATM | es articulación temporomandibular | it articolazione temporo-mandibolare | pt articulação temporomandibular | nl kaakgewricht < jaw
        tooth; dental; dentition; odontogenic | de Zahn; Zähne; Zaehne; Gebiss | fr dent | es diente | it dente; denti | nl tand; tanden; gebit; kies < jaw
        molar < tooth
        incisor < tooth
        premolar < tooth
        canine tooth < tooth
        alveolar ridge; alveolar process; alveolar bone | de Alveolarfortsatz | fr crête alvéolaire | es reborde alveolar | it cresta alveolare | pt rebordo alveolar < jaw
        mouth; oral cavity; oral! | de Mund; Mundhöhle | fr bouche; cavité buccale | es boca; cavidad oral | it bocca; cavo orale | pt cavidade oral | nl mond; mondholte < face
        floor of mouth | de Mundboden < mouth
        lip | de Lippe | fr lèvre | es labio | it labbro < mouth
        tongue; lingual; base of tongue | de Zunge; Zungengrund | fr langue | es lengua | it lingua | nl tong < mouth
        palate; palatal | de Gaumen | fr palais | es paladar | it palato | nl gehemelte < mouth
        hard palate < palate
        soft palate < palate
        uvula < palate
        salivary gland; salivary | de Speicheldrüse; Speicheldrüsen | fr glande salivaire | es glándulas salivales; glándula salival | it ghiandole salivari; ghiandola salivare | pt glândulas salivares; glândula salivar | nl speekselklier; speekselklieren < head
        parotid gland; parotid; parotis | de Ohrspeicheldrüse | fr parotide; glande parotide | es parótida | nl oorspeekselklier < salivary gland
        submandibular gland; submandibular; submandibular area; submaxillary gland | de Unterkieferspeicheldrüse | fr glande sous-maxillaire; glande submandibulaire | es glándula submaxilar; glándula submandibular | it ghiandola sottomandibolare < salivary gland
        sublingual gland < salivary gland
        neck; cervical soft tissues; soft tissues of the neck; collum; NCK; ST neck | de Hals; Halsweichteile | fr cou | es cuello | it collo | pt pescoço | nl nek < whole body
        head and neck; head neck; H and N; HNO; ENT | de Kopf Hals; Kopf und Hals | fr tête et cou; ORL | es cabeza y cuello | it testa e collo; testa collo | pt cabeça e pescoço | nl hoofd hals < whole body
        pharynx; throat | de Rachen; Schlund | fr gorge | es faringe; garganta | it gola | nl keel; keelholte < neck
        nasopharynx; nasopharyngeal; epipharynx; cavum; postnasal space | de Nasenrachen; Nasenrachenraum | fr rhinopharynx | es nasofaringe; rinofaringe | nl neuskeelholte < pharynx
        oropharynx; oropharyngeal; mesopharynx | de Mundrachen | es orofaringe < pharynx
        hypopharynx; hypopharyngeal; laryngopharynx | es hipofaringe | it ipofaringe < pharynx
        piriform sinus; pyriform sinus < hypopharynx
        tonsil; tonsillar; palatine tonsil | de Mandel; Mandeln; Tonsille | fr amygdale | es amígdala | it tonsilla | nl amandel; amandelen < pharynx
        adenoid | fr végétations adénoïdes | es adenoides | it adenoidi < pharynx
        larynx; glottis; glottic; supraglottic; subglottic | de Kehlkopf | es laringe | pt cordas vocais; pregas vocais | nl strottenhoofd < neck
        vocal cord; vocal fold | de Stimmband; Stimmlippe | fr cordes vocales | es cuerdas vocales | it corde vocali | nl stembanden < larynx
        epiglottis < larynx
        hyoid bone; hyoid | de Zungenbein | fr os hyoïde | es hueso hioides; hioides | it osso ioide | pt osso hioide | nl tongbeen < neck
        thyroid gland; thyroid; thyroidal; glandula thyreoidea | de Schilddrüse; Schilddruese; SD [US NM] | fr thyroïde; glande thyroïde | es tiroides; glándula tiroides | pt tireoide | nl schildklier < neck
        parathyroid gland; parathyroid | de Nebenschilddrüse; Epithelkörperchen | fr parathyroïde; glande parathyroïde | es paratiroides | it paratiroidi | pt paratireoide | nl bijschildklier < neck
        cervical lymph node; neck node | de Halslymphknoten | fr ganglion cervical; adénopathie cervicale | es ganglio cervical | it linfonodo cervicale; linfonodi cervicali | pt linfonodo cervical | nl halsklier < neck
        supraclavicular region; supraclavicular; supraclavicular fossa | de Supraklavikulargrube | fr région sus-claviculaire | es región supraclavicular | it regione sovraclaveare | pt região supraclavicular < neck
        neck and chest; head neck and chest; head neck chest < whole body
        spine; spinal; vertebral column; spinal column; whole spine; entire spine; columna vertebralis; backbone | de Wirbelsäule; Wirbelsaeule; WS; Ganzwirbelsäule; GWS | fr rachis; colonne vertébrale; colonne; rachis entier | es columna; columna vertebral; raquis | it colonna; colonna vertebrale; rachide | pt coluna; coluna vertebral | nl wervelkolom < whole body
        cervical spine; C spine; cspine; CSP; cervical vertebra; cervical vertebral column; CS [CR DX MR CT] | de Halswirbelsäule; Halswirbelsaeule; HWS; Halswirbel; HWK | fr rachis cervical; colonne cervicale; RC [CR DX] | es columna cervical; raquis cervical | it colonna cervicale; rachide cervicale; tratto cervicale | pt coluna cervical | nl halswervelkolom; CWK; CWZ; cervicale wervelkolom < spine
        thoracic spine; T spine; tspine; TSP; dorsal spine; D spine; dspine; thoracic vertebra; dorsal vertebra; TS [CR DX] | de Brustwirbelsäule; Brustwirbelsaeule; BWS; Brustwirbel; BWK | fr rachis dorsal; rachis thoracique; colonne dorsale | es columna dorsal; columna torácica | it colonna dorsale; rachide dorsale; tratto dorsale | pt coluna torácica; coluna dorsal | nl borstwervelkolom; TWK; thoracale wervelkolom < spine
        lumbar spine; L spine; lspine; LSP; lumbar!; lumbar vertebra; LS [CR DX MR] | de Lendenwirbelsäule; Lendenwirbelsaeule; LWS; Lendenwirbel; LWK | fr rachis lombaire; colonne lombaire; RL [CR DX] | es columna lumbar; raquis lumbar | it colonna lombare; rachide lombare; tratto lombare | pt coluna lombar | nl lendenwervelkolom; lumbale wervelkolom < spine
        cervicothoracic spine; cervico thoracic spine; cervicothoracic junction; cervicothoracic; CT spine [CR DX MR]; ctspine | fr charnière cervico-dorsale | es columna cervicodorsal | it passaggio cervico-dorsale | pt coluna cervicotorácica < spine
        thoracolumbar spine; thoraco lumbar spine; thoracolumbar; dorsolumbar; dorsolumbar spine; TL spine; tlspine; thoracolumbar junction | fr charnière dorso-lombaire | es columna dorsolumbar | it colonna dorso-lombare | pt coluna toracolombar; coluna dorsolombar < spine
        lumbosacral spine; lumbo sacral spine; lumbosacral; LS spine; lsspine; lumbosacral junction | fr rachis lombo-sacré | es columna lumbosacra | it colonna lombo-sacrale; rachide lombo-sacrale | pt coluna lombossacra | nl lumbosacrale wervelkolom < spine
        craniocervical junction; craniovertebral junction; CCJ; atlanto occipital; atlantoaxial | de kraniozervikaler Übergang; Kopfgelenke | fr charnière cranio-cervicale | es charnela craneocervical | it cerniera cranio-cervicale | pt transição craniocervical < cervical spine
        atlas < craniocervical junction
        odontoid; dens; dens axis | fr odontoïde | it dente dell'epistrofeo < craniocervical junction
        sacrum; sacral; sacral spine; sspine; os sacrum; SACR | de Kreuzbein; Sakrum | es sacro | it osso sacro | nl heiligbeen < spine
        coccyx; coccygeal; tailbone; os coccygis | de Steißbein | es cóccix; coxis | it coccige | nl stuitbeen; stuitje < sacrum
        sacrococcygeal spine; sacro coccygeal spine; sacrococcygeal; sacrum and coccyx < spine
        vertebra; vertebral; vertebral body | de Wirbel; Wirbelkörper; WK | fr vertèbre; corps vertébral | es cuerpo vertebral | it corpo vertebrale | pt corpo vertebral | nl wervel; wervellichaam < spine
        intervertebral disc; intervertebral; discal; spinal disc | de Bandscheibe; Bandscheiben | fr disque intervertébral; disque | es disco intervertebral; disco | it disco intervertebrale | nl tussenwervelschijf < spine
        facet joint; zygapophyseal joint; facet | de Facettengelenk; Wirbelgelenk | fr articulation zygapophysaire; articulaire postérieure | es articulación facetaria; faceta | it faccetta articolare | pt articulação facetária | nl facetgewricht < spine
        spinal canal; vertebral canal | de Spinalkanal; Wirbelkanal | fr canal rachidien; canal lombaire | es canal espinal; canal raquídeo | it canale vertebrale; canale spinale | pt canal vertebral; canal raquidiano | nl wervelkanaal; spinaal kanaal < spine
        neural foramen | de Neuroforamen < spine
        epidural space < spine
        spinal cord; medulla spinalis; myelon; cord! | de Rückenmark; Rueckenmark | fr moelle épinière; moelle | es médula espinal; médula | it midollo spinale; midollo | pt medula espinhal | nl ruggenmerg < spine
        conus medullaris; conus < spinal cord
        cauda equina | de Pferdeschweif | fr queue de cheval | es cola de caballo | nl zenuwwortel < spine
        nerve root | de Nervenwurzel | fr racine nerveuse | es raíz nerviosa | it radice nervosa | pt raiz nervosa < spine
        back; paraspinal; paravertebral | de Rücken | fr dos! | es espalda | it dorso; schiena | nl rug < whole body
        sacroiliac joint; SI joint; sijoint; sacroiliac; SIJ; ISG | de Iliosakralgelenk; Iliosakralgelenke; Sakroiliakalgelenk; Kreuzdarmbeingelenk | fr articulation sacro-iliaque; sacro-iliaques | es articulación sacroilíaca; sacroilíacas | it articolazione sacro-iliaca; sacroiliache | pt articulação sacroilíaca | nl SI gewricht; sacro-iliacaal gewricht < pelvis
        brachial plexus | de Armplexus; Plexus brachialis | fr plexus brachial | es plexo braquial | it plesso brachiale < neck
        lumbosacral plexus | fr nerf sciatique < pelvis
        sciatic nerve | de Ischiasnerv | es nervio ciático | it nervo sciatico | pt nervo ciático < pelvis
        peripheral nerve; nerve | de Nerv | fr nerf | es nervio | it nervo | nl zenuw
        median nerve < peripheral nerve
        ulnar nerve < peripheral nerve
        radial nerve < peripheral nerve
        """
}
