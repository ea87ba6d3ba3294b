extension ConceptTable {
    /// What any part of the body may have, and what an image itself may have.
    static let generalFindings = """
        mass; space occupying lesion; SOL [CT MR US]; mass lesion; lump | de Raumforderung; RF [CT MR US] | fr masse; processus expansif | es masa; LOE [CT MR US]; lesión ocupante de espacio | it massa; lesione espansiva | pt lesão expansiva | nl ruimte innemend proces
        lesion; focal lesion | de Läsion; Herd; Herdbefund | it lesione | pt lesão | nl laesie
        abnormality; abnormal finding | de Auffälligkeit | fr anomalie | es hallazgo | it reperto | pt achado | nl afwijking
        neoplasm; tumor; neoplasia; neoplastic; growth!; new growth!; NPL | de Neubildung; Neoplasie; Geschwulst | fr tumeur | es tumoral | it tumore | nl gezwel
        malignancy; cancer; carcinoma; malignant; malignant neoplasm; malignant tumor; CA [CT MR PT US MG] | de Krebs; Karzinom; Malignom; bösartig; maligner Tumor | fr carcinome; tumeur maligne; malin | es maligno; tumor maligno | it cancro; tumore maligno | nl kanker; carcinoom; kwaadaardig < neoplasm
        benign; benign lesion; benign tumor; non malignant | de gutartig; benigne | fr bénin | es benigno; benigna | nl goedaardig
        adenocarcinoma | de Adenokarzinom | fr adénocarcinome | nl adenocarcinoom < malignancy
        sarcoma; soft tissue sarcoma | de Sarkom; Weichteilsarkom | fr sarcome; sarcome des tissus mous | es sarcoma de partes blandas | it sarcoma dei tessuti molli | pt sarcoma de partes moles | nl sarcoom; wekedelensarcoom < malignancy
        liposarcoma | de Liposarkom | fr liposarcome | pt lipossarcoma | nl liposarcoom < sarcoma
        leiomyosarcoma < sarcoma
        rhabdomyosarcoma | de Rhabdomyosarkom | fr rhabdomyosarcome | es rabdomiosarcoma | pt rabdomiossarcoma < sarcoma
        synovial sarcoma < sarcoma
        lipoma; fatty tumor; intramuscular lipoma | de Lipom; Lipome | nl lipoom; vetbult
        adenoma | de Adenom | fr adénome | nl adenoom
        fibroma | de Fibrom | nl fibroom
        papilloma | de Papillom | fr papillome | es papiloma | nl papilloom
        desmoid tumor; desmoid; fibromatosis; aggressive fibromatosis | de Desmoidtumor | fr tumeur desmoïde | es tumor desmoide | it tumore desmoide
        soft tissue mass; soft tissue tumor; soft tissue lesion | de Weichteiltumor; Weichteilraumforderung | fr tumeur des parties molles; masse des parties molles | es masa de partes blandas; tumor de partes blandas | it massa dei tessuti molli | pt massa de partes moles; tumor de partes moles | nl wekedelentumor < mass
        metastasis; metastatic disease; secondary tumor; secondary deposit; mets; secondaries; distant metastasis | de Metastase; Metastasen; Filiae; Tochtergeschwulst; Absiedelung | fr secondaires | es enfermedad metastásica | it metastasi; secondarietà; ripetizioni | pt doença metastática | nl uitzaaiing; uitzaaiingen < malignancy
        lymphoma; lymphomatous disease | de Lymphom | fr lymphome | es linfoma | nl lymfoom; lymfeklierkanker < malignancy
        Hodgkin lymphoma; HL [CT PT]; Hodgkin disease | de Morbus Hodgkin | fr lymphome de Hodgkin; maladie de Hodgkin | es linfoma de Hodgkin | it linfoma di Hodgkin | nl hodgkinlymfoom < lymphoma
        non Hodgkin lymphoma; NHL [CT MR PT]; DLBCL; B cell lymphoma | de Non Hodgkin Lymphom < lymphoma
        leukemia; acute leukemia | de Leukämie | fr leucémie < malignancy
        acute myeloid leukemia; AML [SM] < leukemia
        chronic lymphocytic leukemia; CLL < leukemia
        acute lymphoblastic leukemia; ALL [SM] < leukemia
        chronic myeloid leukemia; CML < leukemia
        lymphadenopathy; adenopathy; enlarged lymph node; lymph node enlargement; lymphadenitis; bulky adenopathy; pathologic lymph node | de Lymphadenopathie; vergrößerte Lymphknoten; Lymphknotenvergrößerung; Lymphknotenschwellung | fr adénopathie; adénomégalie | es adenopatía; linfadenopatía; adenomegalia | it linfoadenopatia; adenopatie; linfoadenomegalia | pt linfonodomegalia | nl lymfadenopathie; vergrote lymfeklier; vergrote lymfeklieren
        cyst; cystic lesion; simple cyst; cystic mass; cystic; multiloculated cyst | de Zyste; Zysten; zystische Läsion; zystisch | fr kyste; lésion kystique; kystique | es quiste; lesión quística; quístico | it cisti; lesione cistica; cistico | pt cisto; lesão cística; quisto | nl cyste; cysten; cysteuze laesie
        abscess; rim enhancing collection; abscess formation | de Abszess | fr abcès | es absceso | it ascesso | pt abscesso
        fluid collection; collection; infected collection | de Verhalt; Flüssigkeitsansammlung; Flüssigkeitskollektion | es colección | it raccolta; raccolta fluida | pt coleção | nl vochtcollectie
        hematoma; ecchymosis; soft tissue hematoma | de Hämatom; Bluterguss | fr hématome; ecchymose | it ematoma; ecchimosi | nl hematoom; bloeduitstorting
        contusion; bruise | de Prellung; Kontusion | it contusione | pt contusão | nl kneuzing
        hemorrhage; bleeding; blood products; active hemorrhage; bleed | de Blutung; Hämorrhagie; Einblutung | fr hémorragie; saignement | es hemorragia; sangrado | it emorragia; sanguinamento | pt sangramento | nl bloeding
        seroma | de Serom | fr sérome | it sieroma | nl seroom
        lymphocele | de Lymphozele | it linfocele
        postoperative collection; postoperative fluid collection
        edema; tissue edema; soft tissue edema; subcutaneous edema | de Ödem; Oedem | fr œdème; œdème sous-cutané | es edema de partes blandas | it edema sottocutaneo | pt edema de partes moles | nl oedeem
        anasarca < edema
        soft tissue swelling; swelling; swollen | de Schwellung; Weichteilschwellung | fr tuméfaction; gonflement | es tumefacción; aumento de partes blandas; hinchazón | it tumefazione; gonfiore | pt tumefação; aumento de partes moles; inchaço | nl zwelling; wekedelenzwelling
        lymphedema | de Lymphödem | fr lymphœdème | es linfedema | nl lymfoedeem
        infection; infectious; infected! | de Infektion; Infekt | es infección | it infezione | pt infecção | nl infectie
        sepsis; septic < infection
        inflammation; inflammatory; inflammatory change | de Entzündung; entzündlich | fr inflammatoire | es inflamación; inflamatorio | it infiammazione; infiammatorio; flogosi | pt inflamação | nl ontsteking
        ischemia; hypoperfusion | de Ischämie; Minderperfusion | fr ischémie | es isquemia
        infarction | de Infarkt | fr infarctus | es infarto
        necrosis | de Nekrose | fr nécrose | it necrosi
        gangrene; wet gangrene; dry gangrene | de Gangrän | es gangrena | nl gangreen
        stenosis; narrowing; stricture; luminal narrowing | de Stenose; Enge; Striktur; Verengung | fr rétrécissement | es estrechamiento; estenosis | it stenosi; restringimento | pt estenose; estreitamento | nl vernauwing
        dilatation; dilation; dilated; distension; distended! | de Erweiterung; Aufweitung | fr dilaté | es dilatación | it dilatazione; distensione | pt dilatação; distensão | nl verwijding; dilatatie
        occlusion; occluded; blockage; complete occlusion | de Verschluss; Okklusion | es oclusión | it occlusione; ostruzione | pt oclusão | nl afsluiting; occlusie
        calcification; calcific density; calcific deposit; calcific focus | de Verkalkung; Kalk; Verkalkungen; Kalzifikation | es calcificación; calcificaciones | it calcificazione; calcificazioni | pt calcificação; calcificações | nl verkalking; verkalkingen
        fibrosis; fibrotic change; fibrous tissue | de Fibrose | it fibrosi
        enhancement; contrast enhancement; contrast uptake; enhancing lesion; ring enhancement; rim enhancement; avid enhancement | de Kontrastmittelaufnahme; KM Aufnahme; Anreicherung; Kontrastmittelanreicherung | fr rehaussement; prise de contraste | es realce; captación de contraste; realzante | it enhancement contrastografico; impregnazione; presa di contrasto; potenziamento | pt captação de contraste; impregnação | nl aankleuring; contrastopname
        uptake; tracer uptake; FDG uptake; hypermetabolic; FDG avid; SUV; radiotracer uptake; increased uptake; hypermetabolism; increased tracer uptake; avid uptake; standardized uptake value | de Speicherung; Traceranreicherung; Mehranreicherung; hypermetabol; Nuklidanreicherung | fr fixation!; hypermétabolisme; hyperfixation | es captación; hipermetabólico; hipercaptación | it captazione; ipercaptazione; ipermetabolismo; iperaccumulo | pt captação; hipermetabolismo; hipercaptação | nl stapeling; hypermetabool
        photopenic defect; cold spot; reduced uptake; decreased uptake; cold nodule; hypometabolism; photopenia; hypometabolic | de Minderspeicherung; Speicherdefekt; Hypometabolismus | fr hypométabolisme; hypofixation | es hipocaptación; hipometabolismo | it ipocaptazione; ipometabolismo | pt hipocaptação
        hyperintense; high signal; T2 bright; hyperintensity; signal hyperintensity; increased signal; high signal intensity | de hyperintens; Signalanhebung; signalreich; Hyperintensität | fr hypersignal; hyperintensité | es hiperintenso; hiperseñal; hiperintensidad | it iperintenso; ipersegnale; iperintensità | pt hipersinal; hiperintensidade | nl hoog signaal
        hypointense; low signal; T2 dark; hypointensity; decreased signal; low signal intensity | de hypointens; Signalabsenkung; signalarm; Hypointensität | fr hyposignal; hypointensité | es hipointenso; hiposeñal; hipointensidad | it ipointenso; iposegnale; ipointensità | pt hipossinal; hipointensidade | nl laag signaal
        hyperdense; high attenuation; high density; hyperattenuating; hyperdensity; radiopaque; hyperattenuation; radiodense | de hyperdens; röntgendicht; Hyperdensität | fr hyperdensité; radio-opaque | es hiperdenso; radiopaco; hiperdensidad | it iperdenso; iperdensità | pt hiperatenuante; hiperdensidade
        hypodense; low attenuation; low density; hypoattenuating; hypodensity; radiolucent; lucency; lucent; hypoattenuation; radiolucency | de hypodens; Hypodensität; Aufhellung | fr hypodensité; radiotransparent; clarté | es hipodenso; radiolúcido; hipodensidad | it ipodenso; ipodensità; radiotrasparente | pt hipoatenuante; radiolucente; hipodensidade
        hyperechoic; echogenic; hyperechogenic; increased echogenicity | de echoreich; hyperechogen | fr hyperéchogène | es hiperecoico; hiperecogénico; ecogénico | it iperecogeno; iperecoico | nl echorijk; hyperechogeen
        hypoechoic; hypoechogenic; decreased echogenicity; echo poor | de echoarm; hypoechogen | fr hypoéchogène | es hipoecoico; hipoecogénico | it ipoecogeno; ipoecoico | nl hypoechogeen
        anechoic; echo free; transonic | de echofrei; anechogen | fr anéchogène | es anecoico | it anecogeno | pt anecogênico | nl echovrij
        posterior acoustic shadowing; acoustic shadow; acoustic shadowing; shadowing | de Schallschatten; dorsaler Schallschatten | fr cône d'ombre; ombre acoustique | es sombra acústica | it cono d'ombra | nl slagschaduw
        restricted diffusion; diffusion restriction; diffusion abnormality; low ADC | de Diffusionsstörung; Diffusionsrestriktion | fr restriction de diffusion; restriction de la diffusion | es restricción de la difusión; restricción en difusión; restricción a la difusión | it restrizione della diffusione; restrizione della diffusività | pt restrição à difusão; restrição da difusão | nl diffusierestrictie
        injury; trauma; traumatic; blunt trauma; accident; injured; penetrating trauma; traumatic injury | de Verletzung; Unfall; traumatisch | fr traumatisme; blessure | es traumatismo; accidente; traumático | it incidente | pt acidente | nl letsel; ongeval
        fall | de Sturz | fr chute | es caída | it caduta | pt queda < injury
        road traffic accident; motor vehicle accident; MVA; RTA; MVC | de VU; Verkehrsunfall | fr AVP | es accidente de tránsito | it incidente stradale | pt acidente de trânsito | nl verkeersongeval < injury
        laceration; tear; rupture; ruptured; torn | de Riss; Ruptur; Lazeration | fr déchirure | es rotura; desgarro; laceración | it rottura; lacerazione; lesione a tutto spessore | pt ruptura; laceração | nl scheur; ruptuur
        pain; painful; ache; tenderness; discomfort | de Schmerz; Schmerzen; Druckschmerz | fr douleur; algie | es dolor; dolores | it dolori; algia | pt dor; dores | nl pijn; pijnklachten
        chest pain; thoracic pain | de Brustschmerz; Thoraxschmerz; thorakale Schmerzen; Brustschmerzen | fr douleur thoracique | es dolor torácico; dolor de pecho | it dolore toracico; dolore al petto | pt dor torácica; dor no peito | nl pijn op de borst; thoracale pijn < pain
        abdominal pain; belly pain; stomach ache; epigastric pain; right lower quadrant pain | de Bauchschmerzen; Bauchschmerz; Oberbauchschmerzen; Unterbauchschmerzen | fr douleur abdominale; mal au ventre | es dolor abdominal; dolor de estómago | it dolore addominale; dolori addominali; mal di pancia | pt dor abdominal; dor de barriga | nl buikpijn < pain
        dyspnea; shortness of breath; SOB [CR DX CT]; breathlessness; respiratory distress; difficulty breathing | de Atemnot; Dyspnoe; Luftnot | fr dyspnée; essoufflement; détresse respiratoire | es disnea; falta de aire; dificultad respiratoria | it dispnea; affanno; difficoltà respiratoria | pt dispneia; falta de ar | nl kortademigheid; benauwdheid
        cough; chronic cough; coughing; productive cough | de Husten; chronischer Husten | fr toux | es tos; tos crónica | it tosse | nl hoest; hoesten
        fever; febrile; pyrexia; fever of unknown origin; FUO; high temperature | de Fieber; Fieber unklarer Genese | fr fièvre | es fiebre; síndrome febril | it febbre | pt febre | nl koorts
        weight loss; cachexia; unintentional weight loss | de Gewichtsverlust; Kachexie | fr amaigrissement; perte de poids; cachexie | es pérdida de peso; adelgazamiento | it calo ponderale; perdita di peso; dimagrimento | pt perda de peso; emagrecimento | nl gewichtsverlies
        artifact; motion artifact; metal artifact; beam hardening; streak artifact; motion blur; image artifact; movement artifact; motion degradation; susceptibility artifact; technical artifact | de Artefakt; Bewegungsartefakt; Metallartefakt; Artefakte; Bewegungsartefakte; Metallartefakte; verwackelt | fr artefact de mouvement; artefacts métalliques | es artefacto; artefacto de movimiento; artefacto metálico | it artefatto; artefatti; artefatti da movimento; artefatto da movimento; artefatti metallici | pt artefato; artefato de movimento; artefato metálico | nl artefacten; bewegingsartefact; metaalartefact; bewegingsartefacten
        normal variant; anatomic variant; anatomical variant; congenital variant; variant anatomy; accessory ossicle; normal anatomic variant | de Normvariante; anatomische Variante; Anlagevariante | fr variante anatomique; variante de la normale | es variante anatómica; variante normal; variante de la normalidad | it variante della norma | pt variação anatômica; variante da normalidade | nl normale variant; anatomische variant
        atrophy; volume reduction; wasting; atrophic | de Volumenminderung | fr atrophie; involution | es atrofia | it involuzione | pt redução volumétrica | nl volumeverlies
        hypertrophy; hypertrophic | de Hypertrophie | es hipertrofia | it ipertrofia | nl hypertrofie
        hyperplasia; hyperplastic | de Hyperplasie | es hiperplasia | it iperplasia
        enlargement; enlarged | de Vergrößerung | fr augmentation de volume | es aumento de tamaño | it aumento di volume | pt aumento de volume
        congenital; congenital abnormality; congenital disorder; hereditary; inborn; congenital defect | de angeboren; kongenital | fr congénitale; malformation congénitale | es congénito; congénita | it malformazione congenita | nl aangeboren; congenitaal
        acute; acutely; hyperacute; recent!; new onset; of recent onset | de akut; frisch | fr aigu; aiguë; récente | es agudo; aguda; reciente | it acuto; acuta | nl acuut
        chronic; longstanding; old!; long standing; remote! | de chronisch; älter | fr chronique; ancien; ancienne | es crónico; crónica; antiguo | it inveterato; pregresso | pt antigo | nl langbestaand
        child; pediatric; toddler | de Kinder; pädiatrisch | fr enfant; pédiatrique | es niño; pediátrico | it bambino | pt criança; infantil | nl kinderen; pediatrisch; prematuur
        newborn; neonate; neonatal; neonatal intensive care; preterm infant; premature infant | de Neugeborenes; Frühgeborenes | fr nouveau-né; prématuré! | es recién nacido; prematuro; neonato | it neonatale | pt recém-nascido | nl pasgeborene < child
        infant; baby; babygram | de Säugling | fr nourrisson; bébé | es lactante | it lattante | pt lactente | nl zuigeling < child
        adolescent < child
        adult; elderly; geriatric; aged | de Erwachsener; geriatrisch | fr adulte; personne âgée | es adulto; anciano | it anziano | pt idoso | nl volwassene; oudere
        HIV; AIDS; HIV infection | de HIV Infektion | fr VIH; SIDA | it infezione da HIV | pt infecção por HIV | nl immuungecompromitteerd; hiv-infectie
        immunocompromised; human immunodeficiency virus; immunosuppressed; immunodeficiency | de immunsupprimiert; Immunsuppression; Immundefekt | fr immunodéprimé; immunodépression | es inmunodeprimido; inmunosuprimido | it immunodepresso; immunodeficienza | pt imunossuprimido; imunodeprimido | nl afweerstoornis
        diabetes; diabetes mellitus; DM [US CT MR CR DX]; type 2 diabetes | de Zuckerkrankheit; Diabetiker | fr diabète; diabétique | it diabetico; diabete mellito | nl suikerziekte
        transplant; transplantation; allograft; organ transplant | de Transplantat | fr greffe | es trasplante; injerto | it trapianto | pt transplante; enxerto | nl transplantatie; transplantaat
        transplant rejection; rejection; graft rejection | de Abstoßung | fr rejet | es rechazo | it rigetto | pt rejeição | nl afstoting < transplant
        graft versus host disease; graft versus host; GVHD < transplant
        recurrence; recurrent tumor; tumor recurrence; local recurrence; relapse; recurrent disease; recurrent | de Rezidiv; Lokalrezidiv; Tumorrezidiv | fr récidive; récidive locale; rechute | es recidiva; recidiva local; recurrencia; recaída | it recidiva locale; recidiva tumorale | pt recorrência | nl recidief; lokaal recidief
        residual tumor; residual disease | de Resttumor | fr résidu tumoral | es tumor residual | it residuo tumorale | nl tumorrest
        radiation change; radiation fibrosis; post radiation change; radiation therapy change; treatment effect | de Strahlenfolge; Strahlenfibrose | fr lésions radiques; post-radique | es cambios posradioterapia; cambios post radioterapia | it esiti di radioterapia | pt alterações pós radioterapia
        radiation necrosis; radionecrosis | de Strahlennekrose; Radionekrose | fr radionécrose | it radionecrosi | nl stralingsnecrose < radiation change
        radiation pneumonitis | de Strahlenpneumonitis | fr pneumopathie radique | es neumonitis rádica | it polmonite attinica | pt pneumonite actínica | nl bestralingspneumonitis; radiatiepneumonitis < radiation change
        nondiagnostic; suboptimal study; limited study; poor quality; non diagnostic; poor image quality; incomplete study; inadequate study | de nicht diagnostisch; eingeschränkt beurteilbar; Fehlaufnahme; eingeschränkte Beurteilbarkeit | fr qualité médiocre; examen limité; ininterprétable | es no diagnóstico; estudio limitado; calidad subóptima | it non diagnostico; esame limitato; non valutabile | pt não diagnóstico; estudo limitado; qualidade limitada | nl niet diagnostisch; matige kwaliteit; beperkt beoordeelbaar
        """
}
