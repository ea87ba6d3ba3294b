"""Makes the small checkpoints of checkpoint/ that pair other encoders and decoders than `vit_gpt2` and `clip_gpt2`, with
what the reference gives for them.

Each is trained for some seconds on drawn blobs and the sentences that name them, so that scores lie apart as those of
a real model do. The layout is that of `vit_gpt2`: `model/`, `images/`, `golden.json`, `golden.safetensors`.
"""
import json
import os
import shutil
from collections import Counter
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
import numpy as np
import torch
import transformers
from PIL import Image
from safetensors.torch import save_file
from tokenizers import ByteLevelBPETokenizer
from transformers import (AutoTokenizer, BertConfig, BertTokenizer, BertTokenizerFast, GPT2Config, GPT2TokenizerFast,
                          LogitsProcessorList, SwinConfig, Swinv2Config, ViTConfig, ViTImageProcessor,
                          VisionEncoderDecoderConfig, VisionEncoderDecoderModel)

OUTPUT = Path(__file__).resolve().parent.parent / "checkpoint"

PLACES = ["left upper", "left lower", "right upper", "right lower"]
SIZES = ["small", "moderate", "large"]
KINDS = ["nodule", "opacity", "mass"]
PICTURES = [(41, 33), (30, 52), (20, 21)]  # width and height of the test pictures


def sentence(place, size, kind):
    text = f"There is a {SIZES[size]} {KINDS[kind]} in the {PLACES[place]} zone."
    return text + (" No effusion, isn't enlarged." if size == 2 else " Heart size is normal.")


def draw(place, size, kind, width, height, rng):
    y, x = np.mgrid[0:height, 0:width]
    distance = np.hypot(x / width - (.28, .72)[place // 2], y / height - (.28, .72)[place % 2])
    radius = (.1, .17, .26)[size]
    blob = [np.clip(1 - distance / radius, 0, 1), np.exp(-(distance / radius) ** 2), (distance < radius) * 1.0][kind]
    picture = 60 + 30 * (x / width)[..., None] + blob[..., None] * [120, 100, 90] + rng.normal(0, 5, (height, width, 3))
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)


def samples(count, rng):
    for _ in range(count):
        what = tuple(int(rng.integers(n)) for n in (4, 3, 3))
        yield what, (lambda width, height, what=what: draw(*what, width, height, rng))


ALL_SENTENCES = [sentence(p, s, k) for p in range(4) for s in range(3) for k in range(3)]

NASTY = ["", " ", ALL_SENTENCES[0], "  two  spaces\tand tab\n\nnewlines  ", "isn't they've I'M WE'LL 'twas 's", "≤25 µm – 1.5×10⁻³",
         "naïve café 日本語 🙂🩻", "a[SEP]b [CLS] [sep] [MASK]", "123,456.78 mm", "ﬁne\u200bzero-width\u00a0nbsp",
         "\u0000\u0007ctrl\u0085\ufffd", "É\u0301combining", "under_score__x", "…“quotes”", "x" * 100 + " " + "x" * 101,
         "İstanbul ΑΣ ẞ ǅ", "한국어 ｶﾞ", "zone zones enlarged effusions", "don't do not . , ! ?"]


def bert_words(lower):
    """Special tokens, single characters as words and as continuations, then words and some parts of words."""
    texts = [t.lower() if lower else t for t in ALL_SENTENCES]
    characters = sorted(set("".join(texts)) - {" "} | set("abcdefghijklmnopqrstuvwxyz0123456789-'/()") | set("é–×≤日µ"))
    words = Counter(w for t in texts for w in t.replace(".", " ").replace(",", " ").split())
    parts = ["##ed", "##s", "##ion", "##ule", "##ity", "##arg", "en", "eff", "##us", "un", "do", "not", "##ed."]
    special = ["[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    return list(dict.fromkeys(special + characters + ["##" + c for c in characters] + parts + sorted(words)))


def write_bert_tokenizer(folder, lower, fast):
    (folder / "vocab.txt").write_text("\n".join(bert_words(lower)) + "\n", encoding="utf-8")
    if fast:
        BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=lower).save_pretrained(folder)
        (folder / "vocab.txt").unlink()
    else:
        BertTokenizer(str(folder / "vocab.txt"), do_lower_case=lower).save_pretrained(folder)
        settings = json.loads((folder / "tokenizer_config.json").read_text())
        settings["clean_up_tokenization_spaces"] = True  # as transformers wrote until 4.44
        (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=2))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    return tokenizer, tokenizer.cls_token_id, tokenizer.sep_token_id, tokenizer.pad_token_id


