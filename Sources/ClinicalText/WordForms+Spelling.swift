extension WordForms {
    /// British spelling and the American one.
    enum Spelling {
        /// `haemorrhage` is hemorrhage, `tumour` tumor, `localised` localized.
        static func american(_ word: String) -> String {
            let traits = Traits(of: word)
            guard traits.isAny else { return word }
            var word = word
            if traits.hasDigraph { word = replaced(in: word, by: digraphs) }
            if traits.hasOur { word = replaced(in: word, by: ours) }
            if traits.hasRE { word = replaced(in: word, by: res) }
            if traits.hasDoubleL { word = withSingleL(word) }
            if traits.hasOthers { word = replaced(in: word, by: others) }
            return traits.hasIS ? withZ(word) : word
        }

        /// Which rules may apply, found in one pass, because most words need none.
        private struct Traits {
            var hasDigraph = false
            var hasOur = false
            var hasRE = false
            var hasDoubleL = false
            var hasIS = false
            var hasOthers = false

            var isAny: Bool { hasDigraph || hasOur || hasRE || hasDoubleL || hasIS || hasOthers }

            init(of word: String) {
                var letters: UInt32 = 0
                for byte in word.utf8 {
                    letters = (letters << 8 | UInt32(byte)) & 0xFF_FFFF
                    switch letters & 0xFFFF {
                    case 0x6165, 0x6F65: hasDigraph = true  // ae, oe
                    case 0x6579: hasOthers = true  // grey
                    default: break
                    }
                    switch letters {
                    case 0x6F7572: hasOur = true
                    case 0x627265, 0x677265, 0x747265, 0x767265: hasRE = true  // bre, gre, tre, vre
                    case 0x6C6C65, 0x6C6C69: hasDoubleL = true  // lle, lli
                    case 0x697361, 0x697365, 0x697369, 0x797365, 0x797369: hasIS = true  // isa, ise, isi, yse, ysi
                    // leuco, leuce, sulph, artefact
                    case 0x75636F, 0x756365, 0x756361, 0x6C7068, 0x746566: hasOthers = true
                    default: break
                    }
                }
            }
        }

        private static func replaced(in word: String, by rules: [Replacement]) -> String {
            var letters = Array(word.utf8)
            for rule in rules { rule.replace(in: &letters) }
            return String(decoding: letters, as: UTF8.self)
        }

        /// Reads `british american, british american`.
        private static func pairs(_ list: String) -> [Replacement] {
            list.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") }.compactMap { pair in
                let words = pair.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
                return words.count == 2 ? Replacement(words[0], words[1]) : nil
            }
        }

        /// The Greek stems that British spelling writes with ae and oe. By stem, because the letters also meet in
        /// `aerated`, `coexist`, `toenail`, in names, and in Dutch and German words.
        private static let digraphs: [Replacement] = pairs(
            """
            haem hem, aemi emi, oedem edem, oesoph esoph, oestr estr, paed ped, gynaec gynec, foet fet,
            faec fec, caec cec, coeli celi, coelom celom, rrhoe rrhe, pnoe pne, aetiol etiol, anaesth anesth,
            aesthes esthes, aesthet esthet, caesar cesar, caesium cesium, amoeb ameb, homoeo homeo,
            manoeuv maneuv, naev nev, taenia tenia, synaer syner, archae arche, palaeo paleo, laevo levo,
            glutae glute, peritonae peritone, perinae perine, trachae trache, cyanae cyane, hyaena hyena,
            oenolog enolog, chimaer chimer, aegoph egoph, phaeochrom pheochrom, phaeo pheo, rhoea rhea,
            praeputi preputi, haemi hemi, subpoena subpena
            """)

        private static let ours: [Replacement] = pairs(
            """
            tumour tumor, colour color, odour odor, labour labor, behaviour behavior, favour favor,
            neighbour neighbor, vapour vapor, harbour harbor, honour honor, rumour rumor, vigour vigor,
            flavour flavor, humour humor, rigour rigor, saviour savior, endeavour endeavor, armour armor
            """)

        private static let res: [Replacement] = pairs(
            """
            fibred fibered, fibre fiber, centred centered, centre center, litre liter, metre meter,
            calibre caliber, goitre goiter, titre titer, theatre theater, spectre specter, lustre luster,
            maneuvre maneuver, meagre meager, sombre somber, sabre saber, greyer grayer, philtre philter
            """)

        private static let others: [Replacement] = pairs(
            """
            grey gray, leuco leuko, leucaem leukem, leucem leukem, sulph sulf, artefact artifact
            """)

        /// Verbs that double their l in British spelling.
        private static let doubling: Set<String> = [
            "label", "model", "remodel", "tunnel", "channel", "travel", "level", "signal", "funnel", "total", "dial",
            "cancel", "counsel", "fuel", "pencil", "equal", "bevel", "swivel", "spiral", "initial", "grovel", "shovel",
            "trowel", "cannel", "unlabel", "mislabel", "relabel",
        ]

        private static func withSingleL(_ word: String) -> String {
            for ending in ["led", "ling", "ler"] where word.hasSuffix("l" + ending) {
                let stem = String(word.dropLast(ending.count))
                if doubling.contains(stem) { return stem + ending.dropFirst() }
            }
            return word
        }

        /// `-ise` and `-yse`, where they stand for `-ize` and `-yze`.
        private static func withZ(_ word: String) -> String {
            for ending in ["isation", "isations", "ise", "ised", "ises", "iser", "isers", "ising"]
            where word.hasSuffix(ending) {
                let stem = word.dropLast(ending.count)
                // Shorter ones are other words: rise, raised, advise.
                guard stem.utf8.count >= 4, !isWithS(stem) else { return word }
                return stem + "iz" + ending.dropFirst(2)
            }
            for ending in ["lyse", "lysed", "lyser", "lysers", "lysing"] where word.hasSuffix(ending) {
                return word.dropLast(ending.count) + "lyz" + ending.dropFirst(3)
            }
            return word
        }

        /// What is before `-ise` in words that have their s everywhere.
        private static let stemsWithS: Set<Substring> = [
            "exerc", "prec", "imprec", "conc", "compr", "prom", "comprom", "uncomprom", "immunocomprom", "surpr",
            "repr", "enterpr", "sunr", "superv", "unsuperv", "telev", "improv", "circumc", "uncircumc", "reexc",
            "expert", "merchand", "franch", "parad", "prem", "desp", "disgu", "treat", "chast", "advert", "exorc",
            "surm", "marqu",
        ]

        /// Also `-aise` and `-oise` (appraise, tortoise), and `-wise`.
        private static func isWithS(_ stem: Substring) -> Bool {
            guard let last = stem.utf8.last else { return true }
            return [UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "w")].contains(last)
                || stemsWithS.contains(stem)
        }

        /// Whole words.
        static let irregular = """
            disk: disc
            program: programme
            catalog: catalogue
            analog: analogue
            dialog: dialogue
            aluminum: aluminium
            aging: ageing
            cesarean: caesarian cesarian
            maneuver: manoeuvre
            maneuvering: manoeuvring
            gray: grey
            artifact: artefact
            defense: defence
            license: licence
            practice: practise
            skeptical: sceptical
            skillful: skilful
            instill: instil
            distill: distil
            enroll: enrol
            gram: gramme
            kilogram: kilogramme
            centering: centring
            oriented: orientated
            leukocyte: leucocyte
            judgment: judgement
            plow: plough
            mold: mould
            molded: moulded
            molding: moulding
            ionize: ionise
            ionized: ionised
            ionizing: ionising
            iodized: iodised
            """
    }
}
