"""Tiny prefix captioners with their CLIPs, image and text towers both, and what the reference says of them.

Each case has the layout of what is published: `captioner/` as the snapshot of biomedclip-gpt2-captioner and its
siblings, `clip/` as the CLIP it was trained with (BiomedCLIP, DermLIP, PubMedCLIP), `gpt2/` as gpt2-medium. The
reference is open_clip, timm and transformers; CLIP, GPT-2 and the projector have seen 60 drawn squares and discs, so
that their words depend on the picture.
"""
import gzip
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections import Counter, OrderedDict

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
import numpy as np
import torch

# PyPI's torchvision finds its compiled operators only beside a torch for GPUs; nothing here calls them, but importing
# it describes them.
operators = torch.library.Library("torchvision", "FRAGMENT")
if "+cpu" in torch.__version__:
    for name in ("nms", "qnms"):
        operators.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")

import open_clip
import timm
import torchvision
import transformers
from PIL import Image
from safetensors.torch import load_file, save_file
from timm.models import register_model
from timm.models.vision_transformer import VisionTransformer
from tokenizers import ByteLevelBPETokenizer, normalizers, pre_tokenizers
from torch import nn
from torch.nn import functional as F

from common import FIXTURES, write_json
from make_torch import settled

torch.set_num_threads(1)
END = "<|endoftext|>"
MEAN, STD = [0.48145466, 0.4578275, 0.40821073], [0.26862954, 0.26130258, 0.27577711]
SIZE, PATCH = 24, 8
SHOWN = [(31, 24), (24, 40), (20, 28)]  # widths and heights of the pictures with goldens
CARD_PROMPT = ("Describe the skin lesion concisely (morphology, color, scale, border, location) in one sentence."
               "Conclude with the most likely diagnosis (1–3 words).")
# What the text towers read: several alphabets, what open_clip's cleaning (ftfy, HTML) changes, and one text too long.
TEXTS = [
    "a bright disc in the upper left corner.",
    "Naïve CAFÉ-au-lait macule, ≤ 5 µm; 37 °C ± 0.5",
    "isn't they've I'LL 'twas 12,345.67 mm (2–3 months)",
    "Größe 日本語 Привет 🙂 x²",
    "",
    "the patient’s “ﬁne”  lesion\u3000&lt; ３ mm &amp;amp; <b>",
    "a dark square in the lower right corner, and a bright disc beside it. " * 4,
]
CASES = [
    dict(name="prefix_biomedclip", clip="biomedclip", width=16, tokens=2, words=280, layers=2, heads=4, prompt=CARD_PROMPT,
         lora=dict(last_k=1, r=2, alpha=2), cliche=["bright disc", "corner"], seed=7001),
    dict(name="prefix_dermlip", clip="dermlip", width=16, tokens=2, words=280, layers=1, heads=2, prompt="Describe the lesion:",
         lora=None, cliche=["upper left"], seed=7002, positions=128, half=True),
    dict(name="prefix_pubmedclip", clip="pubmedclip", width=16, tokens=2, words=290, layers=1, heads=2,
         prompt="describe the image:", lora=dict(last_k=1, r=3, alpha=16), cliche=["lower"], seed=7003, positions=128,
         half=True, stages=True),
]
ARCHITECTURES = dict(biomedclip=("TimmModel", "open_clip"), dermlip=("VisionTransformer", "open_clip"),
                     pubmedclip=("CLIPModel", "hf_clip"))


# Pictures and their sentences

