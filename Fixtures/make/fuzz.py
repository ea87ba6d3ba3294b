#!/usr/bin/env python3
"""Damages DICOM files at random and gives them to `fileroom inspect` and `fileroom render`.

A damaged file may fail; it may not end a run, take forever, or exhaust the memory. The same seed makes the same files.
--keep keeps those that crash a reader process or break a rule.

    python3 Fixtures/make/fuzz.py --count 20000 --program .build/release/fileroom FOLDER...
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

LARGEST_SOURCE = 2 << 20
EXTREMES = [0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF]
# Elements whose values decide how much is read: rows, columns, frames, samples, bits, lengths of tables and sequences.
TELLING = [bytes.fromhex(tag) for tag in (
    "28001000", "28001100", "28000800", "28000200", "28000001", "28000101", "28000201", "28000301", "28000600",
    "28000211", "28000611", "28002030", "e07f1000", "e07f0800", "feff00e0", "feff0de0", "feffdde0", "00523092", "08000500", "02001000")]


def flip_bits(data, dice):
    for _ in range(dice.choice([1, 2, 8, 64])):
        # Half of the flips go into the first two kilobytes, where the structure is.
        place = dice.randrange(min(len(data), 2048)) if dice.random() < 0.5 else dice.randrange(len(data))
        data[place] ^= 1 << dice.randrange(8)


def truncate(data, dice):
    del data[dice.randrange(len(data)):]


def edit_number(data, dice):
    """Overwrites the length or the value of an element in TELLING, or any two or four bytes, with an extreme."""
    places = [match.start() + dice.choice([4, 6, 8, 10, 12]) for tag in TELLING for match in re.finditer(re.escape(tag), bytes(data))]
    width = dice.choice([2, 4])
    place = dice.choice(places) if places and dice.random() < 0.8 else dice.randrange(len(data))
    data[place:place + width] = (dice.choice(EXTREMES) & ((1 << 8 * width) - 1)).to_bytes(width, dice.choice(["little", "little", "big"]))


def remove(data, dice):
    start = dice.randrange(len(data))
    del data[start:start + dice.choice([1, 2, 4, 8, 100])]


def repeat(data, dice):
    start = dice.randrange(len(data))
    piece = data[start:start + dice.choice([1, 8, 64, 1024])]
    data[start:start] = piece * dice.choice([1, 2, 50])


def scramble(data, dice):
    start = dice.randrange(len(data))
    length = dice.choice([4, 16, 256])
    data[start:start + length] = dice.randbytes(min(length, len(data) - start))


MUTATIONS = [flip_bits, flip_bits, truncate, edit_number, edit_number, edit_number, remove, repeat, scramble]


def mutated(source, dice):
    data = bytearray(source)
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        if data:
            dice.choice(MUTATIONS)(data, dice)
    return bytes(data)


class MemoryWatch(threading.Thread):
    """Samples the largest resident memory of any process of the program, readers included."""

    def __init__(self, program):
        super().__init__(daemon=True)
        self.program = os.path.realpath(program)
        self.largest = 0

    def run(self):
        while True:
            for entry in os.scandir("/proc"):
                if not entry.name.isdigit():
                    continue
                try:
                    if os.readlink(f"/proc/{entry.name}/exe") != self.program:
                        continue
                    with open(f"/proc/{entry.name}/status") as status:
                        peak = re.search(r"VmHWM:\s+(\d+)", status.read())
                    if peak:
                        self.largest = max(self.largest, int(peak.group(1)) * 1024)
                except OSError:
                    continue
            time.sleep(0.01)


class Findings:
    """Broken rules, and the outcome of every file."""

    def __init__(self, keep):
        self.keep = keep
        self.outcomes = collections.Counter()
        self.kept = collections.Counter()
        self.broken = []
        self.slowest = (0.0, "")

    def note(self, command, code):
        self.outcomes[f"{command}: {code}"] += 1

    def keep_file(self, path, why):
        self.kept[why] += 1
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, self.keep / f"{why}-{path.name}")

    def breach(self, path, what):
        self.broken.append(f"{path.name}: {what}")
        self.keep_file(path, "breach")

    def took(self, seconds, path):
        self.slowest = max(self.slowest, (seconds, path.name))


def run(arguments, limit):
    start = time.monotonic()
    try:
        done = subprocess.run(arguments, capture_output=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, "", "", time.monotonic() - start
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"), time.monotonic() - start


def code_of(line):
    found = re.search(r"\[([a-z-]+)\]$", line.strip())
    return found.group(1) if found else None


def inspect(program, paths, limit, findings):
    status, output, errors, seconds = run([program, "inspect", "--json", *map(str, paths)], limit + len(paths))
    findings.took(seconds / len(paths), paths[0])
    if status not in (0, 2):
        findings.breach(paths[0], f"inspect of {len(paths)} files from here ended with {status}: {errors[-300:]}")
        return
    answered = {json.loads(line)["path"] for line in output.split("\n") if line}
    codes = {}
    for line in errors.split("\n"):
        codes[line.split(": ")[0]] = code_of(line)
    for path in paths:
        name = str(path)
        if name in answered:
            findings.note("inspect", "read")
        elif codes.get(name):
            findings.note("inspect", codes[name])
            if codes[name] in ("decoder-crashed", "timeout"):
                findings.keep_file(path, codes[name])
        else:
            findings.breach(path, "inspect does not mention it")


def render(program, path, limit, findings):
    status, output, errors, seconds = run([program, "render", str(path), "--size", "full", "--json"], limit)
    findings.took(seconds, path)
    if status == 0:
        findings.note("render", "read")
        json.loads(output)
        return
    code = code_of(errors)
    if status is None or status not in (2, 3) or code is None:
        findings.breach(path, f"render ended with {status}: {errors[-300:]}")
        return
    findings.note("render", code)
    if code in ("decoder-crashed", "timeout"):
        findings.keep_file(path, code)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default=".build/release/fileroom")
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=150, help="seconds allowed for a file")
    parser.add_argument("--memory", type=float, default=2.0, help="GiB allowed for a process")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=pathlib.Path, help="folder for files that crash a reader or break a rule")
    options = parser.parse_args()

    sources = sorted(path for folder in options.folders for path in folder.rglob("*")
                     if path.is_file() and 0 < path.stat().st_size <= LARGEST_SOURCE)
    sources = [path for path in sources if path.suffix not in (".py", ".md", ".json", ".png", ".zip", ".gz", ".tar")]
    if not sources:
        sys.exit("fuzz: no files to mutate")
    dice = random.Random(options.seed)
    findings = Findings(options.keep)
    watch = MemoryWatch(options.program)
    watch.start()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fileroom-fuzz-") as scratch, \
            concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        batch = 200
        for first in range(0, options.count, batch):
            paths = []
            for number in range(first, min(first + batch, options.count)):
                source = dice.choice(sources)
                path = pathlib.Path(scratch) / f"{number:06d}-{source.stem[:40]}.dcm"
                path.write_bytes(mutated(source.read_bytes(), dice))
                paths.append(path)
            half = len(paths) // 2 or 1
            jobs = [pool.submit(inspect, options.program, part, options.limit, findings) for part in (paths[:half], paths[half:]) if part]
            jobs += [pool.submit(render, options.program, path, options.limit, findings) for path in paths]
            for job in jobs:
                job.result()
            for path in paths:
                path.unlink()
            if sys.stderr.isatty():
                print(f"\r{first + len(paths)} of {options.count} files, {len(findings.broken)} rules broken", end="", file=sys.stderr)
    largest = watch.largest / (1 << 30)
    if largest > options.memory:
        findings.broken.append(f"a process used {largest:.2f} GiB")
    print(f"{options.count} files made from {len(sources)}, seed {options.seed}, in {time.monotonic() - start:.0f} s")
    for outcome, count in sorted(findings.outcomes.items()):
        print(f"  {outcome:40} {count}")
    print(f"largest process seen {largest * 1024:.0f} MiB; slowest file {findings.slowest[0]:.1f} s ({findings.slowest[1]})")
    print(f"readers crashed {findings.kept['decoder-crashed']} times, were too slow {findings.kept['timeout']} times; rules broken {len(findings.broken)} times")
    for breach in findings.broken[:20]:
        print(f"  {breach}")
    sys.exit(1 if findings.broken else 0)


if __name__ == "__main__":
    main()
