#!/usr/bin/env python3
"""Damages zip, tar and compressed files at random and has `fileroom scan` read them.

A damaged container may fail; it may not end a run, crash a reader, take forever, or exhaust the memory. The same seed
makes the same files. --keep keeps those that break a rule.

    python3 Fixtures/make/fuzz_containers.py --count 2000 --program .build/release/fileroom FOLDER...
"""

import argparse
import bz2
import collections
import gzip
import io
import json
import lzma
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

from fuzz import MUTATIONS, MemoryWatch

BATCH = 50
NUMBERS = [0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 1 << 40, (1 << 63) - 1, 1 << 63,
           (1 << 64) - 1]
# Offsets of numbers in a local header, a central header and the end record of a zip file: version, flags, method, time,
# checksum, sizes, lengths of names, counts and offsets.
ZIP_FIELDS = {b"PK\3\4": [4, 6, 8, 10, 14, 18, 22, 26, 28], b"PK\1\2": [6, 8, 10, 12, 16, 20, 24, 28, 30, 32, 42],
              b"PK\5\6": [8, 10, 12, 16, 20], b"PK\6\6": [4, 24, 32, 40, 48]}


def zipped(members, dice):
    bytes_ = io.BytesIO()
    method = dice.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    with zipfile.ZipFile(bytes_, "w", method) as archive:
        for name, content in members:
            with archive.open(name, "w", force_zip64=dice.random() < 0.2) as member:
                member.write(content)
    return bytes_.getvalue()


