"""Makes the evidence of two small checkpoints of checkpoint/, and what must come of it: `evidence/` beside `model/`.

    evidence/fileroom-evidence.json, fileroom-evidence.safetensors   classes, statistics and sentences, made up
    evidence/golden.json                                             features, scores, distances, judgements, sentences

Features and sentences are those of `transformers`; the sentences are chosen with its `prefix_allowed_tokens_fn`. The
judgement is computed here in double precision, by the formulas of docs/models.md and not by the program's code.
"""
import json
import math
import os
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from transformers import AutoTokenizer, VisionEncoderDecoderModel

CHECKPOINTS = Path(__file__).resolve().parent.parent / "checkpoint"

CLASSES = [("CT", "chest"), ("CT", "head"), ("CT", None), ("MRI", "head"), ("MRI", None), ("X-ray", "chest"), ("unknown", None)]
SENTENCES = [
    ("There is a small nodule in the left upper zone. Heart size is normal.", "CT", "chest"),
    ("There is a small nodule in the left lower zone.", "CT", "chest"),
    ("There is a small", "CT", "chest"),  # the beginning of others
    ("There is a large mass in the right upper zone.", "CT", "head"),
    ("There is a moderate opacity.", "CT", None),
    ("Heart size is normal.", "CT", None),
    ("There is a large nodule in the left upper zone.", "MRI", "head"),
    ("There is no effusion.", "MRI", None),
    ("There is a mass.", "X-ray", None),  # none for the part
]
BASE = {
    "version": 1,
    "classes": [{"kind": kind, "part": part} for kind, part in CLASSES],
    "temperature": 1.3,
    "kinds": {"CT": ["CT"], "MRI": ["MR"], "X-ray": ["CR", "DX"]},
    "unconstrained": ["OT"],
    "sentences": [{"text": text, "kind": kind, "part": part} for text, kind, part in SENTENCES],
    "part": {"bias": 1.5, "logit": 0.9, "allowed": 0.2, "distance": -0.05, "agreement": 0.3, "sentence": 0.1, "threshold": 0.5},
    "kind": {"bias": 2.0, "logit": 0.8, "allowed": 0.1, "distance": -0.04, "agreement": 0.4, "sentence": 0.05, "threshold": 0.5},
    "unfamiliarAbove": 2.5,
    "frames": 3,
    "useHeader": True,
}
VARIANTS = {
    "base": BASE,
    "cautious": BASE | {"part": BASE["part"] | {"threshold": 0.999}},
    "silent": BASE | {"part": BASE["part"] | {"threshold": 1.0}, "kind": BASE["kind"] | {"threshold": 1.0}},
    "withoutSentence": BASE | {"part": BASE["part"] | {"sentence": 0, "threshold": 0.9}, "kind": {"bias": 3.0, "threshold": 0.6}},
}
CASES = [(images, modality) for images in ([0], [1], [2], [0, 1, 2], [2, 1]) for modality in (None, "CT", "MR", "DX", "OT", "ES")]


def features(model, pixels):
    with torch.no_grad():
        states = model.encoder(pixel_values=pixels).last_hidden_state[0]
    if model.config.encoder.model_type == "swin":
        return states.mean(0).numpy()
    return torch.cat([states[0], states[1:].mean(0)]).numpy()


def logit(x):
    x = min(max(x, 1e-4), 1 - 1e-4)
    return math.log(x / (1 - x))


def probability(c, mass, allowed, distance, agreement, sentence):
    get = lambda name: c.get(name, 0)
    z = (get("bias") + get("logit") * logit(mass) + get("allowed") * logit(allowed) + get("distance") * distance
         + get("agreement") * agreement + get("sentence") * sentence)
    return 1 / (1 + math.exp(-z))


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


def judge(settings, scores, distances, modality):
    classes = [(c["kind"], c["part"]) for c in settings["classes"]]
    each = [softmax(s / settings["temperature"]) for s in scores]
    p = np.mean(each, axis=0)
    free = modality is None or modality in settings["unconstrained"]
    kinds = {k for k, _ in classes} if free else {k for k, values in settings["kinds"].items() if modality in values}
    mask = np.array([k in kinds for k, _ in classes])
    result = {"distance": float(np.mean(distances)), "allowedMass": 1.0 if free else float(p[mask].sum())}
    if not mask.any():
        return result | {"kind": None, "part": None}
    q = np.where(mask, p, 0) / p[mask].sum()
    by_kind = {}
    for (kind, _), value in zip(classes, q):
        by_kind[kind] = by_kind.get(kind, 0) + value
    kind = max(by_kind, key=by_kind.get)
    parts = [i for i, (k, part) in enumerate(classes) if k == kind and part is not None]
    best = max(parts, key=lambda i: q[i]) if parts else None
    own = [np.where(mask, e, 0) / e[mask].sum() for e in each]
    tops = [int(o.argmax()) for o in own]
    wanted = (lambda o: o[best]) if best is not None else (lambda o: sum(o[i] for i, (k, _) in enumerate(classes) if k == kind))
    return result | {
        "kind": kind, "part": classes[best][1] if best is not None else None, "kindMass": float(by_kind[kind]),
        "partMass": float(q[best]) if best is not None else 0.0,
        "kindAgreement": sum(classes[t][0] == kind for t in tops) / len(tops),
        "partAgreement": sum(t == best for t in tops) / len(tops),
        "frame": int(np.argmax([wanted(o) for o in own]))}


