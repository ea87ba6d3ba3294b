"""Makes the small text encoders of checkpoint/ (`encoder_*`), and what transformers and bert-score give for them: tokens,
hidden states, BERTScore. The weights are random, in half precision.

Run by itself. The tokens are those of Python's own tokenizers, which
bert-score uses, with the Unicode of Python 3.11.
"""
import json
import math
import os
import random
import shutil
from pathlib import Path

os.environ.update(HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
import bert_score
import numpy as np
import torch
import transformers
from bert_score.utils import get_model, get_tokenizer, sent_encode
from safetensors.torch import save_file
from tokenizers import ByteLevelBPETokenizer
from transformers import (BertConfig, BertForMaskedLM, BertModel, BertTokenizer, BertTokenizerFast, DebertaConfig,
                          DebertaForSequenceClassification, DebertaModel, RobertaConfig, RobertaForMaskedLM, RobertaTokenizerFast)

from make_checkpoints import ALL_SENTENCES, NASTY, bert_words
from make_tokenizers import character

OUTPUT = Path(__file__).resolve().parent.parent / "checkpoint"

LONG = " ".join(ALL_SENTENCES[:6])
MIDDLE = " ".join(ALL_SENTENCES[4:6])
TEXTS = NASTY + [
    "No pleural effusion.", "no pleural effusion", "There is a small nodule in the left upper zone.", "nodule nodule nodule nodule",
    "opacity", ".", "...", "?!", "0 1 22 333 4444", "Größe: 3 µm, Ω ≥ 5 Å", "胸部 X 線 左上", "🩻🫁 ❤️ 👩🏽‍⚕️", "Ελληνικός ΣΑΣ", "e\u0301t\u00e9 a\u030a",
    "a</s>b <mask> c<pad> <s>", "[MASK] [PAD] x", "\u200b", "\u001c\u0085\u2028", "tab\tand\u2028line", LONG, LONG + " 9", MIDDLE,
]
# Texts whose hidden states are kept.
SHOWN = ["≤25 µm – 1.5×10⁻³", MIDDLE, "[MASK] [PAD] x", "a</s>b <mask> c<pad> <s>"]


def write_pieces(folder, first, last):
    """GPT-2's byte-level pieces between the special tokens of a family."""
    pieces = ByteLevelBPETokenizer(add_prefix_space=False)
    pieces.train_from_iterator(ALL_SENTENCES, vocab_size=310, min_frequency=2, show_progress=False)
    pieces.save_model(str(folder))
    words = json.loads((folder / "vocab.json").read_text())
    words = first + sorted(words, key=words.get) + last
    (folder / "vocab.json").write_text(json.dumps({word: i for i, word in enumerate(words)}))
    return len(words)


def deberta_tokenizer(folder):
    """As published: no tokenizer.json, no roles, no length."""
    words = write_pieces(folder, ["[PAD]", "[CLS]", "[SEP]", "[UNK]"], ["[MASK]"])
    (folder / "tokenizer_config.json").write_text('{"do_lower_case": false, "vocab_type": "gpt2"}\n')
    return words


def roberta_tokenizer(folder):
    words = write_pieces(folder, ["<s>", "<pad>", "</s>", "<unk>"], ["<mask>"])
    RobertaTokenizerFast(str(folder / "vocab.json"), str(folder / "merges.txt"), model_max_length=40).save_pretrained(folder)
    return words


def uncased_tokenizer(folder):
    (folder / "vocab.txt").write_text("\n".join(bert_words(lower=True)) + "\n", encoding="utf-8")
    (folder / "tokenizer_config.json").write_text('{"do_lower_case": true, "model_max_length": 48}\n')
    return len(bert_words(lower=True))


def cased_tokenizer(folder):
    (folder / "vocab.txt").write_text("\n".join(bert_words(lower=False)) + "\n", encoding="utf-8")
    BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False, model_max_length=64).save_pretrained(folder)
    return len(bert_words(lower=False))


def old_names(name):
    return name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta")


SHAPE = dict(hidden_size=32, num_attention_heads=4, intermediate_size=40)
CASES = {
    # The settings of microsoft/deberta-large-mnli. Long texts reach beyond the 24 distances.
    "encoder_deberta": dict(
        seed=21, tokenizer=deberta_tokenizer, torch_file=True, model=lambda words: DebertaForSequenceClassification(DebertaConfig(
            vocab_size=words, num_hidden_layers=3, **SHAPE, relative_attention=True, pos_att_type="c2p|p2c", max_relative_positions=-1,
            position_biased_input=False, type_vocab_size=0, max_position_embeddings=24, layer_norm_eps=1e-7, num_labels=3))),
    # The other settings of the family, and no prefix.
    "encoder_deberta_absolute": dict(
        seed=22, tokenizer=deberta_tokenizer, torch_file=False, model=lambda words: DebertaModel(DebertaConfig(
            vocab_size=words, num_hidden_layers=1, **SHAPE, relative_attention=True, pos_att_type="p2c", max_relative_positions=5,
            position_biased_input=True, type_vocab_size=2, max_position_embeddings=300, hidden_act="gelu_new"))),
    "encoder_roberta": dict(
        seed=23, tokenizer=roberta_tokenizer, torch_file=False, model=lambda words: RobertaForMaskedLM(RobertaConfig(
            vocab_size=words, num_hidden_layers=2, **SHAPE, max_position_embeddings=42, type_vocab_size=1, layer_norm_eps=1e-5))),
    # No prefix, and the names of files converted from TensorFlow.
    "encoder_bert_uncased": dict(
        seed=24, tokenizer=uncased_tokenizer, torch_file=True, rename=old_names, model=lambda words: BertModel(BertConfig(
            vocab_size=words, num_hidden_layers=2, **SHAPE, max_position_embeddings=48))),
    "encoder_bert_cased": dict(
        seed=25, tokenizer=cased_tokenizer, torch_file=False, model=lambda words: BertForMaskedLM(BertConfig(
            vocab_size=words, num_hidden_layers=2, **SHAPE, max_position_embeddings=64, hidden_act="relu"))),
}


