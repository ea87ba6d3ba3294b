"""Trains the default model: `python3 train.py --data ../../../../shared/data …`; `make train-default-model` runs it.

First the encoder learns the attributes of the labelled pictures: kind, part, plane, technique, window. It starts with ImageNet's
weights, sees pictures of 160 x 160, and last of 224 x 224. Then the decoder learns captions from what the averaged encoder makes of
distorted pictures.

A caption leaves attributes out at random, each with the probability `OMIT`. So the decoder learns how often each is named
beside how likely each value is, and its likeliest sentence names an attribute only where the probability of one value is more
than `omit / (1 - omit)`. With many things left out often, a sentence's probability is divided among its shorter forms, and
saying nothing at all becomes the likeliest: so only the technique, which is hard to tell, is left out often.
"""
import argparse
import copy
import json
import math
import os
import time
from collections import Counter
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import GPT2TokenizerFast

import labels
import pictures
from labels import ATTRIBUTES, Label
from networks import SIDE, SIZES, Captioner, published

SEED = 20261201
BATCH = 64
# Of the encoder with pictures of 160, of it with pictures of 224, of the decoder.
STEPS = 480, 140, 220
SMALL = 160
GENTLE = 0.6            # of the distortions at last, see Data.distorted
SENTENCES_EACH = 3
PHANTOMS_EACH = 40
UNKNOWNS = 360
VOCABULARY = 704
OMIT = {"technique": 0.35, "plane": 0.1, "part": 0.1, "window": 0.1}
END = "<|endoftext|>"
ABOUT = ("Trained on a few thousand labelled pictures and drawn phantoms: it names the kind of picture, the part of the body and the "
         "plane, and no findings. A research demonstration. Not for diagnosis.")


def wanted(label):
    """The attributes as numbers, -1 where nothing is known."""
    return [values.index(getattr(label, name)) if getattr(label, name) in values else -1 for name, values in ATTRIBUTES.items()]


