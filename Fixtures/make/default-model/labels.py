"""What a picture is, in the words the captions are made of, and back from a caption to what it says.

A label states only what its source states, or what can be read off every picture of that source by eye; the captions
leave out diagnoses. What a caption does not say is None.
"""
import re
from dataclasses import dataclass, replace
from pathlib import Path

UNKNOWN = "Medical image, type not recognised."

KINDS = ["CT", "MRI", "X-ray", "ultrasound", "fundus photograph", "dermatoscopic photograph", "blood smear", "mammogram",
         "angiogram", "PET", "unknown"]
PARTS = ["brain", "head", "head and neck", "orbits", "spine", "chest", "breast", "heart", "abdomen", "pelvis and urinary tract",
         "musculoskeletal system", "shoulder", "wrist", "hand", "femur", "knee", "ankle", "foot", "limb", "retina", "skin", "blood"]
PLANES = ["axial", "coronal", "sagittal", "frontal", "lateral"]
TECHNIQUES = ["non-contrast", "contrast-enhanced", "with oral and intravenous contrast", "T1-weighted", "T2-weighted",
              "contrast-enhanced T1-weighted", "FLAIR"]
WINDOWS = ["lung window", "other window"]
ATTRIBUTES = {"kind": KINDS, "part": PARTS, "plane": PLANES, "technique": TECHNIQUES, "window": WINDOWS}

# Parts too rare to be learned by themselves, and what is said of them.
COARSER = {"pelvis": "pelvis and urinary tract", "hip": "pelvis and urinary tract", "tibia": "musculoskeletal system",
           "humerus": "musculoskeletal system", "calf": "musculoskeletal system", "rib": "chest", "lower leg": "limb", "thyroid": None,
           "elbow": "limb", "forearm": "limb", "whole body": None, "?": None, "": None}
# Parts that one might call by another's name, for the lenient figure of the evaluation.
REGION = {"brain": "head", "head": "head", "head and neck": "head", "orbits": "head", "shoulder": "limbs", "wrist": "limbs", "hand": "limbs",
          "femur": "limbs", "knee": "limbs", "ankle": "limbs", "foot": "limbs", "limb": "limbs", "musculoskeletal system": "limbs",
          "chest": "chest", "heart": "chest", "abdomen": "abdomen", "pelvis and urinary tract": "abdomen",
          "abdomen and pelvis": "abdomen"}
# MedPix files every slice of a case under the part that the case is about. What its slices show was read off the pictures: a
# line for each with the words that fit, the best first, and the plane.
BY_EYE = {image: (parts.split("|"), plane) for image, parts, plane in
          (line.split("\t") for line in (Path(__file__).parent / "parts-by-eye.tsv").read_text().split("\n")[1:] if line)}
LIMBS = {"shoulder", "humerus", "elbow", "forearm", "wrist", "hand", "hip", "femur", "knee", "lower leg", "ankle", "foot", "limb"}
# Modality (0008,0060) of the sources → kind.
KIND_OF_MODALITY = {"CT": "CT", "MR": "MRI", "CR": "X-ray", "DX": "X-ray", "US": "ultrasound", "OP": "fundus photograph",
                    "XC": "dermatoscopic photograph", "GM": "blood smear", "MG": "mammogram", "XA": "angiogram", "PT": "PET"}


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
    """The label of a line of captions.jsonl; None where no word of ours fits (a single bone scan)."""
    kind = KIND_OF_MODALITY.get(row["modality"])
    if kind is None:
        return None
    part, caption, view = row["body_part"], row["caption"], row["view"]
    part = COARSER.get(part, part)
    if part == "knee" and kind == "X-ray":
        part = "limb"
    if kind in ("angiogram", "PET"):
        part = None  # one or two pictures each
    plane = {"Axial": "axial", "Transverse": "axial", "Coronal": "coronal", "Sagittal": "sagittal"}.get(view)
    technique = None
    if kind == "X-ray" and part == "chest":
        plane = "lateral" if view == "L" else "frontal"  # so are those without a view, by eye
    elif kind == "X-ray":
        plane = None
    if kind in ("CT", "MRI"):
        for name in TECHNIQUES[2:6][::-1] + TECHNIQUES[:2] + ["FLAIR"]:
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
    first = "limb" if parts[0] == "humerus" else fitting[0]
    return replace(label, part=label.part if keeps else first, plane=label.plane if plane == "?" else plane)


