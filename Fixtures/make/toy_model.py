"""Trains the toy captioner of Fixtures/checkpoint/default on drawn phantoms, and writes its goldens.

A tiny ViT and a tiny GPT-2 in the Hugging Face `VisionEncoderDecoder` layout. It has seen nothing but the pictures of
phantoms.py, so it is a stand-in that makes the whole program run, not a model of anything real.
"""
import functools
import json
import os
import shutil
import sys
import time
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
import numpy as np
import torch
from PIL import Image
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import (GPT2Config, GenerationConfig, GPT2LMHeadModel, GPT2TokenizerFast, ViTConfig, ViTImageProcessor,
                          ViTModel, VisionEncoderDecoderConfig, VisionEncoderDecoderModel)

import phantoms
from phantoms import Variation

HERE = Path(__file__).resolve().parent.parent
OUTPUT = HERE / "checkpoint" / "default"
GOLDEN = HERE / "checkpoint" / "default-golden"
EXPECTED = HERE / "expected" / "default-model.json"

SEED = 20240511
DRAWN = 128      # phantoms are drawn this wide, then shown to the model at 224
PICTURES = 9000
STEPS = 2900
BATCH = 24
END = "<|endoftext|>"
COMMAND = "python3 Fixtures/make/all.py --model"


def windowed(values, center, width):
    return np.clip((values - (center - 0.5)) / (width - 1) + 0.5, 0, 1)


def stretched(values):
    return (values - values.min()) / (values.max() - values.min() + 1e-6)


