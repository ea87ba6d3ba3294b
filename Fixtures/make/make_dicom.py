"""Writes Fixtures/dicom: one tiny file per behaviour, and what each should look like.

The expected levels are worked out here in plain Python from the formulas of PS3.3 (C.11.1, C.11.2, C.7.6.3), not by a
DICOM library, and rounded to the nearest: no value lies close to a half.
"""
import io
import math
import random
import shutil

import numpy as np
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.uid import (DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian,
                         JPEG2000Lossless, JPEGBaseline8Bit, JPEGLSLossless, RLELossless)

from common import *

OUT = FIXTURES / "dicom"
rendering, headers, broken, about = {}, {}, {}, {}
names, titles = {}, {}


# ------------------------------------------------------------------------- the standard's formulas, in plain Python

def level(fraction):
    """0 to 1 as 0 to 255, to the nearest; refuses what is too near a half to be sure of."""
    x = min(max(fraction, 0.0), 1.0) * 255
    assert abs(x - math.floor(x) - 0.5) > 1e-4, f"{x} is too close to a half"
    return math.floor(x + 0.5)


def linear(x, c, w):
    """PS3.3 C.11.2.1.2.1"""
    if x <= c - 0.5 - (w - 1) / 2:
        return 0.0
    if x > c - 0.5 + (w - 1) / 2:
        return 1.0
    return (x - (c - 0.5)) / (w - 1) + 0.5


def linear_exact(x, c, w):
    """PS3.3 C.11.2.1.3.2"""
    return 0.0 if x <= c - w / 2 else 1.0 if x > c + w / 2 else (x - c) / w + 0.5


def sigmoid(x, c, w):
    """PS3.3 C.11.2.1.3.1"""
    return 1 / (1 + math.exp(-4 * (x - c) / w))


def spread(rows, keep=lambda x: True):
    """From the smallest to the largest of the kept values; the rest are background."""
    kept = [x for row in rows for x in row if keep(x)]
    low, high = min(kept), max(kept)
    return [[level((x - low) / (high - low)) if keep(x) else 0 for x in row] for row in rows]


def each(rows, f):
    return [[level(f(x)) for x in row] for row in rows]


def rgb_of_ybr(y, cb, cr):
    """PS3.3 C.7.6.3.1.2, YBR_FULL solved for red, green and blue."""
    values = (y + 1.402 * (cr - 128), y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128), y + 1.772 * (cb - 128))
    return [min(255, max(0, math.floor(v + 0.5))) for v in values]


def looked_up(x, first, entries):
    return entries[min(max(x - first, 0), len(entries) - 1)]


# ---------------------------------------------------------------------------------------------------- writing

def save(name, ds, words, expected=None, rule=None, tolerance=0, syntax=ExplicitVRLittleEndian, role="image", bare=False,
         frame=0, extra=None):
    """One file, its line for the README, what the header says and, where a picture is expected, its levels."""
    data = encoded(ds, syntax, bare)
    (OUT / name).write_bytes(data)
    about[name] = words
    headers[name] = header(ds, syntax, role)
    if expected is not None:
        for number, rows in enumerate(expected if isinstance(expected[0][0], list) and frame is None else [expected]):
            key = name if frame is not None else f"{name}#{number}"
            rendering[key] = {"file": name, "frame": number, "width": len(rows[0]), "height": len(rows), "rule": rule,
                              "tolerance": tolerance, **(extra or {}), "pixels": rows}
    return data


def raw(name, data, words, problem):
    (OUT / name).write_bytes(data)
    about[name] = words
    broken[name] = problem


def grey(name, number, values, modality="CT", sop_class=CT, dtype=np.int16, **elements):
    stored = elements.pop("stored", None)
    ds = new(sop_class, modality, f"dicom/{name}", number)
    ds.StudyDescription = f"Grey levels {number}"
    ds.SeriesDescription = name.removesuffix(".dcm").replace("_", " ")
    if modality == "CT":
        ds.BodyPartExamined = "CHEST"
    pixels(ds, np.array(values, dtype), elements.pop("photometric", None), stored)
    for keyword, value in elements.items():
        setattr(ds, keyword, value)
    return ds