def write_gpt2_tokenizer(folder):
    pieces = ByteLevelBPETokenizer(add_prefix_space=False)
    pieces.train_from_iterator(ALL_SENTENCES, vocab_size=299, min_frequency=2, show_progress=False)
    pieces.save_model(str(folder))
    vocabulary = json.loads((folder / "vocab.json").read_text())
    vocabulary["<|endoftext|>"] = len(vocabulary)
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    GPT2TokenizerFast(str(folder / "vocab.json"), str(folder / "merges.txt")).save_pretrained(folder)
    for name in ("vocab.json", "merges.txt"):
        (folder / name).unlink()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    return tokenizer, tokenizer.eos_token_id, tokenizer.eos_token_id, tokenizer.eos_token_id


def bert(words, width, **rest):
    return BertConfig(vocab_size=words, hidden_size=width, num_hidden_layers=2, num_attention_heads=4, intermediate_size=2 * width,
                      max_position_embeddings=136, is_decoder=True, add_cross_attention=True, **rest)


CASES = {
    # A grid of 11 x 11: padded to windows of 4; then 6 x 6, for which the configuration says 5; then 3 x 3, whose
    # window shrinks to 2.
    "swinv2_bert": dict(
        seed=11, half=True, tokenizer=lambda folder: write_bert_tokenizer(folder, lower=True, fast=True), size=(33, 33),
        encoder=lambda: Swinv2Config(image_size=33, patch_size=3, embed_dim=8, depths=[2, 2, 2], num_heads=[1, 2, 4], window_size=4,
                                     pretrained_window_sizes=[6, 0, 3], mlp_ratio=2.0, layer_norm_eps=1e-4),
        decoder=lambda words: bert(words, 24),
        generation=dict(max_length=128, num_beams=1)),
    # 33 x 41 pixels: padded to 11 x 14 patches; then 6 x 7, then 3 x 4.
    "swin_gpt2": dict(
        seed=12, half=True, tokenizer=write_gpt2_tokenizer, size=(33, 41),
        encoder=lambda: SwinConfig(image_size=[33, 41], patch_size=3, embed_dim=8, depths=[2, 2, 1], num_heads=[2, 2, 4], window_size=3,
                                   mlp_ratio=3.0, hidden_act="gelu_new"),
        decoder=lambda words: GPT2Config(vocab_size=words, n_embd=32, n_layer=2, n_head=2, n_positions=96, bos_token_id=words - 1,
                                         eos_token_id=words - 1, is_decoder=True, add_cross_attention=True),
        generation=None),
    # A vocab.txt, its own output weights, and no generation_config.json: BERT's defaults are asked for.
    "vit_bert": dict(
        seed=13, half=False, tokenizer=lambda folder: write_bert_tokenizer(folder, lower=False, fast=False), size=(32, 32),
        encoder=lambda: ViTConfig(image_size=32, patch_size=8, hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
                                  intermediate_size=32),
        decoder=lambda words: bert(words, 16, hidden_act="relu", layer_norm_eps=1e-5, tie_word_embeddings=False),
        generation=None),
}


def disturb(model, seed):
    """Gives every parameter a value of its own: biases, gains and scales too."""
    noise = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            step = torch.randn(parameter.shape, generator=noise)
            if name.endswith("logit_scale"):
                parameter.add_(1.5 * step)  # some beyond the clamp at log(100)
            elif "relative_position_bias_table" in name:
                parameter.copy_(0.5 * step)
            elif parameter.dim() == 1:
                parameter.add_(0.1 * step)
            else:
                parameter.copy_(0.15 * step)