def fits(row, heard):
    """Whether a caption names a part that its picture shows, by eye where that is known and else by the source."""
    if row["image"] not in BY_EYE:
        return heard.part == as_spoken(of_row(row)).part
    parts = set(BY_EYE[row["image"]][0])
    if heard.part in ("limb", "musculoskeletal system"):
        return bool(parts & LIMBS)
    if heard.part in ("abdomen and pelvis", "pelvis and urinary tract"):
        return bool(parts & ({"pelvis", "hip", "abdomen"} if heard.part == "abdomen and pelvis" else {"pelvis", "hip"}))
    return heard.part is not None and heard.part in parts


def as_spoken(label):
    """The label with its part as captions name it.

    The sources file CT slices at the level of the kidneys under the abdomen or under the urinary tract, and examinations cover
    both: captions of CT do not tell them apart.
    """
    both = label.kind == "CT" and label.part in ("abdomen", "pelvis and urinary tract")
    return replace(label, part="abdomen and pelvis") if both else label


def caption(label):
    """The sentence that says what a label states."""
    label = as_spoken(label)
    of_part = " of a limb" if label.part == "limb" else f" of the {label.part}" if label.part else ""
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
    elif label.kind == "fundus photograph":
        words = "colour fundus photograph of the retina"
    elif label.kind == "dermatoscopic photograph":
        words = "dermatoscopic photograph of a pigmented skin lesion"
    elif label.kind == "blood smear":
        words = "light microscopy of a blood smear with red blood cells and a white blood cell"
    elif label.kind == "mammogram":
        words = "mammogram"
    elif label.kind == "angiogram":
        words = "X-ray angiogram"
    elif label.kind == "PET":
        words = f"{plane}PET scan"
    else:
        return UNKNOWN
    if label.window == "lung window":
        words += ", lung window"
    return words[0].upper() + words[1:] + "."


# How a caption, ours or a source's, names a kind: the first that fits.
KIND_WORDS = [
    ("unknown", r"not recognised"), ("mammogram", r"mammogra"), ("blood smear", r"blood smear|microscopy"),
    ("fundus photograph", r"fundus"), ("dermatoscopic photograph", r"dermatoscop|skin"), ("ultrasound", r"ultrasound"),
    ("PET", r"\bPET\b"), ("angiogram", r"X-ray angiogram"), ("CT", r"\bCT\b"), ("MRI", r"\bMRI?\b"), ("X-ray", r"X-ray|radiograph"),
]


def parsed(text):
    """What a caption says, as a Label with its part as spoken: the way back from `caption`, and from the sentences of the sources."""
    kind = next((kind for kind, words in KIND_WORDS if re.search(words, text, re.IGNORECASE)), "unknown")
    low = text.lower()
    part = next((p for p in sorted([*PARTS, "abdomen and pelvis"], key=len, reverse=True) if re.search(rf"\b{p}\b", low)), None)
    implied = {"mammogram": "breast", "blood smear": "blood", "fundus photograph": "retina", "dermatoscopic photograph": "skin"}
    part = implied.get(kind, part)
    plane = next((p for p in PLANES if re.search(rf"\b{p}\b", low)), None)
    technique = None
    if kind in ("CT", "MRI"):
        technique = next((t for t in sorted(TECHNIQUES, key=len, reverse=True) if t.lower() in low), None)
    return as_spoken(Label(kind, part, plane, technique, "lung window" if "lung window" in low else None))
