extension WordForms {
    /// Adjectives and participles that reports use for the same thing as the noun.
    ///
    /// Left out are those that name another thing as well: an aneurysmal bone cyst is not an aneurysm, a cystic duct not a
    /// cyst, and the thoracic spine not the thorax. Adjectives of organs are synonyms in `ConceptTable`.
    enum Adjectives {
        /// A noun, and its adjectives.
        static let irregular = """
            arthritis: arthritic
            ascites: ascitic
            atelectasis: atelectatic
            atheroma: atheromatous
            atherosclerosis: atherosclerotic
            bronchiectasis: bronchiectatic
            bronchus: bronchial
            calcification: calcified calcific
            carcinoma: carcinomatous
            cavitation: cavitary cavitating cavitated
            cirrhosis: cirrhotic
            cyanosis: cyanotic
            diaphragm: diaphragmatic
            diabetes: diabetic
            diverticulum: diverticular
            duodenum: duodenal
            edema: edematous
            endocardium: endocardial
            endometrium: endometrial
            epididymis: epididymal
            esophagus: esophageal
            fibrosis: fibrotic
            gangrene: gangrenous
            granuloma: granulomatous
            hematoma: hematomas hematomata
            hemorrhage: hemorrhagic
            hilum: hilar
            hydronephrosis: hydronephrotic
            ileum: ileal
            infarction: infarcted infarct
            inflammation: inflamed
            ischemia: ischemic
            jejunum: jejunal
            kyphosis: kyphotic
            larynx: laryngeal
            lymphoma: lymphomatous
            mediastinum: mediastinal
            meninges: meningeal
            meniscus: meniscal
            metastasis: metastatic
            myocardium: myocardial
            myometrium: myometrial
            necrosis: necrotic
            osteoarthritis: osteoarthritic
            osteopenia: osteopenic
            osteophyte: osteophytic
            osteoporosis: osteoporotic
            pericardium: pericardial
            peritoneum: peritoneal
            pharynx: pharyngeal
            pleura: pleural
            pneumonia: pneumonic
            rachitis: rachitic
            retroperitoneum: retroperitoneal
            sarcoma: sarcomatous
            scoliosis: scoliotic
            spondylosis: spondylotic
            stenosis: stenotic stenosed
            thrombosis: thrombotic thrombosed
            thymus: thymic
            trachea: tracheal
            tuberculosis: tuberculous
            ureter: ureteral ureteric
            urethra: urethral
            """
    }
}
