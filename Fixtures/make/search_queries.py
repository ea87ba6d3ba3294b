"""The queries over search/archive.tsv, and what is right for each, by the readings of search_archive.txt.

A rule names what was asked; exceptions after it were decided row by row. Grades and conventions: search/README.md.
"""
XRAY, ALL = {"CR", "DX"}, None
HEAD = ["brain", "skull", "face", "sinus", "orbit", "ear", "jaw", "teeth", "pituitary"]
SPINE = ["cspine", "tspine", "lspine"]
ENGLISH_CODES = {
    "CHEST", "ABDOMEN", "Abd", "HEAD", "BRAIN", "SKULL", "SPINE", "HAND", "LIVER", "CHESTABDPELVIS", "PELVIS", "KNEE"}
CLAIM = {"mr": {"MR"}, "ct": {"CT"}, "us": {"US"}, "mg": {"MG"}, "xr": XRAY}


def merged(grades):
    """The best of several; a denial counts only where nothing is found."""
    grades = [g for g in grades if g]
    return max(grades) if any(g > 0 for g in grades) else min(grades, default=0)


def part(row, names):
    return max((row.parts.get(n, 0) for n in names), default=0)


def readable(row, languages):
    return bool({row.lang, row.captionLanguage} & languages) or ("en" in languages and row.bodyPart in ENGLISH_CODES)


def anatomy(modalities, full, partly=(), near=(), lang="en", side=None, claim=None):
    """Images of a part by one of the modalities."""
    languages = set(lang.split())

    def rule(row):
        right = modalities is None or row.modality in modalities
        what = part(row, full)
        if row.claims and what < 2 and row.claims & set(claim or full):
            claimed = [CLAIM[c] for c in row.claims if c in CLAIM]
            if modalities is None or not claimed or any(c & modalities for c in claimed):
                return -1 if right or claimed else 0
        if "dose" in row.flags:
            return 1 if modalities and "CT" in modalities and what == 2 else 0
        if not right or modalities is None and row.modality in {"SR", "RTPLAN", "RTSTRUCT"}:
            return 0
        if side and row.laterality and row.laterality not in (side, "B"):
            return 0
        if what == 2:
            if "loc" in row.flags:
                return 1
            return 3 if row.confirmed and readable(row, languages) else 2
        if part(row, partly) == 2:
            return 1 if "loc" in row.flags else 2
        return 0 if "loc" in row.flags else 1 if what == 1 or part(row, near) else 0
    return rule


def matches(name, wanted):
    return any(name == w or name.startswith(w + ".") for w in wanted)


def finding(*names, side=None, want="+", lang="en", claim=None):
    """A finding that is present (uncertain: 1, denied: -1), or with another sign the one asked for."""
    def rule(row):
        if row.claims and any(matches(c, claim or names) for c in row.claims):
            return -1
        grades = []
        for name, where, sign in row.findings:
            if not matches(name, names):
                continue
            if side and where and where not in (side, "b"):
                continue
            if sign == want:
                grade = 3 if row.confirmed else 2
                if row.captionLanguage != lang:
                    grade = 2
                if side and not where:
                    grade = 1
            elif want == "+":
                grade = 1 if sign == "?" else -1
            elif want == "-":
                grade = -1 if sign == "+" else 0
            else:
                grade = 1 if sign == "+" else -1
            grades.append(grade)
        return merged(grades)
    return rule


def both(*rules):
    """Every one of them: the least."""
    def rule(row):
        grades = [r(row) for r in rules]
        return 0 if 0 in grades and -1 not in grades else min(grades)
    return rule


def contrasted(base, wanted, unknown=1):
    """`base` with contrast or without; where nothing says, `unknown`."""
    def rule(row):
        grade, contrast = base(row), row.withContrast()
        if grade <= 0:
            return grade
        if contrast is None and row.studyContrast is False:
            contrast = False
        if contrast == wanted:
            return grade
        if wanted and row.studyContrast:
            return 1
        return min(grade, unknown) if contrast is None else -1
    return rule


def both(*rules):
    """Every one of them: the least."""
    def rule(row):
        grades = [r(row) for r in rules]
        return 0 if 0 in grades and -1 not in grades else min(grades)
    return rule


def when(base, test, otherwise=0):
    return lambda row: base(row) if test(row) else otherwise if base(row) else 0


def only(test, grade=3, loc=2):
    """Fields alone: the header decides."""
    return lambda row: (loc if "loc" in row.flags else grade) if test(row) else 0


