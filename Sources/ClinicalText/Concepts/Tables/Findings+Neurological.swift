extension ConceptTable {
    /// Brain, meninges, spinal cord.
    static let neurologicalFindings = """
        stroke; cerebral infarction; ischemic stroke; brain infarct; cerebrovascular accident; CVA; acute infarct; MCA infarct; MCA stroke; cerebral ischemia; embolic stroke; acute ischemic stroke; MCA territory infarct | de Schlaganfall; Hirninfarkt; Apoplex; Insult; Mediainfarkt; ischämischer Schlaganfall; zerebrale Ischämie; Infarktdemarkation | fr accident vasculaire cérébral; AVC; infarctus cérébral; AIC; AVC ischémique; ischémie cérébrale | es ictus; accidente cerebrovascular; infarto cerebral; ACV; EVC; isquemia cerebral | it infarto cerebrale; ischemia cerebrale; ictus ischemico | pt acidente vascular cerebral; AVE | nl beroerte; herseninfarct; herseninfarcten
        lacunar infarct; lacunar stroke; lacune | de Lakune | es infarto lacunar | it lacuna ischemica < stroke
        transient ischemic attack; TIA; mini stroke | de transitorische ischämische Attacke | fr accident ischémique transitoire; AIT | es accidente isquémico transitorio | it attacco ischemico transitorio | pt ataque isquêmico transitório
        intracranial hemorrhage; ICH; brain hemorrhage; intracerebral hemorrhage; cerebral hemorrhage; brain bleed; intraparenchymal hemorrhage; IPH; intraparenchymal hematoma; hemorrhagic stroke; intracranial bleed; intracerebral hematoma; parenchymal hemorrhage; intracranial haematoma | de Hirnblutung; intrakranielle Blutung; intrazerebrale Blutung; ICB; Stammganglienblutung; Stammhirnblutung | fr hémorragie cérébrale; hémorragie intracrânienne; hématome intracérébral; hématome intraparenchymateux; saignement intracrânien | es hemorragia intracraneal; hemorragia cerebral; hematoma intraparenquimatoso; hemorragia intracerebral | it emorragia cerebrale; emorragia intracranica; ematoma intraparenchimale; emorragia intraparenchimale | pt hemorragia intracraniana; hemorragia intraparenquimatosa | nl hersenbloeding; intracraniële bloeding
        subarachnoid hemorrhage; SAH; aneurysmal subarachnoid hemorrhage; subarachnoid bleed | de Subarachnoidalblutung; SAB | fr hémorragie sous-arachnoïdienne; hémorragie méningée; HSA | es hemorragia subaracnoidea | it emorragia subaracnoidea; ESA | nl subarachnoïdale bloeding < intracranial hemorrhage
        subdural hematoma; SDH; subdural hemorrhage; subdural collection; chronic subdural hematoma; acute subdural hematoma; subdural | de Subduralhämatom; subdurales Hämatom | fr hématome sous-dural; HSD | es hematoma subdural | it ematoma sottodurale; ematoma subdurale | nl subduraal hematoom < intracranial hemorrhage
        epidural hematoma; extradural hematoma; EDH [CT MR]; epidural hemorrhage | de Epiduralhämatom; epidurales Hämatom | fr hématome extradural; hématome épidural; HED | es hematoma epidural; hematoma extradural | it ematoma epidurale; ematoma extradurale | nl epiduraal hematoom < intracranial hemorrhage
        intraventricular hemorrhage; IVH [CT MR US]; ventricular hemorrhage | de Ventrikelblutung; intraventrikuläre Blutung; Ventrikeleinbruch | fr hémorragie intraventriculaire | es hemorragia intraventricular | it emorragia intraventricolare | nl intraventriculaire bloeding < intracranial hemorrhage
        germinal matrix hemorrhage | de Matrixblutung < intraventricular hemorrhage
        cerebral microbleed; microbleeds; microhemorrhage | de Mikroblutung; Mikroblutungen | fr microsaignement; microhémorragies | es microhemorragias; microsangrados | it microemorragie; microsanguinamenti | pt micro-hemorragias; microssangramentos | nl microbloedingen
        cerebral amyloid angiopathy; amyloid angiopathy; CAA [MR CT] | de Amyloidangiopathie | fr angiopathie amyloïde | es angiopatía amiloide
        superficial siderosis
        intracranial aneurysm; cerebral aneurysm; brain aneurysm; berry aneurysm; saccular aneurysm; basilar tip aneurysm; giant aneurysm | de Hirnaneurysma; intrakranielles Aneurysma; Aneurysma der Hirnarterien | fr anévrisme intracrânien; anévrisme cérébral | es aneurisma cerebral; aneurisma intracraneal | it aneurisma cerebrale; aneurisma intracranico | pt aneurisma intracraniano | nl hersenaneurysma < aneurysm
        cerebral venous thrombosis; CVT [CT MR]; dural sinus thrombosis; venous sinus thrombosis; CVST; sinus thrombosis; sagittal sinus thrombosis; empty delta sign | de Sinusvenenthrombose; Sinusthrombose; Hirnvenenthrombose; SVT [CT MR] | fr thrombose veineuse cérébrale; TVC [CT MR]; thrombophlébite cérébrale | es trombosis venosa cerebral; trombosis de senos venosos | it trombosi venosa cerebrale; trombosi dei seni venosi | pt trombose venosa cerebral; trombose de seio venoso | nl sinustrombose; sinus venetrombose < thrombosis
        cavernoma; cavernous malformation; cavernous angioma | de Kavernom | fr cavernome | es malformación cavernosa | it angioma cavernoso | nl caverneus hemangioom
        developmental venous anomaly; DVA [MR CT]; venous angioma | de venöse Anomalie | fr anomalie veineuse de développement | es angioma venoso | it anomalia venosa di sviluppo | pt anomalia do desenvolvimento venoso
        moyamoya; moya moya disease
        cerebral vasculitis | de zerebrale Vaskulitis | es vasculitis cerebral | pt vasculite cerebral
        cerebral vasospasm; vasospasm | de Vasospasmus | fr vasospasme | es vasoespasmo | it vasospasmo
        reversible cerebral vasoconstriction; RCVS
        CADASIL
        brain tumor; intracranial mass; cerebral tumor; brain mass; intracranial tumor; brain neoplasm; brain lesion; intra axial mass; intraaxial mass; extraaxial mass; extra axial mass; intracranial lesion | de Hirntumor; intrakranielle Raumforderung; zerebrale Raumforderung | fr tumeur cérébrale; processus expansif intracrânien; lésion cérébrale | es tumor cerebral; masa intracraneal; lesión cerebral | it tumore cerebrale; massa intracranica; lesione cerebrale; lesione espansiva cerebrale | pt massa intracraniana; lesão cerebral | nl hersentumor < neoplasm
        glioma; high grade glioma; low grade glioma; diffuse glioma; LGG [MR CT]; HGG [MR CT] | de Gliom | fr gliome | nl glioom < brain tumor
        optic glioma < glioma
        brainstem glioma; DIPG < glioma
        glioblastoma; GBM; glioblastoma multiforme | de Glioblastom | fr glioblastome | nl glioblastoom < glioma
        astrocytoma | de Astrozytom | fr astrocytome | es astrocitoma | nl astrocytoom < glioma
        oligodendroglioma | de Oligodendrogliom | fr oligodendrogliome < glioma
        medulloblastoma | de Medulloblastom | fr médulloblastome | es meduloblastoma | nl medulloblastoom < brain tumor
        ependymoma | de Ependymom | fr épendymome | es ependimoma | nl ependymoom < brain tumor
        craniopharyngioma | de Kraniopharyngeom | fr craniopharyngiome | es craneofaringioma | it craniofaringioma | nl craniofaryngioom < brain tumor
        pineoblastoma < brain tumor
        germinoma | de Germinom < brain tumor
        choroid plexus papilloma < brain tumor
        PNET < brain tumor
        pineal tumor; pineocytoma < brain tumor
        hemangioblastoma | de Hämangioblastom | fr hémangioblastome | it emangioblastoma < brain tumor
        central neurocytoma < brain tumor
        DNET < brain tumor
        ganglioglioma < brain tumor
        meningioma; dural tail; convexity meningioma; falx meningioma; sphenoid wing meningioma; meningiomatosis; parafalcine meningioma | de Meningeom; Meningiom; Keilbeinmeningeom; Falxmeningeom | fr méningiome | nl meningeoom; meningioom < brain tumor
        vestibular schwannoma; acoustic neuroma; acoustic schwannoma; VS [MR] | de Akustikusneurinom; Vestibularisschwannom; AKN | nl vestibularisschwannoom < neoplasm
        neurofibroma | de Neurofibrom | fr neurofibrome | nl neurofibroom < neoplasm
        schwannoma; neurinoma; neurilemmoma; nerve sheath tumor | de Schwannom; Neurinom | fr schwannome vestibulaire; neurinome; neurinome de l'acoustique; schwannome | es schwannoma vestibular; neurinoma del acústico | it schwannoma vestibolare; neurinoma dell'acustico | pt neurinoma do acústico | nl schwannoom < neoplasm
        cerebellopontine angle tumor | nl brughoektumor < neoplasm
        pituitary adenoma; pituitary tumor; PitNET | de Hypophysenadenom; Hypophysentumor | fr adénome hypophysaire | es adenoma hipofisario | it adenoma ipofisario | pt adenoma de hipófise | nl hypofyseadenoom; hypofysetumor < brain tumor
        Rathke cleft cyst < brain tumor
        empty sella | de leere Sella | fr selle turcique vide | es silla turca vacía | it sella vuota | pt sela vazia; sela túrcica vazia < brain tumor
        pituitary apoplexy < brain tumor
        sellar mass; suprasellar mass < brain tumor
        prolactinoma | de Prolaktinom | fr prolactinome < pituitary adenoma
        microadenoma; pituitary microadenoma | de Mikroadenom | fr microadénome < pituitary adenoma
        macroadenoma; pituitary macroadenoma | de Makroadenom | fr macroadénome < pituitary adenoma
        subependymoma < brain tumor
        pilocytic astrocytoma < astrocytoma
        schizencephaly
        porencephaly
        brain metastasis; cerebral metastasis; intracranial metastasis; metastatic brain disease | de Hirnmetastase; Hirnmetastasen; Hirnfiliae; zerebrale Filiae | fr métastase cérébrale; métastases cérébrales | es metástasis cerebral | it metastasi cerebrale; metastasi cerebrali | pt metástase cerebral; metástases cerebrais | nl hersenmetastase; hersenmetastasen < metastasis
        leptomeningeal metastasis; leptomeningeal carcinomatosis; leptomeningeal disease | de Meningeosis carcinomatosa | fr méningite carcinomateuse | es carcinomatosis leptomeníngea | it carcinosi meningea | pt carcinomatose leptomeníngea < metastasis
        multiple sclerosis; MS [MR]; disseminated sclerosis; encephalomyelitis disseminata; clinically isolated syndrome; MS plaques; Dawson fingers; relapsing remitting multiple sclerosis | de Multiple Sklerose; ED [MR] | fr sclérose en plaques; SEP [MR] | es esclerosis múltiple; EM [MR] | it sclerosi multipla; SM [MR] | pt esclerose múltipla | nl multipele sclerose < demyelination
        demyelination; demyelinating disease; demyelinating lesion; demyelinating plaque; MOGAD; tumefactive demyelination | de Entmarkung; Demyelinisierung; Entmarkungsherd; Entmarkungsherde; demyelinisierende Erkrankung | fr démyélinisation; maladie démyélinisante; lésion démyélinisante | es desmielinización; enfermedad desmielinizante; lesión desmielinizante | it demielinizzazione; malattia demielinizzante; lesione demielinizzante | pt desmielinização; doença desmielinizante; lesão desmielinizante | nl demyelinisatie; demyelinisatiehaarden
        acute disseminated encephalomyelitis; ADEM < demyelination
        neuromyelitis optica; NMO; NMOSD < demyelination
        white matter disease; small vessel disease; leukoaraiosis; white matter hyperintensities; chronic small vessel ischemic disease; microangiopathy; microvascular ischemia; microvascular ischemic disease; white matter lesions; Fazekas; white matter changes; microvascular disease; small vessel ischemic disease; Binswanger disease; deep white matter ischemia | de Marklagerläsionen; Mikroangiopathie; Leukoaraiose; Marklagerveränderungen; zerebrale Mikroangiopathie; SAE [CT MR] | fr leucopathie; leucopathie vasculaire; microangiopathie; hypersignaux de la substance blanche | es microangiopatía; enfermedad de pequeño vaso; lesiones de sustancia blanca; leucopatía | it leucoaraiosi; encefalopatia vascolare; malattia dei piccoli vasi | pt doença de pequenos vasos | nl witte stofafwijkingen; witte stof laesies
        periventricular leukomalacia; PVL [US MR]
        leukoencephalopathy | de vaskuläre Leukenzephalopathie; Leukenzephalopathie | es leucoencefalopatía
        gliosis | de Gliosen | it gliosi | pt gliose
        leukodystrophy | de Leukodystrophie | es leucodistrofia | nl leukodystrofie
        adrenoleukodystrophy | de Adrenoleukodystrophie < leukodystrophy
        mitochondrial disease; Leigh syndrome
        inherited metabolic disease; metabolic brain disease
        cerebral atrophy; brain atrophy; cortical atrophy; brain volume loss; global atrophy; involutional changes; generalized atrophy; age related volume loss; cerebral volume loss | de Hirnatrophie; Hirnvolumenminderung; innere und äußere Hirnatrophie | fr atrophie cérébrale; atrophie cortico-sous-corticale | es atrofia cerebral; atrofia cortical; cambios involutivos | it atrofia cerebrale; atrofia corticale | pt redução volumétrica encefálica | nl hersenatrofie; atrofie; cerebrale atrofie
        hippocampal atrophy; medial temporal atrophy | de Hippocampusatrophie | fr atrophie hippocampique | es atrofia hipocampal | it atrofia ippocampale < cerebral atrophy
        cerebellar atrophy < cerebral atrophy
        dementia | de Demenz | fr démence | es demencia | it demenza | nl dementie
        Alzheimer disease; Alzheimer | de Alzheimerkrankheit; Morbus Alzheimer | fr maladie d'Alzheimer | es enfermedad de Alzheimer | it malattia di Alzheimer; morbo di Alzheimer | pt doença de Alzheimer | nl ziekte van Alzheimer < dementia
        frontotemporal dementia; FTD [MR CT PT] < dementia
        vascular dementia < dementia
        Lewy body dementia < dementia
        cognitive impairment; cognitive decline; memory loss; mild cognitive impairment | de Gedächtnisstörung; kognitive Störung | fr troubles cognitifs; troubles de la mémoire | es deterioro cognitivo; pérdida de memoria | it deterioramento cognitivo | pt declínio cognitivo; perda de memória | nl geheugenstoornis; geheugenverlies
        Creutzfeldt Jakob disease; CJD
        Parkinson disease; parkinsonism; Parkinson; parkinsonian syndrome | de Parkinsonsyndrom; Morbus Parkinson | fr maladie de Parkinson; syndrome parkinsonien | es enfermedad de Parkinson | it malattia di Parkinson; morbo di Parkinson; parkinsonismo | pt doença de Parkinson | nl ziekte van Parkinson; parkinsonisme
        multiple system atrophy; hot cross bun sign | de Multisystematrophie
        progressive supranuclear palsy; PSP [MR NM PT]; hummingbird sign
        Huntington disease
        essential tremor
        amyotrophic lateral sclerosis; ALS [MR]; motor neuron disease | de amyotrophe Lateralsklerose | fr sclérose latérale amyotrophique; SLA [MR] | es esclerosis lateral amiotrófica; ELA [MR] | it sclerosi laterale amiotrofica | pt esclerose lateral amiotrófica
        Guillain Barre syndrome
        neuropathy; polyneuropathy; peripheral neuropathy; CIDP | de Polyneuropathie; PNP [MR US] | es neuropatía; polineuropatía
        hydrocephalus; communicating hydrocephalus; obstructive hydrocephalus; noncommunicating hydrocephalus | de Hydrozephalus; Liquoraufstau | fr hydrocéphalie | es hidrocefalia | it idrocefalo | nl hydrocefalie; waterhoofd
        ventriculomegaly; enlarged ventricles; dilated ventricles; ventricular dilatation; fetal ventriculomegaly | de Ventrikelerweiterung; erweiterte Ventrikel | fr dilatation ventriculaire; ventriculomégalie | es dilatación ventricular; ventriculomegalia | it dilatazione ventricolare; ventricolomegalia | pt dilatação ventricular | nl verwijde ventrikels
        normal pressure hydrocephalus; NPH | de Normaldruckhydrozephalus | fr hydrocéphalie à pression normale | es hidrocefalia de presión normal | it idrocefalo normoteso | pt hidrocefalia de pressão normal; HPN < hydrocephalus
        aqueductal stenosis < hydrocephalus
        mass effect | de raumfordernde Wirkung | fr effet de masse | es efecto de masa | it effetto massa | pt efeito de massa | nl massa-effect
        midline shift | de Mittellinienverlagerung; Mittellinienverschiebung | fr déviation de la ligne médiane | es desviación de la línea media | it spostamento della linea mediana; deviazione della linea mediana; shift della linea mediana | pt desvio da linha média; desvio da linha mediana
        brain herniation; cerebral herniation; tonsillar herniation; uncal herniation; subfalcine herniation; transtentorial herniation | de Einklemmung; Herniation | fr engagement; engagement cérébral | es herniación; herniación cerebral | it erniazione | pt herniação | nl inklemming
        sulcal effacement; effaced sulci; effacement of sulci; effacement of cisterns
        cerebral edema; brain edema; brain swelling; vasogenic edema; cytotoxic edema; perilesional edema; diffuse cerebral edema | de Hirnödem; Hirnschwellung; perifokales Ödem; vasogenes Ödem | fr œdème cérébral; œdème vasogénique | es edema cerebral; edema vasogénico; edema perilesional | it edema cerebrale; edema perilesionale | nl hersenoedeem
        hypoxic ischemic encephalopathy; HIE [MR US CT]; anoxic brain injury; hypoxic brain injury; hypoxic ischemic injury | de hypoxischer Hirnschaden; hypoxisch ischämische Enzephalopathie
        encephalomalacia; cystic encephalomalacia | de Enzephalomalazie | fr encéphalomalacie | es encefalomalacia | nl hersenverweking
        Wernicke encephalopathy | de Wernicke Enzephalopathie
        encephalopathy; toxic encephalopathy; hepatic encephalopathy | de Enzephalopathie | fr encéphalopathie anoxo-ischémique; encéphalopathie | es encefalopatía hipóxico isquémica; encefalopatía | it encefalopatia ipossico-ischemica | nl encefalopathie
        osmotic demyelination; central pontine myelinolysis
        posterior reversible encephalopathy syndrome; PRES; RPLS; posterior reversible encephalopathy < white matter disease
        traumatic brain injury; TBI; head injury; head trauma; closed head injury; craniocerebral trauma; blunt head trauma | de Schädelhirntrauma; Schädel Hirn Trauma; SHT | fr traumatisme crânien; traumatisme crânio-cérébral | es traumatismo craneoencefálico; TCE; trauma craneal; TEC | it trauma cranico; danno assonale diffuso; trauma cranio-encefalico | pt traumatismo cranioencefálico; trauma craniano; trauma de crânio | nl traumatisch hersenletsel; schedeltrauma; neurotrauma
        cerebral contusion; brain contusion; hemorrhagic contusion | de Hirnkontusion; Kontusionsblutung; Kontusionsblutungen | fr contusion cérébrale | es contusión cerebral | it contusione cerebrale | pt contusão cerebral | nl hersenkneuzing < traumatic brain injury
        diffuse axonal injury; DAI [CT MR] | fr lésions axonales diffuses | es lesión axonal difusa | pt lesão axonal difusa < traumatic brain injury
        concussion | de Commotio; Gehirnerschütterung | fr commotion cérébrale | it commozione cerebrale | nl hersenschudding < traumatic brain injury
        pneumocephalus; intracranial air | de Pneumozephalus; intrakranielle Luft | fr pneumocéphalie | es neumoencéfalo | it pneumoencefalo; pneumocefalo
        cerebrospinal fluid leak; CSF leak; CSF fistula; rhinorrhea | de Liquorleck; Liquorfistel | fr brèche ostéo-méningée; fuite de LCR | es fístula de LCR | it fistola liquorale | pt fístula liquórica | nl liquorlek; liquorlekkage
        intracranial hypotension; spontaneous intracranial hypotension | de Liquorunterdrucksyndrom | fr hypotension intracrânienne | es hipotensión intracraneal | it ipotensione liquorale | pt hipotensão intracraniana
        idiopathic intracranial hypertension; intracranial hypertension; pseudotumor cerebri; raised intracranial pressure; increased intracranial pressure; elevated intracranial pressure; IIH | de Hirndruck; idiopathische intrakranielle Hypertension; Hirndruckzeichen | fr hypertension intracrânienne; HTIC; hypertension intracrânienne idiopathique | es hipertensión intracraneal; hipertensión intracraneal idiopática; HIC [CT MR] | it ipertensione endocranica; ipertensione intracranica idiopatica | pt hipertensão intracraniana; hipertensão intracraniana idiopática | nl verhoogde hersendruk
        papilledema | de Stauungspapille | fr oedème papillaire | es papiledema | nl papiloedeem
        meningitis; pachymeningitis; ependymitis | de Hirnhautentzündung; Ventrikulitis | fr méningite | nl hersenvliesontsteking
        tuberculous meningitis < meningitis
        bacterial meningitis < meningitis
        meningoencephalitis | de Meningoenzephalitis | fr méningo-encéphalite | es meningoencefalitis | it meningoencefalite
        meningeal enhancement; leptomeningeal enhancement; pachymeningeal enhancement | de meningeale Anreicherung | fr prise de contraste méningée | es realce meníngeo; realce leptomeníngeo | it enhancement meningeo
        ventriculitis | fr ventriculite | it ventricolite
        encephalitis; viral encephalitis; rhombencephalitis; SSPE | de Enzephalitis; Gehirnentzündung | fr encéphalite | es encefalitis | it encefalite | nl hersenontsteking
        herpes encephalitis; HSV encephalitis; herpes simplex encephalitis | de Herpesenzephalitis | fr encéphalite herpétique | es encefalitis herpética | it encefalite erpetica | pt encefalite herpética | nl herpesencefalitis < encephalitis
        limbic encephalitis; autoimmune encephalitis | de limbische Enzephalitis | fr encéphalite limbique | es encefalitis límbica | it encefalite limbica < encephalitis
        progressive multifocal leukoencephalopathy; PML [MR CT] | es LMP [MR]
        cerebritis
        brain abscess; cerebral abscess; intracranial abscess; intracranial infection | de Hirnabszess; zerebraler Abszess | fr abcès cérébral | es absceso cerebral | it ascesso cerebrale | pt abscesso cerebral | nl hersenabces < abscess
        toxoplasmosis; cerebral toxoplasmosis | de Toxoplasmose | it toxoplasmosi < abscess
        neurocysticercosis; cysticercosis | de Neurozystizerkose | fr neurocysticercose | es neurocisticercosis; cisticercosis | it neurocisticercosi | pt neurocisticercose < abscess
        subdural empyema; epidural empyema | de subdurales Empyem | fr empyème sous-dural | es empiema subdural | it empiema subdurale < abscess
        tuberculoma < abscess
        ring enhancing lesion; ring enhancing brain lesion < abscess
        epilepsy; epileptic; status epilepticus | de Epilepsie | es epilepsia | it epilessia
        seizure; convulsions | de Krampfanfall; Anfall; epileptischer Anfall; Erstanfall | fr crise d'épilepsie; crise convulsive | es crisis epiléptica; convulsiones | it crisi epilettica; crisi comiziale | pt crise convulsiva; convulsão; convulsões; crise epiléptica
        mesial temporal sclerosis; hippocampal sclerosis; MTS [MR] | de Hippocampussklerose; mesiale temporale Sklerose | fr sclérose hippocampique; sclérose mésiale | es esclerosis mesial; esclerosis hipocampal | it sclerosi mesiale; sclerosi ippocampale | pt esclerose mesial | nl hippocampussclerose
        focal cortical dysplasia; FCD [MR]; cortical dysplasia | de fokale kortikale Dysplasie | fr dysplasie corticale focale | es displasia cortical focal | it displasia corticale focale
        gray matter heterotopia; heterotopia
        tuberous sclerosis; cortical tuber | de tuberöse Sklerose | es esclerosis tuberosa | it sclerosi tuberosa | pt esclerose tuberosa | nl tubereuze sclerose
        polymicrogyria
        lissencephaly
        headache; cephalgia; cephalalgia; head pain | de Kopfschmerz; Kopfschmerzen; Cephalgie; Cephalgien; Zephalgie | fr céphalée; maux de tête | es cefalea; dolor de cabeza | it mal di testa | pt cefaleia; dor de cabeça | nl hoofdpijn
        cluster headache < headache
        thunderclap headache < headache
        tension headache < headache
        migraine | de Migräne | es migraña; jaqueca | it emicrania | pt enxaqueca < headache
        vertigo; dizziness; SNHL | de Schwindel | fr vertige | es mareo | it vertigine; vertigini | pt vertigem; tontura | nl duizeligheid; draaiduizeligheid
        hearing loss; sensorineural hearing loss; deafness; conductive hearing loss; hearing impairment | de Hörsturz; Hörminderung; Hörverlust; Schwerhörigkeit; Taubheit | fr surdité; hypoacousie | es hipoacusia; sordera | it ipoacusia; sordità | pt perda auditiva; surdez | nl gehoorverlies; slechthorendheid
        tinnitus; pulsatile tinnitus | fr acouphène | es acúfenos | it acufene; acufeni | pt zumbido | nl oorsuizen
        Meniere disease
        trigeminal neuralgia | de Trigeminusneuralgie | fr névralgie du trijumeau | es neuralgia del trigémino | it nevralgia trigeminale | pt neuralgia do trigêmeo | nl aangezichtspijn
        facial palsy; facial nerve palsy; facial paralysis | de Fazialisparese | fr paralysie faciale | es parálisis facial | it paralisi facciale | pt paralisia facial | nl aangezichtsverlamming
        Bell palsy < facial palsy
        neurovascular conflict; neurovascular compression | de Gefäß Nerven Kontakt | fr conflit vasculo-nerveux | es conflicto neurovascular | it conflitto neurovascolare | pt conflito neurovascular
        hemifacial spasm | de Hemispasmus facialis
        Chiari malformation; Arnold Chiari; tonsillar ectopia; Chiari I; low lying cerebellar tonsils; Chiari malformation type I; Chiari II; cerebellar tonsillar ectopia | de Arnold Chiari Malformation; Kleinhirntonsillentiefstand; Tonsillentiefstand | fr malformation de Chiari; malformation d'Arnold-Chiari; ectopie tonsillaire | es malformación de Chiari; malformación de Arnold-Chiari; ectopia amigdalina; descenso amigdalino | it malformazione di Chiari; sindrome di Arnold-Chiari; ectopia tonsillare | pt malformação de Chiari; ectopia tonsilar | nl chiarimalformatie
        Dandy Walker malformation; Dandy Walker
        agenesis of the corpus callosum; corpus callosum agenesis; corpus callosum dysgenesis | de Balkenagenesie | fr agénésie du corps calleux | es agenesia del cuerpo calloso | it agenesia del corpo calloso | pt agenesia do corpo caloso | nl balkagenesie
        holoprosencephaly
        encephalocele | de Enzephalozele | es encefalocele
        mega cisterna magna
        septo optic dysplasia
        craniosynostosis; plagiocephaly | de Kraniosynostose | fr craniosténose | es craneosinostosis | it craniostenosi; craniosinostosi | pt craniossinostose; cranioestenose | nl craniosynostose
        microcephaly | de Mikrozephalie | fr microcéphalie | es microcefalia | nl microcefalie
        macrocephaly | de Makrozephalie | fr macrocéphalie | es macrocefalia | nl macrocefalie
        arachnoid cyst; intracranial cyst; neuroglial cyst | de Arachnoidalzyste | fr kyste arachnoïdien | es quiste aracnoideo | it cisti aracnoidea | pt cisto aracnoide; cisto aracnóideo | nl arachnoïdale cyste < cyst
        colloid cyst | de Kolloidzyste | fr kyste colloïde | es quiste coloide | it cisti colloide | pt cisto coloide | nl colloïdcyste < cyst
        intracranial epidermoid; epidermoid cyst; epidermoid | fr kyste épidermoïde | es quiste epidermoide | it cisti epidermoide | pt cisto epidermoide < cyst
        pineal cyst | de Pinealiszyste; Zirbeldrüsenzyste | fr kyste pinéal; kyste de la glande pinéale | es quiste pineal | it cisti pinealica; cisti della pineale | pt cisto pineal; cisto da pineal | nl pinealiscyste < cyst
        choroid plexus cyst | de Plexuszyste < cyst
        neurofibromatosis; NF1; NF2; von Recklinghausen disease; neurofibromatosis type 1 | de Neurofibromatose; Morbus Recklinghausen | it neurofibromatosi
        von Hippel Lindau; von Hippel Lindau disease
        Sturge Weber syndrome | de Sturge Weber Syndrom
        phakomatosis | fr phacomatose | it facomatosi | pt facomatose
        spina bifida; spina bifida occulta | de offener Rücken | es espina bífida | pt espinha bífida | nl open rug; open ruggetje
        myelomeningocele; lipomyelomeningocele | de Myelomeningozele | es mielomeningocele
        tethered cord; tethered spinal cord | fr moelle attachée | es médula anclada | it midollo ancorato | pt medula ancorada; medula presa | nl gekluisterd ruggenmerg
        meningocele | de Meningomyelozele; Meningozele
        spinal dysraphism; dysraphism | fr dysraphisme | es disrafismo
        diastematomyelia; split cord malformation
        filum lipoma
        sacral dimple | de Sakralgrübchen
        syringomyelia; syrinx; hydromyelia; cord syrinx; syringohydromyelia; syringobulbia | de Syringomyelie; Hydromyelie | fr cavité syringomyélique | es siringomielia; hidromielia | it idromielia
        myelopathy; cord signal abnormality; cervical myelopathy; spondylotic myelopathy; cord edema | de Myelopathie; zervikale Myelopathie; Querschnittsyndrom | fr myélopathie cervicarthrosique | es mielopatía; mielopatía cervical | it mielopatia cervicale | nl dwarslaesie
        spinal cord compression; cord compression; compressive myelopathy; metastatic cord compression; MSCC | de Myelonkompression; Rückenmarkkompression | fr compression médullaire | es compresión medular | it compressione midollare | pt compressão medular | nl myelumcompressie; ruggenmergcompressie
        myelomalacia | de Myelomalazie | fr myélomalacie | es mielomalacia
        transverse myelitis; myelitis; cord lesion; spinal cord lesion; longitudinally extensive transverse myelitis; LETM; acute flaccid myelitis | de Querschnittsmyelitis; Myelonläsion | fr myélite; myélite transverse; lésion médullaire | es mielitis; mielitis transversa; lesión medular; infarto medular | it mielite; mielite trasversa; lesione midollare | pt mielite transversa; lesão medular | nl ruggenmergontsteking
        spinal cord infarction; cord infarct | de spinale Ischämie | fr infarctus médullaire | it ischemia midollare
        cauda equina syndrome; conus medullaris syndrome; saddle anesthesia | de Kaudasyndrom; Caudasyndrom; Cauda Syndrom; Konus Kauda Syndrom | fr syndrome de la queue de cheval | es síndrome de cauda equina; síndrome de cola de caballo | it sindrome della cauda equina | pt síndrome da cauda equina | nl caudasyndroom; cauda-equinasyndroom
        spinal tumor; spinal cord tumor; intramedullary tumor; intradural tumor; spinal mass; intradural extramedullary mass; spinal neoplasm; extradural mass; intramedullary lesion | de spinaler Tumor; Rückenmarkstumor; spinale Raumforderung; intramedullärer Tumor | fr tumeur médullaire; tumeur intramédullaire; tumeur rachidienne | es tumor medular; tumor intramedular; tumor espinal | it tumore midollare; tumore intramidollare; tumore spinale | nl ruggenmergtumor; spinale tumor < neoplasm
        arachnoiditis | fr arachnoïdite | es aracnoiditis | it aracnoidite; ascesso epidurale
        epidural abscess; spinal epidural abscess; epidural phlegmon | de epiduraler Abszess; Epiduralabszess | fr abcès épidural; épidurite | es absceso epidural | pt abscesso epidural | nl epiduraal abces
        epidural lipomatosis | de epidurale Lipomatose | fr lipomatose épidurale | es lipomatosis epidural | it lipomatosi epidurale | pt lipomatose epidural
        spinal epidural hematoma; spinal hematoma | de spinales Epiduralhämatom
        craniotomy | de Kraniotomie; Kraniotomiedefekt; Kalottendefekt | fr craniotomie | es craneotomía | it craniotomia; breccia craniotomica
        craniectomy; decompressive craniectomy; hemicraniectomy; suboccipital craniectomy | de Kraniektomie | fr craniectomie; craniectomie décompressive | es craniectomía; craniectomía descompresiva | it craniectomia decompressiva | pt craniectomia descompressiva | nl decompressieve craniëctomie
        cranioplasty | de Schädeldachplastik | es craneoplastia | it cranioplastica | pt cranioplastia
        burr hole | de Trepanation; Bohrloch; Bohrlochtrepanation | fr trou de trépan | es trépano | it foro di trapano | pt trepanação | nl boorgat; trepanatie
        bone flap | de Knochendeckel | fr volet crânien; volet de craniotomie | it opercolo osseo
        resection cavity; postoperative cavity | de Resektionshöhle | fr cavité opératoire; cavité de résection | es lecho quirúrgico; cavidad quirúrgica | it cavo chirurgico | pt cavidade cirúrgica; leito cirúrgico | nl resectieholte
        brain death; cerebral circulatory arrest; absent intracranial flow | de Hirntod; zerebraler Kreislaufstillstand | fr mort encéphalique; mort cérébrale | es muerte cerebral; muerte encefálica | it morte cerebrale; morte encefalica | pt morte cerebral | nl hersendood
        """
}
