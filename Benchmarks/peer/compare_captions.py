#!/usr/bin/env python3
"""Compares the lines of engine-benchmark and the captioning peers, each followed by its peak memory, on standard input."""
import json, statistics, sys

cases = {}
last = None
for line in sys.stdin:
    line = json.loads(line)
    if "engine" in line:
        name = line["engine"] + (f", batch {line['batch']}" if not line["engine"].startswith("fileroom") else "")
        last = cases.setdefault(line["case"], {}).setdefault(name, {"seconds": [], "peak": 0})
        last["seconds"].append(line["secondsPerCaption"])
        # Without the end tokens that fill a batch up (GPT-2's, 50256).
        last["tokens"] = [[token for token in caption if token != 50256] for caption in line["tokens"]]
        if "utilization" in line:
            last["utilization"] = line["utilization"], line["peak"], line["operations"]
    elif last:
        last["peak"] = max(last["peak"], line["peak"])

for case, engines in cases.items():
    print(f"\n{case}")
    for name, e in engines.items():
        e["median"] = statistics.median(e["seconds"])
        lengths = [len(t) for t in e["tokens"]]
        print(f"  {name}: {e['median']:.3f} s per caption, peak {e['peak'] / 1024:.0f} MB, {min(lengths)} to {max(lengths)} words, "
              f"mean {statistics.mean(lengths):.1f}; rounds: {' '.join(f'{s:.3f}' for s in e['seconds'])}")
        if name == "fileroom":
            share, peak, operations = e["utilization"]
            print(f"    {operations / 1e9:.1f} GFLOP a caption, {share:.0%} of a measured peak of {peak / 1e9:.0f} GFLOP/s")
    ours = {name: e for name, e in engines.items() if name.startswith("fileroom")}
    for name, e in ours.items():
        if name != "fileroom" and "fileroom" in ours:
            same = sum(a == b for a, b in zip(e["tokens"], ours["fileroom"]["tokens"]))
            print(f"  {name} against f32: ratio {ours['fileroom']['median'] / e['median']:.2f}, {same} of {len(e['tokens'])} captions identical")
    peers = {}
    for name, e in engines.items():
        if name not in ours:
            kind = name.split(",")[0]
            if kind not in peers or e["median"] < peers[kind][1]["median"]:
                peers[kind] = name, e
    for name, peer in peers.values():
        if "fileroom" in ours:
            same = sum(a == b for a, b in zip(peer["tokens"], ours["fileroom"]["tokens"]))
            print(f"  against {name}: ratio {peer['median'] / ours['fileroom']['median']:.2f}, {same} of {len(peer['tokens'])} captions identical")
