"""Fits what the program believes of a caption of the default model: `fileroom-evidence.json` and `fileroom-evidence.safetensors`.

- Linear scores of the classes (kind and part) from the encoder's class token and mean patch state, fitted to the training pictures.
- The distance of a picture from what training showed: Mahalanobis, over the classes' means and one covariance of all classes.
- The probability that kind and part are right, and that the kind is: logistic, fitted to pictures that nothing was learned from;
  once for files whose header names a modality, once for those whose header does not. Beside what the pictures show, it is fitted
  to pictures of nothing, and to kinds as a model sees them that has never met them.
"""
import argparse
import json
import os
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

import labels

# The fewest training pictures of a class of its own.
FEWEST = 4
# A part is named where training has this many pictures of it, or pictures from this many sources: a class of fewer draws to
# itself what belongs to it, but what is learned from one archive's dozen is not yet known of another's.
FEWEST_TO_NAME, SOURCES_TO_NAME = 20, 3
DIMENSIONS = 96
SHRINKAGE = 0.2
MODALITY = {"CT": "CT", "MRI": "MR", "X-ray": "CR", "ultrasound": "US", "mammogram": "MG", "angiogram": "XA", "PET": "PT", "nuclear medicine scan": "NM",
            "endoscopic image": "ES", "OCT scan": "OPT", "fundus photograph": "OP", "skin photograph": "XC", "microscopy": "GM",
            "dental X-ray": "PX", "unknown": "OT"}


def class_of(label):
    spoken = labels.as_spoken(label)
    return spoken.kind, spoken.part


def allowed(modality, kinds):
    """Which of the classes a header allows: a mask (C,)."""
    if modality is None or modality in labels.ANY_KIND:
        return np.ones(len(kinds), bool)
    return np.array([modality in labels.MODALITIES_OF_KIND.get(kind, []) for kind in kinds])


@dataclass
class Scores:
    """Linear scores of classes; the distance from what training showed."""
    classes: list
    weight: np.ndarray   # (C, D)
    bias: np.ndarray     # (C,)
    whitening: np.ndarray  # (D, k)
    means: np.ndarray    # (M, k)
    named: set = frozenset()  # the classes whose part is named
    temperature: float = 1.0

    def probabilities(self, features):
        z = (features @ self.weight.T + self.bias) / self.temperature
        z = np.exp(z - z.max(1, keepdims=True))
        return z / z.sum(1, keepdims=True)

    def distances(self, features):
        white = features @ self.whitening
        squared = (white ** 2).sum(1)[:, None] - 2 * white @ self.means.T + (self.means ** 2).sum(1)
        return squared.min(1) / white.shape[1]


def named_classes(training):
    """The classes whose part may be named, where the kind does not name it already."""
    pictures_of, sources_of = Counter(), defaultdict(set)
    for p in training:
        if p.source != "phantom":
            pictures_of[class_of(p.label)] += 1
            sources_of[class_of(p.label)].add(p.source)
    return {c for c, n in pictures_of.items()
            if c[0] not in labels.IMPLIED and (n >= FEWEST_TO_NAME or len(sources_of[c]) >= SOURCES_TO_NAME)}