def table(first, entries, bits=16):
    item = Dataset()
    item.LUTDescriptor = [len(entries) if len(entries) < 65536 else 0, first, bits]
    item["LUTDescriptor"].VR = "SS" if first < 0 else "US"
    item.LUTExplanation = "by hand"
    item.LUTData = entries
    item["LUTData"].VR = "US"
    return item


HU = [[-1024, -160, -159, -100], [-60, 0, 20, 39], [40, 41, 60, 100], [200, 239, 240, 1000]]
STORED = [[x + 1024 for x in row] for row in HU]
SMALL = [[0, 10, 20, 30], [40, 50, 60, 70], [80, 90, 100, 110], [120, 130, 140, 150]]
CR_PICTURE = dict(modality="CR", sop_class=CR, dtype=np.uint16)


def grey_pictures():
    rescale = dict(RescaleSlope=1, RescaleIntercept=-1024, RescaleType="HU")
    save("ct_window.dcm", grey("ct_window.dcm", 1, STORED, WindowCenter=40, WindowWidth=400, **rescale),
         "CT, 16-bit signed, rescale −1024, window 40/400", each(HU, lambda x: linear(x, 40, 400)), "LINEAR 40/400, PS3.3 C.11.2.1.2.1")
    save("two_windows.dcm", grey("two_windows.dcm", 2, STORED, WindowCenter=[50, -600], WindowWidth=[350, 1500],
                                 WindowCenterWidthExplanation=["SOFT", "LUNG"], **rescale),
         "CT with two windows: the first counts", each(HU, lambda x: linear(x, 50, 350)), "first of two windows, LINEAR 50/350")
    save("sigmoid.dcm", grey("sigmoid.dcm", 3, SMALL, WindowCenter=75, WindowWidth=100, VOILUTFunction="SIGMOID", **CR_PICTURE),
         "window with the SIGMOID function", each(SMALL, lambda x: sigmoid(x, 75, 100)), "SIGMOID 75/100, PS3.3 C.11.2.1.3.1")
    save("linear_exact.dcm", grey("linear_exact.dcm", 4, SMALL, WindowCenter=71, WindowWidth=110, VOILUTFunction="LINEAR_EXACT", **CR_PICTURE),
         "window with the LINEAR_EXACT function", each(SMALL, lambda x: linear_exact(x, 71, 110)), "LINEAR_EXACT 71/110, PS3.3 C.11.2.1.3.2")
    save("mono1.dcm", grey("mono1.dcm", 5, SMALL, photometric="MONOCHROME1", WindowCenter=70, WindowWidth=121, **CR_PICTURE),
         "MONOCHROME1: inverted after the window", each(SMALL, lambda x: 1 - linear(x, 70, 121)), "LINEAR 70/121, then inverted, PS3.3 C.7.6.3.1.2")
    save("inverse_shape.dcm", grey("inverse_shape.dcm", 6, SMALL, PresentationLUTShape="INVERSE", WindowCenter=70, WindowWidth=121, **CR_PICTURE),
         "MONOCHROME2 with PresentationLUTShape INVERSE", each(SMALL, lambda x: 1 - linear(x, 70, 121)), "LINEAR 70/121, then inverted, PS3.3 C.11.6")
    entries = [0, 5, 20, 45, 80, 125, 180, 255]
    values = [[0, 8, 10, 11], [12, 13, 14, 15], [16, 17, 18, 30], [10, 17, 12, 15]]
    save("voi_lut.dcm", grey("voi_lut.dcm", 7, values, VOILUTSequence=Sequence([table(10, entries, 8)]), **CR_PICTURE),
         "VOI LUT of 8 entries from 10", each(values, lambda x: looked_up(x, 10, entries) / 255), "VOI LUT, PS3.3 C.11.2.1.1")
    modality = [0, 100, 200, 300, 400, 500, 600, 700, 800, 900]
    save("modality_lut.dcm", grey("modality_lut.dcm", 8, [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 200], [3, 5, 7, 9]],
                                  ModalityLUTSequence=Sequence([with_type(table(0, modality))]), WindowCenter=450, WindowWidth=600, **CR_PICTURE),
         "modality LUT of 10 entries, then window 450/600",
         each([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 200], [3, 5, 7, 9]], lambda x: linear(looked_up(x, 0, modality), 450, 600)),
         "modality LUT, then LINEAR 450/600, PS3.3 C.11.1")
    padded = [[-2000, -2000, -1995, -1990], [-2000, 0, 48, 100], [148, 200, 252, 300], [400, 500, 900, 1020]]
    save("padding.dcm", grey("padding.dcm", 9, padded, PixelPaddingValue=-2000, PixelPaddingRangeLimit=-1990, RescaleSlope=1, RescaleIntercept=0),
         "padding −2000 to −1990 and no window", spread(padded, lambda x: x > -1990), "smallest to largest of the unpadded; padding is black, PS3.3 C.7.5.1.1.2")
    signed = [[-2048, -1000, -500, -100], [-50, -1, 0, 1], [10, 100, 200, 400], [800, 1200, 1600, 2047]]
    ds = grey("signed12.dcm", 10, signed, stored=12, WindowCenter=0, WindowWidth=3000)
    # Bits above HighBit are not part of the sample: every other one carries something there.
    words = [(x & 0x0FFF) | (0x5000 if i % 2 else 0xA000) for i, x in enumerate(x for row in signed for x in row)]
    ds.PixelData = np.array(words, "<u2").tobytes()
    save("signed12.dcm", ds, "12 bits signed, other bits set above them", each(signed, lambda x: linear(x, 0, 3000)), "12-bit two's complement, then LINEAR 0/3000")
    save("no_window.dcm", grey("no_window.dcm", 11, SMALL, **CR_PICTURE), "no window at all", spread(SMALL), "smallest to largest")
    save("constant.dcm", grey("constant.dcm", 12, [[7] * 4] * 4, **CR_PICTURE), "every pixel the same, no window: any one grey will do")
    odd = [[10, 20, 30, 40, 50], [60, 70, 80, 90, 100], [110, 120, 130, 140, 152]]
    save("odd_bytes.dcm", grey("odd_bytes.dcm", 13, odd, modality="CR", sop_class=CR, dtype=np.uint8),
         "8 bits, 15 pixels and a byte of padding", spread(odd), "smallest to largest")
    tall = [[0, 1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14, 15]]
    save("nonsquare_pixels.dcm", grey("nonsquare_pixels.dcm", 14, tall, PixelSpacing=[2.0, 1.0], WindowCenter=8, WindowWidth=16, **CR_PICTURE),
         "pixels twice as tall as wide", each(tall, lambda x: linear(x, 8, 16)), "LINEAR 8/16; one level per stored pixel",
         extra={"pixelAspectRatio": 2})
    whole = [[0, 1_000_000_000], [2_100_000_000, 4_000_000_000]]
    save("u32.dcm", grey("u32.dcm", 15, whole, modality="OT", sop_class=SECONDARY_CAPTURE, dtype=np.uint32),
         "32 bits unsigned", spread(whole), "smallest to largest", role="secondary-capture")
    ds = grey("float_pixels.dcm", 16, [[0, 0]], modality="MR", sop_class=PARAMETRIC_MAP)
    real = [[-1.5, 0.0, 0.25], [1.3, 2.4, 3.75]]
    for keyword in ("PixelData", "BitsStored", "HighBit", "PixelRepresentation"):
        delattr(ds, keyword)
    ds.BitsAllocated, ds.Rows, ds.Columns, ds.NumberOfFrames = 32, 2, 3, 1
    ds.FloatPixelData = np.array(real, "<f4").tobytes()
    save("float_pixels.dcm", ds, "FloatPixelData", spread(real), "smallest to largest", role="derived-map")
    bits = [[(r * 3 + c * 5 + r * c) % 7 < 3 for c in range(8)] for r in range(8)]
    ds = grey("one_bit.dcm", 17, [[0] * 8] * 8, modality="OT", sop_class=ONE_BIT_CAPTURE, dtype=np.uint8)
    ds.BitsAllocated = ds.BitsStored = 1
    ds.HighBit, ds.NumberOfFrames = 0, 1
    ds.PixelData = bytes(sum(1 << c for c in range(8) if row[c]) for row in bits)
    save("one_bit.dcm", ds, "one bit a pixel, first pixel in the lowest bit", [[255 if b else 0 for b in row] for row in bits], "0 is black and 1 white, PS3.5 D", role="secondary-capture")
    frames = [[[f * 40 + x for x in (0, 5, 10)], [f * 40 + x for x in (15, 20, 25)]] for f in range(3)]
    save("multiframe.dcm", grey("multiframe.dcm", 18, frames, modality="OT", sop_class=GREY_WORD_CAPTURE, dtype=np.uint16, WindowCenter=53, WindowWidth=106),
         "three frames with one window", [each(f, lambda x: linear(x, 53, 106)) for f in frames], "LINEAR 53/106", frame=None, role="secondary-capture")
    save("mri_rescale.dcm", grey("mri_rescale.dcm", 19, SMALL, modality="MR", sop_class=MR, dtype=np.uint16, RescaleSlope=2, RescaleIntercept=10, WindowCenter=160, WindowWidth=300),
         "MR with a rescale of 2x+10, the window in rescaled values", each(SMALL, lambda x: linear(2 * x + 10, 160, 300)), "rescale, then LINEAR 160/300")


