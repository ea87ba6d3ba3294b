extension ConceptTable {
    /// Lungs, pleura and mediastinum.
    static let chestFindings = """
        pneumothorax; PTX; PNX; collapsed lung | de Pneu [CR DX CT] | es neumotórax | it pneumotorace | pt pneumotórax | nl klaplong
        tension pneumothorax | de Spannungspneumothorax; Spannungspneu | fr pneumothorax compressif; pneumothorax suffocant | es neumotórax a tensión | it pneumotorace iperteso | pt pneumotórax hipertensivo | nl spanningspneumothorax < pneumothorax
        hydropneumothorax < pneumothorax
        hemopneumothorax < pneumothorax
        pyopneumothorax < pneumothorax
        pneumomediastinum; mediastinal emphysema; mediastinal air | de Mediastinalemphysem | fr pneumomédiastin | es neumomediastino | it pneumomediastino
        subcutaneous emphysema; surgical emphysema; soft tissue gas; subcutaneous air; soft tissue emphysema | de Weichteilemphysem; Hautemphysem | fr emphysème sous-cutané | es enfisema subcutáneo | it enfisema sottocutaneo | nl subcutaan emfyseem
        pleural effusion; effusion [CR DX CT]; pleural fluid; hydrothorax; blunted costophrenic angle; costophrenic angle blunting; fluid in the pleural space | de Pleuraerguss; Pleuraergüsse; Erguss [CR DX CT] | fr épanchement pleural; pleurésie liquidienne | es derrame pleural | it versamento pleurico | nl pleuravocht; pleura-effusie
        hemothorax; hemorrhagic pleural effusion | de Hämatothorax | es hemotórax | it emotorace < pleural effusion
        empyema; pleural empyema; pyothorax | de Pleuraempyem; Empyem | fr empyème | es empiema < pleural effusion
        chylothorax < pleural effusion
        pleural thickening; pleural scar; pleural fibrosis; fibrothorax; pleural calcification | de Pleuraverdickung; Pleuraschwiele | fr épaississement pleural | es engrosamiento pleural | it ispessimento pleurico | pt espessamento pleural | nl pleuraverdikking
        pleural plaque; asbestos plaque | de Pleuraplaque | fr plaque pleurale | es placa pleural | it placca pleurica
        mesothelioma; pleural mesothelioma | de Mesotheliom; Pleuramesotheliom | fr mésothéliome | es mesotelioma < neoplasm
        pleurisy; pleuritis | de Rippenfellentzündung | fr pleurésie | es pleuresía | it pleurite | nl borstvliesontsteking
        pneumonia; lung infection; bronchopneumonia; lobar pneumonia; pneumonitis; PNA; lower respiratory tract infection; PN [CR DX]; chest infection | de Lungenentzündung; Pneumonie; Bronchopneumonie | fr pneumopathie | es neumonía; bronconeumonía | it polmonite; broncopolmonite | pt broncopneumonia | nl longontsteking
        aspiration pneumonia; aspiration; aspiration pneumonitis | de Aspirationspneumonie | fr pneumopathie d'inhalation | es neumonía por aspiración | it polmonite ab ingestis; ab ingestis | pt pneumonia aspirativa | nl aspiratiepneumonie < pneumonia
        COVID 19; COVID; coronavirus disease; SARS CoV 2; covid19; COVID pneumonia; coronavirus < pneumonia
        pneumocystis pneumonia; PCP [CT CR DX]; PJP; pneumocystis jirovecii < pneumonia
        lung abscess; pulmonary abscess | de Lungenabszess | fr abcès pulmonaire | es absceso pulmonar | it ascesso polmonare | pt abscesso pulmonar | nl longabces < abscess
        tuberculosis; TB; TBC; pulmonary tuberculosis; PTB; Koch disease; KP [CR DX] | de Tuberkulose | fr tuberculose | it tubercolosi
        miliary tuberculosis < tuberculosis
        consolidation; airspace disease; airspace opacity; air space opacity; airspace consolidation; air bronchogram; alveolar opacity; air space disease; air space consolidation; consolidated; airspace process | de Konsolidierung; Verdichtung; Lungenverdichtung | fr condensation; foyer de condensation; bronchogramme aérien | es consolidación; broncograma aéreo | it consolidazione; addensamento; broncogramma aereo | pt consolidação | nl consolidatie
        pulmonary infiltrate; infiltrate; infiltration | de Infiltrat; Lungeninfiltrat | es infiltrado | it infiltrato | nl infiltraat
        lung opacity; opacity; opacification; patchy opacity; pulmonary opacity; hazy opacity; lung density | de Verschattung; Eintrübung; Transparenzminderung | fr opacité | es opacidad | it opacità; opacamento | pt opacidade | nl sluiering; opaciteit
        ground glass opacity; GGO; ground glass; ground glass opacification; ground glass attenuation; groundglass | de Milchglastrübung; Milchglas; Milchglasinfiltrat | fr verre dépoli | es vidrio deslustrado; vidrio esmerilado | it vetro smerigliato | pt vidro fosco; vidro despolido | nl matglas; matglasafwijking < lung opacity
        atelectasis; lung collapse; lobar collapse; subsegmental atelectasis; platelike atelectasis; plate atelectasis; volume loss!; discoid atelectasis; linear atelectasis; lobar atelectasis | de Atelektase; Dystelektase; Plattenatelektase; Belüftungsstörung; Minderbelüftung | fr atélectasie; collapsus | es atelectasia; pérdida de volumen | it atelettasia | nl atelectase
        pulmonary edema; lung edema; alveolar edema; interstitial edema; fluid overload; vascular congestion; pulmonary vascular congestion; pulmonary congestion; vascular redistribution; cephalization | de Lungenödem; Stauung; Lungenstauung; pulmonalvenöse Stauung; Überwässerung | fr œdème pulmonaire; OAP; surcharge vasculaire | es edema pulmonar; congestión pulmonar; edema agudo de pulmón; EAP | it edema polmonare; congestione polmonare | pt congestão pulmonar | nl longoedeem; stuwing; longstuwing
        acute respiratory distress syndrome; ARDS; acute lung injury; adult respiratory distress syndrome; diffuse alveolar damage | fr SDRA; syndrome de détresse respiratoire aiguë | es síndrome de dificultad respiratoria | it sindrome da distress respiratorio | pt SARA
        respiratory distress syndrome of the newborn; RDS; hyaline membrane disease; surfactant deficiency; IRDS | de Atemnotsyndrom; ANS [CR DX] | fr maladie des membranes hyalines | es enfermedad de membrana hialina | it malattia delle membrane ialine | pt doença da membrana hialina
        bronchopulmonary dysplasia; BPD [CR DX CT]; chronic lung disease of prematurity | fr dysplasie bronchopulmonaire | es displasia broncopulmonar | it displasia broncopolmonare
        transient tachypnea of the newborn; TTN; wet lung
        meconium aspiration; meconium aspiration syndrome
        pulmonary embolism; pulmonary embolus; PE [CT NM XA MR]; lung embolism; pulmonary thromboembolism; pulmonary artery embolism; thromboembolism | de Lungenembolie; LE [CT NM XA]; LAE | fr embolie pulmonaire; EP [CT NM] | es embolia pulmonar; tromboembolismo pulmonar; TEP [CT NM]; TEPA | it embolia polmonare | nl longembolie
        chronic thromboembolic pulmonary hypertension; CTEPH
        saddle embolus < pulmonary embolism
        pulmonary infarction; Hampton hump; lung infarct | de Lungeninfarkt | fr infarctus pulmonaire | es infarto pulmonar | it infarto polmonare | nl longinfarct
        pulmonary hypertension; pulmonary arterial hypertension; PAH; enlarged pulmonary artery | de pulmonale Hypertonie; PHT | fr hypertension pulmonaire; HTAP | es hipertensión pulmonar; HTP [CT CR DX US] | it ipertensione polmonare | pt hipertensão pulmonar | nl pulmonale hypertensie
        lung nodule; pulmonary nodule; nodule [CR DX CT]; solitary pulmonary nodule; SPN [CT CR DX PT]; nodular opacity; coin lesion | de Lungenrundherd; Rundherd; Lungenknoten; Rundherde | fr nodule pulmonaire | es nódulo pulmonar; NPS [CT CR DX] | it nodulo polmonare | nl longnodus; nodulus
        lung mass; pulmonary mass; hilar mass | de Lungentumor; pulmonale Raumforderung | fr masse pulmonaire | es masa pulmonar | it massa polmonare | pt massa pulmonar | nl longmassa < mass
        lung cancer; lung carcinoma; bronchogenic carcinoma; bronchial carcinoma; pulmonary adenocarcinoma; lung adenocarcinoma | de Bronchialkarzinom; Lungenkrebs; Bronchialca; BC [CR DX CT PT]; Lungenkarzinom | fr cancer du poumon; cancer bronchique; carcinome bronchique | es cáncer de pulmón; carcinoma broncogénico | it carcinoma polmonare; tumore polmonare; neoplasia polmonare | pt câncer de pulmão; cancro do pulmão | nl longkanker; longcarcinoom < malignancy
        non small cell lung cancer; NSCLC | fr CBNPC < lung cancer
        small cell lung cancer; SCLC; small cell carcinoma < lung cancer
        Pancoast tumor < lung cancer
        lung metastasis; pulmonary metastasis; cannonball metastases | de Lungenmetastase; Lungenmetastasen; Lungenfiliae | fr métastase pulmonaire; métastases pulmonaires | es metástasis pulmonar; metástasis pulmonares | it metastasi polmonare; metastasi polmonari | pt metástase pulmonar | nl longmetastase; longmetastasen < metastasis
        lymphangitic carcinomatosis; lymphangitis carcinomatosa < lung metastasis
        emphysema; pulmonary emphysema; bullous emphysema | de Lungenemphysem; Emphysem | fr emphysème | es enfisema | nl emfyseem; longemfyseem
        hyperinflation; hyperinflated; flattened diaphragm; lung hyperinflation | de Überblähung | fr distension thoracique | es hiperinsuflación | it iperinflazione | pt hiperinsuflação
        centrilobular emphysema < emphysema
        paraseptal emphysema < emphysema
        chronic obstructive pulmonary disease; COPD; chronic bronchitis; obstructive lung disease; COAD | de chronisch obstruktive Lungenerkrankung; chronische Bronchitis | fr BPCO; bronchite chronique | es EPOC; bronquitis crónica | it bronchite cronica | pt DPOC; bronquite crônica
        asthma; bronchial asthma; reactive airway disease | de Bronchialasthma | fr asthme | es asma | nl astma
        bulla; bleb; lung bulla; bullous disease; bullous lung disease | de Emphysemblase | fr bulle d'emphysème; bulles | es bulla pulmonar | it bolla enfisematosa; bolle | pt bolha; bolhas enfisematosas
        pneumatocele
        bronchiectasis; bronchial dilatation; traction bronchiectasis; signet ring sign | de Bronchiektase; Bronchiektasen | fr bronchectasie; dilatation des bronches; DDB | es bronquiectasias | it bronchiectasie; bronchiectasia | nl bronchiëctasieën
        tree in bud
        bronchial wall thickening; peribronchial cuffing; peribronchial thickening; airway thickening | de Bronchialwandverdickung | es engrosamiento peribronquial | it ispessimento peribronchiale
        bronchitis | fr bronchite | es bronquitis | pt bronquite
        bronchiolitis | fr bronchiolite | es bronquiolitis | pt bronquiolite
        air trapping; mosaic attenuation
        interstitial lung disease; ILD; interstitial pneumonia; diffuse parenchymal lung disease | de interstitielle Lungenerkrankung | fr pneumopathie interstitielle | es enfermedad pulmonar intersticial | it interstiziopatia; pneumopatia interstiziale | pt doença pulmonar intersticial | nl interstitiële longziekte
        idiopathic pulmonary fibrosis; IPF < interstitial lung disease
        pulmonary fibrosis; lung fibrosis; fibrotic lung; lung scarring | de Lungenfibrose | fr fibrose pulmonaire | es fibrosis pulmonar | it fibrosi polmonare | pt fibrose pulmonar | nl longfibrose < interstitial lung disease
        usual interstitial pneumonia; UIP < interstitial lung disease
        nonspecific interstitial pneumonia; NSIP < interstitial lung disease
        honeycombing | de Honigwaben | fr rayon de miel | es panal de abeja | it favo d'api | pt faveolamento
        interstitial markings; reticular opacity; interstitial opacity; septal thickening; reticulation; interlobular septal thickening; interstitial thickening; prominent interstitial markings | de interstitielle Zeichnungsvermehrung; retikuläre Zeichnung | fr syndrome interstitiel | es patrón intersticial; patrón reticular | it interstizio accentuato; ispessimento settale | pt infiltrado intersticial; padrão reticular
        Kerley lines; Kerley B lines | de Kerley Linien | fr lignes de Kerley | es líneas de Kerley | pt linhas de Kerley < interstitial markings
        crazy paving
        organizing pneumonia; COP [CT]; cryptogenic organizing pneumonia; BOOP | fr pneumopathie organisée | es neumonía organizada | it polmonite organizzativa | pt pneumonia em organização
        hypersensitivity pneumonitis; extrinsic allergic alveolitis; farmer lung | de exogen allergische Alveolitis; EAA [CT] | fr pneumopathie d'hypersensibilité | es neumonitis por hipersensibilidad | it polmonite da ipersensibilità | pt pneumonite de hipersensibilidade
        sarcoidosis; sarcoid; Boeck disease; pulmonary sarcoidosis | de Sarkoidose; Morbus Boeck | fr sarcoïdose | it sarcoidosi
        silicosis; eggshell calcification | de Silikose; Pneumokoniose | fr silicose | it silicosi
        asbestosis | de Asbestose | it asbestosi
        pneumoconiosis; progressive massive fibrosis; coal worker pneumoconiosis | de Staublunge | fr pneumoconiose | es neumoconiosis | it pneumoconiosi | nl stoflong
        cystic fibrosis; mucoviscidosis; CF [CT CR DX] | de Mukoviszidose | fr mucoviscidose | es fibrosis quística | it fibrosi cistica | pt fibrose cística | nl taaislijmziekte; cystische fibrose
        mucus plugging
        aspergilloma; fungus ball | de Aspergillom | fr aspergillome | es aspergiloma
        aspergillosis; ABPA; pulmonary aspergillosis; invasive aspergillosis | de Aspergillose | es aspergilosis | it aspergillosi | pt aspergilose
        mycetoma
        histoplasmosis
        coccidioidomycosis
        blastomycosis
        cryptococcosis
        fungal pneumonia; fungal infection
        cavitary lung lesion; cavitation; cavitary lesion; lung cavity; cavity [CR DX CT]; cavern | de Kaverne; Einschmelzung | fr caverne; excavation | es cavitación; caverna; lesión cavitada | it cavitazione | pt cavitação; cavidade pulmonar
        granuloma; calcified granuloma; granulomatous disease; healed granuloma; old granulomatous disease | de Granulom | fr granulome | pt granuloma calcificado | nl granuloom
        Ghon complex < granuloma
        hamartoma; pulmonary hamartoma; popcorn calcification | de Hamartom | fr hamartome
        lymphangioleiomyomatosis; LAM [CT]
        Langerhans cell histiocytosis; LCH; histiocytosis X
        cystic lung disease
        pulmonary contusion; lung contusion; lung laceration | de Lungenkontusion | fr contusion pulmonaire | es contusión pulmonar | it contusione polmonare | pt contusão pulmonar | nl longcontusie
        pulmonary hemorrhage; alveolar hemorrhage; diffuse alveolar hemorrhage | de Lungenblutung | fr hémorragie alvéolaire | es hemorragia pulmonar | it emorragia polmonare | nl longbloeding
        hemoptysis | de Hämoptyse; Hämoptoe; Bluthusten | fr hémoptysie | es hemoptisis | it emottisi | pt hemoptise | nl hemoptoë
        pulmonary sequestration; bronchopulmonary sequestration | de Lungensequester | fr séquestration pulmonaire | es secuestro pulmonar | it sequestro polmonare | pt sequestro pulmonar
        congenital pulmonary airway malformation; CPAM; CCAM
        congenital lobar emphysema
        bronchogenic cyst | de bronchogene Zyste | fr kyste bronchogénique | es quiste broncogénico | it cisti broncogena | pt cisto broncogênico
        azygos lobe; azygos fissure; accessory fissure; azygous lobe | de Lobus venae azygos; Azygoslappen | fr lobe azygos | es lóbulo de la ácigos; lóbulo ácigos | it lobo dell'azygos | pt lobo da ázigos
        mediastinal mass; anterior mediastinal mass; mediastinal tumor | de Mediastinaltumor | fr masse médiastinale | es masa mediastínica | it massa mediastinica | pt massa mediastinal | nl mediastinale massa
        thymoma | de Thymom | fr thymome | es timoma | nl thymoom
        mediastinal widening; widened mediastinum; wide mediastinum | de Mediastinalverbreiterung; verbreitertes Mediastinum | fr élargissement médiastinal | es ensanchamiento mediastínico | it allargamento mediastinico | pt alargamento mediastinal
        hilar lymphadenopathy; mediastinal lymphadenopathy; hilar adenopathy; mediastinal adenopathy; bihilar lymphadenopathy; hilar enlargement; enlarged hilum | de Hiluslymphknoten; mediastinale Lymphknotenvergrößerung; Hilusverbreiterung | fr adénopathies médiastinales; adénopathie hilaire | es adenopatías mediastínicas; adenopatías hiliares | it linfoadenopatie mediastiniche; adenopatie mediastiniche | pt linfonodomegalia mediastinal; linfonodomegalia hilar < lymphadenopathy
        elevated hemidiaphragm; raised hemidiaphragm; diaphragm elevation; elevated diaphragm | de Zwerchfellhochstand | fr surélévation de la coupole | es elevación del hemidiafragma | it sopraelevazione dell'emidiaframma; innalzamento diaframmatico | pt elevação da cúpula diafragmática; elevação do hemidiafragma | nl diafragmahoogstand
        diaphragmatic paralysis; phrenic nerve palsy | de Zwerchfellparese | es parálisis diafragmática
        eventration of diaphragm; eventration
        diaphragmatic hernia; congenital diaphragmatic hernia; CDH; Bochdalek hernia; Morgagni hernia | de Zwerchfellhernie | fr hernie diaphragmatique | es hernia diafragmática | it ernia diaframmatica | nl hernia diaphragmatica < hernia
        hiatal hernia; hiatus hernia; paraesophageal hernia; sliding hernia; intrathoracic stomach | de Hiatushernie; axiale Hernie; Upside down stomach; Thoraxmagen | fr hernie hiatale | es hernia de hiato; hernia hiatal | it ernia iatale; ernia jatale | nl middenrifbreuk < hernia
        rib fracture; fractured ribs; broken rib; costal fracture | de Rippenfraktur; Rippenfrakturen; Rippenserienfraktur; Rippenbruch | fr fracture de côte; fracture costale | es fractura costal; fracturas costales | it frattura costale; fratture costali | pt fratura de costela; fratura de arcos costais; fraturas costais | nl ribfractuur; ribfracturen < fracture
        flail chest < rib fracture
        pectus excavatum; funnel chest | de Trichterbrust | fr thorax en entonnoir | es tórax excavado | it petto excavato | nl trechterborst
        pectus carinatum; pigeon chest | de Hühnerbrust; Kielbrust | fr thorax en carène | es tórax en quilla | it petto carenato
        tracheal stenosis; tracheal narrowing; subglottic stenosis; tracheal compression | de Trachealstenose | fr sténose trachéale | es estenosis traqueal | it stenosi tracheale | pt estenose traqueal
        tracheomalacia
        tracheal deviation; deviated trachea | de Trachealverlagerung | es desviación traqueal | it deviazione tracheale | pt desvio da traqueia
        pulmonary arteriovenous malformation; PAVM; pulmonary AVM; pulmonary arteriovenous fistula < arteriovenous malformation
        hereditary hemorrhagic telangiectasia < arteriovenous malformation
        lung transplant; lung transplantation | de Lungentransplantation; Lungenteilresektion; Pneumonektomie | fr transplantation pulmonaire | es trasplante pulmonar | it trapianto polmonare | pt transplante pulmonar | nl longtransplantatie
        lobectomy | de Lobektomie | fr lobectomie | es lobectomía
        pneumonectomy | fr pneumonectomie | es neumonectomía | it pneumonectomia
        lung resection; wedge resection; lung volume reduction
        """

    /// Heart and vessels.
    static let heartFindings = """
        cardiomegaly; enlarged heart; cardiac enlargement; enlarged cardiac silhouette; heart enlargement; enlarged cardiomediastinal silhouette; increased heart size; cardiac silhouette enlargement | de Herzvergrößerung; Kardiomegalie; Herzverbreiterung; vergrößertes Herz | fr cardiomégalie; gros coeur | es cardiomegalia; aumento de la silueta cardíaca | it ingrandimento cardiaco; ombra cardiaca ingrandita | pt aumento da área cardíaca | nl vergroot hart
        heart failure; congestive heart failure; CHF; cardiac failure; cardiac decompensation; congestive cardiac failure; HFrEF | de Herzinsuffizienz; kardiale Dekompensation; Dekompensation | fr insuffisance cardiaque; décompensation cardiaque | es insuficiencia cardíaca; ICC [CR DX US] | it insufficienza cardiaca; scompenso cardiaco; scompenso | nl hartfalen; decompensatio cordis
        pericardial effusion; water bottle heart | de Perikarderguss; Herzbeutelerguss | fr épanchement péricardique | es derrame pericárdico | it versamento pericardico | nl pericardvocht; pericardeffusie
        cardiac tamponade; tamponade | de Herzbeuteltamponade | fr tamponnade | es taponamiento cardíaco | it tamponamento cardiaco < pericardial effusion
        hemopericardium < pericardial effusion
        pericarditis; constrictive pericarditis; pericardial thickening; pericardial calcification | de Perikarditis; Herzbeutelentzündung | fr péricardite
        myocardial infarction; heart attack; STEMI; NSTEMI; MI [MR CT US NM XA]; myocardial scar; infarcted myocardium | de Herzinfarkt; Myokardinfarkt | fr infarctus du myocarde; IDM | es infarto de miocardio; IAM [MR CT US NM XA]; infarto agudo de miocardio | it infarto miocardico; infarto del miocardio; IMA | pt infarto do miocárdio; infarto agudo do miocárdio | nl hartinfarct; myocardinfarct
        acute coronary syndrome | fr syndrome coronarien aigu | es SCA [XA]
        myocardial ischemia; ischemic heart disease; reversible perfusion defect | de Myokardischämie | fr cardiopathie ischémique; ischémie myocardique; sténose coronaire | es cardiopatía isquémica | it cardiopatia ischemica; ischemia miocardica | pt isquemia miocárdica | nl coronairlijden
        coronary artery disease; CAD [CT XA MR NM US]; coronary stenosis; coronary heart disease; CHD [CT XA]; coronary atherosclerosis; coronary artery stenosis | de koronare Herzkrankheit; KHK; Koronarstenose | fr coronaropathie | es enfermedad coronaria; estenosis coronaria | it coronaropatia; stenosi coronarica | pt doença coronariana; doença arterial coronariana | nl kransslagadervernauwing
        angina | es angina de pecho
        myocarditis | de Herzmuskelentzündung | fr myocardite | es miocarditis | it miocardite
        cardiomyopathy | de Kardiomyopathie | fr cardiomyopathie | es miocardiopatía; cardiomiopatía
        hypertrophic cardiomyopathy; HCM; HOCM; hypertrophic obstructive cardiomyopathy | fr cardiomyopathie hypertrophique | es miocardiopatía hipertrófica | it cardiomiopatia ipertrofica | pt cardiomiopatia hipertrófica < cardiomyopathy
        dilated cardiomyopathy; DCM < cardiomyopathy
        arrhythmogenic cardiomyopathy; ARVC < cardiomyopathy
        restrictive cardiomyopathy < cardiomyopathy
        takotsubo < cardiomyopathy
        noncompaction cardiomyopathy; noncompaction < cardiomyopathy
        amyloidosis; cardiac amyloidosis; amyloid; ATTR | de Amyloidose | fr amylose | es amiloidosis | it amiloidosi | pt amiloidose
        left ventricular hypertrophy; LVH; ventricular hypertrophy; concentric hypertrophy; septal hypertrophy | de Linksherzhypertrophie; linksventrikuläre Hypertrophie | fr hypertrophie ventriculaire gauche; HVG | es hipertrofia ventricular izquierda; HVI | it ipertrofia ventricolare sinistra | pt hipertrofia ventricular esquerda; HVE
        right ventricular hypertrophy; RVH [US MR]
        reduced ejection fraction; ejection fraction; EF [US MR CT NM]; LVEF; left ventricular dysfunction; systolic dysfunction | de Ejektionsfraktion | fr fraction d'éjection; FEVG | es fracción de eyección; FEVI | it frazione di eiezione; FE [US] | pt fração de ejeção; FEVE
        wall motion abnormality; hypokinesis; akinesis; dyskinesis; regional wall motion abnormality; hypokinesia | de Wandbewegungsstörung | fr trouble de la cinétique | es hipocinesia | it ipocinesia
        valvular heart disease; heart valve disease; valvulopathy; valve disease; valvular disease | de Herzklappenfehler; Vitium; Klappenvitium | fr valvulopathie | es valvulopatía | pt valvopatia | nl kleplijden
        aortic stenosis; aortic valve stenosis; calcified aortic valve; aortic valve calcification | de Aortenstenose; Aortenklappenstenose | fr rétrécissement aortique; sténose aortique | es estenosis aórtica | it stenosi aortica; stenosi valvolare aortica | pt estenose aórtica | nl aortastenose; aortaklepstenose < valvular heart disease
        bicuspid aortic valve < valvular heart disease
        aortic sclerosis < valvular heart disease
        aortic regurgitation; aortic insufficiency; AR [US MR]; aortic valve regurgitation | de Aorteninsuffizienz; Aortenklappeninsuffizienz | fr insuffisance aortique | es insuficiencia aórtica | it insufficienza aortica < valvular heart disease
        mitral stenosis; MS [US]; mitral valve stenosis; rheumatic mitral stenosis | de Mitralstenose | fr rétrécissement mitral | es estenosis mitral | it stenosi mitralica | pt estenose mitral < valvular heart disease
        mitral regurgitation; mitral insufficiency; MR [US]; mitral valve regurgitation | de Mitralinsuffizienz; Mitralklappeninsuffizienz | fr insuffisance mitrale | es insuficiencia mitral | it insufficienza mitralica < valvular heart disease
        mitral valve prolapse; MVP [US]; flail leaflet | de Mitralklappenprolaps | fr prolapsus mitral | es prolapso mitral | it prolasso mitralico < valvular heart disease
        tricuspid regurgitation; TR [US]; tricuspid insufficiency | de Trikuspidalinsuffizienz | fr insuffisance tricuspidienne | es insuficiencia tricuspídea | it insufficienza tricuspidalica | pt insuficiência tricúspide < valvular heart disease
        Ebstein anomaly | fr maladie d'Ebstein | pt anomalia de Ebstein < valvular heart disease
        endocarditis; infective endocarditis; vegetation; valve vegetation | de Endokarditis | fr endocardite
        intracardiac thrombus; cardiac thrombus; mural thrombus | de Ventrikelthrombus; Herzthrombus | fr thrombus intracardiaque | es trombo intracardíaco < thrombosis
        left ventricular thrombus; LV thrombus < intracardiac thrombus
        atrial thrombus; LAA thrombus; left atrial thrombus | de Vorhofthrombus < intracardiac thrombus
        cardiac myxoma; atrial myxoma; myxoma | de Vorhofmyxom; Myxom | fr myxome | es mixoma
        cardiac tumor; cardiac mass | de Herztumor
        congenital heart disease; congenital heart defect; congenital cardiac disease; cardiac malformation | de angeborener Herzfehler | fr cardiopathie congénitale | es cardiopatía congénita | nl aangeboren hartafwijking
        cyanotic heart disease < congenital heart disease
        tetralogy of Fallot; TOF [US XA CT CR DX]; Fallot; Fallot tetralogy; boot shaped heart | de Fallot Tetralogie; Fallotsche Tetralogie | fr tétralogie de Fallot | es tetralogía de Fallot | it tetralogia di Fallot < congenital heart disease
        ventricular septal defect; VSD | de Ventrikelseptumdefekt | fr communication interventriculaire; CIV [US MR] | es comunicación interventricular | it difetto interventricolare; DIV [US] | pt comunicação interventricular < congenital heart disease
        atrial septal defect; ASD [US MR CT XA CR DX]; septum secundum defect | de Vorhofseptumdefekt | fr communication interauriculaire; CIA [US MR] | es comunicación interauricular | it difetto interatriale; DIA [US] | pt comunicação interatrial < congenital heart disease
        patent foramen ovale; PFO | de offenes Foramen ovale | fr foramen ovale perméable | es foramen oval permeable | it forame ovale pervio | pt forame oval patente < congenital heart disease
        patent ductus arteriosus; PDA [US CT MR]; ductus arteriosus; persistent ductus arteriosus | de persistierender Ductus arteriosus | fr canal artériel | es ductus arterioso persistente; ductus persistente | it dotto di Botallo pervio | pt persistência do canal arterial; PCA [US] < congenital heart disease
        transposition of the great arteries; TGA | de Transposition der großen Arterien | fr transposition des gros vaisseaux | es transposición de grandes vasos; transposición de grandes arterias | it trasposizione dei grossi vasi | pt transposição das grandes artérias < congenital heart disease
        double outlet right ventricle; DORV < congenital heart disease
        truncus arteriosus; truncus arteriosus communis < congenital heart disease
        hypoplastic left heart < congenital heart disease
        anomalous pulmonary venous return; total anomalous pulmonary venous return; TAPVR; anomalous pulmonary vein < congenital heart disease
        single ventricle; Fontan < congenital heart disease
        cor triatriatum < congenital heart disease
        common atrium < congenital heart disease
        baffle < congenital heart disease
        coronary anomaly; anomalous coronary artery; anomalous origin of coronary artery < congenital heart disease
        coronary fistula; congenital coronary artery fistula < congenital heart disease
        myocardial bridging < congenital heart disease
        coarctation of the aorta; aortic coarctation; coarctation; CoA [US MR CT]; rib notching | de Aortenisthmusstenose; ISTA | fr coarctation aortique; coarctation de l'aorte | es coartación aórtica; coartación de aorta | it coartazione aortica | pt coarctação da aorta; coartação da aorta < congenital heart disease
        dextrocardia; right sided heart | de Dextrokardie | fr dextrocardie | it destrocardia
        situs inversus | pt situs invertido
        heterotaxy; situs ambiguus
        right aortic arch; right sided aortic arch | de Rechtsaorta; rechter Aortenbogen | fr arc aortique droit | es arco aórtico derecho | it arco aortico destro | pt arco aórtico à direita
        aberrant subclavian artery; arteria lusoria
        vascular ring
        double aortic arch
        aneurysm; aneurysmal dilatation; aneurysm rupture; arterial aneurysm; aneurysmal; ruptured aneurysm | de Aneurysma | fr anévrisme; anévrysme | es aneurisma
        pseudoaneurysm; false aneurysm | de Pseudoaneurysma | fr faux anévrisme | es pseudoaneurisma < aneurysm
        arterial ectasia; ectasia | de Ektasie | fr ectasie
        aortic aneurysm; thoracic aortic aneurysm; TAA; dilated aorta; aortic dilatation; ascending aortic aneurysm; aortic ectasia; ectatic aorta; aortic root dilatation | de Aortenaneurysma; Aortenektasie | fr anévrisme de l'aorte; anévrisme aortique | es aneurisma de aorta; aneurisma aórtico; dilatación aórtica | it aneurisma dell'aorta; ectasia aortica | pt aneurisma da aorta; ectasia da aorta | nl aorta aneurysma < aneurysm
        abdominal aortic aneurysm; AAA; triple A; infrarenal aortic aneurysm; ruptured AAA | de Bauchaortenaneurysma; BAA; abdominelles Aortenaneurysma | fr anévrisme de l'aorte abdominale | es aneurisma de aorta abdominal | it aneurisma dell'aorta addominale | pt aneurisma da aorta abdominal | nl buikaneurysma < aortic aneurysm
        aortic dissection; dissection; dissecting aneurysm; Stanford type A; Stanford type B; intimal flap; acute aortic syndrome; false lumen | de Aortendissektion; Dissektion | fr dissection aortique; dissection de l'aorte | es disección aórtica; disección | it dissezione aortica; dissezione | pt dissecção de aorta; dissecção aórtica; dissecção | nl aortadissectie; dissectie
        intramural hematoma; aortic intramural hematoma | de intramurales Hämatom | fr hématome intramural | es hematoma intramural | it ematoma intramurale
        penetrating aortic ulcer
        aortic rupture; traumatic aortic injury; aortic transection; blunt aortic injury; ruptured aorta | de Aortenruptur | fr rupture aortique | es rotura aórtica | it rottura aortica | pt ruptura da aorta
        atherosclerosis; arteriosclerosis; atheroma; vascular calcification; aortic calcification; calcified plaque; atheromatous plaque; arterial calcification; calcified aorta; atherosclerotic plaque; atheromatosis; plaque [CT US MR XA] | de Atherosklerose; Arteriosklerose; Aortensklerose; Gefäßverkalkung; Atheromatose | fr athérosclérose; athérome; calcifications vasculaires | es aterosclerosis; ateromatosis; placa de ateroma; calcificaciones vasculares; ateroma | it aterosclerosi; ateromasia; placca ateromasica; calcificazioni vascolari | pt aterosclerose; ateromatose; placa aterosclerótica; ateromatosa | nl slagaderverkalking; aderverkalking
        tortuous aorta
        arterial stenosis; arterial occlusion; vascular stenosis; vascular occlusion; arterial narrowing; critical stenosis; vessel occlusion; occluded artery; large vessel occlusion; LVO [CT MR XA] | de Gefäßstenose; Gefäßverschluss; Arterienverschluss | fr sténose artérielle; occlusion artérielle | es estenosis arterial; oclusión arterial | it stenosi arteriosa; occlusione arteriosa | pt estenose arterial; oclusão arterial | nl slagadervernauwing
        carotid stenosis; carotid artery stenosis; carotid plaque; carotid occlusion; carotid artery disease; internal carotid artery stenosis | de Karotisstenose; Carotisstenose; Karotisplaque | fr sténose carotidienne; plaque carotidienne | es estenosis carotídea; placa carotídea | it stenosi carotidea; placca carotidea | pt estenose carotídea < arterial stenosis
        peripheral arterial disease; PAD [US CT MR XA]; peripheral artery disease; peripheral vascular disease; PVD [US CT MR XA]; critical limb ischemia; limb ischemia; femoral artery occlusion | de pAVK; periphere arterielle Verschlusskrankheit | fr artériopathie oblitérante; AOMI; artérite des membres inférieurs | es enfermedad arterial periférica; arteriopatía periférica | it arteriopatia obliterante; AOCP | pt doença arterial periférica; DAOP | nl perifeer vaatlijden < arterial stenosis
        claudication | de Schaufensterkrankheit | es claudicación | pt claudicação | nl etalagebenen < arterial stenosis
        Leriche syndrome < arterial stenosis
        renal artery stenosis; renovascular hypertension | de Nierenarterienstenose; NAST | fr sténose de l'artère rénale | es estenosis de arteria renal | it stenosi dell'arteria renale | pt estenose de artéria renal | nl nierarteriestenose < arterial stenosis
        fibromuscular dysplasia; FMD [CT MR XA US] < arterial stenosis
        thrombosis; thrombus; clot; blood clot; filling defect; intraluminal thrombus; thrombotic occlusion | de Thrombose; Gerinnsel | fr caillot | es trombosis; trombo; coágulo | it trombosi | pt trombose | nl trombus; stolsel
        deep vein thrombosis; DVT [US CT MR XA]; deep venous thrombosis; venous thrombosis; leg thrombosis; noncompressible vein; venous thromboembolism; VTE; phlebothrombosis | de tiefe Venenthrombose; TVT; Beinvenenthrombose; Phlebothrombose; Venenthrombose | fr thrombose veineuse profonde; TVP; phlébite | es trombosis venosa profunda | it trombosi venosa profonda | pt trombose venosa profunda | nl diep veneuze trombose < thrombosis
        portal vein thrombosis; PVT [US CT MR]; portal thrombosis | de Pfortaderthrombose | fr thrombose porte; thrombose de la veine porte | es trombosis portal | it trombosi portale; trombosi della vena porta | pt trombose portal; trombose da veia porta | nl poortadertrombose < thrombosis
        mesenteric vein thrombosis < thrombosis
        splenic vein thrombosis < thrombosis
        cavernous transformation < thrombosis
        embolism; embolus; arterial embolism; embolic | de Embolie | es embolia; émbolo
        septic emboli < embolism
        air embolism < embolism
        fat embolism < embolism
        varicose veins; varicosity; varix; varicosis | de Krampfadern; Varikose; Varizen; Varikosis | fr varice | es varices de miembros inferiores | it vene varicose; varici | pt varizes | nl spataderen; spatader
        venous insufficiency; venous reflux; saphenous reflux; chronic venous insufficiency | fr insuffisance veineuse | es insuficiencia venosa | it insufficienza venosa
        esophageal varices; gastroesophageal varices; collateral varices; portosystemic collaterals; paraesophageal varices | de Ösophagusvarizen | fr varices oesophagiennes | es várices esofágicas | it varici esofagee | pt varizes esofágicas | nl slokdarmvarices; oesofagusvarices
        gastric varices < esophageal varices
        vasculitis; arteritis; large vessel vasculitis | de Vaskulitis; Arteriitis | fr vascularite; artérite | it vasculite
        giant cell arteritis; temporal arteritis | de Riesenzellarteriitis | fr maladie de Horton < vasculitis
        Takayasu arteritis < vasculitis
        aortitis < vasculitis
        polyarteritis nodosa < vasculitis
        granulomatosis with polyangiitis; Wegener granulomatosis < vasculitis
        Behcet disease < vasculitis
        Kawasaki disease < vasculitis
        arteriovenous malformation; AVM; vascular malformation; nidus | de arteriovenöse Malformation; Gefäßmalformation; Gefäßmissbildung | fr malformation artério-veineuse; MAV; malformation vasculaire | es malformación arteriovenosa; malformación vascular | it malformazione artero-venosa; malformazione vascolare | pt malformação arteriovenosa; malformação vascular | nl arterioveneuze malformatie
        arteriovenous fistula; AV fistula; AVF [US CT MR XA]; dialysis fistula; dural arteriovenous fistula; DAVF; arteriovenous shunt | de AV Fistel; Dialyseshunt | fr fistule artério-veineuse | es fístula arteriovenosa | it fistola artero-venosa | nl arterioveneuze fistel
        venous malformation
        thoracic outlet syndrome | fr syndrome du défilé thoraco-brachial | es síndrome del opérculo torácico | pt síndrome do desfiladeiro torácico
        cervical rib | de Halsrippe | fr côte cervicale | es costilla cervical | it costa cervicale | pt costela cervical | nl halsrib
        popliteal entrapment
        subclavian steal; subclavian steal syndrome
        May Thurner syndrome
        nutcracker syndrome
        median arcuate ligament syndrome
        endoleak; stent graft leak; type II endoleak | de Endoleckage
        atrial fibrillation; AF [CT US MR] | de Vorhofflimmern; VHF | fr fibrillation auriculaire | es fibrilación auricular | it fibrillazione atriale | pt fibrilação atrial | nl boezemfibrilleren; atriumfibrilleren
        arrhythmia | de Rhythmusstörung | fr arythmie | es arritmia | it aritmia
        atrial flutter
        pulmonary vein isolation
        hypertension; high blood pressure; arterial hypertension; HTN; hypertensive | de Bluthochdruck; arterielle Hypertonie; Hypertonie | fr hypertension artérielle; HTA | es hipertensión arterial | it ipertensione arteriosa | pt hipertensão arterial | nl hoge bloeddruk
        heart transplant; cardiac transplant; cardiac transplantation | de Herztransplantation | fr transplantation cardiaque | es trasplante cardíaco | it trapianto cardiaco | pt transplante cardíaco | nl harttransplantatie
        coronary artery bypass graft; CABG; bypass surgery; coronary bypass | de Bypassoperation; ACB [CT XA] | fr pontage coronarien; pontage aorto-coronarien | es bypass coronario; revascularización coronaria | it bypass aorto-coronarico; BPAC | pt revascularização miocárdica | nl bypassoperatie
        """
}
