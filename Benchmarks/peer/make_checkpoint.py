#!/usr/bin/env python3
"""Makes a full-size checkpoint with random weights, in the published layout of a CLIP ViT-B/16 and GPT-2 with
cross-attention (239 million parameters, F32), and pictures for it.

    make_checkpoint.py FOLDER [--ending] [--tiny] [--pictures 24]

Nothing ends a sentence early, so every caption is as long as allowed: the most work there can be. With --ending the end
becomes likelier from position to position, so that captions have 10 to 30 tokens, as real ones do. Writes FOLDER/pixels.safetensors,
too ("pixel_values", smooth noise). What is there already is left alone."""
import argparse, json
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

END, WORDS, POSITIONS = 50256, 50257, 1024
# How many times the vector of the end is added where it is likeliest; by trial.
LIKELIER = 28

a = argparse.ArgumentParser()
a.add_argument("folder", type=Path)
a.add_argument("--ending", action="store_true")
a.add_argument("--tiny", action="store_true", help="two layers of 64 features, to try the programs with")
a.add_argument("--pictures", type=int, default=24)
a = a.parse_args()
layers, width = (2, 64) if a.tiny else (12, 768)
a.folder.mkdir(parents=True, exist_ok=True)
random = torch.Generator().manual_seed(20261129)
tensors = {}


def put(name, *shape, std=0.02):
    """A layer norm's weight is near 1; everything else is noise around 0."""
    noise = torch.randn(shape, generator=random)
    tensors[name] = 1 + 0.05 * noise if len(shape) == 1 and name.endswith("weight") else std * noise


def linear(name, inputs, outputs, out_by_in):
    put(name + ".weight", *((outputs, inputs) if out_by_in else (inputs, outputs)))
    put(name + ".bias", outputs)


def norm(name):
    put(name + ".weight", width)
    put(name + ".bias", width)


if not (a.folder / "model.safetensors").exists():
    vision, text = "encoder.vision_model.", "decoder.transformer."
    put(vision + "embeddings.class_embedding", width)
    put(vision + "embeddings.patch_embedding.weight", width, 3, 16, 16)
    put(vision + "embeddings.position_embedding.weight", 197, width)
    norm(vision + "pre_layrnorm")
    norm(vision + "post_layernorm")
    for i in range(layers):
        layer = f"{vision}encoder.layers.{i}."
        norm(layer + "layer_norm1")
        norm(layer + "layer_norm2")
        for part in ("q_proj", "k_proj", "v_proj", "out_proj"):
            linear(layer + "self_attn." + part, width, width, True)
        linear(layer + "mlp.fc1", width, 4 * width, True)
        linear(layer + "mlp.fc2", 4 * width, width, True)
    put(text + "wte.weight", WORDS, width)
    put(text + "wpe.weight", POSITIONS, width, std=0.01)
    for i in range(layers):
        layer = f"{text}h.{i}."
        for part in ("ln_1", "ln_cross_attn", "ln_2"):
            norm(layer + part)
        for part, inputs, outputs in (("attn.c_attn", 1, 3), ("attn.c_proj", 1, 1), ("crossattention.c_attn", 1, 2), ("crossattention.q_attn", 1, 1),
                                      ("crossattention.c_proj", 1, 1), ("mlp.c_fc", 1, 4), ("mlp.c_proj", 4, 1)):
            linear(layer + part, inputs * width, outputs * width, False)
    norm(text + "ln_f")
    if a.ending:
        # The scores of the words are the last features times these very vectors, so adding the end's makes it likelier.
        end = tensors[text + "wte.weight"][END]
        steps = torch.arange(POSITIONS).clamp(0, 40)[:, None] / 40
        tensors[text + "wpe.weight"] += LIKELIER * steps * end
    save_file(tensors, a.folder / "model.safetensors", metadata={"format": "pt"})

heads = max(1, width // 64)
config = {
    "architectures": ["VisionEncoderDecoderModel"], "model_type": "vision-encoder-decoder", "is_encoder_decoder": True, "tie_word_embeddings": False,
    "encoder": {"model_type": "clip_vision_model", "hidden_size": width, "intermediate_size": 4 * width, "num_hidden_layers": layers, "num_attention_heads": heads,
                "image_size": 224, "patch_size": 16, "num_channels": 3, "hidden_act": "quick_gelu", "layer_norm_eps": 1e-5, "projection_dim": 512},
    "decoder": {"model_type": "gpt2", "n_embd": width, "n_layer": layers, "n_head": heads, "n_positions": POSITIONS, "vocab_size": WORDS, "activation_function": "gelu_new",
                "layer_norm_epsilon": 1e-5, "bos_token_id": END, "eos_token_id": END, "is_decoder": True, "add_cross_attention": True},
    "decoder_start_token_id": END, "pad_token_id": END, "eos_token_id": END}
(a.folder / "config.json").write_text(json.dumps(config, indent=1))
# Bytes, and fill-ins up to GPT-2's number of words: what is said does not matter.
alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
names = alphabet + [f"{x}{y}" for x in alphabet for y in alphabet][: END - len(alphabet)]
merges = [(x[0], x[1]) for x in names[len(alphabet):]]
tokenizer = Tokenizer(models.BPE({name: i for i, name in enumerate(names)} | {"<|endoftext|>": END}, merges))
tokenizer.pre_tokenizer, tokenizer.decoder = pre_tokenizers.ByteLevel(add_prefix_space=False), decoders.ByteLevel()
tokenizer.save(str(a.folder / "tokenizer.json"))
(a.folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "GPT2Tokenizer", "bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>"}))
(a.folder / "preprocessor_config.json").write_text(json.dumps({"image_processor_type": "CLIPImageProcessor", "do_center_crop": True, "do_normalize": True, "do_resize": True,
    "crop_size": 224, "size": 224, "resample": 3, "image_mean": [0.48145466, 0.4578275, 0.40821073], "image_std": [0.26862954, 0.26130258, 0.27577711]}))
if not (a.folder / "pixels.safetensors").exists():
    # Smooth noise of several scales, so that the pictures differ as pictures do.
    coarse = torch.nn.functional.interpolate(torch.randn(a.pictures, 3, 7, 7, generator=random), size=(224, 224), mode="bicubic")
    save_file({"pixel_values": coarse + 0.3 * torch.randn(a.pictures, 3, 224, 224, generator=random)}, a.folder / "pixels.safetensors")