# Each kind: how to draw and show it, and its findings with their sentences.
@functools.cache
def kinds():
    chest = {
        "clear": "Axial CT phantom of the chest with clear lungs.",
        "nodule right": "Axial CT phantom of the chest with a nodule in the right lung.",
        "nodule left": "Axial CT phantom of the chest with a nodule in the left lung.",
        "fluid right": "Axial CT phantom of the chest with fluid at the right base.",
        "fluid left": "Axial CT phantom of the chest with fluid at the left base.",
    }
    head = {
        "plain": "Axial CT phantom of the head.",
        "bright right": "Axial CT phantom of the head with a bright area on the right.",
        "bright left": "Axial CT phantom of the head with a bright area on the left.",
    }
    frontal = {
        "clear": "Frontal chest radiograph phantom with clear lungs.",
        "base right": "Frontal chest radiograph phantom with opacity at the right base.",
        "base left": "Frontal chest radiograph phantom with opacity at the left base.",
        "nodule right": "Frontal chest radiograph phantom with a nodule in the right lung.",
        "nodule left": "Frontal chest radiograph phantom with a nodule in the left lung.",
    }

    def ct(draw, windows):
        def show(v, finding):
            center, width = windows[int(v("window", 0, len(windows)))]
            return windowed(draw(v, DRAWN, v("z", -0.4, 0.4), finding), center, width)
        return show

    def breast(v, finding):
        side, view, mass = finding.split("|")
        return phantoms.mammogram(v, DRAWN, side, view, mass)
    breasts = {}
    for side, word in (("L", "Left"), ("R", "Right")):
        for view in ("CC", "MLO"):
            breasts[f"{side}|{view}|plain"] = f"{word} mammogram phantom, {view} view."
            breasts[f"{side}|{view}|mass"] = f"{word} mammogram phantom, {view} view, with a mass."
    return {
        "ct chest": (ct(phantoms.ct_chest, [(-600, 1500), (-500, 1500)]), chest),
        "ct head": (ct(phantoms.ct_head, [(40, 80), (35, 90)]), head),
        "ct abdomen": (ct(phantoms.ct_abdomen, [(50, 400), (40, 350)]), {
            "plain": "Axial CT phantom of the abdomen.",
            "dark liver": "Axial CT phantom of the abdomen with a dark area in the liver."}),
        "mr t1": (lambda v, f: stretched(phantoms.mr_brain(v, DRAWN, v("z", -0.4, 0.4), "T1", f)), {
            "plain": "Axial T1 MR phantom of the brain."}),
        "mr t2": (lambda v, f: stretched(phantoms.mr_brain(v, DRAWN, v("z", -0.4, 0.4), "T2", f)), {
            "plain": "Axial T2 MR phantom of the brain.",
            "lesion right": "Axial T2 MR phantom of the brain with a bright lesion on the right.",
            "lesion left": "Axial T2 MR phantom of the brain with a bright lesion on the left."}),
        "knee": (lambda v, f: stretched(phantoms.mr_knee(v, DRAWN, v("z", -0.5, 0.5), f)), {
            "plain": "Sagittal MR phantom of the knee.",
            "fluid": "Sagittal MR phantom of the knee with bright fluid."}),
        "spine": (lambda v, f: stretched(phantoms.mr_spine(v, DRAWN, v("z", -0.5, 0.5), f)), {
            "plain": "Sagittal MR phantom of the spine.",
            "dark disc": "Sagittal MR phantom of the spine with a dark disc."}),
        "frontal": (lambda v, f: phantoms.cr_frontal(v, DRAWN, f), frontal),
        "lateral": (lambda v, f: phantoms.cr_lateral(v, DRAWN, f), {
            "clear": "Lateral chest radiograph phantom with clear lungs.",
            "base": "Lateral chest radiograph phantom with opacity at the base."}),
        "hand": (lambda v, f: phantoms.hand(v, DRAWN, f), {
            "plain": "Radiograph phantom of a hand.",
            "break": "Radiograph phantom of a hand with a break in a bone."}),
        "breast": (breast, breasts),
        "scout": (lambda v, f: phantoms.ct_scout(v, DRAWN), {"plain": "Scout view phantom of the trunk."}),
        "angiogram": (lambda v, f: phantoms.angiogram(v, DRAWN, v("phase", 0.55, 1), f), {
            "plain": "Angiogram phantom of branching vessels.",
            "narrow": "Angiogram phantom of branching vessels with a narrowing."}),
        "pet": (lambda v, f: stretched(phantoms.pet(v, DRAWN, v("z", -0.4, 0.4), f)), {
            "plain": "Axial PET phantom of the trunk.",
            "hot right": "Axial PET phantom of the trunk with a bright focus on the right.",
            "hot left": "Axial PET phantom of the trunk with a bright focus on the left."}),
        "ultrasound": (lambda v, f: phantoms.ultrasound(v, DRAWN, v("time", 0, 1), f), {
            "plain": "Ultrasound phantom with colour flow.",
            "cyst": "Ultrasound phantom with a dark cyst and colour flow."}),
        "skin": (lambda v, f: phantoms.skin(v, DRAWN, f), {
            "plain": "Photograph phantom of skin.",
            "dark spot": "Photograph phantom of skin with a dark spot."}),
        "text": (lambda v, f: phantoms.text_screen(v, DRAWN), {"plain": "Screen of text and numbers."}),
    }


def picture(kind, finding, seed):
    """One phantom as 8-bit RGB."""
    shown = kinds()[kind][0](Variation(seed), finding)
    if shown.ndim == 2:
        shown = np.stack([shown] * 3, -1)
    return np.clip(np.rint(shown * 255), 0, 255).astype(np.uint8)


def labels():
    return [(kind, finding, text) for kind, (_, findings) in kinds().items() for finding, text in findings.items()]


