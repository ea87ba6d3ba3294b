"""What a picture is, in the words the captions are made of, and back from a caption to what it says.

A label states only what its source states, or what can be read off every picture of that source by eye; the captions
leave out diagnoses. What a caption does not say is None.
"""
import re
from dataclasses import dataclass, replace
from pathlib import Path

UNKNOWN = "Medical image, type not recognised."

KINDS = ["CT", "MRI", "X-ray", "ultrasound", "mammogram", "angiogram", "PET", "nuclear medicine scan", "endoscopic image", "OCT scan",
         "fundus photograph", "skin photograph", "microscopy", "dental X-ray", "unknown"]
PARTS = ["brain", "head", "head and neck", "orbits", "neck", "spine", "chest", "breast", "heart", "abdomen", "pelvis", "liver", "kidneys",
         "fetus", "musculoskeletal system", "shoulder", "forearm", "wrist", "hand", "femur", "knee", "lower leg", "ankle", "foot", "limb",
         "whole body", "teeth", "retina", "skin", "blood", "tissue", "colon", "gastrointestinal tract", "phantom"]
PLANES = ["axial", "coronal", "sagittal", "frontal", "lateral", "short-axis"]
TECHNIQUES = ["non-contrast", "contrast-enhanced", "with oral and intravenous contrast", "T1-weighted", "T2-weighted",
              "contrast-enhanced T1-weighted", "FLAIR", "diffusion-weighted", "EPI", "gradient-echo", "proton density-weighted"]
WINDOWS = ["lung window", "other window"]
ATTRIBUTES = {"kind": KINDS, "part": PARTS, "plane": PLANES, "technique": TECHNIQUES, "window": WINDOWS}

# Parts too rare to be learned by themselves, and what is said of them.
COARSER = {"pelvis and urinary tract": "pelvis", "hip": "pelvis", "tibia": "lower leg", "humerus": "musculoskeletal system",
           "calf": "lower leg", "rib": "chest", "thyroid": "neck", "elbow": "limb", "thigh": "femur", "lumbar spine": "spine",
           "cervical spine": "spine", "kidney": "kidneys", "fetal head": "fetus", "fetal brain": "fetus", "legs": "limb", "arms": "limb",
           "lungs": "chest", "sinuses": None, "?": None, "": None}
# Parts that one might call by another's name, for the lenient figure of the evaluation.
REGION = {"brain": "head", "head": "head", "head and neck": "head", "orbits": "head", "neck": "head",
          **{part: "limbs" for part in ("shoulder", "forearm", "wrist", "hand", "femur", "knee", "lower leg", "ankle", "foot", "limb",
                                        "musculoskeletal system")},
          "chest": "chest", "heart": "chest", "abdomen": "abdomen", "liver": "abdomen", "kidneys": "abdomen", "pelvis": "abdomen",
          "abdomen and pelvis": "abdomen", "colon": "digestive tract", "gastrointestinal tract": "digestive tract"}
# MedPix files every slice of a case under the part that the case is about. What its slices show was read off the pictures: a
# line for each with the words that fit, the best first, and the plane.
BY_EYE = {image: (parts.split("|"), plane) for image, parts, plane in
          (line.split("\t") for line in (Path(__file__).parent / "parts-by-eye.tsv").read_text().split("\n")[1:] if line)}
LIMBS = {"shoulder", "humerus", "tibia", "calf", "elbow", "forearm", "wrist", "hand", "hip", "femur", "knee", "lower leg", "ankle", "foot", "limb"}
# Modality (0008,0060) of the sources → kind.
KIND_OF_MODALITY = {"CT": "CT", "MR": "MRI", "CR": "X-ray", "DX": "X-ray", "US": "ultrasound", "MG": "mammogram", "XA": "angiogram", "PT": "PET",
                    "NM": "nuclear medicine scan", "ES": "endoscopic image", "OCT": "OCT scan", "OP": "fundus photograph",
                    "XC": "skin photograph", "GM": "microscopy", "PX": "dental X-ray", "IO": "dental X-ray", "none": "unknown"}
