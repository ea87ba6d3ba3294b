extension ConceptTable {
    /// Tubes, lines, implants.
    static let devices = """
        endotracheal tube; ETT [CR DX CT]; ET tube; tracheal tube; endotracheal intubation; intubated; breathing tube | de Endotrachealtubus; Tubus; intubiert | fr sonde d'intubation; intubé | es tubo endotraqueal; intubado; TET | it tubo endotracheale; intubato | pt tubo orotraqueal; TOT | nl endotracheale tube; beademingstube
        tracheostomy tube; tracheostomy; trach tube; tracheotomy; tracheal cannula | de Trachealkanüle; Tracheostoma | fr trachéotomie; canule de trachéotomie | es traqueostomía; cánula de traqueostomía | it tracheostomia; cannula tracheostomica | nl tracheacanule
        nasogastric tube; NG tube; NGT; enteric tube; feeding tube; orogastric tube; OG tube; nasoenteric tube; Dobhoff tube; gastric tube; nasojejunal tube; Dobbhoff | de Magensonde; Ernährungssonde | fr sonde nasogastrique; SNG; sonde gastrique | es sonda nasogástrica | it sondino nasogastrico; sondino naso-gastrico | pt sonda nasoenteral; SNE | nl maagsonde; neusmaagsonde
        gastrostomy tube; PEG [CR DX CT XA RF]; percutaneous endoscopic gastrostomy; G tube; gastrostomy | de PEG Sonde; Gastrostomie | es gastrostomía; sonda de gastrostomía
        jejunostomy tube; J tube
        central venous catheter; CVC; central line; central venous line; subclavian line; jugular line; internal jugular line; central catheter; IJ line; jugular catheter; CVL [CR DX] | de zentraler Venenkatheter; ZVK; zentralvenöser Katheter | fr cathéter veineux central; voie veineuse centrale; VVC; KTC | es catéter venoso central; vía central | it catetere venoso centrale | pt acesso venoso central | nl centraal veneuze katheter; diepe lijn < catheter
        PICC; PICC line; peripherally inserted central catheter; midline catheter < central venous catheter
        port catheter; port a cath; portacath; chemo port; Mediport; chemoport; implanted port; infusion port; port | de Portkatheter; Port System | fr chambre implantable; PAC [CR DX]; chambre à cathéter implantable | es reservorio; reservorio subcutáneo | it catetere port | pt portocath; port o cath | nl poortkatheter < central venous catheter
        dialysis catheter; hemodialysis catheter; permcath; tunneled dialysis catheter; tunneled catheter; vascath | de Dialysekatheter; Demerskatheter; Sheldon Katheter; Shaldon Katheter | fr cathéter de dialyse | es catéter de diálisis; catéter de hemodiálisis | it catetere per dialisi | pt cateter de diálise; cateter de hemodiálise < central venous catheter
        pulmonary artery catheter; Swan Ganz; Swan Ganz catheter; PA catheter; right heart catheter | de Pulmonaliskatheter; Einschwemmkatheter | fr cathéter de Swan-Ganz; sonde de Swan-Ganz | es catéter de Swan-Ganz | it catetere di Swan-Ganz < catheter
        intra aortic balloon pump; IABP; intraaortic balloon pump; balloon pump | de intraaortale Ballonpumpe | fr ballon de contre-pulsion | es balón de contrapulsación; BCIA | it contropulsatore | pt balão intra-aórtico; BIA
        ECMO cannula; ECMO; extracorporeal membrane oxygenation; VA ECMO; VV ECMO
        chest tube; thoracostomy tube; pleural drain; intercostal drain; chest drain; pigtail chest catheter; pleural catheter; pleural tube; ICD [CR DX CT] | de Thoraxdrainage; Bülau Drainage; TD [CR DX]; Pleuradrainage; Buelau | fr drain thoracique; drain pleural | es tubo de tórax; drenaje pleural; tubo pleural; tubo de drenaje torácico | it drenaggio pleurico; drenaggio toracico | pt dreno torácico; dreno de tórax; dreno pleural | nl thoraxdrain < drain
        drain; drainage catheter; pigtail catheter; surgical drain; percutaneous drain; drainage tube; Jackson Pratt drain; pigtail | de Drainage; Drainagekatheter | es drenaje; catéter de drenaje | it drenaggio | pt dreno
        catheter; cath; indwelling catheter; cannula | de Katheter; Kanüle | fr canule | es catéter; cánula | it catetere
        urinary catheter; Foley catheter; Foley; bladder catheter; suprapubic catheter | de Blasenkatheter; Dauerkatheter; Harnblasenkatheter; BDK [CT MR] | fr sonde urinaire; sonde vésicale; sonde de Foley | es sonda vesical; sonda Foley; sonda urinaria | it catetere vescicale; catetere di Foley | pt sonda de Foley | nl blaaskatheter < catheter
        ureteral stent; double J; double J stent; JJ stent; DJ stent; double pigtail ureteral stent | de Harnleiterschiene; DJ; Doppel J Katheter; Harnleiterstent; Doppel J | fr sonde double J; sonde JJ; endoprothèse urétérale | es catéter doble J; doble J | it stent ureterale; stent doppio J; doppio J | pt cateter duplo J; duplo J | nl dubbel J katheter < stent
        nephrostomy; nephrostomy tube; percutaneous nephrostomy; PCN [XA RF CT US] | de Nephrostomie; Nierenfistel; PNS [XA RF] | es nefrostomía | it pielostomia | nl nefrostomie; nefrostomiekatheter < drain
        stent; endoprosthesis; stented; in stent | de Gefäßstütze | fr endoprothèse | es endoprótesis | it endoprotesi | pt endoprótese
        coronary stent; drug eluting stent; DES [XA CT IVUS] | de Koronarstent | fr stent coronaire | es stent coronario | it stent coronarico | pt stent coronariano < stent
        biliary stent; bile duct stent; biliary drain; PTBD; biliary drainage | de Gallengangsstent; Gallengangsdrainage; PTCD [CT XA] | fr prothèse biliaire; drainage biliaire | es prótesis biliar; stent biliar; drenaje biliar | it stent biliare; drenaggio biliare; protesi biliare | pt prótese biliar; drenagem biliar < stent
        aortic stent graft; EVAR; TEVAR; endovascular aneurysm repair; aortic endograft; endograft; stent graft | de Aortenprothese; Stentgraft; Aortenstent | fr endoprothèse aortique | es endoprótesis aórtica | it endoprotesi aortica | pt endoprótese aórtica < stent
        IVC filter; vena cava filter; inferior vena cava filter; caval filter | de Cavafilter | fr filtre cave; filtre à veine cave | es filtro de vena cava; filtro de VCI | it filtro cavale | pt filtro de veia cava
        pacemaker; cardiac pacemaker; pacer; pacing leads; pacemaker leads; dual chamber pacemaker; PPM [CR DX]; permanent pacemaker; pacing wire; leadless pacemaker | de Herzschrittmacher; Schrittmacher; HSM; SM [CR DX] | fr stimulateur cardiaque; pace maker | es marcapasos | it stimolatore cardiaco | pt marca passo; marcapasso
        implantable cardioverter defibrillator; AICD; implantable defibrillator; defibrillator; cardioverter defibrillator; ICD leads | de ICD Aggregat; implantierbarer Defibrillator | fr défibrillateur; DAI [CR DX] | es desfibrilador | it defibrillatore | pt cardiodesfibrilador; CDI [CR DX]
        cardiac resynchronization device; CRT D; cardiac resynchronization therapy
        loop recorder; implantable loop recorder; cardiac monitor < implant
        ventricular assist device; LVAD; left ventricular assist device; VAD [CR DX CT]
        Impella < ventricular assist device
        prosthetic heart valve; valve prosthesis; prosthetic valve; mechanical valve; valve replacement; bioprosthetic valve | de Herzklappenersatz; Klappenersatz; Klappenprothese; Kunstklappe | fr prothèse valvulaire; valve mécanique | es prótesis valvular; prótesis aórtica | it protesi valvolare | pt prótese valvar; prótese valvular | nl hartklepprothese; klepprothese
        transcatheter aortic valve; TAVI; TAVR < prosthetic heart valve
        sternotomy wires; sternal wires; sternal cerclage | de Drahtcerclagen; Sternalcerclagen | es cerclajes esternales | it cerchiaggi sternali | nl sternumdraden
        sternotomy; median sternotomy | de Sternotomie | fr fils de sternotomie | es esternotomía | it sternotomia | pt fios de esternotomia
        surgical clip; clip; hemoclip; cholecystectomy clips; aneurysm clip; vascular clip | fr clip chirurgical | es clip quirúrgico; grapas | it clip chirurgica; clips chirurgiche | pt clipe; clipe cirúrgico | nl chirurgische clip
        surgical staples; staple line; skin staples; staple | de Klammern | fr agrafes | es grapas quirúrgicas | it punti metallici | pt grampos cirúrgicos
        suture | de Klammernaht; Naht | fr sutures chirurgicales | es suturas
        embolization coil; coil; aneurysm coil; endovascular coil; coil pack; coiled aneurysm | fr spires | es espirales | it spirali | pt molas; espirais
        ventriculoperitoneal shunt; VP shunt; shunt catheter; ventricular shunt; CSF shunt; shunt series; ventricular catheter | de Liquorshunt | fr dérivation ventriculo-péritonéale; DVP; valve de dérivation | es válvula de derivación; derivación ventriculoperitoneal | it derivazione ventricolo-peritoneale | pt derivação ventriculoperitoneal
        external ventricular drain; EVD [CT]; ventriculostomy | de Ventrikeldrainage | fr DVE | nl ventrikeldrain; liquordrain
        TIPS; transjugular intrahepatic portosystemic shunt; TIPSS
        cochlear implant; cochlea implant; hearing implant | de Cochleaimplantat; CI [CR DX CT] | fr implant cochléaire | es implante coclear | it impianto cocleare | nl cochleair implantaat < implant
        deep brain stimulator; DBS; deep brain stimulation; DBS electrode; depth electrode | de tiefe Hirnstimulation; THS | fr stimulation cérébrale profonde | es estimulador cerebral profundo; estimulación cerebral profunda | it stimolazione cerebrale profonda | pt estimulação cerebral profunda < implant
        spinal cord stimulator; neurostimulator; nerve stimulator < implant
        vagus nerve stimulator; VNS [CR DX] < implant
        implant; prosthesis; implanted device; hardware; orthopedic hardware; prosthetic; metal implant; metalwork; metallic hardware | de Implantat; Prothese; Endoprothese; Metallimplantat | fr matériel | es implante; prótesis; material protésico | it impianto; protesi | pt prótese | nl implantaat
        hip arthroplasty; total hip replacement; THR; THA; hip prosthesis; hip replacement; total hip arthroplasty | de Hüft TEP; HTEP; Hüfttotalendoprothese; Hüftprothese | fr prothèse totale de hanche; PTH [CR DX]; prothèse de hanche | es prótesis de cadera; prótesis total de cadera; PTC [CR DX] | it protesi d'anca; protesi anca; PTA [CR DX]; artroprotesi d'anca | pt prótese de quadril; artroplastia de quadril; ATQ | nl heupprothese; THP; totale heupprothese < implant
        hip hemiarthroplasty; hemiarthroplasty; bipolar prosthesis | de Duokopfprothese < hip arthroplasty
        knee arthroplasty; total knee replacement; TKR; TKA; knee prosthesis; knee replacement; total knee arthroplasty | de Knie TEP; KTEP; Knietotalendoprothese; Knieprothese | fr prothèse totale de genou; PTG [CR DX]; prothèse de genou | es prótesis de rodilla; prótesis total de rodilla; PTR [CR DX] | it protesi di ginocchio | pt prótese de joelho; artroplastia de joelho; ATJ | nl TKP; totale knieprothese < implant
        unicompartmental knee arthroplasty; unicompartmental knee; UKA [CR DX] < knee arthroplasty
        shoulder arthroplasty; shoulder replacement; total shoulder arthroplasty; shoulder prosthesis | de Schulterprothese; Schulter TEP | fr prothèse d'épaule | es prótesis de hombro | it protesi di spalla | pt prótese de ombro; artroplastia de ombro | nl schouderprothese < implant
        reverse shoulder arthroplasty; reverse total shoulder | de inverse Schulterprothese | fr prothèse inversée | es prótesis invertida | it protesi inversa < shoulder arthroplasty
        internal fixation; osteosynthesis; ORIF; open reduction internal fixation; plate and screws; fracture fixation; orthopedic plate; plate fixation; screw fixation; fixation plate; fixation screws | de Osteosynthese; Plattenosteosynthese; Platte und Schrauben; OSM; ME [CR DX]; Osteosynthesematerial | fr plaque vissée; matériel d'ostéosynthèse | es osteosíntesis; placa y tornillos; material de osteosíntesis | it osteosintesi; placca e viti; mezzi di sintesi | pt osteossíntese; placa e parafusos; material de síntese | nl plaat en schroeven < implant
        intramedullary nail; IM nail; intramedullary rod; gamma nail; cephalomedullary nail; intramedullary nailing; PFN; PFNA | de Marknagel; Marknagelung; Gammanagel | fr clou centromédullaire; clou gamma; enclouage | es clavo endomedular; clavo intramedular; clavo gamma | it chiodo endomidollare; chiodo gamma | pt haste intramedular; haste femoral | nl mergpen < internal fixation
        Kirschner wire; K wire; kwire; percutaneous pin; pinning | de Kirschner Draht; K Draht; Spickdraht; Spickdrähte | fr broche; broches; broche de Kirschner; embrochage | es aguja de Kirschner | it filo di Kirschner; fili di Kirschner; fili di K | pt fio de Kirschner; fios K | nl kirschnerdraad < internal fixation
        dynamic hip screw; DHS; sliding hip screw; dynamic hip screw fixation < internal fixation
        external fixator; external fixation; ex fix; Ilizarov frame; fixateur externe; Ilizarov | de externer Fixateur; Fixateur | es fijador externo; tutor externo | it fissatore esterno | pt fixador externo | nl externe fixateur
        cast; plaster cast; splint; plaster; in plaster; fiberglass cast; backslab; POP cast | de Gips; Gipsverband; Gipsschiene; im Gips | fr plâtre; sous plâtre; attelle | es yeso; férula; con yeso | it gesso; apparecchio gessato; in gesso; doccia gessata | pt aparelho gessado; tala | nl in gips; spalk
        spinal fusion hardware; pedicle screw; spinal fusion; spinal instrumentation; spondylodesis; Harrington rod; spinal rods; transpedicular screws; posterior fusion | de Spondylodese; Pedikelschrauben; dorsale Spondylodese; Fixateur interne | fr arthrodèse; vis pédiculaires; arthrodèse rachidienne | es artrodesis; tornillos transpediculares; artrodesis vertebral; fijación transpedicular | it artrodesi; viti peduncolari; stabilizzazione vertebrale | pt artrodese; parafusos pediculares; parafusos transpediculares | nl pedikelschroeven < implant
        interbody cage; intervertebral cage; ACDF; anterior cervical discectomy and fusion; cervical plate; interbody fusion | de Cage; ventrale Fusion | fr cage intersomatique | es caja intersomática | it cage intersomatica | pt espaçador intersomático < implant
        disc prosthesis; disc replacement | de Bandscheibenprothese | fr prothèse discale | es prótesis discal | it protesi discale | pt prótese discal < implant
        bone cement; cement; polymethylmethacrylate; PMMA; cement spacer; antibiotic beads; cemented | de Knochenzement; Zement | fr ciment; ciment osseux | es cemento; cemento óseo | it cemento osseo | pt cimento; cimento ósseo | nl botcement < implant
        breast implant; breast prosthesis; silicone implant; saline implant; breast augmentation | de Brustimplantat; Mammaimplantat; Silikonimplantat; Brustprothese; Mammaprothese | fr prothèse mammaire; implant mammaire | es implante mamario; prótesis mamaria | it protesi mammaria; protesi mammarie | pt prótese mamária; prótese de mama | nl borstimplantaat; borstprothese < implant
        tissue expander < implant
        breast implant rupture; implant rupture < implant
        biopsy marker; marker clip; localization wire; hookwire; biopsy clip; wire localization; breast marker; fiducial marker; tissue marker; fiducial; seed localization | de Drahtmarkierung; Markierungsdraht; Clipmarkierung; Drahtlokalisation | fr repère; repérage par fil; clip mammaire; harpon | es arpón; marcador de biopsia; localización con arpón | it clip marcatore; reperage mammario | pt fio guia; clipe de biópsia; marcação pré cirúrgica; agulhamento | nl draadlokalisatie; markerclip
        intrauterine device; IUD; IUCD; intrauterine contraceptive device; copper coil; intrauterine system; Mirena | de Intrauterinpessar; IUP [US CR DX CT]; Spirale [US CR DX CT]; Kupferspirale | fr dispositif intra-utérin; stérilet; DIU | es dispositivo intrauterino | nl spiraaltje; koperspiraal
        pessary; vaginal pessary; ring pessary
        tampon
        penile prosthesis; penile implant < implant
        gastric band; adjustable gastric band; lap band; gastric banding; LAGB; laparoscopic gastric band | de Magenband | fr anneau gastrique | es banda gástrica | it bendaggio gastrico | nl maagband
        surgical mesh; mesh; hernia mesh; mesh repair | de Netzimplantat; Herniennetz | fr prothèse pariétale; treillis | es malla; malla quirúrgica | it rete protesica | pt tela; tela cirúrgica | nl matje < implant
        ostomy; stoma | de künstlicher Darmausgang | fr stomie | es ostomía | it stomia
        colostomy; colostomy bag | de Kolostoma; Anus praeter | fr colostomie | es colostomía | nl colostoma < ostomy
        ileostomy | de Ileostoma | fr iléostomie | es ileostomía < ostomy
        urostomy < ostomy
        dental implant; osseointegrated implant; tooth implant | de Zahnimplantat; Zahnimplantate | fr implant dentaire | es implante dental; implantes dentales | it impianto dentale | pt implante dentário | nl tandimplantaat < implant
        dental filling; dental restoration; amalgam; dental amalgam; restoration [IO PX DX] | de Zahnfüllung; Füllung | fr obturation dentaire; plombage | es obturación dental; empaste; endodoncia | it otturazione | pt obturação; restauração dentária | nl vulling; tandvulling
        dental crown | de Zahnkrone | fr couronne dentaire | es corona dental | it corona dentaria | pt coroa dentária
        root canal treatment; root canal filling; endodontic treatment | de Wurzelfüllung; Wurzelkanalfüllung | fr traitement endodontique | es tratamiento de conducto | it trattamento canalare; terapia canalare | pt tratamento de canal | nl wortelkanaalbehandeling
        dental bridge | de Brücke [PX]
        orthodontic appliance; braces; dental braces; orthodontic brackets; orthodontic; retainer wire; brackets [IO PX] | de Zahnspange; kieferorthopädisch | fr appareil orthodontique; orthodontie | es ortodoncia; aparato de ortodoncia | it apparecchio ortodontico; ortodonzia | pt aparelho ortodôntico; ortodontia | nl beugel
        denture | de Zahnersatz | fr dentier | nl kunstgebit
        intraocular lens; IOL; pseudophakia; lens implant; intraocular lens implant; artificial lens; pseudophakic | de Kunstlinse; Intraokularlinse; Pseudophakie | fr implant intraoculaire; pseudophaquie | es lente intraocular; LIO; pseudofaquia | it lente intraoculare; pseudofachia; cristallino artificiale | pt pseudofacia | nl kunstlens; intraoculaire lens < implant
        scleral buckle < implant
        silicone oil < implant
        glaucoma drainage device; glaucoma valve; tube shunt < implant
        ocular prosthesis < implant
        orbital implant < implant
        foreign body; FB [CR DX CT US]; foreign object; retained foreign body; swallowed foreign body; ingested foreign body; retained object; corpus alienum | de Fremdkörper; FK [CR DX CT]; Fremdkoerper | fr corps étranger; CE [CR DX] | es cuerpo extraño | it corpo estraneo | pt corpo estranho | nl vreemd lichaam
        bullet; gunshot pellets; shrapnel; metallic fragment; metal fragments; gunshot; ballistic fragment; projectile; gunshot wound; metallic foreign body | de Projektil; Schussverletzung; Metallsplitter; Geschoss | fr balle; plombs; éclat métallique | es proyectil; bala; perdigones; arma de fuego; HAF | it proiettile; pallini; ferita d'arma da fuoco; scheggia metallica | pt projétil; PAF; projétil de arma de fogo; fragmento metálico | nl kogel; granaatscherf; schotwond < foreign body
        retained surgical sponge; gossypiboma; textiloma; retained sponge; surgical sponge!; retained gauze < foreign body
        ECG leads; monitoring leads; ECG electrodes; telemetry leads; overlying leads; external leads; monitor wires | de EKG Kabel; EKG Elektroden | fr électrodes ECG | es electrodos; cables de monitorización | it elettrodi | pt eletrodos
        drug pump; infusion pump; pain pump < implant
        insulin pump < drug pump
        baclofen pump; intrathecal pump < drug pump
        """
}