def with_type(item):
    item.ModalityLUTType = "US"
    return item


def enhanced():
    ds = grey("enhanced_mf.dcm", 20, [[[0, 50, 100], [150, 200, 250]]] * 3, modality="MR", sop_class=ENHANCED_MR, dtype=np.uint16)
    ds.ImageType = ["ORIGINAL", "PRIMARY", "M", "NONE"]
    shared = Dataset()
    shared.PixelMeasuresSequence = Sequence([Dataset()])
    shared.PixelMeasuresSequence[0].PixelSpacing = [1.0, 1.0]
    shared.PixelMeasuresSequence[0].SliceThickness = 3.0
    shared.PlaneOrientationSequence = Sequence([Dataset()])
    shared.PlaneOrientationSequence[0].ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    ds.SharedFunctionalGroupsSequence = Sequence([shared])
    per_frame, expected = [], []
    for n, (slope, intercept, center, width) in enumerate(((1, 0, 125, 250), (2, 10, 260, 500), (0.5, -5, 50, 100))):
        item = Dataset()
        item.FrameContentSequence = Sequence([Dataset()])
        item.FrameContentSequence[0].DimensionIndexValues = [1, n + 1]
        item.FrameContentSequence[0].StackID = "1"
        item.FrameContentSequence[0].InStackPositionNumber = n + 1
        item.PlanePositionSequence = Sequence([Dataset()])
        item.PlanePositionSequence[0].ImagePositionPatient = [0, 0, 3 * n]
        item.PixelValueTransformationSequence = Sequence([Dataset()])
        item.PixelValueTransformationSequence[0].RescaleSlope = slope
        item.PixelValueTransformationSequence[0].RescaleIntercept = intercept
        item.PixelValueTransformationSequence[0].RescaleType = "US"
        item.FrameVOILUTSequence = Sequence([Dataset()])
        item.FrameVOILUTSequence[0].WindowCenter = center
        item.FrameVOILUTSequence[0].WindowWidth = width
        per_frame.append(item)
        expected.append(each([[0, 50, 100], [150, 200, 250]], lambda x: linear(slope * x + intercept, center, width)))
    ds.PerFrameFunctionalGroupsSequence = Sequence(per_frame)
    save("enhanced_mf.dcm", ds, "enhanced MR: each frame has its own rescale and window", expected,
         "rescale and window of each frame's functional groups, PS3.3 C.7.6.16", frame=None)