# Of each kind, the values of Modality that files of it may have: what a header allows a caption to name.
MODALITIES_OF_KIND = {
    "CT": ["CT"], "MRI": ["MR"], "X-ray": ["CR", "DX", "DR", "RF", "RG", "XA"], "ultrasound": ["US"], "mammogram": ["MG", "CR", "DX"],
    "angiogram": ["XA", "RF", "DSA"], "PET": ["PT"], "nuclear medicine scan": ["NM", "ST"], "endoscopic image": ["ES", "XC"],
    "OCT scan": ["OPT", "OCT", "IVOCT"], "fundus photograph": ["OP"], "skin photograph": ["XC", "DMS"], "microscopy": ["GM", "SM"],
    "dental X-ray": ["PX", "IO", "DX", "CR"]}
# Values of Modality that say nothing of what a picture shows.
ANY_KIND = ["OT", "SC"]


@dataclass(frozen=True)
class Label:
    kind: str
    part: str | None = None
    plane: str | None = None
    technique: str | None = None
    window: str | None = None

    def without(self, *names):
        return replace(self, **{name: None for name in names})


def of_row(row):
    """The label of a line of captions.jsonl or pictures2.jsonl; None where no word of ours fits."""
    kind = KIND_OF_MODALITY.get(row["modality"])
    if kind is None or (kind == "skin photograph" and row["body_part"] != "skin"):
        return None
    if kind == "unknown":
        return Label(kind)
    part, caption, view = row["body_part"], row["caption"], row["view"]
    part = COARSER.get(part, part)
    if row["modality"] in ("PX", "IO"):
        part = "teeth"
    if kind == "microscopy" and part not in ("blood", "colon"):
        part = "tissue"
    if kind == "microscopy" and part == "colon":
        part = "tissue"
    plane = {"Axial": "axial", "Transverse": "axial", "Coronal": "coronal", "Sagittal": "sagittal", "axial": "axial", "coronal": "coronal",
             "sagittal": "sagittal", "short-axis": "short-axis"}.get(view)
    technique = None
    if kind == "X-ray":
        # Chest radiographs without a view are frontal, by eye.
        plane = ("lateral" if view in ("L", "lateral") else "frontal") if part == "chest" else None
    if kind in ("CT", "MRI"):
        for name in sorted(TECHNIQUES, key=len, reverse=True):
            if name in caption and "MR angiogram" not in caption:
                technique = name
                break
    if row["source"] == "MedNIST" and kind in ("CT", "MRI"):
        plane = "axial"  # so are all of them, by eye
    return Label(kind, part, plane, technique)


def seen(row):
    """The label of a line of captions.jsonl with what its picture shows, where that is another part or plane than the source's."""
    label = of_row(row)
    if label is None or row["image"] not in BY_EYE:
        return label
    parts, plane = BY_EYE[row["image"]]
    fitting = [COARSER.get(part, part) for part in parts]
    # "Musculoskeletal system" is what a joint is filed under that the picture shows.
    keeps = label.part in fitting and label.part != "musculoskeletal system"
    first = "limb" if parts[0] in ("humerus", "elbow") else fitting[0]
    return replace(label, part=label.part if keeps else first, plane=label.plane if plane == "?" else plane)


def fits(row, heard):
    """Whether a caption names a part that its picture shows, by eye where that is known and else by the source."""
    if row["image"] not in BY_EYE:
        return heard.part == as_spoken(of_row(row)).part
    parts = set(BY_EYE[row["image"]][0])
    if heard.part in ("limb", "musculoskeletal system"):
        return bool(parts & LIMBS)
    if heard.part == "abdomen and pelvis":
        return bool(parts & {"pelvis", "hip", "abdomen"})
    if heard.part == "pelvis":
        return bool(parts & {"pelvis", "hip"})
    if heard.part == "lower leg":
        return bool(parts & {"lower leg", "tibia", "calf"})
    return heard.part is not None and heard.part in parts


