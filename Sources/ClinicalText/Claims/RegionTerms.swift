/// The words for parts of the body, as captions and headers have them.
enum RegionTerms {
    /// English, for captions and for headers: words, adjectives, and the terms of PS3.16 annex L and CID 4.
    static let english = PhraseTable<BodyRegion>(rows)

    /// As `english`, with the abbreviations and the other languages of headers.
    static let inHeaders = PhraseTable<BodyRegion>(rows + abbreviations + otherLanguages)

    private static let rows: [(BodyRegion, String)] = [
        (
            .brain,
            """
            brain,cerebral,cerebrum,cerebellum,cerebellar,intracranial,brainstem,brain stem,midbrain,posterior fossa,\
            circle of willis,pituitary,sella,sella turcica,meninges,meningeal,hippocampus,basal ganglia
            """
        ),
        (.head, "head,skull,cranium,cranial,calvarium,scalp,skull base,base of skull"),
        (
            .orbits,
            "orbit,orbits,orbital,eye,eyes,eyeball,retina,retinal,fundus of the eye,ocular,optic nerve,optic disc"
        ),
        (
            .sinuses,
            "sinus,sinuses,paranasal sinus,paranasal sinuses,paranasal,maxillary sinus,nasal bone,nose,nasal,nasal cavity"
        ),
        (
            .ear,
            "ear,ears,temporal bone,temporal bones,petrous bone,internal auditory canal,internal auditory canals,mastoid,cochlea"
        ),
        (.face, "face,facial,facial bones,facial bone,maxillofacial,zygoma"),
        (
            .teeth,
            """
            tooth,teeth,dental,dentition,panoramic dental,dental panoramic,orthopantomogram,panoramic radiograph,\
            panoramic x ray,molar,molars
            """
        ),
        (
            .jaw,
            "jaw,mandible,mandibular,maxilla,temporomandibular joint,temporomandibular joints,tongue,mouth,oral cavity"
        ),
        (
            .throat,
            "throat,pharynx,larynx,laryngeal,nasopharynx,oropharynx,hypopharynx,epiglottis,trachea,parotid,parotid gland"
        ),
        (.neck, "neck,soft tissues of the neck,cervical lymph node,cervical lymph nodes,neck vessels"),
        (.head.union(.neck), "head and neck,head neck,salivary gland,salivary glands"),
        (.thyroid, "thyroid,thyroid gland,parathyroid"),
        (.carotid, "carotid,carotids,carotid artery,carotid arteries,jugular,jugular vein,vertebral artery"),
        // By itself the word also belongs to the cervix of the uterus.
        (.neck.union(.pelvicOrgan), "cervical"),
        (
            .cervicalSpine,
            "cervical spine,cervical vertebra,cervical vertebrae,cervical cord,cervical spinal cord,c spine,cspine"
        ),
        (
            .thoracicSpine,
            """
            thoracic spine,dorsal spine,thoracic vertebra,thoracic vertebrae,thoracic cord,thoracic spinal cord,\
            t spine,tspine
            """
        ),
        (
            .lumbarSpine,
            "lumbar spine,lumbar vertebra,lumbar vertebrae,lumbar,l spine,lspine,conus,cauda equina"
        ),
        (.cervicalSpine.union(.thoracicSpine), "cervicothoracic,cervicothoracic spine,cervico thoracic spine"),
        (.thoracicSpine.union(.lumbarSpine), "thoracolumbar,thoracolumbar spine,thoraco lumbar spine,dorsolumbar"),
        (.lumbarSpine.union(.sacrum), "lumbosacral,lumbosacral spine,lumbo sacral spine"),
        (.sacrum, "sacrum,sacral,coccyx,sacral spine,sacroiliac,sacroiliac joint,sacroiliac joints,s spine,sspine"),
        (
            .spine,
            """
            spine,spinal,spinal cord,spinal column,vertebra,vertebrae,vertebral,vertebral body,vertebral column,\
            intervertebral,intervertebral disc,whole spine,entire spine,paraspinal
            """
        ),
        (.chest, "chest,thorax,thoracic,chest wall,thoracic wall,hemithorax"),
        (
            .lung,
            """
            lung,lungs,pulmonary,pleura,pleural,pleural effusion,bronchus,bronchi,bronchial,pneumonia,pneumothorax,lobe of the lung
            """
        ),
        (
            .heart,
            """
            heart,cardiac,myocardium,myocardial,coronary,coronary artery,coronary arteries,pericardium,pericardial,\
            left ventricle,right ventricle,left atrium,right atrium,ventricle of the heart,mitral valve,aortic valve,\
            echocardiogram,echocardiography,echocardiographic,transthoracic echocardiogram
            """
        ),
        (
            .mediastinum,
            "mediastinum,mediastinal,esophagus,oesophagus,esophageal,oesophageal,thymus,sternum,thoracic aorta"
        ),
        (.aorta, "aorta,aortic"),
        (.abdomen.union(.aorta), "abdominal aorta"),
        (.ribs, "rib,ribs,rib cage"),
        (.breast, "breast,breasts,mammary,mammogram,mammograms,mammography,mammographic,nipple"),
        (.breast.union(.shoulder), "axilla,axillary"),
        (.shoulder.union(.lung), "clavicle,clavicles,collarbone,scapula,sternoclavicular joint"),
        (
            .abdomen,
            "abdomen,abdominal,retroperitoneum,retroperitoneal,peritoneum,peritoneal,upper abdomen,lower abdomen,abdominal wall"
        ),
        (.abdomen.union(.pelvis), "abdomen and pelvis,abdomen pelvis,abdominopelvic,abdomen and the pelvis"),
        (
            .upperAbdominalOrgan,
            """
            liver,hepatic,kidney,kidneys,renal,pancreas,pancreatic,spleen,splenic,gallbladder,gall bladder,bile duct,\
            bile ducts,biliary,stomach,gastric,duodenum,adrenal,adrenal gland,adrenal glands,adrenals,portal vein,\
            head of the pancreas,pancreatic head,neck of the pancreas,inferior vena cava
            """
        ),
        (
            .bowel,
            "bowel,colon,colonic,intestine,intestines,intestinal,small bowel,large bowel,appendix,cecum,caecum,ileum,jejunum"
        ),
        (.urinaryTract, "urinary tract,ureter,ureters,urogram,urography,urinary"),
        (
            .pelvicOrgan,
            """
            uterus,uterine,ovary,ovaries,ovarian,endometrium,endometrial,cervix,vagina,prostate,prostatic,seminal vesicle,\
            seminal vesicles,bladder,urinary bladder,rectum,rectal,anal,anus,bladder neck,adnexa,adnexal
            """
        ),
        (.pelvis, "pelvis,pelvic,pelvic floor,groin,inguinal,bony pelvis"),
        (.pelvis.union(.urinaryTract), "pelvis and urinary tract"),
        (.fetus, "fetus,foetus,fetal,foetal,pregnancy,pregnant,placenta,gestational sac,obstetric"),
        (.fetus.union(.head), "fetal head,fetal brain,head of the fetus"),
        (.testis, "testis,testes,testicle,testicles,testicular,scrotum,scrotal,penis,epididymis"),
        (.limb, "limb,limbs,extremity,extremities"),
        (.musculoskeletal, "musculoskeletal system,musculoskeletal,skeleton,skeletal"),
        (
            .upperLimb,
            "arm,arms,upper limb,upper limbs,upper extremity,upper extremities,brachial artery"
        ),
        (
            .shoulder,
            """
            shoulder,shoulders,acromioclavicular,acromioclavicular joint,glenohumeral,glenoid,rotator cuff,humeral head,\
            head of the humerus
            """
        ),
        (.upperArm, "upper arm,humerus,humeral"),
        (.elbow, "elbow,elbows,olecranon,radial head,head of the radius"),
        (.forearm, "forearm,radius,ulna,radius and ulna,lower arm"),
        (.wrist, "wrist,wrists,carpal,carpus,scaphoid,distal radius"),
        (.hand, "hand,hands,metacarpal,metacarpals"),
        (.fingers, "finger,fingers,thumb,thumbs"),
        (.lowerLimb, "leg,legs,lower limb,lower limbs,lower extremity,lower extremities"),
        (
            .hip,
            "hip,hips,acetabulum,acetabular,femoral head,femoral neck,head of the femur,neck of the femur,hip joint"
        ),
        (.thigh, "thigh,thighs,femur,femora,femurs,femoral,femoral artery,femoral arteries"),
        (.knee, "knee,knees,patella,patellar,meniscus,menisci,cruciate ligament,cruciate ligaments,popliteal"),
        (.lowerLeg, "lower leg,lower legs,calf,calves,tibia,fibula,tibial,tibia and fibula,tibia fibula,shin"),
        (.ankle, "ankle,ankles,talus,achilles tendon,malleolus"),
        (.foot, "foot,feet,metatarsal,metatarsals,heel,calcaneus,hindfoot,midfoot,forefoot"),
        (.toes, "toe,toes,hallux,great toe"),
        (.wholeBody, "whole body,entire body,total body,wholebody,full body,skin,cutaneous"),
    ]

