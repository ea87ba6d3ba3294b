#!/usr/bin/env python3
"""Puts the lines of rendering-benchmark and render_pydicom.py side by side: frames a second, the median of all rounds."""
import collections, json, statistics, sys

times = collections.defaultdict(lambda: collections.defaultdict(list))
for line in sys.stdin:
    result = json.loads(line)
    times[result["file"], result["size"]][result["engine"]].append(result["median"])
print(f"{'file':18} {'size':>12} {'fileroom':>14} {'pydicom':>14}  ratio")
for (file, size), engines in sorted(times.items()):
    rates = {engine: 1000 / statistics.median(values) for engine, values in engines.items()}
    ours, peer = rates.get("fileroom"), rates.get("pydicom")
    shown = [f"{rate:8.0f} f/s" if rate else "     cannot" for rate in (ours, peer)]
    ratio = f"{ours / peer:6.1f}" if ours and peer else "     -"
    print(f"{file:18} {size:>12} {shown[0]:>14} {shown[1]:>14} {ratio}")
