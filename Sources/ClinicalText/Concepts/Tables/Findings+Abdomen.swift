extension ConceptTable {
    /// Digestive organs.
    static let abdominalFindings = """
        ascites; free fluid; peritoneal fluid; intraperitoneal fluid; free intraperitoneal fluid; abdominal fluid; free abdominal fluid | de Aszites; freie Flüssigkeit; Bauchwasser | fr ascite; épanchement péritonéal; liquide libre | es líquido libre; líquido ascítico | it versamento addominale; liquido libero; falda fluida | pt líquido livre | nl vrij vocht; vrij vocht in de buik
        hemoperitoneum | de Hämoperitoneum | fr hémopéritoine | es hemoperitoneo | it emoperitoneo | pt hemoperitônio
        pneumoperitoneum; free air; free gas; free intraperitoneal air; gas under the diaphragm; free intraperitoneal gas; subdiaphragmatic air | de freie Luft | fr pneumopéritoine; air libre | es neumoperitoneo; aire libre | it pneumoperitoneo; aria libera | pt pneumoperitônio; ar livre | nl vrije lucht
        bowel perforation; perforation; perforated viscus | de Hohlorganperforation; Darmperforation | fr perforation digestive | es perforación | it perforazione | pt perfuração | nl darmperforatie
        bowel obstruction; intestinal obstruction; obstruction!; dilated bowel loops; dilated bowel; transition point; mechanical ileus | de Darmverschluss; mechanischer Ileus; Bridenileus | fr occlusion intestinale; syndrome occlusif | es obstrucción intestinal; oclusión intestinal | it occlusione intestinale; ostruzione intestinale; subocclusione | pt obstrução intestinal; suboclusão; oclusão intestinal | nl darmobstructie; darmafsluiting
        small bowel obstruction; SBO; dilated small bowel | de Dünndarmileus | fr occlusion du grêle | nl dunnedarmileus < bowel obstruction
        large bowel obstruction; LBO | de Dickdarmileus < bowel obstruction
        closed loop obstruction < bowel obstruction
        air fluid levels | de Spiegelbildung | fr niveaux hydro-aériques | es niveles hidroaéreos | it livelli idroaerei | pt níveis hidroaéreos
        ileus; paralytic ileus; adynamic ileus; postoperative ileus | de Subileus; paralytischer Ileus | fr iléus paralytique | es íleo paralítico; íleo adinámico | nl paralytische ileus
        volvulus; sigmoid volvulus; cecal volvulus; midgut volvulus; coffee bean sign; gastric volvulus | de Sigmavolvulus | fr volvulus du sigmoïde | es vólvulo | it volvolo | pt volvo; vólvulo intestinal
        intestinal malrotation; malrotation | es malrotación | it malrotazione | pt má rotação intestinal
        intussusception; target sign of the bowel; ileocolic intussusception; invagination | de Darminvagination | fr invagination intestinale | es invaginación intestinal; intususcepción; invaginación | it invaginazione; intussuscezione | pt intussuscepção; invaginação intestinal | nl invaginatie
        appendicitis; acute appendicitis; perforated appendicitis; inflamed appendix | de Appendizitis; Blinddarmentzündung | fr appendicite | es apendicitis | pt apendicite | nl blindedarmontsteking
        appendicolith; fecalith | de Appendikolith | fr stercolithe | es apendicolito | it appendicolita | pt fecalito
        appendiceal abscess < appendicitis
        diverticulitis; acute diverticulitis; sigmoid diverticulitis; perforated diverticulitis | de Divertikulitis; Sigmadivertikulitis | fr diverticulite; sigmoïdite | it diverticolite
        diverticulosis; diverticulum; diverticular disease; colonic diverticula; sigmoid diverticulosis; duodenal diverticulum | de Divertikel; Divertikulose; Sigmadivertikulose | fr diverticulose; diverticule | es divertículo | it diverticolosi; diverticolo; diverticoli
        Zenker diverticulum < diverticulosis
        Meckel diverticulum < diverticulosis
        colitis; pancolitis; thumbprinting | de Kolitis | fr colite
        ulcerative colitis; UC [CT MR ES RF] | de Colitis ulcerosa | fr rectocolite hémorragique; RCH | it colite ulcerosa; rettocolite ulcerosa; RCU | pt retocolite ulcerativa < colitis
        pseudomembranous colitis < colitis
        ischemic colitis < colitis
        toxic megacolon | de toxisches Megakolon | fr colectasie | es megacolon tóxico < colitis
        neutropenic colitis; typhlitis < colitis
        proctitis | de Proktitis | fr rectite
        Crohn disease; Crohn s disease; Crohn; terminal ileitis; regional enteritis; Crohn ileitis | de Morbus Crohn; M Crohn; Ileitis terminalis | fr maladie de Crohn; iléite terminale | es enfermedad de Crohn; ileítis terminal | it morbo di Crohn; malattia di Crohn | pt doença de Crohn; ileíte terminal | nl ziekte van Crohn < inflammatory bowel disease
        inflammatory bowel disease; IBD; MICI | de chronisch entzündliche Darmerkrankung; CED | fr maladie inflammatoire chronique de l'intestin | es enfermedad inflamatoria intestinal; EII | it malattia infiammatoria cronica intestinale | pt doença inflamatória intestinal; DII
        enteritis; jejunitis; infectious enteritis | fr entérite
        gastroenteritis | fr gastro-entérite; gastroentérite
        duodenitis
        celiac disease; sprue; gluten enteropathy; coeliac sprue; villous atrophy | de Zöliakie | fr maladie coeliaque; atrophie villositaire | es enfermedad celíaca; celiaquía | it celiachia; malattia celiaca | pt doença celíaca | nl coeliakie
        mesenteric ischemia; bowel ischemia; intestinal ischemia; ischemic bowel; bowel infarction; bowel necrosis; acute mesenteric ischemia | de Mesenterialischämie; Darmischämie; Mesenterialinfarkt | fr ischémie mésentérique; infarctus mésentérique; ischémie digestive | es isquemia mesentérica; isquemia intestinal | it ischemia mesenterica; ischemia intestinale; infarto intestinale | nl darmischemie; mesenteriale ischemie
        pneumatosis intestinalis; pneumatosis; bowel wall gas; pneumatosis coli; intramural gas | fr pneumatose; pneumatose pariétale | es neumatosis intestinal; neumatosis | it pneumatosi intestinale; pneumatosi | pt pneumatose intestinal
        portal venous gas | de Pfortadergas | fr aéroportie | es gas portal | it aeroportia
        necrotizing enterocolitis; NEC [CR DX US]; necrotising enterocolitis of the newborn | de nekrotisierende Enterokolitis | fr entérocolite ulcéro-nécrosante; ECUN; entérocolite nécrosante | es enterocolitis necrotizante; ECN | it enterocolite necrotizzante | nl necrotiserende enterocolitis
        bowel wall thickening; thickened bowel wall; mural thickening!; colonic wall thickening; wall thickening!; bowel thickening | de Wandverdickung; Darmwandverdickung | fr épaississement pariétal; épaississement de la paroi | es engrosamiento parietal; engrosamiento mural | it ispessimento parietale; ispessimento di parete | pt espessamento parietal | nl wandverdikking; darmwandverdikking
        gastrointestinal bleeding; GI bleed; gastrointestinal hemorrhage; GI bleeding; active extravasation; contrast extravasation; lower GI bleed; active bleeding; upper GI bleed | de gastrointestinale Blutung; GI Blutung; aktive Blutung; Kontrastmittelextravasat | fr hémorragie digestive; saignement actif; extravasation | es hemorragia digestiva; sangrado activo; sangrado digestivo; extravasación | it emorragia digestiva; sanguinamento attivo; stravaso attivo; spandimento di contrasto | pt sangramento ativo; extravasamento | nl maagdarmbloeding; actieve bloeding
        peptic ulcer; peptic ulcer disease; PUD; marginal ulcer | de Ulkus | es úlcera péptica
        gastric ulcer; stomach ulcer | de Magengeschwür; Ulcus ventriculi | fr ulcère gastrique | es úlcera gástrica | nl maagzweer < peptic ulcer
        duodenal ulcer | de Ulcus duodeni | fr ulcère duodénal; ulcère gastro-duodénal | es úlcera duodenal | it ulcera duodenale < peptic ulcer
        gastritis; thickened gastric folds | de Magenschleimhautentzündung | fr gastrite
        gastroesophageal reflux; GERD; GORD; esophageal reflux; gastroesophageal reflux disease | de gastroösophagealer Reflux | fr reflux gastro-oesophagien; RGO | es reflujo gastroesofágico; ERGE | it reflusso gastro-esofageo; MRGE; reflusso gastroesofageo | pt refluxo gastroesofágico; DRGE | nl gastro-oesofageale reflux
        esophagitis; reflux esophagitis | de Refluxösophagitis; Ösophagitis | fr oesophagite | es esofagitis | it esofagite | nl slokdarmontsteking
        achalasia; bird beak | de Achalasie | es acalasia
        dysphagia | de Dysphagie; Schluckstörung | es disfagia | nl slikstoornis
        esophageal dysmotility; esophageal spasm; corkscrew esophagus
        megaesophagus | es megaesófago
        esophageal stricture; esophageal stenosis; peptic stricture; esophageal narrowing | de Ösophagusstenose | fr sténose oesophagienne; sténose de l'oesophage | es estenosis esofágica | it stenosi esofagea | pt estenose esofágica; estenose de esôfago | nl slokdarmvernauwing
        Schatzki ring; esophageal ring < esophageal stricture
        esophageal web < esophageal stricture
        esophageal cancer; esophageal carcinoma; carcinoma of the esophagus; esophageal tumor | de Ösophaguskarzinom; Speiseröhrenkrebs | fr cancer de l'oesophage | es cáncer de esófago | it carcinoma esofageo; tumore dell'esofago | nl slokdarmkanker; oesofaguscarcinoom < malignancy
        Barrett esophagus < malignancy
        gastric cancer; stomach cancer; gastric carcinoma; linitis plastica; gastric adenocarcinoma | de Magenkarzinom; Magenkrebs | fr cancer gastrique; cancer de l'estomac; linite | es cáncer gástrico; cáncer de estómago; linitis | it carcinoma gastrico; tumore gastrico; tumore dello stomaco | nl maagkanker; maagcarcinoom < malignancy
        gastrointestinal stromal tumor; GIST; stromal tumor < neoplasm
        colorectal cancer; bowel cancer; apple core lesion; colorectal carcinoma; CRC [CT MR ES PT] | de Darmkrebs; kolorektales Karzinom | fr cancer colorectal | es cáncer colorrectal | it tumore del colon retto | pt câncer colorretal | nl darmkanker < malignancy
        rectal cancer; rectal carcinoma | de Rektumkarzinom | fr cancer du rectum | es cáncer de recto | it carcinoma del retto | pt câncer de reto | nl rectumcarcinoom < colorectal cancer
        colon cancer; colon carcinoma; sigmoid carcinoma; cancer of the colon; cecal carcinoma; carcinoma of the colon | de Kolonkarzinom; Dickdarmkrebs | fr cancer du côlon | es cáncer de colon | it carcinoma del colon; tumore del colon | nl coloncarcinoom < colorectal cancer
        anal cancer < malignancy
        polyp; colonic polyp; polyposis; colon polyp; sessile polyp; pedunculated polyp; adenomatous polyp; gastric polyp | de Polypen; Kolonpolyp | fr polype; polype colique | es pólipo | it polipi | nl poliep; poliepen
        hepatomegaly; enlarged liver; liver enlargement | de Hepatomegalie; Lebervergrößerung | fr gros foie | es hepatomegalia | it epatomegalia | nl leververgroting
        hepatosplenomegaly
        hepatic steatosis; fatty liver; liver steatosis; fatty infiltration of the liver; NAFLD; NASH; hepatosteatosis; steatosis; fatty infiltration; MASLD; steatohepatitis | de Fettleber; Steatosis hepatis; Leberverfettung | fr stéatose hépatique; stéatose; foie gras | es esteatosis hepática; hígado graso; esteatosis | it steatosi epatica; fegato steatosico; steatosi | pt esteatose hepática; esteatose; fígado gorduroso | nl leververvetting; leversteatose
        cirrhosis; liver cirrhosis; hepatic cirrhosis; nodular liver; chronic liver disease; cirrhotic liver | de Leberzirrhose; Zirrhose; chronische Lebererkrankung | fr cirrhose; cirrhose hépatique; hépatopathie chronique | es cirrosis; cirrosis hepática; hepatopatía crónica | it cirrosi; cirrosi epatica; epatopatia cronica | pt cirrose; cirrose hepática | nl levercirrose
        liver fibrosis; hepatic fibrosis | de Leberfibrose | fr fibrose hépatique | nl leverfibrose
        portal hypertension; recanalized umbilical vein; caput medusae | de portale Hypertension; Pfortaderhochdruck | fr hypertension portale | es hipertensión portal | it ipertensione portale | pt hipertensão portal | nl portale hypertensie
        hepatitis; viral hepatitis | de Leberentzündung | fr hépatite | it epatite | nl leverontsteking
        alcoholic hepatitis < hepatitis
        hepatitis B < hepatitis
        hepatitis C < hepatitis
        autoimmune hepatitis < hepatitis
        hepatocellular carcinoma; HCC; hepatoma; liver cancer; primary liver cancer; LI RADS 5 | de hepatozelluläres Karzinom; Leberkrebs; Leberzellkarzinom | fr carcinome hépatocellulaire; hépatocarcinome; CHC [CT MR US] | es carcinoma hepatocelular; hepatocarcinoma | it epatocarcinoma; carcinoma epatocellulare | nl hepatocellulair carcinoom; leverkanker < malignancy
        cholangiocarcinoma; Klatskin tumor; bile duct cancer; CCC [CT MR]; biliary carcinoma; bile duct carcinoma | de Cholangiokarzinom; Gallengangskarzinom; Klatskin | fr cholangiocarcinome; tumeur de Klatskin | es colangiocarcinoma; tumor de Klatskin | it tumore di Klatskin | nl cholangiocarcinoom; galwegkanker < malignancy
        gallbladder cancer; gallbladder carcinoma | de Gallenblasenkarzinom < malignancy
        liver metastasis; hepatic metastasis; metastatic liver disease | de Lebermetastase; Lebermetastasen; Leberfiliae | fr métastase hépatique; métastases hépatiques | es metástasis hepática | it metastasi epatica; metastasi epatiche | pt metástase hepática | nl levermetastase; levermetastasen < metastasis
        hemangioma; capillary hemangioma | de Hämangiom; Blutschwamm | fr hémangiome; angiome | es angioma | it emangioma | nl hemangioom
        liver hemangioma; hepatic hemangioma | de Leberhämangiom | fr angiome hépatique | es hemangioma hepático | it angioma epatico; emangioma epatico < hemangioma
        cavernous hemangioma < hemangioma
        vertebral hemangioma < hemangioma
        infantile hemangioma < hemangioma
        focal nodular hyperplasia; FNH | de fokal noduläre Hyperplasie | fr hyperplasie nodulaire focale; HNF | es hiperplasia nodular focal | it iperplasia nodulare focale | nl focale nodulaire hyperplasie
        hepatic adenoma; hepatocellular adenoma; liver adenoma | de Leberadenom | fr adénome hépatique | es adenoma hepático | it adenoma epatico
        focal liver lesion; liver lesion; liver mass; hepatic lesion; hepatic mass; liver nodule; hypoattenuating liver lesion; hepatic tumor; liver tumor | de Leberläsion; Leberherd; Leberraumforderung; Lebertumor; Leberrundherd | fr lésion hépatique; nodule hépatique; masse hépatique | es lesión hepática; masa hepática; nódulo hepático | it lesione epatica; nodulo epatico; lesione focale epatica | pt lesão hepática; massa hepática | nl leverlaesie; leverafwijking; levertumor < mass
        liver cyst; hepatic cyst; simple liver cyst | de Leberzyste; Leberzysten | fr kyste hépatique; kyste biliaire | es quiste hepático | it cisti epatica; cisti epatiche | pt cisto hepático | nl levercyste; levercysten < cyst
        polycystic liver disease < cyst
        hydatid cyst; echinococcosis; hydatid disease; echinococcal cyst; Echinococcus | de Echinokokkose; Echinokokkuszyste; Hundebandwurm | fr kyste hydatique; échinococcose; hydatidose | es quiste hidatídico; hidatidosis; equinococosis | it cisti da echinococco; cisti idatidea; echinococcosi | pt cisto hidático; hidatidose; equinococose | nl hydatidecyste < cyst
        liver abscess; hepatic abscess; pyogenic liver abscess; amebic abscess | de Leberabszess | fr abcès hépatique; abcès du foie | es absceso hepático | it ascesso epatico | pt abscesso hepático | nl leverabces < abscess
        hemochromatosis; iron overload; hemosiderosis; liver iron; hepatic iron; siderosis | de Hämochromatose; Eisenüberladung; Hämosiderose; Siderose | fr hémochromatose; surcharge en fer | es hemocromatosis; sobrecarga de hierro | it emocromatosi; sovraccarico di ferro; accumulo di ferro | pt hemocromatose; sobrecarga de ferro
        Budd Chiari syndrome; Budd Chiari; hepatic vein thrombosis | de Lebervenenthrombose | es síndrome de Budd-Chiari | it sindrome di Budd-Chiari
        congestive hepatopathy; nutmeg liver | de Stauungsleber | fr foie cardiaque | it fegato da stasi
        gallstone; cholelithiasis; biliary stone; gall stone; gallbladder stone; biliary colic; biliary calculus | de Gallenstein; Gallensteine; Cholezystolithiasis; Gallenblasenstein; Gallenkonkrement | fr lithiase vésiculaire; lithiase biliaire; calcul biliaire; calcul vésiculaire | es colelitiasis; cálculos biliares; litiasis biliar; litiasis vesicular; cálculo biliar | it calcoli della colecisti; colelitiasi; litiasi biliare; calcolosi della colecisti; calcolo biliare | pt colelitíase; litíase biliar; litíase vesicular | nl galstenen; galsteen; cholecystolithiasis
        choledocholithiasis; common bile duct stone; bile duct stone; CBD stone | fr lithiase de la voie biliaire principale | es coledocolitiasis | it coledocolitiasi | pt coledocolitíase < gallstone
        biliary sludge; gallbladder sludge; sludge; microlithiasis; biliary mud | fr sludge vésiculaire | es barro biliar | it fango biliare | pt lama biliar
        gallbladder polyp | de Gallenblasenpolyp | fr polype vésiculaire | es pólipo vesicular | it polipo della colecisti
        porcelain gallbladder | de Porzellangallenblase | es vesícula en porcelana | it colecisti a porcellana
        adenomyomatosis of the gallbladder
        cholecystitis; acute cholecystitis; inflamed gallbladder; Murphy sign; pericholecystic fluid; calculous cholecystitis | de Cholezystitis; Gallenblasenentzündung | fr cholécystite | es colecistitis | it colecistite | nl galblaasontsteking
        gallbladder wall thickening
        emphysematous cholecystitis < cholecystitis
        acalculous cholecystitis < cholecystitis
        biliary dilatation; dilated bile duct; biliary obstruction; bile duct dilatation; dilated common bile duct; intrahepatic biliary dilatation; biliary ductal dilatation; biliary dilation; double duct sign | de Gallengangserweiterung; Gallestau | fr dilatation des voies biliaires; dilatation biliaire | es dilatación de la vía biliar | it dilatazione delle vie biliari | pt dilatação das vias biliares | nl galwegdilatatie
        jaundice; obstructive jaundice | de Ikterus; Verschlussikterus | fr ictère | es ictericia; ictericia obstructiva | it ittero; ittero ostruttivo | pt icterícia obstrutiva | nl geelzucht; icterus
        cholestasis | de Cholestase | es colestasis | it colestasi | pt colestase
        cholangitis; ascending cholangitis | de Gallenwegsentzündung | fr angiocholite | es colangitis | it colangite
        primary sclerosing cholangitis; PSC [MR CT XA]; sclerosing cholangitis | de primär sklerosierende Cholangitis | fr cholangite sclérosante | es colangitis esclerosante | it colangite sclerosante | pt colangite esclerosante < cholangitis
        primary biliary cholangitis < cholangitis
        choledochal cyst; choledochocele | de Choledochuszyste | fr kyste du cholédoque | es quiste de colédoco | it cisti del coledoco | pt cisto de colédoco
        Caroli disease
        biliary atresia | de Gallengangsatresie | fr atrésie des voies biliaires | es atresia de vías biliares | it atresia delle vie biliari
        pneumobilia; aerobilia; air in the bile ducts; biliary gas | de Aerobilie; Pneumobilie | es neumobilia
        pancreatitis; acute pancreatitis; peripancreatic fluid; peripancreatic fat stranding; peripancreatic inflammation; pancreatic calcification | de Pankreatitis; Bauchspeicheldrüsenentzündung | fr pancréatite; pancréatite aiguë | es pancreatitis aguda | it pancreatite acuta | pt pancreatite aguda | nl alvleesklierontsteking
        chronic pancreatitis | de chronische Pankreatitis | fr pancréatite chronique | es pancreatitis crónica | it pancreatite cronica < pancreatitis
        necrotizing pancreatitis; pancreatic necrosis | de Pankreasnekrose < pancreatitis
        autoimmune pancreatitis < pancreatitis
        pancreatic pseudocyst; walled off necrosis; pseudocyst; WON [CT MR] | de Pankreaspseudozyste; Pseudozyste | fr pseudokyste pancréatique; pseudokyste du pancréas | es pseudoquiste pancreático; pseudoquiste | it pseudocisti pancreatica; pseudocisti | pt pseudocisto pancreático; pseudocisto | nl pancreaspseudocyste < cyst
        pancreatic cancer; pancreatic carcinoma; pancreatic mass; pancreatic adenocarcinoma; pancreatic head mass; PDAC; pancreatic tumor; ampullary carcinoma; carcinoma of the pancreas; pancreatic ductal adenocarcinoma | de Pankreaskarzinom; Bauchspeicheldrüsenkrebs; Pankreaskopfkarzinom; Pankreastumor; Pankreasca | fr cancer du pancréas; tumeur du pancréas; adénocarcinome pancréatique | es cáncer de páncreas; tumor de páncreas; adenocarcinoma de páncreas | it carcinoma pancreatico; tumore del pancreas; adenocarcinoma pancreatico | nl alvleesklierkanker; pancreascarcinoom < malignancy
        pancreatic cystic lesion; pancreatic cyst; cystic pancreatic lesion; pancreas cyst | de Pankreaszyste; zystische Pankreasläsion | fr kyste pancréatique; lésion kystique du pancréas | es quiste pancreático; lesión quística pancreática | it cisti pancreatica; lesione cistica pancreatica | pt cisto pancreático; lesão cística pancreática | nl pancreascyste < cyst
        intraductal papillary mucinous neoplasm; IPMN | fr TIPMP | es TMPI < pancreatic cystic lesion
        mucinous cystic neoplasm < pancreatic cystic lesion
        serous cystadenoma < pancreatic cystic lesion
        neuroendocrine tumor; pancreatic neuroendocrine tumor; NET [CT MR PT NM]; neuroendocrine neoplasm | de neuroendokriner Tumor | fr tumeur neuroendocrine; TNE | es tumor neuroendocrino | it tumore neuroendocrino | nl neuro-endocriene tumor < neoplasm
        insulinoma < neuroendocrine tumor
        carcinoid; carcinoid tumor; neuroendocrine carcinoma | de Karzinoid | fr carcinoïde < neuroendocrine tumor
        gastrinoma < neuroendocrine tumor
        splenomegaly; enlarged spleen; spleen enlargement | de Splenomegalie; Milzvergrößerung | fr grosse rate | es esplenomegalia | it splenomegalia | nl miltvergroting
        accessory spleen; splenule; splenunculus | de Nebenmilz | fr rate accessoire | es bazo accesorio | it milza accessoria | pt baço acessório | nl bijmilt
        splenic infarction | de Milzinfarkt | fr infarctus splénique | es infarto esplénico | it infarto splenico | nl miltinfarct
        splenic rupture; splenic laceration; splenic injury; ruptured spleen; splenic hematoma | de Milzruptur; Milzverletzung | fr rupture de rate; rupture splénique | es rotura esplénica; laceración esplénica | it rottura di milza; rottura splenica | pt ruptura esplênica; laceração esplênica | nl miltruptuur
        splenic lesion; splenic mass | de Milzläsion; Milztumor | fr lésion splénique | es lesión esplénica | it lesione splenica | pt lesão esplênica
        splenic cyst | de Milzzyste | fr kyste splénique | es quiste esplénico | it cisti splenica | pt cisto esplênico < splenic lesion
        splenic abscess < splenic lesion
        liver laceration; hepatic laceration; liver injury; liver trauma; liver hematoma; hepatic injury | de Leberruptur; Leberverletzung; Leberlazeration; Lebertrauma | fr traumatisme hépatique; plaie hépatique; lacération hépatique | es laceración hepática; traumatismo hepático | it lacerazione epatica; trauma epatico | pt laceração hepática; trauma hepático | nl leverletsel; leverlaceratie
        hernia; abdominal wall hernia | de Hernie; Bauchwandhernie | it ernia; ernia addominale | nl breuk [CT US]
        inguinal hernia; groin hernia | de Leistenhernie; Leistenbruch | fr hernie inguinale | es hernia inguinal | it ernia inguinale | nl liesbreuk < hernia
        umbilical hernia | de Nabelhernie; Nabelbruch | fr hernie ombilicale | es hernia umbilical | it ernia ombelicale | nl navelbreuk < hernia
        incisional hernia; ventral hernia | de Narbenhernie; Narbenbruch | fr éventration! | es eventración; hernia ventral; hernia incisional | it laparocele | nl littekenbreuk < hernia
        femoral hernia < hernia
        Spigelian hernia < hernia
        internal hernia < hernia
        obturator hernia < hernia
        peritonitis; peritoneal enhancement; peritoneal thickening | de Bauchfellentzündung | fr péritonite | nl buikvliesontsteking
        acute abdomen | de akutes Abdomen | fr abdomen aigu | es abdomen agudo | it addome acuto | pt abdome agudo | nl acute buik
        peritoneal carcinomatosis; peritoneal metastases; omental caking; omental cake; peritoneal deposits; carcinomatosis; pseudomyxoma peritonei; peritoneal implants | de Peritonealkarzinose | fr carcinose péritonéale | es carcinomatosis peritoneal | it carcinosi peritoneale | pt carcinomatose peritoneal | nl peritonitis carcinomatosa < metastasis
        abdominal abscess; intraabdominal abscess; intra abdominal collection; intra abdominal abscess | de intraabdomineller Abszess | fr abcès intra-abdominal | es absceso intraabdominal | it ascesso addominale | pt abscesso intra-abdominal | nl buikabces < abscess
        psoas abscess | de Psoasabszess | fr abcès du psoas | es absceso del psoas | it ascesso dello psoas | pt abscesso de psoas | nl psoasabces < abdominal abscess
        subphrenic abscess < abdominal abscess
        pelvic abscess < abdominal abscess
        mesenteric panniculitis; misty mesentery; sclerosing mesenteritis; mesenteric stranding | de Pannikulitis | fr panniculite mésentérique | es paniculitis mesentérica | it pannicolite mesenteriale | pt paniculite mesentérica
        mesenteric adenitis; mesenteric lymphadenitis | de mesenteriale Lymphadenitis | fr adénolymphite mésentérique | es adenitis mesentérica | it adenite mesenterica
        epiploic appendagitis | de Appendagitis epiploica | fr appendagite | es apendagitis | it appendagite epiploica | pt apendagite
        omental infarction
        fat stranding; stranding; inflammatory stranding; perifocal fat stranding; soft tissue stranding | de Fettgewebsimbibierung; Imbibierung; Fettimbibierung | fr infiltration de la graisse | es trabeculación de la grasa; estriación de la grasa | it imbibizione adiposa; disomogeneità del tessuto adiposo | pt densificação da gordura; borramento da gordura | nl vetinfiltratie
        retroperitoneal fibrosis; Ormond disease | de Retroperitonealfibrose; Morbus Ormond | fr fibrose rétropéritonéale | es fibrosis retroperitoneal | it fibrosi retroperitoneale | pt fibrose retroperitoneal
        retroperitoneal hematoma; retroperitoneal hemorrhage | de retroperitoneales Hämatom | fr hématome rétropéritonéal | es hematoma retroperitoneal | it ematoma retroperitoneale
        retroperitoneal mass
        fistula; enterocutaneous fistula; sinus tract; fistulous tract; rectovaginal fistula; enteroenteric fistula | de Fistel | fr fistule | es fístula perianal; fístula anal | it fistola
        perianal fistula; anal fistula; fistula in ano | de Analfistel; perianale Fistel | fr fistule anale | it fistola perianale < fistula
        perianal abscess | de perianaler Abszess
        constipation; fecal loading; fecal impaction; stool burden; coprostasis; stool retention; fecaloma | de Verstopfung; Obstipation; Koprostase; Stuhlimpaktion | fr stase stercorale; fécalome | es estreñimiento; constipación | it stipsi; stitichezza; coprostasi | pt constipação intestinal; prisão de ventre; obstipação | nl obstipatie; verstopping
        Hirschsprung disease; microcolon; aganglionosis | de Morbus Hirschsprung | fr maladie de Hirschsprung | es enfermedad de Hirschsprung | it malattia di Hirschsprung | pt doença de Hirschsprung
        megacolon | de Megakolon | it megacolon congenito
        meconium ileus
        anorectal malformation; imperforate anus | de Analatresie | es ano imperforado | it ano imperforato | pt ânus imperfurado
        pyloric stenosis; hypertrophic pyloric stenosis; IHPS; infantile pyloric stenosis | de Pylorusstenose; hypertrophe Pylorusstenose | fr sténose du pylore; sténose hypertrophique du pylore | es estenosis pilórica; estenosis hipertrófica del píloro | it stenosi ipertrofica del piloro; stenosi del piloro | pt estenose hipertrófica do piloro; estenose pilórica
        gastric outlet obstruction; GOO [CT RF] | de Magenausgangsstenose
        duodenal atresia; double bubble; double bubble sign | de Duodenalatresie | fr atrésie duodénale | es atresia duodenal | it atresia duodenale
        intestinal atresia
        esophageal atresia; VACTERL | de Ösophagusatresie | fr atrésie de l'oesophage | es atresia esofágica; atresia de esófago | it atresia esofagea | nl slokdarmatresie
        tracheoesophageal fistula; TEF [CR DX RF CT]
        liver transplant; liver transplantation; hepatic transplant; transplanted liver; OLT [CT US MR] | de Lebertransplantation; Hepatektomie; Z n Lebertransplantation | fr transplantation hépatique; greffe hépatique | es trasplante hepático | it trapianto di fegato; trapianto epatico | pt transplante hepático | nl levertransplantatie
        hepatectomy
        postcholecystectomy; cholecystectomy; absent gallbladder; status post cholecystectomy; prior cholecystectomy | de Cholezystektomie; Z n Cholezystektomie | fr cholécystectomie | es colecistectomía
        bariatric surgery | fr chirurgie bariatrique | es cirugía bariátrica | it chirurgia bariatrica | pt cirurgia bariátrica | nl maagverkleining
        gastric bypass; Roux en Y | de Magenbypass | es bypass gástrico < bariatric surgery
        sleeve gastrectomy < bariatric surgery
        gastrectomy | de Gastrektomie | fr gastrectomie | es gastrectomía
        Whipple procedure; pancreaticoduodenectomy
        bowel resection; Hartmann procedure; Billroth | de Darmresektion
        colectomy; hemicolectomy | de Hemikolektomie | fr colectomie | es colectomía
        anastomosis; anastomotic leak | de Anastomose; Anastomoseninsuffizienz | es anastomosis intestinal | it anastomosi
        """
}
