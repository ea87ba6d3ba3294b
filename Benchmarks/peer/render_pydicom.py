#!/usr/bin/env python3
"""What pydicom, numpy and Pillow take to show a file: render_pydicom.py COUNT FILE...

Opens, decodes and renders the middle frame of each file COUNT times, and prints a line of JSON for each, as
rendering-benchmark does."""
import json, sys, time, warnings
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image
from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut, pixel_array

warnings.simplefilter("ignore")


def picture(path):
    # The pixels stay on disk until the one frame is asked for: the quickest way that pydicom has.
    header = pydicom.dcmread(path, defer_size=1024)
    frame = int(header.get("NumberOfFrames", 1)) // 2
    pixels = pixel_array(path, index=frame)
    if header.PhotometricInterpretation == "PALETTE COLOR":
        pixels = apply_color_lut(pixels, header)
        pixels = (pixels >> 8 if pixels.dtype == np.uint16 else pixels).astype(np.uint8)
    elif header.SamplesPerPixel == 1:
        place = header
        if groups := header.get("PerFrameFunctionalGroupsSequence"):
            place = pydicom.Dataset()
            for keyword in ("PhotometricInterpretation", "PixelRepresentation", "BitsStored", "BitsAllocated"):
                setattr(place, keyword, header.get(keyword))
            for sequence in ("PixelValueTransformationSequence", "FrameVOILUTSequence"):
                for item in groups[frame].get(sequence, []):
                    place.update(item)
        values = apply_voi_lut(apply_modality_lut(pixels, place), place, index=0).astype(np.float64)
        low, high = values.min(), values.max()
        values = (values - low) / max(high - low, 1) * 255
        if header.PhotometricInterpretation == "MONOCHROME1":
            values = 255 - values
        pixels = values.round().astype(np.uint8)
    return Image.fromarray(pixels).convert("RGB")


for path in sys.argv[2:]:
    try:
        times = []
        for _ in range(int(sys.argv[1])):
            start = time.perf_counter()
            shown = picture(path)
            times.append((time.perf_counter() - start) * 1e3)
        times.sort()
        print(json.dumps({"engine": "pydicom", "file": Path(path).name, "least": times[0],
                          "median": times[len(times) // 2], "size": "%d x %d" % shown.size}))
    except Exception as error:
        print(f"{path}: {error}", file=sys.stderr)
