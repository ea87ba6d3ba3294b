/// What PS3.16 calls the parts of the body in context groups 4, 4009, 4030 and 4031.
enum ContextGroupMeanings {
    static let parts = """
        Abdomen
        Abdomen and Pelvis
        Abdominal aorta
        Acromioclavicular joint
        Adrenal gland
        Ankle joint
        Anomalous pulmonary vein
        Antecubital vein
        Anterior cardiac vein
        Anterior communicating artery
        Anterior spinal artery
        Anterior tibial artery
        Anus
        Anus, rectum and sigmoid colon
        Aorta
        Aortic arch
        Aortic fistula
        Apex of left ventricle
        Apex of Lung
        Apex of right ventricle
        Ascending aorta
        Atrium
        Axilla
        Axillary Artery
        Axillary vein
        Azygos vein
        Back
        Baffle
        Basilar artery
        Bile duct
        Biliary tract
        Bladder
        Bladder and urethra
        Body conduit
        Bone of lower limb
        Bone of upper limb
        Boyd's perforating vein
        Brachial artery
        Brachial vein
        Brain
        Breast
        Broad ligament
        Bronchus
        Buttock
        Calcaneus
        Calyx
        Carotid Artery
        Cephalic vein
        Cerebellum
        Cerebral artery
        Cervical spine
        Cervico-thoracic spine
        Cervix
        Cheek
        Chest
        Chest and Abdomen
        Chest, Abdomen and Pelvis
        Circle of Willis
        Clavicle
        Coccyx
        Colon
        Common atrium
        Common bile duct
        Common carotid artery
        Common Femoral Artery
        Common iliac artery
        Common iliac vein
        Common ventricle
        Congenital coronary artery fistula to left atrium
        Congenital coronary artery fistula to left ventricle
        Congenital coronary artery fistula to right atrium
        Congenital coronary artery fistula to right ventricle
        Cornea
        Coronary artery
        Coronary sinus
        Cranial venous system
        Descending aorta
        Dodd's perforating vein
        Duodenum
        Ear
        Elbow joint
        Endo-arterial
        Endo-cardiac
        Endo-esophageal
        Endo-nasal
        Endo-nasopharyngeal
        Endo-rectal
        Endo-renal
        Endo-ureteric
        Endo-urethral
        Endo-vaginal
        Endo-vascular
        Endo-venous
        Endo-vesical
        Entire body
        Epigastric region
        Esophagus
        Esophagus, stomach and duodenum
        External auditory canal
        External carotid artery
        External iliac artery
        External iliac vein
        Extremity
        Eye
        Eye region
        Eyelid
        Face
        Facial artery
        Facial bones
        Femoral artery
        Femoral vein
        Femur
        Fibula
        Finger
        Flank
        Fontanel of skull
        Foot
        Forearm
        Gallbladder
        Gastric vein
        Genicular artery
        Great cardiac vein
        Great saphenous vein
        Hand
        Head
        Head and Neck
        Heart
        Hepatic artery
        Hepatic vein
        Hip
        Hip joint
        Humerus
        Hunterian perforating vein
        Hypogastric region
        Hypopharynx
        Ileum
        Iliac and/or femoral artery
        Iliac artery
        Iliac vein
        Ilium
        Inferior cardiac vein
        Inferior left pulmonary vein
        Inferior mesenteric artery
        Inferior right pulmonary vein
        Inferior vena cava
        Inguinal region
        Innominate artery
        Innominate vein
        Internal Auditory Canal
        Internal carotid artery
        Internal iliac artery
        Internal jugular vein
        Internal mammary artery
        Intra-abdominopelvic
        Intra-articular
        Intra-pelvic
        Intra-thoracic
        Intracranial
        Jaw region
        Jejunum
        Joint
        Juxtaposed atrial appendage
        Kidney
        Knee
        Lacrimal artery
        Lacrimal artery of right eye
        Large intestine
        Larynx
        Left atrium
        Left auricular appendage
        Left femoral artery
        Left hypochondriac region
        Left inguinal region
        Left lower quadrant of abdomen
        Left lumbar region
        Left pulmonary artery
        Left upper quadrant of abdomen
        Left ventricle
        Left ventricle inflow
        Left ventricle outflow tract
        Lingual artery
        Liver
        Liver and biliary structure
        Lower inner quadrant of breast
        Lower leg
        Lower limb
        Lower outer quadrant of breast
        Lumbar artery
        Lumbar region
        Lumbar spine
        Lumbo-sacral spine
        Lumen of blood vessel
        Lung
        Mandible
        Mastoid bone
        Maxilla
        Mediastinum
        Mesenteric artery
        Mesenteric vein
        Mouth
        Muscle of lower limb
        Muscle of upper limb
        Nasal bone
        Nasopharynx
        Neck
        Neck and Chest
        Neck, Chest and Abdomen
        Neck, Chest, Abdomen and Pelvis
        Nose
        Occipital artery
        Occipital vein
        Omental bursa
        Omentum
        Ophthalmic artery
        Optic canal
        Orbital structure
        Ovary
        Pancreas
        Pancreatic duct
        Pancreatic duct and bile duct systems
        Paranasal sinus
        Parasternal
        Parathyroid
        Parotid gland
        Patella
        Patent ductus arteriosus
        Pelvis
        Pelvis and lower extremities
        Penis
        Perineum
        Peroneal artery
        Phantom
        Pharynx
        Pharynx and larynx
        Popliteal artery
        Popliteal fossa
        Portal vein
        Posterior communication artery
        Posterior medial tributary
        Posterior tibial artery
        Primitive aorta
        Primitive pulmonary artery
        Profunda Femoris Artery
        Prostate
        Pulmonary arteriovenous fistula
        Pulmonary artery
        Pulmonary artery conduit
        Pulmonary chamber of cor triatriatum
        Pulmonary vein
        Pulmonary vein confluence
        Pulmonary venous atrium
        Radial artery
        Rectum
        Renal artery
        Renal pelvis
        Renal vein
        Retroperitoneum
        Rib
        Right atrium
        Right auricular appendage
        Right femoral artery
        Right hypochondriac region
        Right inguinal region
        Right lower quadrant of abdomen
        Right lumbar region
        Right pulmonary artery
        Right upper quadrant of abdomen
        Right ventricle
        Right ventricle inflow
        Right ventricle outflow tract
        Sacro-coccygeal Spine
        Sacroiliac joint
        Sacrum
        Saphenofemoral junction
        Saphenous vein
        Scalp
        Scapula
        Sclera
        Scrotum
        Sella turcica
        Sesamoid bones of foot
        Shoulder
        Sigmoid colon
        Skull
        Small intestine
        Spinal cord
        Spine
        Spleen
        Splenic artery
        Splenic vein
        Sternoclavicular joint
        Sternum
        Stomach
        Subclavian artery
        Subclavian vein
        Subcostal
        Submandibular area
        Submandibular gland
        Submental
        Subxiphoid
        Superficial Femoral Artery
        Superficial temporal artery
        Superior left pulmonary vein
        Superior mesenteric artery
        Superior right pulmonary vein
        Superior thyroid artery
        Superior vena cava
        Supraclavicular region of neck
        Suprasternal notch
        Systemic collateral artery to lung
        Systemic venous atrium
        Tarsal joint
        Temporomandibular joint
        Testis
        Thigh
        Thoracic aorta
        Thoracic spine
        Thoraco-lumbar spine
        Thorax
        Thumb
        Thymus
        Thyroid
        Toe
        Tongue
        Trachea
        Trachea and bronchus
        Truncus arteriosus communis
        Truncus coeliacus
        Ulnar artery
        Umbilical artery
        Umbilical region
        Umbilical vein
        Upper arm
        Upper inner quadrant of breast
        Upper limb
        Upper outer quadrant of breast
        Upper urinary tract
        Ureter
        Urethra
        Uterus
        Uterus and fallopian tubes
        Vascular graft
        Vena cava
        Venous network
        Ventricle
        Vertebral artery
        Vertebral column and cranium
        Vulva
        Wrist joint
        Zygoma
        """
        .split(separator: "\n").map(String.init)
}
