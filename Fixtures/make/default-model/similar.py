"""Adds to the default model's evidence how alike its embeddings are: the mean of their directions, the floor, and what a search finds.

`fileroom model calibrate` measures it on the pictures left out: cases, and whole sources. Head and brain count as one part. What it fits
beside that is not kept: the evidence is `evidence.py`'s.
"""
import argparse
import json
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import labels
import pictures

JSON, TENSORS = "fileroom-evidence.json", "fileroom-evidence.safetensors"


def listed(rows, path):
    """Writes the list of labelled pictures that `model calibrate` reads."""
    with path.open("w") as file:
        for row in rows:
            if (label := labels.seen(row)) is None:
                continue
            label = labels.as_spoken(label)
            line = {"path": str(row["path"].resolve()), "group": f"{row['source']}/{row['case'] or row['image']}"}
            if label.kind != "unknown":
                line["modality"] = label.kind
            if label.part:
                line["bodyPart"] = "head" if label.part == "brain" else label.part
            file.write(json.dumps(line) + "\n")


def tensors(data):
    """The tensors of a safetensors file, as {name: (description, bytes)}."""
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    body = data[8 + length:]
    return {name: (entry, body[slice(*entry["data_offsets"])]) for name, entry in header.items()}


def file_of(content):
    """A safetensors file of such tensors."""
    header, body = {}, b""
    for name in sorted(content, key=lambda n: (content[n][0]["dtype"] != "F32", n)):
        entry, data = content[name]
        header[name] = {"dtype": entry["dtype"], "shape": entry["shape"], "data_offsets": [len(body), len(body) + len(data)]}
        body += data
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + body


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of captions/captions.jsonl and pictures2/pictures2.jsonl")
    parser.add_argument("--program", required=True, help="the built fileroom")
    parser.add_argument("--checkpoint", type=Path, required=True, help="the published checkpoint, whose evidence is added to")
    arguments = parser.parse_args()
    _, by_case, by_source = pictures.divided(arguments.data / "captions", arguments.data / "pictures2")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        listed(by_case + by_source, scratch / "pictures.jsonl")
        subprocess.run([arguments.program, "model", "calibrate", str(arguments.checkpoint), "--pictures", str(scratch / "pictures.jsonl"),
                        "--output", str(scratch)], check=True, stdout=sys.stderr)
        add(scratch, arguments.checkpoint)


def add(measured, checkpoint):
    """Takes the figures and the centre from one folder's evidence into another's."""
    document = json.loads((checkpoint / JSON).read_text())
    document["similar"] = json.loads((measured / JSON).read_text())["similar"]
    content = tensors((checkpoint / TENSORS).read_bytes())
    content["similar.centre"] = tensors((measured / TENSORS).read_bytes())["similar.centre"]
    (checkpoint / JSON).write_text(json.dumps(document, indent=1) + "\n")
    (checkpoint / TENSORS).write_bytes(file_of(content))
    print(json.dumps(document["similar"]))


if __name__ == "__main__":
    main()
