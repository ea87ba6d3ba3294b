#!/usr/bin/env python3
"""Makes the files that rendering is measured on: make_rendering_files.py FOLDER

One drawn body in the sizes, depths and codings that archives are full of. Made once, then kept."""
import io, sys
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, JPEG2000Lossless, JPEGBaseline8Bit, JPEGLSLossless, RLELossless, generate_uid

CT, DX, US, MR = ("1.2.840.10008.5.1.4.1.1." + leaf for leaf in ("2", "1.1", "6.1", "4.1"))


def body(rows, columns, low, high, noise, seed=1):
    """Ellipses one in the other, with noise: about as compressible as the real thing."""
    y, x = np.mgrid[-1:1:rows * 1j, -1:1:columns * 1j]
    field = np.full((rows, columns), float(low))
    for size, share in ((0.9, 0.55), (0.8, 0.5), (0.35, 0.1), (0.15, 1.0)):
        field[(x / size) ** 2 + (y / (size * 0.8)) ** 2 < 1] = low + (high - low) * share
    return (field + np.random.default_rng(seed).normal(0, noise, field.shape)).clip(low, high)


def dataset(sop_class, pixels, bits_stored, photometric, **elements):
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.file_meta.MediaStorageSOPClassUID = ds.SOPClassUID = sop_class
    ds.file_meta.MediaStorageSOPInstanceUID = ds.SOPInstanceUID = generate_uid()
    ds.StudyInstanceUID, ds.SeriesInstanceUID = generate_uid(), generate_uid()
    ds.Modality = {CT: "CT", DX: "DX", US: "US", MR: "MR"}[sop_class]
    frames = pixels if photometric in ("RGB",) and pixels.ndim == 4 or photometric != "RGB" and pixels.ndim == 3 else pixels[None]
    ds.NumberOfFrames, ds.Rows, ds.Columns = frames.shape[:3]
    ds.SamplesPerPixel = 3 if photometric == "RGB" else 1
    if photometric == "RGB":
        ds.PlanarConfiguration = 0
    ds.PhotometricInterpretation = photometric
    ds.BitsAllocated = pixels.dtype.itemsize * 8
    ds.BitsStored, ds.HighBit = bits_stored, bits_stored - 1
    ds.PixelRepresentation = int(pixels.dtype.kind == "i")
    ds.PixelData = frames.tobytes()
    ds["PixelData"].VR = "OW" if ds.BitsAllocated > 8 else "OB"
    for keyword, value in elements.items():
        setattr(ds, keyword, value)
    return ds


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "done").exists():
        return

    def ct():
        pixels = body(512, 512, -1024, 1500, 12).astype(np.int16)
        return dataset(CT, pixels, 16, "MONOCHROME2", RescaleSlope=1, RescaleIntercept=0, WindowCenter=40, WindowWidth=400)

    ct().save_as(folder / "ct.dcm", enforce_file_format=True)
    for name, syntax in (("rle", RLELossless), ("jpegls", JPEGLSLossless), ("j2k", JPEG2000Lossless)):
        ds = ct()
        ds.compress(syntax)
        ds.save_as(folder / f"ct_{name}.dcm", enforce_file_format=True)

    pixels = body(3000, 2500, 0, 16383, 60).astype(np.uint16)
    dataset(DX, pixels, 14, "MONOCHROME1", WindowCenter=8192, WindowWidth=12000).save_as(folder / "dx.dcm", enforce_file_format=True)

    pixels = np.stack([body(256, 256, 0, 900, 8, seed=n) for n in range(100)]).astype(np.uint16)
    ds = dataset(MR, pixels, 12, "MONOCHROME2")
    ds.PerFrameFunctionalGroupsSequence = []
    for number in range(100):
        group, transformation, window = Dataset(), Dataset(), Dataset()
        transformation.RescaleSlope, transformation.RescaleIntercept, transformation.RescaleType = 1 + number / 100, 0, "US"
        window.WindowCenter, window.WindowWidth = 450, 900
        group.PixelValueTransformationSequence, group.FrameVOILUTSequence = [transformation], [window]
        ds.PerFrameFunctionalGroupsSequence.append(group)
    ds.save_as(folder / "mr_enhanced.dcm", enforce_file_format=True)

    grey = body(600, 800, 0, 255, 10).astype(np.uint8)
    frames = []
    for number in range(20):
        stream = io.BytesIO()
        Image.fromarray(np.stack([np.roll(grey, number + c, 1) for c in range(3)], 2)).save(stream, "JPEG", quality=90)
        frames.append(stream.getvalue())
    ds = dataset(US, np.zeros((20, 600, 800, 3), np.uint8), 8, "RGB")
    ds.PhotometricInterpretation = "YBR_FULL_422"
    ds.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    ds.PixelData = encapsulate(frames)
    ds["PixelData"].is_undefined_length = True
    ds.save_as(folder / "us_jpeg.dcm", enforce_file_format=True)
    (folder / "done").touch()


main(Path(sys.argv[1]))