def drawn(random, width, height):
    """A disc or a square on grey, and the sentence for it."""
    disc, bright, left, upper = (bool(random.integers(2)) for _ in range(4))
    y, x = np.mgrid[0:height, 0:width]
    dy, dx = y / height - (0.3 if upper else 0.7), x / width - (0.3 if left else 0.7)
    inside = dx * dx + dy * dy < 0.04 if disc else np.maximum(abs(dx), abs(dy)) < 0.18
    grey = 110 + 20 * x / width + np.where(inside, 90 if bright else -80, 0)
    picture = grey[..., None] * [1, 0.95, 0.9] + random.normal(0, 4, (height, width, 3))
    words = (f"a {'bright' if bright else 'dark'} {'disc' if disc else 'square'} in the "
             f"{'upper' if upper else 'lower'} {'left' if left else 'right'} corner.")
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8), words


def corpus(seed):
    random = np.random.default_rng(seed)
    return [drawn(random, 8, 8)[1] for _ in range(60)] + [CARD_PROMPT] * 4 + TEXTS[:4]


# Weights and files

def randomize(model, seed, spread):
    """Gives every parameter, biases and norms too, a value that shows if it is left out."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, value in model.named_parameters():
            noise = torch.randn(value.shape, generator=generator)
            if value.dim() > 1:
                value.copy_(spread * noise)
            else:
                value.copy_(1 + 0.15 * noise if name.endswith("weight") else 0.1 * noise)


def save_torch(value, path, legacy=False):
    """Writes a torch file that is the same each time: a zip's entries carry the name of the file, a legacy file addresses."""
    buffer = io.BytesIO()
    torch.save(value, buffer, _use_new_zipfile_serialization=not legacy)
    path.write_bytes(settled(buffer.getvalue()) if legacy else buffer.getvalue())


def compact_json(value, path):
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def pretty_json(value, path):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


# Tokenizers

def write_gpt2_tokenizer(folder, words, seed):
    trained = ByteLevelBPETokenizer()
    trained.train_from_iterator(corpus(seed), vocab_size=words - 1, min_frequency=2, show_progress=False)
    folder.mkdir(parents=True)
    trained.save_model(str(folder))
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    assert len(vocabulary) == words - 1
    vocabulary[END] = len(vocabulary)
    compact_json(vocabulary, folder / "vocab.json")
    pretty_json(dict(add_prefix_space=False, bos_token=END, eos_token=END, unk_token=END, model_max_length=1024,
                     tokenizer_class="GPT2Tokenizer"), folder / "tokenizer_config.json")


def write_wordpiece(folder, seed):
    """A BERT tokenizer as BiomedCLIP's: vocab.txt and what transformers writes beside it, without tokenizer.json."""
    normalizer, splitter = normalizers.BertNormalizer(lowercase=True), pre_tokenizers.BertPreTokenizer()
    counts = Counter(word for text in corpus(seed) for word, _ in splitter.pre_tokenize_str(normalizer.normalize_str(text)))
    letters = sorted({letter for word in counts for letter in word})
    # The trainer of tokenizers decides ties by chance. Every other word is left out, and made of pieces then.
    words = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[::2] if len(word) > 1]
    pieces = sorted({"##" + word[-2:] for word in counts if len(word) > 3})
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *("##" + letter for letter in letters), *pieces, *words]
    (folder / "vocab.txt").write_text("".join(word + "\n" for word in words), encoding="utf-8")
    pretty_json(dict(do_lower_case=True, model_max_length=1000000000000000019884624838656, tokenizer_class="BertTokenizer",
                     cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]", unk_token="[UNK]", mask_token="[MASK]"),
                folder / "tokenizer_config.json")
    return len(words)


