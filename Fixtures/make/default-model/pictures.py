"""The pictures the default model learns from: labelled ones, renderings by Fileroom, phantoms, and things that are no scan.

Everything is kept as the model's input picture, 224 x 224 RGB of 8 bits, stretched as `ViTImageProcessor` does.
"""
import hashlib
import io
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import labels
from labels import Label

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import phantoms
from phantoms import Variation

SIDE = 224
VALIDATION_SHARE = 0.15
WITHOUT_PATIENTS = ("MedNIST", "BUSI", "Brain-Tumor-Classification", "BCCD", "DRIVE", "HAM10000(few)")
# Pictures of the public corpus, by which the model is judged.
JUDGED = "DICOM corpus/public"
# Whole sources that nothing is learned from: what the model says of them is what it says of another archive's pictures.
LEFT_OUT = {
    "Actualmed-COVID-CXR", "neurolabusc/dcm_qa_toshiba", "neurolabusc/dcm_qa_philips", "rii-mango/Papaya", "Papaya", "FNNDSC/SAG-anon",
    "sarah-antillia mini_test: kidney disease T2W", "sarah-antillia mini_test: Prostate158", "sarah-antillia mini_test: EMIDEC",
    "sarah-antillia mini_test: BreastDM", "sarah-antillia mini_test: KneeBones3Dify", "spinalcordtoolbox sct_testing_data",
    "spinalcordtoolbox sct_example_data", "sarah-antillia mini_test: MSD lung", "sarah-antillia mini_test: lung CT",
    "sarah-antillia mini_test: KSSD2025", "sarah-antillia mini_test: CHAOS CT", "sarah-antillia mini_test: AISD stroke NCCT",
    "sarah-antillia mini_test: mandible CT", "sarah-antillia mini_test: bone metastases CT", "wasserth/TotalSegmentator",
    "anandjonnadula/Bone-Fracture-Detection-Using-CNN", "dinbe0527/kcr2019d1", "manhph2211/Bone-Fracture-Detection",
    "sarah-antillia mini_test: mammogram density", "sarah-antillia mini_test: ARCADE coronary angiography",
    "sarah-antillia mini_test: ETIS-Larib", "nickyisadog/latent-diffusion-inpainting", "sarah-antillia mini_test: BUS-BRA",
    "sarah-antillia mini_test: kidney stone US", "LourdesBranchi/camus-lv-segmentation",
    "vital-ultrasound/ai-echocardiography-for-low-resource-countries", "sarah-antillia mini_test: Drishti-GS", "sarah-antillia mini_test: STARE",
    "sarah-antillia mini_test: PanNuke", "sarah-antillia mini_test: HAM10000", "dental-xray/dental-xray",
    "ahmaxiom/U-Net SPECT myocardial perfusion", "truehand/dicom-sample", "icometrix/dicom2nifti", "IvisionLab/dental-image",
    "neurolabusc/dcm_qa_enh", "neurolabusc/dcm_qa_ge", "neurolabusc/dcm_qa_table", "neurolabusc/dcm_qa_trt"}


@dataclass
class Picture:
    pixels: np.ndarray  # (224, 224, 3) uint8
    label: Label
    source: str
    name: str = ""
    reference: str = ""
    case: str = ""


def squared(image):
    return np.asarray(image.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BILINEAR))


def with_window(label, image):
    """A chest CT's window, read off its grey levels: soft tissue is nearly white in a lung window.

    The median of what is brighter than 90: above 190 a lung window, below 150 another, between them nobody knows.
    """
    if label.kind != "CT" or label.part != "chest":
        return label
    grey = np.asarray(image.convert("L"))
    lit = grey[grey > 90]
    median = float(np.median(lit)) if len(lit) else 0
    return replace(label, window="lung window" if median > 190 else "other window" if median < 150 else None)


def is_validation(rows):
    """For each row, whether it is kept for validation: by case where the source names patients, else the last 15 % of each class.

    Of the few cases with a lateral chest radiograph every third is, so that there is something to judge by.
    """
    kept, by_class, lateral = {}, defaultdict(list), set()
    for row in rows:
        if row["modality"] in ("CR", "DX") and row["view"] == "L":
            lateral.add((row["source"], row["case"]))
    of_laterals = set(sorted(lateral)[::3])
    for n, row in enumerate(rows):
        case = row["source"], row["case"]
        if row["source"] in WITHOUT_PATIENTS:
            folder = str(Path(row["original"]).parent)
            by_class[row["source"], folder, "" if row["source"] == "BCCD" else row["caption"]].append(n)
        elif case in lateral:
            kept[n] = case in of_laterals
        else:
            digest = int(hashlib.sha256("/".join(case).encode()).hexdigest(), 16)
            kept[n] = digest % 1000 < 1000 * VALIDATION_SHARE
    for numbers in by_class.values():
        numbers.sort(key=lambda n: rows[n]["original"])
        last = round(len(numbers) * VALIDATION_SHARE)
        for place, n in enumerate(numbers):
            kept[n] = place >= len(numbers) - last
    return kept


