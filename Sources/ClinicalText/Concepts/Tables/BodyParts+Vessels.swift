extension ConceptTable {
    /// Arteries and veins.
    static let vessels = """
        blood vessel; vessel; vascular; endovascular; intravascular; lumen of blood vessel; venous network | de Gefäß; Gefäße | fr vaisseau; vaisseaux; vasculaire | es vaso | it vasi; vascolare | nl bloedvat; vaten
        artery; arterial; endoarterial | de Arterie; Arterien; arteriell | fr artère | es arteria | nl slagader < blood vessel
        vein; venous; endovenous | de Vene; Venen; venös | fr veine | es vena | pt veia | nl ader < blood vessel
        aorta; aortic; AO [CT MR US XA] | de Hauptschlagader | fr aorte; aortique < artery
        thoracic aorta; ascending aorta; descending aorta; aortic root; descending thoracic aorta | de thorakale Aorta; Aorta thoracica; Aorta ascendens | fr aorte thoracique; aorte ascendante | es aorta torácica; aorta ascendente | nl thoracale aorta < aorta; chest
        aortic arch; arch of aorta; arch vessels | de Aortenbogen | fr crosse de l'aorte; arc aortique | es cayado aórtico; arco aórtico; botón aórtico | pt croça da aorta | nl aortaboog < thoracic aorta
        abdominal aorta; infrarenal aorta; aortoiliac | de Bauchaorta; Bauchschlagader; Aorta abdominalis | fr aorte abdominale | es aorta abdominal | it aorta addominale | nl abdominale aorta; buikaorta < aorta; abdomen
        carotid artery; carotid; carotid bifurcation; extracranial carotid | de Halsschlagader; Karotis; Karotiden; Carotis | fr artère carotide; carotide; TSA; troncs supra-aortiques | es arteria carótida; carótida; troncos supraaórticos | it arteria carotide; carotidi; tronchi sovra-aortici | nl halsslagader; carotiden < neck
        internal carotid artery; ICA | de ACI < carotid artery
        external carotid artery; ECA < carotid artery
        common carotid artery; CCA | de ACC < carotid artery
        vertebral artery; vertebrobasilar | de Vertebralarterie; Arteria vertebralis | fr artère vertébrale | es arteria vertebral | it arteria vertebrale < neck
        basilar artery; basilar! | de Basilararterie; Arteria basilaris | fr tronc basilaire | es arteria basilar; tronco basilar | it arteria basilare < brain
        circle of Willis; COW; cerebral artery; intracranial artery; intracranial vessels; cerebral vessels | de Circulus Willisii; Hirngefäße; Hirnarterien; Hirnbasisarterien | fr polygone de Willis; artère cérébrale | es polígono de Willis; arteria cerebral | it poligono di Willis; circolo di Willis; arteria cerebrale | nl cirkel van Willis; hersenvaten < brain
        anterior communicating artery < circle of Willis
        posterior communicating artery < circle of Willis
        middle cerebral artery; MCA [CT MR US XA] | de Arteria cerebri media; Mediastromgebiet | fr artère cérébrale moyenne; ACM; artère sylvienne | es arteria cerebral media | it arteria cerebrale media < circle of Willis
        anterior cerebral artery; ACA [CT MR US XA] | fr artère cérébrale antérieure | es arteria cerebral anterior | it arteria cerebrale anteriore < circle of Willis
        posterior cerebral artery | fr artère cérébrale postérieure | es arteria cerebral posterior | it arteria cerebrale posteriore < circle of Willis
        dural venous sinus; cerebral veins; venous sinus; cranial venous system | de Hirnvenen; Hirnsinus | fr sinus veineux; sinus dural | es seno venoso; senos durales | it seni venosi; seni durali | pt seio venoso; seios durais < brain
        superior sagittal sinus; sagittal sinus | de Sinus sagittalis < dural venous sinus
        transverse sinus < dural venous sinus
        sigmoid sinus < dural venous sinus
        temporal artery; superficial temporal artery < head; artery
        occipital artery < head; artery
        facial artery < head; artery
        lingual artery < head; artery
        superior thyroid artery < head; artery
        ophthalmic artery < head; artery
        lacrimal artery < head; artery
        jugular vein; internal jugular vein; jugular; IJV; IJ [US CR DX XA] | de Drosselvene; Jugularvene; Vena jugularis | fr veine jugulaire; jugulaire | es vena yugular; yugular | it vena giugulare; giugulare | pt veia jugular < neck; vein
        subclavian artery; subclavian | de Arteria subclavia; Schlüsselbeinarterie | fr artère sous-clavière; tronc artériel brachio-céphalique | it arteria succlavia < chest; artery
        brachiocephalic artery; innominate artery; brachiocephalic trunk | es tronco braquiocefálico | it tronco anonimo < chest; artery
        subclavian vein < chest; vein
        brachiocephalic vein; innominate vein < chest; vein
        azygos vein; azygos < chest; vein
        pulmonary artery; main pulmonary artery; pulmonary trunk | de Pulmonalarterie; Lungenarterie; Pulmonalarterien | fr artère pulmonaire | es arteria pulmonar; arterias pulmonares | it arteria polmonare; arterie polmonari | nl longslagader < chest; artery
        left pulmonary artery < pulmonary artery
        right pulmonary artery < pulmonary artery
        pulmonary vein | de Pulmonalvene; Pulmonalvenen; Lungenvenen | fr veine pulmonaire | es vena pulmonar; venas pulmonares | it vena polmonare; vene polmonari | pt veia pulmonar; veias pulmonares | nl longader < heart; vein
        superior pulmonary vein < pulmonary vein
        inferior pulmonary vein < pulmonary vein
        coronary artery; coronary | de Koronararterie; Koronararterien; Herzkranzgefäße; Koronarien | fr artère coronaire; coronaires | es arteria coronaria; coronarias | it coronarie; arterie coronarie | nl kransslagader; coronairen < heart
        left main coronary artery; LMCA < coronary artery
        right coronary artery; RCA < coronary artery
        circumflex artery; LCX < coronary artery
        left anterior descending artery; LAD [XA CT US IVUS] | de RIVA | fr IVA [XA CT] < coronary artery
        coronary sinus | de Koronarsinus < heart; vein
        cardiac vein; great cardiac vein < heart; vein
        superior vena cava; SVC | de obere Hohlvene | fr veine cave supérieure; VCS | es vena cava superior | it vena cava superiore | pt veia cava superior | nl bovenste holle ader < chest; vein
        inferior vena cava; IVC [CT MR US XA]; vena cava; caval | de untere Hohlvene; Vena cava inferior | fr veine cave inférieure; VCI | it vena cava inferiore | pt veia cava inferior | nl onderste holle ader < abdomen; vein
        celiac trunk; celiac artery; truncus coeliacus; celiac axis | fr tronc cœliaque | es tronco celíaco | it tripode celiaco < abdominal aorta
        mesenteric artery; mesenteric vessels | de Mesenterialarterie; Mesenterialgefäße | fr artère mésentérique | es arteria mesentérica < abdominal aorta
        superior mesenteric artery; SMA [CT MR US XA] | de AMS < mesenteric artery
        inferior mesenteric artery < mesenteric artery
        hepatic artery | de Leberarterie | fr artère hépatique | es arteria hepática | it arteria epatica | nl leverslagader < liver; artery
        hepatic vein | de Lebervene; Lebervenen | fr veine hépatique; veines sus-hépatiques | es vena hepática; venas suprahepáticas | it vena epatica; vene sovraepatiche | pt veia hepática | nl leverader < liver; vein
        portal vein; portal; portal venous system; splenoportal | de Pfortader; Vena portae | fr veine porte | pt veia porta | nl poortader < abdomen; vein
        mesenteric vein < abdomen; vein
        splenic vein < abdomen; vein
        splenic artery | de Milzarterie | fr artère splénique | es arteria esplénica | it arteria splenica < spleen; artery
        gastric vein < spleen; artery
        renal artery | de Nierenarterie; Nierenarterien | fr artère rénale | es arteria renal; arterias renales | it arterie renali | pt artérias renais | nl nierslagader; nierarterie < kidney; artery
        renal vein | de Nierenvene | fr veine rénale | es vena renal | it vena renale | pt veia renal | nl nierader < kidney; vein
        iliac artery; iliac and femoral artery | de Beckenarterie; Beckenarterien; Iliakalarterie | fr artère iliaque | es arteria ilíaca | it arterie iliache < pelvis; artery
        common iliac artery < iliac artery
        external iliac artery < iliac artery
        internal iliac artery; hypogastric artery < iliac artery
        iliac vein | de Beckenvene; Beckenvenen | fr veine iliaque | es vena ilíaca | pt veia ilíaca < pelvis; vein
        common iliac vein < iliac vein
        external iliac vein < iliac vein
        femoral artery | de Femoralarterie; Leistenarterie | fr artère fémorale | es arteria femoral | it arteria femorale | nl liesslagader < thigh; artery
        common femoral artery; CFA | de AFC < femoral artery
        superficial femoral artery; SFA | de AFS < femoral artery
        profunda femoris artery < femoral artery
        femoral vein; CFV [US]; SFV [US] | de Femoralvene; Vena femoralis | fr veine fémorale | es vena femoral | it vena femorale | pt veia femoral < thigh; vein
        popliteal artery | de Arteria poplitea | fr artère poplitée < knee; artery
        popliteal vein < knee; artery
        genicular artery < knee; artery
        tibial artery; run off vessels; crural arteries | de Unterschenkelarterien | fr artère tibiale | es arteria tibial | it arteria tibiale < lower leg; artery
        anterior tibial artery < tibial artery
        posterior tibial artery < tibial artery
        peroneal artery < lower leg; artery
        dorsalis pedis artery < lower leg; artery
        saphenous vein | fr veine saphène; saphène | es vena safena; safena | pt veia safena < lower limb; vein
        great saphenous vein; GSV [US] | de Vena saphena magna; VSM [US]; Stammvene < saphenous vein
        small saphenous vein; SSV [US] < saphenous vein
        saphenofemoral junction; SFJ [US] < saphenous vein
        posterior medial tributary < great saphenous vein
        leg veins; deep veins of the leg; lower limb veins | de Beinvenen; tiefe Beinvenen | fr veines des membres inférieurs | es venas de miembros inferiores | it vene degli arti inferiori | pt veias dos membros inferiores | nl beenvenen < lower limb; vein
        perforating vein < lower limb; vein
        leg arteries; lower limb arteries; peripheral arteries; pelvis and leg arteries | de Becken Bein Arterien; Beinarterien; Becken Beinarterien | fr artères des membres inférieurs | es arterias de miembros inferiores | it arterie degli arti inferiori | pt artérias dos membros inferiores | nl beenslagaders; beenarterien < lower limb; artery
        brachial artery | de Arteria brachialis | fr artère humérale | es arteria humeral; arteria braquial | it arteria omerale; arteria brachiale < upper limb; artery
        radial artery | fr artère radiale | es arteria radial | it arteria radiale < upper limb; artery
        ulnar artery < upper limb; artery
        axillary artery < upper limb; artery
        arm arteries | de Armarterien < upper limb; artery
        arm veins | de Armvenen | fr veines du bras | es venas del brazo < upper limb; vein
        cephalic vein | fr veine céphalique | es vena cefálica | pt veia cefálica < arm veins
        basilic vein < arm veins
        brachial vein < arm veins
        axillary vein < arm veins
        antecubital vein < arm veins
        umbilical artery | de Nabelarterie; Nabelschnurarterie | fr artère ombilicale | es arteria umbilical | it arteria ombelicale < fetus; artery
        umbilical vein < fetus; artery
        uterine artery | fr artère utérine | es arteria uterina < fetus; artery
        internal mammary artery; internal thoracic artery; LIMA [CT XA]; RIMA [CT XA] < chest; artery
        spinal artery; anterior spinal artery < spine; artery
        lumbar artery < spine; artery
        vascular graft; bypass graft; vascular prosthesis | de Gefäßprothese; Bypass | fr pontage; prothèse vasculaire | es injerto vascular | it innesto vascolare | pt enxerto vascular | nl vaatprothese < blood vessel
        """
}
