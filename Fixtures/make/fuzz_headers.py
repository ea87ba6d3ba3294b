#!/usr/bin/env python3
"""Writes extreme numbers into the headers of DICOM files and gives them to `fileroom index`, `render`, `show` and `report`.

Every numeric attribute of a file may get the largest, the smallest, a negative or no number, any multiplicity and any
length; attributes that decide how much is read are added where they are absent. Such a file may fail; it may not end a
command, crash a reader, take forever, or exhaust the memory. The same seed makes the same files.

    python3 Fixtures/make/fuzz_headers.py --count 2000 --program .build/release/fileroom FOLDER...
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

from fuzz import MemoryWatch, code_of, run

BATCH = 50
LONG = {b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"}
TEXTS = [b"0", b"-1", b"1", b"2", b"65535", b"65536", b"2147483647", b"2147483648", b"-2147483648", b"4294967295",
         b"9223372036854775807", b"9223372036854775808", b"-9223372036854775808", b"18446744073709551616",
         b"99999999999999999999", b"1e308", b"-1e308", b"1e309", b"4.9e-324", b"0.0", b"-0", b"nan", b"inf", b"", b"1\\"]
WIDTHS = {b"US": 2, b"SS": 2, b"UL": 4, b"SL": 4, b"AT": 4, b"UV": 8, b"SV": 8}
REALS = [0.0, -0.0, 1.0, -1.0, 1e-45, 3.4e38, -3.4e38, float("inf"), float("-inf"), float("nan")]
# What may be added: attributes that decide how much is read and how it is shown.
ADDED = [
    (0x00280008, b"IS"), (0x00280010, b"US"), (0x00280011, b"US"), (0x00280002, b"US"), (0x00280006, b"US"),
    (0x00280034, b"IS"), (0x00280100, b"US"), (0x00280101, b"US"), (0x00280102, b"US"), (0x00280103, b"US"),
    (0x00280106, b"US"), (0x00280107, b"SS"), (0x00280120, b"US"), (0x00280121, b"SS"), (0x00281050, b"DS"),
    (0x00281051, b"DS"), (0x00281052, b"DS"), (0x00281053, b"DS"), (0x00281101, b"US"), (0x00281102, b"US"),
    (0x00281103, b"US"), (0x00283002, b"US"), (0x00280030, b"DS"), (0x00181164, b"DS"), (0x00180050, b"DS"),
    (0x00180088, b"DS"), (0x00189087, b"FD"), (0x00180081, b"DS"), (0x00180080, b"DS"), (0x00200011, b"IS"),
    (0x00200012, b"IS"), (0x00200013, b"IS"), (0x00200032, b"DS"), (0x00200037, b"DS"), (0x00200100, b"IS"),
    (0x00209057, b"UL"), (0x00209128, b"UL"), (0x00101030, b"DS"), (0x00181074, b"DS"), (0x00181075, b"DS"),
    (0x00541300, b"DS"), (0x00541321, b"DS"), (0x7FE00001, b"OV"), (0x7FE00002, b"OV"), (0x00280009, b"AT"),
    (0x00082142, b"IS"), (0x00082143, b"IS"), (0x00186018, b"UL"), (0x0018601A, b"UL"), (0x0018601C, b"UL")]
TABLE_SEQUENCES = [0x00283000, 0x00283010]


def value(vr, dice):
    count = dice.choice([1, 1, 1, 1, 0, 2, 3, 6, 7, 300])
    if vr in (b"IS", b"DS"):
        text = b"\\".join(dice.choice(TEXTS) for _ in range(count))
        return text + b" " * (len(text) % 2)
    if vr in (b"FL", b"FD"):
        return b"".join(struct.pack("<f" if vr == b"FL" else "<d", dice.choice(REALS)) for _ in range(count))
    width = WIDTHS.get(vr, 8)
    bits = 8 * width
    numbers = [0, 1, 2, 7, 8, 15, 16, 17, 32, 255, 256, 1 << bits - 1, (1 << bits - 1) - 1, (1 << bits) - 1]
    return b"".join((dice.choice(numbers) & (1 << bits) - 1).to_bytes(width, "little") for _ in range(count))


def element(tag, vr, content, length=None):
    length = len(content) if length is None else length
    head = struct.pack("<HH", tag >> 16, tag & 0xFFFF) + vr
    return head + (struct.pack("<HI", 0, length & 0xFFFFFFFF) if vr in LONG else struct.pack("<H", length & 0xFFFF)) + content


def elements(data):
    """The top-level elements of an explicit little endian file up to the pixel data, and where the rest begins."""
    at, found = 132, []
    while at + 8 <= len(data):
        group, number = struct.unpack_from("<HH", data, at)
        vr = data[at + 4:at + 6]
        if not vr.isalpha() or group == 0x7FE0:
            break
        start = at + 12 if vr in LONG else at + 8
        length = struct.unpack_from("<I", data, at + 8)[0] if vr in LONG else struct.unpack_from("<H", data, at + 6)[0]
        if length == 0xFFFFFFFF or start + length > len(data):
            break
        found.append((group << 16 | number, vr, data[start:start + length]))
        at = start + length
    return found, at


def extreme(data, dice):
    found, rest = elements(data)
    numeric = [index for index, (tag, vr, _) in enumerate(found) if tag >> 16 != 2 and vr in (
        b"IS", b"DS", b"FL", b"FD", *WIDTHS)]
    for index in dice.sample(numeric, min(len(numeric), dice.choice([0, 1, 1, 2, 5]))):
        tag, vr, _ = found[index]
        found[index] = (tag, vr, value(vr, dice))
    for tag, vr in dice.sample(ADDED, dice.choice([0, 1, 1, 2, 4])):
        found = [one for one in found if one[0] != tag] + [(tag, vr, value(vr, dice))]
    if dice.random() < 0.2:
        # A table with a descriptor and values that fit in no way.
        item = element(0x00283002, b"US", value(b"US", dice)) + element(0x00283006, b"OW", bytes(dice.choice([0, 2, 512])))
        item = struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item
        tag = dice.choice(TABLE_SEQUENCES)
        found = [one for one in found if one[0] != tag] + [(tag, b"SQ", item)]
    found.sort(key=lambda one: one[0])
    before = [one for one in found if one[0] < 0x7FE00010]
    wrong = dice.randrange(len(before)) if before and dice.random() < 0.1 else None
    bytes_ = bytearray(data[:132])
    for index, (tag, vr, content) in enumerate(before):
        length = dice.choice([0, 1, 0xFFFE, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE]) if index == wrong else None
        bytes_ += element(tag, vr, content, length)
    return bytes(bytes_ + data[rest:])


def is_plain(path):
    with open(path, "rb") as file:
        head = file.read(4096)
    return head[128:132] == b"DICM" and (b"1.2.840.10008.1.2.1\0" in head or b"1.2.840.10008.1.2.4." in head
                                         or b"1.2.840.10008.1.2.5" in head)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default=".build/release/fileroom")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=600, help=f"seconds allowed for {BATCH} files")
    parser.add_argument("--memory", type=float, default=2.0, help="GiB allowed for a process")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=pathlib.Path, help="folder for files that break a rule")
    options = parser.parse_args()

    sources = sorted(path for folder in options.folders for path in folder.rglob("*")
                     if path.is_file() and path.stat().st_size <= 1 << 20 and is_plain(path))
    if not sources:
        sys.exit("fuzz: no files to change")
    dice = random.Random(options.seed)
    outcomes, broken, slowest = collections.Counter(), [], 0.0

    def breach(folder, what, paths=None):
        broken.append(what)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            for path in paths or folder.iterdir():
                shutil.copy(path, options.keep)

    watch = MemoryWatch(options.program)
    watch.start()
    start = time.monotonic()
    for first in range(0, options.count, BATCH):
        with tempfile.TemporaryDirectory(prefix="fileroom-fuzz-") as scratch:
            folder, catalog = pathlib.Path(scratch) / "files", pathlib.Path(scratch) / "catalog.sqlite"
            folder.mkdir()
            for number in range(first, min(first + BATCH, options.count)):
                source = dice.choice(sources)
                (folder / f"{number:06d}-{source.stem[:40]}.dcm").write_bytes(extreme(source.read_bytes(), dice))
            paths = sorted(folder.iterdir())

            def command(*words):
                return run([options.program, *map(str, words), "--catalog", str(catalog)], options.limit)

            status, _, said, seconds = command("index", folder)
            slowest = max(slowest, seconds)
            if status not in (0, 2):
                breach(folder, f"index of files {first} to {first + BATCH - 1} ends with {status}: {said[-300:]}")
                continue
            _, listed, _, _ = command("failures", "--json")
            for line in listed.split("\n"):
                if line:
                    failure = json.loads(line)
                    outcomes[f"index: {failure['code']}"] += 1
                    if failure["code"] in ("decoder-crashed", "timeout", "internal"):
                        breach(folder, f"{failure['path']}: {failure['code']}", [pathlib.Path(failure["path"])])
            for words in (["status", "--json"], ["search", "image", "--json"], ["report", "--all", "--output",
                                                                               pathlib.Path(scratch) / "reports"]):
                status, _, said, _ = command(*words)
                if status not in (0, 1, 2):
                    breach(folder, f"{words[0]} after files from {first} on ends with {status}: {said[-300:]}")
            status, found, said, _ = command("search", "--json", "--limit", "100", "image")
            studies = sorted({json.loads(line)["studyInstanceUID"] for line in found.split("\n") if line})
            for study in studies[:5]:
                status, _, said, _ = command("show", study)
                if status not in (0, 2, 3) or "overflow" in said:
                    breach(folder, f"show after files from {first} on ends with {status}: {said[-300:]}")
            with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
                rendered = pool.map(
                    lambda path: (path, run([options.program, "render", str(path), "--size", "full", "--json"], options.limit)), paths)
                for path, (status, _, said, _) in rendered:
                    code = "read" if status == 0 else code_of(said)
                    outcomes[f"render: {code}"] += 1
                    if status is None or status not in (0, 2, 3) or code in (None, "decoder-crashed", "timeout", "internal"):
                        breach(folder, f"render of {path.name} ends with {status}: {said[-300:]}", [path])
    largest = watch.largest / (1 << 30)
    if largest > options.memory:
        broken.append(f"a process used {largest:.2f} GiB")
    print(f"{options.count} extreme headers of {len(sources)} files, seed {options.seed}, in {time.monotonic() - start:.0f} s")
    for outcome, count in sorted(outcomes.items()):
        print(f"  {outcome:40} {count}")
    print(f"largest process seen {largest * 1024:.0f} MiB; slowest index of {BATCH} {slowest:.1f} s; rules broken {len(broken)} times")
    for broke in broken[:20]:
        print(f"  {broke}")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