    /// What only headers have: codes of 16 letters at most, often joined or cut off.
    private static let abbreviations: [(BodyRegion, String)] = [
        (.wholeBody, "total b,totalbody,total bod,wb,body"),
        (.abdomen, "abd,abdo,abdom"),
        (.pelvis, "pelv"),
        (.chest, "cxr,thx,hrct"),
        (.cervicalSpine, "csp,c sp,cerv spine,cspine"),
        (.thoracicSpine, "tsp,t sp,dspine,d spine"),
        (.lumbarSpine, "lsp,l sp"),
        (.cervicalSpine.union(.thoracicSpine), "ctspine"),
        (.thoracicSpine.union(.lumbarSpine), "tlspine"),
        (.lumbarSpine.union(.sacrum), "lsspine"),
        (.ear, "iac,iacs,tbone"),
        (.jaw, "tmj"),
        (.shoulder, "acjoint,ac joint"),
        (.shoulder.union(.lung), "scjoint,sc joint"),
        (.sacrum, "sijoint,si joint,si joints"),
        (.urinaryTract, "kub"),
        (.abdomen.union(.urinaryTract), "kidney ureter bladder"),
        (.upperLimb, "upperextremity,up exm,upext,uext,uextremity"),
        (.lowerLimb, "lowerextremity,low exm,lowext,lext,lextremity"),
        (.upperArm, "upperarm"),
        (.lowerLeg, "lowerleg,tibfib,tib fib"),
        (.limb, "extr,ext"),
        (.carotid, "cca,ica"),
        (.thigh, "upper leg,upperleg"),
    ]

