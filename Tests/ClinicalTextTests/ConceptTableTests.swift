import ClinicalText
import Testing

@Suite struct ConceptTableTests {
    private let table = ConceptTable.builtIn

    private func names(_ query: String, modality: String? = nil) -> [[String]] {
        table.matches(in: SearchWords.split(query), modality: modality).map { $0.concepts.map(\.id) }
    }

    @Test(arguments: [
        ("abdominal ct", [["abdomen"], ["computed-tomography"]]),
        ("ct abdomen with contrast", [["computed-tomography"], ["abdomen"], ["contrast-enhanced"]]),
        ("x-ray of a hand", [["radiography"], ["hand"]]),
        ("cardiac", [["heart"]]),
        ("MR head", [["magnetic-resonance-imaging"], ["head"]]),
        ("chest x-ray", [["chest-radiograph"]]),
        ("CXR pneumothorax", [["chest-radiograph"], ["pneumothorax"]]),
        ("pneumothoraces", [["pneumothorax"]]),
        ("cerebral haemorrhage", [["intracranial-hemorrhage"]]),
        ("lumbar vertebrae", [["lumbar-spine"]]),
        ("renal cysts", [["renal-cyst"]]),
        ("kidney stones", [["kidney-stone"]]),
        ("brain MRI without contrast", [["brain"], ["magnetic-resonance-imaging"], ["without-contrast"]]),
        ("fetal ultrasound", [["obstetric-ultrasound"]]),
        ("mammogram microcalcifications", [["mammography"], ["breast-calcifications"]]),
        ("fundus photograph diabetic retinopathy", [["ophthalmic-photography"], ["diabetic-retinopathy"]]),
        ("dermoscopy melanoma", [["dermoscopy"], ["melanoma"]]),
        ("hip replacement", [["hip-arthroplasty"]]),
        ("oesophageal tumour", [["esophageal-cancer"]]),
        ("sagittal T2 lumbar spine", [["sagittal"], ["t2-weighted"], ["lumbar-spine"]]),
        ("lateral knee", [["lateral"], ["knee"]]),
        ("NG tube", [["nasogastric-tube"]]),
        ("Crohn's disease", [["crohn-disease"]]),
        ("PET/CT lymphoma", [["pet-ct"], ["lymphoma"]]),
        ("panoramic x-ray wisdom tooth", [["panoramic-radiograph"], ["impacted-tooth"]]),
    ])
    func plainQueriesNameWhatTheyMean(query: String, ids: [[String]]) {
        #expect(names(query) == ids)
    }

    @Test(arguments: [
        ("Thx", "chest"), ("THX", "chest"), ("Abd", "abdomen"), ("ABD", "abdomen"), ("WS", "spine"),
        ("HWS", "cervical-spine"), ("BWS", "thoracic-spine"), ("LWS", "lumbar-spine"), ("CSP", "cervical-spine"),
        ("TSP", "thoracic-spine"), ("LSP", "lumbar-spine"), ("Schaedel", "skull"), ("Schädel", "skull"),
        ("Bec", "pelvis"), ("PELV", "pelvis"), ("UEX", "upper-limb"), ("LEX", "lower-limb"), ("EXT", "limb"),
        // Kernspintomographie. It is not a region.
        ("KST", "magnetic-resonance-imaging"),
    ])
    func abbreviationsOfHeadersAreUnderstood(text: String, id: String) {
        #expect(names(text) == [[id]])
    }

    @Test(arguments: [
        ("Niere", "kidney"), ("rein", "kidney"), ("riñón", "kidney"), ("rene", "kidney"), ("rim", "kidney"),
        ("nier", "kidney"), ("Knie", "knee"), ("genou", "knee"), ("rodilla", "knee"), ("ginocchio", "knee"),
        ("joelho", "knee"), ("main", "hand"), ("Wirbelsäule", "spine"), ("œil", "eye"), ("Cráneo", "skull"),
        ("pulmón", "lung"), ("coeur", "heart"), ("cœur", "heart"), ("schouder", "shoulder"), ("Röntgen", "radiography"),
        ("IRM", "magnetic-resonance-imaging"), ("TAC", "computed-tomography"), ("échographie", "ultrasound"),
    ])
    func namesInOtherLanguagesAreUnderstood(text: String, id: String) {
        #expect(names(text) == [[id]])
    }

    @Test func anAbbreviationMeansWhatItsModalityAllows() {
        #expect(names("MS", modality: "MR") == [["multiple-sclerosis"]])
        #expect(names("MS", modality: "US") == [["mitral-stenosis"]])
        #expect(names("MS", modality: "CT") == [])
        #expect(names("MS") == [["mitral-stenosis", "multiple-sclerosis"]])
        #expect(names("PE", modality: "CT") == [["pulmonary-embolism"]])
        #expect(names("PE", modality: "MG") == [])
        #expect(names("RA", modality: "US") == [["right-atrium"]])
        #expect(names("RA", modality: "CR") == [["rheumatoid-arthritis"]])
        #expect(names("TOF", modality: "MR") == [["time-of-flight"]])
        #expect(names("TOF", modality: "US") == [["tetralogy-of-fallot"]])
    }

