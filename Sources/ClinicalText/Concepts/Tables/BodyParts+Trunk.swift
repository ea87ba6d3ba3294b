extension ConceptTable {
    /// Chest and abdomen.
    static let trunkParts = """
        chest; thorax; thoracic!; THX; CHST; hemithorax; intrathoracic; TH [CR DX CT] | de Brustkorb; Brust [CR DX CT] | fr poitrine; cage thoracique; thoracique | es tórax; pecho | it torace | pt peito | nl borstkas; borst [CR DX CT] < whole body
        lung; pulmonary; pulmo; lung field | de Lunge; Lungen | fr poumon; pulmonaire | es pulmón; pulmones | it polmone; polmoni | pt pulmão | nl longen < chest
        right upper lobe; RUL | de rechter Oberlappen | fr lobe supérieur droit | es lóbulo superior derecho | it lobo superiore destro | pt lobo superior direito < lung
        right middle lobe; middle lobe; RML | de Mittellappen | fr lobe moyen | es lóbulo medio | it lobo medio | nl middenkwab < lung
        right lower lobe; RLL | de rechter Unterlappen | fr lobe inférieur droit | es lóbulo inferior derecho | it lobo inferiore destro | pt lobo inferior direito < lung
        left upper lobe; LUL | de linker Oberlappen | fr lobe supérieur gauche; LSG | es lóbulo superior izquierdo | it lobo superiore sinistro | pt lobo superior esquerdo < lung
        lingula; lingular < left upper lobe
        left lower lobe; LLL | de linker Unterlappen | fr lobe inférieur gauche | es lóbulo inferior izquierdo | it lobo inferiore sinistro | pt lobo inferior esquerdo < lung
        lung apex; apex of lung; apical lung | de Lungenspitze | fr apex pulmonaire; sommet pulmonaire | es vértice pulmonar; ápex pulmonar | it apice polmonare | pt ápice pulmonar | nl longtop < lung
        lung base; basal lung | de Lungenbasis | fr base pulmonaire | es base pulmonar | it base polmonare | nl longbasis < lung
        costophrenic angle; costophrenic sulcus | de Sinus phrenicocostalis | fr cul de sac costo-diaphragmatique | es ángulo costofrénico | it seno costofrenico | pt seio costofrênico < lung
        lung hilum; hilum; pulmonary hilum; perihilar | de Lungenhilus | fr hile; hile pulmonaire | es hilio pulmonar; hilio | it ilo polmonare; ilo | pt hilo pulmonar; hilo < lung
        fissure of lung; interlobar fissure; major fissure; minor fissure | de Lappenspalt; Interlobärspalt | fr scissure | es cisura | it scissura | pt cissura; fissura pulmonar < lung
        pleura; pleural space; pleural cavity | de Brustfell; Rippenfell | fr plèvre | nl borstvlies; longvlies < chest
        trachea; windpipe | de Luftröhre | fr trachée | es tráquea | pt traqueia | nl luchtpijp < chest
        airway | de Atemwege | fr voies aériennes | es vía aérea | it vie aeree | nl luchtwegen < chest
        carina < chest
        bronchus; bronchial tree; main bronchus; trachea and bronchus | de Bronchien; Hauptbronchus | fr bronche; bronches | es bronquio | it bronco | nl luchtpijptak < lung
        mediastinum | de Mittelfell | fr médiastin | es mediastino < chest
        thymus | de Thymusdrüse | es timo | nl zwezerik < mediastinum
        esophagus; gullet | de Ösophagus; Speiseröhre | fr œsophage | es esófago | nl slokdarm < mediastinum
        diaphragm; hemidiaphragm; phrenic | de Zwerchfell | fr diaphragme; coupole diaphragmatique | es diafragma | it diaframma | nl middenrif < chest
        chest wall; thoracic wall; thoracic cage | de Brustwand; Thoraxwand | fr paroi thoracique | es pared torácica | it parete toracica | pt parede torácica | nl borstwand < chest
        rib; costal; rib cage; ribcage; costa | de Rippe; Rippen; knöcherner Thorax | fr côte; gril costal | es costilla; parrilla costal | it coste; emicostato | pt costela; arcos costais | nl ribben < chest
        sternum; sternal; breastbone | de Brustbein | es esternón | it sterno | pt esterno | nl borstbeen < chest
        manubrium < sternum
        xiphoid < sternum
        sternoclavicular joint; SC joint; scjoint; sternoclavicular | de Sternoklavikulargelenk; SCG | fr articulation sterno-claviculaire | es articulación esternoclavicular | it articolazione sterno-claveare | pt articulação esternoclavicular < chest
        axilla; axillary; armpit; underarm | de Achsel; Achselhöhle | fr aisselle; creux axillaire | es axila | it ascella; cavo ascellare | nl oksel < chest
        breast; mammary; mamma | de Brust [MG US MR]; Brustdrüse | fr sein | es mama; seno | it mammella; mammelle | nl borst [MG US MR]; borsten < chest
        nipple; areola < breast
        heart; cardiac; CARD; CARDIO; cardiovascular | de Herz; kardial | fr coeur; cardiaque | es corazón; cardíaco | it cuore | pt coração | nl hart < chest
        myocardium; heart muscle | de Herzmuskel; Myokard | fr myocarde | es miocardio | nl hartspier < heart
        pericardium; pericardial space | de Herzbeutel; Perikard | fr péricarde | es pericardio | nl hartzakje < heart
        left ventricle; LV [CT MR US NM XA]; left ventricular | de linker Ventrikel; linke Herzkammer | fr ventricule gauche; VG [US MR CT] | es ventrículo izquierdo; VI [US MR] | it ventricolo sinistro | pt ventrículo esquerdo; VE [US MR] | nl linkerventrikel; linker hartkamer < heart
        right ventricle; RV [CT MR US NM XA]; right ventricular | de rechter Ventrikel; rechte Herzkammer | fr ventricule droit; VD [US MR CT] | es ventrículo derecho | it ventricolo destro | pt ventrículo direito | nl rechterventrikel < heart
        cardiac atrium; atrium; atrial < heart
        atrial appendage; auricular appendage; juxtaposed atrial appendage < cardiac atrium
        cardiac ventricle; ventricle; ventricular; common ventricle | de Herzkammer | fr ventricule cardiaque < heart
        left atrium; LA [CT MR US XA]; left atrial | de linker Vorhof | fr oreillette gauche | es aurícula izquierda | it atrio sinistro | pt átrio esquerdo | nl linkeratrium; linker boezem < heart
        left atrial appendage; left auricle | it auricola sinistra < left atrium
        right atrium; RA [CT MR US XA]; right atrial | de rechter Vorhof | fr oreillette droite | es aurícula derecha | it atrio destro | pt átrio direito | nl rechteratrium; rechter boezem < heart
        right atrial appendage < right atrium
        interventricular septum; cardiac septum; septum of the heart; IVS [US MR CT] < heart
        interatrial septum; IAS [US] < heart
        heart valve; cardiac valve; valvular | de Herzklappe; Herzklappen | fr valve cardiaque | es válvula cardíaca | it valvola cardiaca | pt valva cardíaca | nl hartklep < heart
        mitral valve; MV [US MR CT]; mitral | de Mitralklappe | fr valve mitrale | es válvula mitral | it valvola mitrale | pt valva mitral | nl mitralisklep < heart valve
        aortic valve; AV [US MR CT] | de Aortenklappe | fr valve aortique | es válvula aórtica | it valvola aortica | pt valva aórtica | nl aortaklep < heart valve
        tricuspid valve; TV [US MR CT]; tricuspid | de Trikuspidalklappe | fr valve tricuspide | es válvula tricúspide | it valvola tricuspide | pt valva tricúspide < heart valve
        pulmonary valve; pulmonic valve; PV [US MR CT] | de Pulmonalklappe | fr valve pulmonaire | es válvula pulmonar | it valvola polmonare | pt valva pulmonar | nl pulmonalisklep < heart valve
        left ventricular outflow tract; LVOT | de Ausflusstrakt < heart
        right ventricular outflow tract; RVOT < heart
        abdomen; abdominal; ABD; ABDO; ABDOM; belly; tummy; intraabdominal | de Bauch | fr ventre; ASP [CR DX] | es vientre | it addome | pt abdome; barriga | nl buik < whole body
        upper abdomen; upper abdominal | de Oberbauch | fr abdomen supérieur | es abdomen superior | it addome superiore | pt abdome superior | nl bovenbuik < abdomen
        epigastrium; epigastric; epigastric region | fr épigastre | es epigastrio < upper abdomen
        hypochondrium | es hipocondrio < upper abdomen
        lower abdomen; hypogastrium; hypogastric region; lower abdominal | de Unterbauch | fr hypogastre; bas ventre | es abdomen inferior; hipogastrio | it addome inferiore; ipogastrio | pt abdome inferior | nl onderbuik < abdomen
        right upper quadrant; RUQ; right hypochondriac region | fr hypochondre droit | es hipocondrio derecho; HCD | it ipocondrio destro | pt hipocôndrio direito < upper abdomen
        left upper quadrant; LUQ; left hypochondriac region | fr hypochondre gauche | es hipocondrio izquierdo | it ipocondrio sinistro | pt hipocôndrio esquerdo < upper abdomen
        right lower quadrant; RLQ; right iliac fossa; RIF | fr fosse iliaque droite; FID | es fosa ilíaca derecha | it fossa iliaca destra | pt fossa ilíaca direita < lower abdomen
        left lower quadrant; LLQ; left iliac fossa; LIF | fr fosse iliaque gauche | es fosa ilíaca izquierda; FII | it fossa iliaca sinistra | pt fossa ilíaca esquerda < lower abdomen
        flank; lumbar region; lumbar fossa; loin | de Flanke | fr flanc; fosse lombaire | es flanco; fosa lumbar | it fianco | nl lende < abdomen
        umbilicus; umbilical; navel; umbilical region; periumbilical | de Nabel | fr ombilic; nombril | es ombligo | it ombelico | pt umbigo < abdomen
        chest and abdomen; thoracoabdominal; chest abdomen; thorax abdomen | de Thorax und Abdomen | fr thoraco-abdominal | es tórax y abdomen; toracoabdominal | it torace e addome; torace addome | pt tórax e abdome < whole body
        abdomen and pelvis; abdomen pelvis; abdominopelvic; AP [CT MR]; abd pel; abd pelvis; A and P; abdpel | de Abdomen Becken; Abdomen und Becken | fr abdomino-pelvien | es abdomen y pelvis; abdominopélvico; abdomino pélvico | it addome e pelvi; addome pelvi; addome completo | pt abdome e pelve; abdome total; abdome pelve | nl abdomen bekken; buik en bekken < whole body
        chest abdomen and pelvis; chest abdomen pelvis; CAP [CT MR PT]; thorax abdomen pelvis; TAP [CT MR PT]; neck chest abdomen and pelvis; thoracoabdominopelvic; chest abd pelvis | de Thorax Abdomen Becken | fr thoraco-abdomino-pelvien | es tórax abdomen y pelvis; toracoabdominopélvico | it torace addome pelvi; torace addome e pelvi | pt tórax abdome e pelve; tórax abdome pelve | nl thorax abdomen bekken < whole body
        neck chest and abdomen; neck chest abdomen < whole body
        abdominal wall; anterior abdominal wall; rectus sheath; rectus abdominis | de Bauchwand; Bauchdecke | fr paroi abdominale | es pared abdominal | it parete addominale | pt parede abdominal | nl buikwand < abdomen
        peritoneum; peritoneal cavity; intraperitoneal; peritoneal space | de Bauchfell; Peritonealhöhle | fr péritoine | es peritoneo | pt peritônio; peritoneu | nl buikvlies < abdomen
        omentum; omental; greater omentum; lesser sac; omental bursa | de Netz [CT MR]; Bauchnetz | fr épiploon | es epiplón | it omento < abdomen
        mesentery; mesenteric; mesenterium | de Gekröse | fr mésentère | es mesenterio < abdomen
        retroperitoneum; retroperitoneal space | de Retroperitonealraum | fr rétropéritoine | es retroperitoneo | pt retroperitônio < abdomen
        liver; hepatic; hepar; LIV | de Leber | fr foie; hépatique | es hígado; hepático | it fegato; epatico | pt fígado | nl lever < abdomen
        gallbladder; gall bladder; cholecystic; vesica fellea; GB [US CT MR] | de Gallenblase; GBl | fr vésicule biliaire; vésicule | es vesícula biliar; vesícula | it colecisti; cistifellea | nl galblaas < abdomen
        bile duct; biliary; biliary tract; biliary tree; liver and biliary structure | de Gallengang; Gallengänge; Gallenwege | fr voies biliaires; canal cholédoque; cholédoque | es vía biliar; vías biliares | it vie biliari | nl galwegen; galgang < abdomen
        common bile duct; CBD [US CT MR XA RF]; choledochalbiliary | de DHC | fr VBP | es colédoco < bile duct
        cystic duct < bile duct
        intrahepatic ducts < bile duct
        pancreas; pancreatic; PANC | de Bauchspeicheldrüse; Pankreas | nl alvleesklier < abdomen
        pancreatic duct; main pancreatic duct; Wirsung; pancreatic duct and bile duct systems | de Pankreasgang | fr canal de Wirsung; canal pancréatique | es conducto pancreático; conducto de Wirsung | it dotto pancreatico | pt ducto pancreático < pancreas
        spleen; splenic; lien | de Milz | fr rate! | es bazo | it milza | pt baço | nl milt < abdomen
        adrenal gland; adrenal; suprarenal; suprarenal gland | de Nebenniere; Nebennieren; NN [CT MR] | fr surrénale; glande surrénale | es suprarrenal; glándula suprarrenal; adrenales | it surrene; ghiandola surrenale; surreni | pt adrenais | nl bijnier; bijnieren < abdomen
        stomach; gastric; ventriculus; gaster | de Magen | fr estomac; gastrique | es estómago; gástrico | it stomaco | nl maag < abdomen
        pylorus; pyloric < stomach
        cardia < stomach
        duodenum; duodenal bulb | de Zwölffingerdarm; Zwoelffingerdarm | es duodeno | nl twaalfvingerige darm < small bowel
        esophagus stomach and duodenum; upper GI tract; upper gastrointestinal tract; upper gastrointestinal; UGI; gastroesophageal | de oberer Gastrointestinaltrakt; MDP [RF CR DX] | fr TOGD; oeso gastro duodénal | es esófago estómago y duodeno | it tubo digerente prime vie | pt EED [RF] < abdomen
        bowel; intestine; intestinal; gut; enteric; gastrointestinal; GI tract | de Darm | fr intestin; tube digestif | es intestino | nl darmen < abdomen
        small bowel; small intestine; enteral; SB [RF CT MR]; small gut | de Dünndarm; Duenndarm | fr intestin grêle; grêle | es intestino delgado | it intestino tenue; tenue | pt delgado | nl dunne darm < bowel
        jejunum; jejunal loop | de Leerdarm | es yeyuno | it digiuno | pt jejuno < small bowel
        ileum | de Krummdarm | fr iléon | it ileo < small bowel
        terminal ileum | de terminales Ileum | fr dernière anse iléale | es íleon terminal | it ultima ansa ileale | pt íleo terminal < ileum
        ileocecal region; ileocecal < ileum
        colon; colonic; large bowel; large intestine; colorectal | de Dickdarm; Kolon | fr gros intestin | es intestino grueso | it intestino crasso | pt intestino grosso | nl dikke darm < bowel
        ascending colon < colon
        transverse colon < colon
        descending colon < colon
        splenic flexure < colon
        hepatic flexure < colon
        cecum; ileocecal valve | de Blinddarm; Zökum; Zäkum | es ciego | it cieco | pt ceco | nl blindedarm; blinde darm < colon
        appendix; appendiceal; vermiform appendix; appendicular [CT US MR] | de Wurmfortsatz | fr appendice | es apéndice | nl wormvormig aanhangsel < colon
        sigmoid colon; sigmoid; sigma | fr sigmoïde; côlon sigmoïde < colon
        rectum; rectal; mesorectal; mesorectum; rectosigmoid | de Mastdarm; Enddarm; Rektum | es recto | it retto | pt reto | nl endeldarm < colon
        anus; anal; anal canal; perianal; anorectal; anal sphincter; anus rectum and sigmoid colon | de Analkanal | fr canal anal | es ano | it canale anale | nl aars; anaal kanaal < pelvis
        lymph node; nodal; lymphatic; node [CT MR US PT] | de Lymphknoten; LK [CT MR US PT] | fr ganglion lymphatique; ganglions | es ganglio linfático; ganglios | it linfonodo; linfonodi | nl lymfeklier; lymfeklieren; lymfeknoop
        bone; osseous; skeleton; skeletal; bony; musculoskeletal; MSK | de Knochen; Skelett | fr os!; squelette; ostéo-articulaire | es hueso; esqueleto | it osso; scheletro | nl bot; botten; skelet
        bone marrow; marrow; medullary cavity | de Knochenmark | fr moelle osseuse | es médula ósea | it midollo osseo | pt medula óssea | nl beenmerg < bone
        muscle; muscular; skeletal muscle | de Muskel; Muskulatur | es músculo | it muscolo; muscoli | nl spier; spieren
        joint; articular; intraarticular; synovial; synovium | de Gelenk; Gelenke | fr articulation | es articulación | it articolazione | pt articulação | nl gewricht; gewrichten
        tendon; tendinous | de Sehne | it tendine | pt tendão | nl pees
        ligament; ligamentous | es ligamento | it legamento | nl gewrichtsband
        cartilage; cartilaginous; chondral | de Knorpel | es cartílago | it cartilagine | pt cartilagem | nl kraakbeen
        skin; cutaneous; dermal; integument | de Haut | fr peau | es piel | it cute!; pelle | pt pele | nl huid
        nail; ungual; nail bed; subungual | de Nagel [XC] | fr ongle | es uña | it unghia | pt unha < skin
        subcutaneous tissue; subcutaneous fat; subcutis; soft tissue | de Weichteile; Unterhaut; Weichteil | fr parties molles; tissus mous | es partes blandas; tejidos blandos; tejido subcutáneo | it parti molli; tessuti molli; sottocute | pt partes moles; subcutâneo | nl weke delen; onderhuid
        phantom; test object; QA phantom | fr fantôme | es fantoma; maniquí | it fantoccio | nl fantoom
        """
}
