#!/usr/bin/env python3
"""make_series_archive.py FOLDER COUNT     COUNT made series of one small MR slice each, no two alike; kept for the next time."""
import sys
from pathlib import Path

import numpy as np
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, MRImageStorage

folder, count = Path(sys.argv[1]), int(sys.argv[2])
if (folder / "complete").exists():
    sys.exit()
random = np.random.default_rng(count)
y, x = np.mgrid[-1:1:128j, -1:1:128j]
for n in range(count):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.TransferSyntaxUID = MRImageStorage, ExplicitVRLittleEndian
    meta.MediaStorageSOPInstanceUID = f"1.2.826.0.1.3680043.10.1.{count}.{n}.1"
    path = folder / f"{n // 100:04d}" / f"{n:06d}.dcm"
    path.parent.mkdir(parents=True, exist_ok=True)
    d = FileDataset(str(path), {}, file_meta=meta, preamble=bytes(128))
    d.SOPClassUID, d.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    d.StudyInstanceUID, d.SeriesInstanceUID = f"1.2.826.0.1.3680043.10.1.{count}.{n // 4}", f"1.2.826.0.1.3680043.10.1.{count}.{n}"
    d.Modality, d.PatientID, d.SeriesDescription, d.InstanceNumber = "MR", f"P{n // 4}", "AX", 1
    a, b = random.uniform(0.5, 0.9, 2)
    inside = (x / a) ** 2 + (y / b) ** 2 < 1
    values = inside * (400 + 300 * np.sin(random.uniform(2, 9) * x + random.uniform(0, 6)) * np.cos(random.uniform(2, 9) * y)) + random.normal(0, 20, x.shape)
    d.Rows, d.Columns, d.SamplesPerPixel, d.PhotometricInterpretation = *x.shape, 1, "MONOCHROME2"
    d.BitsAllocated, d.BitsStored, d.HighBit, d.PixelRepresentation = 16, 12, 11, 0
    d.PixelData = np.clip(values, 0, 4095).astype("<u2").tobytes()
    d.save_as(path, enforce_file_format=True)
(folder / "complete").write_text("")