def write_clip_tokenizer(folder, seed, merges=60):
    """CLIP's byte-pair encoding with few merges, in transformers' files; returns them as open_clip's own file, too."""
    letters = open_clip.tokenizer.bytes_to_unicode()
    counts = {}
    for text in corpus(seed):
        for word in text.lower().replace(".", " . ").replace(",", " , ").split():
            spelt = "".join(letters[byte] for byte in word.encode())
            key = tuple(spelt[:-1]) + (spelt[-1] + "</w>",)
            counts[key] = counts.get(key, 0) + 1
    found = []
    while len(found) < merges:
        pairs = {}
        for word, count in counts.items():
            for pair in zip(word, word[1:]):
                pairs[pair] = pairs.get(pair, 0) + count
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        found.append(best)
        merged = {}
        for word, count in counts.items():
            parts, place = [], 0
            while place < len(word):
                step = 2 if word[place:place + 2] == best else 1
                parts.append("".join(word[place:place + step]))
                place += step
            merged[tuple(parts)] = count
        counts = merged
    pieces = list(letters.values())
    pieces += [piece + "</w>" for piece in pieces] + ["".join(pair) for pair in found] + ["<|startoftext|>", END]
    lines = "#version: 0.2\n" + "\n".join(" ".join(pair) for pair in found)
    compact_json({piece: place for place, piece in enumerate(pieces)}, folder / "vocab.json")
    (folder / "merges.txt").write_text(lines + "\n", encoding="utf-8")
    special = dict(bos_token="<|startoftext|>", eos_token=END, unk_token=END, pad_token=END)
    pretty_json(special, folder / "special_tokens_map.json")
    pretty_json(dict(special, do_lower_case=True, errors="replace", model_max_length=77, tokenizer_class="CLIPTokenizer"),
                folder / "tokenizer_config.json")
    return len(pieces), gzip.compress(lines.encode(), mtime=0)


# CLIPs: each is (folder, seed, embedding) -> nothing, and (folder) -> what it makes of pictures and texts.

class OpenCLIP(nn.Module):
    """The names of open_clip's `CustomTextCLIP`."""
    def __init__(self, visual, text):
        super().__init__()
        self.visual, self.text = visual, text
        self.logit_scale = nn.Parameter(torch.tensor(4.6052))


TRUNK = dict(embed_dim=16, depth=1, num_heads=2, patch_size=PATCH, img_size=SIZE)
BERT = dict(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24, max_position_embeddings=40)


@register_model
def vit_fixture(pretrained=False, **arguments):
    known = {name: arguments[name] for name in ("num_classes", "global_pool") if name in arguments}
    model = VisionTransformer(**TRUNK, **known)
    model.default_cfg = model.pretrained_cfg = {}
    return model


vit_fixture.__module__ = "timm.models.vision_transformer"


def biomedclip(words):
    visual = open_clip.timm_model.TimmModel("vit_fixture", embed_dim=12, image_size=SIZE, pool="", proj="linear")
    text = open_clip.hf_model.HFTextEncoder(
        "", output_dim=12, config=transformers.BertConfig(vocab_size=words, **BERT), pooler_type="cls_last_hidden_state_pooler",
        proj_type="mlp")
    # open_clip asks for no pooler where it is given a name instead of a configuration, as it is with BiomedCLIP.
    text.transformer.pooler = None
    return OpenCLIP(visual, text)


def write_biomedclip(folder, seed):
    """timm's ViT and transformers' BERT inside open_clip, in a torch file."""
    words = write_wordpiece(folder, seed)
    model = biomedclip(words)
    randomize(model, seed, 0.3)
    model.logit_scale.data.fill_(4.6052)
    tensors = OrderedDict((name, value.clone()) for name, value in model.state_dict().items())
    tensors["text.transformer.embeddings.position_ids"] = torch.arange(BERT["max_position_embeddings"])[None]
    save_torch(tensors, folder / "open_clip_pytorch_model.bin")
    name = "microsoft/BiomedNLP-BiomedBERT-base-uncased-abstract"
    pretty_json(dict(
        model_cfg=dict(
            embed_dim=12,
            vision_cfg=dict(timm_model_name="vit_base_patch16_224", timm_model_pretrained=False, timm_pool="", timm_proj="linear",
                            image_size=SIZE, timm_model_kwargs=TRUNK),
            text_cfg=dict(hf_model_name=name, hf_tokenizer_name=name, hf_proj_type="mlp",
                          hf_pooler_type="cls_last_hidden_state_pooler", context_length=24,
                          hf_model_kwargs=dict(num_attention_heads=2))),
        preprocess_cfg=dict(mean=MEAN, std=STD)), folder / "open_clip_config.json")