def rows_of(folder, name):
    """The lines of a list of pictures, with the paths of these."""
    rows = [json.loads(line) for line in (folder / name).read_text().split("\n") if line]
    return [row | {"path": folder / row["image"]} for row in rows if row["source"] != JUDGED]


def divided(captions, renderings):
    """The rows of both sets: (training, cases left out, sources left out)."""
    first, second = rows_of(captions, "captions.jsonl"), rows_of(renderings, "pictures2.jsonl")
    kept, divided = is_validation(first), ([], [], [])
    for n, row in enumerate(first):
        divided[2 if row["source"] in LEFT_OUT else 1 if kept[n] else 0].append(row)
    for row in second:
        digest = int(hashlib.sha256(f"{row['source']}/{row['case']}".encode()).hexdigest(), 16)
        divided[2 if row["source"] in LEFT_OUT else 1 if digest % 1000 < 80 else 0].append(row)
    return divided


def labelled(rows, as_seen):
    """The pictures of rows: with what they show, or as their sources have it."""
    found = []
    for row in rows:
        label = labels.seen(row) if as_seen else labels.of_row(row)
        if label is None:
            continue
        with Image.open(row["path"]) as image:
            image.load()
            found.append(Picture(squared(image), with_window(label, image), row["source"], row["image"], row["caption"], row["case"]))
    return found


def shown(values):
    """Display levels 0 to 1, grey or RGB, as an image."""
    values = np.clip(np.rint(values * 255), 0, 255).astype(np.uint8)
    return Image.fromarray(values).convert("RGB")


def windowed(values, center, width):
    return np.clip((values - (center - 0.5)) / (width - 1) + 0.5, 0, 1)


def stretched(values):
    low, high = np.percentile(values, (0.5, 99.5))
    return np.clip((values - low) / (high - low + 1e-6), 0, 1)


def phantom_kinds():
    """How each phantom is drawn, and what it shows."""
    def ct(draw, findings, center, width):
        return lambda v, n: windowed(draw(v, n, v("z", -0.8, 0.8), findings[int(v("finding", 0, len(findings)))]), center, width)

    def some(*names):
        return lambda v: names[int(v("finding", 0, len(names)))]
    chest = ("clear", "nodule right", "nodule left", "fluid right", "fluid left")
    head, side = ("plain", "bright right", "bright left"), ("L", "R")
    lesion, film = some("plain", "lesion right", "lesion left"), some("clear", "base right", "base left", "nodule right", "nodule left")
    return [
        (Label("CT", "chest", "axial", window="lung window"), ct(phantoms.ct_chest, chest, -600, 1500)),
        (Label("CT", "chest", "axial", window="other window"), ct(phantoms.ct_chest, chest, 40, 400)),
        (Label("CT", "head", "axial"), ct(phantoms.ct_head, head, 40, 80)),
        (Label("CT", "abdomen", "axial"), ct(phantoms.ct_abdomen, ("plain", "dark liver"), 50, 400)),
        (Label("MRI", "brain", "axial", "T1-weighted"), lambda v, n: stretched(phantoms.mr_brain(v, n, v("z", -0.8, 0.8), "T1"))),
        (Label("MRI", "brain", "axial", "T2-weighted"), lambda v, n: stretched(phantoms.mr_brain(v, n, v("z", -0.8, 0.8), "T2", lesion(v)))),
        (Label("MRI", "knee", "sagittal"), lambda v, n: stretched(phantoms.mr_knee(v, n, v("z", -0.5, 0.5), some("plain", "fluid")(v)))),
        (Label("MRI", "spine", "sagittal"), lambda v, n: stretched(phantoms.mr_spine(v, n, v("z", -0.5, 0.5), some("plain", "dark disc")(v)))),
        (Label("X-ray", "chest", "frontal"), lambda v, n: phantoms.cr_frontal(v, n, film(v))),
        (Label("X-ray", "chest", "lateral"), lambda v, n: phantoms.cr_lateral(v, n, some("clear", "base")(v))),
        (Label("X-ray", "hand"), lambda v, n: phantoms.hand(v, n, some("plain", "break")(v))),
        (Label("X-ray", "limb"), lambda v, n: phantoms.limb(v, n)),
        (Label("mammogram", "breast"), lambda v, n: phantoms.mammogram(v, n, some(*side)(v), ("CC", "MLO")[int(v("view", 0, 2))], ("plain", "mass")[int(v("mass or none", 0, 2))])),
        (Label("angiogram"), lambda v, n: phantoms.angiogram(v, n, v("phase", 0.5, 1), some("plain", "narrow")(v))),
        (Label("PET", plane="axial"), lambda v, n: stretched(phantoms.pet(v, n, v("z", -0.7, 0.7), some("plain", "hot right", "hot left")(v)))),
        (Label("ultrasound"), lambda v, n: phantoms.ultrasound(v, n, v("time", 0, 1), some("plain", "cyst")(v))),
        (Label("skin photograph", "skin"), lambda v, n: phantoms.skin(v, n, "dark spot")),
    ]