    @Test func withoutAModalityAPlainMeaningGoesBeforeAGuardedOne() {
        #expect(names("toe") == [["toe"]])
        #expect(names("US") == [["ultrasound"]])
        #expect(names("CE") == [["contrast-enhanced"]])
        #expect(names("toe", modality: "US") == [["toe", "transesophageal-echocardiography"]])
    }

    @Test func theLongestPhraseWinsAndNothingOverlaps() {
        let words = SearchWords.split("right pulmonary artery filling defect, mitral valve prolapse")
        let matches = table.matches(in: words)
        #expect(matches.map(\.range) == [0..<3, 3..<5, 5..<8])
        #expect(
            matches.map { $0.concepts.map(\.id) } == [
                ["right-pulmonary-artery"], ["thrombosis"], ["mitral-valve-prolapse"],
            ])
    }

    @Test func aSearchTriesEachNameThatFindsSomethingMore() throws {
        let effusion = try #require(table["pleural-effusion"])
        let english = effusion.alternatives(languages: [])
        #expect(english.first == ["pleural", "effusion"])
        #expect(!english.contains(["effusion"]))
        #expect(effusion.alternatives(modality: "CR", languages: []).contains(["effusion"]))
        // Whatever has `pleural effusion` has `effusion`.
        #expect(!effusion.alternatives(modality: "CR", languages: []).contains(["pleural", "effusion"]))
        #expect(effusion.alternatives(languages: ["de"]).contains(["pleuraerguss"]))
        #expect(!effusion.alternatives(languages: ["de"]).contains(["derrame", "pleural"]))
        #expect(effusion.alternatives().contains(["derrame", "pleural"]))
        let hand = try #require(table["hand"])
        #expect(!hand.alternatives().contains(["main"]))
        #expect(hand.alternatives().contains(["mano"]))
    }

    @Test func aSearchDoesNotTryWhatMeansSomethingElseInACaption() throws {
        // `body` is also in foreign body, `contrast` in without contrast, `thoracic` in thoracic spine.
        for (id, word) in [("whole-body", "body"), ("contrast-enhanced", "contrast"), ("chest", "thoracic")] {
            #expect(names(word) == [[id]])
            #expect(try !#require(table[id]).alternatives().contains([word]))
        }
    }

    @Test func broaderConceptsComeNearestFirst() throws {
        let brain = try #require(table["brain"])
        #expect(table.broader(than: brain).map(\.id) == ["head", "whole-body"])
        let calcaneus = try #require(table["calcaneus"])
        #expect(table.broader(than: calcaneus).map(\.id) == ["foot", "lower-limb", "limb", "whole-body"])
        let leg = try #require(table["lower-limb"])
        let below = table.narrower(than: leg).map(\.id)
        #expect(below.contains("knee") && below.contains("calcaneus") && !below.contains("elbow"))
    }

    @Test(arguments: ["", " ", "\0", "👩‍⚕️", "e\u{301}", "\u{301}", "\" OR *", "胸部", "ß"])
    func oddQueriesDoNotTrap(query: String) {
        #expect(table.matches(in: SearchWords.split(query)).count <= 1)
        #expect(table.matches(in: [query], modality: query).count <= 1)
    }

    @Test func aMegabyteOfWordsIsMatchedInOnePass() {
        let words = [String](repeating: "ventricular", count: 90_000)
        #expect(table.matches(in: words).count == words.count)
        #expect(table.matches(in: [String(repeating: "lung", count: 250_000)]).isEmpty)
    }

    @Test func tablesMerge() throws {
        let site = try ConceptTable(
            csv: "id,name,synonyms,broader\nlung,Lung,pulmo dexter|Lunge,chest\nward,Ward 7,,whole-body\n")
        let merged = table.merging(site)
        #expect(merged.concepts.count == table.concepts.count + 1)
        #expect(merged["lung"]?.name == "lung")
        #expect(merged.matches(in: ["pulmo", "dexter"]).map { $0.concepts.map(\.id) } == [["lung"]])
        #expect(merged.matches(in: ["ward", "7"]).map { $0.concepts.map(\.id) } == [["ward"]])
        #expect(merged["ward"].map { merged.broader(than: $0).map(\.id) } == ["whole-body"])
        #expect(merged.unknownBroader == [])
        #expect(merged["lung"]?.phrases.count == (table["lung"]?.phrases.count ?? 0) + 1)
    }
}
