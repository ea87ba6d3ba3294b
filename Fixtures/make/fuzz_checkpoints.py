#!/usr/bin/env python3
"""Damages the files of small model folders at random and gives each folder to `fileroom model verify`.

A damaged checkpoint may be refused with one sentence and exit code 3; it may not crash the program, take forever, or exhaust
the memory. The same seed makes the same files. Every folder is also tried with its weights as torch saves them, in the zip
format and in the legacy format. --keep keeps the folders that break a rule.

    python3 Fixtures/make/fuzz_checkpoints.py --count 2000 --program .build/release/fileroom FOLDER...
"""

import argparse
import collections
import concurrent.futures
import io
import json
import os
import pathlib
import pickle
import random
import re
import resource
import shutil
import struct
import sys
import tempfile
import threading
import time
import zipfile

from fuzz import flip_bits, remove, repeat, run, scramble, truncate

LARGEST_SOURCE = 4 << 20
EXTREMES = [0, 1, -1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64 - 1]
# Values to put in place of a setting.
VALUES = [None, True, False, "", "x", "\U0001F600", [], {}, [[]], [-1], {"a": 1}, 0.5, -0.0, 1e308, -1e308, 1e-320, *EXTREMES]
# The instructions of a pickle, including those that are refused.
OPCODES = b"()0.1258BCFGIJKLMNPQRSTUVXa]bcdeghijlopqrstu}" + bytes(range(0x80, 0x99))
# What comes before a number in a zip archive or a pickle.
MARKERS = re.compile(rb"PK(?:\x01\x02|\x03\x04|\x05\x06|\x06\x06|\x06\x07)|[KMJ\x8a\x8bX\x8cqrhj]", re.DOTALL)


# Binary files

def edit_number(data, dice):
    """Overwrites the number after a marker, or any bytes, with an extreme."""
    places = [match.end() for match in MARKERS.finditer(bytes(data[:1 << 16]) + bytes(data[-4096:]))]
    width = dice.choice([1, 2, 4, 8])
    place = dice.choice(places) if places and dice.random() < 0.8 else dice.randrange(len(data))
    place += dice.choice([0, 0, 0, 4, 8, 12, 16, 20, 24, 38])
    data[place:place + width] = (dice.choice(EXTREMES) & ((1 << 8 * width) - 1)).to_bytes(width, "little")


def edit_instruction(data, dice):
    """Writes a pickle instruction near the start of the file, where the instructions are."""
    data[dice.randrange(min(len(data), 16384))] = dice.choice(OPCODES)


def edit_header(data, dice):
    """Changes one number or word of a safetensors header and updates the header's length."""
    length = int.from_bytes(data[:8], "little")
    if length > len(data) - 8 or length < 2:
        return flip_bits(data, dice)
    header = bytes(data[8:8 + length])
    found = dice.choice(list(re.finditer(rb'-?\d+|"[^"]*"|[\[\]{},:]', header)) or [None])
    if found is None:
        return None
    word = dice.choice([b"", b"0", b"-1", b"1e9", b'"F16"', b'"F64"', b'"F31"', b"[", b"}", b"null", *(str(value).encode() for value in EXTREMES)])
    header = header[:found.start()] + word + header[found.end():]
    data[:8 + length] = len(header).to_bytes(8, "little") + header
    return None


# Settings and vocabularies

def edit_json(data, dice):
    """Replaces, removes or renames one value of a JSON document, or nests everything deeply."""
    try:
        document = json.loads(bytes(data))
    except (ValueError, RecursionError):
        return scramble(data, dice)
    places = []

    def visit(value):
        for key in (value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()):
            # A sample of a long list or vocabulary is enough.
            if len(places) < 200 or dice.random() < 0.02:
                places.append((value, key))
            visit(value[key])

    visit(document)
    if not places:
        return None
    holder, key = dice.choice(places)
    change = dice.randrange(10)
    if change == 0:
        del holder[key]
    elif change == 1 and isinstance(holder, dict):
        holder[dice.choice(["", "x", "\0", "model_type"])] = holder.pop(key)
    elif change == 2:
        other, from_key = dice.choice(places)
        if from_key in other if isinstance(other, dict) else from_key < len(other):
            holder[key] = json.loads(json.dumps(other[from_key]))
    else:
        holder[key] = dice.choice(VALUES)
    text = json.dumps(document)
    if dice.random() < 0.05:
        depth = dice.choice([10, 600, 100_000])
        text = text.replace("{", '{"deep":' + "[" * depth + "]" * depth + ",", 1)
    data[:] = text.encode()
    return None