def choose(model, tokenizer, pixels, sentences, beams, penalty, end):
    """The likeliest of some sentences: its tokens, its score, and the mean log-probability of its tokens."""
    allowed = [tokenizer.encode(s) + [end] for s in sentences]

    def following(_, ids):
        begun = ids.tolist()[1:]
        after = sorted({s[len(begun)] for s in allowed if len(s) > len(begun) and s[:len(begun)] == begun})
        return after or [end]

    with torch.no_grad():
        answer = model.generate(pixel_values=pixels, num_beams=beams, length_penalty=penalty, max_length=1 + max(map(len, allowed)),
                                prefix_allowed_tokens_fn=following, return_dict_in_generate=True, output_scores=True)
        steps = model.compute_transition_scores(answer.sequences, answer.scores, answer.beam_indices, normalize_logits=False)[0]
    tokens = answer.sequences[0].tolist()
    length = tokens.index(end, 1) + 1
    return tokens[:length], float(answer.sequences_scores[0]), float(np.mean(steps[:length - 1].double().numpy()))


def make(name):
    folder = CHECKPOINTS / name
    model = VisionEncoderDecoderModel.from_pretrained(folder / "model", dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder / "model")
    end = tokenizer.eos_token_id
    golden = load_file(folder / "golden.safetensors")
    pixels = [torch.tensor(golden[f"img{i}.pixel_values"])[None] for i in range(3)]
    vectors = [features(model, p) for p in pixels]
    width = len(vectors[0])
    rng = np.random.default_rng(len(name))
    scale = 3 / np.linalg.norm(np.std(vectors, axis=0) + 1e-3) / math.sqrt(len(vectors))
    weight = rng.normal(0, scale, (len(CLASSES), width)).astype(np.float32)
    bias = (-weight @ np.mean(vectors, axis=0) + rng.normal(0, 0.5, len(CLASSES))).astype(np.float32)
    # The last image is of the unknown kind.
    others = weight[:-1] @ vectors[2] + bias[:-1]
    bias[-1] = others.max() - weight[-1] @ vectors[2] + 0.7
    whitening = rng.normal(0, 1, (width, 8))
    spread = np.std([v @ whitening for v in vectors])
    whitening = (whitening / spread).astype(np.float32)
    means = (np.mean(vectors, axis=0) @ whitening + rng.normal(0, 1, (5, 8))).astype(np.float16)
    out = folder / "evidence"
    out.mkdir(exist_ok=True)
    save_file({"classes.weight": weight, "classes.bias": bias, "familiar.whitening": whitening, "familiar.means": means},
              out / "fileroom-evidence.safetensors")
    (out / "fileroom-evidence.json").write_text(json.dumps(BASE, indent=1) + "\n")

    doubles = [v.astype(np.float64) for v in vectors]
    scores = [weight.astype(np.float64) @ v + bias for v in doubles]
    distances = [((v @ whitening.astype(np.float64) - means.astype(np.float64)) ** 2).sum(1).min() / 8 for v in doubles]
    answers = {"features": [v.tolist() for v in vectors], "scores": [s.tolist() for s in scores],
               "distances": [float(d) for d in distances], "variants": VARIANTS, "cases": []}
    for beams, penalty in ((4, 1.0), (3, 0.0)):
        searched = {}
        for variant, settings in VARIANTS.items():
            for images, modality in CASES:
                found = judge(settings, [scores[i] for i in images], [distances[i] for i in images], modality)
                case = {"variant": variant, "images": images, "modality": modality, "beams": beams, "penalty": penalty} | found
                case |= {"text": None, "tokens": None, "score": None, "probability": 0.0}
                claims = [] if found["kind"] in (None, "unknown") else ["part", "kind"] if found["part"] else ["kind"]
                for claim in claims:
                    part = found["part"] if claim == "part" else None
                    group = [t for t, k, p in SENTENCES if (k, p) == (found["kind"], part)]
                    key = (images[found["frame"]], found["kind"], part)
                    if group and key not in searched:
                        searched[key] = choose(model, tokenizer, pixels[key[0]], group, beams, penalty, end)
                    tokens, score, mean = searched[key] if group else (None, None, 0.0)
                    case["probability"] = probability(settings[claim], found[claim + "Mass"], found["allowedMass"], found["distance"],
                                                      found[claim + "Agreement"], mean)
                    if group and case["probability"] >= settings[claim].get("threshold", 0):
                        case |= {"text": tokenizer.decode(tokens, skip_special_tokens=True), "tokens": tokens, "score": score}
                        break
                answers["cases"].append(case)
    (out / "golden.json").write_text(json.dumps(answers, separators=(",", ":")) + "\n")
    said = [case["text"] for case in answers["cases"]]
    print(f"{name}: {len(said)} cases, {said.count(None)} abstentions, {len(set(said))} texts,",
          sorted({(c["kind"], c["part"]) for c in answers["cases"]}, key=str), [round(d, 2) for d in distances])


def main():
    torch.set_num_threads(1)
    for name in ("vit_gpt2", "swin_gpt2"):
        make(name)


if __name__ == "__main__":
    main()