def read_biomedclip(folder):
    tokenizer = open_clip.tokenizer.HFTokenizer(str(folder), context_length=24)
    model = biomedclip(tokenizer.tokenizer.vocab_size).eval()
    tensors = torch.load(folder / "open_clip_pytorch_model.bin", weights_only=True)
    tensors.pop("text.transformer.embeddings.position_ids")
    model.load_state_dict(tensors)
    return (open_clip_pixels(), model.visual, lambda texts: (tokenizer(texts), model.text(tokenizer(texts))),
            lambda pixels: model.visual.trunk.forward_features(pixels))


DERMLIP = dict(embed_dim=12, vision_cfg=dict(width=16, layers=1, head_width=8, patch_size=PATCH, image_size=SIZE),
               text_cfg=dict(context_length=20, width=16, heads=2, layers=2))


def write_dermlip(folder, seed):
    """open_clip's own transformers, halves in a safetensors file."""
    words, _ = write_clip_tokenizer(folder, seed)
    configuration = dict(DERMLIP, text_cfg=dict(DERMLIP["text_cfg"], vocab_size=words))
    model = open_clip.model.CLIP(**configuration)
    randomize(model, seed, 0.3)
    model.logit_scale.data.fill_(4.6052)
    save_file({name: value.half().contiguous() for name, value in model.state_dict().items()},
              folder / "open_clip_model.safetensors")
    pretty_json(dict(model_cfg=configuration, preprocess_cfg=dict(mean=MEAN, std=STD)), folder / "open_clip_config.json")


def read_dermlip(folder):
    model = open_clip.model.CLIP(**json.loads((folder / "open_clip_config.json").read_text())["model_cfg"]).eval()
    model.load_state_dict({name: value.float() for name, value in load_file(folder / "open_clip_model.safetensors").items()})
    with tempfile.NamedTemporaryFile(suffix=".gz") as merges:
        merges.write(gzip.compress((folder / "merges.txt").read_text(encoding="utf-8").strip().encode()))
        merges.flush()
        tokenizer = open_clip.tokenizer.SimpleTokenizer(merges.name, context_length=20)
    return (open_clip_pixels(), model.visual, lambda texts: (tokenizer(texts), model.encode_text(tokenizer(texts))), None)


def write_pubmedclip(folder, seed):
    """transformers' CLIP in a torch file of the format before zip."""
    words, _ = write_clip_tokenizer(folder, seed)
    shape = dict(hidden_size=16, intermediate_size=40, num_attention_heads=2)
    # eos_token_id 2, as in all CLIPs of openai: the text is summed up where its highest token is.
    configuration = transformers.CLIPConfig(
        projection_dim=12, vision_config=dict(shape, num_hidden_layers=2, image_size=SIZE, patch_size=PATCH),
        text_config=dict(shape, num_hidden_layers=1, vocab_size=words, max_position_embeddings=22, eos_token_id=2))
    model = transformers.CLIPModel(configuration)
    randomize(model, seed, 0.3)
    model.logit_scale.data.fill_(4.6052)
    configuration.architectures = ["CLIPModel"]
    configuration.save_pretrained(folder)
    tensors = OrderedDict((name, value.clone()) for name, value in model.state_dict().items())
    tensors["text_model.embeddings.position_ids"] = torch.arange(22)[None]
    save_torch(tensors, folder / "pytorch_model.bin", legacy=True)
    pretty_json(dict(crop_size=SIZE, do_center_crop=True, do_normalize=True, do_resize=True,
                     feature_extractor_type="CLIPFeatureExtractor", image_mean=MEAN, image_std=STD, resample=3, size=SIZE),
                folder / "preprocessor_config.json")


