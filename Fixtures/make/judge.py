"""Judges what the program says of an archive against labels by eye, as a user meets it: `make judge`.

The archive is indexed with the default settings. The first caption of every series is compared with the line of the labels that
names its file and frame (columns `path`, `frame`, `modality`, `kind`, `part`). A caption is

- right: it names the kind and a part that is there, or there is no part to name; a coarser or compound part counts
- kind only: the kind is true, and it names no part though one is to be seen
- partly: the kind is true, and the label does not tell whether the part is
- wrong: it names a false kind or a false part
- abstained: it names nothing; rightly where there is no picture of a patient, or none that an eye recognises

A copy of a picture counts once. A caption is marked where it has a doubt or is called unsure.
"""
import argparse
import csv
import json
import re
import sqlite3
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

# What a caption may call a kind: the first that fits.
KIND_WORDS = [
    ("abstained", r"not recognised"), ("mammogram", r"mammogra"), ("microscopy", r"blood smear|microscop|stained"), ("OCT", r"\bOCT\b"),
    ("fundus", r"fundus"), ("skin", r"dermatoscop|dermoscop|skin lesion"), ("US", r"ultraso|sonogra|echocardio"), ("dental", r"dental"),
    ("endoscopy", r"endoscop|laparoscop|colonoscop"), ("NM", r"nuclear medicine|scintigra"), ("PET", r"\bPET\b"),
    ("angiography", r"X-ray angiogra|\bangiogram of"), ("CT", r"\bCT\b|computed tomogra"), ("MR", r"\bMRI?\b|magnetic resonance"),
    ("X-ray", r"X-ray|radiogra|roentgen")]
# Kinds that are also another, coarser one.
ALSO = {"mammogram": {"X-ray"}, "angiography": {"X-ray"}, "dental": {"X-ray"}, "RT": {"X-ray"}, "microscopy/slide": {"microscopy"}}
KIND_OF_MODALITY = {"CT": "CT", "MR": "MR", "US": "US", "CR": "X-ray", "DX": "X-ray", "RF": "X-ray", "PT": "PET", "NM": "NM", "XA": "angiography",
                    "MG": "mammogram", "ES": "endoscopy"}
PART_WORDS = ["whole body", "abdomen and pelvis", "head and neck", "pelvis and urinary tract", "musculoskeletal system", "gastrointestinal tract",
              "lower leg", "brain", "head", "orbits", "neck", "spine", "chest", "breast", "heart", "abdomen", "pelvis", "liver", "kidneys",
              "kidney", "fetus", "shoulder", "forearm", "elbow", "wrist", "hand", "femur", "thigh", "knee", "ankle", "foot", "limb", "teeth", "retina", "skin",
              "blood", "tissue", "colon", "phantom"]
LIMB = {"limb", "musculoskeletal system"}
# A word of the label's part → the parts that a caption may name.
FITTING = {
    "knee": {"knee"} | LIMB, "head": {"head", "brain", "head and neck"}, "brain": {"brain", "head", "head and neck"},
    "face": {"head", "head and neck"}, "mouth": {"head", "head and neck", "teeth"}, "neck": {"neck", "head and neck"}, "carotid": {"head", "neck", "head and neck"},
    "thyroid": {"neck", "head and neck"}, "chest": {"chest"}, "heart": {"heart", "chest"}, "lung": {"chest"}, "abdomen": {"abdomen", "abdomen and pelvis"},
    "kidneys": {"abdomen", "abdomen and pelvis", "kidneys", "kidney"}, "kidney": {"abdomen", "abdomen and pelvis", "kidneys", "kidney"},
    "liver": {"abdomen", "abdomen and pelvis", "liver"}, "pelvis": {"pelvis", "abdomen and pelvis", "pelvis and urinary tract"},
    "prostate": {"pelvis", "abdomen and pelvis", "pelvis and urinary tract"}, "uterus": {"pelvis", "abdomen and pelvis", "pelvis and urinary tract"},
    "colon": {"colon", "gastrointestinal tract"}, "oesophagus": {"gastrointestinal tract"}, "stomach": {"gastrointestinal tract"},
    "shoulder": {"shoulder"} | LIMB, "elbow": {"elbow"} | LIMB, "forearm": {"forearm"} | LIMB, "wrist": {"wrist", "hand"} | LIMB,
    "hand": {"hand"} | LIMB, "thigh": {"femur", "thigh"} | LIMB, "thighs": {"femur", "thigh"} | LIMB, "femur": {"femur", "thigh"} | LIMB,
    "leg": {"lower leg"} | LIMB, "legs": {"lower leg", "femur"} | LIMB, "knees": {"knee"} | LIMB, "ankle": {"ankle"} | LIMB, "foot": {"foot"} | LIMB,
    "hip": {"pelvis", "femur"} | LIMB, "spine": {"spine"}, "breast": {"breast"}, "skeleton": {"whole body"}, "body": {"whole body"},
    "teeth": {"teeth", "head"}, "retina": {"retina"}, "eye": {"retina", "orbits"}, "orbits": {"orbits", "head"}, "skin": {"skin"}, "fetus": {"fetus"},
    "trunk": {"chest", "abdomen", "abdomen and pelvis"}, "extremity": LIMB}