class Data:
    """The training pictures as tensors, and how often each is drawn."""

    def __init__(self, training, generator):
        self.pictures = training
        self.pixels = torch.from_numpy(np.stack([p.pixels for p in training])).permute(0, 3, 1, 2).contiguous()
        self.targets = torch.tensor([wanted(p.label) for p in training])
        self.generator, self.strength = generator, 1.0
        groups = [(p.source == "phantom", p.label.kind, p.label.part, p.label.plane) for p in training]
        count = {group: groups.count(group) for group in set(groups)}
        weight = torch.tensor([count[group] ** -0.5 for group in groups])
        for source, share in (("phantom", 0.06), ("no scan", 0.04)):
            these = torch.tensor([p.source == source for p in training])
            weight[these] *= share / weight[these].sum()
        others = torch.tensor([p.source not in ("phantom", "no scan") for p in training])
        weight[others] *= 0.90 / weight[others].sum()
        self.weight = weight
        self.turns = torch.tensor([p.label.kind in ("skin photograph", "microscopy", "fundus photograph", "endoscopic image", "unknown") for p in training])
        self.color = torch.tensor([bool((np.ptp(p.pixels.astype(np.int16), axis=2) > 12).mean() > 0.01) for p in training])
        self.marks = torch.from_numpy(pictures.marks(256, SEED)).float() / 255

    def batch(self, n, side=SIDE):
        chosen = torch.multinomial(self.weight, n, replacement=True, generator=self.generator)
        return chosen, self.distorted(chosen, side)

    def uniform(self, low, high, *shape):
        return torch.rand(*shape, generator=self.generator) * (high - low) + low

    def chance(self, probability, *shape):
        return torch.rand(*shape, generator=self.generator) < probability

    def distorted(self, chosen, side):
        """The chosen pictures as pixel values (n, 3, side, side) in -1 … 1, as a renderer, a scanner or a figure might change them.

        `strength` is 1 for as much as a reader would still make sense of, less for gentler changes and fewer of them.
        """
        n, uniform, chance, much = len(chosen), self.uniform, self.chance, self.strength
        pixels = self.pixels[chosen]
        for i in chance(0.12 * much, n).nonzero()[:, 0].tolist():
            lossy = pictures.compressed(pixels[i].permute(1, 2, 0).numpy(), int(uniform(12, 70, 1)))
            pixels[i] = torch.from_numpy(lossy.copy()).permute(2, 0, 1)
        x = pixels.float().div_(255)
        # Seen at a lower resolution, as a small matrix enlarged is: smooth, or in squares.
        for low, share in ((24, 0.03), (40, 0.04), (64, 0.08), (96, 0.08), (128, 0.08)):
            soft = chance(share * much, n)
            if soft.any():
                small = F.interpolate(x[soft], size=(low, low), mode="bilinear", antialias=True)
                smooth = {"mode": "bilinear"} if chance(0.8, 1) else {"mode": "nearest"}
                x[soft] = F.interpolate(small, size=(SIDE, SIDE), **smooth)
        # Moved, turned, scaled, stretched, mirrored.
        turn = uniform(-0.26, 0.26, n) * much
        quarter = torch.randint(0, 4, (n,), generator=self.generator) * (math.pi / 2)
        turn = torch.where(self.turns[chosen], turn + quarter, turn)
        # Archives show whole fields of view, which may be much larger than what they are of.
        scale, stretch = torch.exp(uniform(-0.35, 0.25, n) * much), torch.exp(uniform(-0.2, 0.2, n) * much)
        scale = torch.where(chance(0.15 * much, n), torch.exp(uniform(0.25, 0.7, n)), scale)
        mirror = torch.where(chance(0.4, n), -1.0, 1.0)
        theta = torch.stack([
            torch.stack([torch.cos(turn) * scale * stretch * mirror, -torch.sin(turn) * scale, uniform(-0.12, 0.12, n) * much], 1),
            torch.stack([torch.sin(turn) * scale * mirror, torch.cos(turn) * scale / stretch, uniform(-0.12, 0.12, n) * much], 1)], 1)
        theta = torch.where(chance(0.1, n)[:, None, None], torch.tensor([[1.0, 0, 0], [0, 1, 0]]).expand(n, 2, 3), theta)
        if side < SIDE:
            x = F.interpolate(x, size=(side, side), mode="bilinear", antialias=True)
        grid = F.affine_grid(theta, (n, 3, side, side), align_corners=False)
        edge = "zeros" if chance(0.7, 1) else "border"
        x = F.grid_sample(x, grid, mode="bilinear", padding_mode=edge, align_corners=False)
        # Another window, another film, another camera.
        grey = (~self.color[chosen]).float()[:, None, None, None]
        middle = x.mean((1, 2, 3), keepdim=True)
        x.sub_(middle).mul_(torch.exp(uniform(-0.5, 0.6, n, 1, 1, 1) * much)).add_(middle + uniform(-0.15, 0.15, n, 1, 1, 1) * much).clamp_(0, 1)
        toned = chance(0.6, n)
        x[toned] = x[toned] ** torch.exp(uniform(-0.8, 0.8, int(toned.sum()), 1, 1, 1) * much)
        x.mul_(1 + (1 - grey) * uniform(-0.12, 0.12, n, 3, 1, 1) * much)
        inverted = chance(0.07 * much, n) & ~self.color[chosen]
        x[inverted] = 1 - x[inverted]
        noisy = chance(0.4 * much, n)
        x[noisy] += uniform(0, 0.07, int(noisy.sum()), 1, 1, 1) * torch.randn(int(noisy.sum()), 1, side, side, generator=self.generator)
        # Letters and patches over it.
        marked = chance(0.25, n)
        mask = self.marks[torch.randint(0, len(self.marks), (int(marked.sum()),), generator=self.generator)][:, None]
        if side < SIDE:
            mask = F.interpolate(mask, size=(side, side), mode="bilinear", antialias=True)
        x[marked] += mask * uniform(0.4, 1, len(mask), 1, 1, 1) * (chance(0.75, len(mask), 1, 1, 1).float() - x[marked])
        for i in chance(0.25 * much, n).nonzero()[:, 0].tolist():
            w, h = (int(side * part) for part in uniform(0.05, 0.32, 2))
            left, top = int(uniform(0, side - w, 1)), int(uniform(0, side - h, 1))
            x[i, :, top:top + h, left:left + w] = float(uniform(0, 1, 1)) if chance(0.4, 1) else 0.0
        return x.clamp_(0, 1).mul_(2).sub_(1)


