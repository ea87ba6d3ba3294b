extension ConceptTable {
    /// Planes, projections, positions and sides.
    static let views = """
        axial; transverse; transaxial; axial plane; AX; TRA [MR CT]; TRANS [MR US]; transversal; cross sectional; ax plane | de Transversalebene | fr axiale; coupe axiale | es corte axial; cortes axiales; transverso | it assiale; scansione assiale; trasversale | pt cortes axiais | nl dwars; transversaal
        sagittal; SAG; sagittal plane; parasagittal | fr sagittale; coupe sagittale | es sagital; corte sagital | nl sagittaal
        coronal; COR; coronal plane; frontal plane | de koronal; koronar; coronar | fr coronale; coupe coronale | es corte coronal | nl coronaal
        oblique; OBL; oblique view; oblique projection; oblique plane; OBLIQ | de schräg; Schrägaufnahme | fr incidence oblique; trois quarts | es oblicua; oblicuo | it obliqua | pt oblíquo | nl driekwart; schuin
        anteroposterior; AP; antero posterior; AP view; AP projection; anteroposterior view; frontal AP | de ap Aufnahme; anterior posterior | fr antéro-postérieur; incidence antéro-postérieure | it antero-posteriore; anteroposteriore | nl voor achterwaarts
        posteroanterior; PA; postero anterior; PA view; PA projection; posteroanterior view | de pa Aufnahme; posterior anterior | fr postéro-antérieur; incidence postéro-antérieure | it postero-anteriore; posteroanteriore | nl achter voorwaarts
        frontal view; frontal projection; frontal!; face view | de Frontalaufnahme | fr incidence de face; de face | es proyección frontal; de frente | it proiezione frontale | pt incidência frontal | nl frontale opname
        lateral; LAT; lateral view; lateral projection; profile view; side view; LL [CR DX XA RF] | de seitlich; Seitaufnahme; seitliche Aufnahme; seitl | fr profil; latérale; incidence de profil; de profil | es de perfil; proyección lateral | it proiezione laterale; latero laterale | pt perfil; incidência lateral | nl zijdelings; dwarse opname; zijaanzicht
        cross table lateral; horizontal beam lateral; shoot through lateral; crosstable | de axiale Hüfte < lateral
        decubitus; lateral decubitus; decub; decubitus view | de Linksseitenlage; Rechtsseitenlage; LSL [CR DX] | fr décubitus latéral | es decúbito; decúbito lateral | it decubito laterale | nl zijligging
        supine; supine position; dorsal recumbent; lying | de Rückenlage; liegend; im Liegen | fr décubitus dorsal; couché | es decúbito supino; en supino; acostado | it supino; clinostatismo | pt decúbito dorsal | nl rugligging; liggend
        prone; prone position; face down | de Bauchlage | fr décubitus ventral; procubitus | es decúbito prono; en prono | it prono | pt decúbito ventral | nl buikligging
        erect; upright; standing; upright position; erect view | de stehend; im Stehen | fr debout; station debout | es bipedestación; de pie | it ortostatismo; in ortostasi; in piedi | pt ortostático; ortostase; em pé | nl staand
        flexion; flexion view; in flexion | de Inklination | fr en flexion | it flessione; in flessione | pt flexão; em flexão | nl flexie
        extension view; in extension; extension position | de Reklination | fr en extension | it in estensione; estensione | pt em extensão | nl extensie
        flexion and extension; flexion extension; dynamic views; functional views; flexion extension views | de Funktionsaufnahmen; Funktionsaufnahme | fr clichés dynamiques; dynamiques | es dinámicas; flexión y extensión; proyecciones dinámicas | it prove dinamiche; radiografie dinamiche | pt flexão e extensão | nl functieopnamen
        inspiration; inspiratory; full inspiration; deep inspiration; inspiratory view; INSP [CT CR DX] | de inspiratorisch | fr inspiratoire | es inspiración; en inspiración | it inspirazione; inspirio; in inspirazione | pt inspiração; em inspiração | nl inspiratie; inademing
        expiration; expiratory; expiratory view; end expiratory; EXP [CT CR DX]; exp view | de Exspiration; exspiratorisch | fr expiratoire | es espiración; en espiración | it espirazione; espirio; in espirazione | pt expiração; em expiração | nl expiratie; uitademing
        craniocaudal view; CC [MG]; cranio caudal; craniocaudal; CC view; RCC; LCC [MG]; XCCL [MG] | de kraniokaudal; cranio caudal Aufnahme | fr incidence de face crânio-caudale | es craneocaudal; cráneo caudal | it cranio-caudale; craniocaudale
        mediolateral oblique view; MLO; mediolateral oblique; medio lateral oblique; RMLO; LMLO; MLO view | de mlo Aufnahme | fr oblique externe; incidence oblique médio-latérale | es oblicua mediolateral; OML [MG] | it obliqua medio-laterale | pt médio-lateral oblíqua; oblíqua médio lateral
        true lateral view; true lateral; 90 degree lateral < lateral
        mediolateral view; ML [MG]; medio lateral; medial lateral < lateral
        lateromedial view; LM [MG]; latero medial < lateral
        left anterior oblique; LAO; left anterior oblique view < oblique
        right anterior oblique; RAO; right anterior oblique view < oblique
        left posterior oblique; LPO; left posterior oblique view < oblique
        right posterior oblique; RPO; right posterior oblique view < oblique
        axial projection; tangential; tangential view; tangential projection | de Tangentialaufnahme | fr incidence tangentielle; défilé | es tangencial | it tangenziale | pt incidência axial
        swimmer view; swimmer s view; swimmers; cervicothoracic lateral | es proyección del nadador | it proiezione del nuotatore | pt incidência do nadador
        odontoid view; open mouth view; peg view; open mouth odontoid | de Dens Zielaufnahme; Dens transoral; Denszielaufnahme | fr bouche ouverte | es transoral; boca abierta | it transorale; bocca aperta | pt boca aberta
        lordotic view; apical lordotic; lordotic chest | es lordótica; proyección lordótica | pt ápico lordótica
        skyline view; sunrise view; merchant view; patellar view; axial patella; tangential patella; skyline | de Patella axial; Patella tangential; Defilee; Patella Defilee | fr défilé fémoro-patellaire; incidence axiale de rotule | es axial de rótula | it assiale di rotula; proiezione assiale di rotula | pt axial de patela | nl patella axiaal
        Y view; scapular Y; scapular Y view; outlet view; supraspinatus outlet; Neer view; transscapular | de Y Aufnahme; Outlet Aufnahme; Supraspinatus Tunnel | fr profil de coiffe; profil de Lamy; Neer | es outlet; proyección en Y | pt perfil de escápula; perfil verdadeiro
        axillary view; axillary lateral | de Schulter axial
        Grashey view; Grashey; true AP shoulder | de true ap
        West Point view
        Stryker notch view
        frog leg view; frog leg; frog lateral; frogleg; frog leg lateral | de Lauenstein Aufnahme; Froschposition | fr incidence de la grenouille | es posición de rana; rana; axial de cadera | it posizione a rana; proiezione a rana | pt posição de rã; Lauenstein | nl kikkerstand; lauenstein opname
        Judet view; obturator oblique; iliac oblique | de Ala Aufnahme; Obturator Aufnahme | fr incidence alaire; incidence obturatrice | es alar y obturatriz; alar; obturatriz | it proiezione alare; otturatoria
        inlet view; pelvic inlet | de Inlet Aufnahme
        pelvic outlet view; pelvic outlet
        inlet outlet view
        Waters view; Waters; occipitomental; OM view; occipitomental view; parietoacanthial | de okzipitomental; NNH om | fr incidence de Blondeau; Blondeau | es mentonaso | it occipito-mentoniera | pt mento naso
        Caldwell view; Caldwell; occipitofrontal; OF view; occipitofrontal view | de okzipitofrontal; NNH of | es frontonaso | pt fronto naso
        Towne view; Towne; fronto occipital; half axial skull view | de Towne Aufnahme; halbaxial | fr incidence de Worms
        submentovertical view; submentovertical; SMV [CR DX]; basal skull view; jug handle view; verticosubmental; submentovertex; Hirtz | de Henkeltopf; Henkeltopfaufnahme | fr incidence de Hirtz | es proyección de Hirtz | it proiezione assiale di Hirtz | pt axial de Hirtz
        notch view; tunnel view; intercondylar view; Rosenberg view; Rosenberg; intercondylar notch view | de Tunnelaufnahme nach Frik; Frik; Rosenberg Aufnahme | fr schuss; incidence en schuss; incidence de l'échancrure | es escotadura; proyección túnel | it proiezione per la gola intercondiloidea | pt túnel intercondiliano
        mortise view; mortise; ankle mortise view | de Malleolengabel | fr mortaise | es mortaja | it mortaio
        Harris view; calcaneal axial; axial calcaneus; axial heel | de Kalkaneus axial; Fersenbein axial | fr incidence rétrotibiale | es axial de calcáneo | it assiale di calcagno; calcagno assiale | nl calcaneus axiaal
        dorsoplantar; dorso plantar; DP view; dorsopalmar; DP [CR DX]; plantodorsal | de dorsovolar | fr dorso-plantaire | it dorso-plantare
        scaphoid view; ulnar deviation view; ulnar deviation; clenched fist view; carpal tunnel view | de Skaphoid Serie; Kahnbeinserie; Handgelenk Stecher; Stecher Aufnahme | fr incidences du scaphoïde; Schneck | es proyecciones de escafoides
        Norgaard view; ballcatcher view; ball catcher view | de Norgaard Aufnahme; Zitherspieleraufnahme
        Brewerton view
        four chamber view; four chamber; 4 chamber; 4CH; 4ch view; apical four chamber; A4C; horizontal long axis; HLA [MR NM] | de Vierkammerblick; 4 Kammerblick; 4KB | fr quatre cavités; 4 cavités; coupe quatre cavités | es cuatro cámaras; 4 cámaras; apical cuatro cámaras | it quattro camere; 4 camere | pt quatro câmaras | nl vierkameropname; vierkamer
        two chamber view; two chamber; 2 chamber; 2CH; apical two chamber; A2C; vertical long axis; VLA [MR NM] | de Zweikammerblick; 2 Kammerblick; 2KB | fr deux cavités; 2 cavités | es dos cámaras; 2 cámaras | it due camere; 2 camere | pt duas câmaras | nl tweekameropname; tweekamer
        three chamber view; three chamber; 3 chamber; 3CH; LVOT view; apical long axis; apical three chamber | de Dreikammerblick; 3 Kammerblick | es tres cámaras; 3 cámaras | it tre camere; 3 camere
        short axis; SAX; short axis view; parasternal short axis; PSAX; short axis stack | de kurze Achse; Kurzachse; Kurzachsenschnitt | fr petit axe; coupe petit axe | es eje corto | it asse corto | pt eixo curto | nl korte as
        long axis; LAX; long axis view; parasternal long axis; PLAX | de lange Achse; Längsachse | fr grand axe; coupe grand axe | es eje largo | it asse lungo | pt eixo longo | nl lange as
        subcostal view; subcostal; subxiphoid | de subkostal | fr sous-costale | es subxifoidea | it sottocostale
        suprasternal view; suprasternal; suprasternal notch
        parasternal view; parasternal
        apical view
        longitudinal; long [US]; longitudinal view; longitudinal scan; LONGI | de Längsschnitt; längs | fr coupe longitudinale | es corte longitudinal | it scansione longitudinale | nl lengtedoorsnede
        transverse scan; transverse view; transverse section | de Querschnitt; quer | fr coupe transversale | es corte transversal | it scansione trasversale | pt corte transverso | nl dwarsdoorsnede < axial
        M mode; motion mode; mmode; TM mode | fr mode M; mode TM | es modo M
        B mode; bmode; gray scale ultrasound | de B Bild | fr mode B | es modo B
        left; LT; left side; left sided; sinister; lt side | de links; linke; linker | fr gauche | es izquierda; izquierdo; izq | it sinistra; sinistro; sx | pt esquerda; esquerdo; esq | nl linkerzijde; linkszijdig
        right; RT; right side; right sided; dexter; rt side | de rechts; rechte; rechter | fr droite; droit | es derecha; derecho; dcha | it destra; destro | pt direita; direito | nl rechterzijde; rechtszijdig
        bilateral; bilaterally; both sides; bilat; comparison views; contralateral | de beidseits; bds; beidseitig; bds Vergleich; beide | fr bilatérale; bilatéraux; comparatif; des deux côtés | es ambos; ambas; comparativas | it entrambi | pt bilaterais; ambos lados; comparativo | nl beiderzijds; dubbelzijdig
        unilateral; one sided | de einseitig | fr unilatérale | it monolaterale | pt unilaterais | nl eenzijdig
        two views; 2 views; PA and lateral; AP and lateral; frontal and lateral; 2V [CR DX]; AP and LAT; PA and LAT; AP LAT; PA LAT; in two planes | de 2 Ebenen; zwei Ebenen; in 2 Ebenen; 2 Eb; a p und seitlich; ap seitlich | fr face et profil; face profil; F P [CR DX]; deux incidences | es dos proyecciones; frente y perfil; AP y lateral; PA y lateral; AP y L | it due proiezioni; AP LL; 2 proiezioni; proiezioni ortogonali | pt AP e perfil; PA e perfil; duas incidências; frente e perfil | nl twee richtingen; 2 richtingen; voor achterwaarts en zijdelings
        three views; 3 views; 3V [CR DX]; complete series; min 3 views | de 3 Ebenen; drei Ebenen | fr trois incidences | es tres proyecciones | it tre proiezioni | pt três incidências | nl drie richtingen
        close up; closeup; macro photograph; macroscopic view | de Nahaufnahme; Detailaufnahme | fr gros plan | es primer plano | it primo piano
        overview; overview image; low power; low magnification; low power view; scanning magnification | de Übersichtsaufnahme; Übersichtsbild | fr vue d'ensemble | es vista panorámica; vista general | it visione d'insieme | pt visão geral | nl overzicht; overzichtsopname
        high power; high power field; high magnification; HPF [SM GM]; high power view; oil immersion | de starke Vergrößerung; hohe Vergrößerung | fr fort grossissement | es gran aumento | it forte ingrandimento | pt grande aumento
        """
}
