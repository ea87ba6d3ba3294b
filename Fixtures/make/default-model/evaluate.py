"""Judges the default model on the validation pictures, through the built program, and writes its card and `fileroom-model.json`.

Everything is counted from the sentences that `fileroom caption` prints, so a mistake of the renderer, the engine or the
tokenizer counts like one of the network.
"""
import argparse
import json
import sqlite3
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from pycocoevalcap.bleu.bleu import Bleu
from pycocoevalcap.cider.cider import Cider
from pycocoevalcap.rouge.rouge import Rouge

import card
import labels
import pictures
from labels import Label

FIXTURES = Path(__file__).resolve().parent.parent.parent
CHECKPOINT = FIXTURES / "checkpoint" / "default"
# What the model is meant to reach on the validation pictures.
GOALS = {"modality": 0.95, "body part, as the picture shows it": 0.85, "body part, as the source files it": 0.85, "chest view": 0.9}
UNSEEN_SEED = 77_000_000
# The share of the sentences with the right modality that the threshold may cost.
WITHHELD_IF_RIGHT = 0.005
# Of which it learned from more than a handful of pictures of patients.
MODALITIES = ["CT", "MR", "CR", "DX", "US", "OP", "XC", "GM"]


@dataclass
class Case:
    row: dict
    label: Label  # the source's
    seen: Label   # by eye, where the picture was looked at
    heard: Label
    has_patient: bool
    group: str


def said(program, model, paths, threads=2):
    """What the program says of each picture: a list of the objects of `caption --json`."""
    answers = []
    for start in range(0, len(paths), 100):
        done = subprocess.run([program, "caption", "--json", "--model", str(model), "--threads", str(threads), *map(str, paths[start:start + 100])],
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"fileroom caption ended with {done.returncode}: {done.stderr[:2000]}")
        answers += [json.loads(line) for line in done.stdout.split("\n") if line]
    return answers


def words_of(text):
    return " ".join("".join(c if c.isalnum() or c in "-® " else " " for c in text.lower()).split())


def text_figures(references, captions):
    """BLEU-4, ROUGE-L and CIDEr-D by pycocoevalcap, over words in lower case without punctuation."""
    there = {i: [words_of(r)] for i, r in enumerate(references)}
    here = {i: [words_of(c) or "nothing"] for i, c in enumerate(captions)}
    bleu, _ = Bleu(4).compute_score(there, here, verbose=0)
    return {"BLEU-4": bleu[3], "ROUGE-L": Rouge().compute_score(there, here)[0], "CIDEr-D": Cider().compute_score(there, here)[0]}


def confidence(answer):
    """The mean log-probability of a token, which is what the threshold is about."""
    return float(np.mean(answer["sequences"][0]["logProbabilities"]))


def right(label, heard, name):
    """Whether a caption says of an attribute what is so; a caption that says nothing of it is wrong."""
    return getattr(heard, name) == getattr(label, name)


def same(name):
    """Whether a case's caption says of an attribute what the source does, and what that is."""
    return lambda c: right(c.label, c.heard, name), lambda c: getattr(c.label, name)


def same_region(c):
    return c.heard.part is not None and region(c) == labels.REGION.get(c.heard.part, c.heard.part)


def region(c):
    return labels.REGION.get(c.label.part, c.label.part)


def same_window(c):
    return c.heard.kind == "CT" and c.heard.part == "chest" and (c.label.window == "lung window") == (c.heard.window == "lung window")


def interval(hits, groups):
    """95 % of 2,000 resamples of the groups: pictures of one case are alike."""
    members = {}
    for hit, group in zip(hits, groups):
        members.setdefault(group, []).append(hit)
    sums, counts = (np.array([of(m) for m in members.values()], float) for of in (sum, len))
    chosen = np.random.default_rng(1).integers(0, len(sums), (2000, len(sums)))
    return [float(x) for x in np.percentile(sums[chosen].sum(1) / counts[chosen].sum(1), (2.5, 97.5))]


def accuracy(cases, hit, attribute):
    """The share that `hit` holds of, with its interval, and what the most frequent answer would have scored."""
    if not cases:
        return None
    hits = [bool(hit(c)) for c in cases]
    most = Counter(attribute(c) for c in cases).most_common(1)[0]
    return {"of": len(hits), "right": float(np.mean(hits)), "interval": interval(hits, [c.group for c in cases]),
            "constant": most[1] / len(cases), "constantAnswer": most[0]}


