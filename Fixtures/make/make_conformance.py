"""The rest of Fixtures/dicom: one fact each of the pixel formats, the steps to grey and the ways to hold frames.

Expected levels come from the formulas in make_dicom.py; compressed frames from make_matrix.py's own run-length coder and
from pyjpegls, imagecodecs and zlib.
"""
import io
import struct

import imagecodecs
import jpeg_ls
import numpy as np
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import (DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian,
                         JPEG2000, JPEG2000Lossless, JPEGBaseline8Bit, JPEGLosslessSV1, JPEGLSLossless, RLELossless)

from common import *
from make_dicom import (CR_PICTURE, OUT, SMALL, code, each, grey, level, linear, linear_exact, looked_up, rgb_of_ybr, save, sigmoid,
                        spread, table)
from make_matrix import deflate, packed, run_lengths

CAPTURE = dict(modality="OT", sop_class=SECONDARY_CAPTURE)


def capture(name, number, values, dtype=np.uint8, **elements):
    return grey(name, number, values, **CAPTURE, dtype=dtype, **elements)


def keep(name, ds, words, expected, rule, role="secondary-capture", **more):
    save(name, ds, words, expected, rule, role=role, **more)


# ------------------------------------------------------------------------------------------------- pixel formats

BITS = [[[(f + r * 3 + c * c) % 3 == 0 for c in range(5)] for r in range(3)] for f in range(3)]


def one_bit(name, number, frames=BITS):
    ds = grey(name, number, np.zeros((len(frames), 3, 5)), modality="OT", sop_class=ONE_BIT_CAPTURE, dtype=np.uint8)
    ds.BitsAllocated = ds.BitsStored = 1
    ds.HighBit, ds.NumberOfFrames = 0, len(frames)
    return ds


