"""Judges the default model through the built program, on cases and on whole sources that nothing was learned from, and writes its card.

Everything here is counted from the sentences that `fileroom caption` prints without a header, so a mistake of the renderer, the engine or
the tokenizer counts like one of the network. What the program says with a header and several frames is in `evidence.py`'s figures, and
what a user meets in an archive in `judge.py`'s.
"""
import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from pycocoevalcap.bleu.bleu import Bleu
from pycocoevalcap.cider.cider import Cider
from pycocoevalcap.rouge.rouge import Rouge

import card
import labels
import pictures
from labels import Label

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import judge

FIXTURES = Path(__file__).resolve().parent.parent.parent
CHECKPOINT = FIXTURES / "checkpoint" / "default"
UNSEEN_SEED = 77_000_000


@dataclass
class Case:
    row: dict
    label: Label  # by eye where the picture was looked at, else the source's, as captions name it
    heard: Label
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


def variants(folder):
    """The ways in which an archive is judged, from the words alone to the program as it is: [(name, arguments of `index`)]."""
    words, one = folder / "words", folder / "one frame"
    shutil.copytree(CHECKPOINT, words, ignore=shutil.ignore_patterns("fileroom-evidence.*"))
    shutil.copytree(CHECKPOINT, one)
    settings = json.loads((one / "fileroom-evidence.json").read_text())
    (one / "fileroom-evidence.json").write_text(json.dumps(settings | {"frames": 1}))
    return [("words alone", ["--model", str(words)]), ("and evidence", ["--model", str(one), "--no-use-header"]),
            ("and header", ["--model", str(one), "--use-header"]), ("and three frames: as it is", [])]


def saved(images, folder):
    paths = []
    for n, image in enumerate(images):
        paths.append(folder / f"{n:04d}.png")
        image.save(paths[-1])
    return paths


def heard_of(program, rows):
    """What the program says of pictures without a header, beside what they show."""
    rows = [row for row in rows if labels.seen(row)]
    answers = said(program, CHECKPOINT, [row["path"] for row in rows])
    cases = []
    for row, answer in zip(rows, answers):
        with Image.open(row["path"]) as image:
            truth = labels.as_spoken(pictures.with_window(labels.seen(row), image))
        cases.append(Case(row, truth, labels.parsed(answer.get("unguidedText") or answer["withheld"] or answer["text"]), f"{row['source']}/{row['case'] or row['image']}"))
    return cases, answers


def part_fits(c):
    return c.heard.kind == c.label.kind and labels.fits(c.row, c.heard)


def figures_of(cases):
    """Kind, part and plane of the sentence that the model itself finds likeliest."""
    with_part = [c for c in cases if c.label.part]
    plane = [c for c in cases if c.label.plane in ("axial", "coronal", "sagittal") and c.label.kind in ("CT", "MRI", "PET")]
    technique = [c for c in cases if c.label.technique and c.heard.technique]
    found = {"kind": accuracy(cases, lambda c: c.heard.kind == c.label.kind, lambda c: c.label.kind),
             "kind and body part": accuracy(with_part, part_fits, lambda c: c.label.part),
             "plane": accuracy(plane, lambda c: c.heard.plane == c.label.plane, lambda c: c.label.plane),
             "technique, where one is named and known": accuracy(technique, lambda c: c.heard.technique == c.label.technique, lambda c: c.label.technique)}
    return {name: figure for name, figure in found.items() if figure}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of captions/captions.jsonl and pictures2/pictures2.jsonl")
    parser.add_argument("--program", required=True, help="the built fileroom")
    parser.add_argument("--work", type=Path, required=True, help="where train.py has put the network and its log")
    parser.add_argument("--archive", type=Path, help="the public corpus, to judge what a user meets there")
    parser.add_argument("--labels", type=Path, help="its labels by eye")
    parser.add_argument("--without-speed", action="store_true", help="do not measure how long a caption takes")
    parser.add_argument("--remark", default="", help="a sentence for the card on how this training went")
    arguments = parser.parse_args()
    program = str(Path(arguments.program).resolve())
    training, by_case, by_source = pictures.divided(arguments.data / "captions", arguments.data / "pictures2")
    figures = {"training": sum(labels.seen(row) is not None for row in training), "remark": arguments.remark}
    figures["evidence"] = json.loads((arguments.work / "evidence.json").read_text())
    sets = {"by case": heard_of(program, by_case), "by source": heard_of(program, by_source)}
    figures["accuracy"] = {name: figures_of(cases) for name, (cases, _) in sets.items()}
    figures["classes"] = {name: {"kind": table_of_classes([(c.label, c.heard) for c in cases], "kind"),
                                 "part": table_of_classes([(c.label, c.heard) for c in cases if c.label.part], "part")} for name, (cases, _) in sets.items()}
    cases, answers = sets["by case"]
    references = [c.row["caption"] for c in cases]
    constant = Counter(row["caption"] for row in training).most_common(1)[0][0]
    figures["constant"] = constant
    captions = [a.get("unguidedText") or a["withheld"] or a["text"] for a in answers]
    figures["texts"] = {"this model": text_figures(references, captions), "the constant caption": text_figures(references, [constant] * len(references)),
                        "a header's modality and body part": text_figures(references, [labels.caption(Label(c.label.kind, c.label.part)) for c in cases])}
    figures["distinct"] = len(set(captions))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        none = pictures.unknowns(180, UNSEEN_SEED, pictures.drawn(4, UNSEEN_SEED))
        heard_of_none = said(program, CHECKPOINT, saved([Image.fromarray(p.pixels) for p in none], folder))
        figures["noScan"] = {"pictures": len(none), "abstained": float(np.mean([a["abstained"] for a in heard_of_none]))}
        figures["archive"] = archive_figures(program, folder)
        if arguments.archive and arguments.labels:
            figures["judge"] = {}
            rows = judge.labels_of(arguments.labels)
            for name, some in variants(folder):
                found = judge.judged(judge.indexed(program, arguments.archive, folder / f"{name}.sqlite", some), rows, arguments.archive)
                figures["judge"][name] = judge.table(found)
    if not arguments.without_speed:
        figures["secondsOnOneCore"] = seconds_each(program, CHECKPOINT, [c.row["path"] for c in cases])
    figures |= json.loads((arguments.work / "training.json").read_text())
    figures["sources"] = card.sources(training)
    (arguments.work / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    (CHECKPOINT / "README.md").write_text(card.text(figures))
    for name, found in figures["accuracy"].items():
        for what, figure in found.items():
            print(f"{name:12} {what:44} {figure['right']:6.1%} of {figure['of']}")
    print(json.dumps(figures.get("judge"), indent=1))


if __name__ == "__main__":
    main()
