"""Writes expected/wordpiece.json and expected/clip-bpe.json: texts of all kinds of characters, and how the reference cuts
them into BERT's and into CLIP's words and tokens."""
import json
import random
import tempfile
import unicodedata
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import AutoTokenizer, CLIPTokenizerFast

from make_checkpoints import ALL_SENTENCES, NASTY

HERE = Path(__file__).resolve().parent.parent

NORMALIZERS = {
    "uncased": dict(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True),
    "cased": dict(clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=False),
    "accents": dict(clean_text=True, handle_chinese_chars=False, strip_accents=False, lowercase=True),
    "raw": dict(clean_text=False, handle_chinese_chars=False, strip_accents=True, lowercase=False),
}

# Where a table of an older Unicode, or a slip in one, shows.
EDGES = [0x0B, 0x0C, 0x1F, 0x7F, 0x85, 0xA0, 0xAD, 0x130, 0x131, 0x1C5, 0x3A3, 0x61C, 0x61D, 0x890, 0x8E2, 0x9FD, 0xA9BD, 0x166D, 0x1734,
         0x180E, 0x1885, 0x1E9E, 0x200B, 0x2028, 0x2060, 0x2126, 0x212B, 0x2E43, 0x2E52, 0x3000, 0x3099, 0xAC01, 0xD7A3, 0xE000, 0xF900,
         0xFDFA, 0xFE2E, 0xFEFF, 0xFFFD, 0x110CD, 0x111C9, 0x1144B, 0x1171E, 0x11935, 0x11938, 0x1D15E, 0x1E944, 0x2B73F, 0x2B81F, 0x2B820,
         0x2CEAF, 0x2CEB0, 0x2F800, 0x2FA1F, 0xE0001, 0x10FFFD]


def character(rng):
    kind = rng.randrange(8)
    if kind < 2:
        return chr(rng.randrange(0x20, 0x7F))
    if kind == 2:
        return rng.choice(" \t\n.,'-")
    if kind == 3:
        return chr(rng.choice(EDGES))
    if kind == 4:
        return chr(rng.randrange(0x300, 0x370))
    if kind == 5:
        return chr(rng.choice([rng.randrange(0x3400, 0xA000), rng.randrange(0xAC00, 0xD7A4), rng.randrange(0x1F300, 0x1F700)]))
    while True:
        character = chr(rng.randrange(0xA0, 0x3400) if kind == 6 else rng.randrange(0xA000, 0x20000))
        if unicodedata.category(character) not in ("Cs", "Cn"):
            return character


def clip_tokenizer(folder):
    """All bytes, inside and at the end of words, and what some merges make of them."""
    trained = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    trained.pre_tokenizer = pre_tokenizers.Whitespace()
    trained.train_from_iterator([s.lower() for s in ALL_SENTENCES],
                                trainers.BpeTrainer(vocab_size=110, end_of_word_suffix="</w>", show_progress=False))
    merges = [tuple(merge) for merge in json.loads(trained.to_str())["model"]["merges"]]
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = letters + [c + "</w>" for c in letters] + ["".join(m) for m in merges] + ["<|startoftext|>", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({word: i for i, word in enumerate(dict.fromkeys(words))}))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges))
    CLIPTokenizerFast(str(folder / "vocab.json"), str(folder / "merges.txt")).save_pretrained(folder)
    return AutoTokenizer.from_pretrained(folder)


def clip(texts, rng):
    with tempfile.TemporaryDirectory() as folder:
        tokenizer = clip_tokenizer(Path(folder))
        names = ("tokenizer.json", "tokenizer_config.json", "vocab.json", "merges.txt")
        files = {name: (Path(folder) / name).read_text() for name in names}
    files["tokenizer.json"] = json.dumps(json.loads(files["tokenizer.json"]), separators=(",", ":"))
    texts = texts + ["<|startoftext|>a<|ENDOFTEXT|> b<|endoftext|>", "'S 'LL can't''s 12a3 !!'s"]
    encoded = [{"text": text, "ids": tokenizer.encode(text)} for text in texts]
    decoded = []
    for _ in range(60):
        ids = [rng.randrange(len(tokenizer)) for _ in range(rng.randrange(14))]
        decoded.append({"ids": ids, "text": tokenizer.decode(ids), "skipping": tokenizer.decode(ids, skip_special_tokens=True)})
    answer = {"files": files, "encode": encoded, "decode": decoded}
    (HERE / "expected/clip-bpe.json").write_text(json.dumps(answer, separators=(",", ":")) + "\n")


def main():
    rng = random.Random(7)
    texts = NASTY + ["".join(character(rng) for _ in range(rng.randrange(1, 16))) for _ in range(260)]
    tokenizers = {name: AutoTokenizer.from_pretrained(HERE / "checkpoint" / name / "model") for name in ("swinv2_bert", "vit_bert")}
    split = pre_tokenizers.BertPreTokenizer()
    cases = []
    for text in texts:
        case = {"text": text, "words": {}, "ids": {}}
        for name, options in NORMALIZERS.items():
            case["words"][name] = [word for word, _ in split.pre_tokenize_str(normalizers.BertNormalizer(**options).normalize_str(text))]
        for name, tokenizer in tokenizers.items():
            case["ids"][name] = tokenizer.encode(text, add_special_tokens=False)
        cases.append(case)
    decoded = []
    for name, tokenizer in tokenizers.items():
        for _ in range(60):
            ids = [rng.randrange(len(tokenizer)) for _ in range(rng.randrange(14))]
            decoded.append({"checkpoint": name, "ids": ids, "text": tokenizer.decode(ids),
                            "skipping": tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)})
    answer = {"normalizers": NORMALIZERS, "encode": cases, "decode": decoded}
    (HERE / "expected/wordpiece.json").write_text(json.dumps(answer, separators=(",", ":")) + "\n")
    clip(texts, rng)


if __name__ == "__main__":
    main()
