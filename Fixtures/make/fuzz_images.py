#!/usr/bin/env python3
"""Writes damaged PNG and JPEG files. Half of the PNGs get correct checksums again, so that the damage reaches the decoder.

    python3 Fixtures/make/fuzz_images.py --count 200 FOLDER SOURCE...

A source is a PNG or JPEG file, or a DICOM file that holds a JPEG image. The same seed makes the same files.
"""

import argparse
import pathlib
import random
import zlib

from fuzz import mutated

PNG = b"\x89PNG\r\n\x1a\n"


def image(path):
    """The PNG or JPEG image of a file, or the first JPEG image inside it."""
    data = path.read_bytes()
    if data.startswith(PNG):
        return data, "png"
    start = data.index(b"\xff\xd8\xff")
    return data[start:data.index(b"\xff\xd9", start) + 2], "jpg"


def with_checksums(data):
    """A PNG whose chunks have the right checksums."""
    result, place = bytearray(data), len(PNG)
    while place + 12 <= len(result):
        length = int.from_bytes(result[place:place + 4], "big")
        end = place + 8 + length
        if end + 4 > len(result):
            break
        result[end:end + 4] = zlib.crc32(result[place + 4:end]).to_bytes(4, "big")
        place = end + 4
    return bytes(result)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("sources", nargs="+", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    sources = [image(path) for path in options.sources]
    dice = random.Random(options.seed)
    options.folder.mkdir(parents=True, exist_ok=True)
    for number in range(options.count):
        source, ending = dice.choice(sources)
        data = mutated(source, dice)
        if ending == "png" and dice.random() < 0.5:
            data = with_checksums(data)
        (options.folder / f"{number:06d}.{ending}").write_bytes(data)


if __name__ == "__main__":
    main()