def tarred(members, dice):
    bytes_ = io.BytesIO()
    form = dice.choice([tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
    with tarfile.open(fileobj=bytes_, mode="w", format=form) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            if form == tarfile.PAX_FORMAT and dice.random() < 0.5:
                info.pax_headers = {dice.choice(["mtime", "size", "atime", "SCHILY.realsize", "GNU.sparse.size"]):
                                    dice.choice(["1e400", "-1", "99999999999999999999", "0.5", "nan", str(1 << 63)])}
            else:
                info.mtime = dice.choice([0, 1 << 32, (1 << 33) - 1])
            archive.addfile(info, io.BytesIO(content))
    return bytes_.getvalue()


def container(sources, dice, depth=0):
    members = []
    for number in range(dice.choice([1, 1, 2, 5])):
        content = container(sources, dice, 1)[1] if depth == 0 and dice.random() < 0.15 else dice.choice(sources).read_bytes()
        members.append((dice.choice(["IM{}", "a/b/IM{}", "../{}", "é{}", "same"]).format(number), content))
    kind = dice.choice(["zip", "zip", "tar", "tgz", "gz", "bz2", "xz", "txz"])
    if kind == "zip":
        return kind, zipped(members, dice)
    plain = members[0][1] if kind in ("gz", "bz2", "xz") else tarred(members, dice)
    pack = {"tgz": gzip.compress, "gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "txz": lzma.compress}
    return kind, pack.get(kind, bytes)(plain)


def set_zip_number(data, dice):
    places = [(at, offset) for mark, offsets in ZIP_FIELDS.items() for at in positions(data, mark) for offset in offsets]
    if places:
        at, offset = dice.choice(places)
        width = dice.choice([2, 4, 8])
        data[at + offset:at + offset + width] = (dice.choice(NUMBERS) & ((1 << 8 * width) - 1)).to_bytes(width, "little")


def set_tar_number(data, dice):
    blocks = [at - 257 for at in positions(data, b"ustar") if at >= 257]
    if not blocks:
        return
    block = dice.choice(blocks)
    # mode, uid, gid, size, mtime, device numbers; as octal digits or in base 256.
    offset, width = dice.choice([(100, 8), (108, 8), (116, 8), (124, 12), (124, 12), (136, 12), (136, 12), (329, 8)])
    number = dice.choice(NUMBERS)
    field = dice.choice([
        b"%0*o" % (width - 1, number), b"-1", b"9" * (width - 1), b"7" * width,
        (0x80 << 8 * (width - 1) | number).to_bytes(width, "big"), b"\xff" * width])
    data[block + offset:block + offset + width] = field[:width].ljust(width, b"\0")
    data[block + 148:block + 156] = b" " * 8
    data[block + 148:block + 156] = b"%06o\0 " % sum(data[block:block + 512])


def positions(data, mark):
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def mutated(kind, content, dice):
    data = bytearray(content)
    own = {"zip": set_zip_number, "tar": set_tar_number}.get(kind)
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        if data:
            (own if own and dice.random() < 0.5 else dice.choice(MUTATIONS))(data, dice)
    return bytes(data)


def scan(program, folder, catalog, limit):
    start = time.monotonic()
    try:
        done = subprocess.run([program, "scan", str(folder), "--catalog", str(catalog)], capture_output=True, timeout=limit)
        status, said = done.returncode, done.stderr.decode(errors="replace")
    except subprocess.TimeoutExpired:
        status, said = "no end", ""
    return status, said, time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default=".build/release/fileroom")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=600, help=f"seconds allowed for {BATCH} files")
    parser.add_argument("--memory", type=float, default=2.0, help="GiB allowed for a process")
    parser.add_argument("--keep", type=pathlib.Path, help="folder for files that break a rule")
    options = parser.parse_args()

    sources = sorted(path for folder in options.folders for path in folder.rglob("*.dcm") if path.stat().st_size <= 1 << 20)
    if not sources:
        sys.exit("fuzz: no files to pack")
    dice = random.Random(options.seed)
    outcomes, broken, slowest = collections.Counter(), [], 0.0
    watch = MemoryWatch(options.program)
    watch.start()
    start = time.monotonic()
    for first in range(0, options.count, BATCH):
        with tempfile.TemporaryDirectory(prefix="fileroom-fuzz-") as scratch:
            folder, catalog = pathlib.Path(scratch) / "files", pathlib.Path(scratch) / "catalog.sqlite"
            folder.mkdir()
            for number in range(first, min(first + BATCH, options.count)):
                kind, content = container(sources, dice)
                (folder / f"{number:06d}.{kind}").write_bytes(mutated(kind, content, dice))
            status, said, seconds = scan(options.program, folder, catalog, options.limit)
            slowest = max(slowest, seconds)
            if status not in (0, 2):
                broken.append(f"scan of files {first} to {first + BATCH - 1} ends with {status}: {said[-300:]}")
                keep(options.keep, folder.iterdir())
                continue
            listed = subprocess.run([options.program, "failures", "--json", "--catalog", str(catalog)], capture_output=True)
            for line in listed.stdout.decode(errors="replace").split("\n"):
                if line:
                    failure = json.loads(line)
                    outcomes[failure["code"]] += 1
                    if failure["code"] in ("decoder-crashed", "timeout", "internal"):
                        broken.append(f"{failure['path']}: {failure['code']}")
                        keep(options.keep, [folder / failure["path"][len(str(folder)) + 1:].split("/")[0]])
            shown = subprocess.run([options.program, "status", "--json", "--catalog", str(catalog)], capture_output=True)
            if shown.returncode != 0:
                broken.append(f"status after files from {first} on ends with {shown.returncode}")
            else:
                outcomes["objects read"] += json.loads(shown.stdout)["instances"]
    largest = watch.largest / (1 << 30)
    if largest > options.memory:
        broken.append(f"a process used {largest:.2f} GiB")
    print(f"{options.count} containers of {len(sources)} files, seed {options.seed}, in {time.monotonic() - start:.0f} s")
    for outcome, count in sorted(outcomes.items()):
        print(f"  {outcome:40} {count}")
    print(f"largest process seen {largest * 1024:.0f} MiB; slowest scan of {BATCH} {slowest:.1f} s; rules broken {len(broken)} times")
    for breach in broken[:20]:
        print(f"  {breach}")
    sys.exit(1 if broken else 0)


def keep(folder, paths):
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            shutil.copy(path, folder)


if __name__ == "__main__":
    main()