def ids(grade, text):
    return {i: grade for i in text.split()}


def shifted(base, **changes):
    """Grades of `base` replaced: shifted(rule, **{'3': 2})."""
    return lambda row: changes.get(f"g{base(row)}", base(row))


BODY = lambda *texts: lambda row: any(t in row.bodyPart.upper() for t in texts)
WITH = lambda text: lambda row: text.lower() in row.caption.lower()
FRACTURE = finding("fx", claim=["fx"])
ABDOMEN, CHEST = ["abdomen"], ["chest"]
BLEED = finding("bleed")
TUMOUR = finding("braintumor")
OEDEMA = finding("edema", "bredema", "marrowoedema", "orbitoedema", "skinoedema")
PTX = finding("ptx")
PTX_EXTRA = {"r224": 2, "r291": 3}

# id, query, note, rule, exceptions
QUERIES = [
    ("abdominal ct", "adjective", anatomy({"CT"}, ABDOMEN), {"r092": 2}),
    ("ct abdomen with contrast", "with is no word to find", contrasted(anatomy({"CT"}, ABDOMEN), True),
        ids(2, "r277 r285 r297 r308 r320 r249 r268 r092")),
    ("x-ray of a hand", "of and a are no words to find", anatomy(XRAY, ["hand"], near=["wrist", "finger"]), {}),
    ("cardiac", "adjective", anatomy(ALL, ["heart"]), {
        **{i: 1 for i in "r050 r013 r015 r217 r338 r005 r010 r342 r312 r367 r368".split()}, "r048": 2}),
    ("chset", "misspelt; nothing, did you mean chest", lambda r: 0, {}),
    ("MR head", "brain is in the head", anatomy({"MR"}, ["brain", "skull"], partly=["pituitary", "ear", "orbit"]), {}),
    ("right pleural effusion, no pneumothorax", "one present, the other denied", lambda r: 0, {
        **ids(3, "r001 r341"), **ids(2, "r263 r275 r233 r013"), **ids(1, "r302 r323 r324 r392 r037"),
        **ids(-1, "r340 r329 r007 r008 r009 r010 r339 r203 r291 r284 r327"), "r013": 1}),
    ("pneumothorax", "mostly denied", PTX, PTX_EXTRA),
    ("no effusion", "asks for what is denied", finding("effusion", want="-", claim=["effusion"]),
        {"r339": 0, "r044": 1, "r046": 1, "r344": 2, "r220": 2}),
    ("possible pneumonia", "asks for what is uncertain", finding("pneumonia", want="?"), {"r225": 1}),
    ("absent:fracture", "field", finding("fx", want="-"), {"r148": 1, "r204": 1, "r165": 0, "r386": 1}),
    ("uncertain:pneumonia", "field", shifted(finding("pneumonia", want="?"), g1=-1), {}),
    ("lung nodule", "thyroid nodules are others", finding("nodule"),
        {"r029": 1, "r357": 1, "r383": 2, "r384": 1}),
    ("liver lesion", "", finding("liverlesion"), {
        "r253": 2, "r320": 2, "r357": 2, "r373": 0, "r092": 0, "r075": 2}),
    ("kidney stone", "calculus, lithiasis", finding("stone"), {"r063": 2, "r252": 2, "r065": 1}),
    ("brain tumour", "British", TUMOUR, {"r380": 2, "r113": 2, "r115": 2, "r248": 2, "r121": 1, "r116": 0, "r265": 0}),
    ("brain tumor", "American; the same as the one before", TUMOUR, {"r380": 2, "r113": 2, "r115": 2, "r248": 2, "r121": 1, "r116": 0, "r265": 0}),
    ("cxr", "abbreviation", anatomy(XRAY, CHEST), {"r211": 2}),
    ("abdomen -contrast", "without contrast, all modalities", None, {}),
    ("modality:MR body:knee", "fields: the header decides", only(
        lambda r: r.modality == "MR" and BODY("KNEE")(r)),
        {**ids(2, "r255 r256 r282 r289 r294"), "r141": 1}),
    ("date:2020..2021 chest", "field and word", when(anatomy(ALL, CHEST), lambda r: r.date[:4] in ("2020", "2021")), {}),
    ('"ground glass"', "phrase, with and without hyphen", finding("ggo"), ids(1, "r299 r318")),
    ("pneum*", "prefix", lambda r: merged([PTX(r), finding("pneumonia")(r)]),
        {"r224": 2, "r225": 1, "r291": 3, "r288": 3, "r298": 0, "r318": 0, "r200": 1, "r012": 2, "r284": 0,
         "r312": 0, "r327": 0, "r334": -1}),
    ("brain mri with gadolinium", "agents by other names", contrasted(anatomy({"MR"}, ["brain"]), True, unknown=0), {}),
    ("HWS", "German abbreviation", anatomy(ALL, ["cspine"], lang="de"), {"r172": 1, "r173": 1, "r400": 1}),
    ("Schädel CT", "German", anatomy({"CT"}, ["brain", "skull"], lang="de"), {}),
    ("röntgen hand", "German", anatomy(XRAY, ["hand"], near=["wrist", "finger"], lang="de"), {}),
    ("radiographie thorax", "French", anatomy(XRAY, CHEST, lang="fr"), {}),
    ("torax", "Spanish, Portuguese; the accent does not matter", anatomy(ALL, CHEST, lang="es pt"), {}),
    ("tac abdomen", "Spanish", anatomy({"CT"}, ABDOMEN, lang="es"), {}),
    ("頭部 CT", "Japanese", anatomy({"CT"}, ["brain"], near=["skull"], lang="ja"), {}),
    ("胸", "one ideograph: Japanese and Chinese", anatomy(ALL, CHEST, lang="ja zh"), {}),
    ("腹部 MRI", "Japanese, Chinese", anatomy({"MR"}, ABDOMEN, lang="ja zh"), {}),
    ("뇌 MRI", "Korean", anatomy({"MR"}, ["brain"], lang="ko"), {}),
    ("голова", "Russian, in another case than most headers", anatomy(ALL, ["brain", "skull"], lang="ru"), {}),
    ("κρανίο", "Greek: skull, and said of the head", anatomy({"CT", "CR", "DX"}, ["skull", "brain"], lang="el"), {}),
    ("صدر", "Arabic, also with its article", anatomy(ALL, CHEST, lang="ar"), {}),
    ("ראש", "Hebrew", anatomy(ALL, ["brain"], near=["skull"], lang="he"), {}),
    ("ct of the abdomen and pelvis", "and, of, the", lambda r: min(
        anatomy({"CT"}, ABDOMEN)(r), anatomy({"CT"}, ["pelvis"])(r)) or (1 if r.modality == "CT" and part(
            r, ABDOMEN) == 2 and "loc" not in r.flags else 0), {"r374": 2, "r083": 2, "r357": 2, "r330": -1}),
    ("chest OR abdomen", "either", anatomy(ALL, CHEST + ABDOMEN), {}),
    ("fractures", "plural", FRACTURE, {"r148": 0, "r204": 2}),
    ("vertebral fracture", "adjective", finding("fx.vert"), {"r165": 2, "r395": -1}),
    ("haemorrhage", "British", BLEED, {"r098": 2}),
    ("hemorrhage", "American; the same as the one before", BLEED, {"r098": 2}),
    ("oedema", "British", OEDEMA, {}),
    ("edema", "American; the same as the one before", OEDEMA, {}),
    ("aortic aneurysm", "not those of the brain", finding("aaa", "taa"), {"r209": 2, "r082": 0, "r362": -1, "r365": -1}),
    ("AAA", "abbreviation", finding("aaa"), {"r209": 2, "r082": 0}),
    ("mammogram", "", anatomy({"MG"}, ["breast"]), {}),
    ("ultrasound of the liver", "", anatomy({"US"}, ["liver"], near=["gallbladder"]), {"r316": 0, "r283": 0}),
    ("skull", "", anatomy(ALL, ["skull"]), {"r198": 2, "r364": 2, "r304": 3,
        **ids(1, "r242 r245 r303 r290 r270 r280")}),
    ("spine", "any part of it", anatomy(ALL, SPINE), {}),
    ("lower leg", "tibia and fibula", anatomy(ALL, ["lowerleg"]), ids(1, "r186 r187 r365 r366")),
    ("show me chest radiographs with a left sided pleural effusion", "a sentence",
        both(anatomy(XRAY, CHEST), finding("effusion", side="l")), {"r231": 2, "r219": 2, "r233": 2, "r329": -1, "r203": -1}),
    ("PE", "two letters without a modality", finding("pe"), {"r034": 2, "r037": 0, "r041": 1, "r392": 0, "r035": 1, "r036": 1}),
    ("pulmonary embolism", "PE of the lung and no other PE", finding("pe"),
        {"r034": 2, "r037": 0, "r035": 1, "r036": 1, **ids(-1, "r043 r152 r162 r361")}),
    ("KUB", "abbreviation", lambda r: 0, {**ids(3, "r063 r064 r067"), **ids(1, "r065 r066 r227 r352 r279 r252")}),
    ("no pneumothorax", "asks for what is denied", finding("ptx", want="-"), {"r224": 0}),
    ("hip fracture", "", finding("fx.hip"), {"r153": -1, "r154": 0}),
    ("rib fractures", "", finding("fx.rib"), {"r204": 2}),
    ("knee mri meniscus tear", "all of it", both(anatomy({"MR"}, ["knee"]), finding("meniscus")), {"r328": -1}),
    ("SAH", "abbreviation", finding("sah"), {"r104": 0}),
    ("stroke", "infarct; the header may say it", finding("infarct.brain"),
        {"r105": 2, "r111": 2, "r112": 2, "r106": 2, "r107": 2, "r287": 1, "r108": 1, "r109": 1}),
    ("collapsed lung", "lay", finding("ptx"), {
        **{i: 2 for i in "r007 r200 r222 r337 r340 r291 r298".split()}, "r216": 3, "r224": 1,
        **ids(1, "r001 r217 r343 r393 r264")}),
    ("chest tube", "not chests with another tube", finding("tube"), {}),
    ("hepatic metastases", "adjective, plural", finding("mets.liver"), {}),
    ("coronary angiography", "", lambda r: 0, {**ids(3, "r053 r054 r049 r262"), **ids(1, "r050 r051 r052")}),
    ("pacemaker", "", finding("pacemaker"), {}),
    ("left shoulder xray", "side in a word or in the header", anatomy(XRAY, ["shoulder"], side="L"), {"r335": -1}),
    ("both knees", "", lambda r: 0, {"r142": 3}),
    ("modality:US", "field; not the word us", only(lambda r: r.modality == "US"), ids(-1, "r259 r211 r212 r336")),
    ("ct head without contrast", "without belongs to contrast", contrasted(anatomy({"CT"}, ["brain"]), False), {}),
    ("manufacturer:siemens modality:CT date:2019", "fields alone", only(
        lambda r: "siemens" in r.manufacturer.lower() and r.modality == "CT" and r.date[:4] == "2019"), {}),
    ("body:chest modality:CT -contrast:*", "fields alone", only(
        lambda r: r.modality == "CT" and BODY("CHEST")(r) and not r.contrast), {}),
    ("contrast enhanced mri of the liver", "", contrasted(anatomy({"MR"}, ["liver"]), True), {"r315": 1, "r314": 2}),
    ("free air", "", finding("freeair"), {}),
    ("gallstones", "", finding("gallstone"), {}),
    ("MRT Knie", "German", anatomy({"MR"}, ["knee"], lang="de"), {"r294": 3}),
    ("IRM cérébrale", "French, adjective", anatomy({"MR"}, ["brain"], lang="fr"), {}),
    ("RX tórax", "Spanish, Portuguese", anatomy(XRAY, CHEST, lang="es pt"), {}),
    ("ressonância joelho", "Portuguese", anatomy({"MR"}, ["knee"], lang="pt"), {}),
    ("tomografia głowy", "Polish, genitive", anatomy({"CT"}, ["brain"], lang="pl"), {}),
    ("beyin MR", "Turkish", anatomy({"MR"}, ["brain"], lang="tr"), {}),
    ("CT thorax", "Dutch, German, English", anatomy({"CT"}, CHEST, near=["heart"], lang="nl de en"), {}),
    ("рентген грудной клетки", "Russian, genitive", anatomy(XRAY, CHEST, lang="ru"), {}),
    ("pet ct", "", lambda r: 0, {"r194": 3, "r195": 2, "r196": 1}),
    ("bone scan", "scintigraphy", lambda r: 0, {"r197": 3, "r379": 3}),
    ("lymphadenopathy", "", finding("lymph"), {"r181": 2, "r292": 2, "r194": 1}),
    ("enlarged heart", "cardiomegaly", finding("cardiomegaly"), {"r046": 1}),
    ("PTX", "abbreviation", PTX, PTX_EXTRA),
    ("cold nodule", "not a cold", lambda r: 0, {"r184": 3, "r401": -1}),
    ("unchanged effusion", "no change in, stable", shifted(finding("effusion"), g3=1, g2=1),
        {"r011": 3, "r343": 3}),
    ("pleural effusion -modality:CT", "", when(
        finding("effusion"), lambda r: r.modality != "CT" or r.claims, -1), {}),
    ("status:accepted pneumonia", "field and word", when(finding("pneumonia"), lambda r: r.status == "accepted", 0),
        ids(-1, "r012 r219 r288")),
    ("appendicitis", "", finding("appendicitis"), {}),
    ("date:<2010 chest", "field and word", when(anatomy(ALL, CHEST), lambda r: r.date and r.date[:4] < "2010"), {}),
    ("localizer", "scout, topogram, surview, scano", lambda r: (3 if "localizer" in r.seriesDescription else 2)
        if "loc" in r.flags else 0, {}),
    ("any:pneumothorax", "field: present, uncertain or denied", lambda r: -1 if "ptx.r" in r.claims else
        0 if not any(f[0] == "ptx" for f in r.findings) else 3 if r.confirmed and r.captionLanguage == "en" else 2,
        PTX_EXTRA),
    ("exact:haemorrhage", "as it stands: no other spelling", when(BLEED, WITH("haemorrhage")),
        ids(-1, "r102")),
    ("pnuemonia", "misspelt; nothing, did you mean pneumonia", lambda r: 0, {}),
    ("axial t2 flair brain", "sequence and plane", lambda r: 0, {
        **ids(3, "r111 r113 r360"), **ids(2, "r119 r248 r287 r322 r389 r266"), "r325": 1}),
    ("hydronephrosis, no stone", "one present, the other denied", lambda r: 0, {
        "r377": 3, **ids(-1, "r063 r252 r068 r227 r352 r254 r373")}),
    ("dvt", "abbreviation", finding("dvt"), {"r186": 0}),
    ("scoliosis", "", finding("scoliosis"), {}),
    ("fetal ultrasound", "obstetric", lambda r: 0, {**ids(3, "r160 r162"), "r161": 2}),
    ("pelvis x-ray without fracture", "denied, in a part", lambda r: 0, {
        "r153": 3, **ids(1, "r258 r386"), "r154": -1}),
    ("mitral regurgitation", "MR that is no modality", finding("mitral"), {"r043": 2}),
    ("breast mass", "", finding("breastmass"), {}),
    ("lateral chest x-ray", "projection", lambda r: 0, {
        **ids(3, "r006"), **ids(2, "r014 r276 r232"), **ids(1, "r005 r231 r275")}),
    ("portable chest", "mobile, bedside, supine", lambda r: 0, {
        **ids(3, "r007 r008 r009"), **ids(2, "r022 r217 r264 r233")}),
    ("hip replacement", "prosthesis", finding("prosthesis"), {}),
    ("cerebral metastases", "adjective", finding("mets.brain"), {}),
    ("renal cyst", "adjective", finding("kidneycyst"), {}),
    ("Pleuraerguss", "German, a compound", finding("effusion", lang="de"), {}),
    ("hip", "not ship, not hippocampus", anatomy(ALL, ["hip"]), {"r154": 1, **ids(-1, "r217 r387 r388")}),
    ("liver", "not delivery", anatomy(ALL, ["liver"]), {
        "r162": -1, **ids(1, "r056 r201 r249 r285 r308 r320 r357 r373 r394 r079"), "r077": 1}),
    ("mass", "not massive", finding("mass", "lungmass", "breastmass"), {
        **ids(3, "r075 r114 r117"), "r247": 2, **ids(-1, "r094 r360 r305 r217"), "r266": -1}),
    ("LAD stenosis", "an artery, not lymph nodes", lambda r: 0, {**ids(3, "r049 r053"), "r385": -1}),
    ("stent", "nothing: not consistent, persistent", lambda r: 0, ids(-1, "r016 r033 r075 r114 r217")),
    ("normal chest x-ray", "", lambda r: 0, {
        **ids(3, "r225 r367 r368"), **ids(2, "r009 r010 r401"), "r327": 2, "r307": 1}),
    ("free fluid in the abdomen", "ascites", finding("ascites"), {}),
    ("knees", "plural, any modality", anatomy(ALL, ["knee"]), {"r186": 1}),
    ("MR chest", "not Mr", anatomy({"MR"}, CHEST, near=["heart"]), {"r048": 2, "r401": -1}),
    ("cT ABDOMÉN", "case and accents", anatomy({"CT"}, ABDOMEN), {"r092": 2}),
]