def read_pubmedclip(folder):
    model = transformers.CLIPModel.from_pretrained(folder, dtype=torch.float32).eval()
    processor = transformers.CLIPImageProcessor.from_pretrained(folder)
    tokenizer = transformers.CLIPTokenizerFast.from_pretrained(folder)

    def texts_read(texts):
        tokens = tokenizer(texts, padding=True, truncation=True, max_length=22, return_tensors="pt")
        return tokens.input_ids, model.get_text_features(**tokens)
    return (lambda picture: processor(images=Image.fromarray(picture), return_tensors="pt").pixel_values[0],
            lambda pixels: model.get_image_features(pixel_values=pixels), texts_read,
            lambda pixels: model.vision_model(pixel_values=pixels).last_hidden_state)


def open_clip_pixels():
    transform = open_clip.transform.image_transform(SIZE, is_train=False, mean=tuple(MEAN), std=tuple(STD))
    return lambda picture: transform(Image.fromarray(picture))


WRITE = dict(biomedclip=write_biomedclip, dermlip=write_dermlip, pubmedclip=write_pubmedclip)
READ = dict(biomedclip=read_biomedclip, dermlip=read_dermlip, pubmedclip=read_pubmedclip)


# The captioner, with the names that the published training script gives its parts

class Projector(nn.Module):
    def __init__(self, inputs, width, tokens):
        super().__init__()
        hidden = max(512, 2 * width)
        self.tokens = tokens
        self.fc1 = nn.Linear(inputs, hidden)
        self.fc2 = nn.Linear(hidden, width * tokens)
        self.ln = nn.LayerNorm(width)
        self.alpha = nn.Parameter(torch.tensor(0.7))

    def forward(self, features):
        return self.alpha * self.ln(self.fc2(F.gelu(self.fc1(features))).view(len(features), self.tokens, -1))


class LowRank(nn.Module):
    def __init__(self, base, rank, alpha):
        super().__init__()
        inputs, outputs = base.weight.shape
        self.base, self.scale = base, alpha / rank
        self.A, self.B = nn.Linear(inputs, rank, bias=False), nn.Linear(rank, outputs, bias=False)

    def forward(self, x):
        return self.base(x) + self.B(self.A(x)) * self.scale


class Captioner(nn.Module):
    def __init__(self, gpt2, case, lora):
        super().__init__()
        self.gpt2 = gpt2
        self.prefix = Projector(12, case["width"], case["tokens"])
        for block in gpt2.transformer.h[-lora["last_k"]:] if lora else []:
            for part, name in ((block.attn, "c_attn"), (block.attn, "c_proj"), (block.mlp, "c_fc"), (block.mlp, "c_proj")):
                setattr(part, name, LowRank(getattr(part, name), lora["r"], lora["alpha"]))

    def embedded(self, features, prompt, tokens):
        """(texts, prefix + prompt + tokens, E)."""
        words = self.gpt2.transformer.wte
        return torch.cat([self.prefix(features), words(prompt).expand(len(features), -1, -1), words(tokens)], 1)