def attribute_losses(logits, targets, share=1.0):
    """The cross entropy of every attribute that is known, averaged over the pictures, each counted by its share."""
    loss = 0
    for part, target in zip(logits.float().split(SIZES, 1), targets.T):
        each = F.cross_entropy(part, target, ignore_index=-1, reduction="none", label_smoothing=0.05)
        loss = loss + (each * share).mean()
    return loss


def blended(x, generator):
    """Pictures laid over others of the batch, or with a rectangle of another; what each is and how much of it."""
    n = len(x)
    other = torch.randperm(n, generator=generator)
    if torch.rand(1, generator=generator) < 0.5:
        share = torch.distributions.Beta(0.8, 0.8).sample((n, 1, 1, 1))
        return share * x + (1 - share) * x[other], other, share.flatten()
    side = x.shape[-1]
    w, h = (int(side * part) for part in 0.3 + 0.6 * torch.rand(2, generator=generator))
    left, top = int(torch.randint(0, side - w, (1,), generator=generator)), int(torch.randint(0, side - h, (1,), generator=generator))
    x = x.clone()
    x[:, :, top:top + h, left:left + w] = x[other][:, :, top:top + h, left:left + w]
    return x, other, torch.full((n,), 1 - w * h / side ** 2)


class Average:
    """A running average of a network's weights, which is what is kept."""

    def __init__(self, network, decay):
        self.network, self.decay, self.steps = copy.deepcopy(network).eval().requires_grad_(False), decay, 0

    @torch.no_grad()
    def update(self, network):
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        for mine, new in zip(self.network.state_dict().values(), network.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(new, 1 - decay)
            else:
                mine.copy_(new)


def rate_at(step, steps, warm):
    return min(1, (step + 1) / warm) * (0.5 + 0.5 * math.cos(math.pi * step / steps))


def mixed_precision():
    return torch.autocast("cpu", dtype=torch.bfloat16)


@torch.inference_mode()
def opinions(network, pixels):
    """The attribute logits of undistorted pictures."""
    with mixed_precision():
        return torch.cat([network.opinions(pixels[i:i + 64].float() / 127.5 - 1)[0].float() for i in range(0, len(pixels), 64)])


def shares_right(logits, targets):
    found = {}
    for name, part, target in zip(ATTRIBUTES, logits.split(SIZES, 1), targets.T):
        known = target >= 0
        found[name] = round(float((part.argmax(1) == target)[known].float().mean()), 3) if known.any() else None
    return found


def train_encoder(encoder, data, others, steps, side, rates, log):
    """Goes on training an encoder; returns the average of what it was on the way."""
    average = Average(encoder, 0.995 if steps > 300 else 0.98)
    new = [p for name, p in encoder.named_parameters() if not name.startswith("backbone.")]
    optimizer = torch.optim.AdamW([{"params": new}, {"params": [p for p in encoder.backbone.parameters() if p.requires_grad]}],
                                  lr=rates[0], betas=(0.9, 0.98), weight_decay=0.03, fused=True)
    started = time.time()
    for step in range(steps):
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * rate_at(step, steps, min(60, steps // 5 + 1))
        chosen, x = data.batch(BATCH, side)
        targets = data.targets[chosen]
        encoder.train()
        with mixed_precision():
            if step % 3 == 0:
                x, other, share = blended(x, data.generator)
                loss = sum(attribute_losses(logits, targets, share) + attribute_losses(logits, targets[other], 1 - share) for logits in encoder.opinions(x))
            else:
                loss = sum(attribute_losses(logits, targets) for logits in encoder.opinions(x))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 5.0)
        optimizer.step()
        average.update(encoder)
        if step % 50 == 49 or step == steps - 1:
            found = " ".join(str(shares_right(opinions(average.network, o.pixels), o.targets)) for o in others) if step == steps - 1 else ""
            log(f"encoder {side} {step + 1}/{steps} loss {loss.item():.3f} {time.time() - started:.0f} s {found}")
    return average.network


def fill_planes(data, encoder, log):
    """Gives the brain MRI whose source states no plane the one that the encoder is sure of."""
    filled = {}
    without = [i for i, p in enumerate(data.pictures) if p.label.kind == "MRI" and p.label.part == "brain" and p.label.plane is None]
    if not without:
        return
    sure = opinions(encoder, data.pixels[without]).split(SIZES, 1)[2][:, :3].softmax(1).max(1)
    for i, probability, plane in zip(without, sure.values.tolist(), sure.indices.tolist()):
        if probability > 0.85:
            name = ATTRIBUTES["plane"][plane]
            filled[name] = filled.get(name, 0) + 1
            label = data.pictures[i].label
            data.pictures[i].label = Label(label.kind, label.part, name, label.technique, label.window)
            data.targets[i, 2] = plane
    log(f"planes that the encoder is sure of: {filled} of {len(without)}")


class Sentences:
    """Captions as tokens, with attributes left out at random."""

    def __init__(self, tokenizer, generator):
        self.tokenizer, self.generator, self.known = tokenizer, generator, {}

    def tokens(self, text):
        if text not in self.known:
            self.known[text] = self.tokenizer(text + END)["input_ids"]
        return self.known[text]

    def batch(self, some):
        rows = []
        for label in some:
            left_out = [name for name, share in OMIT.items() if torch.rand(1, generator=self.generator) < share]
            rows.append(self.tokens(labels.caption(label.without(*left_out))))
        longest = max(map(len, rows))
        end = rows[0][-1]
        inputs = torch.tensor([[end] + row[:-1] + [end] * (longest - len(row)) for row in rows])
        targets = torch.tensor([row + [-100] * (longest - len(row)) for row in rows])
        return inputs, targets


def train_decoder(captioner, data, tokenizer, steps, log):
    """Trains the decoder over an encoder that stays as it is; keeps the average of what it was on the way."""
    captioner.encoder.eval().requires_grad_(False)
    captioner.decoder.train()
    average = Average(captioner.decoder, 0.99)
    matrices = [p for p in captioner.decoder.parameters() if p.ndim > 1]
    optimizer = torch.optim.AdamW([{"params": matrices, "weight_decay": 0.05}, {"params": [p for p in captioner.decoder.parameters() if p.ndim <= 1], "weight_decay": 0.0}],
                                  lr=1e-3, betas=(0.9, 0.98), fused=True)
    sentences = Sentences(tokenizer, data.generator)
    started, mean = time.time(), None
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 1e-3 * rate_at(step, steps, 30)
        chosen, x = data.batch(BATCH)
        with mixed_precision(), torch.inference_mode():
            features = captioner.encoder(x)[0]
        # Several sentences of each picture, with other attributes left out.
        for _ in range(SENTENCES_EACH):
            with mixed_precision():
                inputs, targets = sentences.batch([data.pictures[i].label for i in chosen.tolist()])
                said = captioner.decoder(input_ids=inputs, encoder_hidden_states=features.clone(), use_cache=False).logits
                spoken = F.cross_entropy(said.float().flatten(0, 1), targets.flatten())
            optimizer.zero_grad()
            spoken.backward()
            torch.nn.utils.clip_grad_norm_(captioner.decoder.parameters(), 1.0)
            optimizer.step()
            average.update(captioner.decoder)
            mean = spoken.item() if mean is None else 0.98 * mean + 0.02 * spoken.item()
        if step % 50 == 49 or step == steps - 1:
            log(f"decoder {step + 1}/{steps} caption loss {mean:.3f} {time.time() - started:.0f} s")
    captioner.decoder = average.network
    return captioner


def make_tokenizer(texts):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=[END], show_progress=False,
                                  initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.train_from_iterator(texts, trainer)
    return GPT2TokenizerFast(tokenizer_object=tokenizer, bos_token=END, eos_token=END, unk_token=END, pad_token=END, model_max_length=64)


def load(captions, renderings):
    """(training, cases left out, sources left out): lists of pictures."""
    rows = pictures.divided(captions, renderings)
    training, *others = (pictures.labelled(some, as_seen=True) for some in rows)
    scans = [p for p in training if p.label.kind != "unknown"]
    training += pictures.drawn(PHANTOMS_EACH, SEED)
    training += pictures.unknowns(UNKNOWNS, SEED, scans)
    return training, *others


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of captions/captions.jsonl and pictures2/pictures2.jsonl")
    parser.add_argument("--reports", type=Path, help="radiology reports as JSON lines, of whose words the tokenizer learns, too")
    parser.add_argument("--work", type=Path, required=True, help="where the networks and the log are kept")
    parser.add_argument("--steps", type=int, nargs=3, default=STEPS,
                        help="of the encoder with small pictures, of it with whole ones, of the decoder")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(SEED)
    work = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    log_file = (work / "log.txt").open("a")

    def log(line):
        print(line, flush=True)
        print(line, file=log_file, flush=True)
    started = time.time()
    training, *kept = load(arguments.data / "captions", arguments.data / "pictures2")
    data = Data(training, torch.Generator().manual_seed(SEED))
    others = [Data(some, torch.Generator().manual_seed(SEED)) for some in kept]
    log(f"{len(training)} pictures to learn from, {' and '.join(str(len(some)) for some in kept)} kept apart by case and by source, "
        f"after {time.time() - started:.0f} s")
    log(", ".join(f"{source} {count}" for source, count in Counter(p.source for p in training).most_common()))
    texts = [labels.caption(p.label) for p in training] * 2 + [p.reference for p in training]
    if arguments.reports:
        texts += [v for line in arguments.reports.read_text().split("\n") if line for v in json.loads(line).values() if isinstance(v, str)]
    tokenizer = make_tokenizer(texts)
    captioner = Captioner(len(tokenizer), tokenizer.eos_token_id)
    data.strength = 0.8
    encoder = captioner.encoder.to(memory_format=torch.channels_last)
    small, whole, spoken = arguments.steps
    encoder = train_encoder(encoder, data, others, small, SMALL, (1.5e-3, 6e-4), log)
    fill_planes(data, encoder, log)
    data.strength = GENTLE
    for name, p in encoder.named_parameters():
        p.requires_grad_(True)
    for part in encoder.backbone.frozen():
        part.requires_grad_(False)
    captioner.encoder = train_encoder(encoder, data, others, whole, SIDE, (4e-4, 2e-4), log)
    torch.save(captioner.encoder.state_dict(), work / "encoder.pt")
    captioner = train_decoder(captioner, data, tokenizer, spoken, log).eval()
    model = published(captioner, len(tokenizer), tokenizer.eos_token_id, ABOUT)
    minutes, parameters = (time.time() - started) / 60, sum(p.numel() for p in model.parameters())
    (work / "training.json").write_text(json.dumps({"minutes": minutes, "parameters": parameters}) + "\n")
    model.half().save_pretrained(work / "model")
    tokenizer.save_pretrained(work / "model")
    log(f"done in {minutes:.1f} minutes, {parameters:,} parameters")


if __name__ == "__main__":
    main()