def as_spoken(label):
    """The label with its part as captions name it.

    The sources file CT slices at the level of the kidneys under the abdomen or under the urinary tract, and examinations cover
    both: captions of CT do not tell them apart.
    """
    both = label.kind == "CT" and label.part in ("abdomen", "pelvis", "liver", "kidneys")
    return replace(label, part="abdomen and pelvis") if both else label


# How a sentence names a part, where not by "of the" and its name.
OF_PART = {"limb": "a limb", "fetus": "a fetus", "teeth": "teeth", "skin": "a skin lesion", "phantom": "a phantom"}


def caption(label):
    """The sentence that says what a label states."""
    label = as_spoken(label)
    of_part = f" of {OF_PART.get(label.part, 'the ' + label.part)}" if label.part else ""
    plane = f"{label.plane} " if label.plane else ""
    technique = label.technique or ""
    if label.kind in ("CT", "MRI"):
        before = technique + " " if technique and not technique.startswith("with ") else ""
        after = " " + technique if technique.startswith("with ") else ""
        words = f"{plane}{before}{label.kind}{after}{of_part}"
    elif label.kind == "X-ray":
        words = f"{plane}chest X-ray" if label.part == "chest" else f"X-ray{of_part}"
    elif label.kind == "ultrasound":
        words = "breast ultrasound" if label.part == "breast" else f"ultrasound{of_part}"
    elif label.kind == "mammogram":
        words = "mammogram"
    elif label.kind == "angiogram":
        words = f"X-ray angiogram{of_part}"
    elif label.kind == "PET":
        words = f"{plane}PET{of_part}" if of_part else f"{plane}PET scan"
    elif label.kind == "fundus photograph":
        words = "colour fundus photograph of the retina"
    elif label.kind == "OCT scan":
        words = "OCT scan of the retina"
    elif label.kind == "skin photograph":
        words = "photograph of a skin lesion"
    elif label.kind == "microscopy":
        words = {"blood": "light microscopy of a blood smear", "tissue": "light microscopy of a stained tissue section"}.get(label.part, "light microscopy")
    elif label.kind == "dental X-ray":
        words = "dental X-ray"
    elif label.kind in ("nuclear medicine scan", "endoscopic image"):
        words = f"{label.kind}{of_part}"
    else:
        return UNKNOWN
    if label.window == "lung window":
        words += ", lung window"
    return words[0].upper() + words[1:] + "."


# How a caption, ours or a source's, names a kind: the first that fits.
KIND_WORDS = [
    ("unknown", r"not recognised"), ("mammogram", r"mammogra"), ("microscopy", r"blood smear|microscopy"), ("OCT scan", r"\bOCT\b"),
    ("fundus photograph", r"fundus"), ("skin photograph", r"dermatoscop|skin"), ("ultrasound", r"ultrasound"), ("dental X-ray", r"dental"),
    ("endoscopic image", r"endoscop|laparoscop"), ("nuclear medicine scan", r"nuclear medicine|scintigra"),
    ("PET", r"\bPET\b"), ("angiogram", r"X-ray angiogram"), ("CT", r"\bCT\b"), ("MRI", r"\bMRI?\b"), ("X-ray", r"X-ray|radiograph"),
]
# What a kind shows without saying.
IMPLIED = {"mammogram": "breast", "fundus photograph": "retina", "OCT scan": "retina", "skin photograph": "skin", "dental X-ray": "teeth"}


def parsed(text):
    """What a caption says, as a Label with its part as spoken: the way back from `caption`, and from the sentences of the sources."""
    kind = next((kind for kind, words in KIND_WORDS if re.search(words, text, re.IGNORECASE)), "unknown")
    low = text.lower()
    part = next((p for p in sorted([*PARTS, "abdomen and pelvis"], key=len, reverse=True) if re.search(rf"\b{p}\b", low)), None)
    part = IMPLIED.get(kind, part)
    plane = next((p for p in PLANES if re.search(rf"\b{p}\b", low)), None)
    technique = None
    if kind in ("CT", "MRI"):
        technique = next((t for t in sorted(TECHNIQUES, key=len, reverse=True) if t.lower() in low), None)
    return as_spoken(Label(kind, part, plane, technique, "lung window" if "lung window" in low else None))
