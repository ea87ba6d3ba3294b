"""The model card, from the figures of evaluate.py."""
from collections import Counter

import labels
import train

TERMS = {
    "MedPix-2.0": "MedPix (NLM): per-contributor copyright, free for education and research",
    "MedNIST": "MedNIST (TCIA, RSNA Bone Age, NIH CXR): reportedly CC BY-SA 4.0, no licence file",
    "Brain-Tumor-Classification": "images aggregated from figshare and others: reportedly MIT, not verified",
    "BUSI": "BUSI (Al-Dhabyani 2020): public research data set, licence not verified",
    "covid-chestxray-dataset(early copy)": "per picture: CC BY-NC-SA, CC BY-NC-ND, or figures of publications for research use",
    "BCCD": "BCCD: MIT",
    "DICOM corpus/public": "samples of open-source DICOM projects: each project's licence",
    "Figure1-COVID-CXR": "research purposes only",
    "HAM10000(few)": "HAM10000: CC BY-NC-SA 4.0",
    "Actualmed-COVID-CXR": "research purposes only",
    "DRIVE": "DRIVE (Staal 2004): research use, by registration",
}


def sources(rows):
    return [[name, count, TERMS.get(name, "not stated")] for name, count in Counter(row["source"] for row in rows).most_common()]


def percent(value):
    return f"{value:.1%}" if value is not None else "–"


def classes(title, rows):
    lines = [f"### {title}", "", "| is | pictures | called so | right when so called | otherwise called |", "|---|---|---|---|---|"]
    for row in rows:
        others = ", ".join(f"{name} {count}" for name, count in row["confusions"])
        lines.append(f"| {row['class']} | {row['pictures']} | {percent(row['right'])} | {percent(row['precision'])} | {others} |")
    return "\n".join(lines) + "\n"