def make_tokenizer(texts):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(vocab_size=448, special_tokens=[END], show_progress=False,
                                  initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.train_from_iterator(texts, trainer)
    return GPT2TokenizerFast(tokenizer_object=tokenizer, bos_token=END, eos_token=END, unk_token=END, pad_token=END,
                             model_max_length=64)


def make_model(tokenizer):
    end = tokenizer.eos_token_id
    encoder = ViTConfig(image_size=224, patch_size=28, hidden_size=64, num_hidden_layers=3, num_attention_heads=4,
                        intermediate_size=128, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
    decoder = GPT2Config(vocab_size=len(tokenizer), n_positions=64, n_embd=64, n_layer=2, n_head=4, n_inner=128,
                         is_decoder=True, add_cross_attention=True, bos_token_id=end, eos_token_id=end,
                         resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0)
    config = VisionEncoderDecoderConfig.from_encoder_decoder_configs(
        encoder, decoder, decoder_start_token_id=end, eos_token_id=end, pad_token_id=end, tie_word_embeddings=False)
    config.about = "A toy trained on drawn phantoms only: a stand-in. On real pictures its words mean nothing. Not for diagnosis."
    model = VisionEncoderDecoderModel(config=config, encoder=ViTModel(encoder, add_pooling_layer=False), decoder=GPT2LMHeadModel(decoder))
    model.config.about = config.about
    model.generation_config = GenerationConfig(num_beams=4, max_length=50, bos_token_id=end, eos_token_id=end,
                                               pad_token_id=end, decoder_start_token_id=end)
    return model


def shown(pictures, generator):
    """Pictures (n, 128, 128, 3) as pixel values (n, 3, 224, 224), moved, tilted and re-toned a little at random."""
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255
    n = len(x)

    def uniform(low, high, *shape):
        return torch.rand(*shape, generator=generator) * (high - low) + low
    angle, scale = uniform(-0.07, 0.07, n), uniform(0.92, 1.06, n)
    theta = torch.stack([
        torch.stack([torch.cos(angle) * scale, -torch.sin(angle) * scale, uniform(-0.06, 0.06, n)], 1),
        torch.stack([torch.sin(angle) * scale, torch.cos(angle) * scale, uniform(-0.06, 0.06, n)], 1)], 1)
    plain = torch.zeros_like(theta)
    plain[:, 0, 0] = plain[:, 1, 1] = 1
    theta = torch.where((torch.rand(n, generator=generator) < 0.25)[:, None, None], plain, theta)
    x = x ** uniform(0.8, 1.25, n, 1, 1, 1)
    x = x * uniform(0.85, 1.1, n, 1, 1, 1) + uniform(-0.05, 0.05, n, 1, 1, 1)
    x = x + torch.randn(n, 1, DRAWN, DRAWN, generator=generator) * uniform(0, 0.05, n, 1, 1, 1)
    grid = torch.nn.functional.affine_grid(theta, (n, 3, 224, 224), align_corners=False)
    x = torch.nn.functional.grid_sample(x, grid, mode="bilinear", padding_mode="border", align_corners=False)
    return (x.clamp(0, 1) - 0.5) / 0.5


def train(model, tokenizer):
    rows = labels()
    rng = np.random.default_rng(SEED)
    # Findings that need a look at one spot come more often than kinds that show at a glance.
    weight = np.array([{"ct chest": 3.0, "frontal": 2.0, "ct head": 2.0, "angiogram": 2.5, "spine": 1.5}.get(kind, 1.0) for kind, _, _ in rows])
    which = rng.choice(len(rows), PICTURES, p=weight / weight.sum())
    started = time.time()
    pictures = np.stack([picture(rows[i][0], rows[i][1], 1_000_000 + n) for n, i in enumerate(which)])
    print(f"drew {PICTURES} pictures in {time.time() - started:.0f} s", flush=True)
    tokens = [tokenizer(text + END)["input_ids"] for _, _, text in rows]
    longest = max(map(len, tokens))
    targets = torch.tensor([t + [-100] * (longest - len(t)) for t in tokens])
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.02, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=STEPS, pct_start=0.08)
    generator = torch.Generator().manual_seed(SEED)
    started, mean = time.time(), None
    model.train()
    for step in range(STEPS):
        batch = torch.randint(0, PICTURES, (BATCH,), generator=generator).numpy()
        wanted = targets[which[batch]]
        logits = model(pixel_values=shown(pictures[batch], generator), labels=wanted).logits
        # The loss that comes with `labels` shifts them a second time (transformers 4.57), so it is worked out here.
        loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        mean = loss.item() if mean is None else mean * 0.98 + loss.item() * 0.02
        if step % 100 == 0 or step == STEPS - 1:
            print(f"step {step} loss {mean:.4f} {time.time() - started:.0f} s", flush=True)
    return time.time() - started


@torch.inference_mode()
def said(model, tokenizer, processor, pictures, beams=4):
    out = []
    for i in range(0, len(pictures), 32):
        values = processor([Image.fromarray(p) for p in pictures[i:i + 32]], return_tensors="pt")["pixel_values"]
        tokens = model.generate(values, num_beams=beams, max_length=50)
        out += tokenizer.batch_decode(tokens, skip_special_tokens=True)
    return out


def accuracy(model, tokenizer, processor, each=8):
    """Fresh phantoms, `each` of every sentence: the share whose whole sentence is right, and whose kind is right."""
    rows = labels()
    jobs = [(row, 9_000_000 + n * each + k) for n, row in enumerate(rows) for k in range(each)]
    texts = said(model, tokenizer, processor, [picture(kind, finding, seed) for (kind, finding, _), seed in jobs])
    whole = [text == row[2] for text, (row, _) in zip(texts, jobs)]
    sentences = {kind: set(findings.values()) for kind, (_, findings) in kinds().items()}
    kind = [text in sentences[row[0]] for text, (row, _) in zip(texts, jobs)]
    by_kind = {}
    for ok, (row, _) in zip(whole, jobs):
        by_kind.setdefault(row[0], []).append(ok)
    return len(jobs), float(np.mean(whole)), float(np.mean(kind)), {k: float(np.mean(v)) for k, v in by_kind.items()}


GOLDENS = [  # name, kind, finding, how wide and tall
    ("chest-frontal-left-base", "frontal", "base left", (200, 200)),
    ("ct-head-bright-right", "ct head", "bright right", (128, 128)),
    ("ct-chest-nodule-left", "ct chest", "nodule left", (128, 112)),
    ("mr-knee", "knee", "plain", (96, 144)),
    ("ultrasound-cyst", "ultrasound", "cyst", (144, 120)),
    ("skin-spot", "skin", "dark spot", (130, 97)),
    ("hand", "hand", "plain", (180, 200)),
]


@torch.inference_mode()
def write_goldens(tokenizer):
    """What transformers says of a few saved pictures, from the checkpoint as written on disk."""
    import transformers
    model = VisionEncoderDecoderModel.from_pretrained(OUTPUT).eval()
    processor = ViTImageProcessor.from_pretrained(OUTPUT)
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir(parents=True)
    cases = []
    for n, (name, kind, finding, size) in enumerate(GOLDENS):
        image = Image.fromarray(picture(kind, finding, 8_000_000 + n)).resize(size, Image.Resampling.BICUBIC)
        if kind not in ("ultrasound", "skin"):
            image = image.convert("L")
        image.save(GOLDEN / f"{name}.png", optimize=True)
        image = Image.open(GOLDEN / f"{name}.png").convert("RGB")
        values = processor([image], return_tensors="pt")["pixel_values"]
        beam = model.generate(values, return_dict_in_generate=True, output_scores=True)
        greedy = model.generate(values, num_beams=1, return_dict_in_generate=True, output_logits=True)
        tokens = beam.sequences[0].tolist()
        cases.append({
            "image": f"{name}.png", "width": size[0], "height": size[1], "drawn": dict((k + "|" + f, t) for k, f, t in labels())[f"{kind}|{finding}"],
            "tokens": tokens, "text": tokenizer.decode(tokens, skip_special_tokens=True),
            "score": round(float(beam.sequences_scores[0]), 7), "greedyTokens": greedy.sequences[0].tolist(),
            "firstLogits": [round(float(x), 6) for x in greedy.logits[0][0][:16]],
        })
    EXPECTED.parent.mkdir(exist_ok=True)
    EXPECTED.write_text(json.dumps({
        "model": "checkpoint/default", "images": "checkpoint/default-golden",
        "generation": {"num_beams": 4, "max_length": 50},
        "reference": {"transformers": transformers.__version__, "torch": torch.__version__, "pillow": Image.__version__},
        "note": "tokens and score are generate() of the reference for one picture; firstLogits are the first 16 of the first step.",
        "cases": cases}, indent=1, ensure_ascii=False) + "\n")
    return cases


CARD = """---
license: cc0-1.0
tags: [toy, phantom, image-to-text]
---
# A toy captioner of drawn phantoms

**This is a stand-in until the real default model arrives.** It is a toy, trained only on pictures drawn by
`Fixtures/make/phantoms.py`: ellipses and bands that look a little like common examinations. It has never seen a
patient. **On real pictures its words mean nothing. Not for diagnosis, and not for any other use on real pictures.**
It is here so that the program, its tests and its demo can run end to end on something that answers sensibly.

| | |
|---|---|
| layout | Hugging Face `VisionEncoderDecoder`: ViT (224, patch 28, width 64, 3 layers) + GPT-2 (width 64, 2 layers, cross-attention) |
| parameters | {parameters:,} (float32) |
| tokenizer | its own byte-level BPE of {vocabulary} entries |
| generation | beam search, `num_beams=4`, `max_length=50` |
| training data | {pictures:,} drawn phantoms of {kinds} kinds, {sentences} different sentences; no third-party data |
| command | `{command}` |
| seed | {seed} |
| training | {steps} steps of {batch} pictures, {minutes:.1f} minutes on one CPU thread of a busy machine (torch {torch}, transformers {transformers}) |
| accuracy | on {fresh} freshly drawn phantoms, the whole sentence is right for {whole:.1%}, the kind of examination for {kind:.1%} |

Whole sentences right, by kind: {by_kind}.

The same seed gives the same file with the same packages on the same kind of processor; elsewhere the last digits differ.
`config.json` repeats the warning under `about`. The sentences it knows:

{known}
"""


def main():
    import transformers
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    if "--goldens" not in sys.argv:
        tokenizer = make_tokenizer([text for _, _, text in labels()])
        model = make_model(tokenizer)
        parameters = sum(p.numel() for p in model.parameters())
        print(f"{parameters} parameters, {len(tokenizer)} tokens, {len(labels())} sentences", flush=True)
        seconds = train(model, tokenizer)
        model.eval()
        shutil.rmtree(OUTPUT, ignore_errors=True)
        OUTPUT.mkdir(parents=True)
        model.save_pretrained(OUTPUT)
        tokenizer.save_pretrained(OUTPUT)
        for extra in ("special_tokens_map.json", "vocab.json", "merges.txt"):
            (OUTPUT / extra).unlink(missing_ok=True)
        processor = ViTImageProcessor(size={"height": 224, "width": 224}, image_mean=[0.5] * 3, image_std=[0.5] * 3)
        processor.save_pretrained(OUTPUT)
        (OUTPUT / "model.safetensors").chmod(0o644)
        fresh, whole, kind, by_kind = accuracy(model, tokenizer, processor)
        print(f"fresh: whole {whole:.3f} kind {kind:.3f} {by_kind}")
        (OUTPUT / "fileroom-model.json").write_text(json.dumps({"license": "cc0-1.0"}, indent=2) + "\n")
        (OUTPUT / "README.md").write_text(CARD.format(
            parameters=parameters, vocabulary=len(tokenizer), pictures=PICTURES, kinds=len(kinds()), sentences=len(labels()),
            command=COMMAND, seed=SEED, steps=STEPS, batch=BATCH, minutes=seconds / 60, torch=torch.__version__,
            transformers=transformers.__version__, fresh=fresh, whole=whole, kind=kind,
            by_kind=", ".join(f"{k} {v:.0%}" for k, v in by_kind.items()), known="\n".join(f"* {t}" for _, _, t in labels())))
    tokenizer = GPT2TokenizerFast.from_pretrained(OUTPUT)
    for case in write_goldens(tokenizer):
        print(case["image"], "→", case["text"], case["score"])


if __name__ == "__main__":
    main()
