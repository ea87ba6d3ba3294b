extension ConceptTable {
    /// Bones, joints, muscles, spine.
    static let skeletalFindings = """
        fracture; fractured; FX; broken bone; cortical break; bony fracture; acute fracture | de Fraktur; Knochenbruch; Bruch; Frakturen | fr trait de fracture | es fractura; rasgo de fractura | it frattura; fratture; rima di frattura | pt fratura; traço de fratura | nl fractuur; botbreuk
        stress fracture; insufficiency fracture; march fracture; fatigue fracture; stress reaction | de Ermüdungsfraktur; Stressfraktur; Insuffizienzfraktur | fr fracture de fatigue; fracture de contrainte | es fractura por estrés; fractura por insuficiencia | it frattura da stress; frattura da durata | pt fratura por estresse; fratura por insuficiência | nl stressfractuur < fracture
        pathologic fracture; pathological fracture | de pathologische Fraktur | fr fracture pathologique | es fractura patológica | it frattura patologica | pt fratura patológica | nl pathologische fractuur < fracture
        compression fracture; vertebral compression fracture; wedge fracture; vertebral fracture; VCF [CR DX CT MR]; vertebral collapse; height loss of the vertebral body; osteoporotic fracture | de Wirbelkörperfraktur; Kompressionsfraktur; Sinterungsfraktur; Wirbelfraktur; Deckplattenimpression | fr tassement vertébral; fracture-tassement; fracture vertébrale | es fractura vertebral; aplastamiento vertebral; acuñamiento vertebral; fractura por compresión | it frattura vertebrale; cedimento vertebrale; crollo vertebrale | pt fratura vertebral; colapso vertebral; fratura por compressão; achatamento vertebral | nl wervelfractuur; inzakkingsfractuur; wervelinzakking < fracture
        burst fracture | de Berstungsfraktur < compression fracture
        Chance fracture < compression fracture
        cervical spine fracture < fracture
        odontoid fracture; dens fracture < cervical spine fracture
        hangman fracture < cervical spine fracture
        Jefferson fracture < cervical spine fracture
        skull fracture; calvarial fracture; depressed skull fracture | de Schädelfraktur; Kalottenfraktur | fr fracture du crâne | es fractura craneal; fractura de cráneo | it frattura cranica; frattura del cranio | pt fratura de crânio; fratura craniana | nl schedelfractuur < fracture
        skull base fracture | de Schädelbasisfraktur | nl schedelbasisfractuur < skull fracture
        temporal bone fracture | fr fracture du rocher < skull fracture
        facial fracture | de Mittelgesichtsfraktur | fr fracture faciale | es fractura facial | pt fratura de face < fracture
        nasal bone fracture; nasal fracture | de Nasenbeinfraktur | fr fracture du nez | es fractura nasal | it frattura nasale; frattura delle ossa nasali | pt fratura nasal | nl neusfractuur < facial fracture
        orbital fracture; blowout fracture; orbital floor fracture | de Orbitabodenfraktur | fr fracture de l'orbite | es fractura orbitaria | it frattura orbitaria | pt fratura de órbita | nl orbitafractuur < facial fracture
        mandibular fracture; mandible fracture | de Unterkieferfraktur | fr fracture de la mandibule | es fractura mandibular | it frattura mandibolare | pt fratura de mandíbula | nl kaakfractuur < facial fracture
        zygomatic fracture | de Jochbeinfraktur < facial fracture
        Le Fort fracture < facial fracture
        clavicle fracture; clavicular fracture; fractured clavicle | de Klavikulafraktur; Schlüsselbeinbruch | fr fracture de la clavicule | es fractura de clavícula | it frattura della clavicola; frattura clavicolare | pt fratura de clavícula | nl sleutelbeenfractuur; claviculafractuur < fracture
        humerus fracture; humeral fracture; proximal humerus fracture; fractured humerus | de Humerusfraktur; Humeruskopffraktur; Oberarmbruch | fr fracture de l'humérus | es fractura de húmero | it frattura dell'omero; frattura omerale | pt fratura de úmero | nl humerusfractuur < fracture
        supracondylar fracture; supracondylar humerus fracture | fr fracture supracondylienne | es fractura supracondílea | pt fratura supracondiliana < humerus fracture
        wrist fracture | de Handgelenksfraktur | fr fracture du poignet | es fractura de muñeca | it frattura del polso | pt fratura de punho | nl polsfractuur < fracture
        distal radius fracture; Colles fracture; Smith fracture; radius fracture | de Radiusfraktur; distale Radiusfraktur | fr fracture du radius; fracture de Pouteau-Colles | es fractura de Colles; fractura de radio | it frattura di Colles; frattura del radio | pt fratura de rádio distal; fratura de Colles | nl radiusfractuur; distale radiusfractuur < wrist fracture
        scaphoid fracture | de Skaphoidfraktur | fr fracture du scaphoïde | es fractura de escafoides | it frattura dello scafoide | pt fratura de escafoide | nl scaphoïdfractuur < wrist fracture
        buckle fracture; torus fracture | de Wulstfraktur | es fractura en rodete < wrist fracture
        greenstick fracture | de Grünholzfraktur | fr fracture en bois vert | es fractura en tallo verde | it frattura a legno verde | pt fratura em galho verde < wrist fracture
        forearm fracture; Galeazzi fracture; Monteggia fracture | de Unterarmfraktur < fracture
        elbow fracture; elbow joint effusion < fracture
        radial head fracture < elbow fracture
        olecranon fracture < elbow fracture
        fat pad sign; sail sign < fracture
        hand fracture; Bennett fracture | fr fracture de la main < fracture
        metacarpal fracture; boxer fracture; fifth metacarpal fracture | de Mittelhandfraktur; Boxerfraktur | fr fracture de métacarpien | es fractura de metacarpiano; fractura del boxeador | it frattura metacarpale | pt fratura de metacarpo; fratura do boxeador | nl middenhandfractuur < hand fracture
        finger fracture; phalangeal fracture; mallet finger | de Fingerfraktur | fr fracture de doigt | es fractura de dedo | it frattura del dito | pt fratura de dedo | nl vingerfractuur < hand fracture
        hip fracture; proximal femur fracture | de Hüftfraktur | fr fracture de hanche | es fractura de cadera; fractura de fémur proximal | it frattura del femore; frattura di femore | pt fratura de quadril | nl heupfractuur < fracture
        femoral neck fracture; subcapital fracture; NOF fracture; fractured neck of femur | de Schenkelhalsfraktur; Oberschenkelhalsbruch; SHF [CR DX CT] | fr fracture du col du fémur; fracture du col fémoral | it frattura del collo del femore | pt fratura de colo femoral | nl collumfractuur < hip fracture
        intertrochanteric fracture; pertrochanteric fracture | de pertrochantäre Fraktur | es fractura intertrocantérea | pt fratura transtrocanteriana < hip fracture
        subtrochanteric fracture < hip fracture
        pelvic fracture; pelvic ring fracture | de Beckenfraktur; Beckenringfraktur | fr fracture du bassin | es fractura de pelvis; fractura pélvica | it frattura di bacino; frattura del bacino | pt fratura de pelve; fratura da bacia | nl bekkenfractuur < fracture
        acetabular fracture | de Azetabulumfraktur | fr fracture du cotyle | es fractura de acetábulo | it frattura acetabolare | pt fratura de acetábulo < pelvic fracture
        sacral fracture; sacral insufficiency fracture | de Sakrumfraktur < pelvic fracture
        pubic ramus fracture | de Schambeinfraktur < pelvic fracture
        femoral fracture; femoral shaft fracture; femur fracture | de Femurfraktur; Oberschenkelfraktur | fr fracture du fémur; fracture diaphysaire du fémur | es fractura de fémur | it frattura diafisaria di femore | pt fratura de fêmur | nl femurfractuur < fracture
        periprosthetic fracture | de periprothetische Fraktur < femoral fracture
        tibia fracture; tibial fracture; tibial shaft fracture | de Tibiafraktur; Unterschenkelfraktur | fr fracture du tibia | es fractura de tibia | it frattura della tibia | pt fratura de tíbia | nl tibiafractuur < fracture
        Segond fracture < tibia fracture
        toddler fracture < tibia fracture
        pilon fracture < tibia fracture
        tibial plateau fracture | de Tibiakopffraktur; Tibiaplateaufraktur | fr fracture du plateau tibial | es fractura de meseta tibial | it frattura del piatto tibiale | pt fratura de planalto tibial | nl tibiaplateaufractuur < tibia fracture
        patellar fracture; patella fracture | de Patellafraktur | fr fracture de la rotule | es fractura de rótula | it frattura di rotula | pt fratura de patela | nl patellafractuur < fracture
        ankle fracture; malleolar fracture; Weber fracture; lateral malleolus fracture; Weber B | de Sprunggelenksfraktur; Malleolarfraktur; Knöchelbruch; Außenknöchelfraktur | fr fracture de la cheville; fracture malléolaire | es fractura de tobillo; fractura de maléolo; fractura maleolar | it frattura della caviglia; frattura malleolare | pt fratura de tornozelo; fratura maleolar | nl enkelfractuur < fracture
        Maisonneuve fracture < ankle fracture
        bimalleolar fracture | fr fracture bimalléolaire | it frattura bimalleolare < ankle fracture
        trimalleolar fracture < ankle fracture
        fibula fracture; fibular fracture < fracture
        foot fracture | fr fracture du pied | es fractura de pie < fracture
        calcaneal fracture; calcaneus fracture | de Kalkaneusfraktur; Fersenbeinfraktur | fr fracture du calcanéum | es fractura de calcáneo | it frattura del calcagno | pt fratura de calcâneo | nl calcaneusfractuur < foot fracture
        metatarsal fracture; Jones fracture; fifth metatarsal fracture | de Mittelfußfraktur | fr fracture de métatarsien | es fractura de metatarsiano | it frattura metatarsale | pt fratura de metatarso | nl middenvoetfractuur < foot fracture
        Lisfranc injury; Lisfranc fracture < foot fracture
        toe fracture | de Zehenfraktur | nl teenfractuur < foot fracture
        talus fracture < foot fracture
        Salter Harris fracture; growth plate fracture; physeal injury; physeal fracture; epiphyseal fracture; epiphysiolysis; growth plate injury < fracture
        avulsion fracture; avulsion; chip fracture; avulsion injury | de Abrissfraktur; Avulsionsfraktur; knöcherner Ausriss | fr arrachement osseux; fracture arrachement | es fractura por avulsión | it avulsione; distacco osseo; frattura da avulsione | pt avulsão; fratura por avulsão | nl avulsiefractuur < fracture
        nonunion; pseudarthrosis; non union; pseudoarthrosis | de Pseudarthrose; Pseudoarthrose | es pseudoartrosis; seudoartrosis | it pseudoartrosi | pt pseudoartrose
        malunion | de Fehlstellung [CR DX] | fr cal vicieux | pt consolidação viciosa
        delayed union | es retardo de consolidación | it ritardo di consolidazione | pt retardo de consolidação
        healing fracture; callus formation; callus; healed fracture; old fracture; bony callus; bridging callus; fracture healing | de Kallus; Kallusbildung; alte Fraktur; konsolidierte Fraktur | fr cal osseux; fracture consolidée; fracture ancienne | es callo óseo; fractura consolidada; fractura antigua | it callo osseo; frattura consolidata; esiti di frattura | pt calo ósseo; fratura consolidada; fratura antiga | nl oude fractuur; geconsolideerde fractuur < fracture
        dislocation; joint dislocation; luxation; dislocated | de Verrenkung | es luxación | it lussazione | pt luxação | nl luxatie; ontwrichting
        shoulder dislocation; anterior shoulder dislocation; dislocated shoulder | de Schulterluxation | fr luxation d'épaule; luxation de l'épaule | es luxación de hombro | it lussazione di spalla | pt luxação de ombro | nl schouderluxatie < dislocation
        hip dislocation < dislocation
        elbow dislocation < dislocation
        patellar dislocation | de Patellaluxation < dislocation
        subluxation | es subluxación | it sublussazione | pt subluxação
        acromioclavicular separation; AC separation; AC joint injury; acromioclavicular dislocation; shoulder separation; AC dislocation < dislocation
        Hill Sachs lesion; Hill Sachs; Hill Sachs deformity | de Hill Sachs Delle | fr encoche de Hill-Sachs | es lesión de Hill-Sachs | it lesione di Hill-Sachs | pt lesão de Hill-Sachs
        Bankart lesion; Bankart | de Bankart Läsion | fr lésion de Bankart | it lesione di Bankart | pt lesão de Bankart
        labral tear; SLAP tear; SLAP lesion; glenoid labral tear | de SLAP Läsion; Labrumläsion | fr lésion labrale | es lesión labral; lesión SLAP | it lesione del labbro; lesione SLAP | pt lesão labral; lesão SLAP
        rotator cuff tear; supraspinatus tear; full thickness tear; partial thickness tear; rotator cuff rupture; torn rotator cuff | de Rotatorenmanschettenruptur; RM Ruptur; Supraspinatussehnenruptur; Supraspinatusruptur | fr rupture de la coiffe; rupture de la coiffe des rotateurs; rupture du supra-épineux | es rotura del manguito rotador; rotura del supraespinoso | it lesione della cuffia dei rotatori; lesione del sovraspinato; rottura della cuffia | pt ruptura do manguito rotador; lesão do manguito rotador; rotura do supraespinhal | nl rotatorenmanchetruptuur; cuffruptuur; cuffscheur
        rotator cuff tendinopathy; supraspinatus tendinosis; supraspinatus tendinopathy | es tendinopatía del supraespinoso | pt tendinopatia do supraespinhal
        subacromial impingement; shoulder impingement | de Impingement | fr conflit sous-acromial | it conflitto subacromiale
        subacromial bursitis | de Bursitis subacromialis
        adhesive capsulitis; frozen shoulder; capsulitis | de Schultersteife; adhäsive Kapsulitis | fr capsulite rétractile; capsulite | es capsulitis adhesiva; hombro congelado | it capsulite adesiva; spalla congelata | pt ombro congelado
        calcific tendinitis; calcific tendinopathy; hydroxyapatite deposition; calcium deposit in tendon; calcific tendonitis | de Kalkschulter; Tendinosis calcarea; Tendinitis calcarea | fr tendinopathie calcifiante; calcification tendineuse | es tendinitis calcificante; tendinopatía calcificante | it tendinopatia calcifica; calcificazione tendinea | pt tendinopatia calcária; tendinite calcária | nl kalkschouder; calcificerende tendinopathie
        tendinopathy; tendinitis; tendinosis; tendonitis; patellar tendinopathy; paratenonitis; Achilles tendinopathy | de Tendinopathie; Sehnenentzündung; Tendinose | fr tendinite | es tendinopatía | nl peesontsteking
        tenosynovitis; De Quervain tenosynovitis | de Sehnenscheidenentzündung | fr ténosynovite | es tenosinovitis | it tenosinovite | pt tenossinovite < tendinopathy
        epicondylitis; tennis elbow; lateral epicondylitis; golfer elbow | de Tennisarm; Epikondylitis; Tennisellenbogen | fr épicondylite | es epicondilitis | it epicondilite | nl tenniselleboog < tendinopathy
        trigger finger < tendinopathy
        tendon tear; tendon rupture; ruptured tendon; torn tendon | de Sehnenruptur; Sehnenriss | fr rupture tendineuse | es rotura tendinosa | it rottura tendinea; lesione tendinea | pt ruptura tendínea; rotura tendínea | nl peesruptuur
        Achilles tendon rupture; Achilles rupture; Achilles tear | de Achillessehnenruptur | fr rupture du tendon d'Achille | es rotura del tendón de Aquiles | it rottura del tendine d'Achille | pt ruptura do tendão de Aquiles | nl achillespeesruptuur < tendon tear
        biceps tendon rupture | de Bizepssehnenruptur < tendon tear
        quadriceps tendon rupture | de Quadrizepssehnenruptur < tendon tear
        ligament tear; cruciate ligament tear; ligament rupture; ligament injury; MCL tear; PCL tear; ruptured ligament; collateral ligament tear; syndesmotic injury | de Bandruptur; Kreuzbandruptur; Kreuzbandriss; Bänderriss; Bandläsion; Bandverletzung | fr rupture ligamentaire; rupture du ligament croisé antérieur; lésion ligamentaire | es rotura ligamentosa; rotura de ligamento cruzado; lesión ligamentosa | it rottura del legamento crociato; lesione del crociato; lesione legamentosa | pt ruptura ligamentar; lesão ligamentar | nl kruisbandruptuur; bandletsel
        anterior cruciate ligament tear; ACL tear; torn ACL | de VKB Ruptur | fr rupture du LCA | es rotura del LCA | it lesione del LCA | pt ruptura do LCA; lesão do LCA < ligament tear
        ankle sprain; twisted ankle | nl enkelbandletsel; gescheurde enkelband < ligament tear
        sprain; ligament sprain | de Distorsion; Verstauchung | fr entorse | es esguince | it distorsione | nl verstuiking
        meniscal tear; torn meniscus; bucket handle tear; meniscal injury; meniscal lesion; meniscal degeneration; bucket handle meniscal tear; medial meniscus tear | de Meniskusriss; Meniskusläsion; Meniskusruptur; Korbhenkelriss; Innenmeniskusläsion; Innenmeniskusriss | fr lésion méniscale; fissure méniscale; déchirure méniscale; anse de seau | es rotura meniscal; lesión meniscal; rotura de menisco; desgarro meniscal; asa de cubo | it lesione meniscale; rottura del menisco; lesione del menisco; manico di secchio | pt lesão meniscal; ruptura meniscal; alça de balde | nl meniscusscheur; meniscuslaesie; meniscusletsel
        muscle injury; muscle tear; muscle strain; muscle edema; muscle hematoma; hamstring tear; muscle rupture; hamstring injury; torn muscle; denervation edema | de Muskelfaserriss; Muskelverletzung; Muskelriss; Zerrung; Muskelzerrung; Muskelödem | fr lésion musculaire; déchirure musculaire; claquage | es lesión muscular; desgarro muscular; rotura fibrilar; rotura muscular | it lesione muscolare; strappo muscolare; stiramento muscolare | pt lesão muscular; ruptura muscular; estiramento muscular | nl spierscheur; spierletsel; zweepslag
        myositis; polymyositis; dermatomyositis | fr myosite | es miositis | it miosite
        rhabdomyolysis
        muscle atrophy; fatty muscle atrophy; fatty infiltration of muscle; muscle wasting; fatty degeneration of muscle; Goutallier | de Muskelatrophie; Muskelverfettung | fr amyotrophie; atrophie musculaire | es atrofia muscular | it atrofia muscolare | pt lipossubstituição muscular | nl spieratrofie
        sarcopenia | de Sarkopenie | fr sarcopénie
        muscular dystrophy | de Muskeldystrophie | fr dystrophie musculaire | es distrofia muscular | it distrofia muscolare | nl spierdystrofie
        osteoarthritis; degenerative joint disease; DJD; arthrosis; OA [CR DX MR CT]; degenerative changes; degenerative disease; degenerative arthritis; degenerative arthropathy; Heberden nodes; degenerative joint changes | de Arthrose; degenerative Veränderungen | fr remaniements dégénératifs | es artrosis; cambios degenerativos | it artrosi; alterazioni degenerative | pt artrose; alterações degenerativas; osteoartrose | nl gewrichtsslijtage
        knee osteoarthritis; gonarthrosis | de Gonarthrose | es gonartrosis | it gonartrosi | pt gonartrose | nl knieartrose < osteoarthritis
        hip osteoarthritis; coxarthrosis | de Coxarthrose; Koxarthrose | es coxartrosis | it coxartrosi | pt coxartrose | nl heupartrose < osteoarthritis
        rhizarthrosis | de Rhizarthrose | es rizartrosis | it rizoartrosi | pt rizartrose < osteoarthritis
        omarthrosis | de Omarthrose < osteoarthritis
        joint space narrowing; joint space loss | de Gelenkspaltverschmälerung | fr pincement articulaire | es pinzamiento articular | it riduzione della rima articolare | pt redução do espaço articular
        osteophyte; bone spur; spur; osteophytosis; marginal osteophytes; bony spur | de Osteophyt; Osteophyten; Spondylophyt; Spondylophyten; Randzacken; Knochensporn | fr ostéophytose | es osteofito; espolón; osteofitosis | it osteofita; osteofiti; osteofitosi | pt esporão; osteofitose; bico de papagaio | nl osteofyt; osteofyten
        heel spur; calcaneal spur; plantar spur | de Fersensporn | fr épine calcanéenne | es espolón calcáneo | it spina calcaneare; sperone calcaneare | pt esporão de calcâneo | nl hielspoor < osteophyte
        syndesmophyte
        enthesophyte | es entesofito | it entesofita
        rheumatoid arthritis; RA [CR DX MR]; rheumatoid; seropositive rheumatoid arthritis | de rheumatoide Arthritis; Rheuma | fr PR [CR DX MR US] | es artritis reumatoide; AR [CR DX] | it artrite reumatoide | nl reumatoïde artritis; reuma
        juvenile idiopathic arthritis; JIA; juvenile arthritis | es artritis idiopática juvenil | it artrite idiopatica giovanile
        synovitis; pannus | de Synovialitis | fr synovite | es sinovitis | it sinovite
        bone erosion; erosive arthritis; marginal erosions; erosions | de Erosionen | es erosiones | it erosioni | pt erosões | nl erosies
        polyarthritis | fr polyarthrite rhumatoïde; polyarthrite | es poliartritis | it poliartrite
        arthritis; inflammatory arthritis; arthropathy; reactive arthritis; oligoarthritis | de Gelenkentzündung; Arthropathie | fr arthrite | es artritis; artropatía | it artrite | nl gewrichtsontsteking
        psoriatic arthritis | de Psoriasisarthritis | fr rhumatisme psoriasique | es artritis psoriásica | it artrite psoriasica | nl artritis psoriatica < arthritis
        Charcot joint; neuropathic arthropathy; Charcot foot; neuropathic joint; Charcot arthropathy | de Charcot Fuß | fr pied de Charcot | es pie de Charcot | it piede di Charcot | pt pé de Charcot | nl charcotvoet < arthritis
        joint pain; arthralgia | de Gelenkschmerzen; Arthralgie | fr arthralgies | es artralgia | it artralgie
        septic arthritis; joint infection; infected joint; periprosthetic joint infection; prosthetic joint infection; infected prosthesis | de septische Arthritis; Gelenkempyem; Protheseninfekt; Gelenkinfekt | fr arthrite septique; sepsis sur prothèse | es artritis séptica; infección protésica | it artrite settica; infezione protesica | pt artrite séptica; infecção protésica | nl septische artritis; bacteriële artritis < arthritis
        prosthetic loosening; aseptic loosening; implant loosening; periprosthetic lucency; particle disease; component loosening; hardware loosening; periprosthetic osteolysis | de Prothesenlockerung; Lockerung; Implantatlockerung; Lockerungszeichen; Schraubenlockerung | fr descellement; descellement prothétique; liseré périprothétique; descellement de prothèse | es aflojamiento protésico; aflojamiento; aflojamiento aséptico | it mobilizzazione protesica; scollamento protesico; mobilizzazione asettica | pt soltura de prótese; soltura asséptica; afrouxamento de prótese; soltura | nl protheseloslating; loslating
        hardware failure; broken hardware | de Materialbruch
        gout; tophus; gouty arthritis; podagra; tophi; tophaceous gout; monosodium urate; urate crystals | de Gicht; Gichttophus; Gichtarthritis; Gichttophi | fr goutte; tophus goutteux; arthrite goutteuse | es gota; tofo; artritis gotosa | it gotta; artrite gottosa; tofi | pt artrite gotosa; tofos gotosos | nl jicht; jichttofus; jichttophi
        chondrocalcinosis; CPPD; pseudogout; calcium pyrophosphate deposition; pyrophosphate arthropathy; calcium pyrophosphate | de Chondrokalzinose; Pseudogicht | fr chondrocalcinose | es condrocalcinosis; pseudogota | it condrocalcinosi | pt condrocalcinose | nl pseudojicht
        ankylosing spondylitis; bamboo spine; Bechterew disease; AS [CR DX MR CT] | de Morbus Bechterew; Spondylitis ankylosans; Bechterew | fr spondylarthrite ankylosante; SPA [CR DX MR] | es espondilitis anquilosante | it spondilite anchilosante | pt espondilite anquilosante | nl ziekte van Bechterew
        sacroiliitis | de Sakroiliitis | fr sacro-iliite | es sacroileítis | it sacroileite | pt sacroiliíte | nl sacro-iliitis
        axial spondyloarthritis; spondyloarthritis; spondyloarthropathy; seronegative spondyloarthritis; axSpA | de axiale Spondyloarthritis | fr spondyloarthrite | es espondiloartritis; espondiloartropatía | it spondiloartrite; spondiloartropatia | pt espondiloartrite | nl spondyloartritis
        DISH; diffuse idiopathic skeletal hyperostosis; Forestier disease; flowing osteophytes; hyperostosis | de Morbus Forestier; Spondylosis hyperostotica | fr maladie de Forestier; hyperostose vertébrale | es hiperostosis esquelética difusa; enfermedad de Forestier | it malattia di Forestier; iperostosi scheletrica diffusa | pt doença de Forestier; hiperostose esquelética difusa | nl ziekte van Forestier
        ossification of the posterior longitudinal ligament; OPLL
        joint effusion; knee effusion; effusion [MR US]; synovial effusion; suprapatellar effusion; fluid in the joint; hip effusion; joint fluid | de Gelenkerguss; Kniegelenkserguss; Kniegelenkerguss; Erguss [MR US] | fr épanchement articulaire; épanchement intra-articulaire | es derrame articular | it versamento articolare; versamento endoarticolare | nl gewrichtsvocht; gewrichtseffusie
        hemarthrosis | de Hämarthros | fr hémarthrose | es hemartrosis; hemartros | it emartro | pt hemartrose < joint effusion
        lipohemarthrosis < joint effusion
        Baker cyst; popliteal cyst | de Bakerzyste; Baker Zyste | fr kyste poplité; kyste de Baker | es quiste de Baker; quiste poplíteo | it cisti di Baker; cisti poplitea | pt cisto de Baker; cisto poplíteo | nl bakercyste
        ganglion cyst; synovial cyst | de Ganglion [MR US] | fr kyste synovial | it ganglio artrogeno | pt cisto sinovial
        bursitis | de Schleimbeutelentzündung; Schleimbeutel | fr bursite | it borsite | nl slijmbeursontsteking
        olecranon bursitis < bursitis
        prepatellar bursitis < bursitis
        trochanteric bursitis; greater trochanteric pain syndrome | de Bursitis trochanterica | fr bursite trochantérienne | es bursitis trocantérea | it borsite trocanterica | pt bursite trocantérica < bursitis
        retrocalcaneal bursitis < bursitis
        plantar fasciitis; plantar fasciopathy | de Plantarfasziitis | fr aponévrosite plantaire; fasciite plantaire | es fascitis plantar | it fascite plantare | pt fascite plantar; fasceíte plantar | nl fasciitis plantaris
        Morton neuroma; Morton s neuroma | de Morton Neurom; Mortonneurom | fr névrome de Morton | es neuroma de Morton | it neuroma di Morton | nl mortonneuroom
        plantar fibromatosis; plantar fibroma
        metatarsalgia | de Metatarsalgie
        heel pain | de Fersenschmerz | fr talalgie | es talalgia | nl hielpijn
        hallux valgus; bunion; bunion deformity | de Ballenzeh | fr oignon du pied | es juanete | it alluce valgo | pt hálux valgo; joanete
        hallux rigidus | it alluce rigido
        hammertoe; claw toe; hammer toe | de Hammerzehe; Krallenzehe | fr orteil en marteau | es dedo en martillo | it dito a martello | pt dedo em martelo | nl hamerteen
        flat foot; pes planus; flatfoot; planovalgus; fallen arches | de Plattfuß; Knickfuß; Senkfuß; Spreizfuß | fr pied plat | es pie plano | it piede piatto; piedi piatti | pt pé plano; pés planos | nl platvoet; platvoeten
        pes cavus; cavus foot | de Hohlfuß | fr pied creux | es pie cavo | it piede cavo | pt pé cavo | nl holvoet
        clubfoot; talipes; club foot | de Klumpfuß | fr pied bot | es pie zambo | it piede torto | pt pé torto | nl klompvoet
        tarsal coalition
        accessory navicular
        carpal tunnel syndrome; median nerve compression | de Karpaltunnelsyndrom; KTS [US MR] | fr syndrome du canal carpien | es síndrome del túnel carpiano; STC [US MR] | it sindrome del tunnel carpale | pt síndrome do túnel do carpo | nl carpaletunnelsyndroom
        cubital tunnel syndrome; ulnar neuropathy | de Sulcus ulnaris Syndrom
        tarsal tunnel syndrome
        nerve entrapment | de Nervenkompression
        scapholunate dissociation; SLAC wrist; scapholunate ligament tear; scapholunate instability | de skapholunäre Dissoziation; SL Bandruptur | fr dissociation scapho-lunaire | es disociación escafolunar | it dissociazione scafo-lunare | pt dissociação escafolunar
        Kienbock disease; lunatomalacia | de Lunatummalazie | fr maladie de Kienböck | es enfermedad de Kienböck | it malattia di Kienböck | pt doença de Kienböck
        lunate dislocation; perilunate dislocation
        ulnar impaction syndrome; ulnar variance
        triangular fibrocartilage tear; TFCC tear | de TFCC Läsion
        avascular necrosis; osteonecrosis; AVN; aseptic necrosis; femoral head necrosis; SONK | de avaskuläre Nekrose; Osteonekrose; Hüftkopfnekrose; Knocheninfarkt; Femurkopfnekrose | fr ostéonécrose; nécrose avasculaire; ONA; ostéonécrose aseptique; nécrose de la tête fémorale | es necrosis avascular; NAV [MR CR DX]; necrosis aséptica | it necrosi avascolare; osteonecrosi; necrosi asettica | pt necrose avascular | nl avasculaire necrose; heupkopnecrose
        Perthes disease; Legg Calve Perthes disease; Perthes | de Morbus Perthes | fr maladie de Perthes | es enfermedad de Perthes | it malattia di Perthes; morbo di Perthes | pt doença de Perthes | nl ziekte van Perthes < avascular necrosis
        bone infarct | fr infarctus osseux | es infarto óseo | it infarto osseo | nl botinfarct
        Osgood Schlatter disease | de Morbus Osgood Schlatter
        osteochondrosis; Freiberg disease; Sever disease
        Scheuermann disease | de Morbus Scheuermann | fr maladie de Scheuermann | es enfermedad de Scheuermann | it malattia di Scheuermann | pt doença de Scheuermann | nl ziekte van Scheuermann
        osteochondral lesion; chondral defect; cartilage defect; chondropathy; cartilage loss; osteochondral defect; full thickness cartilage loss; osteochondral fracture; talar dome lesion | de Knorpelschaden; Chondropathie; Knorpeldefekt; osteochondrale Läsion | fr lésion ostéochondrale | es lesión osteocondral; condropatía; lesión condral | it lesione osteocondrale | pt lesão osteocondral; lesão condral | nl kraakbeenletsel; osteochondraal letsel; kraakbeendefect
        osteochondritis dissecans; OCD [MR CR DX CT] | de Osteochondrosis dissecans | fr ostéochondrite disséquante | es osteocondritis disecante | it osteocondrite dissecante
        chondromalacia; chondromalacia patellae | de Chondromalazie | fr chondromalacie | es condromalacia rotuliana; condromalacia | pt condromalácia patelar
        loose body; intraarticular loose body | de freier Gelenkkörper; Gelenkmaus | fr corps étranger articulaire | es cuerpo libre intraarticular | it corpo libero endoarticolare | pt corpo livre intra-articular | nl corpus liberum
        bone marrow edema; marrow edema; marrow lesion; subchondral edema | de Knochenmarködem; Knochenmarksödem; Knochenödem | fr œdème osseux; oedème médullaire osseux; oedème spongieux | es edema óseo; edema de médula ósea; edema medular óseo | it edema osseo; edema della spongiosa; edema midollare osseo | pt edema medular ósseo; edema da medula óssea | nl botoedeem; beenmergoedeem
        bone bruise; bone contusion; marrow contusion | fr contusion osseuse | es contusión ósea | it contusione ossea | pt contusão óssea | nl botkneuzing
        complex regional pain syndrome; CRPS; Sudeck atrophy | de Morbus Sudeck | fr algodystrophie | es SDRC | it algodistrofia
        transient osteoporosis
        osteomyelitis; bone infection; chronic osteomyelitis; infected bone | de Knochenentzündung; Knochenmarkentzündung | fr ostéomyélite | es osteomielitis | it osteomielite | nl botontsteking
        Brodie abscess < osteomyelitis
        sequestrum; involucrum | de Sequester < osteomyelitis
        chronic recurrent multifocal osteomyelitis; CRMO < osteomyelitis
        diabetic foot; diabetic foot osteomyelitis | de diabetischer Fuß | fr pied diabétique | es pie diabético | it piede diabetico | pt pé diabético | nl diabetische voet
        osteitis | de Ostitis | fr ostéite
        spondylodiscitis; discitis; vertebral osteomyelitis; disc space infection; spondylitis; discitis osteomyelitis; disk infection | de Spondylodiszitis; Diszitis | fr spondylodiscite; discite; spondylite | es espondilodiscitis; espondilitis | it spondilodiscite; spondilite | pt espondilodiscite; espondilite
        Pott disease; tuberculous spondylitis; Pott s disease | fr mal de Pott | it morbo di Pott
        bone tumor; bone neoplasm | de Knochentumor | fr tumeur osseuse; lyse osseuse | es tumor óseo | it tumore osseo | pt tumor ósseo | nl bottumor
        lytic lesion; osteolytic lesion; lucent bone lesion; osteolysis; lytic bone lesion; bone destruction | de Osteolyse; Osteolysen; osteolytische Läsion; Knochendestruktion | fr lésion lytique | es lesión lítica; osteólisis | it lesione litica; osteolisi; lesione osteolitica; area osteolitica | pt lesão lítica; osteólise | nl lytische laesie
        sclerotic bone lesion; sclerotic lesion; osteoblastic lesion; blastic lesion; osteosclerosis | de osteoplastisch; Sklerosierung | fr ostéocondensation; lésion condensante | es lesión blástica; lesión esclerosa | it lesione osteoaddensante | pt lesão blástica; lesão esclerótica | nl sclerotische laesie
        bone lesion; osseous lesion; focal bone lesion | de Knochenläsion | fr lésion osseuse | es lesión ósea | it lesione ossea | pt lesão óssea | nl botlaesie
        osteosarcoma; sunburst periosteal reaction; Codman triangle; osteogenic sarcoma; primary bone sarcoma; bone sarcoma | de Osteosarkom; Knochensarkom | fr ostéosarcome | pt osteossarcoma | nl osteosarcoom < malignancy
        Ewing sarcoma; Ewing | de Ewing Sarkom; Ewingsarkom | fr sarcome d'Ewing | es sarcoma de Ewing | it sarcoma di Ewing | nl ewingsarcoom < malignancy
        chondrosarcoma | de Chondrosarkom | fr chondrosarcome | es condrosarcoma | pt condrossarcoma | nl chondrosarcoom < malignancy
        enchondroma | de Enchondrom | fr enchondrome | es encondroma | nl enchondroom
        osteoid osteoma | de Osteoidosteom | fr ostéome ostéoïde | es osteoma osteoide | nl osteoïdosteoom
        osteochondroma; exostosis; hereditary multiple exostoses; cartilaginous exostosis | de Osteochondrom; Exostose; kartilaginäre Exostose | fr ostéochondrome | es osteocondroma | it esostosi | nl osteochondroom
        giant cell tumor; giant cell tumor of bone | de Riesenzelltumor | fr dysplasie fibreuse; tumeur à cellules géantes | es tumor de células gigantes | it tumore a cellule giganti | nl reusceltumor
        aneurysmal bone cyst | de aneurysmatische Knochenzyste | es quiste óseo aneurismático | it cisti ossea aneurismatica | pt cisto ósseo aneurismático | nl aneurysmatische botcyste
        nonossifying fibroma; fibroxanthoma; fibrous cortical defect; non ossifying fibroma | de nicht ossifizierendes Fibrom | fr fibrome non ossifiant | es fibroma no osificante | it fibroma non ossificante | pt fibroma não ossificante
        fibrous dysplasia | de fibröse Dysplasie | es displasia fibrosa | nl fibreuze dysplasie
        bone island; enostosis | de Kompaktainsel | fr îlot de condensation | es islote óseo | it isola di compatta | pt ilhota óssea | nl boteiland
        simple bone cyst; unicameral bone cyst | de Knochenzyste; juvenile Knochenzyste | fr kyste osseux; kyste osseux anévrismal | es quiste óseo | it cisti ossea | pt cisto ósseo | nl botcyste
        chondroblastoma
        osteoblastoma
        osteoma | de Osteom
        chondroma | fr chondrome | it condroma
        multiple myeloma; myeloma; plasma cell myeloma; punched out lesions; MM [CT MR CR DX PT]; pepper pot skull; smoldering myeloma; Kahler disease | de Plasmozytom; multiples Myelom; Myelom; Morbus Kahler | fr myélome multiple; myélome; maladie de Kahler | es mieloma múltiple; mieloma | it mieloma multiplo | nl multipel myeloom; myeloom; ziekte van Kahler < malignancy
        plasmacytoma | fr plasmocytome | es plasmocitoma | nl plasmacytoom < malignancy
        MGUS < malignancy
        bone metastasis; osseous metastasis; skeletal metastasis; vertebral metastasis; spinal metastasis; metastatic bone disease; osteoblastic metastases; superscan | de Knochenmetastase; Knochenmetastasen; Skelettmetastase; Knochenfiliae; Wirbelmetastase; ossäre Metastasen; Skelettmetastasen | fr métastase osseuse; métastases osseuses; métastase vertébrale | es metástasis ósea; metástasis vertebral | it metastasi ossea; metastasi ossee; metastasi vertebrali | pt metástase óssea; metástases ósseas; metástase vertebral | nl botmetastase; botmetastasen; skeletmetastasen; wervelmetastasen < metastasis
        Paget disease of bone; Paget disease; osteitis deformans; Paget s disease | de Morbus Paget; Ostitis deformans | fr maladie de Paget | es enfermedad de Paget | it malattia di Paget; morbo di Paget | pt doença de Paget | nl ziekte van Paget
        osteoporosis; low bone density; bone loss; decreased bone density; T score; reduced bone density | de Osteoporose; Knochenschwund | it osteoporosi
        osteopenia; demineralization; rarefaction of bone; diffuse osteopenia; bone demineralization | de Osteopenie; Entkalkung; Kalksalzminderung | fr déminéralisation osseuse | es desmineralización; desmineralización ósea | it demineralizzazione; rarefazione ossea | pt desmineralização óssea; rarefação óssea | nl botontkalking; ontkalking
        rickets; rachitis; metabolic bone disease; looser zones | fr rachitisme | es raquitismo | it rachitismo
        osteomalacia | de Osteomalazie | fr ostéomalacie
        hyperparathyroidism; secondary hyperparathyroidism; primary hyperparathyroidism; subperiosteal resorption | de Hyperparathyreoidismus; HPT | fr hyperparathyroïdie | es hiperparatiroidismo | it iperparatiroidismo | pt hiperparatireoidismo | nl hyperparathyreoïdie
        renal osteodystrophy | de renale Osteopathie | fr ostéodystrophie rénale | es osteodistrofia renal | it osteodistrofia renale
        brown tumor | fr tumeur brune | es tumor pardo | it tumore bruno | pt tumor marrom
        hypophosphatasia
        scurvy
        skeletal dysplasia; multiple epiphyseal dysplasia; spondyloepiphyseal dysplasia | de Skelettdysplasie | fr dysplasie osseuse | es displasia esquelética | it displasia scheletrica | nl skeletdysplasie
        achondroplasia | de Achondroplasie | es acondroplasia < skeletal dysplasia
        osteogenesis imperfecta; brittle bone disease | de Glasknochenkrankheit | fr ostéogenèse imparfaite; maladie des os de verre | it osteogenesi imperfetta | pt osteogênese imperfeita | nl botbroosheid < skeletal dysplasia
        osteopetrosis | de Osteopetrose | it osteopetrosi < skeletal dysplasia
        mucopolysaccharidosis < skeletal dysplasia
        thanatophoric dysplasia < skeletal dysplasia
        short stature; dwarfism | de Kleinwuchs; Minderwuchs | fr retard de croissance; petite taille | es talla baja | it bassa statura | pt baixa estatura | nl kleine gestalte
        developmental dysplasia of the hip; DDH; hip dysplasia; congenital hip dislocation; acetabular dysplasia; CDH [US CR DX] | de Hüftdysplasie; Säuglingshüfte; Hüftreifungsstörung | fr dysplasie de hanche; luxation congénitale de hanche | es displasia de cadera; luxación congénita de cadera; DDC; displasia del desarrollo de cadera | it displasia dell'anca; displasia congenita dell'anca; lussazione congenita dell'anca; DCA [US] | pt displasia de quadril; displasia do desenvolvimento do quadril; DDQ; luxação congênita do quadril | nl heupdysplasie; aangeboren heupluxatie
        hip ultrasound; Graf type | de Hüftsonographie nach Graf; Graf [US] | fr échographie de hanche | es ecografía de caderas | it ecografia delle anche | nl heupecho
        slipped capital femoral epiphysis; SCFE; SUFE; slipped upper femoral epiphysis | de Epiphyseolysis capitis femoris; ECF [CR DX MR]; Hüftkopflösung; Epiphyseolyse | fr épiphysiolyse; épiphysiolyse fémorale supérieure | es epifisiólisis; epifisiólisis femoral proximal; deslizamiento epifisario | it epifisiolisi; epifisiolisi dell'anca | pt epifisiólise; epifisiolistese; escorregamento epifisário | nl epifysiolyse; epifysiolysis capitis femoris
        femoroacetabular impingement; FAI; cam lesion; pincer lesion; cam deformity; cam impingement; hip impingement; pincer impingement | de femoroazetabuläres Impingement; Hüftimpingement | fr conflit fémoro-acétabulaire | es choque femoroacetabular; pinzamiento femoroacetabular; impingement femoroacetabular | it conflitto femoro-acetabolare; impingement femoro-acetabolare | pt impacto femoroacetabular; IFA [MR CR DX]; impacto fêmoro-acetabular
        hip labral tear; acetabular labral tear
        genu varum; bowleg; bow legs; varus deformity | de O Bein; Varusfehlstellung; O Beine | fr genou varum | es genu varo | it ginocchio varo | pt joelho varo | nl o benen
        Blount disease
        limb malalignment; malalignment | de Beinachsenfehlstellung
        genu valgum; knock knee; valgus deformity | de X Bein; X Beine | es genu valgo | it ginocchio valgo | pt joelho valgo | nl x benen
        leg length discrepancy; limb length discrepancy | de Beinlängendifferenz; Beinverkürzung | fr inégalité de longueur des membres; ILMI; inégalité des membres inférieurs | es dismetría; dismetría de miembros inferiores; discrepancia de longitud | it eterometria degli arti inferiori; dismetria degli arti; eterometria | pt discrepância de membros; dismetria de membros inferiores | nl beenlengteverschil
        patellar instability; patellar maltracking; TT TG; TT TG distance; patellar subluxation; patellofemoral instability | de Patellainstabilität; TT TG Abstand | fr instabilité rotulienne | es inestabilidad rotuliana | it instabilità rotulea | pt instabilidade patelar | nl patella instabiliteit
        patella alta | fr rotule haute | es rótula alta | pt patela alta
        patella baja
        trochlear dysplasia | de Trochleadysplasie | fr dysplasie trochléenne | es displasia troclear | it displasia trocleare
        anterior knee pain; patellofemoral pain syndrome | de vorderer Knieschmerz; Gonalgie | fr syndrome rotulien; syndrome fémoro-patellaire | es gonalgia; dolor anterior de rodilla | it sindrome femoro-rotulea | pt dor anterior no joelho | nl patellofemorale klachten; kniepijn
        plica syndrome
        disc herniation; herniated disc; disc protrusion; disc extrusion; slipped disc; prolapsed disc; bulging disc; disc bulge; HNP; disc prolapse; herniated nucleus pulposus; disc sequestration; lumbar disc herniation; PID [MR CT CR DX]; cervical disc herniation; sequestered disc; PIVD; annular fissure; annular tear | de Bandscheibenvorfall; Diskusprolaps; Diskushernie; Bandscheibenprotrusion; NPP; BSV; Protrusion; Diskusprotrusion; Prolaps [MR CT]; Bandscheibenprolaps; Bandscheibenhernie | fr hernie discale; protrusion discale; débord discal; discopathie herniaire; bombement discal; hernie discale lombaire; extrusion discale | es hernia discal; protrusión discal; hernia de disco; hernia discal lumbar; extrusión discal; abombamiento discal | it ernia discale; protrusione discale; ernia del disco; ernia discale lombare; ernia espulsa; bulging discale | pt protrusão discal; abaulamento discal; extrusão discal; hérnia discal lombar | nl hernia nuclei pulposi; discusprolaps; discushernia; discus bulging; rughernia; nekhernia
        degenerative disc disease; DDD; disc degeneration; disc space narrowing; disc desiccation; osteochondrosis of the spine; disc height loss; degenerative disc changes; degenerative spine disease | de Osteochondrose; Bandscheibendegeneration; Chondrose; Unkovertebralarthrose; Osteochondrosis intervertebralis; degenerative Wirbelsäulenveränderungen; Spondylochondrose | fr discopathie; discarthrose; discopathie dégénérative; pincement discal | es discopatía; discopatía degenerativa; pinzamiento discal; degeneración discal; deshidratación discal | it degenerazione discale; disidratazione discale; riduzione dello spazio intersomatico | pt degeneração discal; desidratação discal; espondilodiscartrose; redução do espaço discal | nl discusdegeneratie; discusversmalling
        spondylosis; cervical spondylosis; lumbar spondylosis; spondylosis deformans; degenerative spondylosis | de Spondylose | fr arthrose vertébrale; cervicarthrose; lombarthrose | es espondilosis; cervicoartrosis; espondilosis cervical | it spondilosi; cervicoartrosi | pt espondilose
        Schmorl node | de Schmorlsches Knötchen | fr hernie intraspongieuse | es nódulo de Schmorl | it ernia di Schmorl; ernie di Schmorl
        Modic changes; endplate changes; Modic | de Modic Veränderungen | es cambios Modic
        facet arthropathy; spondyloarthrosis; facet arthrosis; facet joint arthrosis; facet hypertrophy; facet osteoarthritis; facet degeneration | de Spondylarthrose; Facettengelenksarthrose; Facettenarthrose | fr arthrose interapophysaire; arthrose facettaire; arthrose postérieure; arthrose articulaire postérieure | es espondiloartrosis; artrosis facetaria | it spondiloartrosi; artrosi interapofisaria | pt espondiloartrose; artrose facetária | nl facetartrose; spondylartrose; facetgewrichtsartrose
        uncovertebral arthrosis; uncarthrosis | de Unkarthrose | fr uncarthrose | es uncartrosis | it uncoartrosi | pt uncoartrose
        vacuum phenomenon
        spinal stenosis; spinal canal stenosis; lumbar stenosis; central canal stenosis; cervical stenosis; canal stenosis; lumbar spinal stenosis; canal narrowing; spinal canal narrowing; cervical canal stenosis | de Spinalkanalstenose; Spinalstenose; Wirbelkanalstenose; lumbale Spinalkanalstenose; Spinalkanaleinengung; SKS [MR CT] | fr canal lombaire étroit; sténose canalaire; canal cervical étroit; rétrécissement canalaire; CLE [MR CT]; canal lombaire rétréci | es estenosis de canal; canal estrecho; estenosis espinal; estenosis de canal lumbar; canal lumbar estrecho; estenosis del canal | it stenosi del canale; canale stretto; stenosi del canale vertebrale; stenosi del canale lombare; stenosi lombare | pt estenose de canal; estenose de canal lombar; estenose do canal vertebral; canal estreito; canal vertebral estreito | nl wervelkanaalstenose; kanaalstenose; wervelkanaalvernauwing; lumbale stenose
        neurogenic claudication
        foraminal stenosis; neural foraminal stenosis; foraminal narrowing; neuroforaminal stenosis; neural foraminal narrowing | de Neuroforamenstenose; Foramenstenose; Neuroforameneinengung | fr sténose foraminale | es estenosis foraminal | it stenosi foraminale | pt estenose foraminal < spinal stenosis
        lateral recess stenosis | de Rezessusstenose < spinal stenosis
        spondylolisthesis; listhesis; isthmic spondylolisthesis; degenerative spondylolisthesis; vertebral slip; slipped vertebra | de Spondylolisthese; Wirbelgleiten; Gleitwirbel; Pseudospondylolisthesis; Olisthesis | fr glissement vertébral; spondylolisthésis dégénératif | es espondilolistesis; listesis | it spondilolistesi; listesi | pt espondilolistese; listese | nl wervelverschuiving
        anterolisthesis | fr antélisthésis | es anterolistesis | it anterolistesi | pt anterolistese < spondylolisthesis
        retrolisthesis | es retrolistesis | it retrolistesi | pt retrolistese < spondylolisthesis
        spondylolysis; pars defect; pars interarticularis defect | de Spondylolyse | fr lyse isthmique | es espondilólisis | it spondilolisi; lisi istmica | pt espondilólise
        scoliosis; spinal curvature; kyphoscoliosis; Cobb angle; adolescent idiopathic scoliosis; scoliotic deformity; idiopathic scoliosis; levoscoliosis; dextroscoliosis; scoliosis series; curvature of the spine; rotoscoliosis; lateral curvature; convex scoliosis | de Skoliose; Wirbelsäulenverkrümmung; Cobb Winkel; Kyphoskoliose; Torsionsskoliose | fr scoliose; cyphoscoliose; angle de Cobb | es escoliosis; cifoescoliosis; ángulo de Cobb; actitud escoliótica | it scoliosi; cifoscoliosi; angolo di Cobb; atteggiamento scoliotico | pt escoliose; cifoescoliose | nl kyfoscoliose; verkromming wervelkolom
        kyphosis; hyperkyphosis; gibbus; thoracic kyphosis; hunchback | de Kyphose; Hyperkyphose; Rundrücken | fr cyphose; hypercyphose | es cifosis; hipercifosis | it cifosi; ipercifosi | pt cifose; hipercifose | nl kyfose; hyperkyfose
        lordosis; hyperlordosis | de Hyperlordose; Lordose | es hiperlordosis | it iperlordosi; lordosi | pt hiperlordose
        loss of lordosis; straightening of the lordosis; straightening; loss of cervical lordosis; reversal of lordosis; cervical straightening | de Steilstellung; Streckfehlhaltung; Steilfehlstellung | fr rectitude; rectification de la lordose; perte de la lordose; raideur cervicale | es rectificación de la lordosis; rectificación cervical; rectificación de la lordosis cervical | it rettilineizzazione; rettilineizzazione della lordosi; riduzione della lordosi | pt retificação da lordose; retificação; retificação da lordose cervical | nl afgevlakte lordose
        low back pain; back pain; lumbago; LBP [MR CR DX CT]; lumbalgia; backache | de Rückenschmerzen; Lumbalgie; Radikulopathie; Kreuzschmerzen; Lumbalsyndrom; LWS Syndrom; Rückenschmerz | fr lombalgie; lombalgies; mal de dos | es dolor lumbar; dolor de espalda | it lombalgia; mal di schiena; rachialgia; dolore lombare | pt dor lombar; dor nas costas | nl rugpijn; lage rugpijn
        sciatica; lumbosciatica; lumboischialgia | de Ischialgie; Lumboischialgie | fr sciatique; lombosciatique; lombo-sciatique; sciatalgie; cruralgie | es ciática; lumbociática; lumbociatalgia | it sciatalgia; lombosciatalgia; lombosciatica; lombocruralgia | pt lombociatalgia; ciatalgia | nl ischias
        neck pain; cervicalgia | de Nackenschmerzen; Zervikalgie; HWS Syndrom | fr cervicalgie; cervicalgies | es dolor cervical | pt dor cervical | nl nekpijn
        radiculopathy; lumbar radiculopathy; radicular pain; cervical radiculopathy; nerve root compression; nerve root impingement; leg pain; nerve root irritation | de Wurzelkompression; Nervenwurzelkompression; Nervenwurzelreizung | fr radiculalgie; conflit disco-radiculaire; conflit radiculaire | es radiculopatía; compresión radicular | it radicolopatia; compressione radicolare; conflitto radicolare | pt compressão radicular | nl radiculopathie; wortelcompressie; uitstralende pijn
        cervicobrachialgia; brachialgia | de Zervikobrachialgie | fr névralgie cervico-brachiale; NCB [MR CT]; névralgie cervicobrachiale | es cervicobraquialgia
        thoracic back pain; dorsalgia; upper back pain | de BWS Syndrom; Dorsalgie
        transitional vertebra; LSTV; Castellvi; congenital vertebral anomaly; Bertolotti syndrome | de Übergangswirbel | fr vertèbre de transition; anomalie transitionnelle; méga apophyse transverse | es vértebra transicional; vértebra de transición; megaapófisis transversa | it vertebra di transizione | pt vértebra de transição | nl overgangswervel
        sacralization; lumbosacral transitional vertebra | de Sakralisation; lumbosakraler Übergangswirbel; Hemisakralisation | es sacralización | it sacralizzazione | pt sacralização | nl sacralisatie < transitional vertebra
        lumbarization | de Lumbalisation | fr lombalisation | es lumbarización | it lombarizzazione | pt lombarização | nl lumbalisatie < transitional vertebra
        hemivertebra | fr hémivertèbre | it emivertebra
        block vertebra | de Blockwirbel | fr bloc vertébral | nl blokwervel
        Klippel Feil; Klippel Feil syndrome
        butterfly vertebra
        whiplash; whiplash injury; acceleration injury; cervical sprain; neck injury; whiplash associated disorder | de Schleudertrauma; HWS Distorsion; HWS Schleudertrauma; Beschleunigungstrauma | fr coup du lapin; traumatisme cervical; entorse cervicale | es latigazo cervical; esguince cervical | it colpo di frusta; distorsione cervicale; trauma distorsivo cervicale | pt entorse cervical; trauma cervical; efeito chicote | nl zweepslagtrauma
        periosteal reaction; periostitis; periosteal elevation; onion skin; periosteal new bone; lamellated periosteal reaction | de Periostreaktion; periostale Reaktion | fr réaction périostée; apposition périostée; périostite; périostose | es reacción perióstica | it reazione periostale; reazione periostea | pt reação periosteal | nl periostreactie; beenvliesontsteking
        cortical thickening | de Kortikalisverdickung | es engrosamiento cortical | it ispessimento corticale | pt espessamento cortical
        hypertrophic osteoarthropathy
        shin splints; medial tibial stress syndrome | de Schienbeinkantensyndrom
        heterotopic ossification; soft tissue ossification; HO [CR DX CT] | de heterotope Ossifikation | fr ossification hétérotopique | es osificación heterotópica | it ossificazioni eterotopiche; ossificazione eterotopica | pt ossificação heterotópica | nl heterotope ossificatie
        myositis ossificans | fr myosite ossifiante | es miositis osificante | it miosite ossificante
        soft tissue calcification; dystrophic calcification; ectopic calcification; calcinosis; tumoral calcinosis; calcinosis cutis | de Weichteilverkalkung; periartikuläre Verkalkung; Weichteilverkalkungen | fr calcifications des parties molles; calcinose | es calcificaciones de partes blandas | it calcificazioni dei tessuti molli; calcinosi | pt calcificações de partes moles | nl wekedelenverkalking
        non accidental injury; child abuse; NAI; classic metaphyseal lesion; battered child; non accidental trauma; corner fracture; inflicted injury; physical abuse | de Kindesmisshandlung; Misshandlung | fr maltraitance; enfant battu; sévices | es maltrato infantil; niño maltratado | it maltrattamento; abuso infantile; bambino maltrattato; maltrattamento infantile | pt maus tratos; maus-tratos infantis; criança espancada; abuso infantil | nl kindermishandeling; toegebracht letsel
        shaken baby syndrome; abusive head trauma; shaken baby | de Schütteltrauma | fr enfant secoué; syndrome du bébé secoué | es síndrome del niño sacudido; niño sacudido | it sindrome del bambino scosso | pt síndrome do bebê sacudido < non accidental injury
        amputation; amputated; stump; below knee amputation; amputation stump; above knee amputation; transtibial amputation; BKA [CR DX CT MR]; AKA [CR DX CT MR]; finger amputation; ray amputation | de Amputationsstumpf; Stumpf; Unterschenkelamputation; Oberschenkelamputation; Vorfußamputation | fr moignon; moignon d'amputation | es amputación; muñón; muñón de amputación | it amputazione; moncone; moncone di amputazione | pt amputação; coto; coto de amputação | nl amputatie; stomp; amputatiestomp
        """
}