IMPLIED = {"mammogram": "breast", "skin": "skin", "fundus": "retina", "OCT": "retina", "dental": "teeth"}
ORDINARY = {"CT", "MR", "X-ray", "US"}


@dataclass
class Said:
    kind: str
    part: str | None


def heard(text):
    """What a caption claims."""
    kind = next((kind for kind, words in KIND_WORDS if re.search(words, text, re.IGNORECASE)), "nothing")
    low = text.lower()
    part = next((p for p in sorted(PART_WORDS, key=len, reverse=True) if re.search(rf"\b{p}\b", low)), None)
    return Said(kind, IMPLIED.get(kind, part))


def fitting(part):
    words = re.findall(r"[a-z]+", part.lower())
    return set().union(*(FITTING.get(word, set()) for word in words)) if words else set()


def verdict(row, text):
    """The verdict on a caption of a labelled picture."""
    said, kind, part = heard(text), row["kind"], row["part"]
    # An eye that cannot tell, and the tiles of a few pixels.
    unsure, hint = part.startswith("unsure"), part.partition("header:")[2]
    nothing_there = kind in ("phantom/test pattern", "not medical", "blank/noise", "other", "mask")
    if said.kind in ("abstained", "nothing"):
        return "abstained rightly" if nothing_there or unsure or kind == "RT" else "abstained, missed"
    if kind == "phantom/test pattern" and said.kind == KIND_OF_MODALITY.get(row["modality"]):
        return "right" if said.part == "phantom" else "kind only" if said.part is None else "wrong"
    if said.kind != kind and said.kind not in ALSO.get(kind, set()):
        return "wrong"
    if said.part is None or said.part == IMPLIED.get(said.kind) and part in ("", "none"):
        return "right" if part == "none" else "kind only"
    if unsure and not hint:
        return "partly"
    there = fitting(hint if unsure else part)
    if said.part in there:
        return "right"
    # A lymph node may be anywhere; a spine lies in a trunk.
    if not there and part != "none" or "spine" in part and said.part in ("chest", "abdomen", "abdomen and pelvis", "neck"):
        return "partly"
    return "wrong"


def labels_of(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def indexed(program, archive, catalog, arguments):
    done = subprocess.run([program, "index", str(archive), "--catalog", str(catalog), "--quiet", *arguments], capture_output=True, text=True)
    if done.returncode not in (0, 2):
        raise SystemExit(f"fileroom index ended with {done.returncode}: {done.stderr[:2000]}")
    with sqlite3.connect(catalog) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute("""
            SELECT caption.*, filePath.path AS path, searchText.caption AS searched, series.modality AS modality,
                   coalesce(series.bodyPartExamined, series.anatomicRegion) AS headerPart
            FROM caption JOIN filePath ON filePath.fileID = caption.fileID JOIN series ON series.id = caption.seriesID
            JOIN searchText ON searchText.seriesID = caption.seriesID
            WHERE caption.rank = 0""")]