COLOURS = [[[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]], [[0, 0, 0], [128, 64, 32], [10, 200, 100], [90, 90, 90]]]


def colour_pictures():
    def colour(name, number, array, photometric="RGB", sop_class=PHOTOGRAPH, modality="XC"):
        ds = new(sop_class, modality, f"dicom/{name}", number)
        ds.StudyDescription, ds.SeriesDescription = f"Colours {number}", name.removesuffix(".dcm").replace("_", " ")
        pixels(ds, np.array(array, np.uint8), photometric)
        return ds
    save("rgb_planar0.dcm", colour("rgb_planar0.dcm", 30, COLOURS), "RGB, pixel by pixel", COLOURS, "as stored")
    ds = colour("rgb_planar1.dcm", 31, COLOURS)
    ds.PlanarConfiguration = 1
    ds.PixelData = np.array(COLOURS, np.uint8).transpose(2, 0, 1).tobytes()
    save("rgb_planar1.dcm", ds, "RGB, plane by plane", COLOURS, "as stored")
    ybr = [[[76, 85, 255], [150, 44, 21], [29, 255, 107], [255, 128, 128]], [[0, 128, 128], [80, 100, 150], [140, 105, 60], [90, 128, 128]]]
    save("ybr_full.dcm", colour("ybr_full.dcm", 32, ybr, "YBR_FULL", US, "US"), "YBR_FULL, uncompressed",
         [[rgb_of_ybr(*p) for p in row] for row in ybr], "YBR_FULL to RGB, PS3.3 C.7.6.3.1.2", tolerance=1)
    lumas, chromas = [[80, 120, 160, 200], [40, 90, 140, 190]], [[(110, 140), (128, 128)], [(150, 100), (90, 160)]]
    ds = colour("ybr_full_422.dcm", 33, COLOURS, "YBR_FULL_422", US, "US")
    ds.PixelData = bytes(b for r in range(2) for k in range(2) for b in (lumas[r][2 * k], lumas[r][2 * k + 1], *chromas[r][k]))
    save("ybr_full_422.dcm", ds, "YBR_FULL_422, uncompressed: two pixels share their colour",
         [[rgb_of_ybr(lumas[r][c], *chromas[r][c // 2]) for c in range(4)] for r in range(2)],
         "YBR_FULL_422 to RGB, chroma of each pair as stored, PS3.3 C.7.6.3.1.2", tolerance=1)
    indices = [[0, 1, 2, 3], [3, 2, 1, 0]]
    tables = {"Red": [0, 255, 10, 90], "Green": [0, 128, 200, 90], "Blue": [0, 0, 100, 90]}
    ds = colour("palette8.dcm", 34, indices, "PALETTE COLOR", US, "US")
    for name, entries in tables.items():
        setattr(ds, f"{name}PaletteColorLookupTableDescriptor", [4, 0, 8])
        setattr(ds, f"{name}PaletteColorLookupTableData", bytes(entries))
    expected = [[[tables[k][x] for k in tables] for x in row] for row in indices]
    save("palette8.dcm", ds, "PALETTE COLOR with 8-bit entries", expected, "palette, PS3.3 C.7.6.3.1.5")
    ds = colour("palette16.dcm", 35, [[5, 10, 11, 12], [13, 14, 200, 10]], "PALETTE COLOR", US, "US")
    for name, entries in tables.items():
        setattr(ds, f"{name}PaletteColorLookupTableDescriptor", [4, 10, 16])
        setattr(ds, f"{name}PaletteColorLookupTableData", np.array([e * 257 for e in entries], "<u2").tobytes())
    save("palette16.dcm", ds, "PALETTE COLOR with 16-bit entries from index 10",
         [[[looked_up(x, 10, tables[k]) for k in tables] for x in row] for row in [[5, 10, 11, 12], [13, 14, 200, 10]]], "palette, high byte of each entry")


def syntaxes():
    rescale = dict(RescaleSlope=1, RescaleIntercept=-1024, WindowCenter=40, WindowWidth=400)
    levels, rule = each(HU, lambda x: linear(x, 40, 400)), "as ct_window.dcm"

    def ct(name, number):
        return grey(name, number, STORED, **rescale)
    ds = ct("big_endian.dcm", 40)
    ds.PixelData = np.array(STORED, ">i2").tobytes()
    save("big_endian.dcm", ds, "explicit VR big endian (retired)", levels, rule, syntax=ExplicitVRBigEndian)
    save("implicit.dcm", ct("implicit.dcm", 41), "implicit VR little endian", levels, rule, syntax=ImplicitVRLittleEndian)
    save("deflated.dcm", ct("deflated.dcm", 42), "deflated explicit VR", levels, rule, syntax=DeflatedExplicitVRLittleEndian)
    save("no_preamble.dcm", ct("no_preamble.dcm", 43), "a bare data set: no preamble, no meta information", levels, rule, syntax=ImplicitVRLittleEndian, bare=True)
    ds = ct("no_preamble_meta.dcm", 44)
    data = save("no_preamble_meta.dcm", ds, "meta information without the preamble before it", levels, rule)
    (OUT / "no_preamble_meta.dcm").write_bytes(data[132:])
    big = [[(r * 37 + c * 11) % 200 * 10 for c in range(32)] for r in range(32)]
    for name, number, syntax, words in (("rle.dcm", 45, RLELossless, "RLE"), ("jpeg_ls.dcm", 46, JPEGLSLossless, "JPEG-LS, lossless"),
                                        ("jpeg2000.dcm", 47, JPEG2000Lossless, "JPEG 2000, lossless")):
        ds = grey(name, number, big, dtype=np.uint16, stored=12, WindowCenter=1000, WindowWidth=1500)
        compress(ds, syntax)
        save(name, ds, f"{words}, 12 bits", each(big, lambda x: linear(x, 1000, 1500)), "LINEAR 1000/1500", syntax=syntax)
    blocks = [[40, 90, 140, 200], [250, 10, 128, 60]]
    flat = [[blocks[r // 8][c // 8] for c in range(32)] for r in range(16)]
    ds = grey("jpeg_baseline.dcm", 48, flat, modality="CR", sop_class=CR, dtype=np.uint8, WindowCenter=128, WindowWidth=256)
    encapsulated_jpeg(ds, Image.fromarray(np.array(flat, np.uint8)))
    save("jpeg_baseline.dcm", ds, "JPEG baseline, grey, flat 8×8 blocks", flat, "decoded levels, LINEAR 128/256", tolerance=2, syntax=JPEGBaseline8Bit)
    tiles = [[(200, 60, 40), (30, 120, 220)], [(90, 90, 90), (240, 220, 60)]]
    for name, number, subsampling, photometric, size, words in (
            ("jpeg_colour.dcm", 49, 0, "YBR_FULL", 2, "JPEG baseline, colour (4:4:4), flat 16×16 tiles"),
            ("jpeg_420.dcm", 51, 2, "YBR_FULL_422", 1, "JPEG baseline, colour (4:2:0), all of one colour")):
        flat = [[list(tiles[r // 16][c // 16]) for c in range(16 * size)] for r in range(16 * size)]
        ds = new(PHOTOGRAPH, "XC", f"dicom/{name}", number)
        ds.StudyDescription, ds.SeriesDescription = f"Colours {number}", name.removesuffix(".dcm").replace("_", " ")
        pixels(ds, np.array(flat, np.uint8), photometric)
        encapsulated_jpeg(ds, Image.fromarray(np.array(flat, np.uint8)), subsampling)
        save(name, ds, words, flat, "decoded colours", tolerance=3, syntax=JPEGBaseline8Bit)
    ds = new(PHOTOGRAPH, "XC", "dicom/mpeg4.dcm", 50)
    ds.StudyDescription, ds.SeriesDescription = "Video", "mpeg4"
    pixels(ds, np.zeros((2, 16, 16, 3), np.uint8), "YBR_PARTIAL_420")
    ds.PixelData = encapsulate([b"\0\0\0\x01not a video!"], has_bot=False)
    ds["PixelData"].is_undefined_length = True
    save("mpeg4.dcm", ds, "MPEG-4 video, which is not shown", syntax="1.2.840.10008.1.2.4.102")


def compress(ds, syntax):
    """Compresses the pixel data; the header stays as it is."""
    copy = Dataset()
    copy.update(ds)
    copy.file_meta = FileMetaDataset()
    copy.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    copy.set_original_encoding(False, True)
    copy.compress(UID(syntax), generate_instance_uid=False)
    ds.PixelData = copy.PixelData
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    ds.PhotometricInterpretation = copy.PhotometricInterpretation
    if "PlanarConfiguration" in copy:
        ds.PlanarConfiguration = copy.PlanarConfiguration


def encapsulated_jpeg(ds, image, subsampling=0):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=98, subsampling=subsampling)
    ds.PixelData = encapsulate([buffer.getvalue()])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    ds.LossyImageCompression = "01"


def documents():
    ds = new(BASIC_TEXT_SR, "SR", "dicom/sr.dcm", 60)
    ds.StudyDescription, ds.SeriesDescription = "Report", "basic text SR"
    ds.CompletionFlag, ds.VerificationFlag, ds.ValueType, ds.ContinuityOfContent = "COMPLETE", "UNVERIFIED", "CONTAINER", "SEPARATE"
    ds.ConceptNameCodeSequence = Sequence([code("18748-4", "LN", "Diagnostic imaging report")])
    text = Dataset()
    text.RelationshipType, text.ValueType, text.TextValue = "CONTAINS", "TEXT", "No phantom opacity."
    text.ConceptNameCodeSequence = Sequence([code("121071", "DCM", "Finding")])
    person = Dataset()
    person.RelationshipType, person.ValueType, person.PersonName = "HAS OBS CONTEXT", "PNAME", "PLANTED^OBSERVER"
    person.ConceptNameCodeSequence = Sequence([code("121008", "DCM", "Person Observer Name")])
    ds.ContentSequence = Sequence([person, text])
    save("sr.dcm", ds, "a basic text structured report, with a planted observer name", role="structured-report")
    ds = new(ENCAPSULATED_PDF, "DOC", "dicom/pdf.dcm", 61)
    ds.StudyDescription, ds.SeriesDescription, ds.DocumentTitle = "Letter", "encapsulated PDF", "Letter about a phantom"
    ds.BurnedInAnnotation, ds.MIMETypeOfEncapsulatedDocument = "YES", "application/pdf"
    ds.EncapsulatedDocument = (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                               b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n ")
    save("pdf.dcm", ds, "an encapsulated PDF", role="document")


def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def character_sets():
    for n, (name, declared, study, series, person) in enumerate((
            ("latin1", "ISO_IR 100", "Schädel nativ, früher operiert", "Röntgen Thorax – p.a.".replace("–", "-"), "Müller"),
            ("latin2", "ISO_IR 101", "Tomografia głowy", "Warstwa ośmiu milimetrów", "Wałęsa"),
            ("greek", "ISO_IR 126", "Αξονική θώρακος", "Πνεύμονες", "Διονυσιος"),
            ("cyrillic", "ISO_IR 144", "Рентген грудной клетки", "Прямая проекция", "Иванов"),
            ("japanese", ["", "ISO 2022 IR 87"], "胸部 CT 単純", "肺野条件", "山田"),
            ("korean", ["", "ISO 2022 IR 149"], "흉부 CT", "폐 창", "김희중"),
            ("chinese", "GB18030", "胸部平扫", "肺窗", "王小东"),
            ("utf8", "ISO_IR 192", "Thorax – Lungenödem? 胸部 грудь", "naïve œdème 5 µm ≥ 3", "Ægir"))):
        file = f"charset_{name}.dcm"
        ds = grey(file, 70 + n, SMALL, WindowCenter=70, WindowWidth=121, **CR_PICTURE)
        ds.SpecificCharacterSet = declared
        ds.StudyDescription, ds.SeriesDescription = study, series
        ds.PatientName = f"PLANTED^NAME0{70 + n}={person}"
        if name == "japanese":
            ds.BodyPartExamined, ds.ProtocolName = "CHEST", "胸部ルーチン"
        save(file, ds, f"descriptions in {declared if isinstance(declared, str) else declared[1]}")
    ds = grey("charset_undeclared.dcm", 79, SMALL, **CR_PICTURE)
    ds.StudyDescription, ds.SeriesDescription = "Schädel", "Übersicht"
    data = encoded(ds).replace(b"ISO_IR 100", b"ISO_IR 6\x20\x20")
    save("charset_undeclared.dcm", ds, "Latin-1 bytes under a declared ASCII: read as Latin-1, with a warning")
    (OUT / "charset_undeclared.dcm").write_bytes(data)


def broken_files():
    ds = grey("truncated.dcm", 80, [[x] * 16 for x in range(0, 160, 10)], **CR_PICTURE)
    whole = encoded(ds)
    headers["truncated.dcm"] = header(ds, ExplicitVRLittleEndian)
    raw("truncated.dcm", whole[:-300], "the file ends inside the pixel data", "truncated")
    ds = grey("truncated_header.dcm", 81, SMALL, **CR_PICTURE)
    data = encoded(ds)
    raw("truncated_header.dcm", data[:data.index(b"CS", data.index(b"PLANTED^DOCTOR")) - 30], "the file ends inside the header", "truncated")
    ds = grey("empty_pixels.dcm", 82, SMALL, **CR_PICTURE)
    ds.PixelData = b""
    save("empty_pixels.dcm", ds, "PixelData of no length")
    broken["empty_pixels.dcm"] = "no-pixel-data"
    ds = grey("missing_pixels.dcm", 83, SMALL, **CR_PICTURE)
    del ds.PixelData
    save("missing_pixels.dcm", ds, "an image object without PixelData", role="other")
    broken["missing_pixels.dcm"] = "no-pixel-data"
    noise = random.Random(8)
    raw("garbage.dcm", b"\0" * 128 + b"DICM" + noise.randbytes(700), "DICM, then noise", "malformed")
    raw("zero_bytes.dcm", b"", "nothing at all", "not-dicom")
    raw("not_dicom.txt", b"Dear reader, this is a text file and not a DICOM object.\n", "a text file", "not-dicom")
    raw("not_dicom.dcm", b"\x89PNG\r\n\x1a\nonly the name says DICOM" * 8, "something else with the name of a DICOM file", "not-dicom")
    ds = grey("huge_claim.dcm", 84, SMALL, **CR_PICTURE)
    ds.Rows = ds.Columns = 65535
    ds.NumberOfFrames = 2147483647
    save("huge_claim.dcm", ds, "claims 65535×65535 pixels and two thousand million frames in under 2 KB")
    broken["huge_claim.dcm"] = "malformed"
    ds = grey("bad_fragments.dcm", 85, SMALL, **CR_PICTURE)
    ds.PixelData = encapsulate([noise.randbytes(90)])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    save("bad_fragments.dcm", ds, "says JPEG, holds noise", syntax=JPEGBaseline8Bit)
    broken["bad_fragments.dcm"] = "decode-failed"
    ds = grey("deep_nesting.dcm", 86, SMALL, WindowCenter=70, WindowWidth=121, **CR_PICTURE)
    data, depth = encoded(ds), 3000
    at = data.index(bytes.fromhex("e07f1000"))
    sequence, item = bytes.fromhex("400030a7") + b"SQ\0\0" + b"\xff" * 4, bytes.fromhex("feff00e0") + b"\xff" * 4
    closing = bytes.fromhex("feff0de000000000") + bytes.fromhex("feffdde000000000")
    (OUT / "deep_nesting.dcm").write_bytes(data[:at] + (sequence + item) * depth + closing * depth + data[at:])
    about["deep_nesting.dcm"] = "3000 sequences one inside the other: they are skipped"
    headers["deep_nesting.dcm"] = header(ds, ExplicitVRLittleEndian)


def main(more=()):
    """Writes the folder anew; `more` are functions that add to it by `save`."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    grey_pictures()
    enhanced()
    colour_pictures()
    syntaxes()
    documents()
    character_sets()
    broken_files()
    for make in more:
        make()
    write_json(FIXTURES / "expected" / "rendering.json", rendering)
    write_json(FIXTURES / "expected" / "headers.json", {"headers": headers, "broken": broken, "names": names, "titles": titles})
    return about
