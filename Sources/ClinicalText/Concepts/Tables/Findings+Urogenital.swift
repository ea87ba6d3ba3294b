extension ConceptTable {
    /// Urinary and sexual organs, and pregnancy.
    static let urogenitalFindings = """
        hydronephrosis; hydroureteronephrosis; pelvicaliectasis; hydroureter; dilated renal pelvis; pelviectasis; urinary obstruction; obstructive uropathy | de Hydronephrose; Harnstau; Harnstauung; Nierenbeckenektasie | fr dilatation pyélocalicielle; urétérohydronéphrose | es hidronefrosis; ureterohidronefrosis; ectasia pielocalicial | it idronefrosi; idroureteronefrosi | pt hidronefrose; ureterohidronefrose | nl hydronefrose
        kidney stone; nephrolithiasis; renal calculus; urolithiasis; renal stone; urinary stone; urinary calculus; stone [CT US CR DX] | de Nierenstein; Nierensteine; Konkrement | fr lithiase urinaire; calcul rénal; lithiase rénale | es litiasis renal; cálculo renal; urolitiasis; nefrolitiasis | it calcolo renale; litiasi renale; calcolosi renale; urolitiasi | pt nefrolitíase; litíase renal; urolitíase | nl niersteen; nierstenen
        ureteral stone; ureteral calculus; ureterolithiasis; vesicoureteral junction stone | de Harnleiterstein; Ureterstein | fr calcul urétéral | es cálculo ureteral; litiasis ureteral | it calcolo ureterale < kidney stone
        staghorn calculus < kidney stone
        renal colic | de Nierenkolik | fr colique néphrétique | es cólico renal | it colica renale | pt cólica renal | nl niersteenkoliek
        flank pain
        bladder stone; vesical calculus; bladder calculus | de Blasenstein; Harnblasenstein | fr calcul vésical | es cálculo vesical; litiasis vesical | it calcolo vescicale | nl blaassteen
        nephrocalcinosis; medullary sponge kidney; medullary nephrocalcinosis | de Nephrokalzinose | fr néphrocalcinose | es nefrocalcinosis | it nefrocalcinosi | pt nefrocalcinose
        pyelonephritis; acute pyelonephritis; xanthogranulomatous pyelonephritis; renal infection; emphysematous pyelonephritis | de Nierenbeckenentzündung | fr pyélonéphrite | es pielonefritis | it pielonefrite | nl nierbekkenontsteking
        renal abscess | de Nierenabszess
        pyonephrosis
        renal cyst; kidney cyst; Bosniak; simple renal cyst; parapelvic cyst; simple cortical cyst; complex renal cyst | de Nierenzyste; Nierenzysten | fr kyste rénal; kystes rénaux | es quiste renal; quistes renales | it cisti renale; cisti renali | pt cisto renal; cistos renais | nl niercyste; niercysten < cyst
        polycystic kidney disease; ADPKD; polycystic kidneys | de Zystennieren; polyzystische Nierenerkrankung | fr polykystose rénale | es poliquistosis renal; riñones poliquísticos | it rene policistico; malattia policistica renale | pt rins policísticos; doença renal policística | nl cystenieren
        multicystic dysplastic kidney; MCDK
        autosomal recessive polycystic kidney disease; ARPKD < polycystic kidney disease
        renal cell carcinoma; RCC [CT MR US PT]; kidney cancer; renal mass; renal carcinoma; clear cell carcinoma; hypernephroma; renal tumor; kidney tumor; kidney mass; enhancing renal mass | de Nierenzellkarzinom; Nierentumor; Hypernephrom; Nierenkrebs | fr carcinome rénal; tumeur rénale; cancer du rein | es carcinoma renal; carcinoma de células renales; tumor renal; masa renal | it carcinoma renale; tumore renale; neoplasia renale | pt carcinoma de células renais; massa renal | nl nierkanker; niercelcarcinoom; niertumor < malignancy
        angiomyolipoma; AML [CT MR US]; renal angiomyolipoma | de Angiomyolipom | fr angiomyolipome | es angiomiolipoma | nl angiomyolipoom
        oncocytoma | de Onkozytom | fr oncocytome | es oncocitoma
        Wilms tumor; nephroblastoma | de Wilmstumor | fr tumeur de Wilms; néphroblastome | es tumor de Wilms; nefroblastoma | it tumore di Wilms < malignancy
        mesoblastic nephroma < malignancy
        urothelial carcinoma; bladder cancer; transitional cell carcinoma; TCC [CT MR US]; bladder tumor; bladder mass; bladder carcinoma; upper tract urothelial carcinoma | de Urothelkarzinom; Blasenkarzinom; Blasentumor; Blasenkrebs; Harnblasenkarzinom | fr carcinome urothélial; tumeur de vessie; cancer de la vessie | es carcinoma urotelial; cáncer de vejiga; tumor vesical | it carcinoma uroteliale; tumore vescicale; neoplasia vescicale | pt câncer de bexiga; tumor de bexiga | nl blaaskanker; urotheelcarcinoom < malignancy
        renal failure; renal insufficiency | de Niereninsuffizienz; Nierenversagen | fr insuffisance rénale | es insuficiencia renal | it insufficienza renale | nl nierinsufficiëntie; nierfalen
        chronic kidney disease; CKD | es enfermedad renal crónica; ERC | pt doença renal crônica < renal failure
        acute kidney injury; AKI < renal failure
        renal atrophy; small kidneys; renal cortical thinning | de Schrumpfniere; Schrumpfnieren | fr atrophie rénale
        medical renal disease; echogenic kidneys | es nefropatía
        renal infarction | de Niereninfarkt | fr infarctus rénal | es infarto renal | it infarto renale
        renal trauma; renal laceration; kidney injury; perinephric hematoma; kidney laceration; shattered kidney | de Nierenruptur; Nierentrauma | fr traumatisme rénal | es traumatismo renal; laceración renal | it trauma renale | pt trauma renal; laceração renal
        horseshoe kidney | de Hufeisenniere | fr rein en fer à cheval | es riñón en herradura | it rene a ferro di cavallo | pt rim em ferradura | nl hoefijzernier
        ectopic kidney; pelvic kidney; crossed fused ectopia | de Beckenniere
        renal agenesis; single kidney; solitary kidney | de Nierenagenesie; Einzelniere | fr agénésie rénale; rein unique | es agenesia renal; riñón único | it agenesia renale; monorene | pt rim único | nl solitaire nier
        duplex kidney; duplicated collecting system | de Doppelniere | fr duplicité urétérale | es doble sistema colector | it doppio distretto | pt duplicidade pieloureteral
        ureteropelvic junction obstruction; UPJ obstruction; PUJ obstruction; pelviureteric junction obstruction | de Nierenbeckenabgangsstenose; Subpelvinstenose | fr syndrome de jonction | es estenosis pieloureteral | it stenosi del giunto pieloureterale | pt estenose da junção ureteropélvica; JUP
        ureterocele | de Ureterozele
        megaureter | fr méga-uretère | it megauretere
        posterior urethral valves | fr valves de l'urètre postérieur | es valvas de uretra posterior
        vesicoureteral reflux; VUR; vesicoureteric reflux; reflux nephropathy; urinary reflux | de vesikoureteraler Reflux | fr reflux vésico-urétéral; RVU | es reflujo vesicoureteral | it reflusso vescico-ureterale | pt refluxo vesicoureteral | nl vesico-ureterale reflux
        cystitis; hemorrhagic cystitis | de Zystitis; Blasenentzündung | fr cystite | es cistitis | it cistite | nl blaasontsteking
        urinary tract infection; UTI | de Harnwegsinfekt | fr infection urinaire | es infección urinaria; ITU | it infezione urinaria | pt infecção urinária | nl urineweginfectie
        neurogenic bladder; trabeculated bladder | de neurogene Blase; Balkenblase | fr vessie de lutte; vessie neurologique | es vejiga neurogénica | it vescica neurologica | pt bexiga neurogênica
        bladder diverticulum | de Blasendivertikel | es divertículo vesical | it diverticolo vescicale
        bladder wall thickening
        urinary retention; post void residual; PVR [US]; residual urine; distended bladder; postvoid residual volume | de Harnverhalt; Restharn | fr rétention urinaire; résidu post-mictionnel | es retención urinaria; residuo posmiccional | it ritenzione urinaria; residuo post-minzionale; RPM | pt retenção urinária; resíduo pós miccional | nl urineretentie; blaasresidu
        hematuria; blood in urine; gross hematuria; microhematuria; macrohematuria | de Hämaturie; Makrohämaturie; Blut im Urin | fr hématurie | it ematuria
        urethral stricture; urethral stenosis; urethral diverticulum | de Harnröhrenstriktur; Harnröhrenenge | fr sténose urétrale | es estenosis uretral | it stenosi uretrale | pt estenose de uretra; estenose uretral
        benign prostatic hyperplasia; BPH; enlarged prostate; prostatomegaly; prostatic hypertrophy; prostate enlargement | de benigne Prostatahyperplasie; Prostatavergrößerung | fr hypertrophie bénigne de la prostate; HBP [US CT]; adénome prostatique | es hiperplasia benigna de próstata; hiperplasia prostática | it ipertrofia prostatica; IPB; iperplasia prostatica | pt hiperplasia prostática benigna; HPB | nl prostaatvergroting
        prostate cancer; prostate carcinoma; prostatic carcinoma; PCa [MR] | de Prostatakarzinom; Prostatakrebs | fr cancer de la prostate; cancer prostatique; adénocarcinome prostatique | es cáncer de próstata; carcinoma de próstata | it carcinoma prostatico; tumore della prostata | nl prostaatkanker; prostaatcarcinoom < malignancy
        PI RADS; pirads < malignancy
        elevated PSA; PSA elevation < malignancy
        prostate lesion < malignancy
        prostatitis; prostatic abscess | de Prostataentzündung | fr prostatite
        testicular torsion; torsion of testis; twisted testis; spermatic cord torsion; absent testicular flow; torsion! | de Hodentorsion | fr torsion testiculaire; torsion du cordon | es torsión testicular | it torsione testicolare; torsione del testicolo | pt torção testicular | nl torsio testis
        testicular tumor; testicular cancer; testicular mass | de Hodentumor; Hodenkrebs; Hodenkarzinom | fr tumeur testiculaire; cancer du testicule | es tumor testicular; cáncer testicular | it tumore testicolare; tumore del testicolo | pt câncer de testículo | nl testistumor; zaadbalkanker; testiscarcinoom < malignancy
        scrotal mass < malignancy
        seminoma; non seminoma | de Seminom | fr séminome < testicular tumor
        germ cell tumor | de Keimzelltumor < testicular tumor
        testicular microlithiasis < malignancy
        epididymitis | fr épididymite | es epididimitis | it epididimite | nl bijbalontsteking
        orchitis | de Nebenhodenentzündung; Hodenentzündung | fr orchite | es orquitis | pt orquite
        epididymo orchitis; epididymoorchitis | fr orchi-épididymite | es orquiepididimitis | it orchiepididimite | pt orquiepididimite
        varicocele; varicocoele | de Varikozele | nl varicokèle
        hydrocele; hydrocoele | de Hydrozele; Wasserbruch | es hidrocele | it idrocele | nl waterbreuk; hydrokèle
        spermatocele | de Spermatozele
        epididymal cyst | fr kyste épididymaire | es quiste de epidídimo | it cisti dell'epididimo | pt cisto de epidídimo
        scrotal swelling
        undescended testis; cryptorchidism; retractile testis; inguinal testis; undescended testicle | de Hodenhochstand; Leistenhoden; Kryptorchismus | fr cryptorchidie; testicule non descendu; ectopie testiculaire | es criptorquidia; testículo no descendido | it criptorchidismo; testicolo ritenuto | pt testículo não descido | nl niet ingedaalde testikel
        uterine fibroid; leiomyoma; fibroids; myoma; uterine leiomyoma; fibroid uterus; uterine myoma; submucosal fibroid; intramural fibroid | de Myom; Uterusmyom; Myome; Uterusmyome | fr fibrome utérin; léiomyome; fibromes; utérus fibromateux | es mioma uterino; mioma; leiomioma; fibroma uterino; miomatosis | it fibromi uterini; utero fibromatoso | pt miomatose | nl vleesboom; vleesbomen; myoom; myomen
        uterine mass
        adenomyosis; junctional zone thickening | de Adenomyose | es adenomiosis | it adenomiosi | pt adenomiose
        endometriosis; deep infiltrating endometriosis; deep endometriosis | de Endometriose | it endometriosi
        endometrioma; chocolate cyst | de Schokoladenzyste; Endometriom | fr endométriome < endometriosis
        endometrial thickening; thickened endometrium | de verdicktes Endometrium | fr épaississement endométrial | es engrosamiento endometrial | it ispessimento endometriale | pt espessamento endometrial | nl verdikt endometrium
        endometrial polyp; uterine polyp | de Endometriumpolyp | fr polype endométrial | es pólipo endometrial | it polipo endometriale
        endometrial hyperplasia | de Endometriumhyperplasie | fr hyperplasie endométriale | es hiperplasia endometrial | it iperplasia endometriale
        vaginal bleeding; postmenopausal bleeding; abnormal uterine bleeding; menorrhagia | de Postmenopausenblutung; vaginale Blutung | fr métrorragie; métrorragies | es metrorragia; sangrado vaginal | pt sangramento vaginal; sangramento uterino | nl vaginaal bloedverlies
        endometrial cancer; uterine cancer; endometrial carcinoma; uterine carcinoma | de Endometriumkarzinom; Korpuskarzinom; Gebärmutterkrebs | fr cancer de l'endomètre; cancer endométrial | es cáncer de endometrio; carcinoma endometrial; adenocarcinoma de endometrio | it carcinoma endometriale; carcinoma dell'endometrio | nl endometriumcarcinoom; baarmoederkanker < malignancy
        uterine sarcoma < malignancy
        cervical cancer; cervix carcinoma; carcinoma of the cervix; cervical carcinoma; cervix cancer | de Zervixkarzinom; Gebärmutterhalskrebs; Cervixkarzinom | fr cancer du col; cancer du col utérin; cancer du col de l'utérus | es cáncer de cuello uterino; cáncer cervicouterino; cáncer de cérvix | it carcinoma della cervice; carcinoma cervicale; tumore della cervice | pt câncer de colo uterino; câncer do colo do útero | nl baarmoederhalskanker; cervixcarcinoom < malignancy
        ovarian cyst; functional cyst; simple ovarian cyst | de Ovarialzyste; Eierstockzyste; Ovarialzysten | fr kyste ovarien; kyste de l'ovaire | es quiste ovárico; quiste de ovario | it cisti ovarica; cisti ovariche | pt cisto ovariano; cisto de ovário | nl ovariumcyste; eierstokcyste < cyst
        corpus luteum; corpus luteum cyst | de Corpus luteum Zyste | fr corps jaune | es cuerpo lúteo | it corpo luteo < ovarian cyst
        follicle; follicular cyst | de Follikelzyste | fr follicule | es folículo | it follicolo < ovarian cyst
        hemorrhagic ovarian cyst; hemorrhagic cyst < ovarian cyst
        adnexal cyst; paraovarian cyst | es quiste anexial | it cisti annessiale | pt cisto anexial < cyst
        polycystic ovary syndrome; PCOS; polycystic ovaries; polycystic ovarian syndrome; PCO [US] | de polyzystisches Ovarialsyndrom; polyzystische Ovarien | fr ovaires polykystiques; SOPK; OPK | es síndrome de ovario poliquístico; ovario poliquístico; SOP | it ovaio policistico; ovaie policistiche | pt síndrome dos ovários policísticos; ovário policístico | nl polycysteus ovariumsyndroom
        ovarian cancer; ovarian carcinoma; cystadenocarcinoma; ovarian neoplasm | de Ovarialkarzinom; Eierstockkrebs | fr cancer de l'ovaire | es cáncer de ovario | it carcinoma ovarico | nl eierstokkanker; ovariumcarcinoom < malignancy
        adnexal mass; complex adnexal mass | de Adnextumor | fr masse annexielle | es masa anexial | it massa annessiale | pt massa anexial < malignancy
        ovarian mass; ovarian tumor | de Ovarialtumor | fr tumeur ovarienne | es tumor ovárico | it tumore ovarico | pt tumor ovariano < malignancy
        ovarian cystadenoma; cystadenoma < malignancy
        teratoma; dermoid cyst; dermoid; mature cystic teratoma; ovarian dermoid; ovarian teratoma; sacrococcygeal teratoma | de Teratom; Dermoidzyste | fr tératome; kyste dermoïde | es quiste dermoide | it cisti dermoide | pt cisto dermoide; teratoma maduro | nl teratoom; dermoïdcyste
        ovarian torsion; adnexal torsion; twisted ovary | de Ovarialtorsion; Adnextorsion | fr torsion d'annexe; torsion ovarienne | es torsión ovárica; torsión anexial | it torsione ovarica; torsione annessiale | pt torção ovariana; torção anexial | nl ovariumtorsie; torsio ovarii
        pelvic inflammatory disease; PID [US CT MR]; pyosalpinx | de Adnexitis | fr abcès tubo-ovarien | es enfermedad inflamatoria pélvica; EIP | it malattia infiammatoria pelvica; ascesso tubo-ovarico | pt doença inflamatória pélvica
        tubo ovarian abscess; TOA; tuboovarian abscess | de Tuboovarialabszess | es absceso tuboovárico | pt abscesso tubo-ovariano
        salpingitis | fr salpingite
        hydrosalpinx | es hidrosálpinx | it idrosalpinge | pt hidrossalpinge
        hematosalpinx
        infertility | de Infertilität; Kinderwunsch | fr infertilité; stérilité | es infertilidad; esterilidad | it infertilità; sterilità | pt infertilidade | nl onvruchtbaarheid; infertiliteit
        tubal occlusion; blocked tubes | de Tubenverschluss
        uterine malformation; mullerian anomaly | de Uterusfehlbildung | fr malformation utérine | es malformación uterina | it malformazione uterina | pt malformação uterina
        bicornuate uterus | de Uterus bicornis | fr utérus bicorne | es útero bicorne | pt útero bicorno < uterine malformation
        septate uterus | de Uterus septus | fr utérus cloisonné | es útero septado | it utero setto < uterine malformation
        unicornuate uterus < uterine malformation
        uterus didelphys < uterine malformation
        arcuate uterus < uterine malformation
        retroverted uterus
        hematocolpos
        hematometra
        pelvic organ prolapse; pelvic floor dysfunction | de Genitalprolaps; Beckenbodensenkung | fr prolapsus génital; prolapsus pelvien | es prolapso genital | it prolasso degli organi pelvici | nl verzakking
        cystocele | de Zystozele | es cistocele | nl cystokèle < pelvic organ prolapse
        rectocele | de Rektozele | it rettocele | pt retocele | nl rectokèle < pelvic organ prolapse
        enterocele < pelvic organ prolapse
        uterine prolapse | de Gebärmuttersenkung | es prolapso uterino | it prolasso uterino < pelvic organ prolapse
        rectal prolapse < pelvic organ prolapse
        pregnancy; pregnant; gestation; gravid; intrauterine pregnancy; IUP [US]; early pregnancy; gravid uterus; gestational; viable pregnancy | de Schwangerschaft; schwanger; Gravidität; intrauterine Schwangerschaft | fr grossesse; enceinte; grossesse intra-utérine | es embarazo; gestación; embarazada | it gravidanza; gravida; gestazione | pt gravidez; gestação; gestante | nl zwangerschap; zwanger
        twin pregnancy; twins; multiple pregnancy; dichorionic; monochorionic; twin gestation; multiple gestation; triplets | de Zwillinge; Zwillingsschwangerschaft; Gemini; Mehrlinge | fr grossesse gémellaire; jumeaux | es embarazo gemelar; gemelos | it gravidanza gemellare; gemelli | pt gravidez gemelar; gêmeos; gestação gemelar | nl tweeling; tweelingzwangerschap < pregnancy
        ectopic pregnancy; tubal pregnancy; extrauterine pregnancy; cesarean scar pregnancy; EUG; EP [US]; interstitial pregnancy; heterotopic pregnancy | de Extrauteringravidität; Eileiterschwangerschaft; Tubargravidität | fr grossesse extra-utérine; GEU | es embarazo ectópico | it gravidanza extrauterina; gravidanza ectopica | pt gravidez ectópica; gestação ectópica | nl buitenbaarmoederlijke zwangerschap
        miscarriage; missed abortion; spontaneous abortion; incomplete abortion; early pregnancy loss | de Fehlgeburt; Abort; Abortus | fr fausse couche; avortement spontané | es aborto; aborto espontáneo | it aborto spontaneo; aborto interno | pt abortamento | nl miskraam
        retained products of conception; RPOC | de Plazentarest | fr rétention trophoblastique | es restos ovulares | it ritenzione di materiale abortivo
        anembryonic pregnancy; blighted ovum | de Windei | fr oeuf clair | es huevo anembrionado | pt gestação anembrionada
        fetal demise; intrauterine fetal death
        molar pregnancy; hydatidiform mole | de Blasenmole | fr môle hydatiforme; grossesse molaire | es mola hidatiforme; embarazo molar | it mola vescicolare; mola idatiforme | nl mola zwangerschap
        gestational trophoblastic disease; GTD
        choriocarcinoma
        placenta previa; low lying placenta; placenta praevia | de tiefsitzende Plazenta; Plazenta praevia | fr placenta bas inséré | it placenta bassa | pt placenta baixa
        placenta accreta spectrum; placenta accreta; placenta percreta; placenta increta | it acretismo placentare | pt acretismo placentário
        vasa previa
        placental abruption; abruptio placentae; subchorionic hematoma; subchorionic hemorrhage; retroplacental hematoma; retrochorionic hematoma | de Plazentalösung; vorzeitige Plazentalösung | fr hématome rétroplacentaire; décollement trophoblastique | es desprendimiento de placenta; hematoma subcoriónico; hematoma retrocorial | it distacco di placenta; distacco placentare; ematoma retrocoriale | pt descolamento de placenta
        oligohydramnios | de Oligohydramnion | fr oligoamnios | es oligohidramnios | it oligoidramnios
        polyhydramnios; hydramnios | de Polyhydramnion | es polihidramnios | it polidramnios
        anhydramnios
        amniotic fluid index
        fetal growth restriction; IUGR; intrauterine growth restriction; FGR; small for gestational age; SGA | de intrauterine Wachstumsretardierung | fr retard de croissance intra-utérin; RCIU | es restricción del crecimiento intrauterino; CIR [US] | it ritardo di crescita intrauterino | pt restrição de crescimento intrauterino | nl groeivertraging; groei-echo
        fetal biometry; biparietal diameter; BPD [US]; estimated fetal weight; fetal growth; head circumference; growth scan | de fetale Biometrie; Biometrie | fr biométrie foetale | es biometría fetal | it biometria fetale
        macrosomia; large for dates
        nuchal translucency; NT [US]; nuchal fold; first trimester screening; nuchal translucency scan | de Nackentransparenz; Nackenfalte; Ersttrimesterscreening; NT Messung | fr clarté nucale | es translucencia nucal | it translucenza nucale | nl nekplooi; nekplooimeting
        fetal anomaly; fetal malformation; fetal abnormality | fr malformation foetale | es malformación fetal | it malformazione fetale | pt malformação fetal | nl foetale afwijking
        anencephaly | fr anencéphalie | es anencefalia < fetal anomaly
        omphalocele | de Omphalozele | es onfalocele < fetal anomaly
        gastroschisis | fr laparoschisis | es gastrosquisis | it gastroschisi | pt gastrosquise < fetal anomaly
        hydrops fetalis; fetal hydrops | de Hydrops < fetal anomaly
        cystic hygroma < fetal anomaly
        congenital malformation; congenital anomaly; birth defect | de Fehlbildung; fetale Fehlbildung | es malformación congénita | pt malformação congênita | nl aangeboren afwijking
        breech presentation; breech | de Beckenendlage; BEL [US] | fr présentation du siège; présentation podalique | es presentación podálica; podálico | it presentazione podalica; podalica | pt apresentação pélvica | nl stuitligging
        cephalic presentation; vertex presentation | de Schädellage | fr présentation céphalique | es presentación cefálica | it presentazione cefalica | pt apresentação cefálica | nl hoofdligging
        transverse lie | de Querlage | nl dwarsligging
        fetal presentation; fetal position | de Kindslage
        cervical insufficiency; cervical incompetence; cervical funneling | de Zervixinsuffizienz | fr béance du col | es incompetencia cervical | pt incompetência istmocervical
        cervical length; short cervix; transvaginal cervical length | de Zervixlänge | fr longueur cervicale | es longitud cervical | it cervicometria | pt comprimento do colo
        cervical cerclage; cerclage | fr cerclage du col | es cerclaje | it cerchiaggio cervicale | pt cerclagem
        adrenal adenoma | de Nebennierenadenom | fr adénome surrénalien | es adenoma suprarrenal; adenoma adrenal | it adenoma surrenalico | nl bijnieradenoom; bijnierafwijking
        adrenal mass; adrenal lesion; adrenal tumor | de Nebennierentumor; Nebennierenraumforderung | fr masse surrénalienne | es masa suprarrenal | pt massa adrenal
        adrenal nodule | fr nodule surrénalien | es nódulo suprarrenal | it nodulo surrenalico | pt nódulo adrenal
        adrenal incidentaloma | de Inzidentalom | fr incidentalome | es incidentaloma | nl bijnierincidentaloom
        adrenal hyperplasia
        adrenal metastasis | de Nebennierenmetastase
        adrenal hemorrhage
        adrenocortical carcinoma; adrenal cortical carcinoma
        myelolipoma
        pheochromocytoma | de Phäochromozytom | fr phéochromocytome | es feocromocitoma | nl feochromocytoom < neoplasm
        paraganglioma; glomus tumor; chemodectoma; extraadrenal paraganglioma | de Paragangliom; Glomustumor | fr paragangliome | es tumor glómico | it glomo | nl paraganglioom < neoplasm
        carotid body tumor < paraganglioma
        glomus jugulare < paraganglioma
        neuroblastoma | de Neuroblastom | fr neuroblastome < malignancy
        ganglioneuroma | de Ganglioneurom < malignancy
        ganglioneuroblastoma < malignancy
        kidney transplant; renal transplant; transplant kidney; renal allograft; transplanted kidney; renal transplantation | de Nierentransplantat; Transplantatniere; Nierentransplantation; NTX | fr greffe rénale; transplant rénal; greffon rénal; transplantation rénale | es trasplante renal; injerto renal; riñón trasplantado | it trapianto renale; rene trapiantato; trapianto di rene | pt transplante renal; rim transplantado; enxerto renal | nl niertransplantaat; niertransplantatie
        nephrectomy; partial nephrectomy | de Nephrektomie | fr néphrectomie | es nefrectomía | nl nefrectomie
        cystectomy; radical cystectomy | de Zystektomie | fr cystectomie | es cistectomía
        neobladder | de Neoblase
        prostatectomy; radical prostatectomy | de Prostatektomie | fr prostatectomie | es prostatectomía
        orchiectomy
        ileal conduit | de Ileumconduit
        hysterectomy; status post hysterectomy; absent uterus | de Hysterektomie; Z n Hysterektomie | fr hystérectomie | es histerectomía | it isterectomia | nl baarmoederverwijdering
        oophorectomy; salpingo oophorectomy | fr ovariectomie | es ooforectomía | it ovariectomia
        cesarean section; cesarean scar defect | de Sectio; Sectionarbe; Kaiserschnitt | fr césarienne; cicatrice de césarienne | es cesárea | it taglio cesareo | pt cesariana | nl keizersnede
        cesarean scar; isthmocele | de Kaiserschnittnarbe | es istmocele
        """
}