def scatter(model, seed):
    """Random weights of such a size that attention is not uniform; biases, gains and scales too."""
    noise = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            step = torch.randn(parameter.shape, generator=noise)
            if parameter.dim() == 1:
                parameter.copy_(("norm" in name.lower() and name.endswith("weight")) + 0.1 * step)
            else:
                parameter.copy_((1.0 if "embedding" in name else 0.15) * step)
    return model.half()


def plain(scores):
    """P, R, F of every pair; null where the reference has NaN."""
    return [[None if math.isnan(x) else round(x, 6) for x in row] for row in torch.stack(scores, dim=1).tolist()]


def pairs(texts):
    """More than one batch of 64: every text as candidate and as reference, some with themselves."""
    n = len(texts)
    return [[i, (7 * i + 3) % n] for i in range(n)] + [[i, (7 * i + 11) % n] for i in range(30)] + [[i, i] for i in range(0, n, 7)]


def make(name, case):
    folder = OUTPUT / name
    shutil.rmtree(folder, ignore_errors=True)
    model_folder = folder / "model"
    model_folder.mkdir(parents=True)
    torch.manual_seed(case["seed"])
    words = case["tokenizer"](model_folder)
    model = scatter(case["model"](words), case["seed"])
    model.config.save_pretrained(model_folder)
    config = json.loads((model_folder / "config.json").read_text())
    config.pop("transformers_version", None)
    (model_folder / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n")
    # transformers ties these to others, and files hold them once.
    tensors = {case.get("rename", str)(key): value.contiguous() for key, value in model.state_dict().items()
               if not key.startswith(("cls.", "lm_head.", "classifier."))}
    if case["torch_file"]:
        torch.save(tensors, model_folder / "pytorch_model.bin")
    else:
        save_file(tensors, model_folder / "model.safetensors", metadata={"format": "pt"})
    layers = model.config.num_hidden_layers
    rng = random.Random(case["seed"])
    (model_folder / "rescale_baseline.tsv").write_text(
        "LAYER,P,R,F\n" + "".join(f"{i},{','.join(f'{rng.uniform(.2, .6):.6f}' for _ in range(3))}\n" for i in range(layers + 1)))

    path = str(model_folder)
    tokenizer = get_tokenizer(path)
    strange = ["".join(character(rng) for _ in range(rng.randrange(1, 16))) for _ in range(60)]
    golden = {
        "bert_score": bert_score.__version__, "transformers": transformers.__version__, "layers": layers, "texts": TEXTS,
        "tokens": [sent_encode(tokenizer, text) for text in TEXTS],
        "strange": [{"text": text, "tokens": sent_encode(tokenizer, text)} for text in strange],
        "shown": [TEXTS.index(text) for text in SHOWN], "pairs": pairs(TEXTS), "scores": [],
    }
    candidates = [TEXTS[i] for i, _ in golden["pairs"]]
    references = [TEXTS[i] for _, i in golden["pairs"]]
    groups = [[TEXTS[(5 * i + j) % len(TEXTS)] for j in range(1 + i % 3)] for i in range(30)]
    golden["groups"] = [[TEXTS.index(text) for text in group] for group in groups]
    states = {}
    def scored(candidates, references, layer, **more):
        return plain(bert_score.score(candidates, references, model_type=path, num_layers=layer, lang="en", device="cpu", nthreads=0, **more))

    for layer in range(layers + 1):
        golden["scores"].append(scored(candidates, references, layer))
        encoder = get_model(path, layer)
        for index in golden["shown"]:
            with torch.no_grad():
                states[f"text{index}.layer{layer}"] = encoder(torch.tensor([golden["tokens"][index]]))[0][0].contiguous()
    golden["rescaled"] = scored(candidates, references, layers, rescale_with_baseline=True,
                                baseline_path=str(model_folder / "rescale_baseline.tsv"))
    golden["several"] = scored(TEXTS[:30], groups, layers)
    (folder / "golden.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
    save_file(states, folder / "golden.safetensors")
    print(name, words, "words;", "scores from", np.nanmin([x for s in golden["scores"][-1] for x in s if x is not None]))


def main():
    for name, case in CASES.items():
        make(name, case)


if __name__ == "__main__":
    main()