def pixel_formats():
    black_and_white = [[[255 * b for b in row] for row in f] for f in BITS]
    ds = one_bit("one_bit_frames.dcm", 100)
    ds.PixelData = packed([b for f in BITS for row in f for b in row], 1)
    keep("one_bit_frames.dcm", ds, "three frames of 15 single bits: the second and third start within a byte", black_and_white,
         "0 is black and 1 white; no padding between frames, PS3.5 8.1.1", frame=None)
    for name, number, words, frames in (
            ("one_bit_rle.dcm", 101, "single bits in RLE, a byte each (CP-2301)",
             [run_lengths([bytes(b for row in f for b in row)], 5) for f in BITS]),
            ("one_bit_rle_packed.dcm", 102, "single bits in RLE, eight to a byte, as before CP-2301",
             [run_lengths([packed([b for row in f for b in row], 1)], 2) for f in BITS])):
        ds = one_bit(name, number)
        encapsulated(ds, frames)
        keep(name, ds, words, black_and_white, "0 is black and 1 white", syntax=RLELossless, frame=None)
    ds = one_bit("deflated_frame.dcm", 103)
    encapsulated(ds, [deflate(packed([b for row in f for b in row], 1)) for f in BITS])
    keep("deflated_frame.dcm", ds, "single bits, each frame deflated by itself", black_and_white,
         "each frame starts a byte, PS3.5 A.4.13", syntax=DEFLATED_FRAME, frame=None)

    ten = [[0, 100, 250, 511], [512, 700, 1000, 1023]]
    keep("ten_bits.dcm", capture("ten_bits.dcm", 104, ten, np.uint16, stored=10, WindowCenter=512, WindowWidth=1024),
         "10 bits of 16", each(ten, lambda x: linear(x, 512, 1024)), "LINEAR 512/1024")
    twelve = [[[f * 1000 + x for x in row] for row in ((0, 5, 10), (100, 500, 900), (1000, 1500, 2000))] for f in range(3)]
    ds = capture("packed12.dcm", 105, twelve, np.uint16, stored=12, WindowCenter=2048, WindowWidth=4096)
    ds.BitsAllocated, ds.PixelData = 12, packed(list(np.ravel(twelve)), 12)
    keep("packed12.dcm", ds, "12 bits allocated: three pixels in 4.5 bytes, the second frame starts within a byte",
         [each(f, lambda x: linear(x, 2048, 4096)) for f in twelve], "cells follow each other without a gap, PS3.5 8.1.1", frame=None)
    high = [[0, 1000, 2000], [3000, 4000, 4095]]
    ds = capture("high_bit_15.dcm", 106, high, np.uint16, stored=12, WindowCenter=2048, WindowWidth=4096)
    ds.HighBit, ds.PixelData = 15, b"".join(struct.pack("<H", x << 4 | 9) for row in high for x in row)
    keep("high_bit_15.dcm", ds, "12 bits at the top of 16, others below them", each(high, lambda x: linear(x, 2048, 4096)),
         "the stored bits end at HighBit, PS3.5 8.1.1")
    signed = [[-512, -300, -1], [0, 255, 511]]
    ds = capture("high_bit_12_signed.dcm", 107, signed, np.int16, stored=10, WindowCenter=0, WindowWidth=1024)
    ds.HighBit = 12
    ds.PixelData = b"".join(struct.pack("<H", (x & 0x3FF) << 3 | 0xA005) for row in signed for x in row)
    keep("high_bit_12_signed.dcm", ds, "10 bits signed in the middle of 16, others on both sides",
         each(signed, lambda x: linear(x, 0, 1024)), "sign at HighBit, PS3.5 8.1.1")
    for name, number, dtype, values in (
            ("signed8.dcm", 108, np.int8, [[-128, -100, -1], [0, 60, 127]]),
            ("signed16.dcm", 109, np.int16, [[-32768, -20000, -1], [0, 10001, 32767]]),
            ("unsigned16.dcm", 110, np.uint16, [[0, 20000, 32767], [32768, 50000, 65535]]),
            ("signed32.dcm", 111, np.int32, [[-2_000_000_000, -70_000_000, 9_000_000], [20_000_000, 1_000_000_000, 2_000_000_000]])):
        bits = np.dtype(dtype).itemsize * 8
        keep(name, capture(name, number, values, dtype), f"{bits} bits {'signed' if dtype != np.uint16 else 'unsigned'}",
             spread(values), "smallest to largest")
    real = [[-1.5, 0.0, 0.25], [1.3, 2.4, 3.75]]
    for name, number, keyword, code_, values, padding, words in (
            ("double_pixels.dcm", 112, "DoubleFloatPixelData", "f8", [[1e-300 + x * 1e200 for x in row] for row in real], None, "DoubleFloatPixelData"),
            ("float_padding.dcm", 113, "FloatPixelData", "f4", [[-3e38, -1e38, 0.25], [1.5, 2.5, 3.75]],
             ("FloatPixelPaddingValue", -3e38, "FloatPixelPaddingRangeLimit", -1e38), "FloatPixelData with a range of padding"),
            ("double_padding.dcm", 114, "DoubleFloatPixelData", "f8", [[-1.5, -0.5, 0.25], [1.3, 2.4, 3.75]],
             ("DoubleFloatPixelPaddingValue", -1.5, None, None), "DoubleFloatPixelData with padding between whole numbers")):
        ds = grey(name, number, [[0, 0]], modality="MR", sop_class=PARAMETRIC_MAP)
        for unused in ("PixelData", "BitsStored", "HighBit", "PixelRepresentation"):
            delattr(ds, unused)
        ds.BitsAllocated, ds.Rows, ds.Columns, ds.NumberOfFrames = 32 if code_ == "f4" else 64, 2, 3, 1
        setattr(ds, keyword, np.array(values, "<" + code_).tobytes())
        low = -1e300
        if padding:
            setattr(ds, padding[0], padding[1])
            low = padding[3] if padding[2] else padding[1]
            if padding[2]:
                setattr(ds, padding[2], padding[3])
        keep(name, ds, words, spread(values, lambda x: x > low), "smallest to largest of the unpadded, PS3.3 C.7.6.24",
             role="derived-map")
    odd = [[[f * 80 + r * 20 + c * 5 for c in range(5)] for r in range(3)] for f in range(3)]
    window = dict(WindowCenter=128, WindowWidth=256)
    keep("odd_frames.dcm", capture("odd_frames.dcm", 115, odd, **window), "three frames of 15 bytes: the second starts at an odd byte",
         [each(f, lambda x: linear(x, 128, 256)) for f in odd], "LINEAR 128/256", frame=None)
    ds = capture("big_endian_words.dcm", 116, odd, **window)
    raw = bytes(np.array(odd, np.uint8).ravel()) + b"\0"
    ds.PixelData = bytes(raw[i ^ 1] for i in range(len(raw)))
    ds["PixelData"].VR = "OW"
    keep("big_endian_words.dcm", ds, "8 bits in big-endian words: two pixels change places, across frames too",
         [each(f, lambda x: linear(x, 128, 256)) for f in odd], "LINEAR 128/256, PS3.5 A.3", frame=None, syntax=ExplicitVRBigEndian)
    first = [[[f * 80 + r * 20 + c * 5 for c in range(5)] for r in range(3)] for f in range(3)]
    ds = capture("encapsulated_uncompressed.dcm", 117, first, **window)
    encapsulated(ds, [bytes(np.array(f, np.uint8).ravel()) for f in first])
    keep("encapsulated_uncompressed.dcm", ds, "uncompressed frames of 15 bytes in fragments of 16",
         [each(f, lambda x: linear(x, 128, 256)) for f in first], "LINEAR 128/256", frame=None, syntax=ENCAPSULATED_UNCOMPRESSED)


def overlays():
    window = dict(WindowCenter=70, WindowWidth=121)
    expected = each(SMALL, lambda x: linear(x, 70, 121))
    ds = grey("overlay.dcm", 120, SMALL, **CR_PICTURE, **window)
    overlay(ds, 0x6000, 0)
    ds.add_new(0x60003000, "OW", b"\xff\xff")
    save("overlay.dcm", ds, "an overlay over every pixel: not drawn", expected, "LINEAR 70/121, no overlay")
    ds = grey("overlay_embedded.dcm", 121, SMALL, stored=12, **CR_PICTURE, **window)
    overlay(ds, 0x6002, 12)
    ds.PixelData = b"".join(struct.pack("<H", x | 0x1000) for row in SMALL for x in row)
    save("overlay_embedded.dcm", ds, "an overlay in bit 12 of every pixel: not drawn, and no part of the value", expected,
         "LINEAR 70/121, no overlay")