def fitted_scores(features, classes_of, named, decay=1e-2, steps=400):
    """Multinomial logistic regression, each class weighted by the root of how often it occurs."""
    count = Counter(classes_of)
    classes = sorted((c for c, n in count.items() if n >= FEWEST), key=str)
    index = {c: i for i, c in enumerate(classes)}
    members = np.array([i for i, c in enumerate(classes_of) if c in index])
    x = torch.tensor(features[members], dtype=torch.float32)
    y = torch.tensor([index[classes_of[i]] for i in members])
    weight = torch.tensor([count[c] ** -0.5 for c in classes])[y]
    weight = weight / weight.mean()
    center, width = x.mean(0), x.std(0) + 1e-6
    x = (x - center) / width
    w, b = torch.zeros(len(classes), x.shape[1], requires_grad=True), torch.zeros(len(classes), requires_grad=True)
    optimizer = torch.optim.LBFGS([w, b], max_iter=steps, history_size=20, line_search_fn="strong_wolfe")

    def closure():
        optimizer.zero_grad()
        loss = (F.cross_entropy(x @ w.T + b, y, reduction="none", label_smoothing=0.05) * weight).mean() + decay * (w ** 2).sum() / 2
        loss.backward()
        return loss
    optimizer.step(closure)
    w, b = w.detach(), b.detach()
    # The distance, over the same classes.
    means = torch.stack([x[y == i].mean(0) for i in range(len(classes))])
    residuals = (x - means[y]) * weight.sqrt()[:, None]
    covariance = residuals.T @ residuals / len(x)
    covariance = (1 - SHRINKAGE) * covariance + SHRINKAGE * covariance.diagonal().mean() * torch.eye(len(covariance))
    between = torch.cov(means.T)
    # The directions in which classes differ most for their spread.
    lower = torch.linalg.cholesky(covariance)
    inverse = torch.linalg.inv(lower)
    values, vectors = torch.linalg.eigh(inverse @ between @ inverse.T)
    k = min(DIMENSIONS, len(classes) - 1, x.shape[1])
    discriminant = inverse.T @ vectors[:, -k:]
    # And those in which the classes' own spread is largest, where what is unlike training shows.
    spread, axes = torch.linalg.eigh(covariance)
    principal = axes[:, -k:] / spread[-k:].sqrt()
    whitening = torch.cat([discriminant, principal], 1) / width[:, None]
    shift = (center / width) @ torch.cat([discriminant, principal], 1)
    white_means = means @ torch.cat([discriminant, principal], 1) + shift
    return Scores(classes, (w / width).numpy(), (b - (w / width) @ center).numpy(), whitening.numpy(), white_means.numpy(), named)


@dataclass
class Evidence:
    """What the frames of one series say, with what its header allows."""
    kind: str | None
    part: str | None
    kind_share: float
    part_share: float
    allowed: float
    distance: float
    kind_agreement: float
    part_agreement: float


def evidence(scores, features, modality):
    """- features: (frames, D)"""
    p = scores.probabilities(features)
    distance = float(scores.distances(features).mean())
    kinds, parts = [c[0] for c in scores.classes], [c[1] for c in scores.classes]
    mask = allowed(modality, kinds)
    share = float(p.mean(0)[mask].sum()) if mask.any() else 0.0
    if share <= 0:
        return Evidence(None, None, 0, 0, 0, distance, 0, 0)
    q_frames = p * mask
    q_frames /= q_frames.sum(1, keepdims=True) + 1e-12
    q = p.mean(0) * mask / share
    by_kind = defaultdict(float)
    for kind, value in zip(kinds, q):
        by_kind[kind] += float(value)
    kind = max(by_kind, key=by_kind.get)
    inside = [(float(value), part) for k, part, value in zip(kinds, parts, q) if k == kind and part is not None]
    part_share, part = max(inside, default=(0.0, None), key=lambda pair: pair[0])
    if part is not None and (kind, part) not in scores.named:
        part_share, part = 0.0, None
    tops = q_frames.argmax(1)
    return Evidence(kind, part, by_kind[kind], part_share, share, distance, float(np.mean([kinds[t] == kind for t in tops])),
                    float(np.mean([(kinds[t], parts[t]) == (kind, part) for t in tops])))


def logit(x):
    x = min(max(x, 1e-4), 1 - 1e-4)
    return float(np.log(x / (1 - x)))


NAMES = ["bias", "logit", "allowed", "distance", "agreement"]


def inputs(e, of):
    share, agreement = (e.part_share, e.part_agreement) if of == "part" else (e.kind_share, e.kind_agreement)
    return [1.0, logit(share), logit(e.allowed), e.distance, agreement]


