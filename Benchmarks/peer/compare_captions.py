#!/usr/bin/env python3
"""Compares the lines of engine-benchmark and caption_pytorch.py, each followed by its peak memory, on standard input."""
import json, statistics, sys

times, peaks, tokens, last = {}, {}, {}, None
for line in sys.stdin:
    line = json.loads(line)
    if "engine" in line:
        last = line["engine"]
        times.setdefault(last, []).append(line["secondsPerCaption"])
        tokens[last] = [caption for caption in line["tokens"]]
    elif last:
        peaks[last] = max(peaks.get(last, 0), line["peak"])
for name, seconds in times.items():
    print(f"{name}: {statistics.median(seconds):.3f} s per caption, {1 / statistics.median(seconds):.2f} captions/s, "
          f"peak {peaks.get(name, 0) / 1024:.0f} MB; rounds: {' '.join(f'{s:.3f}' for s in seconds)}")
if {"fileroom", "pytorch"} <= times.keys():
    print(f"ratio {statistics.median(times['pytorch']) / statistics.median(times['fileroom']):.2f}")


def trimmed(caption):
    """Without the end tokens that fill a batch up (GPT-2's, 50256)."""
    return [token for token in caption if token != 50256]


if len(tokens) == 2:
    same = sum(trimmed(a) == trimmed(b) for a, b in zip(*tokens.values()))
    print(f"token sequences identical: {same} of {len(tokens['fileroom'])}")
