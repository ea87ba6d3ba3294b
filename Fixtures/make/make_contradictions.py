"""More of Fixtures/dicom: files whose bytes are not what their header says, and streams that few encoders make.

Expected levels come from the formulas in make_dicom.py and from the samples that were encoded.
"""
import io
import zlib

import imagecodecs
import jpeg_ls
import numpy as np
from PIL import Image
from pydicom.sequence import Sequence
from pydicom.uid import (DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEGLSLossless,
                         RLELossless)

from common import *
from make_conformance import capture, colour, encapsulated, keep, with_palette
from make_dicom import OUT, about, broken, each, grey, headers, header, level, linear, save, table
from make_matrix import run_lengths

RAMP = [[r * 16 + c for c in range(16)] for r in range(16)]
WHOLE = dict(WindowCenter=128, WindowWidth=256)
SHOWN = each(RAMP, lambda x: linear(x, 128, 256))


def lossless(bits, rows):
    return bytes(jpeg_ls.encode_buffer(np.array(rows, np.uint8 if bits <= 8 else np.uint16).tobytes(), rows=len(rows),
                                       columns=len(rows[0]), samples_per_pixel=1, bits_stored=bits))


def photograph():
    buffer = io.BytesIO()
    Image.fromarray(np.array(RAMP, np.uint8)).save(buffer, "JPEG", quality=100)
    return buffer.getvalue()


def streams_under_other_names():
    array = np.array(RAMP, np.uint8)
    j2k = imagecodecs.jpeg2k_encode(array, level=0, codecformat="J2K", reversible=True, resolutions=2)
    rle = run_lengths([array.tobytes()], 16)
    for name, number, stream, syntax, tolerance, words in (
            ("jpeg_as_explicit.dcm", 220, photograph(), ExplicitVRLittleEndian, 2, "JPEG in fragments, without compression by its transfer syntax"),
            ("jpeg_ls_as_implicit.dcm", 221, lossless(8, RAMP), ImplicitVRLittleEndian, 0, "JPEG-LS in fragments, implicit VR by its transfer syntax"),
            ("j2k_as_explicit.dcm", 222, j2k, ExplicitVRLittleEndian, 0, "JPEG 2000 in fragments, without compression by its transfer syntax"),
            ("rle_as_explicit.dcm", 223, rle, ExplicitVRLittleEndian, 0, "RLE in fragments, without compression by its transfer syntax"),
            ("jpeg_as_rle.dcm", 224, photograph(), RLELossless, 2, "JPEG, RLE by its transfer syntax"),
            ("rle_as_jpeg_ls.dcm", 225, rle, JPEGLSLossless, 0, "RLE, JPEG-LS by its transfer syntax")):
        ds = capture(name, number, RAMP, **WHOLE)
        encapsulated(ds, [stream])
        keep(name, ds, words, SHOWN, "as encoded, LINEAR 128/256", syntax=syntax, tolerance=tolerance)
    ds = capture("jpeg_ls_value.dcm", 226, RAMP, **WHOLE)
    stream = lossless(8, RAMP)
    ds.PixelData = stream + b"\0" * (len(stream) % 2)
    keep("jpeg_ls_value.dcm", ds, "JPEG-LS as the value itself, without compression by its transfer syntax", SHOWN, "as encoded, LINEAR 128/256")
    ds = capture("unknown_syntax.dcm", 227, RAMP, **WHOLE)
    # As long as the UID that it replaces.
    data = encoded(ds).replace(b"1.2.840.10008.1.2.1\0", b"1.2.826.0.1.36800.1\0", 1)
    (OUT / "unknown_syntax.dcm").write_bytes(data)
    about["unknown_syntax.dcm"] = "an unknown transfer syntax"
    headers["unknown_syntax.dcm"] = header(ds, "1.2.826.0.1.36800.1", role="secondary-capture")
    broken["unknown_syntax.dcm"] = "unsupported-transfer-syntax"
    frames = [[[f * 60 + (r * 7 + c * 5) % 60 for c in range(8)] for r in range(6)] for f in range(4)]
    ds = capture("uncounted_streams.dcm", 228, frames[:2], **WHOLE)
    encapsulated(ds, [lossless(8, f) for f in frames])
    keep("uncounted_streams.dcm", ds, "four JPEG-LS streams, two frames by NumberOfFrames", [each(f, lambda x: linear(x, 128, 256)) for f in frames[:2]],
         "a stream is a frame, LINEAR 128/256", syntax=JPEGLSLossless, frame=None)