# What comes first (`3`: any series with that grade; nothing: no series at all), and what must not come.
EXPECTED = {
    "abdominal ct": ("3", "r330 r062 r088 r315"),
    "ct abdomen with contrast": ("3", "r086 r352 r330"),
    "x-ray of a hand": ("3", "r332 r144 r217"),
    "cardiac": ("3 r045", "r037 r094"),
    "chset": ("", ""),
    "MR head": ("3", "r333 r043 r094"),
    "right pleural effusion, no pneumothorax": ("3", "r340 r339 r329 r007 r009"),
    "pneumothorax": ("3", "r001 r005 r008 r009 r010 r012 r203 r210 r231 r233 r307 r329 r341"),
    "no effusion": ("3", "r001 r005 r341 r343 r329"),
    "possible pneumonia": ("3", "r218 r220 r334"),
    "absent:fracture": ("3", "r123 r150 r167 r332"),
    "uncertain:pneumonia": ("3", "r012 r019 r218 r219 r220 r334"),
    "lung nodule": ("3", "r019 r369 r183 r184"),
    "liver lesion": ("3", "r070 r079 r330 r394 r156"),
    "kidney stone": ("3", "r067 r068 r352 r377 r071"),
    "brain tumour": ("3", "r333 r360 r287 r325"),
    "brain tumor": ("3", "r333 r360 r287 r325"),
    "abdomen -contrast": ("3", "r056 r357 r354 r355 r205 r330"),
    "modality:MR body:knee": ("3", "r328 r143"),
    "date:2020..2021 chest": ("3", "r005 r216 r334"),
    '"ground glass"': ("3", "r016"),
    "pneum*": ("3", "r001 r005 r218 r220 r334"),
    "brain mri with gadolinium": ("3", "r333 r047"),
    "HWS": ("3", "r240 r241"),
    "Schädel CT": ("3", "r176 r247"),
    "röntgen hand": ("3", "r332"),
    "radiographie thorax": ("3", "r282 r299 r334"),
    "torax": ("3", "r334"),
    "tac abdomen": ("3", "r330 r283"),
    "頭部 CT": ("3", "r311 r312"),
    "胸": ("3", "r309 r314 r320"),
    "腹部 MRI": ("3", "r316 r320 r311"),
    "뇌 MRI": ("3", "r323 r333"),
    "голова": ("3", "r298"),
    "κρανίο": ("3", "r302 r333"),
    "صدر": ("3", "r325"),
    "ראש": ("3", "r327"),
    "fractures": ("3", "r095 r126 r130 r132 r153 r163 r198 r199 r332 r378 r395 r399"),
    "vertebral fracture": ("3", "r169 r395 r399 r123 r150"),
    "haemorrhage": ("3", "r094 r110 r112 r198 r270 r300 r319"),
    "hemorrhage": ("3", "r094 r110 r112 r198 r270 r300 r319"),
    "oedema": ("3", "r333"),
    "edema": ("3", "r333"),
    "aortic aneurysm": ("3", "r362 r365"),
    "mammogram": ("3", "r331"),
    "ultrasound of the liver": ("3", "r336"),
    "spine": ("3 r175", "r387"),
    "show me chest radiographs with a left sided pleural effusion": ("3", "r007 r344 r329 r369"),
    "pulmonary embolism": ("3", "r043 r152 r162 r361 r392"),
    "PTX": ("3", "r001 r005 r008 r009 r010 r341 r329"),
    "no pneumothorax": ("3", "r007 r216 r222 r337 r340 r329"),
    "hip fracture": ("3", "r152 r153"),
    "knee mri meniscus tear": ("3", "r140 r282 r328"),
    "chest tube": ("3", "r008"),
    "left shoulder xray": ("3", "r335 r135"),
    "modality:US": ("3", "r259 r211 r336"),
    "ct head without contrast": ("3", "r103 r106 r107 r380"),
    "free air": ("3", "r060 r089"),
    "gallstones": ("3", "r078 r253 r336"),
    "any:pneumothorax": ("3", "r329"),
    "exact:haemorrhage": ("3", "r102"),
    "pnuemonia": ("", ""),
    "hydronephrosis, no stone": ("3", "r063 r068"),
    "MR chest": ("3", "r401 r044"),
    "hip": ("3", "r217 r387"),
    "liver": ("3", "r162 r330 r336"),
    "mass": ("3", "r217 r094 r360 r331"),
    "stent": ("", "r016 r217"),
}