def table_of_classes(pairs, name):
    """Per class: how many, how many of them right, and what else was said, most often first."""
    rows = []
    for value, count in Counter(getattr(l, name) for l, _ in pairs).most_common():
        said_instead = Counter(getattr(h, name) or "(nothing)" for l, h in pairs if getattr(l, name) == value and getattr(h, name) != value)
        named = sum(getattr(h, name) == value for _, h in pairs)
        hits = sum(getattr(l, name) == value and getattr(h, name) == value for l, h in pairs)
        rows.append({"class": value, "pictures": count, "right": hits / count, "precision": hits / named if named else None,
                     "confusions": said_instead.most_common(4)})
    return rows


def calibration(scores, good):
    """How well the score foretells a right sentence: a logistic curve fitted to one half and tried on the other, both ways."""
    scores, good = np.asarray(scores), np.asarray(good, float)
    order = np.random.default_rng(2).permutation(len(scores))
    halves, foretold = (order[::2], order[1::2]), np.zeros(len(scores))
    for here, there in (halves, halves[::-1]):
        a, b = 1.0, 0.0
        center, width = scores[here].mean(), scores[here].std() + 1e-9
        x, y = (scores[here] - center) / width, good[here]
        for _ in range(3000):
            p = 1 / (1 + np.exp(-(a * x + b)))
            a, b = a - 0.05 * (((p - y) * x).mean() + 0.001 * a), b - 0.05 * (p - y).mean()
        foretold[there] = 1 / (1 + np.exp(-(a * (scores[there] - center) / width + b)))
    bins, error = [], 0
    for members in np.array_split(np.argsort(scores), 5):
        bins.append({"from": float(scores[members].min()), "to": float(scores[members].max()), "pictures": len(members),
                     "foretold": float(foretold[members].mean()), "right": float(good[members].mean())})
        error += len(members) / len(scores) * abs(bins[-1]["foretold"] - bins[-1]["right"])
    wrong, fine = scores[good == 0], scores[good == 1]
    ranked = float((fine[:, None] > wrong[None, :]).mean() + 0.5 * (fine[:, None] == wrong[None, :]).mean()) if len(wrong) and len(fine) else None
    return {"bins": bins, "expectedCalibrationError": float(error), "rankedAboveWrong": ranked}


def seconds_each(program, model, paths):
    """Seconds a caption on one core: many at once less one alone, so that starting is not counted."""
    def spent(some):
        started = time.perf_counter()
        subprocess.run([program, "caption", "--batch-size", "1", "--model", str(model), "--threads", "1", *map(str, some)], capture_output=True, check=True)
        return time.perf_counter() - started
    spent(paths[:1])
    return float(np.median([(spent(paths[:41]) - spent(paths[:1])) / 40 for _ in range(3)]))


def archive_figures(program, scratch):
    """The demo archive indexed as a user does: how many of its series are called what was drawn."""
    catalog = scratch / "catalog.sqlite"
    subprocess.run([program, "index", str(FIXTURES / "archive"), "--catalog", str(catalog), "--model", str(CHECKPOINT)], capture_output=True)
    expected = json.loads((FIXTURES / "expected" / "archive.json").read_text())["studies"]
    wanted = {uid: s["shows"] for study in expected.values() for uid, s in study["series"].items() if s["role"] == "image" and s["shows"]}
    with sqlite3.connect(catalog) as database:
        captions = dict(database.execute("SELECT seriesInstanceUID, text FROM caption JOIN series ON series.id = caption.seriesID WHERE rank = 0"))
    others = {uid: captions.get(uid) for uid, words in wanted.items() if not all(w.lower() in (captions.get(uid) or "").lower() for w in words)}
    for uid, caption in others.items():
        print(f"drawn as {wanted[uid]}, called {caption}")
    return {"series": len(wanted), "right": len(wanted) - len(others)}