def trained(case, folder, gpt2, tokenizer):
    """The captioner after a few steps, and its state halfway."""
    model = Captioner(gpt2, case, case["lora"])
    generator = torch.Generator().manual_seed(case["seed"] + 1)
    for name, value in model.named_parameters():
        if "prefix.fc" in name and value.dim() > 1 or ".A." in name or ".B." in name:
            nn.init.normal_(value, std=0.2 if "fc1" not in name else 1, generator=generator)
    pixels, image_features, _, _ = READ[case["clip"]](folder / "clip")
    random = np.random.default_rng(case["seed"] + 2)
    pictures, words = zip(*(drawn(random, 30, 30) for _ in range(60)))
    end = tokenizer.eos_token_id
    texts = [tokenizer.encode(text) + [end] for text in words]
    longest = max(map(len, texts))
    inputs = torch.tensor([text + [end] * (longest - len(text)) for text in texts])
    labels = torch.tensor([text + [-100] * (longest - len(text)) for text in texts])
    with torch.no_grad():
        features = F.normalize(image_features(torch.stack([pixels(picture) for picture in pictures])), dim=-1)
    prompt = torch.tensor(tokenizer.encode(case["prompt"]))
    optimizer = torch.optim.AdamW(model.parameters(), lr=6e-3)
    steps, halfway = 260, None
    model.eval()
    for step in range(steps):
        if step == steps // 2:
            halfway = {name: value.clone() for name, value in model.state_dict().items()}
        logits = model.gpt2(inputs_embeds=model.embedded(features, prompt, inputs)).logits[:, -longest - 1:-1]
        loss = F.cross_entropy(logits.flatten(0, 1), labels.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1)
        optimizer.step()
    print(f"{case['name']}: loss {loss.item():.3f}")
    return model, halfway


def write_captioner(case, folder, model, halfway):
    architecture, kind = ARCHITECTURES[case["clip"]]
    stem = f"final_captioner_gpt2-medium_{architecture}"
    meta = dict(gpt2_name="gpt2-medium", clip_backend_kind=kind, clip_repo=f"fixture/{case['name']}", clip_arch=architecture,
                clip_weight_path=f"fixture/{case['name']}", embed_dim=12, prefix_tokens=case["tokens"], prompt=case["prompt"],
                cliche_phrases=case["cliche"])
    settings = dict(GPT2_NAME="gpt2-medium", seed=42, lr_A=1.2e-4, unfreeze_last_k_layers_A=0,
                    unfreeze_last_k_layers_B=(case["lora"] or {}).get("last_k", 0), unfreeze_schedule_B=((3, 2), ()),
                    freeze_prefix_in_B=True, COL_SRC="source", prompt=None, big=2 ** 40, cliche_phrases=tuple(case["cliche"]))
    target = folder / "captioner"
    target.mkdir()

    def state_dict(state):
        if not case.get("half"):
            return state
        # The reference widens halves as it loads them; the two names stay one storage.
        state = {key: value.half() for key, value in state.items()}
        state["gpt2.lm_head.weight"] = state["gpt2.transformer.wte.weight"]
        return state
    if case.get("stages"):
        # What a training run leaves before its end: no `meta`.
        save_torch(dict(model=state_dict(halfway), cfg=settings), target / "best_stageA.pt")
        save_torch(dict(model=state_dict(model.state_dict()), cfg=settings), target / "best_stageB.pt")
    else:
        save_torch(dict(model=state_dict(model.state_dict()), cfg=settings, meta=meta), target / f"{stem}.pt")
    columns = dict(image_path="img_path", caption="caption", split="split", source="source")
    extra = {} if not case["lora"] or case["lora"]["alpha"] == 16 else dict(lora_alpha=case["lora"]["alpha"])
    (target / f"{stem}.json").write_text(json.dumps(dict(meta, columns=columns, **extra), ensure_ascii=False, indent=2),
                                         encoding="utf-8")


def read_captioner(case, folder, mode):
    """`lora` loads everything, as the training code does; `inference_min` as the published script, which drops some."""
    gpt2 = transformers.GPT2LMHeadModel.from_pretrained(folder / "gpt2", dtype=torch.float32)
    model = Captioner(gpt2, case, case["lora"] if mode == "lora" else None)
    file = sorted((folder / "captioner").glob("*.pt"))[-1]
    found = model.load_state_dict(torch.load(file, weights_only=True)["model"], strict=mode == "lora")
    return model.eval(), found


# Goldens

class Noise:
    """Moves every score a little: what stays the same is not decided by rounding."""
    def __init__(self, seed):
        self.generator = torch.Generator().manual_seed(seed)

    def __call__(self, _, scores):
        return scores + 1e-4 * torch.randn(scores.shape, generator=self.generator, dtype=scores.dtype)


