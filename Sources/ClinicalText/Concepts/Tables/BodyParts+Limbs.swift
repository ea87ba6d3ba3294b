extension ConceptTable {
    /// Shoulder, arm, hand, hip, leg, foot.
    static let limbParts = """
        limb; extremity; EXT; EXTR; EXTREM | de Extremität; Extremitäten; Gliedmaßen | fr membre; extrémité | es extremidad; extremidades; miembro | it arto; arti; estremità | pt membro | nl ledemaat; extremiteit < whole body
        upper limb; upper extremity; arm; UEX; UEXT; UPEXT; UE [US MR CT CR DX]; upperextremity; brachium; bone of upper limb; muscle of upper limb | de obere Extremität; OEX | fr membre supérieur; bras | es miembro superior; extremidad superior; brazo | it arto superiore; braccio | pt membro superior; braço | nl bovenste extremiteit < limb
        shoulder; SHLD; SHO; shoulder joint; glenohumeral; glenohumeral joint | de Schulter; Schultergelenk | fr épaule | es hombro | it spalla | pt ombro | nl schouder < upper limb
        glenoid < shoulder
        acromioclavicular joint; AC joint; acjoint; acromioclavicular; ACJ | de Akromioklavikulargelenk; Schultereckgelenk; ACG | fr articulation acromio-claviculaire | es articulación acromioclavicular | it articolazione acromion-claveare | pt articulação acromioclavicular < shoulder
        acromion; acromial < acromioclavicular joint
        rotator cuff | de Rotatorenmanschette | fr coiffe des rotateurs | es manguito rotador; manguito de los rotadores | it cuffia dei rotatori | nl rotatorenmanchet < shoulder
        supraspinatus | de Supraspinatussehne | fr sus-épineux; supra-épineux | es supraespinoso | it sovraspinato | pt supraespinhal < rotator cuff
        infraspinatus < rotator cuff
        subscapularis < rotator cuff
        biceps tendon; long head of biceps; biceps | de Bizepssehne | fr tendon du biceps | es tendón del bíceps | it tendine del bicipite | pt tendão do bíceps | nl bicepspees < upper limb
        glenoid labrum; labrum; labral | fr bourrelet | it labbro glenoideo; cercine | pt lábio glenoidal < joint
        clavicle; clavicular; collarbone; CLAV; clavicula | de Schlüsselbein; Schluesselbein; Klavikula | fr clavicule | it clavicola | nl sleutelbeen < shoulder
        scapula; scapular; shoulder blade | de Schulterblatt; Skapula | fr omoplate | es escápula; omóplato | it scapola | pt omoplata | nl schouderblad < shoulder
        coracoid < scapula
        upper arm; humerus; humeral; upperarm; HUM; humeral shaft | de Oberarm | es húmero | it omero | pt úmero | nl bovenarm; opperarmbeen < upper limb
        humeral head; head of the humerus; proximal humerus; greater tuberosity; greater tubercle of humerus | de Humeruskopf; Oberarmkopf | fr tête humérale | es cabeza humeral; cabeza del húmero | it testa omerale | pt cabeça do úmero; cabeça umeral | nl humeruskop < shoulder
        elbow; elbow joint; ELB; cubital; antecubital | de Ellenbogen; Ellbogen; Ellenbogengelenk; ELLB | fr coude | es codo | it gomito | pt cotovelo | nl elleboog < upper limb
        olecranon | de Olekranon | fr olécrane | it olecrano < elbow
        radial head; head of the radius; radial neck | de Radiuskopf; Radiusköpfchen; Speichenkopf | fr tête radiale | es cabeza radial; cabeza del radio | it capitello radiale; testa radiale | pt cabeça do rádio | nl radiuskop; radiuskopje < elbow
        forearm; lower arm; antebrachium; radius and ulna; both bones of the forearm | de Unterarm; UA [CR DX] | fr avant-bras | es antebrazo | it avambraccio | pt antebraço | nl onderarm; voorarm < upper limb
        radius; radial [CR DX CT MR] | de Speiche | es radio | nl spaakbeen < forearm
        ulna; ulnar | de Elle | fr cubitus | es cúbito | nl ellepijp < forearm
        distal radius; distal forearm | de distaler Radius | fr radius distal | es radio distal | it radio distale < wrist
        wrist; wrist joint; carpus; carpal; WRI; radiocarpal | de Handgelenk; Handwurzel; HG [CR DX MR] | fr poignet; carpe | es muñeca; carpo | it polso | pt punho; pulso | nl pols; handwortel < upper limb
        triangular fibrocartilage; TFCC < wrist
        distal radioulnar joint; DRUJ < wrist
        scaphoid; scaphoid bone; navicular of the hand | de Kahnbein; Skaphoid; Os scaphoideum | fr scaphoïde | es escafoides | it scafoide | nl scaphoideum; scheepsvormig been < wrist
        lunate; lunate bone | de Mondbein; Os lunatum | fr semi-lunaire; lunatum | es semilunar | it semilunare < wrist
        triquetrum < wrist
        pisiform < wrist
        hamate < wrist
        capitate < wrist
        trapezium < wrist
        trapezoid bone < wrist
        carpal tunnel | de Karpaltunnel | fr canal carpien | es túnel carpiano | it tunnel carpale | pt túnel do carpo; túnel carpal | nl carpale tunnel < wrist
        hand; manus; HND | fr main! | es mano | it mani | pt mão | nl handen < upper limb
        metacarpal; metacarpal bone; metacarpus; MC [CR DX] | de Mittelhand; Mittelhandknochen; MHK | fr métacarpe; métacarpien | es metacarpo; metacarpiano | nl middenhand; middenhandsbeen < hand
        metacarpophalangeal joint; MCP [CR DX MR US]; metacarpophalangeal < metacarpal
        finger; digit; digital [CR DX MR] | de Langfinger | fr doigt | es dedo | it dito; dita | nl vinger < hand
        proximal interphalangeal joint; PIP [CR DX MR US] < finger
        distal interphalangeal joint; DIP [CR DX MR US] < finger
        phalanx; phalangeal; interphalangeal joint < finger
        index finger | de Zeigefinger < finger
        little finger < finger
        thumb; pollex | de Daumen | fr pouce | es pulgar | it pollice | pt polegar | nl duim < finger
        carpometacarpal joint; first carpometacarpal joint; carpometacarpal | de Daumensattelgelenk < finger
        lower limb; lower extremity; leg; LEX; LEXT; LOWEXT; LE [US MR CT CR DX]; lowerextremity; bone of lower limb; muscle of lower limb; pelvis and lower extremities | de untere Extremität; Bein; Beine | fr membre inférieur; jambe | es miembro inferior; extremidad inferior; miembros inferiores; pierna | it arto inferiore; arti inferiori; gamba | pt membro inferior; membros inferiores; perna | nl onderste extremiteit; benen < limb
        long leg; full leg; hip to ankle; leg length; lower limb alignment; scanogram | de Ganzbein; Ganzbeinaufnahme; Beinachse | fr pangonogramme; pangonométrie; goniométrie | es telemetría; telerradiografía de miembros inferiores; escanograma | it teleradiografia arti inferiori | pt escanometria | nl beenas; beenlengte < lower limb
        hip; hip joint; coxofemoral | de Hüfte; Huefte; Hüftgelenk | fr hanche; coxo-fémoral | es cadera | it anca | pt quadril | nl heup; heupgewricht < lower limb
        acetabulum; acetabular | de Hüftpfanne; Pfanne | fr cotyle | es acetábulo; cótilo | it acetabolo; cotile | nl heupkom < hip
        femoral head; head of the femur; caput femoris | de Hüftkopf; Femurkopf; Oberschenkelkopf | fr tête fémorale | es cabeza femoral | it testa femorale; testa del femore | pt cabeça femoral; cabeça do fêmur | nl femurkop; heupkop < hip
        femoral neck; neck of the femur | de Schenkelhals; Oberschenkelhals | fr col fémoral; col du fémur | es cuello femoral | it collo femorale; collo del femore | pt colo femoral; colo do fêmur | nl heuphals; femurhals; collum femoris < hip
        proximal femur < hip
        trochanter; greater trochanter; trochanteric | es trocánter | it trocantere < hip
        ilium; iliac bone; iliac wing | de Darmbein | fr os iliaque; aile iliaque | es hueso ilíaco | it osso iliaco | nl darmbeen < pelvis
        iliac crest | de Beckenkamm | fr crête iliaque | es cresta ilíaca | pt crista ilíaca < ilium
        ischium; ischial tuberosity; ischial | de Sitzbein | fr ischion | es isquion | it ischio | pt ísquio | nl zitbeen < pelvis
        pubis; pubic; pubic bone | de Schambein | it pube | nl schaambeen < pelvis
        pubic symphysis; symphysis pubis | de Symphyse | fr symphyse pubienne | es sínfisis del pubis | it sinfisi pubica | pt sínfise púbica | nl symfyse < pubis
        pubic ramus < pubis
        thigh; femur; FEM; upper leg; upperleg; femoral shaft; femoral [CR DX] | de Oberschenkel | fr cuisse | es muslo | it coscia; femore | pt coxa | nl bovenbeen; dijbeen; dij < lower limb
        distal femur < thigh
        hamstring < thigh
        quadriceps; quadriceps tendon < thigh
        adductor muscle < thigh
        knee; knee joint; KNE; genu; KN [CR DX MR]; tibiofemoral | de Knie; Kniegelenk; KG [CR DX MR] | fr genou; genoux | es rodilla | it ginocchio; ginocchia | pt joelho | nl knieën; kniegewricht < lower limb
        patella; patellar; kneecap; patellofemoral; patellofemoral joint; retropatellar | de Kniescheibe | fr rotule; fémoro-patellaire | es rótula | pt patela | nl knieschijf < knee
        patellar tendon | de Patellasehne < patella
        meniscus | de Meniskus; Menisken | fr ménisque | es menisco < knee
        medial meniscus | de Innenmeniskus < meniscus
        lateral meniscus | de Außenmeniskus < meniscus
        cruciate ligament | de Kreuzband | fr ligament croisé; ligament croisé antérieur | es ligamento cruzado | it legamento crociato | nl kruisband < knee
        anterior cruciate ligament; ACL | de VKB; vorderes Kreuzband | fr LCA | es ligamento cruzado anterior | it legamento crociato anteriore | nl voorste kruisband < cruciate ligament
        posterior cruciate ligament; PCL [MR] | de HKB; hinteres Kreuzband | fr LCP < cruciate ligament
        collateral ligament | de Seitenband; Kollateralband | fr ligament collatéral; ligament latéral | es ligamento colateral; ligamento lateral | it legamento collaterale < knee
        medial collateral ligament; MCL [MR US] | de Innenband < collateral ligament
        lateral collateral ligament; LCL [MR US] | de Außenband < collateral ligament
        popliteal fossa; popliteal | de Kniekehle; Fossa poplitea | fr creux poplité | es hueco poplíteo; fosa poplítea | it cavo popliteo | nl knieholte < knee
        lower leg; calf; lowerleg; tibia and fibula; tibia fibula; tibfib; tib fib; crus; shin; shank | de Unterschenkel; US [CR DX]; Wade | fr segment jambier; mollet | es pantorrilla; tibia y peroné | it polpaccio; tibia e perone | pt panturrilha; tíbia e fíbula | nl onderbeen; kuit < lower limb
        tibia; tibial; shinbone; tibial shaft | de Schienbein | nl scheenbeen < lower leg
        tibial plateau | de Tibiakopf; Tibiaplateau | fr plateau tibial | es meseta tibial | it piatto tibiale | pt planalto tibial; platô tibial < tibia
        fibula; fibular; peroneal [CR DX CT MR] | de Wadenbein | fr péroné | pt perônio | nl kuitbeen < lower leg
        ankle; ankle joint; ANK; talocrural; ankle mortise; tibiotalar | de Sprunggelenk; OSG; oberes Sprunggelenk; Fußgelenk | fr cheville | es tobillo | it caviglia; tibio-tarsica | pt tornozelo | nl enkel; enkelgewricht < lower limb
        malleolus; malleolar | de Knöchel < ankle
        Achilles tendon; Achilles; calcaneal tendon | de Achillessehne | fr tendon d'Achille; tendon calcanéen | es tendón de Aquiles | it tendine d'Achille; tendine di Achille | pt tendão de Aquiles; tendão calcâneo | nl achillespees < ankle
        foot; pes; pedal; FT [CR DX] | de Fuß; Füße; Vorfuß | fr pied; avant-pied | es pie!; antepié | it piede; piedi; avampiede | pt antepé | nl voet; voeten; voorvoet < lower limb
        forefoot; MTP [CR DX MR US] | nl middenvoet < foot
        metatarsal; metatarsus; MTT | de Mittelfuß; Mittelfußknochen; MFK | fr métatarse; métatarsien | es metatarso; metatarsiano | it metatarsale | nl middenvoetsbeen < forefoot
        metatarsophalangeal joint; metatarsophalangeal < metatarsal
        midfoot; tarsus; tarsal; tarsal bone; tarsal joint | de Fußwurzel | fr tarse; médio-pied | es tarso; mediopié | it mesopiede | pt médio-pé | nl voetwortel < foot
        Lisfranc joint < midfoot
        Chopart joint < midfoot
        cuneiform < midfoot
        cuboid < midfoot
        tarsal navicular; navicular of the foot < midfoot
        hindfoot; rearfoot | de Rückfuß | fr arrière-pied | es retropié | it retropiede | pt retropé | nl achtervoet < foot
        subtalar joint; subtalar | de unteres Sprunggelenk; USG [CR DX CT MR] | fr sous-talienne | es subastragalina | it sottoastragalica < hindfoot
        talus; talar; astragalus | de Sprungbein | fr astragale | es astrágalo | pt talo | nl sprongbeen < ankle
        calcaneus; calcaneal; heel; heel bone; os calcis; CALC [CR DX] | de Fersenbein; Ferse; Kalkaneus | fr calcanéum; talon | es calcáneo | it calcagno; tallone | pt calcanhar | nl hielbeen; hiel; hak < foot
        plantar fascia; plantar | de Plantarfaszie | fr aponévrose plantaire | es fascia plantar | it fascia plantare | nl fascia plantaris < foot
        sole of foot | de Fußsohle | fr plante du pied | es planta del pie | it pianta del piede | pt planta do pé | nl voetzool < foot
        sesamoid bone; sesamoid; sesamoid bones of foot | de Sesambein | fr sésamoïde | es sesamoideo < foot
        toe; digit of foot; little toe | de Zehe; Zehen | fr orteil | es dedo del pie | it dito del piede; dita del piede | pt dedo do pé; artelho | nl teen!; tenen < foot
        hallux; great toe; big toe; first toe | de Großzehe | fr gros orteil | es dedo gordo; primer dedo del pie | it alluce | pt hálux | nl grote teen < toe
        """
}