def saved(images, folder):
    paths = []
    for n, image in enumerate(images):
        paths.append(folder / f"{n:04d}.png")
        image.save(paths[-1])
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of captions.jsonl")
    parser.add_argument("--program", required=True, help="the built fileroom")
    parser.add_argument("--work", type=Path, required=True, help="where train.py has put the network and its log")
    parser.add_argument("--remark", default="", help="a sentence for the card on how this training went")
    arguments = parser.parse_args()
    arguments.program = str(Path(arguments.program).resolve())
    rows = [json.loads(line) for line in (arguments.data / "captions.jsonl").read_text().split("\n") if line]
    kept = pictures.is_validation(rows)
    validation = [row for n, row in enumerate(rows) if kept[n] and labels.of_row(row)]
    training = [row for n, row in enumerate(rows) if not kept[n] and labels.of_row(row)]
    truth = []
    for row in validation:
        with Image.open(arguments.data / row["image"]) as image:
            truth.append(labels.as_spoken(pictures.with_window(labels.of_row(row), image)))
    settings_file = CHECKPOINT / "fileroom-model.json"
    settings = {"license": "other: research demonstration only, see the model card", "modalities": MODALITIES,
                "limits": "It names the kind of picture, the part of the body and the plane, and no findings. Unverified, and not for diagnosis."}
    settings_file.write_text(json.dumps(settings, indent=2) + "\n")

    answers = said(arguments.program, CHECKPOINT, [arguments.data / row["image"] for row in validation])
    heard = [labels.parsed(a["text"]) for a in answers]
    good = [h.kind == l.kind and (l.part is None or labels.fits(row, h)) for row, l, h in zip(validation, truth, heard)]
    scores = [confidence(a) for a in answers]
    fitting = [s for s, l, h in zip(scores, truth, heard) if l.kind == h.kind]
    threshold = float(np.floor(np.quantile(fitting or scores, WITHHELD_IF_RIGHT) * 1000) / 1000)
    settings["abstain"] = {"below": threshold, "text": labels.UNKNOWN}
    settings_file.write_text(json.dumps(settings, indent=2) + "\n")

    # From here on as a user has it, with the threshold in force.
    answers = said(arguments.program, CHECKPOINT, [arguments.data / row["image"] for row in validation])
    captions = [a["text"] for a in answers]
    heard = [labels.parsed(text) for text in captions]
    figures = {"threshold": threshold, "withheldIfRight": WITHHELD_IF_RIGHT, "pictures": len(validation), "training": len(training)}
    figures["withheld"] = sum(a["withheld"] is not None for a in answers)
    figures["withheldThoughRight"] = sum(a["withheld"] is not None and g for a, g in zip(answers, good))
    figures["wrong"] = sum(not g for g in good)
    figures["wrongAndWithheld"] = sum(a["withheld"] is not None and not g for a, g in zip(answers, good))

    cases = [Case(row, l, labels.as_spoken(labels.seen(row)), h, row["source"] not in pictures.WITHOUT_PATIENTS, f"{row['source']}/{row['case']}" if row["source"] not in pictures.WITHOUT_PATIENTS else row["image"])
             for row, l, h in zip(validation, truth, heard)]
    pairs = [(c.label, c.heard) for c in cases]
    with_part, chest = [c for c in cases if c.label.part], [c for c in cases if c.label.kind == "X-ray" and c.label.part == "chest"]
    plane, window = [c for c in cases if c.label.plane in ("axial", "coronal", "sagittal")], [c for c in cases if c.label.window]
    by_case = [c for c in cases if c.has_patient]

    shown = (lambda c: labels.fits(c.row, c.heard)), (lambda c: c.seen.part)
    looked_at = [c for c in cases if c.row["image"] in labels.BY_EYE and c.seen.plane]
    found = {
        "modality": accuracy(cases, *same("kind")),
        "body part, as the picture shows it": accuracy(with_part, *shown),
        "body part, as the source files it": accuracy(with_part, *same("part")),
        "the latter, neighbours counted as the same": accuracy(with_part, same_region, region),
        "chest view": accuracy(chest, *same("plane")),
        "plane, as the source has it": accuracy(plane, *same("plane")),
        "plane, as the picture shows it (MedPix)": accuracy(looked_at, lambda c: c.heard.plane == c.seen.plane, lambda c: c.seen.plane),
        "window of chest CT": accuracy(window, same_window, lambda c: c.label.window),
        "modality, of sources that name patients": accuracy(by_case, *same("kind")),
        "body part, of these, as the picture shows it": accuracy([c for c in by_case if c.label.part], *shown),
        "body part, of these, as the source files it": accuracy([c for c in by_case if c.label.part], *same("part")),
    }
    figures["accuracy"] = {name: figure for name, figure in found.items() if figure}
    raw = [labels.of_row(row) for row in validation]
    figures["byEye"] = {"pictures": sum(c.row["image"] in labels.BY_EYE for c in cases),
                        "otherwise": sum(not labels.fits(c.row, c.label) for c in with_part)}
    figures["asAbdomen"] = float(np.mean([h.part is not None and (r.part == h.part or (h.part == "abdomen and pelvis" and r.part == "abdomen"))
                                          for r, h in zip(raw, heard) if r.part]))
    named = [(l, h) for l, h in pairs if h.technique and l.technique]
    figures["technique"] = {"stated": sum(l.technique is not None for l, _ in pairs), "named": len(named),
                            "right": float(np.mean([right(l, h, "technique") for l, h in named])) if named else None}
    figures["classes"] = {"modality": table_of_classes(pairs, "kind"), "body part": table_of_classes([(c.label, c.heard) for c in with_part], "part"),
                          "body part by eye": table_of_classes([(replace(c.seen, part=c.heard.part) if labels.fits(c.row, c.heard) else c.seen, c.heard) for c in with_part], "part"),
                          "chest view": table_of_classes([(c.label, c.heard) for c in chest], "plane"), "plane": table_of_classes([(c.label, c.heard) for c in plane], "plane")}
    figures["calibration"] = calibration(scores, good)

    references = [row["caption"] for row in validation]
    constant = Counter(row["caption"] for row in training).most_common(1)[0][0]
    headers = [labels.caption(Label(l.kind, l.part)) for l in truth]
    figures["constant"] = constant
    figures["texts"] = {"this model": text_figures(references, captions), "the constant caption": text_figures(references, [constant] * len(references)),
                        "a header's modality and body part": text_figures(references, headers)}
    figures["distinct"] = len(set(captions))

    with tempfile.TemporaryDirectory() as scratch:
        none = pictures.unknowns(180, UNSEEN_SEED, pictures.drawn(4, UNSEEN_SEED))
        folder = Path(scratch)
        heard_of_none = said(arguments.program, CHECKPOINT, saved([Image.fromarray(p.pixels) for p in none], folder))
        figures["noScan"] = {"pictures": len(none), "abstained": float(np.mean([a["abstained"] for a in heard_of_none]))}
        phantoms = pictures.drawn(8, UNSEEN_SEED)
        of_phantoms = [labels.parsed(a["text"]) for a in said(arguments.program, CHECKPOINT, saved([Image.fromarray(p.pixels) for p in phantoms], folder))]
        figures["phantoms"] = {"pictures": len(phantoms), "modality": float(np.mean([p.label.kind == h.kind for p, h in zip(phantoms, of_phantoms)])),
                               "body part": float(np.mean([labels.as_spoken(p.label).part == h.part for p, h in zip(phantoms, of_phantoms) if p.label.part]))}
        figures["archive"] = archive_figures(arguments.program, folder)
    figures["secondsOnOneCore"] = seconds_each(arguments.program, CHECKPOINT, [arguments.data / row["image"] for row in validation])
    trained = torch.load(arguments.work / "student.pt", map_location="cpu")
    figures["minutes"], figures["parameters"] = trained["minutes"], trained["parameters"]
    figures["sources"], figures["remark"] = card.sources(training), arguments.remark
    (arguments.work / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    with (arguments.work / "said.jsonl").open("w") as out:
        for row, l, a in zip(validation, truth, answers):
            print(json.dumps({"image": row["image"], "truth": labels.caption(l), "said": a["text"], "withheld": a["withheld"]}), file=out)
    (CHECKPOINT / "README.md").write_text(card.text(figures))
    for name, figure in figures["accuracy"].items():
        missed = name in GOALS and figure["right"] < GOALS[name]
        print(f"{name:48} {figure['right']:6.1%} of {figure['of']}{f', short of the goal of {GOALS[name]:.0%}' if missed else ''}")
    print(json.dumps(figures["texts"], indent=1))


if __name__ == "__main__":
    main()
