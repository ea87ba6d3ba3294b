extension ConceptTable {
    /// Skin.
    static let skinFindings = """
        melanoma; malignant melanoma; cutaneous melanoma; superficial spreading melanoma | de Melanom; malignes Melanom; schwarzer Hautkrebs; MM [DMS XC SM] | fr mélanome | nl melanoom < skin cancer
        lentigo maligna; lentigo maligna melanoma < melanoma
        acral melanoma; acral lentiginous melanoma; subungual melanoma < melanoma
        skin cancer; skin malignancy; skin tumor; nonmelanoma skin cancer | de Hautkrebs; Hauttumor | fr cancer cutané; cancer de la peau | es cáncer de piel | it tumore cutaneo; tumore della pelle | pt câncer de pele | nl huidkanker < malignancy
        basal cell carcinoma; BCC [DMS XC SM]; basalioma; nodular basal cell carcinoma | de Basaliom; Basalzellkarzinom; BZK [DMS XC SM] | fr carcinome basocellulaire; CBC [DMS XC SM] | es carcinoma basocelular | it carcinoma basocellulare | nl basaalcelcarcinoom < skin cancer
        squamous cell carcinoma; SCC [DMS XC SM CT MR PT ES]; epidermoid carcinoma; spinalioma; spinocellular carcinoma | de Plattenepithelkarzinom; Spinaliom; PEC [DMS XC SM] | fr carcinome épidermoïde; carcinome spinocellulaire | es carcinoma espinocelular; carcinoma epidermoide; carcinoma de células escamosas | it carcinoma squamocellulare; carcinoma spinocellulare | nl plaveiselcelcarcinoom < malignancy
        Bowen disease; squamous cell carcinoma in situ | de Morbus Bowen | fr maladie de Bowen | es enfermedad de Bowen | it malattia di Bowen | pt doença de Bowen | nl ziekte van Bowen
        Merkel cell carcinoma | de Merkelzellkarzinom | fr carcinome de Merkel | es carcinoma de células de Merkel < skin cancer
        keratoacanthoma | de Keratoakanthom | fr kératoacanthome | es queratoacantoma | it cheratoacantoma | pt ceratoacantoma
        actinic keratosis; solar keratosis; AK [DMS XC SM] | de aktinische Keratose; solare Keratose | fr kératose actinique | es queratosis actínica | it cheratosi attinica | pt ceratose actínica; queratose actínica | nl actinische keratose
        seborrheic keratosis; SK [DMS XC SM]; seborrhoeic wart; benign keratosis | de seborrhoische Keratose; Alterswarze | fr kératose séborrhéique | es queratosis seborreica | it cheratosi seborroica | pt ceratose seborreica; queratose seborreica | nl seborroïsche keratose; ouderdomswrat
        melanocytic nevus; nevus; mole; pigmented nevus; dermal nevus; junctional nevus; compound nevus; nevocellular nevus | de Nävus; Muttermal; Leberfleck; Nävuszellnävus; NZN | fr grain de beauté | es nevo; nevo melanocítico; lunar | it neo | pt pinta | nl moedervlek
        dysplastic nevus; atypical nevus; atypical mole; Clark nevus | de dysplastischer Nävus | fr nævus dysplasique | es nevo displásico | it nevo displastico < melanocytic nevus
        blue nevus | de blauer Nävus | fr nævus bleu | es nevo azul | it nevo blu < melanocytic nevus
        Spitz nevus; Reed nevus; spitzoid lesion < melanocytic nevus
        congenital melanocytic nevus; congenital nevus; giant congenital nevus < melanocytic nevus
        solar lentigo; lentigo; lentigines; age spot; liver spot | de Altersfleck; Lentigo solaris | fr lentigo solaire | es léntigo solar | it lentigo solare | pt melanose solar
        dermatofibroma; fibrous histiocytoma | de Dermatofibrom; Histiozytom | fr dermatofibrome; histiocytofibrome | nl dermatofibroom
        cherry angioma; senile angioma | de seniles Angiom | fr angiome rubis; tache rubis | es angioma rubí; punto rubí | it angioma rubino; angioma senile
        pyogenic granuloma; lobular capillary hemangioma | de pyogenes Granulom | fr granulome pyogénique; botriomycome | es granuloma piógeno | it granuloma piogenico
        port wine stain; nevus flammeus; capillary malformation | de Feuermal | fr angiome plan; tache de vin | es mancha en vino de Oporto | it angioma piano | pt mancha vinho do Porto | nl wijnvlek
        epidermal cyst; epidermal inclusion cyst; sebaceous cyst; inclusion cyst | de Epidermiszyste; Grützbeutel; Talgzyste | fr kyste épidermique; kyste sébacé | es quiste epidérmico; quiste sebáceo | it cisti epidermica; cisti sebacea | pt cisto epidérmico; cisto sebáceo | nl talgkliercyste < cyst
        skin tag; acrochordon; soft fibroma | de Stielwarze; weiches Fibrom | es acrocordón; fibroma blando | it fibroma pendulo | pt fibroma mole | nl steelwrat
        wart; verruca; verruca vulgaris; common wart; plantar wart; condyloma | de Warze; Dornwarze | fr verrue; verrue plantaire | es verruga; verruga plantar | it verruca plantare; verruca volgare | pt verruga vulgar | nl wrat; voetwrat
        molluscum contagiosum | de Dellwarze; Dellwarzen | es molusco contagioso | it mollusco contagioso | nl waterwratjes
        psoriasis; psoriatic plaque; plaque psoriasis | de Schuppenflechte | it psoriasi | pt psoríase
        eczema; dermatitis; atopic dermatitis; contact dermatitis; eczematous | de Ekzem; Neurodermitis; Hautausschlag | fr dermatite; dermatite atopique | es dermatitis atópica; eccema | it dermatite atopica | nl eczeem
        seborrheic dermatitis | de seborrhoisches Ekzem | fr dermatite séborrhéique | es dermatitis seborreica | it dermatite seborroica | pt dermatite seborreica
        acne; acne vulgaris; comedo | de Akne
        rosacea | de Rosazea | fr rosacée; couperose
        urticaria; hives; wheal | de Nesselsucht; Quaddeln | fr urticaire | it orticaria | nl netelroos; galbulten
        lichen planus | fr lichen plan | es liquen plano
        vitiligo; depigmentation | de Weißfleckenkrankheit
        melasma; chloasma | es cloasma
        hyperpigmentation
        alopecia; hair loss; alopecia areata | de Haarausfall; Alopezie; kreisrunder Haarausfall | fr alopécie; pelade | es calvicie | it calvizie | nl haaruitval
        tinea; dermatophytosis; ringworm; fungal skin infection; tinea corporis; athlete s foot | de Hautpilz; Fußpilz | fr teigne; dermatophytose | es tiña; dermatofitosis | it tigna; dermatofitosi | pt tinha; dermatofitose | nl schimmelinfectie
        onychomycosis; nail fungus; tinea unguium | de Nagelpilz; Onychomykose | fr onychomycose | es onicomicosis | it onicomicosi | pt onicomicose | nl schimmelnagel; kalknagel
        impetigo | de Impetigo contagiosa | it impetigine | nl krentenbaard
        cellulitis; skin infection; soft tissue infection | de Weichteilinfekt | fr dermohypodermite | es celulitis | it cellulite | pt celulite; flegmão
        erysipelas | de Erysipel; Wundrose | fr érysipèle | es erisipela | nl wondroos
        phlegmon | de Phlegmone | fr phlegmon des parties molles | es flemón | it flemmone
        necrotizing fasciitis | de nekrotisierende Fasziitis | fr fasciite nécrosante | es fascitis necrotizante | it fascite necrotizzante | nl necrotiserende fasciitis
        Fournier gangrene | de Fournier Gangrän | fr gangrène de Fournier | es gangrena de Fournier | it gangrena di Fournier < necrotizing fasciitis
        gas gangrene < necrotizing fasciitis
        herpes zoster; shingles; zoster | de Gürtelrose | fr zona | es culebrilla | it fuoco di Sant'Antonio | pt cobreiro | nl gordelroos
        herpes simplex; cold sore; herpes labialis | de Lippenherpes | fr herpès labial | it herpes labiale | nl koortslip
        chickenpox; varicella | de Windpocken; Varizellen | fr varicelle | es varicela | pt catapora | nl waterpokken
        measles; rubeola | de Masern | fr rougeole | es sarampión | it morbillo | pt sarampo | nl mazelen
        scabies; mite infestation | de Krätze; Skabies | fr gale | es sarna; escabiosis | it scabbia | pt escabiose | nl schurft
        leishmaniasis; cutaneous leishmaniasis | de Leishmaniose | it leishmaniosi
        leprosy; Hansen disease | de Lepra | fr lèpre | it lebbra | pt hanseníase
        mpox; monkeypox | de Affenpocken | fr variole du singe | es viruela del mono | it vaiolo delle scimmie | pt varíola dos macacos | nl apenpokken
        bullous pemphigoid; blistering disease; pemphigoid | fr pemphigoïde bulleuse | es penfigoide ampolloso | it pemfigoide bolloso | pt penfigoide bolhoso
        pemphigus | es pénfigo | it pemfigo
        skin ulcer; ulceration | de Hautulkus; Hautgeschwür | es úlcera por presión; úlcera cutánea
        venous ulcer; leg ulcer | de Ulcus cruris | fr ulcère de jambe | nl open been < skin ulcer
        pressure ulcer; decubitus ulcer; pressure sore; bedsore; pressure injury | de Druckgeschwür; Dekubitus | fr escarre | es escara | it ulcera da pressione; piaga da decubito | pt úlcera por pressão; lesão por pressão; escara de decúbito | nl doorligwond; decubituswond < skin ulcer
        diabetic ulcer < skin ulcer
        wound; open wound; surgical wound; wound healing; skin laceration | de Wunde; Wundheilung; Platzwunde | fr plaie | es herida; herida quirúrgica | it ferita; ferita chirurgica | pt ferida; ferida operatória | nl wond
        burn; burn injury; scald; thermal injury; burn wound | de Verbrennung; Verbrühung | fr brûlure | es quemadura | it ustione | pt queimadura | nl brandwond; verbranding
        keloid | fr chéloïde | es queloide
        scar; cicatrix; scarring | de Narbe; hypertrophe Narbe | fr cicatrice | es cicatriz | nl litteken
        hypertrophic scar
        rash; exanthem; skin rash; skin eruption; drug eruption; maculopapular rash | de Ausschlag; Arzneimittelexanthem | fr éruption cutanée; exanthème | es exantema; erupción; erupción cutánea | it esantema; eruzione cutanea | pt erupção cutânea | nl huiduitslag; uitslag; exantheem
        erythema | de Erythem | fr érythème | es eritema
        erythema migrans; Lyme disease; borreliosis | de Wanderröte; Borreliose; Lyme Borreliose | fr érythème migrant; maladie de Lyme | es eritema migratorio; enfermedad de Lyme | it eritema migrante; malattia di Lyme | pt doença de Lyme | nl ziekte van Lyme; tekenbeet
        cutaneous lupus; lupus erythematosus; SLE; systemic lupus erythematosus; discoid lupus; lupus | de Lupus erythematodes | fr lupus érythémateux | es lupus eritematoso; LES
        scleroderma; systemic sclerosis; morphea | de Sklerodermie | fr sclérodermie | es esclerodermia | it sclerodermia; sclerosi sistemica
        cutaneous lymphoma; mycosis fungoides; Sezary syndrome; cutaneous T cell lymphoma < lymphoma
        Kaposi sarcoma | de Kaposi Sarkom | fr sarcome de Kaposi | es sarcoma de Kaposi | it sarcoma di Kaposi | nl kaposisarcoom < malignancy
        skin lesion; pigmented lesion; skin growth; pigmented skin lesion; papule; macule; vesicle; pustule; skin nodule | de Hautveränderung; Hautläsion; Pigmentmal; Papel; Pustel | fr lésion cutanée; lésion pigmentée | es lesión cutánea; lesión pigmentada | it lesione cutanea; lesione pigmentata | pt lesão cutânea; lesão pigmentada; lesão de pele | nl huidafwijking; huidlaesie
        insect bite; arthropod bite; bite wound; tick bite; sting | de Insektenstich; Bisswunde; Zeckenbiss | fr piqûre d'insecte; morsure | es picadura de insecto; mordedura | it puntura d'insetto; morso | pt picada de inseto | nl insectenbeet; bijtwond
        pigment network; dermoscopic structures; dots and globules; blue white veil; regression structures | de Pigmentnetz | fr réseau pigmentaire | es retículo pigmentado | it reticolo pigmentario | pt rede pigmentar
        """
}
