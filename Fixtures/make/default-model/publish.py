"""Writes the trained network as a checkpoint folder, and what transformers says with it: of made pictures, and of validation pictures."""
import argparse
import json
import os
import shutil
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
import torch
import transformers
from PIL import Image
from safetensors.torch import save_file
from transformers import GPT2TokenizerFast, ViTImageProcessor

import labels
import networks
import pictures
from phantoms import Variation

FIXTURES = Path(__file__).resolve().parent.parent.parent
CHECKPOINT = FIXTURES / "checkpoint" / "default"
GOLDEN = FIXTURES / "checkpoint" / "default-golden"
EXPECTED = FIXTURES / "expected"
KEPT_FILES = ("model.safetensors", "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")
VALIDATION_PICTURES = 200
# Of which it learned from more than a handful of pictures of patients.
MODALITIES = ["CT", "MR", "CR", "DX", "US", "OP", "OPT", "XC", "GM", "MG", "XA", "PT", "NM", "ES", "PX", "IO"]
GOLDEN_SEED = 8_000_000
SIZES = [(200, 200), (128, 128), (128, 112), (96, 144), (144, 120), (130, 97), (180, 200)]


def checkpoint_folder(trained):
    """Puts the checkpoint together, but for the evidence files and the card."""
    for name in KEPT_FILES:
        shutil.copy(trained / name, CHECKPOINT / name)
        (CHECKPOINT / name).chmod(0o644)
    # `save_pretrained` calls the encoder what its layers are of.
    config = json.loads((CHECKPOINT / "config.json").read_text())
    config["encoder"] |= {"model_type": "vit-hybrid", "backbone": "efficientnet-lite0"}
    (CHECKPOINT / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    processor = ViTImageProcessor(size={"height": pictures.SIDE, "width": pictures.SIDE}, image_mean=[0.5] * 3, image_std=[0.5] * 3)
    processor.save_pretrained(CHECKPOINT)
    (CHECKPOINT / "fileroom-model.json").write_text(json.dumps({
        "license": "other: research demonstration only, see the model card", "modalities": MODALITIES,
        "limits": "It names the kind of picture, the part of the body and the plane, and no findings. Unverified, and not for diagnosis.",
        "abstain": {"below": -20, "text": labels.UNKNOWN}}, indent=2) + "\n")


def made_pictures():
    """Twenty pictures nobody needs a licence for: a phantom of each kind, and three of nothing. (name, image)"""
    for k, (label, draw) in enumerate(pictures.phantom_kinds()):
        image = pictures.shown(draw(Variation(GOLDEN_SEED + k), 128)).resize(SIZES[k % len(SIZES)], Image.Resampling.BICUBIC)
        words = labels.caption(label).rstrip(".").lower().replace(",", "").replace(" ", "-")
        yield f"{k:02d}-{words}", image if label.kind in ("ultrasound", "skin photograph") else image.convert("L")
    for n, picture in enumerate(pictures.unknowns(6, GOLDEN_SEED, [])[3:]):
        yield f"{17 + n}-no-scan", Image.fromarray(picture.pixels).resize((120, 120))


class Reference:
    """transformers with the checkpoint as it lies on disk."""

    def __init__(self):
        self.model = networks.loaded(CHECKPOINT)
        self.tokenizer = GPT2TokenizerFast.from_pretrained(CHECKPOINT)
        self.processor = ViTImageProcessor.from_pretrained(CHECKPOINT)

    @torch.inference_mode()
    def said(self, image):
        """(beam, greedy) of one picture by itself."""
        values = self.processor([image.convert("RGB")], return_tensors="pt")["pixel_values"]
        return (self.model.generate(values, return_dict_in_generate=True, output_scores=True),
                self.model.generate(values, num_beams=1, return_dict_in_generate=True))


def ended(tokens, end):
    """The sequence as the engine gives it: up to the end token that closes it, without padding."""
    tokens = list(tokens)
    while len(tokens) > 2 and tokens[-1] == end and tokens[-2] == end:
        tokens.pop()
    return tokens


def write_goldens(reference):
    shutil.rmtree(GOLDEN, ignore_errors=True)
    GOLDEN.mkdir(parents=True)
    end, cases = reference.tokenizer.eos_token_id, []
    for name, image in made_pictures():
        image.save(GOLDEN / f"{name}.png", optimize=True)
        image = Image.open(GOLDEN / f"{name}.png")
        beam, greedy = reference.said(image)
        tokens = ended(beam.sequences[0].tolist(), end)
        cases.append({
            "image": f"{name}.png", "width": image.width, "height": image.height, "tokens": tokens,
            "text": reference.tokenizer.decode(tokens, skip_special_tokens=True), "score": round(float(beam.sequences_scores[0]), 7),
            "greedyTokens": ended(greedy.sequences[0].tolist(), end)})
        print(name, "→", cases[-1]["text"], cases[-1]["score"])
    settings = reference.model.generation_config
    (EXPECTED / "default-model.json").write_text(json.dumps({
        "model": "checkpoint/default", "images": "checkpoint/default-golden",
        "generation": {"num_beams": settings.num_beams, "max_length": settings.max_length, "length_penalty": settings.length_penalty},
        "reference": {"transformers": transformers.__version__, "torch": torch.__version__, "pillow": Image.__version__},
        "note": "tokens and score are generate() of the reference for one picture by itself.",
        "cases": cases}, indent=1, ensure_ascii=False) + "\n")


@torch.inference_mode()
def write_states(reference):
    """The states of the encoder for the first golden picture, by tensor name: of each block the mean of each channel, and the last whole."""
    path = sorted(GOLDEN.glob("*.png"))[0]
    x = reference.processor([Image.open(path).convert("RGB")], return_tensors="pt")["pixel_values"]
    backbone, states = reference.model.encoder.embeddings.patch_embeddings.backbone, {}
    states["head"] = backbone(x, lambda name, y: states.__setitem__(name, y.mean((0, 2, 3)))).mean((0, 2, 3))
    states["last_hidden_state"] = reference.model.encoder(pixel_values=x).last_hidden_state[0]
    save_file({name: value.contiguous() for name, value in states.items()}, str(EXPECTED / "default-model-states.safetensors"),
              metadata={"image": path.name})


def write_validation(reference, data):
    """What the reference says of validation pictures, by their names: the pictures themselves stay where they are."""
    _, by_case, by_source = pictures.divided(data / "captions", data / "pictures2")
    names = sorted(str(row["path"].relative_to(data)) for row in by_case + by_source if labels.of_row(row))
    step = len(names) / VALIDATION_PICTURES
    chosen = [names[int(i * step)] for i in range(VALIDATION_PICTURES)]
    end, said = reference.tokenizer.eos_token_id, {}
    for name in chosen:
        beam, _ = reference.said(Image.open(data / name))
        said[name] = {"tokens": ended(beam.sequences[0].tolist(), end), "score": round(float(beam.sequences_scores[0]), 7)}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(case)}" for name, case in said.items())
    (EXPECTED / "default-model-validation.json").write_text("{\n" + lines + "\n}\n")
    print(f"{len(said)} validation pictures, {len({tuple(case['tokens']) for case in said.values()})} different sentences")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="where train.py has put the network")
    parser.add_argument("--data", type=Path, required=True, help="the folder of captions/captions.jsonl and pictures2/pictures2.jsonl")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    checkpoint_folder(arguments.work / "model")
    reference = Reference()
    write_goldens(reference)
    write_states(reference)
    write_validation(reference, arguments.data)


if __name__ == "__main__":
    main()