def edit_lines(data, dice):
    """Removes, repeats or moves a line."""
    lines = bytes(data).split(b"\n")
    place = dice.randrange(len(lines))
    line = lines.pop(place)
    if dice.random() < 0.7:
        lines[dice.randrange(len(lines) + 1):0] = [dice.choice([line, line + b" " + line, b"\xff" + line, b" ", line * 2])]
    data[:] = b"\n".join(lines)


ANY = [flip_bits, truncate, remove, repeat, scramble]
BY_KIND = {
    "safetensors": [edit_header, edit_header, edit_header, *ANY],
    "torch": [edit_number, edit_number, edit_number, edit_instruction, edit_instruction, *ANY],
    "json": [edit_json] * 12 + ANY,
    "text": [edit_lines] * 5 + ANY,
}


def kind(name):
    ending = name.rsplit(".", 1)[-1]
    return {"safetensors": "safetensors", "bin": "torch", "pt": "torch", "json": "json"}.get(ending, "text")


def mutated(name, source, dice):
    data = bytearray(source)
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        if data:
            dice.choice(BY_KIND[kind(name)])(data, dice)
    return bytes(data)


# Weights as torch saves them

STORAGES = {"F32": ("Float", 4), "F16": ("Half", 2), "BF16": ("BFloat16", 2), "F64": ("Double", 8), "I64": ("Long", 8), "U8": ("Byte", 1)}


def text(words):
    return b"X" + struct.pack("<I", len(words.encode())) + words.encode()


def numbers(values):
    return b"(" + b"".join(b"J" + struct.pack("<i", value) for value in values) + b"t"


