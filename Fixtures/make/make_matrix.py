"""Writes Fixtures/matrix: one 16 x 12 picture in every transfer syntax, depth and colour space an encoder here can write.

`expected/matrix.json` says for each what it is and how near the decoded samples must come. The samples themselves follow
the formulas at the top of `Fixtures/decode-matrix.md`, which the test works out anew.
"""
import shutil
import struct
import zlib

import imagecodecs
import jpeg_ls
import numpy as np
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate

from common import FIXTURES, ONE_BIT_CAPTURE, SECONDARY_CAPTURE, encoded, uid, write_json
from multicomponent import multicomponent

OUT = FIXTURES / "matrix"
ROWS, COLUMNS = 12, 16

# (name, photometric interpretation, samples a pixel, bits allocated, bits stored, signed, planar configuration)
FORMATS = [
    ("1", "MONOCHROME2", 1, 1, 1, False, None),
    ("8", "MONOCHROME2", 1, 8, 8, False, None),
    ("8-mono1", "MONOCHROME1", 1, 8, 8, False, None),
    ("8-signed", "MONOCHROME2", 1, 8, 8, True, None),
    ("12-packed", "MONOCHROME2", 1, 12, 12, False, None),
    ("16-10", "MONOCHROME2", 1, 16, 10, False, None),
    ("16-12", "MONOCHROME2", 1, 16, 12, False, None),
    ("16-12-signed", "MONOCHROME2", 1, 16, 12, True, None),
    ("16", "MONOCHROME2", 1, 16, 16, False, None),
    ("16-signed", "MONOCHROME2", 1, 16, 16, True, None),
    ("24", "MONOCHROME2", 1, 24, 24, False, None),
    ("32-24", "MONOCHROME2", 1, 32, 24, False, None),
    ("32", "MONOCHROME2", 1, 32, 32, False, None),
    ("32-signed", "MONOCHROME2", 1, 32, 32, True, None),
    ("float", "MONOCHROME2", 1, 32, 32, True, None),
    ("double", "MONOCHROME2", 1, 64, 64, True, None),
    ("palette-8", "PALETTE COLOR", 1, 8, 8, False, None),
    ("palette-16", "PALETTE COLOR", 1, 16, 16, False, None),
    ("rgb", "RGB", 3, 8, 8, False, 0),
    ("rgb-planar", "RGB", 3, 8, 8, False, 1),
    ("rgb-16", "RGB", 3, 16, 16, False, 0),
    ("ybr-full", "YBR_FULL", 3, 8, 8, False, 0),
    ("ybr-full-planar", "YBR_FULL", 3, 8, 8, False, 1),
    ("ybr-full-422", "YBR_FULL_422", 3, 8, 8, False, 0),
    ("ybr-partial-422", "YBR_PARTIAL_422", 3, 8, 8, False, 0),
    ("ybr-partial-420", "YBR_PARTIAL_420", 3, 8, 8, False, 0),
    ("ybr-rct", "YBR_RCT", 3, 8, 8, False, 0),
    ("ybr-ict", "YBR_ICT", 3, 8, 8, False, 0),
    ("argb", "ARGB", 4, 8, 8, False, 0),
    ("cmyk", "CMYK", 4, 8, 8, False, 0),
    ("hsv", "HSV", 3, 8, 8, False, 0),
]

NATIVE = {"implicit": "1.2.840.10008.1.2", "explicit": "1.2.840.10008.1.2.1", "deflated": "1.2.840.10008.1.2.1.99",
          "big-endian": "1.2.840.10008.1.2.2"}
ITEMS = {"uncompressed": "1.2.840.10008.1.2.1.98", "deflated-frame": "1.2.840.10008.1.2.8.1"}
JPEG = "1.2.840.10008.1.2.4."
VIDEO = {"video-100": "MPEG-2 main level", "video-101": "MPEG-2 high level", "video-102": "MPEG-4 AVC 4.1",
         "video-103": "MPEG-4 AVC 4.1 BD", "video-104": "MPEG-4 AVC 4.2 2D", "video-105": "MPEG-4 AVC 4.2 3D",
         "video-106": "MPEG-4 AVC stereo", "video-107": "HEVC main", "video-108": "HEVC main 10"}