def jpeg_ls_depths():
    for number, bits in enumerate((2, 3, 4, 5, 6, 7, 12)):
        rows = [[(r * 5 + c * 3) % (1 << bits) for c in range(8)] for r in range(6)]
        name = f"jpeg_ls_{bits}_bits.dcm"
        white = (1 << bits) - 1
        ds = capture(name, 230 + number, rows, np.uint8 if bits <= 8 else np.uint16, stored=bits, WindowCenter=(white + 1) / 2, WindowWidth=white + 1)
        encapsulated(ds, [lossless(bits, rows)])
        keep(name, ds, f"JPEG-LS of {bits} bits", each(rows, lambda x: linear(x, (white + 1) / 2, white + 1)), "all values, LINEAR", syntax=JPEGLSLossless)


def other_orders():
    values = [[0, 16, 256, 1000], [2000, 3000, 4000, 4095]]
    ds = capture("ge_big_endian_pixels.dcm", 240, values, np.uint16, stored=12, WindowCenter=2048, WindowWidth=4096)
    ds.PixelData = np.array(values, ">u2").tobytes()
    keep("ge_big_endian_pixels.dcm", ds, "GE's private transfer syntax: header little endian, 16-bit pixels big endian",
         each(values, lambda x: linear(x, 2048, 4096)), "LINEAR 2048/4096", syntax=GE_BIG_ENDIAN_PIXELS)
    ds = capture("deflated_zlib.dcm", 241, RAMP, **WHOLE)
    data = encoded(ds, DeflatedExplicitVRLittleEndian)
    # The data set after group 0002, whose length its first element says.
    start = 132 + 12 + int.from_bytes(data[140:144], "little")
    plain = zlib.decompress(data[start:], -15)
    keep("deflated_zlib.dcm", ds, "deflated, with the header of zlib (RFC 1950)", SHOWN, "LINEAR 128/256", syntax=DeflatedExplicitVRLittleEndian)
    (OUT / "deflated_zlib.dcm").write_bytes(data[:start] + zlib.compress(plain))


def tables():
    indices = [[0, 1, 2, 3], [4, 5, 6, 7]]
    entries = {"Red": [0, 10, 20, 30, 40, 50, 60, 255], "Green": [255, 200, 150, 100, 50, 25, 12, 0], "Blue": [7, 7, 7, 7, 200, 200, 200, 200]}
    shown = [[[entries[n][x] for n in entries] for x in row] for row in indices]
    ds = colour("palette_16_in_bytes.dcm", 250, indices, "PALETTE COLOR")
    with_palette(ds, 0, entries, 8)
    for n in entries:
        setattr(ds, f"{n}PaletteColorLookupTableDescriptor", [8, 0, 16])
    save("palette_16_in_bytes.dcm", ds, "a palette of 16 bits by its descriptor and of 8 by its length", shown, "the value length decides, note in PS3.3 C.7.6.3.1.5")
    ds = colour("palette_8_in_words.dcm", 251, indices, "PALETTE COLOR")
    with_palette(ds, 0, entries, 16)
    for n in entries:
        setattr(ds, f"{n}PaletteColorLookupTableDescriptor", [8, 0, 8])
    save("palette_8_in_words.dcm", ds, "a palette of 8 bits by its descriptor and of 16 by its length", shown, "the value length decides, note in PS3.3 C.7.6.3.1.5")
    stored = [[0, 1, 2, 3], [4, 5, 6, 7]]
    curve = [0, 30, 60, 100, 150, 200, 230, 255]
    item = table(0, curve, 16)
    item.LUTData = bytes(curve)
    item["LUTData"].VR = "OW"
    save("voi_lut_16_in_bytes.dcm", grey("voi_lut_16_in_bytes.dcm", 252, stored, dtype=np.uint8, VOILUTSequence=Sequence([item])),
         "a VOI LUT of 16 bits by its descriptor and of 8 by its length", each(stored, lambda x: curve[x] / 255), "the value length decides, note in PS3.3 C.11.2.1.1")
    values = [[0, 50, 100, 199], [200, 201, 202, 203]]
    colors = {"Red": [255, 0, 0, 90], "Green": [0, 255, 0, 60], "Blue": [0, 0, 255, 30]}
    ds = capture("supplemental_palette.dcm", 253, values, WindowCenter=100, WindowWidth=200)
    ds.PixelPresentation = "COLOR"
    with_palette(ds, 200, {n: [x * 257 for x in colors[n]] for n in colors}, 16)
    keep("supplemental_palette.dcm", ds, "gray below 200, colours from a supplemental palette from there on",
         [[[colors[n][x - 200] for n in colors] if x >= 200 else [level(linear(x, 100, 200))] * 3 for x in row] for row in values], "PS3.3 C.7.6.19")


def main():
    streams_under_other_names()
    jpeg_ls_depths()
    other_orders()
    tables()
