#!/usr/bin/env python3
"""What PyTorch takes for the same captions.

    caption_pytorch.py MODEL PIXELS [--batch 8] [--beams 4] [--max-length 50] [--threads 2] [--pictures 24]

Captions every picture of PIXELS (safetensors, "pixel_values", see make_checkpoint.py) with transformers' generate, and
prints one line of JSON like engine-benchmark's."""
import argparse, json, time

import torch
from safetensors.torch import load_file
from transformers import VisionEncoderDecoderModel

a = argparse.ArgumentParser()
a.add_argument("model")
a.add_argument("pixels")
for name, usual in (("batch", 8), ("beams", 4), ("max-length", 50), ("threads", 2), ("pictures", 24)):
    a.add_argument("--" + name, type=int, default=usual)
a = a.parse_args()
torch.set_num_threads(a.threads)

start = time.perf_counter()
model = VisionEncoderDecoderModel.from_pretrained(a.model, dtype=torch.float32).eval()
load = time.perf_counter() - start
pixels = load_file(a.pixels)["pixel_values"][: a.pictures]
tokens, scores = [], []
with torch.inference_mode():
    model.generate(pixels[:1], num_beams=a.beams, max_length=4, eos_token_id=50256, pad_token_id=50256)  # warm
    start = time.perf_counter()
    for batch in pixels.split(a.batch):
        out = model.generate(batch, num_beams=a.beams, max_length=a.max_length, eos_token_id=50256, pad_token_id=50256,
                             return_dict_in_generate=True, output_scores=a.beams > 1)
        tokens += out.sequences.tolist()
        scores += out.sequences_scores.tolist() if a.beams > 1 else [0.0] * len(batch)
    elapsed = time.perf_counter() - start
print(json.dumps({"engine": "pytorch", "batch": a.batch, "beams": a.beams, "threads": a.threads, "load": load,
                  "secondsPerCaption": elapsed / len(pixels), "tokens": tokens, "scores": scores}, sort_keys=True))