# Columns in the order of the tables: (key, heading, transfer syntax).
COLUMN_GROUPS = [
    ("Native", [("implicit", "implicit LE", NATIVE["implicit"]), ("explicit", "explicit LE", NATIVE["explicit"]),
                ("deflated", "deflated", NATIVE["deflated"]), ("big-endian", "explicit BE", NATIVE["big-endian"]),
                ("uncompressed", "encapsulated uncompressed", ITEMS["uncompressed"]),
                ("deflated-frame", "deflated image frame", ITEMS["deflated-frame"]),
                ("rle", "RLE", "1.2.840.10008.1.2.5")]),
    ("JPEG and JPEG-LS", [("baseline", "baseline", JPEG + "50"), ("extended", "extended", JPEG + "51"),
                          *[(f"lossless-{p}", f"lossless, predictor {p}", JPEG + "57") for p in range(1, 8)],
                          ("sv1", "lossless SV1", JPEG + "70"), ("jpeg-ls", "JPEG-LS", JPEG + "80"),
                          ("near-lossless", "JPEG-LS near-lossless", JPEG + "81")]),
    ("JPEG 2000", [("j2k-lossless", "lossless", JPEG + "90"), ("j2k", "lossy", JPEG + "91"),
                   ("part2-lossless", "Part 2 lossless", JPEG + "92"), ("part2", "Part 2 lossy", JPEG + "93"),
                   ("htj2k-lossless", "HTJ2K lossless", JPEG + "201"), ("htj2k-rpcl", "HTJ2K RPCL", JPEG + "202"),
                   ("htj2k", "HTJ2K lossy", JPEG + "203")]),
]


def samples(format, smooth):
    """(rows, columns, samples) of whole numbers by the formulas of decode-matrix.md."""
    _, photometric, count, _, stored, signed, _ = format
    out = np.zeros((ROWS, COLUMNS, count), np.int64)
    for r in range(ROWS):
        for c in range(COLUMNS):
            for k in range(count):
                y, x = r, c
                if k > 0 and photometric.endswith("_422"):
                    x = c - c % 2
                if k > 0 and photometric.endswith("_420"):
                    x, y = c - c % 2, r - r % 2
                if smooth:
                    value = (2 ** stored - 1) * (8 * y + 6 * x + 10 * k) // 200
                else:
                    value = (2731 * y * y + 619 * x + 911 * k * k + (y * x) ** 4) % 2 ** stored
                out[r, c, k] = value - (2 ** (stored - 1) if signed else 0)
    return out


def unsigned(values, format):
    """Two's complement of the stored bits, in the type that is allocated."""
    allocated, stored = format[3], format[4]
    return (values % 2 ** stored).astype({1: np.uint8, 8: np.uint8, 12: np.uint16, 16: np.uint16, 24: np.uint32, 32: np.uint32}[allocated])