def overlay(ds, group, bit):
    for element, vr, value in ((0x10, "US", 4), (0x11, "US", 4), (0x40, "CS", "G"), (0x50, "SS", [1, 1]),
                               (0x100, "US", 16 if bit else 1), (0x102, "US", bit)):
        ds.add_new(group << 16 | element, vr, value)


# ------------------------------------------------------------------------------------------------------- colour

def colour(name, number, array, photometric="RGB"):
    ds = new(PHOTOGRAPH, "XC", f"dicom/{name}", number)
    ds.StudyDescription, ds.SeriesDescription = f"Colours {number}", name.removesuffix(".dcm").replace("_", " ")
    pixels(ds, np.array(array, np.uint8), photometric)
    return ds


def with_palette(ds, first, tables, bits, segmented=False, count=None):
    for name, entries in tables.items():
        descriptor = [(len(entries) if count is None else count) % 65536, first, bits]
        setattr(ds, f"{name}PaletteColorLookupTableDescriptor", descriptor)
        ds[f"{name}PaletteColorLookupTableDescriptor"].VR = "SS" if first < 0 else "US"
        data = bytes(entries) if bits == 8 else np.array(entries, "<u2").tobytes()
        setattr(ds, f"{'Segmented' if segmented else ''}{name}PaletteColorLookupTableData", data + b"\0" * (len(data) % 2))


def palettes():
    names = ("Red", "Green", "Blue")
    indices = [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]
    # Two entries as they are; a ramp of four to 20000; the ramp once more, from the last entry; one entry as it is.
    ramp = {"Red": (1000, 4000), "Green": (20000, 40000), "Blue": (65535, 0)}
    segments, entries = {}, {}
    for name, (a, b) in ramp.items():
        end = 20000
        words = [0, 2, a, b, 1, 4, end, 0, 1, a]
        # The second segment starts 8 bytes in.
        segments[name] = words + [2, 1, 8, 0]
        steps = [round(b + (end - b) * k / 4) for k in range(1, 5)]
        entries[name] = [a, b, *steps, a] + [round(a + (end - a) * k / 4) for k in range(1, 5)]
    ds = colour("palette_segmented.dcm", 130, indices, "PALETTE COLOR")
    with_palette(ds, 0, segments, 16, segmented=True, count=11)
    save("palette_segmented.dcm", ds, "a palette of discrete, linear and indirect segments, 16 bits",
         [[[entries[n][x] >> 8 for n in names] for x in row] for row in indices], "segments, PS3.3 C.7.9.2; high byte of each entry")
    segments, entries = {}, {}
    for name, (a, b) in {"Red": (10, 40), "Green": (200, 100), "Blue": (255, 0)}.items():
        # An opcode, a length and a value are a byte each; an offset is four, low byte first. The second segment starts 4 bytes in.
        segments[name] = [0, 2, a, b, 1, 4, 80, 0, 1, a, 2, 1, 4, 0, 0, 0]
        ramp_from = lambda x: [round(x + (80 - x) * k / 4) for k in range(1, 5)]
        entries[name] = [a, b, *ramp_from(b), a, *ramp_from(a)]
    ds = colour("palette_segmented8.dcm", 131, indices, "PALETTE COLOR")
    with_palette(ds, 0, segments, 8, segmented=True, count=11)
    save("palette_segmented8.dcm", ds, "a palette of discrete, linear and indirect segments, 8 bits",
         [[[entries[n][x] for n in names] for x in row] for row in indices], "segments of bytes, PS3.3 C.7.9.2", tolerance=1)
    signed = [[-10, -3, -2, -1], [0, 1, 100, -3]]
    tables = {"Red": [0, 255, 10, 90], "Green": [0, 128, 200, 90], "Blue": [0, 0, 100, 90]}
    ds = colour("palette_signed.dcm", 132, [[0] * 4] * 2, "PALETTE COLOR")
    ds.PixelRepresentation, ds.PixelData = 1, np.array(signed, np.int8).tobytes()
    with_palette(ds, -3, tables, 8)
    save("palette_signed.dcm", ds, "a palette whose first entry is for −3", [[[looked_up(x, -3, tables[n]) for n in names] for x in row] for row in signed],
         "palette from −3, PS3.3 C.7.6.3.1.5")
    wide = [[0, 255, 256], [32768, 65279, 65535]]
    ds = colour("palette_65536.dcm", 133, [[0] * 3] * 2, "PALETTE COLOR")
    ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelData = 16, 16, 15, np.array(wide, "<u2").tobytes()
    ds["PixelData"].VR = "OW"
    whole = [(i >> 8) * 257 for i in range(65536)]
    with_palette(ds, 0, {"Red": whole, "Green": [65535 - w for w in whole], "Blue": [21845] * 65536}, 16)
    save("palette_65536.dcm", ds, "a palette of 65536 entries, which its descriptor calls 0",
         [[[x >> 8, 255 - (x >> 8), 85] for x in row] for row in wide], "palette, PS3.3 C.7.6.3.1.5", syntax=DeflatedExplicitVRLittleEndian)
    # pydicom leaves the bytes of OW as they are: each word's two entries change places here.
    ds = colour("palette_big_endian.dcm", 134, [[0, 1, 2, 3], [3, 2, 1, 0]], "PALETTE COLOR")
    with_palette(ds, 0, {n: [e[1], e[0], e[3], e[2]] for n, e in tables.items()}, 8)
    ds.PixelData = bytes([0, 1, 2, 3, 3, 2, 1, 0])
    save("palette_big_endian.dcm", ds, "8-bit palette entries in big-endian words",
         [[[tables[n][x] for n in names] for x in row] for row in [[0, 1, 2, 3], [3, 2, 1, 0]]], "palette", syntax=ExplicitVRBigEndian)