def as_torch(safetensors, legacy):
    """A safetensors file converted to a torch file."""
    length = int.from_bytes(safetensors[:8], "little")
    header = json.loads(safetensors[8:8 + length])
    header.pop("__metadata__", None)
    state, storages = b"\x80\x02}(", []
    for number, (name, entry) in enumerate(header.items()):
        storage, size = STORAGES[entry["dtype"]]
        begin, end = entry["data_offsets"]
        strides = [1]
        for extent in reversed(entry["shape"][1:]):
            strides.insert(0, strides[0] * extent)
        state += text(name) + b"ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + f"ctorch\n{storage}Storage\n".encode()
        state += text(str(number)) + text("cpu") + b"J" + struct.pack("<i", (end - begin) // size) + (b"N" if legacy else b"") + b"tQK\0"
        state += numbers(entry["shape"]) + numbers(strides[:len(entry["shape"])]) + b"\x89ccollections\nOrderedDict\n)RtR"
        storages.append(((end - begin) // size, safetensors[8 + length + begin:8 + length + end]))
    state += b"u."
    if legacy:
        head = [pickle.dumps(part, 2) for part in (0x1950A86A20F9469CFC6C, 1001, {"protocol_version": 1001, "little_endian": True})]
        keys = pickle.dumps([str(number) for number in range(len(storages))], 2)
        return b"".join(head) + state + keys + b"".join(struct.pack("<q", count) + data for count, data in storages)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, data in (("data.pkl", state), ("byteorder", b"little"), ("version", b"3\n"), *((f"data/{number}", data) for number, (_, data) in enumerate(storages))):
            file.writestr(zipfile.ZipInfo("archive/" + name), data)
    return stream.getvalue()


def models(folders):
    """Every model folder below the given ones, as {file name: bytes}."""
    for folder in folders:
        for config in sorted({path.parent for path in folder.rglob("*.json") if (path.parent / "config.json").exists() or path.name == "fileroom-model.json"}):
            files = {path.name: path.read_bytes() for path in sorted(config.iterdir()) if path.is_file() and path.stat().st_size <= LARGEST_SOURCE}
            yield config, files
            weights = files.get("model.safetensors")
            if weights is None:
                continue
            for legacy in (False, True):
                others = {name: data for name, data in files.items() if name != "model.safetensors"}
                yield config, others | {"pytorch_model.bin": as_torch(weights, legacy)}


class Findings:
    """Broken rules, and the outcome of every folder."""

    def __init__(self, options):
        self.options = options
        self.outcomes = collections.Counter()
        self.sentences = collections.Counter()
        self.broken = []
        self.slowest = (0.0, "")
        self.lock = threading.Lock()
        self.has_taken_too_much = False

    def note(self, folder, status, errors, seconds):
        kinds = folder.name.split("-", 1)[1]
        with self.lock:
            self.slowest = max(self.slowest, (seconds, folder.name))
            self.outcomes[kinds, "too slow" if status is None else f"exit {status}"] += 1
            lines = [line for line in errors.split("\n") if line]
            what = None
            if status is None:
                what = f"took longer than {self.options.limit:.0f} s"
            elif status not in (0, 3):
                what = f"ended with {status}: {errors[-300:]}"
            elif status == 3 and len(lines) != 1:
                what = f"was refused in {len(lines)} lines: {errors[:300]}"
            elif status == 3:
                # Without quoted values and numbers, so that equal sentences are counted together.
                sentence = lines[0].replace(str(folder), "FOLDER")
                self.sentences[re.sub(r"'[^']*'|\d+", "…", sentence)] += 1
            largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 << 20)
            if largest > self.options.memory and not self.has_taken_too_much:
                self.has_taken_too_much = True
                what = f"used {largest:.2f} GiB"
            if what:
                self.broken.append(f"{folder.name}: {what}")
                if self.options.keep:
                    shutil.copytree(folder, self.options.keep / folder.name, dirs_exist_ok=True)


def verify(folder, options, findings):
    status, _, errors, seconds = run([options.program, "model", "verify", str(folder)], options.limit)
    findings.note(folder, status, errors, seconds)
    shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default=".build/release/fileroom")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=20, help="seconds allowed for a folder")
    parser.add_argument("--memory", type=float, default=2.0, help="GiB allowed for a process")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=pathlib.Path, help="folder for model folders that break a rule")
    parser.add_argument("--sentences", action="store_true", help="list the error messages, most frequent first")
    options = parser.parse_args()

    sources = list(models(options.folders))
    if not sources:
        sys.exit("fuzz: no model folders")
    dice = random.Random(options.seed)
    findings = Findings(options)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fileroom-fuzz-") as scratch, \
            concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        jobs = []
        for number in range(options.count):
            origin, files = dice.choice(sources)
            # Weights are damaged as often as all other files together.
            weights = [name for name in files if kind(name) in ("safetensors", "torch")]
            others = [name for name in files if name not in weights and name != "README.md"]
            name = dice.choice(weights if weights and (not others or dice.random() < 0.5) else others)
            folder = pathlib.Path(scratch) / f"{number:06d}-{name}"
            folder.mkdir()
            for other, data in files.items():
                if other == name:
                    (folder / name).write_bytes(mutated(name, data, dice))
                elif (origin / other).exists():
                    (folder / other).symlink_to((origin / other).resolve())
                else:
                    (folder / other).write_bytes(data)
            jobs.append(pool.submit(verify, folder, options, findings))
            if len(jobs) >= 4 * options.jobs:
                jobs.pop(0).result()
            if sys.stderr.isatty():
                print(f"\r{number + 1} of {options.count} directories, {len(findings.broken)} rules broken", end="", file=sys.stderr)
        for job in jobs:
            job.result()
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{options.count} directories made from {len(sources)}, seed {options.seed}, in {time.monotonic() - start:.0f} s")
    for (name, outcome), count in sorted(findings.outcomes.items()):
        print(f"  {name + ': ' + outcome:48} {count}")
    if options.sentences:
        for sentence, count in findings.sentences.most_common():
            print(f"  {count:6} {sentence}")
    print(f"largest process {largest:.0f} MiB; slowest directory {findings.slowest[0]:.1f} s ({findings.slowest[1]})")
    print(f"rules broken {len(findings.broken)} times")
    for breach in findings.broken[:20]:
        print(f"  {breach}")
    sys.exit(1 if findings.broken else 0)


if __name__ == "__main__":
    main()