def train(model, tokenizer, start, end, pixels, seed, steps=160):
    rng = np.random.default_rng(seed)
    pairs = [(pixels(picture(48, 48)), tokenizer.encode(sentence(*what), add_special_tokens=False) + [end])
             for what, picture in samples(64, rng)]
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3, weight_decay=0)
    for step in range(steps):
        batch = [pairs[i] for i in rng.integers(len(pairs), size=16)]
        length = max(len(ids) for _, ids in batch)
        labels = torch.tensor([ids + [-100] * (length - len(ids)) for _, ids in batch])
        inputs = torch.tensor([[start] + ids[:-1] + [end] * (length - len(ids)) for _, ids in batch])
        logits = model(pixel_values=torch.cat([p for p, _ in batch]), decoder_input_ids=inputs).logits
        loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for group in optimizer.param_groups:
            group["lr"] = 4e-3 * min(1, (step + 1) / 20) * (1 - 0.9 * step / steps)
        optimizer.step()
    return loss.item()


class Noise:
    """Disturbs the scores a little: an answer that changes hangs on rounding and is no test."""

    def __init__(self, seed):
        self.generator = torch.Generator().manual_seed(seed)

    def __call__(self, ids, scores):
        return scores + 1e-4 * torch.randn(scores.shape, generator=self.generator).to(scores.dtype)


def settings(tokenizer, end):
    dot = tokenizer.encode(".", add_special_tokens=False)
    bad = [tokenizer.encode(text, add_special_tokens=False) for text in (" left", " small nodule")]
    return {
        "defaults": {},
        "card": dict(max_length=50, num_beams=4),
        "greedy": dict(max_length=90, num_beams=1),
        "greedy_penalties": dict(max_length=40, num_beams=1, repetition_penalty=1.3, no_repeat_ngram_size=3),
        "beam4_lp0": dict(num_beams=4, length_penalty=0.0, max_length=40, early_stopping=True),
        "beam4_ngram3_nrs2": dict(num_beams=4, no_repeat_ngram_size=3, num_return_sequences=2, max_length=44),
        "beam3_nrs3": dict(num_beams=3, num_return_sequences=3, max_length=28, length_penalty=1.5),
        "beam4_badwords": dict(num_beams=4, bad_words_ids=bad + [dot + dot], min_length=10, max_length=36, early_stopping="never"),
    }


def generate(model, pixels, wanted, noise=None):
    with torch.no_grad():
        answer = model.generate(pixel_values=pixels, return_dict_in_generate=True, output_scores=True,
                                logits_processor=LogitsProcessorList([noise] if noise else []), **wanted)
    scores = getattr(answer, "sequences_scores", None)
    return answer.sequences.tolist(), None if scores is None else [float(s) for s in scores]


