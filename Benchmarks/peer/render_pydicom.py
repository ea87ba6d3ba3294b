#!/usr/bin/env python3
"""What pydicom, numpy and Pillow take to show a file: render_pydicom.py COUNT FILE...

Opens, decodes and renders the first frame of each file COUNT times, and prints a line of JSON for each, as
render-benchmark does."""
import json, sys, time, warnings
from pathlib import Path

import numpy as np
import pydicom
from PIL import Image
from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut, pixel_array

warnings.simplefilter("ignore")


def picture(path):
    header = pydicom.dcmread(path)
    pixels = pixel_array(header, index=0)
    if header.PhotometricInterpretation == "PALETTE COLOR":
        pixels = apply_color_lut(pixels, header)
        pixels = (pixels >> 8 if pixels.dtype == np.uint16 else pixels).astype(np.uint8)
    elif header.SamplesPerPixel == 1:
        values = apply_voi_lut(apply_modality_lut(pixels, header), header, index=0).astype(np.float64)
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
