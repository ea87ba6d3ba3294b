extension ConceptTable {
    /// Breast.
    static let breastFindings = """
        breast cancer; breast carcinoma; mammary carcinoma; carcinoma of the breast; breast malignancy | de Mammakarzinom; Brustkrebs | fr cancer du sein | es cáncer de mama; carcinoma de mama | it carcinoma mammario; tumore della mammella | nl borstkanker; mammacarcinoom < malignancy
        ductal carcinoma in situ; DCIS; intraductal carcinoma < breast cancer
        invasive ductal carcinoma; IDC [MG US MR SM]; invasive carcinoma of no special type < breast cancer
        invasive lobular carcinoma; ILC [MG US MR SM]; lobular carcinoma < breast cancer
        inflammatory breast cancer < breast cancer
        breast mass; breast lesion; breast tumor; breast lump; breast nodule | de Mammatumor; Knoten in der Brust; Herdbefund der Mamma | fr nodule mammaire; masse mammaire | es nódulo mamario; masa mamaria | it nodulo mammario | nl borstknobbel < mass
        fibroadenoma; breast fibroadenoma | de Fibroadenom | fr fibroadénome; adénofibrome | nl fibroadenoom
        phyllodes tumor; phyllodes | de Phylloidestumor | fr tumeur phyllode | es tumor filodes | it tumore filloide | pt tumor filoide
        breast cyst; cyst of the breast | de Mammazyste; Brustzyste | fr kyste mammaire | es quiste mamario | it cisti mammaria | pt cisto mamário | nl borstcyste < cyst
        breast calcifications; breast microcalcifications; microcalcifications; pleomorphic calcifications; clustered calcifications | de Mikrokalk; Mikroverkalkungen | fr foyer de microcalcifications | es microcalcificaciones | it microcalcificazioni | pt microcalcificações | nl microkalk; microcalcificaties < calcification
        architectural distortion | de Architekturstörung | fr distorsion architecturale | es distorsión de la arquitectura; distorsión arquitectural | it distorsione architetturale | pt distorção arquitetural; distorção da arquitetura | nl architectuurverstoring
        breast density; dense breasts; breast composition; extremely dense; heterogeneously dense | de Brustdichte; Drüsenkörperdichte | fr densité mammaire | es densidad mamaria | it densità mammaria | pt densidade mamária | nl borstdensiteit
        BI RADS; birads; breast imaging reporting and data system
        focal asymmetry; breast asymmetry; developing asymmetry | de Asymmetrie der Brust | fr asymétrie focale | es asimetría focal | it asimmetria focale | pt assimetria focal
        mastitis; breast infection | de Brustentzündung | fr mastite | nl borstontsteking
        breast abscess | de Mammaabszess | fr abcès du sein | es absceso mamario | it ascesso mammario | pt abscesso mamário | nl borstabces < abscess
        gynecomastia; male breast | de Gynäkomastie | fr gynécomastie | es ginecomastia
        nipple discharge; galactorrhea; bloody nipple discharge | de Mamillensekretion; Galaktorrhoe | fr écoulement mamelonnaire | es secreción por el pezón; telorrea | it secrezione dal capezzolo | pt descarga papilar | nl tepeluitvloed
        nipple retraction; nipple inversion; inverted nipple
        intraductal papilloma; breast papilloma | de Milchgangspapillom | fr papillome intracanalaire | es papiloma intraductal | it papilloma intraduttale
        fat necrosis | de Fettgewebsnekrose; Fettnekrose | fr cytostéatonécrose | es necrosis grasa | it steatonecrosi | pt necrose gordurosa; esteatonecrose | nl vetnecrose
        radial scar; complex sclerosing lesion
        fibrocystic change; fibrocystic disease; mastopathy | de Mastopathie | fr mastose | es mastopatía fibroquística | it mastopatia fibrocistica | pt alteração fibrocística
        mastectomy; status post mastectomy | de Mastektomie; Ablatio mammae | fr mastectomie | es mastectomía | nl borstamputatie
        breast conserving surgery; lumpectomy; quadrantectomy | de brusterhaltende Therapie | fr tumorectomie | es cuadrantectomía | it quadrantectomia | pt setorectomia | nl borstsparende operatie
        axillary lymphadenopathy; axillary adenopathy; enlarged axillary lymph node | de axilläre Lymphknoten | fr adénopathie axillaire | es adenopatía axilar | it linfonodo ascellare; linfoadenopatia ascellare | pt linfonodomegalia axilar; linfonodo axilar | nl okselklier < lymphadenopathy
        """
}