def fitted_logistic(rows, good, weight=None, decay=0.01):
    """Newton's method with a ridge; the signs that cannot be meant are held at zero."""
    x, y = np.array(rows), np.array(good, float)
    weight = np.ones(len(y)) if weight is None else np.asarray(weight)
    free = [0, 1, 2, 3, 4]
    while True:
        b = np.zeros(x.shape[1])
        for _ in range(60):
            p = 1 / (1 + np.exp(-(x @ b)))
            gradient = x.T @ (weight * (y - p)) - decay * len(y) * b * (np.arange(len(b)) > 0)
            hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(decay * len(y) * (np.arange(len(b)) > 0) + 1e-9)
            step = np.zeros_like(b)
            step[free] = np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
            b += step
            if np.abs(step).max() < 1e-8:
                break
        wrong_sign = [i for i in free if i and (b[i] > 0 if NAMES[i] == "distance" else b[i] < 0)]
        if not wrong_sign:
            return b
        free.remove(wrong_sign[0])


def probability(rows, b):
    return 1 / (1 + np.exp(-(np.array(rows) @ b)))


def is_right(label, kind, part):
    """Whether a kind and part are true of a labelled picture: a coarser part counts, as a reader would count it."""
    true = labels.as_spoken(label)
    if kind != true.kind:
        return False
    if part is None or true.part is None:
        return part == true.part
    near = {frozenset(("brain", "head")), frozenset(("head", "head and neck")), frozenset(("heart", "chest")), frozenset(("liver", "abdomen")),
            frozenset(("kidneys", "abdomen")), frozenset(("colon", "gastrointestinal tract"))}
    limbs = {p for p, region in labels.REGION.items() if region == "limbs"}
    return part == true.part or frozenset((part, true.part)) in near or part in ("limb", "musculoskeletal system") and true.part in limbs


def error_of(probabilities, good, bins=10):
    """Expected calibration error over bins of equal size."""
    order = np.argsort(probabilities)
    return sum(len(m) / len(order) * abs(np.mean(probabilities[m]) - np.mean(good[m])) for m in np.array_split(order, bins) if len(m))


def ranked(scores, good):
    """The share of pairs in which a right one has the higher score."""
    scores, good = np.asarray(scores), np.asarray(good, bool)
    a, b = scores[good], scores[~good]
    return float((a[:, None] > b).mean() + 0.5 * (a[:, None] == b).mean()) if len(a) and len(b) else None


@dataclass
class Series:
    """Pictures of one case that show the same, as the frames of a series do."""
    label: object
    source: str
    frames: list   # numbers of pictures


def series_of(some, most=3):
    """Up to three pictures of the same class of each case, first, middle and last; single ones where there is no case."""
    groups = defaultdict(list)
    for i, p in enumerate(some):
        key = (p.source, p.case, class_of(p.label), p.label.plane) if p.case else (p.source, p.name)
        groups[key].append(i)
    found = []
    for members in groups.values():
        for start in range(0, len(members), 6):
            block = members[start:start + 6]
            chosen = block if len(block) <= most else [block[round(k * (len(block) - 1) / (most - 1))] for k in range(most)]
            found.append(Series(some[block[0]].label, some[block[0]].source, chosen))
    return found


def judged(scores, features, series, fits, thresholds, has_header=True, frames=3):
    """What is said of each series: [(series, kind or None, part or None, probability)]."""
    answers = []
    for s in series:
        e = evidence(scores, features[s.frames[:frames]], MODALITY[s.label.kind] if has_header else None)
        answers.append((s, e, *decided(e, fits, thresholds)))
    return answers


def decided(e, fits, thresholds):
    if e.kind is None or e.kind == "unknown":
        return None, None, 0.0
    p_part = float(probability([inputs(e, "part")], fits["part"])[0])
    p_kind = float(probability([inputs(e, "kind")], fits["kind"])[0])
    if e.part is not None and p_part >= thresholds["part"]:
        return e.kind, e.part, p_part
    if p_kind >= thresholds["kind"]:
        return e.kind, None, p_kind
    return None, None, p_kind


