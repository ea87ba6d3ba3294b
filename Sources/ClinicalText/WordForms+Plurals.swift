extension WordForms {
    /// English, Latin and Greek plurals.
    enum Plurals {
        /// The singular of a word in American spelling that is not in `irregular`; the word itself if it is not a plural.
        static func singular(of word: String) -> String {
            guard word.utf8.count >= 4, let last = word.utf8.last else { return word }
            return switch last {
            case UInt8(ascii: "s"): singular(endingInS: word)
            case UInt8(ascii: "i"): word.hasSuffix("cocci") ? word.dropLast(1) + "us" : word
            case UInt8(ascii: "e"): word.hasSuffix("ae") && word.utf8.count >= 5 ? String(word.dropLast(1)) : word
            case UInt8(ascii: "a"): word.hasSuffix("omata") ? String(word.dropLast(2)) : word
            default: word
            }
        }

        private static func singular(endingInS word: String) -> String {
            let tail = Tail(of: word)
            for ending in endingsOfSingulars where tail.hasSuffix(ending) { return word }
            for (plural, singular) in endings where tail.hasSuffix(plural) {
                return word.dropLast(plural.count) + singular
            }
            return String(word.dropLast(1))
        }

        /// Words that end in one of these are not plurals.
        private static let endingsOfSingulars = ["ss", "us", "is", "rads", "hthalmos", "series", "ceps"].map(
            Ending.init)

        /// The first that fits. Those of Greek words give `-is`: diagnoses, prostheses, epiphyses, metastases.
        private static let endings = [
            ("thoraces", "thorax"), ("itides", "itis"), ("idymides", "idymis"), ("auses", "ause"), ("ouses", "ouse"),
            ("uses", "us"), ("poses", "pose"), ("closes", "close"), ("oses", "osis"), ("eses", "esis"),
            ("yses", "ysis"),
            ("stases", "stasis"), ("ectases", "ectasis"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"),
            ("ies", "y"), ("toes", "toe"), ("shoes", "shoe"), ("oes", "o"), ("s", ""),
        ].map { (Ending($0.0), $0.1) }

        /// They look like plurals and are words of their own: TIPS is a shunt, AIDS a disease, PRES a syndrome.
        static let unchanging = """
            aids always ards ascites atlas bias bras caries cass chaos christmas cms corps crps dens diabetes does
            douglas ethos facies feces gas gens goes hals haus hellp herpes hms kyphos lens lucas mas measles menses mers
            mips mumps nicholas nonetheless pacs pancreas pcos perhaps pons pots pres psoas pubes rabies ribes rickets sars
            scabies shingles species stapes tabes texas thomas tips trans vas vats yaws yes
            """
            .utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { String(Substring($0)) }

        /// A singular, and the forms that have no rule: Latin and Greek plurals, English irregular ones, and English plurals
        /// that a rule above would take for another kind.
        static let irregular = """
            abuse: abuses
            acetabulum: acetabula
            ache: aches
            acinus: acini
            adnexum: adnexa adnexal
            alveolus: alveoli
            annulus: annuli anuli anulus
            antrum: antra
            apex: apices apexes
            appendix: appendices
            ascaris: ascarides
            atlas: atlases
            atrium: atria
            axis: axes
            bacillus: bacilli
            backache: backaches
            bacterium: bacteria
            bias: biases
            bronchus: bronchi
            cache: caches
            calculus: calculi
            calf: calves
            calorie: calories
            calyx: calyces calices calyxes calix
            canaliculus: canaliculi
            capitulum: capitula
            cauda: caudae
            cellulose: celluloses
            cerebellum: cerebella
            cervix: cervices
            child: children
            choose: chooses
            chorda: chordae
            coccyx: coccyges
            colliculus: colliculi
            condyle: condyles condyli
            corpus: corpora
            cortex: cortices
            cranium: crania
            crisis: crises
            criterion: criteria
            crus: crura
            ct: cts
            die: dies
            diffuse: diffuses
            diverticulum: diverticula
            dose: doses
            duodenum: duodena
            earache: earaches
            embolus: emboli
            enema: enemas enemata
            excuse: excuses
            fasciculus: fasciculi
            femur: femora
            focus: foci
            foot: feet
            foramen: foramina
            fornix: fornices
            frenulum: frenula
            fundus: fundi
            fungus: fungi
            fuse: fuses
            ganglion: ganglia
            gas: gases
            genu: genua
            globus: globi
            glomerulus: glomeruli
            glucose: glucoses
            gyrus: gyri
            half: halves
            haustrum: haustra
            headache: headaches
            helix: helices
            hilum: hila hilus hili
            hippocampus: hippocampi
            hose: hoses
            humerus: humeri
            ilium: ilia
            index: indices indexes
            infundibulum: infundibula
            infuse: infuses
            iris: irides irises
            jejunum: jejuna
            knife: knives
            labium: labia
            labrum: labra
            larynx: larynges
            leaf: leaves
            lens: lenses
            lie: lies
            limbus: limbi
            locus: loci
            loose: looses
            lose: loses
            lumen: lumina
            malleolus: malleoli
            man: men
            matrix: matrices
            mediastinum: mediastina
            meninges: meninx
            meniscus: menisci
            mri: mris
            nevus: nevi
            nidus: nidi
            nose: noses
            nucleus: nuclei
            omentum: omenta
            operculum: opercula
            os: ossa
            ovum: ova
            pelvis: pelves pelvises
            penis: penises penes
            perfuse: perfuses
            pericardium: pericardia
            perineum: perinea
            phalanx: phalanges
            pharynx: pharynges
            phenomenon: phenomena
            pie: pies
            plexus: plexi
            quadriceps: quads
            radius: radii
            radix: radices
            ramus: rami
            refuse: refuses
            reticulum: reticula
            retinaculum: retinacula
            rose: roses
            sacrum: sacra
            salpinx: salpinges
            septum: septa
            serum: sera
            spectrum: spectra
            sternum: sterna
            stigma: stigmata stigmas
            stimulus: stimuli
            stoma: stomata
            stomach: stomaches stomachs
            stratum: strata
            sulcus: sulci
            talus: tali
            testis: testes
            thalamus: thalami
            thorax: thoraxes
            thrombus: thrombi
            thymus: thymi
            tie: ties
            tooth: teeth
            toothache: toothaches
            torus: tori
            trauma: traumas traumata
            tuberculum: tubercula
            tympanum: tympana
            use: uses
            uterus: uteri
            varix: varices
            vertex: vertices
            vestibulum: vestibula
            villus: villi
            viscus: viscera
            woman: women
            """
    }
}
