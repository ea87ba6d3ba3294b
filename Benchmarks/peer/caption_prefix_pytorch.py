#!/usr/bin/env python3
"""What PyTorch takes for the captions of a prefix captioner.

    caption_prefix_pytorch.py MODEL PIXELS [--batch 8] [--threads 2] [--pictures 24]

MODEL is a snapshot of moxeeeem/biomedclip-gpt2-captioner or one made like it, with a fileroom-model.json that says where
its clip (open_clip, timm ViT) and gpt2 lie. The same work as the published script does: image tower, projector, then
transformers' generate with the published settings; the updates of the last block are merged, as trained. Prints one line
of JSON like engine-benchmark's."""
import argparse, json, time
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from transformers import AutoConfig, AutoTokenizer, GPT2LMHeadModel, ViTConfig, ViTModel

a = argparse.ArgumentParser()
a.add_argument("model")
a.add_argument("pixels")
for name, usual in (("batch", 8), ("threads", 2), ("pictures", 24)):
    a.add_argument("--" + name, type=int, default=usual)
a = a.parse_args()
torch.set_num_threads(a.threads)

start = time.perf_counter()
root = Path(a.model)
places = json.loads((root / "fileroom-model.json").read_text())
settings = json.loads(sorted(root.glob("final_captioner_*.json"))[-1].read_text())
state = torch.load(sorted(root.glob("final_captioner_*.pt"))[-1], map_location="cpu", weights_only=False, mmap=True)["model"]
merged = {k: v for k, v in state.items() if not any(x in k for x in (".base.", ".A.", ".B."))}
for key in [k for k in state if k.endswith(".base.weight")]:
    name = key[: -len(".base.weight")]
    update, rank = state[name + ".B.weight"] @ state[name + ".A.weight"], state[name + ".A.weight"].shape[0]
    merged[name + ".weight"] = state[key] + settings.get("lora_alpha", 16) / rank * update.T
    merged[name + ".bias"] = state[name + ".base.bias"]
gpt2 = GPT2LMHeadModel(AutoConfig.from_pretrained(root / places["gpt2"])).eval()
gpt2.load_state_dict({k[5:]: v for k, v in merged.items() if k.startswith("gpt2.")}, strict=False)
gpt2.tie_weights()
prefix = {k[7:]: v for k, v in merged.items() if k.startswith("prefix.")}
clip = torch.load(root / places["clip"] / "open_clip_pytorch_model.bin", map_location="cpu", mmap=True)
# timm's ViT-B/16 is transformers' with another epsilon and other names.
tower = ViTModel(ViTConfig(layer_norm_eps=1e-6), add_pooling_layer=False).eval()
trunk = {k[13:]: v for k, v in clip.items() if k.startswith("visual.trunk.")}
names = {"embeddings.cls_token": trunk["cls_token"], "embeddings.position_embeddings": trunk["pos_embed"]}
for part in ("weight", "bias"):
    names["embeddings.patch_embeddings.projection." + part] = trunk["patch_embed.proj." + part]
    names["layernorm." + part] = trunk["norm." + part]
    for i in range(12):
        ours, theirs = f"encoder.layer.{i}.", f"blocks.{i}."
        for k, v in zip(("query", "key", "value"), trunk[theirs + "attn.qkv." + part].chunk(3)):
            names[f"{ours}attention.attention.{k}.{part}"] = v
        for k, v in (("attention.output.dense", "attn.proj"), ("layernorm_before", "norm1"), ("layernorm_after", "norm2"),
                     ("intermediate.dense", "mlp.fc1"), ("output.dense", "mlp.fc2")):
            names[f"{ours}{k}.{part}"] = trunk[f"{theirs}{v}.{part}"]
tower.load_state_dict(names)
projection = clip["visual.head.proj.weight"]
tokenizer = AutoTokenizer.from_pretrained(root / places["gpt2"])
load = time.perf_counter() - start


def captions(pixels, **limits):
    features = F.normalize(tower(pixels).last_hidden_state[:, 0] @ projection.T, dim=-1)
    y = F.linear(F.gelu(F.linear(features, prefix["fc1.weight"], prefix["fc1.bias"])), prefix["fc2.weight"], prefix["fc2.bias"])
    y = F.layer_norm(y.view(len(pixels), settings["prefix_tokens"], -1), prefix["ln.weight"].shape, prefix["ln.weight"], prefix["ln.bias"])
    prompt = tokenizer([settings["prompt"]] * len(pixels), return_tensors="pt")["input_ids"]
    embeddings = torch.cat([prefix["alpha"] * y, gpt2.transformer.wte(prompt)], dim=1)
    return gpt2.generate(
        inputs_embeds=embeddings, attention_mask=torch.ones(embeddings.shape[:2], dtype=torch.long), num_beams=4, do_sample=False,
        no_repeat_ngram_size=4, repetition_penalty=1.15, length_penalty=0.6, early_stopping=True, pad_token_id=50256, eos_token_id=50256,
        return_dict_in_generate=True, output_scores=True, **(limits or dict(max_new_tokens=60, min_new_tokens=24)))


pixels = load_file(a.pixels)["pixel_values"][: a.pictures]
tokens, scores = [], []
with torch.inference_mode():
    captions(pixels[:1], max_new_tokens=2)  # warm
    start = time.perf_counter()
    for batch in pixels.split(a.batch):
        out = captions(batch)
        tokens += out.sequences.tolist()
        scores += out.sequences_scores.tolist()
    elapsed = time.perf_counter() - start
print(json.dumps({"engine": "pytorch", "batch": a.batch, "beams": 4, "threads": a.threads, "load": load,
                  "secondsPerCaption": elapsed / len(pixels), "tokens": tokens, "scores": scores}, sort_keys=True))