def generate(model, embedded, arguments, noise=None):
    with torch.no_grad():
        output = model.gpt2.generate(
            inputs_embeds=embedded, attention_mask=torch.ones(embedded.shape[:2], dtype=torch.long), **arguments,
            logits_processor=transformers.LogitsProcessorList([noise] if noise else []), return_dict_in_generate=True,
            output_scores=True)
    answer = dict(sequences=output.sequences.tolist())
    if getattr(output, "sequences_scores", None) is not None:
        answer["sequences_scores"] = output.sequences_scores.tolist()
    return answer


def goldens(case, folder):
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder / "gpt2")
    end = tokenizer.eos_token_id
    pixels, image_features, text_features, hidden = READ[case["clip"]](folder / "clip")
    random = np.random.default_rng(case["seed"] + 3)
    (folder / "images").mkdir()
    tensors, images, features, words = {}, [], [], []
    for index, (width, height) in enumerate(SHOWN):
        picture, sentence = drawn(random, width, height)
        words.append(sentence)
        Image.fromarray(picture).save(folder / "images" / f"img{index}.png")
        images.append(dict(file=f"images/img{index}.png", width=width, height=height,
                           sha256_rgb=hashlib.sha256(picture.tobytes()).hexdigest()))
        with torch.no_grad():
            shown = pixels(picture)[None]
            raw = image_features(shown)
            if hidden is not None:
                tensors[f"img{index}.encoder_last_hidden_state"] = hidden(shown)[0]
        features.append(F.normalize(raw, dim=-1))
        tensors |= {f"img{index}.rgb": torch.from_numpy(picture), f"img{index}.pixel_values": shown[0],
                    f"img{index}.clip_features_raw": raw[0], f"img{index}.clip_features": features[-1][0]}
    with torch.no_grad():
        tokens, read = text_features(TEXTS)
        read = F.normalize(read, dim=-1)
    for index, row in enumerate(read):
        tensors[f"text{index}.features"] = row
        tensors[f"text{index}.ids"] = tokens[index]
    tensors["clip_scores"] = 100 * torch.cat(features) @ read.T  # (images, texts)

    prompt = tokenizer.encode(case["prompt"])
    usual = dict(pad_token_id=end, eos_token_id=end)
    published = dict(max_new_tokens=60, min_new_tokens=24, num_beams=4, no_repeat_ngram_size=4, repetition_penalty=1.15,
                     length_penalty=0.6, early_stopping=True, **usual)
    settings = dict(
        inference_min=published,
        training_eval=dict(published, do_sample=False, bad_words_ids=[tokenizer.encode(text) for text in case["cliche"]]),
        greedy_penalties=dict(max_new_tokens=30, num_beams=1, repetition_penalty=1.3, no_repeat_ngram_size=3,
                              min_new_tokens=5, **usual),
        beam3_two=dict(max_new_tokens=30, num_beams=3, num_return_sequences=2, length_penalty=2.0, **usual),
        beam4_max_length=dict(max_length=len(prompt) + case["tokens"] + 11, num_beams=4, **usual))
    modes = {}
    for mode in ("lora", "inference_min"):
        model, found = read_captioner(case, folder, mode)
        precise = read_captioner(case, folder, mode)[0].double()
        generation = [dict(name=name, kwargs=arguments, images=[]) for name, arguments in settings.items()]
        forced = []
        for index, feature in enumerate(features):
            ids = torch.tensor(prompt)
            with torch.no_grad():
                start = model.embedded(feature, ids, ids[:0][None])
                precisely = precise.embedded(feature.double(), ids, ids[:0][None])
                tensors[f"img{index}.prefix"] = model.prefix(feature)[0]
                tensors[f"img{index}.{mode}.first_logits"] = model.gpt2(inputs_embeds=start).logits[0, -1]
            for entry in generation:
                answer = generate(model, start, entry["kwargs"])
                again = [generate(precise, precisely, entry["kwargs"])]
                again += [generate(model, start, entry["kwargs"], Noise(seed)) for seed in (1, 2)]
                answer["texts"] = [tokenizer.decode(row, skip_special_tokens=True) for row in answer["sequences"]]
                cut = [text.partition(case["prompt"])[2] if case["prompt"] in text else text for text in answer["texts"]]
                answer["captions"] = [text.strip() for text in cut]
                answer["robust"] = all(other["sequences"] == answer["sequences"] for other in again)
                entry["images"].append(answer)
            labels = tokenizer.encode(words[index])
            with torch.no_grad():
                whole = model.embedded(feature, ids, torch.tensor([labels]))
                logits = model.gpt2(inputs_embeds=whole).logits[0, -len(labels) - 1:-1]
            likely = torch.log_softmax(logits, -1)[torch.arange(len(labels)), torch.tensor(labels)]
            forced.append(dict(image=index, text=words[index], labels=labels, loss=-likely.mean().item(),
                               token_logprobs=likely.tolist()))
        robust = [answer["robust"] for entry in generation for answer in entry["images"]]
        print(f"{case['name']} {mode}: {sum(robust)} of {len(robust)} robust; {generation[0]['images'][0]['captions'][0]}")
        said = [answer["captions"][0] for answer in generation[0]["images"]]
        with torch.no_grad():
            plain, prompted = (F.normalize(text_features([start + text for text in said])[1], dim=-1)
                               for start in ("", "A photo depicts "))
        shown = torch.cat(features)
        # 100 times a cosine, as the cards have it, and CLIPScore, of each picture and what is said of it.
        near = dict(card=(100 * (shown * plain).sum(-1)).tolist(),
                    clip_score=(2.5 * (shown * prompted).sum(-1).clamp(min=0)).tolist())
        modes[mode] = dict(missing=list(found.missing_keys), unexpected=list(found.unexpected_keys), generation=generation,
                           teacher_forced=forced, caption_scores=near)
    reference = dict(open_clip=open_clip.__version__, timm=timm.__version__, transformers=transformers.__version__,
                     torch=torch.__version__.split("+")[0], torchvision=torchvision.__version__.split("+")[0])
    save_file({name: value.contiguous() for name, value in tensors.items()}, folder / "golden.safetensors")
    write_json(folder / "golden.json", dict(
        schema=1, case=case["name"], family="prefix", reference=reference, images=images, modes=modes,
        special_tokens=dict(eos=end, pad=end, vocab_size=len(tokenizer)), prompt_ids=prompt, texts=TEXTS,
        clip_scores=tensors["clip_scores"].tolist()))


def make(case):
    folder = FIXTURES / "checkpoint" / case["name"]
    shutil.rmtree(folder, ignore_errors=True)
    torch.manual_seed(case["seed"])  # for what torch draws when it makes a layer
    write_gpt2_tokenizer(folder / "gpt2", case["words"], case["seed"])
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder / "gpt2")
    end = tokenizer.eos_token_id
    configuration = transformers.GPT2Config(
        vocab_size=case["words"], n_embd=case["width"], n_layer=case["layers"], n_head=case["heads"],
        n_positions=case.get("positions", 192),
        bos_token_id=end, eos_token_id=end)
    stock = transformers.GPT2LMHeadModel(configuration)
    randomize(stock, case["seed"], 0.12)
    stock.save_pretrained(folder / "gpt2")
    pretty_json(dict(bos_token_id=end, eos_token_id=end, _from_model_config=True), folder / "gpt2" / "generation_config.json")
    (folder / "clip").mkdir()
    WRITE[case["clip"]](folder / "clip", case["seed"])
    model, halfway = trained(case, folder, stock, tokenizer)
    write_captioner(case, folder, model, halfway)
    goldens(case, folder)


def main():
    for case in CASES:
        make(case)


if __name__ == "__main__":
    main()