def golden(folder, seed, start, end):
    tokenizer = AutoTokenizer.from_pretrained(folder / "model")
    processor = ViTImageProcessor.from_pretrained(folder / "model")
    model, precise = (VisionEncoderDecoderModel.from_pretrained(folder / "model", dtype=t).eval() for t in (torch.float32, torch.float64))
    rng = np.random.default_rng(seed + 1)
    (folder / "images").mkdir()
    tensors, answers, pictures = {}, {"images": [], "teacher_forced": []}, []
    for index, ((what, picture), size) in enumerate(zip(samples(3, rng), PICTURES)):
        file = f"images/img{index}.png"
        Image.fromarray(picture(*size)).save(folder / file)
        answers["images"].append({"file": file})
        pixels = processor(images=Image.open(folder / file), return_tensors="pt").pixel_values
        pictures.append(pixels)
        tensors[f"img{index}.pixel_values"] = pixels[0]
        with torch.no_grad():
            hidden = model.encoder(pixel_values=pixels).last_hidden_state
            tensors[f"img{index}.encoder_last_hidden_state"] = hidden[0]
            if hasattr(model, "enc_to_dec_proj"):
                tensors[f"img{index}.encoder_projected"] = model.enc_to_dec_proj(hidden)[0]
            tensors[f"img{index}.first_logits"] = model(pixel_values=pixels, decoder_input_ids=torch.tensor([[start]])).logits[0, -1]
            for text in (sentence(*what), "A nodule isn't seen - 6 mm."):
                labels = tokenizer.encode(text, add_special_tokens=False) + [end]
                inputs = [start] + labels[:-1]
                logits = model(pixel_values=pixels, decoder_input_ids=torch.tensor([inputs])).logits[0]
                loss = torch.nn.functional.cross_entropy(logits, torch.tensor(labels))
                answers["teacher_forced"].append(
                    {"image": index, "text": text, "labels": labels, "decoder_input_ids": inputs, "loss": float(loss)})
                if len(answers["teacher_forced"]) == 2:
                    tensors["tf.logits"] = logits
    answers["generation"] = []
    for name, wanted in settings(tokenizer, end).items():
        images = []
        for pixels in pictures:
            ids, scores = generate(model, pixels, wanted)
            others = [generate(precise, pixels.double(), wanted)[0]] + [generate(model, pixels, wanted, Noise(s))[0] for s in (1, 2)]
            answer = {"sequences": ids, "texts": [tokenizer.decode(s, skip_special_tokens=True) for s in ids],
                      "robust": all(other == ids for other in others)}
            images.append(answer if scores is None else answer | {"sequences_scores": scores})
        answers["generation"].append({"name": name, "kwargs": wanted, "images": images})
    answers["tokenizer"] = []
    for text in NASTY:
        ids = tokenizer.encode(text, add_special_tokens=False)
        decoded = [tokenizer.decode(ids, skip_special_tokens=skip, clean_up_tokenization_spaces=False) for skip in (False, True)]
        answers["tokenizer"].append({"text": text, "ids": ids, "ids_special": tokenizer.encode(text), "decoded": decoded[0],
                                     "decoded_skip": decoded[1], "decoded_usual": tokenizer.decode(ids)})
    resolved, _ = model._prepare_generation_config(None)
    names = ("max_length", "num_beams", "bos_token_id", "eos_token_id", "pad_token_id", "decoder_start_token_id")
    answers["resolved_defaults"] = {name: getattr(resolved, name) for name in names}
    answers["special_tokens"] = {"bos": tokenizer.bos_token_id, "eos": tokenizer.eos_token_id, "pad": tokenizer.pad_token_id,
                                 "cls": tokenizer.cls_token_id, "sep": tokenizer.sep_token_id, "vocab_size": len(tokenizer)}
    answers["reference"] = {"transformers": transformers.__version__, "torch": torch.__version__}
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, folder / "golden.safetensors")
    (folder / "golden.json").write_text(json.dumps(answers, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    all_images = [image for entry in answers["generation"] for image in entry["images"]]
    print(f"  {len(all_images)} generations, {sum(i['robust'] for i in all_images)} robust, "
          f"{len({tuple(i['sequences'][0]) for i in all_images})} distinct")
    print("  ", answers["generation"][2]["images"][0]["texts"])


def make(name, seed, half, tokenizer, size, encoder, decoder, generation):
    folder = OUTPUT / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "model").mkdir(parents=True)
    words, start, end, pad = tokenizer(folder / "model")
    processor = ViTImageProcessor(size=dict(height=size[0], width=size[1]), image_mean=[0.5] * 3, image_std=[0.5] * 3)
    processor.save_pretrained(folder / "model")
    torch.manual_seed(seed)
    config = VisionEncoderDecoderConfig.from_encoder_decoder_configs(encoder(), decoder(len(words)))
    model = VisionEncoderDecoderModel(config)
    disturb(model, seed)
    pixels = lambda picture: processor(images=Image.fromarray(picture), return_tensors="pt").pixel_values
    model.eval()
    print(name, "loss", train(model, words, start, end, pixels, seed))
    tokens = dict(decoder_start_token_id=start, eos_token_id=end, pad_token_id=pad)
    if half:
        model = model.half()
    model.save_pretrained(folder / "model")
    (folder / "model/generation_config.json").unlink(missing_ok=True)
    if generation is not None:
        (folder / "model/generation_config.json").write_text(json.dumps(tokens | generation, indent=2) + "\n")
    file = folder / "model/config.json"
    settings = json.loads(file.read_text())
    if "bert" in name and generation is None:
        tokens.pop("pad_token_id")  # left to the decoder's default
    file.write_text(json.dumps(settings | tokens, indent=2, sort_keys=True) + "\n")
    golden(folder, seed, start, end)


def main():
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    for name, case in CASES.items():
        make(name, **case)


if __name__ == "__main__":
    main()