def verdicts(answers):
    """right, kind only, wrong, abstained: counts."""
    count = Counter()
    for s, _, kind, part, _ in answers:
        if kind is None:
            count["abstained" if s.label.kind != "unknown" else "abstained rightly"] += 1
        elif s.label.kind != kind:
            count["wrong"] += 1
        elif part is None:
            count["right" if labels.as_spoken(s.label).part in (None, labels.IMPLIED.get(kind)) else "kind only"] += 1
        else:
            count["right" if is_right(s.label, kind, part) else "wrong"] += 1
    return count


# What all pictures of nothing count, all of kinds and all of parts that are new to the model, beside all series: under a header that
# names a modality, and without one. Files without one are often no scan at all: screenshots, charts, test patterns.
WITH_HEADER = {"nothing": 0.06, "new kind": 0.06, "new part": 0.08}
WITHOUT_HEADER = {"nothing": 0.3, "new kind": 0.3, "new part": 0.08}
COMMON = {"CT", "MRI", "X-ray", "ultrasound", "unknown"}


@dataclass
class Negatives:
    """Pictures of which every word is wrong, or the part."""
    nothing: list    # features (1, D): pictures of nothing, which archives hold under any modality
    new_kinds: list  # (source, modality, scores of a model without their kind, features)
    new_parts: list  # (source, modality, scores of a model without their kind and part, features)


def negatives(features, training, series, features_of_series, nothing):
    """Pictures of nothing; series of each rarer kind and of each part, with scores that were fitted without it."""
    classes_of, named = [class_of(p.label) for p in training], named_classes(training)

    def without(is_it):
        keep = [i for i, c in enumerate(classes_of) if not is_it(c)]
        scores = fitted_scores(features[keep], [classes_of[i] for i in keep], named)
        return [(s.source, MODALITY[s.label.kind], scores, features_of_series[s.frames]) for s in series if is_it(class_of(s.label))]
    kinds = sorted({s.label.kind for s in series} - COMMON)
    parts = sorted({class_of(s.label) for s in series if class_of(s.label) in named})
    return Negatives(list(nothing[:, None]), [n for kind in kinds for n in without(lambda c: c[0] == kind)],
                     [n for part in parts for n in without(lambda c: c == part)])


def cases_of(scores, features, series, none, has_header, frames=3, seed=3):
    """What the curves are fitted to: [(evidence, whether the part is right, whether the kind is, weight)]."""
    found, count = [], Counter(s.source for s in series)
    for s in series:
        e = evidence(scores, features[s.frames[:frames]], MODALITY[s.label.kind] if has_header else None)
        if e.kind not in (None, "unknown"):
            right = bool(labels.as_spoken(s.label).part) and is_right(s.label, e.kind, e.part)
            found.append((e, right, s.label.kind == e.kind, count[s.source] ** -0.5))
    rng, total = np.random.default_rng(seed), sum(w for *_, w in found)
    modalities = ["CT", "MR", "US", "CR", "PT", "NM", "XA", "MG"] if has_header else [None]
    nothing = [evidence(scores, f, modalities[rng.integers(len(modalities))]) for f in none.nothing]
    new_kinds = [evidence(theirs, f[:frames], modality) for _, _, theirs, f in none.new_kinds for modality in modalities[:4]]
    new_parts = [evidence(theirs, f[:frames], own if has_header else None) for _, own, theirs, f in none.new_parts]
    shares = WITH_HEADER if has_header else WITHOUT_HEADER
    for name, some in (("nothing", nothing), ("new kind", new_kinds), ("new part", new_parts)):
        # A new part is of a kind that is known: it says nothing of how far to trust the kind.
        kind, some = None if name == "new part" else False, [e for e in some if e.kind not in (None, "unknown")]
        found += [(e, False, kind, shares[name] * total / len(some)) for e in some]
    return found


def fitted(scores, features, series, none, has_header=True, frames=3):
    """The logistic curves, from series that nothing was learned from."""
    cases = cases_of(scores, features, series, none, has_header, frames)
    fits = {}
    for n, claim in ((1, "part"), (2, "kind")):
        known = [case for case in cases if case[n] is not None and (claim == "kind" or case[0].part is not None)]
        weight = np.array([case[3] for case in known])
        fits[claim] = fitted_logistic([inputs(case[0], claim) for case in known], [case[n] for case in known], weight * (len(weight) / weight.sum()))
    return fits