def text(f):
    accuracy = "\n".join(
        f"| {name} | {percent(a['right'])} | {percent(a['interval'][0])} to {percent(a['interval'][1])} | {a['of']} | {percent(a['constant'])} |"
        for name, a in f["accuracy"].items())
    texts = "\n".join(f"| {name} | {t['BLEU-4']:.3f} | {t['ROUGE-L']:.3f} | {t['CIDEr-D']:.3f} |" for name, t in f["texts"].items())
    bins = "\n".join(f"| {b['from']:.3f} to {b['to']:.3f} | {b['pictures']} | {percent(b['foretold'])} | {percent(b['right'])} |" for b in f["calibration"]["bins"])
    data = "\n".join(f"| {name} | {count:,} | {terms} |" for name, count, terms in f["sources"])
    technique = f["technique"]
    return f"""---
license: other
license_name: research-demonstration
tags: [medical, radiology, image-to-text, vision-encoder-decoder]
---
# fileroom-default: what kind of picture is it?

The captioner that comes with Fileroom. It says what kind of picture it sees, of which part of the body, and in which plane or
view: "Axial contrast-enhanced CT of the chest." It names **no findings and no diagnoses** ("a pigmented skin lesion" and "a white blood
cell" are said of every picture of skin or blood). A technique (contrast, T1, T2 …) is named only where one is likelier than not,
the window of a chest CT only where it is clear. Where its whole sentence is unlikely, it says "{labels.UNKNOWN}"

**Not for diagnosis.** Its sentences are machine-made and unverified, and all of them require human expert validation. It is a
research demonstration: several of its sources are for research or non-commercial use only, so **these weights are, too**.
For descriptions of what a picture shows, name a published checkpoint with `--model`.

| | |
|---|---|
| layout | Hugging Face `VisionEncoderDecoder`: ViT (224, patch 16, width 256, 6 layers, 4 heads) + GPT-2 (width 256, 2 layers, cross-attention) |
| parameters | {f['parameters']:,}, kept in half precision |
| tokenizer | its own byte-level BPE of {train.VOCABULARY:,} entries at most |
| generation | beam search, `num_beams=4`, `max_length=32`, `length_penalty=0`: the score is the logarithm of the sentence's probability |
| abstains | below a mean log-probability of {f['threshold']} a token (`fileroom-model.json`), and of its own accord |
| training | `make train-default-model`: {f['minutes']:.0f} minutes on two cores, seed {train.SEED}{f['remark'] and '. ' + f['remark']} |
| one caption | {f['secondsOnOneCore'] * 1000:.0f} ms on one core, picture decoded and scaled |

## How good it is

{f['pictures']} labelled pictures were kept apart from training: whole cases where the source names patients (of lateral chest radiographs
every third case), else the last 15 % of each class by name. In the latter, patients may be on both sides, so the lines "of sources that
name patients" are the ones to believe of new scans. The recipe, the threshold and how parts are named were settled with these pictures
in view. A caption that leaves out what is asked about, or abstains, counts as wrong. Intervals are over resampled cases.

| of the caption | right | 95 % interval | pictures | always the most frequent |
|---|---|---|---|---|
{accuracy}

MedPix, the largest source, files every slice of a case under the part that the case is about: a slice through the liver under the
spine, one through the neck under the chest. So its {len(labels.BY_EYE):,} slices were looked at, {f['byEye']['pictures']} of them among these (`Fixtures/make/default-model/parts-by-eye.tsv`): an
AI model read what each shows off contact sheets, without the sources' words and without this model's captions; no radiologist has
checked it. "As the picture shows it" is a caption that names a part which fits ("brain" and "head" both fit a slice through the
cerebrum; "a limb" any of its joints); of the sources' own labels {f['byEye']['otherwise']} do not. Training used what the pictures show.

CT of abdomen and pelvis count as one part, as the captions have it: the sources file slices through the kidneys under either. If all of
those were taken for the abdomen, {percent(f['asAbdomen'])} of the parts would be the sources' own. "Neighbours" are brain, head, orbits, head and neck;
the limbs and the musculoskeletal system; abdomen and pelvis in MRI, too; chest and heart. The window's truth is the rule on grey levels
by which the training pictures were labelled. Of chest views there are few lateral ones; see the table below.

The technique (contrast, T1, T2 …) is stated for {technique['stated']} of them; the model names one for {technique['named']} of those, and
{percent(technique['right'])} of these are right. It is trained to name one only where its probability is above {train.OMIT['technique'] / (1 - train.OMIT['technique']):.2f}.

| captions against the sources' sentences | BLEU-4 | ROUGE-L | CIDEr-D |
|---|---|---|---|
{texts}

The constant caption is the most frequent of the training part, "{f['constant']}" The third line is what a perfect header would
say: the true modality and body part. By pycocoevalcap 1.2, words in lower case without punctuation. Many of the sources' sentences name
a diagnosis, which the model never does. The model says {f['distinct']} different sentences.

## How far its score can be trusted

A sentence is called right here if it names the modality, and a body part that the picture shows. `foretold` comes from a
logistic curve over the mean log-probability, fitted to one half of the pictures and tried on the other.

| mean log-probability | pictures | foretold | right |
|---|---|---|---|
{bins}

Expected calibration error {percent(f['calibration']['expectedCalibrationError'])}; a right sentence has the better score than a wrong one in
{percent(f['calibration']['rankedAboveWrong'])} of all pairs.

The threshold is set so that it withholds about {percent(f['withheldIfRight'])} of the sentences with the right modality. It withholds
{f['withheld']} captions there, {f['withheldThoughRight']} of them right; of the {f['wrong']} wrong ones it withholds {f['wrongAndWithheld']}, and the others are said. It abstains on
{percent(f['noScan']['abstained'])} of {f['noScan']['pictures']} fresh pictures of nothing, made as those it learned from: blanks, noise, shapes, text, scans cut into pieces. **Kinds of examination that it
has never seen are another matter**: it may well call them by the name of one it has.

## Class by class

"Right when so called" is over the pictures that have such an attribute.

{classes("Modality", f["classes"]["modality"])}
{classes("Body part, as the pictures show it", f["classes"]["body part by eye"])}
{classes("Body part, as the sources file it", f["classes"]["body part"])}
{classes("Chest radiographs: view", f["classes"]["chest view"])}
{classes("Plane", f["classes"]["plane"])}
## What it was trained on

| source | pictures | terms |
|---|---|---|
{data}

Beside these, the words of the Open-I chest radiograph reports for the tokenizer; DICOM files of the same samples as Fileroom renders them (chest CT in two windows), {train.PHANTOMS_EACH} drawn phantoms of each
of 17 kinds (`Fixtures/make/phantoms.py`), and {train.UNKNOWNS} pictures of nothing. On fresh phantoms it names the modality in
{percent(f['phantoms']['modality'])} and the part in {percent(f['phantoms']['body part'])} of {f['phantoms']['pictures']}; of the {f['archive']['series']} image series of `Fixtures/archive` it calls {f['archive']['right']} what was drawn.

Captions are composed from labels. What the sources say of disease is left out: each names few diseases, of few patients, and
the disease goes with the source, so a model would learn the source. MedPix's parts and planes are those of the pictures (see above). Three things were added: that MedNIST's slices are axial
and all unlabelled chest radiographs frontal (by eye); whether a chest CT is in a lung window (by its grey levels); and the
plane of brain MRI whose source gives none, where a network that had learned from the others was more than 85 % sure.

## Limits

* **Mammograms, PET, angiograms, limb radiographs and ultrasound of other organs than the breast** were learned from drawings and
  a handful of samples. Fileroom marks captions of MG, XA and PT series `out-of-domain`, not those of limbs and ultrasound.
* Other radiographs than of chest, hand and limbs, and nuclear medicine, endoscopy, pathology, fluoroscopy, dental pictures: not
  known. Most are called by another name; where the header has another modality than the caption, Fileroom marks it `other-modality`.
* The sources are small, old and from few hospitals; brain and chest dominate. Brain, head, orbits and "head and neck" overlap, and
  so do abdomen and pelvis.
* AP and PA are not told apart, nor right from left, adults from children, or one patient from another.

## Again

`make train-default-model DATA=… CORPUS=…` trains it anew with the same pictures, evaluates it, and writes this page. The same seed
gives nearly the same figures; not the same bits, as the order of sums differs between processors.
"""