def packed(values, bits):
    number = sum(int(v) << (i * bits) for i, v in enumerate(values))
    return number.to_bytes((len(values) * bits + 7) // 8, "little")


def native(format, big_endian=False):
    """A frame's bytes as they stand in the pixel data."""
    name, photometric, count, allocated, stored, signed, planar = format
    values = samples(format, smooth=False)
    if name in ("float", "double"):
        real = values % 2 ** 15 / 4 + (2.0 ** -30 if name == "double" else 0)
        return real.astype((">" if big_endian else "<") + ("f4" if name == "float" else "f8")).tobytes()
    words = unsigned(values, format)
    if allocated in (1, 12, 24):
        # Cells fill words from the lowest bit up; big endian then turns each word round, where the VR is OW.
        data = packed(words.ravel(), allocated)
        return bytes(data[i ^ 1] for i in range(len(data))) if big_endian and allocated > 8 else data
    if photometric.endswith("_422"):
        return bytes(int(b) for row in words for pair in row.reshape(-1, 2, count) for b in
                     (pair[0][0], pair[1][0], pair[0][1], pair[0][2]))
    if planar == 1:
        words = words.transpose(2, 0, 1)
    return words.astype(words.dtype.newbyteorder(">" if big_endian else "<")).tobytes()


def runs(segment):
    """PS3.5 G.3.1, row by row: a run of 3 or more as a replicate run, the rest literally."""
    out = bytearray()
    position = 0
    while position < len(segment):
        run = 1
        while run < 128 and position + run < len(segment) and segment[position + run] == segment[position]:
            run += 1
        if run >= 3:
            out += bytes((257 - run, segment[position]))
            position += run
            continue
        start = position
        while position < len(segment) and position - start < 128 and segment[position:position + 3] != segment[position:position + 1] * 3:
            position += 1
        out += bytes((position - start - 1,)) + segment[start:position]
    return bytes(out)


def run_lengths(planes, width):
    """PS3.5 annex G: the header and the byte segments, each row by itself and each segment of even length."""
    segments = []
    for plane in planes:
        segment = b"".join(runs(plane[i:i + width]) for i in range(0, len(plane), width))
        segments.append(segment + b"\0" * (len(segment) % 2))
    offsets = [64 + sum(len(s) for s in segments[:i]) for i in range(len(segments))]
    return struct.pack("<16I", len(segments), *offsets, *[0] * (15 - len(segments))) + b"".join(segments)


def rle(format):
    _, _, count, allocated, _, _, _ = format
    words = unsigned(samples(format, smooth=False), format)
    if allocated == 1:
        # CP-2301: each pixel is a byte; 1-bit-packed.dcm has it the other way.
        return run_lengths([words.tobytes()], COLUMNS)
    planes = [(words[:, :, k].astype(np.int64) >> (8 * b) & 255).astype(np.uint8).tobytes()
              for k in range(count) for b in reversed(range(allocated // 8))]
    return run_lengths(planes, COLUMNS)


def deflate(data):
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()


def jpeg(format, **options):
    words = unsigned(samples(format, smooth="lossless" not in options), format)
    if format[2] == 1:
        return imagecodecs.jpeg8_encode(words[:, :, 0], bitspersample=max(format[4], 8), **options)
    space = "YCBCR" if format[1].startswith("YBR") else "RGB"
    if "lossless" in options:
        space = "RGB"
        options["bitspersample"] = format[4]
    subsampling = "420" if format[1].endswith("_420") else "422" if format[1].endswith("_422") else "444"
    return imagecodecs.jpeg8_encode(words, colorspace=space, outcolorspace=space, subsampling=subsampling, **options)


def ls(format, near=0):
    words = unsigned(samples(format, smooth=near > 0), format)
    return bytes(jpeg_ls.encode_pixel_data(
        words.tobytes(), lossy_error=near, rows=ROWS, columns=COLUMNS, samples_per_pixel=format[2], bits_stored=format[4],
        bits_allocated=format[3], planar_configuration=0, photometric_interpretation=format[1], pixel_representation=int(format[5])))


def j2k(format, lossy):
    values = samples(format, smooth=lossy)
    kinds = {8: np.int8, 16: np.int16, 32: np.int32} if format[5] else {1: np.uint8, 8: np.uint8, 16: np.uint16, 24: np.uint32, 32: np.uint32}
    values = values.astype(kinds[format[3]])
    image = values[:, :, 0] if format[2] == 1 else values
    transformed = format[1] in ("YBR_RCT", "YBR_ICT")
    return imagecodecs.jpeg2k_encode(
        image, level=100 if lossy else 0, codecformat="J2K", reversible=not lossy, mct=transformed, bitspersample=format[4],
        colorspace=None if format[2] == 1 else "RGB" if transformed or format[1] == "RGB" else "SYCC", resolutions=2)


def ht(format, lossy, **options):
    values = samples(format, smooth=lossy)
    kinds = {8: np.int8, 16: np.int16} if format[5] else {8: np.uint8, 16: np.uint16}
    values = values.astype(kinds[format[3]])
    image = values[:, :, 0] if format[2] == 1 else values
    if lossy:
        # The step is a part of the allocated range, of which the samples may use little.
        options["level"] = 2.0 ** (format[4] - format[3]) / 4096
    return imagecodecs.htj2k_encode(
        image, reversible=not lossy, rgb=format[1] in ("YBR_RCT", "YBR_ICT"), resolutions=2, **options)


def dataset(key, format):
    name, photometric, count, allocated, stored, signed, planar = format
    ds = Dataset()
    ds.SOPClassUID = ONE_BIT_CAPTURE if allocated == 1 else SECONDARY_CAPTURE
    ds.SOPInstanceUID = uid(f"matrix/{key}/{name}")
    ds.StudyInstanceUID = uid("study of the matrix")
    ds.SeriesInstanceUID = uid(f"series of matrix/{key}")
    ds.Modality, ds.PatientName, ds.PatientID = "OT", "PLANTED^MATRIX", "PLANTEDIDMATRIX"
    ds.SamplesPerPixel, ds.PhotometricInterpretation, ds.Rows, ds.Columns = count, photometric, ROWS, COLUMNS
    if planar is not None:
        ds.PlanarConfiguration = planar
    ds.BitsAllocated = allocated
    if name not in ("float", "double"):
        ds.BitsStored, ds.HighBit, ds.PixelRepresentation = stored, stored - 1, int(signed)
    if photometric == "PALETTE COLOR":
        for color in ("Red", "Green", "Blue"):
            setattr(ds, f"{color}PaletteColorLookupTableDescriptor", [4, 0, 16])
            setattr(ds, f"{color}PaletteColorLookupTableData", struct.pack("<4H", 0, 21845, 43690, 65535))
    return ds


def is_lossless(key):
    return key not in ("baseline", "extended", "near-lossless", "j2k", "part2", "htj2k")


def cell(key, format):
    """Compressed or native bytes of the frame, and how far a decoded sample may be off; or why there are none, in a word."""
    name, photometric, count, allocated, stored, signed, planar = format
    real, retired = name in ("float", "double"), photometric in ("ARGB", "CMYK", "HSV")
    transformed = photometric in ("YBR_RCT", "YBR_ICT")
    if key in NATIVE:
        return "undefined" if transformed or photometric == "YBR_PARTIAL_420" else (native(format, key == "big-endian"), 0)
    if real or retired or name == "12-packed":
        return "undefined"
    if key in ITEMS:
        if transformed or photometric == "YBR_PARTIAL_420":
            return "undefined"
        return native(format) if key == "uncompressed" else deflate(native(format)), 0
    subsampled = photometric.endswith(("_422", "_420"))
    if key == "rle":
        if transformed or subsampled:
            return "undefined"
        return rle(format), 0
    # From here on the stream itself orders the samples.
    if planar == 1 or photometric.startswith("YBR_PARTIAL"):
        return "undefined"
    if key in ("baseline", "extended"):
        if key == "baseline" and (stored > 8 or signed) or stored == 1 or allocated in (24, 32) or transformed:
            return "undefined"
        if key == "extended" and (stored not in (8, 12) or signed or count == 3 and stored != 8) or photometric == "PALETTE COLOR":
            return "undefined"
        # A pair's colour is its mean, and the encoder and the decoder each round once more.
        return jpeg(format, level=100), 6 if subsampled else 8 if stored == 12 else 3
    if subsampled:
        return "undefined"
    if key.startswith("lossless") or key == "sv1":
        if allocated in (1, 24, 32) or transformed:
            return "undefined"
        return jpeg(format, lossless=True, predictor=1 if key == "sv1" else int(key[-1])), 0
    if key == "jpeg-ls":
        return "undefined" if allocated in (1, 24, 32) or transformed else (ls(format), 0)
    if key == "near-lossless":
        return "undefined" if allocated in (1, 24, 32) or transformed or signed or photometric == "PALETTE COLOR" else (ls(format, near=2), 2)
    # JPEG 2000 and its relatives.
    lossy = not is_lossless(key)
    if photometric == "YBR_ICT" and not lossy:
        return "undefined"
    # What has to come back as it was is coded so under the lossy identifiers too.
    lossy = lossy and photometric not in ("YBR_RCT", "PALETTE COLOR")
    if key.startswith("part2"):
        if name not in ("8", "16-12", "rgb"):
            return "not tried"
        return multicomponent(samples(format, lossy), stored, signed, lossy), 3 if lossy else 0
    if stored == 32 or allocated == 1 and lossy:
        return "not tried"
    if key.startswith("j2k"):
        return within(j2k(format, lossy), imagecodecs.jpeg2k_decode, format, lossy)
    if allocated in (1, 24, 32):
        return "not tried"
    return within(ht(format, lossy, **({"tlm": True} if key == "htj2k-rpcl" else {})), imagecodecs.htj2k_decode, format, lossy)


def within(stream, decode, format, lossy):
    """The stream, and as tolerance what a newer decoder than ours loses with it, and one level for rounding."""
    if not lossy:
        return stream, 0
    decoded = decode(stream).astype(np.int64)
    if format[2] == 3 and decoded.shape[0] == 3:
        decoded = decoded.transpose(1, 2, 0)
    decoded = decoded.reshape(ROWS, COLUMNS, format[2])
    return stream, int(abs(decoded - samples(format, smooth=True)).max()) + 1


def write(key, syntax, format, data):
    name = format[0]
    ds = dataset(key, format)
    if name in ("float", "double"):
        setattr(ds, "FloatPixelData" if name == "float" else "DoubleFloatPixelData", data)
    else:
        ds.PixelData = data + b"\0" * (len(data) % 2) if key in NATIVE else encapsulate([data], has_bot=False)
        ds["PixelData"].VR = "OW" if key in NATIVE and (format[3] > 8 or key == "implicit") else "OB"
        ds["PixelData"].is_undefined_length = key not in NATIVE
    path = OUT / key / f"{name}.dcm"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded(ds, syntax))
    return path.relative_to(OUT).as_posix()


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    groups = []
    for title, columns in COLUMN_GROUPS:
        listed = []
        for key, heading, syntax in columns:
            cells = {}
            for format in FORMATS:
                found = cell(key, format)
                if isinstance(found, str):
                    cells[format[0]] = {"missing": found}
                else:
                    cells[format[0]] = {"file": write(key, syntax, format, found[0]), "tolerance": found[1],
                                        "isSmooth": not is_lossless(key) and not (key in ("j2k", "htj2k") and found[1] == 0)}
            listed.append({"heading": heading, "transferSyntaxUID": syntax, "cells": cells})
        groups.append({"title": title, "columns": listed})
    video = []
    rgb = next(f for f in FORMATS if f[0] == "rgb")
    for key, heading in VIDEO.items():
        syntax = JPEG + key[-3:]
        video.append({"heading": heading, "transferSyntaxUID": syntax, "file": write(key, syntax, rgb, b"\0\0\0\x01not a video!")})
    formats = [{"name": n, "photometricInterpretation": p, "samplesPerPixel": c, "bitsAllocated": a, "bitsStored": s,
                "isSigned": i, "planarConfiguration": o} for n, p, c, a, s, i, o in FORMATS]
    write_json(FIXTURES / "expected" / "matrix.json", {"formats": formats, "groups": groups, "video": video})


if __name__ == "__main__":
    main()
    files = list(OUT.rglob("*.dcm"))
    print(len(files), sum(f.stat().st_size for f in files))