def judged(captions, rows, archive):
    """The labelled captions with their verdicts, copies once."""
    known = {(row["path"], int(row["frame"])): row for row in rows} | {row["pictureDigest"]: row for row in rows if row.get("pictureDigest")}
    cases, seen = [], set()
    for caption in captions:
        place = str(Path(caption["path"]).relative_to(archive.resolve())) if Path(caption["path"]).is_relative_to(archive.resolve()) else caption["path"]
        row = known.get((place, caption["frame"])) or known.get(caption["imageDigest"])
        if row is None or caption["imageDigest"] in seen:
            continue
        seen.add(caption["imageDigest"])
        probability = caption.get("probability")
        marked = caption["doubts"] != "[]" or probability is not None and probability < 0.9
        said, searched = heard(caption["text"]), heard(caption["searched"])
        result = verdict(row, caption["text"])
        false_terms = 0
        if result == "wrong" and searched.kind not in ("abstained", "nothing"):
            truth = row["kind"]
            false_terms += said.kind != truth and said.kind not in ALSO.get(truth, set())
            false_terms += said.part is not None and said.part not in fitting(row["part"])
        cases.append({"row": row, "caption": caption["text"], "unguided": caption.get("unguidedText"), "verdict": result, "marked": marked,
                      "probability": probability, "falseTerms": int(false_terms), "path": place})
    return cases


def table(cases):
    """The figures that the model card leads with."""
    count = Counter(case["verdict"] for case in cases)
    claims = [c for c in cases if not c["verdict"].startswith("abstained")]
    wrong = [c for c in claims if c["verdict"] == "wrong"]
    ordinary = [c for c in cases if c["row"]["kind"] in ORDINARY and c["row"]["part"] != "none" and not c["row"]["part"].startswith("unsure")]
    missed = sum(c["verdict"].startswith("abstained") for c in ordinary)
    calibrated = [(c["probability"], c["verdict"] in ("right", "kind only")) for c in claims if c["probability"] is not None]
    return {
        "pictures": len(cases), **{name: count[name] for name in ("right", "kind only", "partly", "wrong", "abstained rightly", "abstained, missed")},
        "claims": len(claims), "rightOrKind": count["right"] + count["kind only"], "unmarkedWrong": sum(not c["marked"] for c in wrong),
        "falseTermsPer100": 100 * sum(c["falseTerms"] for c in cases) / max(1, len(cases)),
        "ordinary": len(ordinary), "ordinaryAbstained": missed,
        "calibrationError": abs(sum(p for p, _ in calibrated) - sum(r for _, r in calibrated)) / len(calibrated) if calibrated else None}


def shown(t):
    share = lambda part, whole: f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "none"
    lines = [("pictures", t["pictures"])] + [(name, t[name]) for name in ("right", "kind only", "partly", "wrong", "abstained rightly", "abstained, missed")]
    lines += [("of what is claimed: right or true by kind", share(t["rightOrKind"], t["claims"])), ("wrong", share(t["wrong"], t["claims"])),
              ("wrong and unmarked", share(t["unmarkedWrong"], t["claims"])),
              ("abstained on CT, MR, radiographs and ultrasound with a part to see", share(t["ordinaryAbstained"], t["ordinary"])),
              ("false terms searched as likely, per 100 series", f"{t['falseTermsPer100']:.1f}")]
    if t["calibrationError"] is not None:
        lines.append(("mean probability less the share that is right", f"{100 * t['calibrationError']:.1f} %"))
    return "\n".join(f"{name:<70}{value}" for name, value in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="the built fileroom")
    parser.add_argument("--archive", type=Path, required=True, help="the folder that the paths of the labels begin in")
    parser.add_argument("--labels", type=Path, required=True, help="a TSV file with path, frame, modality, kind and part")
    parser.add_argument("--json", type=Path, help="where to write the figures and every verdict")
    parser.add_argument("--verbose", action="store_true", help="print every caption with its verdict")
    parser.add_argument("arguments", nargs="*", help="after --: what else fileroom index is given, such as --model")
    arguments = parser.parse_args()
    rows = labels_of(arguments.labels)
    with tempfile.TemporaryDirectory() as scratch:
        captions = indexed(arguments.program, arguments.archive, Path(scratch) / "catalog.sqlite", arguments.arguments)
    cases = judged(captions, rows, arguments.archive)
    if not cases:
        raise SystemExit("no caption is of a labelled picture")
    if arguments.verbose:
        for case in cases:
            print(f"{case['verdict']:<18} {case['row']['modality'] or '-':<8} {case['row']['kind']}, {case['row']['part']}: {case['caption']}"
                  + ("" if case["probability"] is None else f" [{case['probability']:.2f}]") + (" (marked)" if case["marked"] else ""))
    figures = table(cases)
    print(shown(figures))
    if arguments.json:
        arguments.json.write_text(json.dumps({"figures": figures, "cases": [{**c, "row": {k: c["row"][k] for k in ("modality", "kind", "part")}} for c in cases]}, indent=1) + "\n")


if __name__ == "__main__":
    main()