    /// The usual words of German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Slavic and East Asian headers.
    private static let otherLanguages: [(BodyRegion, String)] = [
        (
            .brain,
            "gehirn,hirn,cerveau,encephale,cerebro,encefalo,cervello,hersenen,hjerne,hjarna,mozg,mozek,мозг,головной мозг,脑,腦,頭蓋内,大脑"
        ),
        (
            .head,
            """
            kopf,schadel,schaedel,tete,crane,cabeza,craneo,testa,cranio,cabeca,hoofd,schedel,hode,huvud,glowa,hlava,голова,череп,\
            頭部,头部,头颅,頭,头
            """
        ),
        (.orbits, "auge,augen,oeil,ojo,occhio,olho,oog"),
        (.sinuses, "nnh,nasennebenhohlen,senos paranasales,seni paranasali"),
        (.teeth, "zahn,zahne,zaehne,dent,dents,diente,dientes,denti,dentes,tand,tanden,зубы"),
        (.neck, "hals,cou,cuello,collo,pescoco,nek,szyja,krk,шея,頸部,颈部,頚部"),
        (.thyroid, "schilddruse,schilddruese,tiroides,tiroide,tireoide,schildklier,甲状腺"),
        (
            .cervicalSpine,
            "hws,halswirbelsaule,rachis cervical,columna cervical,colonna cervicale,coluna cervical,頸椎,颈椎,頚椎"
        ),
        (.thoracicSpine, "bws,brustwirbelsaule,rachis dorsal,columna dorsal,colonna dorsale,coluna toracica,胸椎"),
        (.lumbarSpine, "lws,lendenwirbelsaule,rachis lombaire,columna lumbar,colonna lombare,coluna lombar,腰椎"),
        (.spine, "wirbelsaule,wirbelsaeule,rachis,columna,colonna,coluna,wervelkolom,kregoslup,позвоночник,脊椎,脊柱"),
        (
            .chest,
            """
            poitrine,torax,torace,pecho,brustkorb,brystkasse,klatka piersiowa,hrudnik,грудь,грудная клетка,огк,胸部,胸,\
            cage thoracique
            """
        ),
        // The word is used of the chest and of the breast.
        (.chest.union(.breast), "brust,borst"),
        (.breast, "mamma,mammae,sein,seins,mama,mamas,seno,mammella,乳房,乳腺"),
        (.heart, "herz,coeur,corazon,cuore,coracao,hart,hjerte,сердце,心臓,心脏"),
        (.lung, "lunge,lungen,poumon,poumons,pulmon,pulmones,polmone,polmoni,pulmao,longen,легкие,легких,肺"),
        (.abdomen, "bauch,ventre,addome,abdome,buik,jama brzuszna,brzuch,bricho,живот,брюшная полость,腹部,腹"),
        (
            .upperAbdominalOrgan,
            """
            leber,foie,higado,fegato,figado,lever,niere,nieren,rein,reins,rinon,rinones,rene,reni,rim,nier,nieren,milz,\
            bauchspeicheldruse,pankreas,печень,почка,почки,肝臓,肝脏,腎臓,肾脏,膵臓,胰腺,oberbauch
            """
        ),
        (.pelvis, "becken,bassin,bacino,pelve,bekken,miednica,panev,таз,骨盤,骨盆,盆腔"),
        (.pelvicOrgan, "gebarmutter,utero,prostata,vessie,vejiga,vescica,blase,harnblase,матка,простата,子宮,子宫,前列腺"),
        (.shoulder, "schulter,epaule,hombro,spalla,ombro,schouder,skulder,плечо,плечевой сустав,肩,肩関節"),
        (.upperArm, "oberarm,bras,brazo,braccio,braco,bovenarm,上腕"),
        (.elbow, "ellenbogen,ellbogen,coude,codo,gomito,cotovelo,elleboog,lokiec,локоть,肘,肘関節"),
        (.forearm, "unterarm,avant bras,antebrazo,avambraccio,antebraco,onderarm,前腕"),
        (.wrist, "handgelenk,poignet,muneca,polso,punho,pols,nadgarstek,手関節,腕关节"),
        (.hand, "main,mano,mani,mao,haand,dlon,кисть,手,手部"),
        (.fingers, "daumen,doigt,dedo,dito,vinger,finger"),
        (.hip, "hufte,huefte,hanche,cadera,anca,quadril,heup,hofte,biodro,тазобедренный сустав,股関節,髋关节"),
        (.thigh, "oberschenkel,cuisse,muslo,coscia,coxa,bovenbeen,бедро,大腿"),
        (.knee, "knie,genou,genoux,rodilla,ginocchio,joelho,kne,kolano,koleno,колено,коленный сустав,膝,膝関節,膝关节"),
        (.lowerLeg, "unterschenkel,pierna,gamba,perna,onderbeen,голень,下腿,小腿"),
        (.lowerLimb, "bein,beine,jambe,jambes,been"),
        (
            .ankle,
            "sprunggelenk,osg,fussgelenk,cheville,tobillo,caviglia,tornozelo,enkel,ankel,голеностопный сустав,足関節,踝关节"
        ),
        (.foot, "fuss,fusse,fuesse,pied,pieds,pie,piede,voet,voeten,stopa,стопа,足,足部"),
        (.wholeBody, "ganzkorper,ganzkoerper,corps entier,cuerpo entero,corpo intero,hele lichaam,全身"),
    ]
}
