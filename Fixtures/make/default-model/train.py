"""Trains the default model: `python3 train.py --data ../../../../shared/data/captions …`; `make train-default-model` runs it.

First a small convolutional network learns the attributes of the labelled pictures: kind, part, plane, technique, window. Then
a ViT-GPT2 learns from the labels, from that teacher's opinion of freshly distorted and blended pictures and its features at
every patch, and from captions.

A caption leaves attributes out at random, each with the probability `OMIT`. So the decoder learns how often each is named
beside how likely each value is, and its likeliest sentence names an attribute only where the probability of one value is more
than `omit / (1 - omit)`. With many things left out often, a sentence's probability is divided among its shorter forms, and
saying nothing at all becomes the likeliest: so only the technique, which is hard to tell, is left out often.

Last, the decoder goes on learning by itself, from what the averaged encoder makes of whole pictures.
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
from networks import PATCH, SIDE, SIZES, Student, Teacher, published

SEED = 20261129
BATCH = 64
TEACHER_STEPS = 1400, 1000
GENTLE = 0.5            # of the distortions, see Data.distorted
STUDENT_STEPS = 1800, 480
WHOLE_STEPS = 180, 40   # the last ones of these see all patches
DECODER_STEPS = 400     # then the decoder goes on by itself
KEPT_PATCHES = 72       # of 196
PHANTOMS_EACH = 120
UNKNOWNS = 540
VOCABULARY = 2048
OMIT = {"technique": 0.35, "plane": 0.08, "part": 0.05, "window": 0.1}
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
        for source, share in (("phantom", 0.12), ("no scan", 0.05)):
            these = torch.tensor([p.source == source for p in training])
            weight[these] *= share / weight[these].sum()
        others = torch.tensor([p.source not in ("phantom", "no scan") for p in training])
        weight[others] *= 0.83 / weight[others].sum()
        self.weight = weight
        self.turns = torch.tensor([p.label.kind in ("dermatoscopic photograph", "blood smear", "fundus photograph", "unknown") for p in training])
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
        # Softer: seen at a lower resolution.
        for low in (64, 96, 128):
            soft = chance(0.08 * much, n)
            if soft.any():
                small = F.interpolate(x[soft], size=(low, low), mode="bilinear", antialias=True)
                x[soft] = F.interpolate(small, size=(SIDE, SIDE), mode="bilinear")
        # Moved, turned, scaled, stretched, mirrored.
        turn = uniform(-0.26, 0.26, n) * much
        quarter = torch.randint(0, 4, (n,), generator=self.generator) * (math.pi / 2)
        turn = torch.where(self.turns[chosen], turn + quarter, turn)
        scale, stretch = torch.exp(uniform(-0.28, 0.22, n) * much), torch.exp(uniform(-0.16, 0.16, n) * much)
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
        x.sub_(middle).mul_(torch.exp(uniform(-0.4, 0.4, n, 1, 1, 1) * much)).add_(middle + uniform(-0.12, 0.12, n, 1, 1, 1) * much).clamp_(0, 1)
        toned = chance(0.6, n)
        x[toned] = x[toned] ** torch.exp(uniform(-0.6, 0.6, int(toned.sum()), 1, 1, 1) * much)
        x.mul_(1 + (1 - grey) * uniform(-0.12, 0.12, n, 3, 1, 1) * much)
        inverted = chance(0.04 * much, n) & ~self.color[chosen]
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


def opinion_losses(logits, opinion):
    """How far the student's opinion of every attribute is from the teacher's."""
    return sum(F.kl_div(F.log_softmax(a, 1), F.log_softmax(b, 1), log_target=True, reduction="batchmean")
               for a, b in zip(logits.float().split(SIZES, 1), opinion.float().split(SIZES, 1)))


def hint_loss(hints, seen, places):
    """How far what the student makes of each patch (n, patches, 192) is from the teacher's features there (n, 192, 8, 8).

    One less the cosine of the angle between them, the teacher's taken from their mean.
    """
    side = SIDE // PATCH
    there = F.interpolate(seen.float(), size=(side, side), mode="bilinear").flatten(2).transpose(1, 2)
    there = there - there.mean((0, 1), keepdim=True)
    if places is not None:
        there = there.gather(1, places[:, :, None].expand(-1, -1, there.shape[2]))
    return 1 - F.cosine_similarity(hints.float(), there, dim=2).mean()


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


def optimizer_of(network, rate, decay):
    matrices = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    return torch.optim.AdamW([{"params": matrices, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}], lr=rate, betas=(0.9, 0.98), fused=True)


def rate_at(step, steps, warm):
    return min(1, (step + 1) / warm) * (0.5 + 0.5 * math.cos(math.pi * step / steps))


def mixed_precision():
    return torch.autocast("cpu", dtype=torch.bfloat16)


@torch.inference_mode()
def opinions(network, pixels):
    """The attribute logits of undistorted pictures."""
    with mixed_precision():
        return torch.cat([network(pixels[i:i + 64].float() / 127.5 - 1).float() for i in range(0, len(pixels), 64)])


def shares_right(logits, targets):
    found = {}
    for name, part, target in zip(ATTRIBUTES, logits.split(SIZES, 1), targets.T):
        known = target >= 0
        found[name] = round(float((part.argmax(1) == target)[known].float().mean()), 3) if known.any() else None
    return found


def train_teacher(teacher, data, validation, steps, rate, strength, log):
    """Goes on training a teacher; returns the average of what it was on the way."""
    data.strength = strength
    average = Average(teacher, 0.998)
    optimizer = optimizer_of(teacher, rate, 0.05)
    started = time.time()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * rate_at(step, steps, 100)
        chosen, x = data.batch(BATCH, 128)
        targets = data.targets[chosen]
        teacher.train()
        with mixed_precision():
            if step % 3 == 0:
                x, other, share = blended(x, data.generator)
                logits = teacher(x)
                loss = attribute_losses(logits, targets, share) + attribute_losses(logits, targets[other], 1 - share)
            else:
                loss = attribute_losses(teacher(x), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.update(teacher)
        if step % 100 == 99 or step == steps - 1:
            found = shares_right(opinions(average.network, validation.pixels), validation.targets) if step % 500 == 499 or step == steps - 1 else ""
            log(f"teacher {step + 1}/{steps} loss {loss.item():.3f} {time.time() - started:.0f} s {found}")
    return average.network


def fill_planes(data, teacher, log):
    """Gives the brain MRI whose source states no plane the one that the teacher is sure of."""
    filled = {}
    without = [i for i, p in enumerate(data.pictures) if p.label.kind == "MRI" and p.label.part == "brain" and p.label.plane is None]
    if not without:
        return
    sure = opinions(teacher, data.pixels[without]).split(SIZES, 1)[2][:, :3].softmax(1).max(1)
    for i, probability, plane in zip(without, sure.values.tolist(), sure.indices.tolist()):
        if probability > 0.85:
            name = ATTRIBUTES["plane"][plane]
            filled[name] = filled.get(name, 0) + 1
            label = data.pictures[i].label
            data.pictures[i].label = Label(label.kind, label.part, name, label.technique, label.window)
            data.targets[i, 2] = plane
    log(f"planes that the teacher is sure of: {filled} of {len(without)}")


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
            if label.kind in ("X-ray", "ultrasound"):
                left_out = [name for name in left_out if name != "part"]
            rows.append(self.tokens(labels.caption(label.without(*left_out))))
        longest = max(map(len, rows))
        end = rows[0][-1]
        inputs = torch.tensor([[end] + row[:-1] + [end] * (longest - len(row)) for row in rows])
        targets = torch.tensor([row + [-100] * (longest - len(row)) for row in rows])
        return inputs, targets


def train_student(student, data, validation, teacher, tokenizer, steps, whole, rate, log):
    """Goes on training a student, its last `whole` steps with whole pictures; returns the average of what it was on the way."""
    data.strength = GENTLE
    average = Average(student, 0.999)
    optimizer = optimizer_of(student, rate, 0.08)
    sentences = Sentences(tokenizer, data.generator)
    started, mean = time.time(), None
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * rate_at(step, steps, 150)
        chosen, x = data.batch(BATCH)
        half = BATCH // 2
        x = torch.cat([x[:half], blended(x[half:], data.generator)[0]])
        student.train()
        with mixed_precision():
            with torch.inference_mode():
                opinion, seen = teacher.attended(x)
            features, places = student.encoder(x, KEPT_PATCHES if step < steps - whole else None)
            logits = student.encoder.head(features[:, 0])
            loss = opinion_losses(logits, opinion.clone()) + 0.5 * attribute_losses(logits[:half], data.targets[chosen[:half]])
            loss = loss + 4 * hint_loss(student.encoder.hint(features[:, 1:]), seen.clone(), places)
            inputs, targets = sentences.batch([data.pictures[i].label for i in chosen[:half].tolist()])
            said = student.decoder(input_ids=inputs, encoder_hidden_states=features[:half], use_cache=False).logits
            spoken = F.cross_entropy(said.float().flatten(0, 1), targets.flatten())
        optimizer.zero_grad()
        (loss + spoken).backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()
        average.update(student)
        mean = spoken.item() if mean is None else 0.98 * mean + 0.02 * spoken.item()
        if step % 100 == 99 or step == steps - 1:
            found = ""
            if step % 500 == 499 or step == steps - 1:
                encoder = average.network.encoder
                found = shares_right(opinions(lambda p: encoder.head(encoder(p)[0][:, 0]), validation.pixels), validation.targets)
            log(f"student {step + 1}/{steps} caption loss {mean:.3f} others {loss.item():.3f} {time.time() - started:.0f} s {found}")
    return average.network


def train_decoder(student, data, tokenizer, steps, log):
    """Goes on training the decoder over an encoder that stays as it is; returns the average of what it was on the way."""
    data.strength = GENTLE
    student.eval().requires_grad_(False)
    student.decoder.requires_grad_(True).train()
    average = Average(student, 0.995)
    optimizer = optimizer_of(student.decoder, 5e-4, 0.05)
    sentences = Sentences(tokenizer, data.generator)
    started, mean = time.time(), None
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 5e-4 * rate_at(step, steps, 30)
        chosen, x = data.batch(BATCH)
        with mixed_precision():
            with torch.inference_mode():
                features = student.encoder(x)[0]
            inputs, targets = sentences.batch([data.pictures[i].label for i in chosen.tolist()])
            said = student.decoder(input_ids=inputs, encoder_hidden_states=features.clone(), use_cache=False).logits
            spoken = F.cross_entropy(said.float().flatten(0, 1), targets.flatten())
        optimizer.zero_grad()
        spoken.backward()
        optimizer.step()
        average.update(student)
        mean = spoken.item() if mean is None else 0.98 * mean + 0.02 * spoken.item()
        if step % 50 == 49:
            log(f"decoder {step + 1}/{steps} caption loss {mean:.3f} {time.time() - started:.0f} s")
    return average.network


def make_tokenizer(texts):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=[END], show_progress=False,
                                  initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.train_from_iterator(texts, trainer)
    return GPT2TokenizerFast(tokenizer_object=tokenizer, bos_token=END, eos_token=END, unk_token=END, pad_token=END, model_max_length=64)


def load(data_folder, program, corpus):
    """(training, validation): lists of pictures."""
    training, validation = pictures.labelled(data_folder)
    scans = [p for p in training if p.label.kind != "unknown"]
    if program and corpus:
        rendered = pictures.rendered(data_folder, program, corpus)
        if not rendered:
            raise SystemExit(f"no file of {corpus} that captions.jsonl names could be rendered by {program}")
        training += rendered
    training += pictures.drawn(PHANTOMS_EACH, SEED)
    training += pictures.unknowns(UNKNOWNS, SEED, scans)
    return training, validation


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of captions.jsonl")
    parser.add_argument("--corpus", type=Path, help="a folder of DICOM files that captions.jsonl labels")
    parser.add_argument("--program", help="fileroom, to render them")
    parser.add_argument("--reports", type=Path, help="radiology reports as JSON lines, of whose words the tokenizer learns, too")
    parser.add_argument("--work", type=Path, required=True, help="where the networks and the log are kept")
    parser.add_argument("--steps", type=int, nargs=5, default=(*TEACHER_STEPS, *STUDENT_STEPS, DECODER_STEPS),
                        help="of the teacher, of it gently, of the student, of it once more at half the rate, of the decoder by itself")
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
    training, kept = load(arguments.data, arguments.program, arguments.corpus)
    data = Data(training, torch.Generator().manual_seed(SEED))
    validation = Data(kept, torch.Generator().manual_seed(SEED))
    log(f"{len(training)} pictures to learn from, {len(kept)} kept for validation, after {time.time() - started:.0f} s")
    log(", ".join(f"{source} {count}" for source, count in Counter(p.source for p in training).most_common()))
    teacher = Teacher().to(memory_format=torch.channels_last)
    if (work / "teacher.pt").exists():
        known = torch.load(work / "teacher.pt")
        teacher.load_state_dict(known["teacher"])
        log(f"the teacher that is there: {shares_right(opinions(teacher.eval(), validation.pixels), validation.targets)}")
    else:
        # Strongly distorted pictures keep it from learning by heart; gentler ones let it see what a picture is like.
        for steps, rate, strength in zip(arguments.steps[:2], (3e-3, 1.5e-3), (1.0, GENTLE)):
            teacher = train_teacher(teacher, data, validation, steps, rate, strength, log).requires_grad_(True)
        teacher.eval()
        known = {"teacher": teacher.state_dict(), "minutes": (time.time() - started) / 60}
        torch.save(known, work / "teacher.pt")
        started = time.time()
    # The student is the same whether its teacher was there or not.
    torch.manual_seed(SEED + 1)
    data.generator.manual_seed(SEED + 1)
    fill_planes(data, teacher, log)
    texts = [labels.caption(p.label) for p in training] * 2 + [p.reference for p in training]
    if arguments.reports:
        texts += [v for line in arguments.reports.read_text().split("\n") if line for v in json.loads(line).values() if isinstance(v, str)]
    tokenizer = make_tokenizer(texts)
    student = Student(len(tokenizer), tokenizer.eos_token_id)
    for steps, whole, rate in zip(arguments.steps[2:4], WHOLE_STEPS, (1e-3, 5e-4)):
        student = train_student(student.requires_grad_(True), data, validation, teacher, tokenizer, steps, whole, rate, log)
    student = train_decoder(student, data, tokenizer, arguments.steps[4], log)
    model = published(student, len(tokenizer), tokenizer.eos_token_id, ABOUT)
    torch.save({"student": student.state_dict(), "minutes": known["minutes"] + (time.time() - started) / 60, "parameters": sum(p.numel() for p in model.parameters())},
               work / "student.pt")
    model.half().save_pretrained(work / "model")
    tokenizer.save_pretrained(work / "model")
    log(f"done in {known['minutes'] + (time.time() - started) / 60:.1f} minutes, {sum(p.numel() for p in model.parameters()):,} parameters")


if __name__ == "__main__":
    main()