def crossed(scores, features, series, none, thresholds, has_header=True, frames=3, folds=2):
    """Every series judged by curves that were fitted to other sources."""
    names = sorted({s.source for s in series})
    order = np.random.default_rng(5).permutation(len(names))
    fold = {names[n]: k % folds for k, n in enumerate(order)}
    answers = []
    for k in range(folds):
        others = Negatives(none.nothing[k::folds], *([n for n in some if fold[n[0]] != k] for some in (none.new_kinds, none.new_parts)))
        fits = fitted(scores, features, [s for s in series if fold[s.source] != k], others, has_header, frames)
        answers += judged(scores, features, [s for s in series if fold[s.source] == k], fits, thresholds, has_header, frames)
    return answers


def sentences(training, named):
    """Every sentence that the training pictures' labels make and that may be said, with its kind and part."""
    found = {}
    for p in training:
        for left_out in range(16):
            names = [name for bit, name in enumerate(("plane", "technique", "window", "part")) if left_out >> bit & 1]
            label = p.label.without(*names)
            if label.kind != "unknown" and (label.part is None or class_of(label) in named):
                found[labels.caption(label)] = class_of(label)
    return found


def without_parts(training, some):
    """Series of some whose kind and part no training picture has."""
    known = {class_of(p.label) for p in training}
    return [s for s in some if class_of(s.label) not in known and s.label.kind != "unknown"]


def chosen_threshold(answers_at, goal):
    """The lowest threshold of the part at which at most `goal` of what is claimed is wrong."""
    for threshold in np.arange(0.5, 0.96, 0.02):
        count = verdicts(answers_at(float(threshold)))
        claims = count["right"] + count["kind only"] + count["wrong"]
        if claims and count["wrong"] / claims <= goal:
            return round(float(threshold), 2)
    return 0.95


def reliability(answers, bins=6):
    """[(mean probability, share right, how many)], and the expected calibration error, over what is said."""
    said = [(p, s.label.kind == kind if part is None else is_right(s.label, kind, part)) for s, _, kind, part, p in answers if kind]
    p, good = np.array([a for a, _ in said]), np.array([b for _, b in said], float)
    rows = [(float(p[m].mean()), float(good[m].mean()), len(m)) for m in np.array_split(np.argsort(p), bins) if len(m)]
    return rows, float(sum(n / len(p) * abs(a - b) for a, b, n in rows))