def rgb_of_partial(y, cb, cr):
    """PS3.3 C.7.6.3.1.2, YBR_PARTIAL_422: Y = .2568 R + .5041 G + .0979 B + 16 and so on, solved for the colours."""
    forward = np.array([[.2568, .5041, .0979], [-.1482, -.2910, .4392], [.4392, -.3678, -.0714]])
    rgb = np.linalg.solve(forward, np.array([y - 16, cb - 128, cr - 128], float))
    return [int(min(255, max(0, np.floor(v + 0.5)))) for v in rgb]


def colours():
    lumas, chromas = [[16, 235, 100, 180], [60, 120, 90, 200]], [[(128, 128), (100, 160)], [(160, 110), (128, 60)]]
    ds = colour("ybr_partial_422.dcm", 135, np.zeros((2, 4, 3)), "YBR_PARTIAL_422")
    ds.PixelData = bytes(b for r in range(2) for k in range(2) for b in (lumas[r][2 * k], lumas[r][2 * k + 1], *chromas[r][k]))
    save("ybr_partial_422.dcm", ds, "YBR_PARTIAL_422: 16 is black and 235 white",
         [[rgb_of_partial(lumas[r][c], *chromas[r][c // 2]) for c in range(4)] for r in range(2)], "YBR_PARTIAL_422 to RGB, PS3.3 C.7.6.3.1.2", tolerance=1)
    picture = [[[r * 20 + c * 10, 200 - r * 15, 40 + c * 12] for c in range(8)] for r in range(8)]
    for name, number, photometric, syntax, lossless, tolerance in (
            ("ybr_rct.dcm", 136, "YBR_RCT", JPEG2000Lossless, True, 0), ("ybr_ict.dcm", 137, "YBR_ICT", JPEG2000, False, 2)):
        ds = colour(name, number, picture, photometric)
        encapsulated(ds, [imagecodecs.jpeg2k_encode(np.array(picture, np.uint8), level=0 if lossless else 100, codecformat="J2K",
                                                    colorspace="RGB", reversible=lossless, mct=True, resolutions=2)])
        save(name, ds, f"JPEG 2000 with {photometric}, which its decoder undoes", picture, "RGB as encoded, PS3.5 8.2.4", tolerance=tolerance, syntax=syntax)
    ds = colour("argb.dcm", 138, np.zeros((1, 3, 3)), "ARGB")
    ds.SamplesPerPixel, ds.PixelData = 4, bytes([0, 255, 0, 10, 128, 0, 200, 20, 255, 30, 60, 90])
    save("argb.dcm", ds, "ARGB (retired): the first sample is left out", [[[255, 0, 10], [0, 200, 20], [30, 60, 90]]], "R, G and B as stored")
    square = [[[255, 0, 10], [0, 200, 20]], [[30, 60, 90], [1, 2, 3]]]
    planes = np.array(square, np.uint8).transpose(2, 0, 1)
    for name, number, planar, words in (("rle_planar0.dcm", 139, 0, "by pixel"), ("rle_planar1.dcm", 140, 1, "by plane")):
        ds = colour(name, number, square)
        ds.PlanarConfiguration = planar
        encapsulated(ds, [run_lengths([p.tobytes() for p in planes], 2)])
        save(name, ds, f"RLE in colour that says it is {words}: RLE is always by plane", square, "as stored, PS3.5 G.2", syntax=RLELossless)
    for name, number, planar in (("big_endian_planar0.dcm", 141, 0), ("big_endian_planar1.dcm", 142, 1)):
        ds = colour(name, number, square)
        ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PlanarConfiguration = 16, 16, 15, planar
        ds.PixelData = (np.array(square if planar == 0 else planes, int) * 257).astype(">u2").tobytes()
        ds["PixelData"].VR = "OW"
        save(name, ds, f"RGB of 16 bits, big endian, {'by plane' if planar else 'by pixel'}", square, "each sample a 257th", syntax=ExplicitVRBigEndian)


# ----------------------------------------------------------------------------------------------- the steps to grey

def padding():
    black = dict(extra={"blackensPadding": True})
    high = [[65535, 65000, 100, 200], [300, 400, 500, 610]]
    save("padding_unsigned.dcm", grey("padding_unsigned.dcm", 150, high, PixelPaddingValue=65535, PixelPaddingRangeLimit=65000, **CR_PICTURE),
         "padding 65000 to 65535, unsigned, the limit below the value", spread(high, lambda x: x < 65000), "smallest to largest of the unpadded; padding is black", **black)
    ds = grey("padding_mono1.dcm", 151, [[0, 0, 100, 200], [300, 400, 500, 610]], photometric="MONOCHROME1", PixelPaddingValue=0, **CR_PICTURE)
    expected = [[255 - v if x else 0 for v, x in zip(row, source)] for row, source in
                zip(spread([[0, 0, 100, 200], [300, 400, 500, 610]], lambda x: x > 0), [[0, 0, 100, 200], [300, 400, 500, 610]])]
    save("padding_mono1.dcm", ds, "MONOCHROME1 with padding: black, though 0 is white", expected,
         "largest to smallest of the unpadded; padding is background, PS3.3 C.7.5.1.1.2", **black)
    low = [[-2000, -2000, -100, 0], [48, 100, 200, 310]]
    for name, number, dtype, words in (("padding_implicit.dcm", 152, np.int16, "a signed padding value without a VR"),
                                       ("padding_implicit32.dcm", 153, np.int32, "a signed padding value of 16 bits for samples of 32")):
        ds = grey(name, number, low, dtype=dtype)
        ds.add_new(0x00280120, "SS", -2000)
        save(name, ds, words, spread(low, lambda x: x > -2000), "smallest to largest of the unpadded, PS3.5 6.2 (US or SS)", syntax=ImplicitVRLittleEndian, **black)


def tables():
    values = [[-5, -3, -2, -1], [0, 1, 2, 50]]
    entries = [0, 100, 300, 500, 900, 1000]
    item = table(-3, entries)
    item.ModalityLUTType = "US"
    save("modality_lut_signed.dcm", grey("modality_lut_signed.dcm", 160, values, ModalityLUTSequence=Sequence([item]), WindowCenter=500, WindowWidth=1000),
         "modality LUT whose first entry is for −3", each(values, lambda x: linear(looked_up(x, -3, entries), 500, 1000)), "modality LUT from −3, then LINEAR 500/1000")
    item = table(0, [4000, 3000, 2000, 1000])
    item.ModalityLUTType = "OD"
    linear_ = [[0, 50, 100, 150], [200, 210, 220, 255]]
    save("xa_modality_lut.dcm", grey("xa_modality_lut.dcm", 161, linear_, modality="XA", sop_class=XA, dtype=np.uint8, ModalityLUTSequence=Sequence([item]),
                                     PixelIntensityRelationship="LOG", WindowCenter=128, WindowWidth=256),
         "XA with a modality LUT, which leads away from display", each(linear_, lambda x: linear(x, 128, 256)), "LINEAR 128/256 of the stored values, PS3.3 C.8.7.1.1.2")
    wide = [0, 9000, 20000, 33000, 50000, 65535]
    stored = [[0, 99, 100, 101], [102, 103, 104, 105], [106, 107, 500, 65535]]
    save("voi_lut16.dcm", grey("voi_lut16.dcm", 162, stored, VOILUTSequence=Sequence([table(100, wide)]), **CR_PICTURE),
         "VOI LUT of 16-bit entries", each(stored, lambda x: looked_up(x, 100, wide) / 65535), "VOI LUT, PS3.3 C.11.2.1.1")
    ten = [0, 200, 511, 800, 1023]
    save("voi_lut10.dcm", grey("voi_lut10.dcm", 163, stored, VOILUTSequence=Sequence([table(100, ten, 10)]), **CR_PICTURE),
         "VOI LUT of 10-bit entries: 1023 is white", each(stored, lambda x: looked_up(x, 100, ten) / 1023), "VOI LUT, PS3.3 C.11.2.1.1")
    curve = [0, 40, 100, 180, 255]
    unsigned = [[0, 920, 922, 923], [924, 925, 926, 4000]]
    for name, number, syntax, words in (("voi_lut_signed.dcm", 164, ExplicitVRLittleEndian, "VOI LUT from −102 over unsigned pixels with a negative intercept"),
                                        ("voi_lut_implicit.dcm", 165, ImplicitVRLittleEndian, "the same without VRs")):
        save(name, grey(name, number, unsigned, dtype=np.uint16, RescaleSlope=1, RescaleIntercept=-1024, VOILUTSequence=Sequence([table(-102, curve, 8)])),
             words, each(unsigned, lambda x: looked_up(x - 1024, -102, curve) / 255), "rescale, then VOI LUT from −102", syntax=syntax)
    item = table(-2, curve, 8)
    plain = [[0, 1, 2, 3], [4, 5, 6, 7]]
    save("voi_lut_ss.dcm", grey("voi_lut_ss.dcm", 166, plain, VOILUTSequence=Sequence([item]), **CR_PICTURE),
         "VOI LUT whose descriptor says −2 as SS over unsigned pixels", each(plain, lambda x: looked_up(x, -2, curve) / 255), "VOI LUT from −2")


def windows():
    values = [[0, 9, 10, 11], [12, 50, 100, 255]]
    save("width_1.dcm", grey("width_1.dcm", 170, values, WindowCenter=10, WindowWidth=1, **CR_PICTURE), "LINEAR of width 1: a threshold",
         each(values, lambda x: linear(x, 10, 1)), "LINEAR 10/1: black up to 9.5, PS3.3 C.11.2.1.2.1")
    save("width_1_exact.dcm", grey("width_1_exact.dcm", 171, values, WindowCenter=10.3, WindowWidth=1, VOILUTFunction="LINEAR_EXACT", **CR_PICTURE),
         "LINEAR_EXACT of width 1", each(values, lambda x: linear_exact(x, 10.3, 1)), "LINEAR_EXACT 10.3/1, PS3.3 C.11.2.1.3.2")
    save("width_1_sigmoid.dcm", grey("width_1_sigmoid.dcm", 172, values, WindowCenter=10.3, WindowWidth=1, VOILUTFunction="SIGMOID", **CR_PICTURE),
         "SIGMOID of width 1", each(values, lambda x: sigmoid(x, 10.3, 1)), "SIGMOID 10.3/1, PS3.3 C.11.2.1.3.1")
    save("width_fraction.dcm", grey("width_fraction.dcm", 173, values, WindowCenter=0.0523, WindowWidth=0.11, RescaleSlope=0.001, RescaleIntercept=0,
                                    VOILUTFunction="LINEAR_EXACT", **CR_PICTURE),
         "LINEAR_EXACT narrower than 1, over values of the modality below 1", each(values, lambda x: linear_exact(0.001 * x, 0.0523, 0.11)), "rescale, then LINEAR_EXACT 0.0523/0.11")
    ds = grey("mono1_inverse.dcm", 174, SMALL, photometric="MONOCHROME1", PresentationLUTShape="INVERSE", WindowCenter=70, WindowWidth=121, **CR_PICTURE)
    save("mono1_inverse.dcm", ds, "MONOCHROME1 with PresentationLUTShape INVERSE: inverted once", each(SMALL, lambda x: 1 - linear(x, 70, 121)), "LINEAR 70/121, then inverted, PS3.3 C.11.6")
    big = [[0, 500, 1000, 2000], [3000, 4000, 6000, 9000]]
    save("pet_rescale.dcm", grey("pet_rescale.dcm", 175, big, modality="PT", sop_class=PT, RescaleSlope=2.5, RescaleIntercept=0, Units="BQML", WindowCenter=10000, WindowWidth=20000),
         "PET with a rescale of 2.5x, the window in rescaled values", each(big, lambda x: linear(2.5 * x, 10000, 20000)), "rescale, then LINEAR 10000/20000")
    save("mr_rescale_trap.dcm", grey("mr_rescale_trap.dcm", 176, SMALL, modality="MR", sop_class=MR, dtype=np.uint16, RescaleSlope=40, RescaleIntercept=9000, WindowCenter=70, WindowWidth=121),
         "MR with a rescale that its window knows nothing of", each(SMALL, lambda x: linear(x, 70, 121)), "the window fits the stored values alone: LINEAR 70/121", extra={"checksWindow": True})
    ds = grey("real_world_value.dcm", 177, SMALL, modality="MR", sop_class=MR, dtype=np.uint16, WindowCenter=70, WindowWidth=121)
    item = Dataset()
    item.RealWorldValueFirstValueMapped, item.RealWorldValueLastValueMapped = 0, 150
    item["RealWorldValueFirstValueMapped"].VR = item["RealWorldValueLastValueMapped"].VR = "US"
    item.RealWorldValueSlope, item.RealWorldValueIntercept, item.LUTLabel, item.LUTExplanation = 100.0, -5000.0, "ADC", "by hand"
    item.MeasurementUnitsCodeSequence = Sequence([code("mm2/s", "UCUM", "mm2/s")])
    ds.RealWorldValueMappingSequence = Sequence([item])
    save("real_world_value.dcm", ds, "a real world value mapping, which is not for display", each(SMALL, lambda x: linear(x, 70, 121)), "LINEAR 70/121 of the stored values, PS3.3 C.7.6.16.2.11")


def group(**elements):
    item = Dataset()
    for keyword, value in elements.items():
        setattr(item, keyword, value)
    return Sequence([item])


def functional_groups():
    frame = [[0, 50, 100], [150, 200, 250]]

    def enhanced(name, number, frames=2):
        ds = grey(name, number, [frame] * frames, modality="MR", sop_class=ENHANCED_MR, dtype=np.uint16)
        ds.ImageType = ["ORIGINAL", "PRIMARY", "M", "NONE"]
        return ds

    ds = enhanced("enhanced_shared.dcm", 180)
    shared = Dataset()
    shared.PixelValueTransformationSequence = group(RescaleSlope=2, RescaleIntercept=10, RescaleType="US")
    shared.FrameVOILUTSequence = group(WindowCenter=260, WindowWidth=500)
    ds.SharedFunctionalGroupsSequence = Sequence([shared])
    ds.PerFrameFunctionalGroupsSequence = Sequence([Dataset(), Dataset()])
    save("enhanced_shared.dcm", ds, "enhanced MR: rescale and window in the shared groups",
         [each(frame, lambda x: linear(2 * x + 10, 260, 500))] * 2, "shared functional groups, PS3.3 C.7.6.16", frame=None)
    ds = enhanced("enhanced_mixed.dcm", 181, 3)
    shared = Dataset()
    shared.PixelValueTransformationSequence = group(RescaleSlope=2, RescaleIntercept=10, RescaleType="US")
    shared.FrameVOILUTSequence = group(WindowCenter=260, WindowWidth=500)
    ds.SharedFunctionalGroupsSequence = Sequence([shared])
    own, sigmoid_ = Dataset(), Dataset()
    own.FrameVOILUTSequence = group(WindowCenter=[100, 300], WindowWidth=[400, 20])
    sigmoid_.FrameVOILUTSequence = group(WindowCenter=250, WindowWidth=300, VOILUTFunction="SIGMOID")
    ds.PerFrameFunctionalGroupsSequence = Sequence([own, Dataset(), sigmoid_])
    save("enhanced_mixed.dcm", ds, "enhanced MR: a shared rescale; the first frame has two windows, the second the shared one, the third a SIGMOID",
         [each(frame, lambda x: linear(2 * x + 10, 100, 400)), each(frame, lambda x: linear(2 * x + 10, 260, 500)),
          each(frame, lambda x: sigmoid(2 * x + 10, 250, 300))], "a frame's own group before the shared one, PS3.3 C.7.6.16", frame=None)
    ds = enhanced("enhanced_voi_lut.dcm", 182)
    curves = [0, 40, 100, 180, 255], [255, 100, 20, 10, 0]
    ds.SharedFunctionalGroupsSequence = Sequence([Dataset()])
    items = []
    for curve in curves:
        item = Dataset()
        item.FrameVOILUTSequence = group(VOILUTSequence=Sequence([table(98, curve, 8)]))
        items.append(item)
    ds.PerFrameFunctionalGroupsSequence = Sequence(items)
    save("enhanced_voi_lut.dcm", ds, "enhanced MR: each frame has its own VOI LUT",
         [each(frame, lambda x, curve=curve: looked_up(x, 98, curve) / 255) for curve in curves], "Frame VOI LUT with LUT, PS3.3 C.7.6.16.2.10b", frame=None)


    ds = enhanced("enhanced_own_window.dcm", 183)
    ds.VOILUTSequence = Sequence([table(98, curves[0], 8)])
    items = []
    for center in (100, 180):
        item = Dataset()
        item.FrameVOILUTSequence = group(WindowCenter=center, WindowWidth=120)
        items.append(item)
    ds.PerFrameFunctionalGroupsSequence = Sequence(items)
    save("enhanced_own_window.dcm", ds, "enhanced MR: a VOI LUT outside the groups, and a window in each frame's own",
         [each(frame, lambda x, center=center: linear(x, center, 120)) for center in (100, 180)], "a frame's own group before the data set, PS3.3 C.7.6.16", frame=None)


# ----------------------------------------------------------------------------------------------- frames in fragments

def item(data):
    data += b"\0" * (len(data) % 2)
    return b"\xfe\xff\x00\xe0" + struct.pack("<I", len(data)) + data


def encapsulated(ds, frames, fragments=1, table=None):
    """Sets the pixel data: each frame in so many fragments; `table` is made of the frames' true offsets, none where None."""
    body, offsets = b"", []
    for frame in frames:
        offsets.append(len(body))
        size = -(-len(frame) // fragments)
        size += size % 2
        body += b"".join(item(frame[i:i + size]) for i in range(0, len(frame), size))
    first = item(struct.pack(f"<{len(frames)}I", *table(offsets)) if table else b"")
    ds.PixelData = first + body + b"\xfe\xff\xdd\xe0" + b"\0" * 4
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return offsets


def fragments():
    frames = [[[f * 60 + (r * 7 + c * 5) % 60 for c in range(8)] for r in range(6)] for f in range(3)]
    expected, rule = [each(f, lambda x: linear(x, 128, 256)) for f in frames], "LINEAR 128/256"

    def ls(frame):
        return bytes(jpeg_ls.encode_pixel_data(np.array(frame, np.uint8).tobytes(), rows=6, columns=8, samples_per_pixel=1, bits_stored=8,
                                               bits_allocated=8, photometric_interpretation="MONOCHROME2", pixel_representation=0))

    def j2k(frame):
        return imagecodecs.jpeg2k_encode(np.array(frame, np.uint8), level=0, codecformat="J2K", reversible=True, resolutions=2)

    def rle(frame):
        return run_lengths([np.array(frame, np.uint8).tobytes()], 8)
    true = lambda offsets: offsets
    for name, number, encode, syntax, count, table_, words in (
            ("bot_empty.dcm", 190, rle, RLELossless, 1, None, "a fragment for each frame, the offset table empty"),
            ("bot_wrong.dcm", 191, rle, RLELossless, 1, lambda o: [x + 8 for x in o], "a fragment for each frame, every offset wrong"),
            ("bot_fragments.dcm", 192, ls, JPEGLSLossless, 3, true, "three fragments for each frame, told apart by the offset table"),
            ("bot_empty_fragments.dcm", 193, ls, JPEGLSLossless, 3, None, "three fragments for each frame and no offsets: a frame starts with SOI"),
            ("bot_wrong_fragments.dcm", 194, ls, JPEGLSLossless, 3, lambda o: [x + 6 for x in o], "three fragments for each frame, every offset wrong"),
            ("bot_zero_fragments.dcm", 195, ls, JPEGLSLossless, 2, lambda o: [0] * len(o), "two fragments for each frame, every offset zero"),
            ("bot_shifted_fragments.dcm", 196, ls, JPEGLSLossless, 2, lambda o: [x + 8 + 4 * len(o) for x in o],
             "two fragments for each frame, offsets counted from the table itself"),
            ("j2k_fragments.dcm", 197, j2k, JPEG2000Lossless, 2, None, "JPEG 2000 in two fragments for each frame and no offsets")):
        ds = capture(name, number, frames, WindowCenter=128, WindowWidth=256)
        encapsulated(ds, [encode(f) for f in frames], count, table_)
        keep(name, ds, words, expected, rule, syntax=syntax, frame=None)
    ds = capture("extended_offsets.dcm", 198, frames, WindowCenter=128, WindowWidth=256)
    streams = [ls(f) for f in frames]
    offsets = encapsulated(ds, streams)
    ds.ExtendedOffsetTable = struct.pack("<3Q", *offsets)
    ds.ExtendedOffsetTableLengths = struct.pack("<3Q", *[len(s) for s in streams])
    keep("extended_offsets.dcm", ds, "an extended offset table, the basic one empty", expected, rule, syntax=JPEGLSLossless, frame=None)
    ds = capture("one_frame_fragments.dcm", 199, frames[0], WindowCenter=128, WindowWidth=256)
    encapsulated(ds, [ls(frames[0])], 5)
    keep("one_frame_fragments.dcm", ds, "one frame in five fragments", expected[0], rule, syntax=JPEGLSLossless)
    ds = capture("extended_offsets_fragments.dcm", 200, frames, WindowCenter=128, WindowWidth=256)
    offsets = encapsulated(ds, streams, 2)
    ds.ExtendedOffsetTable = struct.pack("<3Q", *offsets)
    keep("extended_offsets_fragments.dcm", ds, "an extended offset table over two fragments for each frame", expected, rule, syntax=JPEGLSLossless, frame=None)


def streams():
    """What encoders make of the freedom that a compressed stream leaves them."""
    flat = [[(40, 90, 140, 200)[c // 8] for c in range(32)] for _ in range(8)]
    ds = capture("jpeg_progressive.dcm", 201, flat, WindowCenter=128, WindowWidth=256)
    buffer = io.BytesIO()
    Image.fromarray(np.array(flat, np.uint8)).save(buffer, "JPEG", quality=98, progressive=True)
    encapsulated(ds, [buffer.getvalue()])
    keep("jpeg_progressive.dcm", ds, "a progressive JPEG stream under the name of baseline", flat, "decoded levels, LINEAR 128/256", tolerance=2, syntax=JPEGBaseline8Bit)
    signed = [[-2048 + (r * 397 + c * 151) % 4096 for c in range(8)] for r in range(6)]
    ds = capture("jpeg_sign_extended.dcm", 202, signed, np.int16, stored=12, WindowCenter=0, WindowWidth=4096)
    encapsulated(ds, [imagecodecs.jpeg8_encode(np.array(signed, np.int16).view(np.uint16), lossless=True, predictor=1, bitspersample=16)])
    keep("jpeg_sign_extended.dcm", ds, "lossless JPEG of 16 bits for 12 that are signed", each(signed, lambda x: linear(x, 0, 4096)),
         "12-bit two's complement, LINEAR 0/4096", syntax=JPEGLosslessSV1)
    picture = np.array([[[r * 20 + c * 10, 200 - r * 15, 40 + c * 12] for c in range(8)] for r in range(6)], np.uint8)
    # CharLS takes pixels for interleaving by line too, and makes the lines itself.
    for number, (mode, words, array) in enumerate(((0, "plane", picture.transpose(2, 0, 1)), (1, "line", picture), (2, "pixel", picture))):
        name = f"jpeg_ls_by_{words}.dcm"
        ds = colour(name, 203 + number, picture)
        encapsulated(ds, [bytes(jpeg_ls.encode_buffer(array.tobytes(), rows=6, columns=8, samples_per_pixel=3, bits_stored=8, interleave_mode=mode))])
        save(name, ds, f"JPEG-LS in colour, interleaved by {words}", picture.tolist(), "as encoded", syntax=JPEGLSLossless)
    frames = [[[f * 60 + (r * 7 + c * 5) % 60 for c in range(8)] for r in range(6)] for f in range(3)]
    ds = capture("jp2_fragments.dcm", 206, frames, WindowCenter=128, WindowWidth=256)
    encapsulated(ds, [imagecodecs.jpeg2k_encode(np.array(f, np.uint8), level=0, codecformat="JP2", reversible=True, resolutions=2) for f in frames], 2)
    keep("jp2_fragments.dcm", ds, "JPEG 2000 files, boxes and all, in two fragments for each frame and no offsets", [each(f, lambda x: linear(x, 128, 256)) for f in frames],
         "LINEAR 128/256", syntax=JPEG2000Lossless, frame=None)
    odd = [[10, 20, 30, 40, 50], [60, 70, 80, 90, 100], [110, 120, 130, 140, 150]]
    ds = capture("odd_length.dcm", 207, odd, WindowCenter=128, WindowWidth=256)
    keep("odd_length.dcm", ds, "pixel data of 15 bytes, which should be padded to 16", each(odd, lambda x: linear(x, 128, 256)), "LINEAR 128/256")
    data = encoded(ds)
    assert data.count(b"OB\0\0\x10\0\0\0") == 1
    (OUT / "odd_length.dcm").write_bytes(data.replace(b"OB\0\0\x10\0\0\0", b"OB\0\0\x0f\0\0\0")[:-1])


def main():
    streams()
    pixel_formats()
    overlays()
    palettes()
    colours()
    padding()
    tables()
    windows()
    functional_groups()
    fragments()