def drawn(each, seed):
    """`each` phantoms of every kind."""
    return [Picture(squared(shown(draw(Variation(seed + 1000 * k + i), 128))), label, "phantom", f"phantom {k} {i}")
            for k, (label, draw) in enumerate(phantom_kinds()) for i in range(each)]


def unknowns(count, seed, scans):
    """Pictures of nothing the model knows: blanks, noise, ramps, shapes in colour, text, and scans cut up and put together anew."""
    rng = np.random.default_rng(seed)
    axis = np.linspace(0, 1, SIDE, dtype=np.float32)
    pictures = []
    for n in range(count):
        kind = n % 9
        if kind == 0:
            values = np.full((SIDE, SIDE), rng.uniform(0, 1)) + rng.normal(0, rng.uniform(0, 0.02), (SIDE, SIDE))
        elif kind == 1:
            cells = int(rng.choice([SIDE, 112, 56, 14, 5]))
            noise = rng.uniform(0, 255, (cells, cells, 3 if rng.random() < 0.5 else 1)).astype(np.uint8)
            image = Image.fromarray(noise if noise.shape[2] == 3 else noise[:, :, 0]).resize((SIDE, SIDE), Image.Resampling.BICUBIC)
            pictures.append(Picture(squared(image), Label("unknown"), "no scan", f"noise {n}"))
            continue
        elif kind == 2:
            a, b, c = rng.uniform(-1, 1, 3)
            values = np.clip(0.5 + a * (axis[None, :] - 0.5) + b * (axis[:, None] - 0.5) + c * (axis[None, :] - 0.5) ** 2, 0, 1)
        elif kind in (3, 4):
            image = Image.new("RGB", (SIDE, SIDE), tuple(int(x) for x in rng.integers(0, 256, 3)))
            pen = ImageDraw.Draw(image)
            for _ in range(rng.integers(3, 60)):
                x, y, w, h = rng.integers(-30, SIDE, 2).tolist() + rng.integers(6, 110, 2).tolist()
                color = tuple(int(x) for x in rng.integers(0, 256, 3)) if kind == 3 else (int(rng.integers(0, 256)),) * 3
                (pen.ellipse if rng.random() < 0.5 else pen.rectangle)((x, y, x + w, y + h), fill=color)
            pictures.append(Picture(squared(image), Label("unknown"), "no scan", f"shapes {n}"))
            continue
        elif kind == 5:
            values = phantoms.text_screen(Variation(seed + n), 160)
            values = 1 - values if rng.random() < 0.4 else values
        elif kind == 6:
            wave = sum(np.sin(rng.uniform(2, 90) * axis[None, :] + rng.uniform(-60, 60) * axis[:, None] + rng.uniform(0, 6)) for _ in range(3))
            values = stretched(wave)
        else:
            # The pieces of several scans in a random order: the textures are a scan's, the picture is not.
            k = int(rng.choice([4, 7, 8]))
            piece, values = SIDE // k, np.zeros((SIDE, SIDE, 3), np.uint8)
            for i in range(k):
                for j in range(k):
                    scan = scans[rng.integers(len(scans))].pixels
                    y, x = rng.integers(0, SIDE - piece, 2)
                    values[i * piece:(i + 1) * piece, j * piece:(j + 1) * piece] = scan[y:y + piece, x:x + piece]
            pictures.append(Picture(values, Label("unknown"), "no scan", f"pieces {n}"))
            continue
        pictures.append(Picture(squared(shown(values)), Label("unknown"), "no scan", f"pattern {n}"))
    return pictures


def marks(count, seed):
    """Small letters and words as masks (count, 224, 224), such as burnt into figures and films."""
    rng = np.random.default_rng(seed)
    words = ["MedPix®", "A", "B", "C", "D", "E", "F", "R", "L", "a", "b", "c", "SUPINE", "ERECT", "AP", "PORTABLE", "Fig. 2", "1", "2", "(F)", "W 400", "IM 12"]
    masks = []
    for _ in range(count):
        image = Image.new("L", (SIDE, SIDE), 0)
        pen = ImageDraw.Draw(image)
        for _ in range(rng.integers(1, 4)):
            font = ImageFont.load_default(int(rng.integers(7, 24)))
            x, y = rng.uniform(0, 0.85), rng.choice([rng.uniform(0, 0.12), rng.uniform(0.86, 0.95)])
            if rng.random() < 0.3:
                x, y = y, x
            pen.text((x * SIDE, y * SIDE), words[rng.integers(len(words))], fill=255, font=font)
        masks.append(np.asarray(image))
    return np.stack(masks)


def compressed(pixels, quality):
    """The picture after lossy JPEG."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(io.BytesIO(buffer.getvalue())).convert("RGB"))