def findings(seen_in_training, by_case, by_source, features):
    """The scores, the content of `fileroom-evidence.json`, and the figures of sources and cases that nothing was learned from.

    - features: of "training" (those of seen_in_training), "by case", "by source" and "nothing"
    """
    training = [p for p in seen_in_training if p.source not in ("phantom", "no scan")]
    scores = fitted_scores(features["training"], [class_of(p.label) for p in seen_in_training], named_classes(training))
    nothing = np.concatenate([features["nothing"]] + [features[name][[i for i, p in enumerate(some) if p.label.kind == "unknown"]]
                                                       for name, some in (("by case", by_case), ("by source", by_source))])
    sources, cases = series_of(by_source), series_of(by_case)
    none = negatives(features["training"], seen_in_training, sources, features["by source"], nothing)
    figures, fits, thresholds = {"classes": len(scores.classes), "verdicts": {}}, {}, {}
    for has_header, name, goal in ((True, "with header", 0.04), (False, "without header", 0.03)):
        crossed_at = lambda t: crossed(scores, features["by source"], sources, none, t, has_header)
        kind = {"kind": 0.6 if has_header else 0.7}
        thresholds[name] = kind | {"part": chosen_threshold(lambda t: crossed_at(kind | {"part": t}), goal)}
        fits[name] = fitted(scores, features["by source"], sources, none, has_header)
        for frames in (1, 3):
            answers = crossed(scores, features["by source"], sources, none, thresholds[name], has_header, frames)
            figures["verdicts"][f"sources left out, {name}, {frames} frame{'s' * (frames > 1)}"] = verdicts(answers)
            if has_header and frames == 3:
                figures["reliability"], figures["calibrationError"] = reliability(answers)
    figures["thresholds"] = thresholds
    guided, limits = fits["with header"], thresholds["with header"]
    answers = judged(scores, features["by case"], cases, guided, limits)
    figures["verdicts"]["cases left out, with header, 3 frames"] = verdicts(answers)
    figures["calibrationErrorByCase"] = reliability(answers)[1]
    top = [scores.classes[i] for i in scores.probabilities(features["by source"]).argmax(1)]
    good = [is_right(p.label, *c) for p, c in zip(by_source, top)]
    figures["distance"] = {"ranked": ranked(-scores.distances(features["by source"]), good)}
    right = scores.distances(features["by case"])
    unfamiliar = float(np.quantile(right, 0.97))
    never = without_parts(training, sources + cases)
    figures["neverSeen"] = dict(verdicts([(s, e, *decided(e, guided, limits)) for s, e in
                                          ((s, evidence(scores, features["by source" if s in sources else "by case"][s.frames], MODALITY[s.label.kind])) for s in never)]))
    curves = lambda name: {claim: {n: round(float(v), 5) for n, v in zip(NAMES, fits[name][claim])} | {"threshold": thresholds[name][claim]}
                           for claim in ("part", "kind")}
    document = {
        "version": 1, "useHeader": True, "frames": 3, "temperature": scores.temperature,
        "classes": [{"kind": kind, "part": part} for kind, part in scores.classes],
        "kinds": labels.MODALITIES_OF_KIND, "unconstrained": labels.ANY_KIND,
        "sentences": [{"text": text, "kind": kind, "part": part} for text, (kind, part) in sorted(sentences(seen_in_training, scores.named).items())],
        **curves("with header"), "withoutHeader": curves("without header"), "unfamiliarAbove": round(unfamiliar, 4)}
    return scores, document, figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of captions/captions.jsonl and pictures2/pictures2.jsonl")
    parser.add_argument("--work", type=Path, required=True, help="where train.py has put the network")
    parser.add_argument("--checkpoint", type=Path, required=True, help="the published checkpoint, which the files are added to")
    arguments = parser.parse_args()
    import networks
    import pictures
    torch.set_num_threads(2)
    model = networks.loaded(arguments.checkpoint)

    @torch.inference_mode()
    def seen(some):
        """Class token and mean patch state: (n, 2 D)."""
        found = []
        for start in range(0, len(some), 64):
            x = torch.from_numpy(np.stack([p.pixels for p in some[start:start + 64]])).permute(0, 3, 1, 2).float() / 127.5 - 1
            states = model.encoder(pixel_values=x).last_hidden_state
            found.append(torch.cat([states[:, 0], states[:, 1:].mean(1)], 1))
        return torch.cat(found).numpy()

    rows = pictures.divided(arguments.data / "captions", arguments.data / "pictures2")
    training, by_case, by_source = (pictures.labelled(some, as_seen=True) for some in rows)
    drawn = pictures.drawn(20, 31_000_000)
    made = pictures.unknowns(180, 32_000_000, [p for p in training if p.label.kind != "unknown"])
    features = {"training": seen(training + drawn + made[:90]), "by case": seen(by_case), "by source": seen(by_source), "nothing": seen(made[90:])}
    scores, document, figures = findings(training + drawn + made[:90], by_case, by_source, features)
    save_file({"classes.weight": torch.tensor(scores.weight).half(), "classes.bias": torch.tensor(scores.bias).float(),
               "familiar.whitening": torch.tensor(scores.whitening).half(), "familiar.means": torch.tensor(scores.means).float()},
              str(arguments.checkpoint / "fileroom-evidence.safetensors"))
    (arguments.checkpoint / "fileroom-evidence.json").write_text(json.dumps(document, indent=1) + "\n")
    (arguments.work / "evidence.json").write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
